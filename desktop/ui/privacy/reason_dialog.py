"""Asks why personal data are to be seen or taken out; nothing is shown without a reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

_LEAST = 2  # characters of a reason in own words


class ReasonDialog(QDialog):
    """`given` carries the reason once it is enough of one."""

    given = Signal(str)

    def __init__(self, title: str, says: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        words = QLabel(says)
        words.setWordWrap(True)
        self.choice = QComboBox()
        self.choice.addItems(
            [
                self.tr("走访前核对联系方式"),
                self.tr("客户到场，核对身份"),
                self.tr("信贷调查或审批"),
                self.tr("核对、补充客户资料"),
                self.tr("投诉或纠纷处理"),
                self.tr("其他（请写明）"),
            ]
        )
        self.choice.setAccessibleName(self.tr("理由"))
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("补充说明（选“其他”时必填；请勿写个人信息）"))
        self.text.setAccessibleName(self.tr("补充说明"))
        self.text.setMaxLength(120)
        note = QLabel(self.tr("理由、时间和操作人会记入审计日志。"))
        note.setObjectName("SectionNote")
        self.accept_button = QPushButton(self.tr("记录并继续"))
        self.accept_button.setDefault(True)
        self.accept_button.setProperty("primary", True)
        cancel = QPushButton(self.tr("取消"))
        cancel.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        for part in (words, self.choice, self.text, note):
            column.addWidget(part)
        column.addLayout(buttons)
        self.accept_button.clicked.connect(self._give)
        cancel.clicked.connect(self.reject)
        self.choice.currentIndexChanged.connect(lambda _: self._allow())
        self.text.textChanged.connect(lambda _: self._allow())
        self._allow()

    @property
    def reason(self) -> str:
        """The chosen reason and what was added to it; "" while own words are still wanted."""
        own = self.text.text().strip()
        if self.choice.currentIndex() == self.choice.count() - 1:
            return own if len(own) >= _LEAST else ""
        return f"{self.choice.currentText()}：{own}" if own else self.choice.currentText()

    def _allow(self) -> None:
        self.accept_button.setEnabled(bool(self.reason))
        self.accept_button.setToolTip("" if self.reason else self.tr("请写明理由，至少两个字"))

    def _give(self) -> None:
        reason = self.reason
        if reason:
            self.accept()
            self.given.emit(reason)
