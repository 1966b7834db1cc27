"""The bar over the map while a draft is open: its name, the tools, the pending changes, and the way out."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.ui.actions import DRAFT_TOOLS, Actions
from desktop.ui.cards.parts import named

_NARROW, _WIDE = 640, 1000  # logical pixels


class DraftBar(QWidget):
    """`closed` when the draft is put away (it stays as it is), `pending(on)` when the changes are to be seen."""

    closed = Signal()
    pending = Signal(bool)

    def __init__(self, actions: Actions, colours: QToolButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("DraftBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self._name = named("", "DraftName")
        self._tools: dict[str, QToolButton] = {}
        self._narrow = False
        self.changes, self.close_ = QToolButton(), QToolButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 4)
        column.setSpacing(3)
        self._head, self._below = QHBoxLayout(), QHBoxLayout()
        self._head.setSpacing(3)
        column.addLayout(self._head)
        column.addLayout(self._below)
        self.note = QLabel()
        self.note.setWordWrap(True)
        column.addWidget(self.note)
        self._holder = QWidget()
        row = QHBoxLayout(self._holder)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(3)
        for key in DRAFT_TOOLS:
            button = QToolButton()
            button.setDefaultAction(actions[key])
            button.setObjectName(f"button_{key}")
            button.setIconSize(QSize(18, 18))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
            self._tools[key] = button
        row.addStretch(1)
        self.changes.setCheckable(True)
        self.changes.toggled.connect(self.pending)
        self.close_.clicked.connect(self.closed)
        self._head.addWidget(self._name)
        self._head.addWidget(self._holder, 1)
        self._head.addStretch()
        for part in (colours, self.changes, self.close_):
            self._head.addWidget(part)
        self.hide()
        self._translate()

    def show_draft(self, name: str, changed: int, why_not_edited: str) -> None:
        """The tools are there for a plan that may be edited; else it says why it may not."""
        self._name.setText((self.tr("方案：{0}") if why_not_edited else self.tr("草案：{0}")).format(name))
        self._name.setToolTip(self._name.text())
        self.note.setText(why_not_edited)
        self.note.setVisible(bool(why_not_edited))
        self._holder.setVisible(not why_not_edited)
        self.changes.setText(self.tr("待生效改动 {0}").format(changed))
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the tools get a line of their own."""
        super().resizeEvent(event)
        width = self.width()
        narrow = width < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            place = 0 if narrow else 1
            (self._below if narrow else self._head).insertWidget(place, self._holder, 1)
            across = QSizePolicy.Policy.Ignored if narrow else QSizePolicy.Policy.Preferred
            self._name.setSizePolicy(across, QSizePolicy.Policy.Preferred)
            self._head.setStretchFactor(self._name, 1 if narrow else 0)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if width >= _WIDE else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._tools.values():
            button.setToolButtonStyle(style)

    def _translate(self) -> None:
        self.changes.setToolTip(self.tr("草案中与现行方案不同的网格，改动前后的数字"))
        self.changes.setAccessibleName(self.tr("待生效改动"))
        self.close_.setText(self.tr("关闭草案"))
        self.close_.setToolTip(self.tr("回到现行方案；草案已保存，随时可再打开"))
        for key, button in self._tools.items():
            button.setAccessibleName(self._actions[key].iconText())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
