"""Asks for the passphrase of a bank, says why it did not open, and lets the person try again or choose another file."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.refusal import Refused
from desktop.ui import language


class UnlockDialog(QDialog):
    """Stays open until somebody else says the passphrase fitted (`accept`) or the person gives up."""

    tried = Signal(str)
    other_file = Signal()

    def __init__(self, path: Path, *, hint: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("打开银行文件"))
        self.setMinimumWidth(420)
        name = QLabel(self.tr("{0} 已加密，请输入口令。").format(path.name))
        name.setWordWrap(True)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Normal if hint else QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(self.tr("口令"))
        self.passphrase.setText(hint or "")
        self.note = QLabel(self.tr("示例数据，口令 {0}").format(hint) if hint else "")
        self.note.setVisible(hint is not None)
        self.problem = QLabel()
        self.problem.setObjectName("UnlockProblem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.open_button = QPushButton(self.tr("打开"))
        self.open_button.setDefault(True)
        other = QPushButton(self.tr("选择其他文件…"))
        other.setAutoDefault(False)
        cancel = QPushButton(self.tr("取消"))
        cancel.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(other)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        for part in (name, self.passphrase, self.note, self.problem):
            column.addWidget(part)
        column.addLayout(buttons)
        self.open_button.clicked.connect(self._try)
        self.passphrase.textEdited.connect(self.problem.hide)
        cancel.clicked.connect(self.reject)
        other.clicked.connect(self.other_file)

    def say(self, refusal: Refused) -> None:
        """Show the sentence; the passphrase stays in place and is selected, ready to be typed over."""
        self.problem.setText(language.pick(refusal.zh, refusal.en))
        self.problem.show()
        self._free(on=True)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _try(self) -> None:
        self._free(on=False)
        self.tried.emit(self.passphrase.text())

    def _free(self, *, on: bool) -> None:
        self.passphrase.setEnabled(on)
        self.open_button.setEnabled(on)
        self.open_button.setText(self.tr("打开") if on else self.tr("正在打开…"))
