"""The dialog that asks for a passphrase."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.refusal import Refused
from desktop.ui.unlock_dialog import UnlockDialog


def test_the_passphrase_of_a_demo_bank_is_filled_in_and_readable(qtbot: QtBot) -> None:
    dialog = UnlockDialog(Path("示例.getu"), hint="getu-demo")
    qtbot.addWidget(dialog)
    assert dialog.passphrase.text() == "getu-demo"
    assert dialog.passphrase.echoMode() is QLineEdit.EchoMode.Normal
    assert "getu-demo" in dialog.note.text()


def test_the_passphrase_of_a_real_bank_is_hidden(qtbot: QtBot) -> None:
    dialog = UnlockDialog(Path("海门.getu"), hint=None)
    qtbot.addWidget(dialog)
    assert dialog.passphrase.text() == ""
    assert dialog.passphrase.echoMode() is QLineEdit.EchoMode.Password


def test_a_wrong_passphrase_says_so_and_can_be_typed_over(qtbot: QtBot) -> None:
    dialog = UnlockDialog(Path("海门.getu"), hint=None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.passphrase.setText("falsch")
    with qtbot.waitSignal(dialog.tried) as heard:
        dialog.open_button.click()
    assert heard.args == ["falsch"]
    assert not dialog.open_button.isEnabled()
    dialog.say(Refused("口令不正确。", "Wrong passphrase."))
    assert dialog.problem.isVisible()
    assert dialog.problem.text() == "口令不正确。"
    assert dialog.open_button.isEnabled()
    assert dialog.passphrase.selectedText() == "falsch"
