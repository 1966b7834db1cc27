"""What stands in front of a locked window: the passphrase and nothing of the bank."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.refusal import Refused
from desktop.ui.icons import pixmap
from desktop.ui.language import pick


class LockDialog(QDialog):
    """Neither Esc nor its frame closes it; only `accept`, from whoever checked the passphrase."""

    tried = Signal(str)
    quit_asked = Signal()

    def __init__(self, bank: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, on=False)
        self.setWindowTitle(self.tr("已锁定"))
        self.setMinimumWidth(400)
        picture = QLabel()
        picture.setPixmap(pixmap("lock", self.palette().highlight().color().name(), 36, self.devicePixelRatioF()))
        picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words = QLabel(self.tr("{0} 已锁定，地图和表格已隐藏。输入口令继续，之前的操作都还在。").format(bank))
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(self.tr("口令"))
        self.note = QLabel()
        self.note.setObjectName("SectionNote")
        self.note.hide()
        self.problem = QLabel()
        self.problem.setObjectName("UnlockProblem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.unlock_button = QPushButton(self.tr("解锁"))
        self.unlock_button.setDefault(True)
        self.unlock_button.setProperty("primary", True)
        leave = QPushButton(self.tr("退出程序"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.quit_asked)
        buttons = QHBoxLayout()
        buttons.addWidget(leave)
        buttons.addStretch(1)
        buttons.addWidget(self.unlock_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(12)
        for part in (picture, words, self.passphrase, self.note, self.problem):
            column.addWidget(part)
        column.addLayout(buttons)
        self.unlock_button.clicked.connect(self._try)
        self.passphrase.textEdited.connect(self.problem.hide)

    def know_hint(self, hint: str | None) -> None:
        """A demo bank's passphrase is public: it is filled in and readable."""
        if hint is not None and not self.passphrase.text():
            self.passphrase.setEchoMode(QLineEdit.EchoMode.Normal)
            self.passphrase.setText(hint)
            self.note.setText(self.tr("示例数据，口令 {0}").format(hint))
            self.note.show()
            self.adjustSize()

    def say(self, refusal: Refused) -> None:
        self.problem.setText(pick(refusal.zh, refusal.en))
        self.problem.show()
        self.adjustSize()
        self.unlock_button.setEnabled(True)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _try(self) -> None:
        self.unlock_button.setEnabled(False)
        self.tried.emit(self.passphrase.text())

    def reject(self) -> None:
        """Esc does not open a lock."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
