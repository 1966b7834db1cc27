"""The window that shows two customers side by side and asks whether they are one; every answer has a key."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop import formats
from desktop.matching.links_queries import State
from desktop.matching.review_queries import Queue, Review
from desktop.ui.cards.parts import named
from desktop.ui.choices import say_choices
from desktop.ui.matching.waterfall import Waterfall
from desktop.ui.matching.words import FIELDS, STATES, say, value_words
from desktop.ui.theme import Tokens

_OPEN: tuple[State, ...] = ("REVIEW", "AUTO")
_STATES: tuple[State, ...] = ("REVIEW", "AUTO", "CONFIRMED", "REJECTED")


class QueueWindow(QDialog):
    """Says what was decided; the desk reads and writes."""

    state_chosen = Signal(str)
    same_said = Signal(str)  # uid of the pair
    different_said = Signal(str)
    later_said = Signal(str)
    split_asked = Signal(str)
    all_said = Signal(object)  # uids of pairs: all of them are one customer each
    undo_asked = Signal()
    card_asked = Signal(int)  # customer

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("QueueWindow")
        self.setModal(False)
        self.resize(1000, 640)
        self._tokens = tokens
        self._queue: Queue | None = None
        self._busy = False
        self.title, self.note = named("", "CardTitle"), named("", "EmptyText", wrap=True)
        self.state, self.list = QComboBox(), QListWidget()
        self.fields = QTableWidget(0, 3)
        self.why, self.waterfall = named("", "SectionTitle"), Waterfall(tokens)
        self.same, self.different, self.later, self.undo, self.split, self.all = (QPushButton() for _ in range(6))
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        for button in (self.same, self.different, self.later, self.undo, self.split, self.all):
            button.setAutoDefault(False)
        self.same.setProperty("primary", True)
        self.fields.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.fields.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.fields.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fields.setShowGrid(False)
        self.fields.setAlternatingRowColors(True)
        self.fields.verticalHeader().hide()
        self.state.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.fields.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.fields.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.fields.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(9)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        column.addLayout(head)
        column.addWidget(self.note)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(8, 0, 0, 0)
        beside.addWidget(self.fields, 1)
        beside.addWidget(self.why)
        beside.addWidget(self.waterfall)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(side)
        self.fields.setMinimumHeight(190)
        split.addWidget(scroll)
        split.setStretchFactor(1, 1)
        split.setSizes([220, 760])
        column.addWidget(split, 1)
        bar = QHBoxLayout()
        for button in (self.same, self.different, self.later, self.split, self.all):
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self.undo)
        column.addLayout(bar)

    def _connect(self) -> None:
        self.state.activated.connect(lambda at: self.state_chosen.emit(_STATES[at]))
        self.list.currentRowChanged.connect(lambda _: self._show_pair())
        self.list.itemActivated.connect(lambda _: self._ask_card())
        for button, key, signal in (
            (self.same, "S", self.same_said),
            (self.different, "D", self.different_said),
            (self.later, "L", self.later_said),
            (self.split, "P", self.split_asked),
        ):
            button.clicked.connect(lambda _=False, signal=signal: self._decide(signal))
            # the list would take letters for a search of its lines: keys of the window come first
            QShortcut(QKeySequence(key), self, button.click, context=Qt.ShortcutContext.WindowShortcut)
        self.all.clicked.connect(self._say_all)
        self.undo.clicked.connect(self.undo_asked)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo.click)

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────────

    @property
    def chosen(self) -> Review | None:
        row = self.list.currentRow()
        reviews = () if self._queue is None else self._queue.reviews
        return reviews[row] if 0 <= row < len(reviews) else None

    @property
    def chosen_state(self) -> State:
        return _STATES[max(0, self.state.currentIndex())]

    def show_queue(self, queue: Queue) -> None:
        """Show the pairs of a state; the pair that stood at this place in the list before gives way to the next."""
        same = self._queue is not None and self._queue.state == queue.state
        row = max(0, self.list.currentRow()) if same else 0
        self._queue = queue
        self.list.blockSignals(True)
        self.list.clear()
        for review in queue.reviews:
            self.list.addItem(f"{review.names[0] or '—'} · {review.names[1] or '—'}   {review.pair.probability:.1%}")
        self.list.setCurrentRow(min(row, len(queue.reviews) - 1))
        self.list.blockSignals(False)
        self._write()
        self._show_pair()

    def use_busy(self, busy: bool) -> None:
        """While a decision is being written no other can be made."""
        self._busy = busy
        self._allow()

    def use_undo(self, what: str) -> None:
        """What undo would take back; "" = nothing."""
        self.undo.setEnabled(bool(what))
        self.undo.setToolTip(what or self.tr("没有可撤销的修改"))

    def dress(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.waterfall.dress(tokens)
        self._show_pair()

    def _show_pair(self) -> None:
        review = self.chosen
        self.fields.setRowCount(0)
        self.waterfall.use(None if review is None else review.explanation, self._automatic(review))
        self.why.setText("" if review is None else self._why())
        for field in () if review is None else review.fields:
            row = self.fields.rowCount()
            self.fields.insertRow(row)
            sign = "" if field.agrees is None else "＝" if field.agrees else "≠"
            head = QTableWidgetItem(f"{say(FIELDS[field.key])} {sign}")
            self.fields.setItem(row, 0, head)
            for at, value in ((1, field.one), (2, field.other)):
                item = QTableWidgetItem("\n".join(value_words(one) for one in value.split("\n")) if value else "—")
                if field.agrees is False:
                    item.setBackground(QColor(self._tokens.warn_soft))
                    item.setForeground(QColor(self._tokens.warn))
                    head.setForeground(QColor(self._tokens.warn))
                self.fields.setItem(row, at, item)
        self._allow()

    def _why(self) -> str:
        known = None if self._queue is None else self._queue.thresholds
        words = self.tr("依据：合计越大越可能是同一人（单位：比特）")
        if self.chosen is not None and not self.chosen.explanation.parts:
            return self.tr("依据")
        return words if known is None else words + self.tr("；虚线 {0} 起自动匹配").format(f"{known[0]:.1f}")

    def _automatic(self, review: Review | None) -> float | None:
        known = None if self._queue is None else self._queue.thresholds
        return known[0] if review is not None and known is not None else None

    def _allow(self) -> None:
        review = self.chosen
        is_open = review is not None and review.pair.state in _OPEN and None not in review.customers
        why = (
            self.tr("正在写入上一个决定")
            if self._busy
            else self.tr("这一对已经处理")
            if review
            else self.tr("没有记录")
        )
        for button, on, words in (
            (self.same, is_open, self.tr("合并成一位客户，来源记录全部保留，可以撤销")),
            (self.different, is_open, self.tr("不再提示这一对")),
            (self.later, is_open, self.tr("放到队列最后")),
        ):
            button.setEnabled(on and not self._busy)
            button.setToolTip(words if button.isEnabled() else why)
        automatic = len(self._automatic_pairs())
        self.all.setVisible(self.chosen_state == "AUTO")
        self.all.setText(self.tr("合并这 {0} 对").format(formats.count(automatic)))
        self.all.setEnabled(automatic > 0 and not self._busy)
        self.all.setToolTip(self.tr("列出的自动匹配一次合并，作为一步撤销；分属两个家庭等不能合并的会留下"))
        self.split.setVisible(self.chosen_state == "CONFIRMED")
        self.split.setEnabled(review is not None and not self._busy)
        self.split.setToolTip(self.tr("恢复成两位客户；合并之后新增的业务留在保留的一方"))

    def _automatic_pairs(self) -> tuple[str, ...]:
        reviews = () if self._queue is None or self._queue.state != "AUTO" else self._queue.reviews
        return tuple(review.pair.uid for review in reviews)

    def _say_all(self) -> None:
        if not self._busy and (pairs := self._automatic_pairs()):
            self.all_said.emit(pairs)

    def _decide(self, signal: Signal) -> None:
        review = self.chosen
        if review is not None and not self._busy:
            signal.emit(review.pair.uid)  # type: ignore[attr-defined]

    def _ask_card(self) -> None:
        review = self.chosen
        customer = None if review is None else review.customers[0]
        if customer is not None:
            self.card_asked.emit(customer)

    def _write(self) -> None:
        queue = self._queue
        counts = {} if queue is None else queue.counts
        say_choices(self.state, [say(STATES[state]).format(formats.count(counts.get(state, 0))) for state in _STATES])
        if queue is not None:
            self.state.setCurrentIndex(_STATES.index(queue.state))
        self.title.setText(self.tr("客户匹配"))
        if queue is None:
            self.note.setText(self.tr("正在读取…"))
        elif not sum(counts.values()):
            self.note.setText(
                self.tr("还没有匹配过。请先运行 getu match --bank 银行文件，把各平台上同一个人的记录找出来。")
            )
        elif not queue.reviews:
            self.note.setText(self.tr("这一类没有记录。"))
        else:
            self.note.setText(
                self.tr("个人信息已遮盖；≠ 表示原值不同。键盘：S 同一人，D 不同，L 稍后，Ctrl+Z 撤销；双击打开卡片。")
            )

    def _translate(self) -> None:
        self.setWindowTitle(self.tr("客户匹配"))
        self.list.setAccessibleName(self.tr("成对的记录"))
        self.fields.setAccessibleName(self.tr("两条记录的字段对照"))
        self.fields.setHorizontalHeaderLabels([self.tr("字段"), self.tr("记录一"), self.tr("记录二")])
        self.waterfall.setAccessibleName(self.tr("匹配依据"))
        self.state.setAccessibleName(self.tr("显示哪一类"))
        self.same.setText(self.tr("同一人 (S)"))
        self.different.setText(self.tr("不同 (D)"))
        self.later.setText(self.tr("稍后 (L)"))
        self.split.setText(self.tr("拆分 (P)"))
        self.undo.setText(self.tr("撤销"))
        self._write()
        self._show_pair()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
