"""Stories of changing something: lock, radius, bookmarks; undo, redo; and all of it survives a restart."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit, QPushButton, QSpinBox

from desktop.grids.card_queries import GridCard
from desktop.maps.bookmark import Bookmark
from desktop.organisation.card_queries import OutletCard
from tests.flows.conftest import Opens
from tests.flows.person import LEFT, Person

CTRL = Qt.KeyboardModifier.ControlModifier


def locked(person: Person, grid_id: int) -> str | None:
    return next(grid.locked_reason for grid in person.content.grids if grid.id == grid_id)


def opens_card_of_a_free_grid(person: Person) -> int:
    grid = next(one for one in person.content.grids[40:] if one.locked_reason is None)
    person.clicks(*person.content.partition.label_point(grid.id))
    card = person.window.desk.card
    assert isinstance(card, GridCard)
    return card.id


def locks(person: Person, reason: str) -> None:
    field = person.window.cards.findChild(QLineEdit, "lock_reason")
    button = person.window.cards.findChild(QPushButton, "lock_button")
    assert isinstance(field, QLineEdit)
    assert isinstance(button, QPushButton)
    assert not button.isEnabled()
    assert button.toolTip()
    person.writes(reason, on=field)
    button.click()
    button.click()  # while the first runs, a second one is harmless
    person.waits()


def test_a_grid_is_locked_unlocked_by_undo_and_locked_again_by_redo(person: Person) -> None:
    grid = opens_card_of_a_free_grid(person)
    locks(person, "责任书已签")
    assert locked(person, grid) == "责任书已签"
    assert "责任书已签" in person.words_on_card()
    assert "锁定网格" in person.window.actions_["undo"].text()
    person.keeps_picture("09-locked")
    person.presses(Qt.Key.Key_Z, CTRL)
    assert locked(person, grid) is None
    assert not person.window.actions_["undo"].isEnabled()
    person.presses(Qt.Key.Key_Y, CTRL)
    assert locked(person, grid) == "责任书已签"


def test_a_lock_and_its_undo_survive_a_restart(opens: Opens) -> None:
    person = opens()
    grid = opens_card_of_a_free_grid(person)
    locks(person, "责任书已签")
    person = opens()
    assert locked(person, grid) == "责任书已签"
    person.presses(Qt.Key.Key_Z, CTRL)
    assert locked(person, grid) is None


def test_a_service_radius_is_changed_on_the_card_and_undone(person: Person) -> None:
    x, y = person.outlet_place(2)
    person.looks_at(x, y, 25.0)
    person.clicks(x, y)
    card = person.window.desk.card
    assert isinstance(card, OutletCard)
    before = card.radius_m
    metres = person.window.cards.findChild(QSpinBox, "radius_metres")
    button = person.window.cards.findChild(QPushButton, "radius_button")
    assert isinstance(metres, QSpinBox)
    assert isinstance(button, QPushButton)
    assert metres.lineEdit().width() > 100  # a style sheet can squeeze it to nothing
    metres.setValue(4200)
    QTest.mouseClick(button, LEFT)
    person.waits()
    again = person.window.desk.card
    assert isinstance(again, OutletCard)
    assert again.radius_m == 4200
    assert again.customers_in_radius == len(person.content.points.within(x, y, 4200.0))
    person.window.left.layers.switch("rings").click()
    person.waits()
    person.keeps_picture("10-service-radius")
    person.presses(Qt.Key.Key_Z, CTRL)
    assert person.content.outlets[2].radius_m == before


def names(person: Person) -> list[str]:
    return [bookmark.name for bookmark in person.window.bookmarks.bookmarks]


def test_a_bookmark_is_still_there_after_a_restart_and_leads_to_its_view(opens: Opens) -> None:
    person = opens()
    x, y = person.outlet_place(4)
    person.looks_at(x, y, 8.0)
    person.does("add_bookmark")
    dialog = person.canvas.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    assert dialog.textValue()
    dialog.setTextValue("东片会议")
    dialog.accept()
    person.waits()
    assert names(person) == ["东片会议"]

    person = opens()
    bookmark: Bookmark = person.window.bookmarks.bookmarks[0]
    assert bookmark.name == "东片会议"
    (entry,) = [action for action in person.window.bookmarks.actions() if action.text() == "东片会议"]
    entry.trigger()
    person.waits()
    assert abs(person.canvas.viewport.centre_x - x) < 0.1
    assert person.canvas.viewport.metres_per_pixel == 8.0
    person.window.bookmarks.removed.emit(bookmark)
    person.waits()
    assert names(person) == []
    person.presses(Qt.Key.Key_Z, CTRL)
    assert names(person) == ["东片会议"]


def test_locking_a_locked_grid_is_refused_in_a_sentence(person: Person) -> None:
    grid = opens_card_of_a_free_grid(person)
    locks(person, "责任书已签")
    person.window._links().lock_grid(grid, "再锁一次", None)
    person.waits()
    assert person.window.messages.isVisible()
    assert "已经锁定" in person.window.messages.words
    assert locked(person, grid) == "责任书已签"
    person.keeps_picture("11-refused")
    person.presses(Qt.Key.Key_Escape)
    assert not person.window.messages.isVisible()
