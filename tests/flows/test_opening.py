"""Opening a bank, from the empty window to the settled map, and every way it may not open."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import OpenedWindow
from desktop.drawing.content import MapContent
from desktop.ui.preferences import Preferences

Opens = Callable[..., OpenedWindow]


@pytest.fixture
def open_bank(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opens]:
    """As `getu open` does, in the debug build: SQL on the UI thread would fail the test."""
    monkeypatch.setenv("GETU_DEBUG", "1")
    opened: list[OpenedWindow] = []

    def start(path: Path, *, ask: bool = False) -> OpenedWindow:
        one = OpenedWindow(path, ask=ask, preferences=Preferences(tmp_path / "window.ini"))
        opened.append(one)
        one.window.resize(1366, 768)
        one.window.show()
        one.start()
        return one

    yield start
    for one in opened:
        if one.dialog is not None:
            one.dialog.reject()
        one.close()
        one.deleteLater()


def shown(opened: OpenedWindow) -> MapContent | None:
    return opened.window.content


def test_the_window_stands_before_the_bank_is_read_and_then_fills(
    open_bank: Opens, bank_copy: Path, qtbot: QtBot
) -> None:
    opened = open_bank(bank_copy)
    assert opened.window.isVisible()
    assert shown(opened) is None
    qtbot.waitUntil(lambda: opened.complete and opened.window.canvas.fresh, timeout=20_000)
    content = shown(opened)
    assert content is not None
    assert len(content.points) > 0
    assert "getu-demo" in opened.window.messages.words


def test_a_wrong_passphrase_is_told_and_the_right_one_opens_the_bank(
    open_bank: Opens, bank_copy: Path, qtbot: QtBot
) -> None:
    opened = open_bank(bank_copy, ask=True)
    qtbot.waitUntil(lambda: opened.dialog is not None, timeout=10_000)
    dialog = opened.dialog
    assert dialog is not None
    assert dialog.passphrase.text() == "getu-demo"
    dialog.passphrase.setText("wrong")
    dialog.open_button.click()
    qtbot.waitUntil(lambda: dialog.problem.isVisible(), timeout=10_000)
    assert "口令不正确" in dialog.problem.text()
    assert opened.window.content is None
    dialog.passphrase.setText("getu-demo")
    dialog.open_button.click()
    qtbot.waitUntil(lambda: opened.complete, timeout=20_000)
    assert opened.dialog is None


def test_a_missing_and_a_damaged_file_get_a_sentence_and_the_window_stays(
    open_bank: Opens, tmp_path: Path, bank_copy: Path, qtbot: QtBot
) -> None:
    missing = open_bank(tmp_path / "nowhere.getu")
    qtbot.waitUntil(lambda: missing.dialog is not None, timeout=10_000)
    assert missing.dialog is not None
    missing.dialog.passphrase.setText("anything")
    missing.dialog.open_button.click()
    qtbot.waitUntil(lambda: missing.dialog is not None and missing.dialog.problem.isVisible(), timeout=10_000)
    assert "找不到文件" in missing.dialog.problem.text()
    with bank_copy.open("r+b") as file:
        file.seek(16)
        file.write(b"\x00" * 4000)
    damaged = open_bank(bank_copy)
    qtbot.waitUntil(lambda: damaged.dialog is not None and damaged.dialog.problem.isVisible(), timeout=10_000)
    assert damaged.window.isVisible()
    assert damaged.window.content is None
