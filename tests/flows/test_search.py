"""Stories of finding things by keyboard alone."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.ui.search.result_list import More, row_of
from desktop.ui.subject import CUSTOMER, GRID, Subject
from tests.flows.person import Person

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_grid_is_found_and_gone_to_by_keyboard(person: Person) -> None:
    grid = person.content.grids[20]
    before = person.canvas.viewport
    person.presses(Qt.Key.Key_F, CTRL)
    palette = person.window.search
    assert palette.isVisible()
    person.writes(grid.code, on=palette.line)
    person.waits()
    person.keeps_picture("30-search-grid")
    person.presses(Qt.Key.Key_Return, on=palette.line)
    assert not palette.isVisible()
    assert not palette.line.text()
    assert person.window.desk.subject == Subject(GRID, grid.id)
    assert person.canvas.viewport != before


def test_one_character_finds_customers_and_f3_goes_to_the_next(person: Person) -> None:
    person.presses(Qt.Key.Key_K, CTRL)
    palette = person.window.search
    person.writes("王", on=palette.line)
    person.waits()
    person.keeps_picture("31-search-surname")
    QTest.keyClick(palette.line, Qt.Key.Key_Backtab)  # around the start, to the last group
    person.presses(Qt.Key.Key_Return, on=palette.line)
    first = person.window.desk.subject
    assert first is not None
    assert first.kind == CUSTOMER
    person.presses(Qt.Key.Key_F3)
    second = person.window.desk.subject
    assert second is not None
    assert second.kind == CUSTOMER
    assert second != first


def test_enter_before_the_answer_means_what_was_typed_and_not_an_older_row(person: Person) -> None:
    old, new = person.content.grids[20], person.content.grids[40]
    person.does("search")
    line = person.window.search.line
    line.setText(old.code)
    person.waits()
    line.setText(new.code)
    QTest.keyClick(line, Qt.Key.Key_Return)
    person.waits()
    assert person.window.desk.subject == Subject(GRID, new.id)


def test_a_command_is_found_and_escape_leaves_everything_as_it_was(person: Person) -> None:
    palette = person.window.search
    before = person.canvas.viewport
    person.does("search")
    person.writes("龘龘", on=palette.line)
    person.waits()
    assert palette.results.count() == 0
    person.keeps_picture("32-search-nothing")
    person.presses(Qt.Key.Key_Escape, on=palette.line)
    assert not palette.isVisible()
    assert person.canvas.viewport == before
    person.does("search")
    person.writes("深色", on=palette.line)
    person.waits()
    person.presses(Qt.Key.Key_Return, on=palette.line)
    assert person.window.actions_["dark"].isChecked()
    person.window.resize(1920, 1080)
    person.does("search")
    person.writes("海", on=palette.line)
    person.waits()
    person.keeps_picture("33-search-dark")


def test_the_box_over_the_layers_takes_the_first_sign_and_escape_gives_the_keyboard_back(person: Person) -> None:
    palette, box = person.window.search, person.window.left.search
    person.canvas.setFocus()
    person.writes("王", on=box.line)
    person.waits()
    assert palette.isVisible()
    assert (palette.line.text(), box.line.text()) == ("王", "")
    assert palette.line.mapTo(person.window, QPoint(0, 0)) == box.line.mapTo(person.window, QPoint(0, 0))
    person.presses(Qt.Key.Key_Escape, on=palette.line)
    person.does("left_panel")
    person.does("search")
    assert palette.isVisible()
    person.presses(Qt.Key.Key_Escape, on=palette.line)
    assert not palette.isVisible()


def test_ctrl_enter_looks_at_one_after_another_and_places_are_remembered_but_no_person(person: Person) -> None:
    palette, grid = person.window.search, person.content.grids[20]
    person.does("search")
    palette.line.setText(grid.code)
    person.waits()
    QTest.keyClick(palette.line, Qt.Key.Key_Return, CTRL)
    person.waits()
    assert palette.isVisible()
    assert palette.line.hasFocus()
    assert person.window.desk.subject == Subject(GRID, grid.id)
    palette.line.setText("王建国")
    person.waits()
    QTest.keyClick(palette.line, Qt.Key.Key_Backtab)
    person.presses(Qt.Key.Key_Return, on=palette.line)
    person.waits()
    person.does("search")
    person.waits()
    rows = [palette.results.item(number).text() for number in range(palette.results.count())]
    assert grid.name in rows
    assert not any("*" in row for row in rows)


def test_a_group_opens_to_more_rows_and_stands_on_the_first_new_one(person: Person) -> None:
    palette = person.window.search
    person.waits_for(lambda: palette.learning.index is not None, "the index")
    person.does("search")
    palette.line.setText("海门")
    person.waits()
    rows = palette.results.count()
    more = next(n for n in reversed(range(rows)) if isinstance(row_of(palette.results.item(n)), More))
    palette.results.setCurrentRow(more)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    person.waits()
    assert palette.results.count() >= rows + 40
    assert palette.results.currentRow() == more
    person.keeps_picture("34-search-more")
