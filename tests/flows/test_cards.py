"""Stories at a card: from one thing to the next and back, its small map, its words copied, its page printed."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QToolButton

from desktop.database.connection import Connection
from desktop.ui.cards.entry_line import EntryLine
from desktop.ui.cards.link_text import LinkText
from desktop.ui.cards.small_map import SmallMap
from desktop.ui.privacy.reason_dialog import ReasonDialog
from desktop.ui.subject import BRANCH, CUSTOMER, GRID, HOUSEHOLD, MANAGER, OUTLET, TOWN, Subject
from tests.flows.person import PICTURES, Person
from tests.flows.test_privacy import gives_reason
from tests.flows.test_tables import audit

LEFT = Qt.MouseButton.LeftButton
KINDS = (GRID, OUTLET, CUSTOMER, HOUSEHOLD, BRANCH, MANAGER, TOWN)


@pytest.fixture
def head_of_family(person: Person, small_reader: Connection) -> Subject:
    """A located head of a household who is confirmed to have a home grid; the card is open."""
    on_map = set(person.content.points.customer_id.tolist())
    rows = small_reader.execute("SELECT head_id FROM household WHERE head_id IS NOT NULL AND member_count > 2")
    found = Subject(CUSTOMER, next(one for (one,) in rows if one in on_map))
    opens(person, found)
    return found


def opens(person: Person, subject: Subject) -> None:
    person.window.desk.open((subject,))
    person.waits()


def follows(person: Person, words: str) -> None:
    """Clicks the link or the line of a list that begins with these words."""
    links = [*person.window.cards.findChildren(LinkText), *person.window.cards.findChildren(EntryLine)]
    found = [link for link in links if link.accessibleName().startswith(words) and link.isVisibleTo(person.window)]
    assert found, f"no link {words!r} among {[link.accessibleName() for link in links]}"
    QTest.mouseClick(found[0], LEFT)
    person.waits()


def presses_button(person: Person, name: str) -> None:
    button = person.window.cards.findChild(QToolButton, name)
    assert isinstance(button, QToolButton)
    assert button.isEnabled()
    QTest.mouseClick(button, LEFT)
    person.waits()


def kind_now(person: Person) -> str:
    subject = person.window.desk.subject
    assert subject is not None
    assert person.window.desk.card is not None
    return subject.kind


def small_map(person: Person) -> SmallMap:
    found = person.window.cards.findChild(SmallMap)
    assert isinstance(found, SmallMap)
    person.waits_for(lambda: found.image is not None, "the small map")
    return found


def test_from_a_customer_over_his_family_to_the_branch_and_all_the_way_back(
    person: Person, head_of_family: Subject
) -> None:
    seen = [head_of_family]
    for link, kind in (
        ("户号", HOUSEHOLD), ("归属网格", GRID), ("乡镇", TOWN), ("", BRANCH), ("", OUTLET),
    ):  # fmt: skip
        if kind == BRANCH:
            link = person.window.desk.card.branches[0].name  # type: ignore[union-attr]
        elif kind == OUTLET:
            link = person.window.desk.card.outlets[0].name  # type: ignore[union-attr]
        follows(person, link)
        assert kind_now(person) == kind
        assert person.window.desk.subject is not None
        seen.append(person.window.desk.subject)
    for subject in reversed(seen[:-1]):
        presses_button(person, "card_back")
        assert person.window.desk.subject == subject
    back = person.window.cards.findChild(QToolButton, "card_back")
    assert back is not None
    assert not back.isEnabled()
    assert not person.window.actions_["card_back"].isEnabled()
    person.does("card_forward")
    assert person.window.desk.subject == seen[1]
    follows(person, "客户经理")
    assert kind_now(person) == MANAGER
    assert not person.window.actions_["card_forward"].isEnabled()  # a new way drops the old one
    assert person.window.desk.subject == Subject(MANAGER, person.window.desk.card.id)  # type: ignore[union-attr]


def test_a_list_is_walked_with_the_keyboard_alone(person: Person) -> None:
    opens(person, Subject(BRANCH, person.content.branches[4].id))
    line = person.window.cards.findChildren(EntryLine)[0]
    line.setFocus(Qt.FocusReason.TabFocusReason)
    person.presses(Qt.Key.Key_Space, on=line)
    assert kind_now(person) in (MANAGER, GRID)


def test_the_small_map_shows_the_place_and_leads_there(person: Person) -> None:
    for kind in (BRANCH, GRID, OUTLET, TOWN):
        grid = person.content.grids[7]
        chosen = {BRANCH: grid.branch_id, GRID: grid.id, OUTLET: grid.outlet_id, TOWN: grid.town_id}[kind]
        assert chosen is not None
        opens(person, Subject(kind, chosen))
        picture = small_map(person)
        assert picture.image is not None
        assert picture.image.width() == picture.width()
        assert len(np.unique(pixels(picture.image))) > 8
        person.does("whole_bank")
        before = person.canvas.viewport
        QTest.mouseClick(picture, LEFT)
        person.waits()
        assert person.canvas.viewport != before
        place = person.window.desk.place
        assert place is not None
        box = place.box(person.content)
        assert box is not None
        assert box.contains(person.canvas.viewport.centre_x, person.canvas.viewport.centre_y)


def test_the_small_map_of_a_customer_has_his_pin_in_its_middle(person: Person, head_of_family: Subject) -> None:
    image = small_map(person).image
    assert image is not None
    colour = image.pixelColor(image.width() // 2 + 5, image.height() // 2 - 15)
    assert colour.name().upper() == "#F2693C"


def test_a_small_map_follows_the_theme(person: Person) -> None:
    opens(person, Subject(GRID, person.content.grids[3].id))
    light = small_map(person).image
    person.does("dark")
    person.waits()
    dark = small_map(person).image
    assert light is not None
    assert dark is not None
    assert pixels(dark).mean() < 0.6 * pixels(light).mean()


def test_the_words_of_a_card_are_copied_as_they_are_shown(
    person: Person, head_of_family: Subject, small_reader: Connection
) -> None:
    name, id_no = small_reader.execute(
        "SELECT c.name, p.id_no FROM customer c JOIN person_profile p ON p.customer_id = c.id WHERE c.id = ?",
        (head_of_family.id,),
    ).fetchone()
    presses_button(person, "card_copy")
    masked = QGuiApplication.clipboard().text()
    assert "客户卡片" in masked
    assert "【家庭】" in masked
    assert name not in masked
    assert id_no not in masked
    presses_button(person, "card_eye")
    gives_reason(person)
    person.waits_for(lambda: name in person.words_on_card(), "the original")
    person.does("copy_card")
    assert name in QGuiApplication.clipboard().text()
    assert id_no in QGuiApplication.clipboard().text()


def test_a_card_is_saved_as_one_page_and_each_copy_is_noted_and_numbered(
    person: Person, head_of_family: Subject, small_reader: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (name,) = small_reader.execute("SELECT name FROM customer WHERE id = ?", (head_of_family.id,)).fetchone()
    for copy in (1, 2):
        path = tmp_path / f"copy{copy}.pdf"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, chosen=path: (str(chosen), ""))
        person.does("print_card")
        dialog = person.window.card_output.dialog
        assert dialog is not None
        person.waits_for(lambda dialog=dialog: dialog.preview.image is not None, "the preview")  # type: ignore[misc]
        assert person.window.card_output.dialog is dialog
        if copy == 1:
            PICTURES.mkdir(parents=True, exist_ok=True)
            dialog.grab().save(str(PICTURES / "60-print-card.png"))
            QTest.mouseClick(dialog.grey, LEFT)
            person.waits()
        QTest.mouseClick(dialog.save_button, LEFT)
        person.waits_for(path.exists, "the file")
        person.waits()
        words = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, encoding="utf-8").stdout
        assert f"第 {copy} 份" in words
        assert name not in words
        assert "个人信息已脱敏显示" in words
    printed = [(object_, reason) for action, object_, reason in audit(person) if action == "PRINT"]
    assert len(printed) == 2
    assert printed[0] == printed[1]
    assert printed[0][0].startswith("customer:")
    assert name not in printed[0][0]


def test_originals_are_printed_only_for_another_reason(
    person: Person, head_of_family: Subject, small_reader: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (name,) = small_reader.execute("SELECT name FROM customer WHERE id = ?", (head_of_family.id,)).fetchone()
    presses_button(person, "card_eye")
    gives_reason(person)
    person.waits_for(lambda: name in person.words_on_card(), "the original")
    path = tmp_path / "original.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    output = person.window.card_output
    presses_button(person, "card_print")
    assert not output.is_open
    assert any(one.isVisible() for one in person.window.findChildren(ReasonDialog))
    gives_reason(person, 2, "核对")
    dialog = output.dialog
    assert dialog is not None
    QTest.mouseClick(dialog.save_button, LEFT)
    person.waits_for(path.exists, "the file")
    person.waits()
    words = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, encoding="utf-8").stdout
    assert name in words
    action, object_, reason = audit(person)[-1]
    assert (action, name in object_, reason) == ("PRINT", False, "信贷调查或审批：核对")


def test_a_page_that_cannot_be_written_says_so_and_the_dialog_stays(
    person: Person, head_of_family: Subject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "file" / "x.pdf"), ""))
    person.does("print_card")
    dialog = person.window.card_output.dialog
    assert dialog is not None
    QTest.mouseClick(dialog.save_button, LEFT)
    person.waits_for(lambda: "不能写入" in person.window.messages.words, "the refusal")
    assert person.window.card_output.dialog is dialog
    dialog.reject()
    person.waits()


def pixels(image: QImage) -> NDArray[np.uint8]:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    whole = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return whole[:, : grey.width()].copy()
