"""The right side of the window: a frame for one card, with its way out and its way to the map."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop.ui.cards.parts import named
from desktop.ui.icons import pixmap
from desktop.ui.theme import Tokens, icon

WIDTH = 348


class CardPanel(QWidget):
    """`closed`, `sought` (show it on the map), `stepped` (±1 among things at one place), `reveal_asked`."""

    closed = Signal()
    sought = Signal()
    stepped = Signal(int)
    reveal_asked = Signal()

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("RightPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._tokens = tokens
        self._kind = named("", "SectionNote")
        self._of = named("", "SectionNote")
        self._buttons: dict[str, QToolButton] = {}
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 10, 0)
        top.setSpacing(2)
        top.addWidget(self._kind)
        top.addStretch(1)
        for name, signal in (
            ("back", lambda: self.stepped.emit(-1)),
            ("forward", lambda: self.stepped.emit(1)),
            ("eye", self.reveal_asked.emit),
            ("to_selection", self.sought.emit),
            ("close", self.closed.emit),
        ):
            button = QToolButton()
            button.setIconSize(QSize(16, 16))
            button.clicked.connect(signal)
            button.setObjectName(f"card_{name}")
            if name == "forward":
                top.addWidget(self._of)
            top.addWidget(button)
            self._buttons[name] = button
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)
        self.dress(tokens)
        self._translate()
        self.show_place(0, 0)

    @property
    def view(self) -> QWidget | None:
        """The card that is shown."""
        return self._scroll.widget()

    def show_view(self, view: QWidget, kind: str) -> None:
        """Show a card, from its top."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 6, 16, 16)
        column.addWidget(view)
        column.addStretch(1)
        same = self._kind.text() == kind
        before = self._scroll.verticalScrollBar().value() if same else 0
        former = self._scroll.takeWidget()
        if former is not None:  # it may be one of its own buttons that brought us here
            former.hide()
            former.deleteLater()
        self._scroll.setWidget(holder)
        self._scroll.verticalScrollBar().setValue(before)
        self._kind.setText(kind)
        for name in ("to_selection", "close"):
            self._buttons[name].setVisible(bool(kind))
        self.offer_reveal(offered=False, on=False)

    def offer_reveal(self, *, offered: bool, on: bool) -> None:
        """Whether the card holds masked personal data, and whether they are shown in the original now."""
        eye = self._buttons["eye"]
        eye.setCheckable(True)
        eye.setChecked(on)
        eye.setVisible(offered)
        words = self.tr("恢复脱敏") if on else self.tr("显示原文（需要理由，记入审计日志）")
        eye.setToolTip(words)
        eye.setAccessibleName(words)

    def show_place(self, number: int, of: int) -> None:
        """Which of several things at one place is shown, counted from 0; `of` < 2 hides the steps."""
        several = of > 1
        self._of.setText(f"{number + 1} / {of}" if several else "")
        for name in ("back", "forward"):
            self._buttons[name].setVisible(several)

    def show_hint(self) -> None:
        """What to do while nothing is chosen."""
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(6, 70, 6, 0)
        column.setSpacing(10)
        picture = QLabel()
        picture.setPixmap(pixmap("identify", self._tokens.accent, 40, self.devicePixelRatioF()))
        picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(picture)
        head = named(self.tr("单击地图看卡片"), "EmptyTitle")
        head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(head)
        hints = (
            self.tr(
                "单击网格，看负责人、客户构成和经营情况；单击网点，看服务半径；放大后单击一个客户，看客户卡片（已脱敏）。"
            ),
            self.tr("按 R 拖一个矩形选客户，看合计。按 ? 看全部按键。"),
        )
        for words in hints:
            label = named(words, "EmptyText", wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        self.show_place(0, 0)
        self.show_view(view, "")

    def dress(self, tokens: Tokens) -> None:
        self._tokens = tokens
        for name, button in self._buttons.items():
            button.setIcon(icon(name, tokens))

    def _translate(self) -> None:
        for name, words in (
            ("back", self.tr("此处的上一个客户")),
            ("forward", self.tr("此处的下一个客户")),
            ("to_selection", self.tr("在地图上显示")),
            ("close", self.tr("关闭卡片")),
        ):
            self._buttons[name].setToolTip(words)
            self._buttons[name].setAccessibleName(words)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
