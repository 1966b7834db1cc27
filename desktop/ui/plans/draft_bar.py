"""The bar over the map while a draft is open: its name, the tools, the pending changes, and the way out."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from desktop.ui.actions import DRAFT_TOOLS, Actions
from desktop.ui.cards.flow import FlowLayout
from desktop.ui.cards.parts import named

_ROOM_FOR_WORDS = 1_080  # pixels of the bar
_LEAST_TITLE = 90


class DraftBar(QWidget):
    """`closed` when the draft is put away (it stays as it is), `pending(on)` when the changes are to be seen."""

    closed = Signal()
    pending = Signal(bool)

    def __init__(self, actions: Actions, colours: QToolButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("DraftBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self._name, self._title = named("", "DraftName"), ""
        self._tools: dict[str, QToolButton] = {}
        self.changes, self.close_ = QToolButton(), QToolButton()
        self.note = QLabel()
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._tool_row, self._right = QWidget(), QWidget()
        tools = FlowLayout(self._tool_row, across=3, between=2)
        wraps = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        wraps.setHeightForWidth(True)
        self._tool_row.setSizePolicy(wraps)
        for key in (*DRAFT_TOOLS, "snap", "trace"):
            if key == "snap":
                tools.addWidget(_rule())
            button = QToolButton()
            button.setDefaultAction(actions[key])
            button.setObjectName(f"button_{key}")
            button.setIconSize(QSize(18, 18))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tools.addWidget(button)
            self._tools[key] = button
        self.changes.setCheckable(True)
        self.changes.toggled.connect(self.pending)
        self.close_.clicked.connect(self.closed)
        right = _close_row(self._right)
        for button in (colours, self.changes, self.close_):
            right.addWidget(button)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 4, 8, 4)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._name, 0, 0)
        self._grid.addWidget(self.note, 0, 1)
        self._grid.addWidget(self._right, 0, 2)
        self._grid.addWidget(self._tool_row, 0, 1)
        self.hide()
        self._translate()

    def show_draft(self, name: str, changed: int, why_not_edited: str) -> None:
        """The tools are there for a plan that may be edited; else it says why it may not."""
        self._title = (self.tr("方案：{0}") if why_not_edited else self.tr("草案：{0}")).format(name)
        self.note.setText(why_not_edited)
        self.note.setToolTip(why_not_edited)
        self.note.setVisible(bool(why_not_edited))
        self._tool_row.setVisible(not why_not_edited)
        self.changes.setText(self.tr("待生效改动 {0}").format(changed))
        self.show()
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Words beside the icons where there is room; on a narrow map the tools get a line of their own."""
        wide = self.width() >= _ROOM_FOR_WORDS
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._tools.values():
            button.setToolButtonStyle(style)
        tools = self._tool_row.sizeHint().width() if self._tool_row.isVisibleTo(self) else 0
        right = self._right.sizeHint().width()
        narrow = self.width() < _LEAST_TITLE + tools + right + 40
        self._grid.addWidget(self._tool_row, *((1, 0, 1, 3) if narrow else (0, 1, 1, 1)))
        room = max(40, self.width() - right - (0 if narrow else tools) - 44)
        self._name.setText(self._name.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room))
        self._name.setToolTip(self._title)

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


def _close_row(holder: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(3)
    return row


def _rule() -> QFrame:
    """Between the tools and what goes for several of them."""
    rule = QFrame()
    rule.setObjectName("DraftRule")
    rule.setFrameShape(QFrame.Shape.VLine)
    rule.setFixedSize(9, 30)
    return rule
