"""The organisation tab: how it is arranged, what is counted, a filter, quick signs, and the tree itself."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import formats
from desktop.hierarchy.counts import Counts
from desktop.hierarchy.node import Level
from desktop.hierarchy.outline import Look, Measure, Order, Sign
from desktop.hierarchy.tree import Arrangement
from desktop.ui.cards.parts import named
from desktop.ui.organisation.tree_view import TreeView
from desktop.ui.organisation.words import arrangement_words, measure_words, order_word, sign_words
from desktop.ui.theme import Tokens, icon

_MEASURE_WIDTH = 150
_TYPING_MS = 120
_LOW = 215  # pixels; beside a table on a scaled screen there is room for filter and tree alone


class TreePanel(QWidget):
    """`arrangement_chosen(Arrangement)`, `look_changed(Look)`: what is listed is decided elsewhere."""

    arrangement_chosen = Signal(object)
    look_changed = Signal(object)

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("OrganisationPanel")
        self.look = Look()
        self.view = TreeView(tokens)
        self.words = QLineEdit()
        self._ways, self._signs = QButtonGroup(self), {sign: _chip() for sign in Sign}
        self._measure = QComboBox()
        self._tools = {name: QToolButton() for name in ("sort", "unfold", "fold")}
        self._orders = QActionGroup(self)
        self._sort_menu = QMenu(self)
        self._note = named("", "SectionNote")
        self._empty, self._clear = named("", "EmptyText", wrap=True), QPushButton()
        self._pages = QStackedWidget()
        self._summary: tuple[Counts, Mapping[Level, int]] = (Counts(), {})
        self._drafted = False
        self._why_empty = "waiting"
        self._typed = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typed.timeout.connect(lambda: self._change(replace(self.look, words=self.words.text())))
        self._lay_out()
        self._connect()
        self.dress(tokens)
        self._translate()

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────────

    def show_choice(self, how: Arrangement, look: Look) -> None:
        """Press the chips of what is chosen; nothing is told about it."""
        self.look = look
        self._ways.button(list(Arrangement).index(how)).setChecked(True)
        self._measure.setCurrentIndex(list(Measure).index(look.measure))
        self._orders.actions()[list(Order).index(look.order)].setChecked(True)
        for sign, chip in self._signs.items():
            chip.setChecked(sign in look.signs)

    def show_summary(self, counts: Counts, of_level: Mapping[Level, int], *, drafted: bool = False) -> None:
        """How many grids and units there are, how many grids each sign lists; `drafted` = by the posts of a draft."""
        self._summary, self._drafted = (counts, of_level), drafted
        self._write_summary()

    def _write_summary(self) -> None:
        counts, of_level = self._summary
        pattern = {
            Level.BRANCH: self.tr("{0} 网格 · {1} 支行"),
            Level.OUTLET: self.tr("{0} 网格 · {1} 网点"),
            Level.TOWN: self.tr("{0} 网格 · {1} 乡镇"),
        }
        level = next((one for one in pattern if one in of_level), None)
        if level is None:  # nothing is counted yet
            return
        whole = pattern[level].format(formats.count(counts.grids), of_level.get(level, 0))
        fits = self._note.fontMetrics().horizontalAdvance(whole) <= self._note.width()
        self._note.setText(whole if fits else self.tr("{0} 网格").format(formats.count(counts.grids)))
        self._note.setToolTip(whole)
        if self._drafted:
            self._note.setText(self.tr("草案定员"))
            self._note.setToolTip(
                self.tr("按打开的草案的定员排列，客户数是现行的；把网格拖到支行、网点或客户经理上即可调整")
            )
        for sign, chip in self._signs.items():
            number = getattr(counts, sign.value)
            chip.setText(f"{sign_words(sign)[0]} {formats.count(number)}")

    def show_tree(self, *, empty: bool) -> None:
        self._say("none" if empty else "")

    def show_waiting(self) -> None:
        self._say("waiting")

    def show_failure(self) -> None:
        self._say("failed")

    def _say(self, why: str) -> None:
        """Why there is no tree to be seen: `waiting`, `failed`, `none`; empty for a tree."""
        self._why_empty = why
        self._empty.setText(
            {
                "waiting": self.tr("地图就绪后统计各级网格与客户…"),
                "failed": self.tr("机构树没有读出来。请重新打开数据后再试。"),
                "none": self.tr("没有符合条件的网格"),
            }.get(why, "")
        )
        self._clear.setVisible(why == "none")
        self._pages.setCurrentIndex(1 if why else 0)

    def dress(self, tokens: Tokens) -> None:
        self.view.dress(tokens)
        for name, tool in self._tools.items():
            tool.setIcon(icon(name, tokens))

    # ── making ─────────────────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        ways, signs, search, head = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for place, _ in enumerate(Arrangement):
            chip = _chip()
            self._ways.addButton(chip, place)
            ways.addWidget(chip, 1)
        for sign in self._signs.values():
            signs.addWidget(sign, 1)
        search.addWidget(self.words, 1)
        for tool in self._tools.values():
            tool.setIconSize(QSize(16, 16))
            search.addWidget(tool)
        self._tools["sort"].setMenu(self._sort_menu)
        self._tools["sort"].setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._measure.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._measure.setFixedWidth(_MEASURE_WIDTH)
        head.addWidget(self._note, 1)
        head.addWidget(self._measure)
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.words.setClearButtonEnabled(True)
        blank = QWidget()
        middle = QVBoxLayout(blank)
        middle.addStretch(1)
        middle.addWidget(self._empty)
        middle.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(2)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self.view)
        self._pages.addWidget(blank)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 4, 4)
        column.setSpacing(6)
        for line, gap in ((ways, 4), (search, 1), (signs, 4), (head, 6)):
            line.setSpacing(gap)
            line.setContentsMargins(0, 0, 8, 0)
            column.addLayout(line)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._ways.idClicked.connect(lambda place: self.arrangement_chosen.emit(list(Arrangement)[place]))
        self.words.textChanged.connect(lambda _: self._typed.start())
        self.words.installEventFilter(self)
        self._measure.activated.connect(lambda place: self._change(replace(self.look, measure=list(Measure)[place])))
        for sign, chip in self._signs.items():
            chip.clicked.connect(
                lambda _=False, one=sign: self._change(replace(self.look, signs=self.look.signs ^ {one}))
            )
        for order in Order:
            action = self._orders.addAction("")
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, one=order: self._change(replace(self.look, order=one)))
            self._sort_menu.addAction(action)
        self._tools["unfold"].clicked.connect(lambda: self.view.unfold(all_=True))
        self._tools["fold"].clicked.connect(lambda: self.view.unfold(all_=False))
        self._clear.clicked.connect(self.clear_filter)

    def clear_filter(self) -> None:
        """List everything again."""
        self.words.clear()
        self._typed.stop()
        for chip in self._signs.values():
            chip.setChecked(False)
        self._change(replace(self.look, words="", signs=frozenset()))

    def _change(self, look: Look) -> None:
        if look != self.look:
            self.look = look
            self.look_changed.emit(look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the filter, ↓ leads into the tree and Esc clears."""
        if watched is self.words and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.view.take_keys()
                return True
            if event.key() == Qt.Key.Key_Escape and self.words.text():
                self.words.clear()
                return True
        return super().eventFilter(watched, event)

    def _translate(self) -> None:
        for chip, how in zip(self._ways.buttons(), Arrangement, strict=True):
            name, about = arrangement_words(how)
            chip.setText(name)
            chip.setToolTip(about)
            chip.setAccessibleName(name)
        for sign, chip in self._signs.items():
            name, about = sign_words(sign)
            chip.setText(name)
            chip.setToolTip(about)
            chip.setAccessibleName(name)
        self._write_summary()
        for place, measure in enumerate(Measure):
            if self._measure.count() <= place:
                self._measure.addItem("")
            name, unit, about = measure_words(measure)
            says_it = unit.casefold()[:6] in name.casefold()  # "Household files" are households, no need to say so
            told = name if says_it else self.tr("{0}（{1}）").format(name, unit)
            self._measure.setItemText(place, told)
            self._measure.setItemData(place, about, Qt.ItemDataRole.ToolTipRole)
        for action, order in zip(self._orders.actions(), Order, strict=True):
            action.setText(order_word(order))
        self._say(self._why_empty)
        self._clear.setText(self.tr("清除筛选"))
        self.words.setPlaceholderText(self.tr("筛选：名称、编码、客户经理"))
        self.view.setAccessibleName(self.tr("机构树"))
        for widget, text in (
            (self._measure, self.tr("显示哪一种数量")),
            (self.words, self.tr("按名称、编码或客户经理筛选机构树")),
            (self._tools["sort"], self.tr("排序")),
            (self._tools["unfold"], self.tr("全部展开")),
            (self._tools["fold"], self.tr("全部收起")),
        ):
            widget.setToolTip(text)
            widget.setAccessibleName(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < _LOW
        for part in (*self._ways.buttons(), *self._signs.values(), self._note, self._measure):
            if part.isHidden() != low:
                part.setHidden(low)
        self._write_summary()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)


def _chip() -> QToolButton:
    chip = QToolButton()
    chip.setObjectName("ThemeChip")
    chip.setCheckable(True)
    chip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # long words must not widen the panel
    return chip
