"""Stories of the review of matched customers: keys decide, personal data stay masked, undo brings both back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.cli import DONE, main
from desktop.database.connection import open_reader
from desktop.matching.links_queries import pair_counts
from desktop.matching.review_queries import SHOWN
from desktop.ui.matching.matching_desk import MatchingDesk
from desktop.ui.matching.queue_window import QueueWindow
from tests.flows.conftest import Opens
from tests.flows.person import Person


def opens_queue(person: Person) -> QueueWindow:
    person.does("matching")
    desk = person.window.data.desks["matching"]
    assert isinstance(desk, MatchingDesk)
    return desk.shown


def counts(bank: Path, key: bytes) -> dict[str, int]:
    reader = open_reader(bank, key)
    try:
        return {str(state): count for state, count in pair_counts(reader).items()}
    finally:
        reader.close()


def test_a_bank_that_was_never_matched_says_what_to_do(person: Person) -> None:
    shown = opens_queue(person)
    assert "getu match" in shown.note.text()
    assert not shown.same.isEnabled()
    assert shown.same.toolTip()


def test_pairs_are_decided_from_the_keyboard_taken_back_merged_and_split(
    opens: Opens, bank_copy: Path, small_key: bytes
) -> None:
    assert main(["match", "--bank", str(bank_copy)]) == DONE
    before = counts(bank_copy, small_key)
    person = opens()
    person.waits()
    shown = opens_queue(person)
    assert shown.list.count() == before["REVIEW"]
    first = shown.chosen
    assert first is not None
    assert len(shown.waterfall.lines()) == 6
    assert shown.waterfall.accessibleDescription()
    texts = [item.text() for row in range(shown.fields.rowCount()) if (item := shown.fields.item(row, 1))]
    assert any("**" in text for text in texts)
    names = person.window  # nothing of the person in the title of the window
    assert first.names[0] not in names.windowTitle() + shown.windowTitle()

    QTest.keyClick(shown, Qt.Key.Key_D)
    person.waits_for(lambda: shown.list.count() == before["REVIEW"] - 1, "the next pair")
    person.waits()
    assert counts(bank_copy, small_key)["REJECTED"] == 1
    second = shown.chosen
    assert second is not None
    assert second.pair.uid != first.pair.uid

    QTest.keyClick(shown, Qt.Key.Key_S)
    person.waits_for(lambda: shown.list.count() == before["REVIEW"] - 2, "the next pair")
    person.waits()
    assert counts(bank_copy, small_key)["CONFIRMED"] == 1

    QTest.keyClick(shown, Qt.Key.Key_L)
    person.waits()
    assert shown.list.count() == before["REVIEW"] - 2  # put off, not settled

    for _ in range(3):
        QTest.keyClick(shown, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        person.waits()
    person.waits_for(lambda: shown.list.count() == before["REVIEW"], "all pairs")
    assert counts(bank_copy, small_key) == before

    # the automatic ones at a click, and one of them split again
    shown.state.setCurrentIndex(1)
    shown.state.activated.emit(1)
    person.waits_for(lambda: shown.list.count() == SHOWN, "the automatic ones")
    assert str(SHOWN) in shown.all.text()
    shown.all.click()
    person.waits_for(lambda: counts(bank_copy, small_key)["AUTO"] == before["AUTO"] - SHOWN, "two hundred merges")
    person.waits()
    shown.state.setCurrentIndex(2)
    shown.state.activated.emit(2)
    person.waits_for(lambda: shown.chosen_state == "CONFIRMED" and shown.list.count() == SHOWN, "the merged")
    person.waits()
    assert not shown.same.isEnabled()
    QTest.keyClick(shown, Qt.Key.Key_P)
    person.waits_for(lambda: shown.list.count() == SHOWN - 1, "the split")
    person.waits()
    found = counts(bank_copy, small_key)
    assert (found["CONFIRMED"], found["REJECTED"]) == (SHOWN - 1, 1)
