"""The right side of the window: a frame for one card, with its way out and its way to the map."""

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.ui.cards.parts import named
from desktop.ui.icons import pixmap
from desktop.ui.theme import Tokens, icon

WIDTH = 348


class CardPanel(QWidget):
    """`closed`, `sought` (show it on the map), `stepped` (±1 among things at one place), `went` (±1 in history)."""

    closed = Signal()
    sought = Signal()
    stepped = Signal(int)
    went = Signal(int)
    reveal_asked = Signal()
    copy_asked = Signal()
    print_asked = Signal()

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("RightPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._tokens = tokens
        self._of_what: Hashable = None
        self._kind = named("", "SectionNote")
        self._kind.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._of = named("", "SectionNote")
        self._buttons: dict[str, QToolButton] = {}
        top = QHBoxLayout()
        top.setContentsMargins(10, 10, 10, 0)
        top.setSpacing(1)
        top.addWidget(self._button("back", "back", lambda: self.went.emit(-1)))
        top.addWidget(self._button("forward", "forward", lambda: self.went.emit(1)))
        top.addSpacing(4)
        top.addWidget(self._kind, 1)
        for name, drawing, signal in (
            ("eye", "eye", self.reveal_asked),
            ("copy", "copy", self.copy_asked),
            ("print", "print", self.print_asked),
            ("to_selection", "to_selection", self.sought),
            ("close", "close", self.closed),
        ):
            top.addWidget(self._button(name, drawing, signal.emit))
        self._steps = QWidget()
        steps = QHBoxLayout(self._steps)
        steps.setContentsMargins(16, 0, 10, 0)
        steps.setSpacing(1)
        steps.addWidget(self._of, 1)
        steps.addWidget(self._button("previous", "chevron_left", lambda: self.stepped.emit(-1)))
        steps.addWidget(self._button("next", "chevron_right", lambda: self.stepped.emit(1)))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._steps)
        column.addWidget(self._scroll, 1)
        self.dress(tokens)
        self._translate()
        self.show_place(0, 0)
        self.show_ways(back=False, forward=False)

    @property
    def view(self) -> QWidget | None:
        """The card that is shown."""
        return self._scroll.widget()

    def show_view(self, view: QWidget, kind: str, *, of: Hashable = None) -> None:
        """Show a card: from its top, unless it is a newer card of the same thing `of`."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 6, 16, 16)
        column.addWidget(view)
        column.addStretch(1)
        same = bool(kind) and of == self._of_what
        before = self._scroll.verticalScrollBar().value() if same else 0
        former = self._scroll.takeWidget()
        if former is not None:  # it may be one of its own buttons that brought us here
            former.hide()
            former.deleteLater()
        self._scroll.setWidget(holder)
        self._scroll.verticalScrollBar().setValue(before)
        self._of_what = of
        self._kind.setText(kind)
        for name in ("copy", "print", "to_selection", "close"):
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
        self._of.setText(self.tr("此处第 {0} 个，共 {1} 个").format(number + 1, of))
        self._steps.setVisible(of > 1)

    def show_ways(self, *, back: bool, forward: bool) -> None:
        """Whether cards were looked at before this one, or after it."""
        self._buttons["back"].setEnabled(back)
        self._buttons["forward"].setEnabled(forward)

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
        for button in self._buttons.values():
            button.setIcon(icon(str(button.property("drawing")), tokens))

    def _button(self, name: str, drawing: str, pressed: object) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(16, 16))
        button.setProperty("drawing", drawing)
        button.clicked.connect(pressed)
        button.setObjectName(f"card_{name}")
        self._buttons[name] = button
        return button

    def _translate(self) -> None:
        for name, words in (
            ("back", self.tr("上一张卡片")),
            ("forward", self.tr("下一张卡片")),
            ("previous", self.tr("此处的上一个")),
            ("next", self.tr("此处的下一个")),
            ("copy", self.tr("复制卡片文字（按现在显示的）")),
            ("print", self.tr("打印卡片（一页 A4）")),
            ("to_selection", self.tr("在地图上显示")),
            ("close", self.tr("关闭卡片")),
        ):
            self._buttons[name].setToolTip(words)
            self._buttons[name].setAccessibleName(words)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
