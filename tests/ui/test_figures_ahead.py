"""Figures of the grids are there before anybody asks for them."""

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.database.connection import Connection
from desktop.editing.changes import Changes
from desktop.session import Session
from desktop.ui.background import Background
from desktop.ui.figures_ahead import FiguresAhead


def test_all_grids_are_read_behind_the_window_and_again_after_a_change(
    qapp: QApplication, small_bank: Path, small_key: bytes, small_reader: Connection
) -> None:
    grids = tuple(one for (one,) in small_reader.execute("SELECT id FROM grid LIMIT 30"))
    session, background = Session(small_bank, small_key), Background()
    problems: list[Exception] = []
    ahead = FiguresAhead(background, session.reader, problems.append, background)
    try:
        for _ in range(2):
            ahead.use(grids)
            assert ahead.known == 0
            ahead.begin()
            for _ in range(2000):
                QTest.qWait(5)
                if ahead.known == len(grids):
                    break
            assert ahead.known == len(grids)
            ahead.forget(Changes(frozenset({"customer"})))
        ahead.forget(Changes(frozenset({"bookmark"})))
    finally:
        background.close()
        session.close()
    assert problems == []
