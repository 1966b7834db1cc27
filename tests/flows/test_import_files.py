"""Stories of importing in the window: look, correct, try, import, take back; what is wrong is said, nothing is lost."""

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog

from desktop.database.connection import Connection, open_reader
from desktop.demo.exports import write_export
from desktop.maps.datum import Datum
from desktop.ui.importing.import_desk import ImportDesk
from desktop.ui.importing.import_window import ImportWindow
from tests.flows.person import LEFT, PICTURES, Person


@pytest.fixture
def export(small_reader: Connection, tmp_path: Path) -> Path:
    """Four hundred rows of the core system in GB18030, GCJ-02, with its faults."""
    path = tmp_path / "核心系统.csv"
    write_export(small_reader, path, rows=400)
    return path


def looks_at(person: Person, path: Path, monkeypatch: pytest.MonkeyPatch) -> ImportWindow:
    person.window.actions_["import_files"].trigger()
    desk = person.window.data.desks["import_files"]
    assert isinstance(desk, ImportDesk)
    person.waits()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    QTest.mouseClick(desk.shown.choose, LEFT)
    person.waits_for(lambda: path.name in desk.shown.file.text() or person.window.messages.isVisible(), "the file")
    person.waits()
    return desk.shown


def says_datum(person: Person, shown: ImportWindow, datum: Datum) -> None:
    shown.datum.setCurrentIndex(1 + list(Datum).index(datum))
    shown.datum.activated.emit(shown.datum.currentIndex())
    person.waits_for(shown.bring.isEnabled, "a mapping that fits")


def counts(bank: Path, key: bytes) -> list[int]:
    db = open_reader(bank, key)
    found = [
        db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("customer", "contact", "geo_point", "source_record", "import_batch", "conflict", "field_value")
    ]
    db.close()
    return found


def test_a_file_is_looked_at_tried_imported_and_taken_back(
    person: Person, export: Path, bank_copy: Path, small_key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = counts(bank_copy, small_key)
    shown = looks_at(person, export, monkeypatch)
    assert not shown.bring.isEnabled()
    assert "GCJ-02" in shown.note.text()  # the guess, with its shares
    assert shown.platform.currentText() == "表格"
    shown.platform.setCurrentIndex(3)
    shown.platform.activated.emit(3)
    person.waits()
    says_datum(person, shown, Datum.GCJ02)
    assert shown.platform.currentText() == "核心系统"
    texts = [
        item.text()
        for row in range(1, shown.table.rowCount())
        for column in range(shown.table.columnCount())
        if (item := shown.table.item(row, column)) is not None
    ]
    assert any("****" in text for text in texts)

    QTest.mouseClick(shown.trial, LEFT)
    person.waits_for(lambda: shown.receipt.receipt is not None, "the trial")
    trial = shown.receipt.receipt
    assert trial is not None
    assert trial.read == trial.accepted + trial.merged + trial.rejected == 400
    assert counts(bank_copy, small_key) == before
    person.waits()

    QTest.mouseClick(shown.bring, LEFT)
    person.waits_for(lambda: (one := shown.receipt.receipt) is not None and not one.dry, "the import")
    person.waits()
    PICTURES.mkdir(parents=True, exist_ok=True)
    assert shown.grab().save(str(PICTURES / "import.png"))
    receipt = shown.receipt.receipt
    assert receipt is not None
    assert (receipt.read, receipt.rejected) == (400, trial.rejected)
    assert receipt.rejects is not None
    assert receipt.rejects.exists()
    assert counts(bank_copy, small_key)[0] == before[0] + receipt.accepted
    assert shown.receipt.reasons.topLevelItemCount() == len(receipt.reasons)

    QTest.mouseClick(shown.bring, LEFT)
    person.waits_for(lambda: "已经导入过" in shown.receipt.words.text(), "the second time")
    person.waits()
    again = counts(bank_copy, small_key)
    assert again[4] == before[4] + 1

    shown.receipt.take_back_asked.emit(receipt.batch)
    person.waits_for(lambda: "已撤回" in shown.receipt.words.text(), "the batch gone")
    person.waits()
    assert counts(bank_copy, small_key) == before


def test_a_column_is_given_another_meaning_and_one_without_a_name_is_told(
    person: Person, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = looks_at(person, export, monkeypatch)
    says_datum(person, shown, Datum.GCJ02)
    boxes = [shown.table.cellWidget(0, column) for column in range(shown.table.columnCount())]
    name = next(box for box in boxes if isinstance(box, QComboBox) and box.currentData() == "name")
    name.setCurrentIndex(0)
    name.activated.emit(0)
    person.waits_for(lambda: not shown.bring.isEnabled(), "the refusal")
    assert "姓名" in shown.note.text()
    assert shown.bring.toolTip() == shown.note.text()
    again = next(
        box
        for column in range(shown.table.columnCount())
        if isinstance(box := shown.table.cellWidget(0, column), QComboBox)
        and shown.table.horizontalHeaderItem(column).text() in ("姓名", "客户姓名", "客户名称", "名称")  # type: ignore[union-attr]
    )
    again.setCurrentIndex(again.findData("name"))
    again.activated.emit(again.currentIndex())
    person.waits_for(shown.bring.isEnabled, "a mapping that fits")


def test_what_is_no_customer_file_is_said_and_a_day_that_does_not_exist_stops_an_import(
    person: Person, export: Path, tmp_path: Path, bank_copy: Path, small_key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    garbage = tmp_path / "坏.xlsx"
    garbage.write_bytes(b"PK\x03\x04 no workbook")
    shown = looks_at(person, garbage, monkeypatch)
    assert "坏.xlsx" in person.window.messages.words
    assert not shown.bring.isEnabled()
    before = counts(bank_copy, small_key)
    shown = looks_at(person, export, monkeypatch)
    says_datum(person, shown, Datum.GCJ02)
    shown.as_of.setText("2016-02-30")
    QTest.mouseClick(shown.bring, LEFT)
    person.waits()
    assert "2016-02-30" in person.window.messages.words
    assert counts(bank_copy, small_key) == before
    shown.as_of.setText("2016-04-30")
    QTest.mouseClick(shown.bring, LEFT)
    QTest.mouseClick(shown.cancel, LEFT)
    person.waits_for(shown.choose.isEnabled, "the end")
    person.waits()
    receipt = shown.receipt.receipt
    assert counts(bank_copy, small_key) == before or (receipt is not None and receipt.batch is not None)


def test_a_sheet_of_a_workbook_is_chosen_and_an_empty_one_changes_nothing(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "网点报表.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("说明").write_string(0, 0, "请看后面几页")
    for name in ("东村", "西村"):
        page = book.add_worksheet(name)
        page.write_row(0, 0, ("客户号", "姓名", "乡镇"))
        page.write_row(1, 0, (f"C-{name}", "示例甲", name))
    book.add_worksheet("空页")
    book.close()
    shown = looks_at(person, path, monkeypatch)
    there = [shown.sheet.itemText(at) for at in range(shown.sheet.count())]
    assert (there, shown.sheet.currentText()) == (["说明", "东村", "西村", "空页"], "东村")
    assert shown.sheet.isVisible()

    def turns(at: int) -> None:
        shown.sheet.setCurrentIndex(at)
        shown.sheet.activated.emit(at)
        person.waits()

    turns(2)
    cell = shown.table.item(1, 2)
    assert cell is not None
    assert cell.text() == "西村"
    turns(3)
    assert path.name in person.window.messages.words
    assert shown.sheet.currentText() == "西村"
    assert shown.bring.isEnabled()
    PICTURES.mkdir(parents=True, exist_ok=True)
    assert shown.grab().save(str(PICTURES / "import_sheets.png"))
