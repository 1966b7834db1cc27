"""Stories of finding things by keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

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
