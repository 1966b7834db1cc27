"""Stories of questions: a key decides, the next comes up, undo brings it back, authority decides the rest at once."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.database.connection import Connection
from desktop.ui.conflicts.questions_desk import QuestionsDesk
from desktop.ui.conflicts.questions_window import QuestionsWindow
from desktop.ui.subject import CUSTOMER, Subject
from tests.flows.person import LEFT, PICTURES, Person


def opens_questions(person: Person) -> QuestionsWindow:
    person.window.actions_["conflicts"].trigger()
    desk = person.window.data.desks["conflicts"]
    assert isinstance(desk, QuestionsDesk)
    person.waits_for(lambda: desk.shown.question is not None, "the first question")
    person.waits()
    return desk.shown


def waiting(shown: QuestionsWindow) -> int:
    return int(shown.title.text().split()[-1].replace(",", ""))


def test_questions_are_decided_by_key_put_off_undone_and_decided_by_authority(
    person: Person, small_reader: Connection
) -> None:
    shown = opens_questions(person)
    (open_,) = small_reader.execute("SELECT count(*) FROM conflict WHERE state = 'OPEN'").fetchone()
    assert waiting(shown) == open_
    first = shown.question
    assert first is not None
    assert "****" in first.answers[0].shown
    PICTURES.mkdir(parents=True, exist_ok=True)
    assert shown.grab().save(str(PICTURES / "questions.png"))

    QTest.keyClick(shown, Qt.Key.Key_2)
    person.waits_for(lambda: waiting(shown) == open_ - 1, "the decision")
    person.waits()
    second = shown.question
    assert second is not None
    assert second.id != first.id
    QTest.keyClick(shown, Qt.Key.Key_L)
    person.waits_for(lambda: waiting(shown) == open_ - 2, "the question put off")
    person.waits()
    for back in (1, 0):
        person.window.runner.undo()
        person.waits_for(lambda back=back: waiting(shown) == open_ - back, "the question again")  # type: ignore[misc]
        person.waits()
    assert shown.question is not None
    assert shown.question.id == first.id

    QTest.mouseClick(shown.card, LEFT)
    person.waits()
    assert person.window.desk.subject == Subject(CUSTOMER, first.customer_id)
    assert not shown.all.isEnabled()
    shown.field.setCurrentIndex(1)
    shown.field.activated.emit(1)
    person.waits_for(shown.all.isEnabled, "the field")
    QTest.mouseClick(shown.all, LEFT)
    person.waits_for(lambda: waiting(shown) < open_ / 2, "the order of authority")
    person.waits()
    assert person.window.actions_["undo"].isEnabled()
