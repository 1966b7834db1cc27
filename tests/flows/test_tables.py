"""Stories of the table under the map: opened by a key, filtered, grouped, in step with the map, copied, exported."""

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.customers.point_filter import PointFilter
from desktop.database.connection import Connection
from desktop.tables.arrangement import Arrangement
from desktop.tables.conditions import Between, OneOf
from desktop.tables.sorting import SortBy
from desktop.ui.selection import Combine
from desktop.ui.subject import CUSTOMER, GRID, Subject
from desktop.ui.tables.filter_popup import FilterPopup
from desktop.ui.tables.scope import Scope
from desktop.ui.tables.table_dock import TableDock
from tests.flows.conftest import Opens
from tests.flows.person import LEFT, NONE, Person


@pytest.fixture
def dock(person: Person) -> TableDock:
    """The dock, opened with its key, customers read."""
    person.presses(Qt.Key.Key_F8)
    person.waits_for(lambda: person.window.tables.desk.rows_shown is not None, "the table")
    person.waits()
    return person.window.tables


def shown_ids(dock: TableDock) -> set[int]:
    table, rows = dock.panel.model.table, dock.desk.rows_shown
    assert table is not None
    assert rows is not None
    return set(table.ids[rows.rows].tolist())


def clicks_row(person: Person, line: int, modifier: Qt.KeyboardModifier = NONE) -> None:
    view = person.window.tables.panel.view
    QTest.mouseClick(view.viewport(), LEFT, modifier, QPoint(60, view.rowViewportPosition(line) + 9))
    QTest.qWait(180)
    person.waits()


def popup_of(person: Person, key: str) -> FilterPopup:
    panel = person.window.tables.panel
    panel.view.header.ask_menu(panel.model.keys.index(key))
    person.waits()
    (popup,) = [one for one in panel.findChildren(FilterPopup) if one.isVisible()]
    return popup


def test_f8_shows_every_record_and_hides_the_table_again(
    person: Person, dock: TableDock, small_reader: Connection
) -> None:
    (records,) = small_reader.execute("SELECT count(*) FROM customer").fetchone()
    assert dock.panel.model.rowCount() == records
    assert dock.panel.words_of_count == f"{records:,} 条"
    assert person.canvas.height() > 150
    person.keeps_picture("30-table")
    person.presses(Qt.Key.Key_F8, on=dock.panel.view)
    assert not dock.panel.isVisible()
    person.does("table")
    assert dock.panel.shows_cells


def test_a_clicked_row_opens_the_card_and_rings_the_customer(person: Person, dock: TableDock) -> None:
    dock.desk.choose_scope(Scope.SHOWN)
    person.waits()
    clicks_row(person, 2)
    subject = dock.panel.model.subject(2)
    assert person.window.desk.subject == Subject(CUSTOMER, subject or 0)
    assert dock.panel.model.words(2, 0) in person.words_on_card()


def test_a_customer_opened_on_the_map_is_found_in_the_table(person: Person, dock: TableDock) -> None:
    wanted = int(person.content.points.customer_id[1234])
    person.window.desk.open((Subject(CUSTOMER, wanted),))
    person.waits()
    chosen = dock.panel.view.chosen_lines()
    assert chosen is not None
    assert dock.panel.model.subject(chosen[0]) == wanted
    first, last = dock.panel.view.lines_in_view()
    assert first <= chosen[0] <= last


def test_a_range_of_rows_is_selected_on_the_map_and_marked(person: Person, dock: TableDock) -> None:
    clicks_row(person, 0)
    clicks_row(person, 3, Qt.KeyboardModifier.ShiftModifier)
    wanted = [dock.panel.model.subject(line) for line in range(4)]
    assert person.window.selection.ids.tolist() == sorted(one for one in wanted if one is not None)
    assert all(dock.panel.model.is_marked(line) for line in range(4))
    assert not dock.panel.model.is_marked(4)


def test_the_scopes_show_what_the_map_shows_has_in_view_and_has_selected(person: Person, dock: TableDock) -> None:
    points = person.content.points
    QTest.mouseClick(dock.panel.scope_button(Scope.SHOWN), LEFT)
    person.waits()
    assert shown_ids(dock) == set(points.customer_id.tolist())
    person.looks_at(*person.outlet_place(3), 6.0)
    QTest.mouseClick(dock.panel.scope_button(Scope.IN_VIEW), LEFT)
    person.waits()
    box = person.canvas.viewport.box
    inside = (points.world_x >= box.west) & (points.world_x <= box.east)
    inside &= (points.world_y >= box.south) & (points.world_y <= box.north)
    assert shown_ids(dock) == set(points.customer_id[inside].tolist()) != set()
    person.looks_at(*person.outlet_place(9), 6.0)
    QTest.qWait(250)
    person.waits()
    assert shown_ids(dock) != set(points.customer_id[inside].tolist())
    chosen = points.customer_id[100:140]
    person.window.selection.combine(chosen, Combine.REPLACE)
    QTest.mouseClick(dock.panel.scope_button(Scope.SELECTED), LEFT)
    person.waits()
    assert shown_ids(dock) == set(chosen.tolist())
    person.does("clear_selection")
    assert "还没有选中" in dock.panel.words_of_page
    person.keeps_picture("31-table-empty")
    person.does("undo_selection")
    assert shown_ids(dock) == set(chosen.tolist())


def test_the_filter_of_the_map_narrows_the_table(person: Person, dock: TableDock) -> None:
    dock.desk.choose_scope(Scope.SHOWN)
    chooser = person.window.left.customers
    person.waits()
    before = len(shown_ids(dock))
    state = replace(dock.links.state, shown=PointFilter(lifecycles=frozenset({"POTENTIAL"})))
    assert state.content is not None
    wanted = set(state.content.points.customer_id[state.shown.mask(state.content.points)].tolist())
    chooser._lifecycle.setCurrentIndex(2)
    person.waits()
    assert shown_ids(dock) == wanted
    assert 0 < len(wanted) < before


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # a popup on the offscreen platform
def test_the_header_sorts_and_filters_like_a_spreadsheet(
    person: Person, dock: TableDock, small_reader: Connection
) -> None:
    header, model = dock.panel.view.header, dock.panel.model
    place = model.keys.index("deposits")
    at = QPoint(header.sectionViewportPosition(place) + 20, 10)
    for wanted in ((SortBy("deposits"),), (SortBy("deposits", descending=True),), ()):
        QTest.mouseClick(header.viewport(), LEFT, NONE, at)
        person.waits()
        assert dock.desk.how.sort == wanted
    popup = popup_of(person, "deposits")
    popup.how.setCurrentIndex(popup.how.findData("between"))
    popup.first.setText("5万")
    popup.apply()
    person.waits()
    assert dock.desk.how.filters == {"deposits": Between(5_000_000, None)}
    popup = popup_of(person, "lifecycle")
    assert popup.list.item(0).text().startswith("存量　")
    for row in range(1, popup.list.count()):
        popup.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    popup.apply()
    person.waits()
    assert dock.desk.how.filters["lifecycle"] == OneOf(frozenset({"EXISTING"}))
    columns = dock.panel.model.table
    assert columns is not None
    shown = dock.desk.rows_shown
    assert shown is not None
    assert all(columns.columns["lifecycle"].text(row) == "存量" for row in shown.rows[:50].tolist())
    assert dock.panel.words_of_count.count("/") == 1
    bad = popup_of(person, "deposits")
    bad.first.setText("很多")
    bad.apply()
    assert bad.isVisible()
    assert bad.problem.text() == "请写数字"
    QTest.keyClick(bad, Qt.Key.Key_Escape)
    QTest.mouseClick(dock.panel._clear, LEFT)
    person.waits()
    assert not dock.desk.how.filters


def test_groups_open_and_close_and_their_sums_stand_in_their_heads(person: Person, dock: TableDock) -> None:
    dock.desk.use(Arrangement(group="branch"))
    person.waits()
    view = dock.desk.rows_shown
    assert view is not None
    assert view.groups is not None
    assert dock.panel.model.rowCount() == len(view.groups.starts)
    person.keeps_picture("32-table-groups")
    clicks_row(person, 1)
    assert dock.panel.model.rowCount() == len(view.groups.starts) + int(view.groups.lengths[1])
    QTest.keyClick(dock.panel.view, Qt.Key.Key_Space)
    assert dock.panel.model.rowCount() == len(view.groups.starts)
    assert dock.panel.footer.words["deposits"].startswith("Σ ")


def test_a_grid_row_opens_the_grid_and_grids_gather_their_customers(person: Person, dock: TableDock) -> None:
    QTest.mouseClick(dock.panel.table_button("grids"), LEFT)
    person.waits()
    assert dock.panel.model.rowCount() == len(person.content.grids)
    clicks_row(person, 0)
    subject = person.window.desk.subject
    assert subject is not None
    assert subject.kind == GRID
    clicks_row(person, 1, Qt.KeyboardModifier.ShiftModifier)
    grids = [dock.panel.model.subject(line) or 0 for line in (0, 1)]
    points = person.content.points
    assert person.window.selection.ids.tolist() == np.sort(points.customer_id[np.isin(points.grid_id, grids)]).tolist()


def test_copied_rows_are_masked_and_their_ids_are_text(person: Person, dock: TableDock) -> None:
    clicks_row(person, 0)
    clicks_row(person, 60 if dock.panel.model.rowCount() > 60 else 1, Qt.KeyboardModifier.ShiftModifier)
    dock.panel.view.setFocus()
    QTest.keyClick(dock.panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\r\n")
    assert lines[0].split("\t")[0] == "客户号"
    assert "mso-number-format" in data.html()
    assert "****" in data.text()


def test_an_export_is_written_logged_and_reads_back(
    person: Person, dock: TableDock, tmp_path: Path, opens: Opens
) -> None:
    dock.desk.use(Arrangement({"loans": Between(1, None)}, sort=(SortBy("loans", descending=True),)))
    person.waits()
    table, view = dock.panel.model.table, dock.desk.rows_shown
    assert table is not None
    assert view is not None
    file = tmp_path / "客户.csv"
    dock.output.export(table, view.rows, dock.panel.model.keys, form="csv", path=file)
    person.waits_for(lambda: not dock.output.exporting, "the export")
    person.waits()
    with file.open(encoding="gb18030", newline="") as lines:
        found = list(csv.reader(lines))
    assert len(found) == len(view.rows) + 4  # two notes, names, sums
    assert "操作人" in found[1][0]
    assert "内部资料" in found[1][0]
    log = audit(person)
    assert log[-1][0] == "EXPORT"
    assert f"rows={len(view.rows)} masked sha256=" in log[-1][1]
    assert "已导出" in person.window.messages.words


def audit(person: Person) -> list[tuple[str, str, str]]:
    told: list[list[tuple[str, str, str]]] = []
    sql = "SELECT action, object, reason FROM audit_log ORDER BY id"
    reader = person.window._session.reader
    person._background.run(lambda: reader().execute(sql).fetchall(), told.append, lambda _: told.append([]))
    person.waits_for(lambda: bool(told), "the audit log")
    return told[0]


def test_columns_are_chosen_moved_and_widened_and_come_back_after_a_restart(opens: Opens) -> None:
    person = opens()
    person.does("table")
    desk = person.window.tables.desk
    person.waits_for(lambda: desk.rows_shown is not None, "the table")
    person.waits()
    desk.show_columns(("cust_no", "town", "deposits"))
    header = person.window.tables.panel.view.header
    header.moveSection(2, 0)
    header.resizeSection(1, 222)
    person = opens()
    person.does("table")
    desk = person.window.tables.desk
    person.waits_for(lambda: desk.rows_shown is not None, "the table")
    person.waits()
    panel = person.window.tables.panel
    assert panel.model.keys == ("deposits", "cust_no", "town")
    assert panel.view.header.sectionSize(2) == 222


def test_english_and_dark_leave_nothing_chinese_in_the_bar(person: Person, dock: TableDock) -> None:
    person.does("language")
    person.does("dark")
    person.waits()
    texts = [button.text() for button in dock.panel.findChildren(type(dock.panel.tool("copy")))]
    assert not [text for text in texts if any("\u4e00" <= letter <= "\u9fff" for letter in text)]
    assert dock.panel.model.words(0, dock.panel.model.keys.index("lifecycle")) in ("Existing", "Potential", "Dormant")
    person.keeps_picture("33-table-dark-english")


def test_at_the_smallest_size_no_button_is_lost(person: Person, dock: TableDock) -> None:
    person.window.resize(1093, 614)  # 1366 × 768 at 125 %
    person.waits()
    for name in ("columns", "copy", "eye", "export", "close"):
        button = dock.panel.tool(name)
        right = button.mapTo(dock.panel, QPoint(button.width(), 0)).x()
        assert button.isVisible()
        assert right <= dock.panel.width(), name
    assert person.canvas.height() >= 150
    assert QApplication.activePopupWidget() is None
