"""Edits from the window: one at a time, told once, refused in a sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.bank_editor import open_editor
from desktop.editing.changes import Changes
from desktop.maps.bookmark_edits import AddBookmark
from desktop.session import Session
from desktop.ui.background import Background
from desktop.ui.edit_runner import EditRunner


@pytest.fixture
def runner(qapp: QApplication, bank_copy: Path, small_key: bytes) -> Iterator[EditRunner]:
    session = Session(
        bank_copy, small_key, make_editor=lambda one: open_editor(one.path, one.key, user="test", device="test")
    )
    background = Background()
    runner = EditRunner(background, session)
    yield runner
    background.close()
    session.close()


def test_an_edit_is_told_once_and_named_in_the_undo_menu(runner: EditRunner, qtbot: QtBot) -> None:
    history = QSignalSpy(runner.history_changed)
    with qtbot.waitSignal(runner.changed) as told:
        assert runner.run(AddBookmark("东片", 1_213_000_000, 320_000_000, 10.0))
    changes = told.args[0] if told.args else None
    assert isinstance(changes, Changes)
    assert changes.kinds == {"bookmark"}
    assert history.count() == 1
    assert history.at(0) == ["添加书签「东片」", ""]
    with qtbot.waitSignal(runner.history_changed) as after:
        runner.undo()
    assert after.args == ["", "添加书签「东片」"]


def test_a_second_request_while_one_runs_is_dropped(runner: EditRunner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(runner.changed):
        assert runner.run(AddBookmark("一", 1_213_000_000, 320_000_000, 10.0))
        assert not runner.run(AddBookmark("二", 1_213_000_000, 320_000_000, 10.0))
        assert not runner.undo()
    assert not runner.running


def test_a_refusal_is_a_sentence_and_frees_the_runner(runner: EditRunner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(runner.refused) as refused:
        runner.run(AddBookmark("  ", 1_213_000_000, 320_000_000, 10.0))
    assert refused.args == ["书签要有名称。"]
    assert not runner.running
    with qtbot.waitSignal(runner.refused) as nothing:
        runner.undo()
    assert nothing.args == ["没有可以撤销的操作。"]
