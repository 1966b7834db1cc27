"""Stories of personal data: masked until a reason is given, logged, gone after a while; a lock for an empty chair."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import crash_log, paths
from desktop.database.connection import Connection
from desktop.database.keys import DEMO_PASSPHRASE
from desktop.ui.privacy import reveal
from desktop.ui.privacy.idle_clock import IdleClock
from desktop.ui.privacy.reason_dialog import ReasonDialog
from desktop.ui.subject import CUSTOMER, Subject
from tests.flows.person import Person
from tests.flows.test_tables import audit, clicks_row


@pytest.fixture
def somebody(person: Person, small_reader: Connection) -> tuple[int, str, str, str]:
    """Id, name, id number and phone of an adult on the map with all three; the card is open."""
    ids = ",".join(map(str, person.content.points.customer_id[:3000].tolist()))
    row = small_reader.execute(
        "SELECT c.id, c.name, p.id_no, k.value FROM customer c JOIN person_profile p ON p.customer_id = c.id"
        " JOIN contact k ON k.customer_id = c.id AND k.kind = 'MOBILE' AND k.is_primary = 1"
        f" WHERE c.id IN ({ids}) AND p.id_no IS NOT NULL AND p.birth_on < '1990' LIMIT 1"
    ).fetchone()
    person.window.desk.open((Subject(CUSTOMER, row[0]),))
    person.waits()
    return row  # type: ignore[no-any-return]


def gives_reason(person: Person, choice: int = 0, words: str = "") -> None:
    (dialog,) = [one for one in person.window.findChildren(ReasonDialog) if one.isVisible()]
    dialog.choice.setCurrentIndex(choice)
    dialog.text.setText(words)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    person.waits()


def test_a_card_is_masked_until_a_reason_is_given_and_again_when_it_changes(
    person: Person, somebody: tuple[int, str, str, str]
) -> None:
    _, name, id_no, phone = somebody
    assert not any(secret in person.words_on_card() for secret in (name, id_no, phone))
    eye = person.window.cards._buttons["eye"]
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    gives_reason(person)
    person.waits_for(lambda: name in person.words_on_card(), "the original")
    assert id_no in person.words_on_card()
    assert phone in person.words_on_card()
    person.keeps_picture("34-card-revealed")
    action, object_, reason = audit(person)[-1]
    assert action == "REVEAL"
    assert object_.startswith("customer:")
    assert name not in object_
    assert reason == "走访前核对联系方式"
    other = int(person.content.points.customer_id[5])
    person.window.desk.open((Subject(CUSTOMER, other),))
    person.waits()
    assert not person.window.privacy.reveal.on
    person.window.desk.open((Subject(CUSTOMER, somebody[0]),))
    person.waits()
    assert name not in person.words_on_card()


def test_originals_are_masked_again_when_the_time_is_over(person: Person, somebody: tuple[int, str, str, str]) -> None:
    assert reveal.LASTS_MS == 120_000
    person.window.privacy.reveal._clock.setInterval(400)
    QTest.mouseClick(person.window.cards._buttons["eye"], Qt.MouseButton.LeftButton)
    gives_reason(person)
    person.waits_for(lambda: not person.window.privacy.reveal.on, "the masks")
    person.waits()
    assert somebody[1] not in person.words_on_card()


def test_own_words_are_wanted_where_no_reason_of_the_list_fits(person: Person) -> None:
    dialog = person.window.privacy.reveal.ask("customer:x")
    dialog.choice.setCurrentIndex(dialog.choice.count() - 1)
    assert not dialog.accept_button.isEnabled()
    dialog.text.setText("核实")
    assert dialog.accept_button.isEnabled()
    dialog.reject()
    assert not person.window.privacy.reveal.on


def test_a_table_shows_and_copies_originals_only_while_revealed(person: Person, small_reader: Connection) -> None:
    person.does("table")
    dock = person.window.tables
    person.waits_for(lambda: dock.desk.rows_shown is not None, "the table")
    person.waits()
    model = dock.panel.model
    line = next(one for one in range(model.rowCount()) if model.words(one, 1).endswith("*"))
    (name,) = small_reader.execute("SELECT name FROM customer WHERE id = ?", (model.subject(line),)).fetchone()
    dock.panel.view.scrollTo(model.index(line, 0))
    assert model.words(line, 1) != name
    QTest.mouseClick(dock.panel.tool("eye"), Qt.MouseButton.LeftButton)
    gives_reason(person, 2)
    person.waits_for(lambda: model.words(line, 1) == name, "the original")
    clicks_row(person, line)
    assert dock.desk.copy()
    assert name in QGuiApplication.clipboard().text()
    assert ("REVEAL", "table:customers", "信贷调查或审批") in audit(person)
    dock.reveal.end()
    assert model.words(line, 1) != name
    assert dock.desk.copy()
    assert name not in QGuiApplication.clipboard().text() + QGuiApplication.clipboard().mimeData().html()


def test_the_lock_hides_everything_and_only_the_passphrase_opens_it(
    person: Person, somebody: tuple[int, str, str, str]
) -> None:
    person.does("table")
    person.window.actions_["lock_now"].trigger()
    QTest.qWait(50)
    dialog = person.window.privacy.dialog
    assert dialog is not None
    assert not person.canvas.isVisible()
    assert not person.window.tables.panel.isVisible()
    assert not person.window.cards.isVisible()
    person.keeps_picture("35-locked")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close()
    assert dialog.isVisible()
    person.waits_for(lambda: dialog.passphrase.text() == DEMO_PASSPHRASE, "the public passphrase of a demo bank")
    dialog.passphrase.setText("falsch")
    QTest.mouseClick(dialog.unlock_button, Qt.MouseButton.LeftButton)
    person.waits_for(lambda: bool(dialog.problem.text()), "the refusal")
    assert person.window.privacy.dialog is dialog
    assert not person.canvas.isVisible()
    dialog.passphrase.setText(DEMO_PASSPHRASE)
    QTest.mouseClick(dialog.unlock_button, Qt.MouseButton.LeftButton)
    person.waits_for(lambda: person.window.privacy.dialog is None, "the open window")
    person.waits()
    assert person.canvas.isVisible()
    assert person.window.desk.subject == Subject(CUSTOMER, somebody[0])


def test_the_lock_falls_when_nobody_is_there_and_not_while_somebody_is(person: Person) -> None:
    clock = person.window.privacy.clock
    assert clock.minutes == 10
    clock.set_minutes(0.4 / 60)
    for _ in range(4):
        QTest.qWait(150)
        clock.watch(None)
        assert person.window.privacy.dialog is None
    person.waits_for(lambda: person.window.privacy.dialog is not None, "the lock")
    dialog = person.window.privacy.dialog
    assert dialog is not None
    clock.set_minutes(10)
    person.waits_for(lambda: bool(dialog.passphrase.text()), "the passphrase")
    QTest.mouseClick(dialog.unlock_button, Qt.MouseButton.LeftButton)
    person.waits_for(lambda: person.window.privacy.dialog is None, "the open window")


def test_keys_and_mouse_count_as_somebody_being_there(person: Person) -> None:
    clock = IdleClock(10, person.window)
    handle = person.window.windowHandle()
    assert handle is not None
    clock.watch(handle)
    QTest.qWait(80)
    assert clock.untouched > 0.07
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert clock.untouched < 0.07
    QTest.qWait(80)
    QTest.mouseMove(handle, QPoint(300, 300))
    assert clock.untouched < 0.07


def test_nothing_personal_is_in_titles_logs_or_crash_reports(
    person: Person, somebody: tuple[int, str, str, str], caplog: pytest.LogCaptureFixture
) -> None:
    _, name, id_no, phone = somebody
    secrets = (name, id_no, phone)
    QTest.mouseClick(person.window.cards._buttons["eye"], Qt.MouseButton.LeftButton)
    gives_reason(person)
    person.does("table")
    titles = " ".join(widget.windowTitle() for widget in QApplication.topLevelWidgets())
    assert not any(secret in titles for secret in secrets)
    assert not any(secret in caplog.text for secret in secrets)
    file = Path(paths.home()) / "crash.log"
    handler = logging.FileHandler(file, encoding="utf-8")
    handler.setFormatter(crash_log.PlacesOnly("%(levelname)s %(name)s %(message)s"))
    log = logging.getLogger("desktop.crash-story")
    log.propagate = False
    log.addHandler(handler)
    try:
        raise ValueError(f"row {name} {id_no} {phone}")
    except ValueError as problem:
        log.error("something failed behind the window", exc_info=problem)
    handler.close()
    log.removeHandler(handler)
    told = file.read_text("utf-8")
    assert "ValueError" in told
    assert not any(secret in told for secret in secrets)
    kept = "".join(one.read_text("utf-8", "ignore") for one in Path(paths.home()).rglob("*") if one.is_file())
    assert not any(secret in kept for secret in secrets)
