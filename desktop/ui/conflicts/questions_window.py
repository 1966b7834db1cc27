"""The queue of questions 校对: one customer after the other, what each platform says, a key decides."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop import formats
from desktop.conflicts.question import Question
from desktop.importing.fields import BY_KEY
from desktop.ui.cards.parts import named
from desktop.ui.cards.words import word
from desktop.ui.choices import say_choices
from desktop.ui.language import pick

STATES = ("OPEN", "DEFERRED")


class QuestionsWindow(QDialog):
    """Says what is wanted; the desk reads and writes."""

    shown_changed = Signal()  # another state or field is to be listed
    decided = Signal(int, str)  # question, value
    put_off = Signal(int)
    by_authority = Signal(str)  # field
    card_asked = Signal(int)  # customer

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("QuestionsWindow")
        self.setModal(False)
        self.resize(820, 500)
        self._questions: tuple[Question, ...] = ()
        self._counts: Mapping[tuple[str, str], int] = {}
        self._fields: list[str] = [""]
        self.title, self.note = named("", "CardTitle"), named("", "EmptyText", wrap=True)
        self.state, self.field = QComboBox(), QComboBox()
        self.list, self.answers = QListWidget(), QTreeWidget()
        self.who = named("", "SectionTitle", wrap=True)
        self.advice = named("", "EmptyText", wrap=True)
        self.choose, self.later, self.card, self.all = (QPushButton() for _ in range(4))
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        for button in (self.choose, self.later, self.card, self.all):
            button.setAutoDefault(False)
        self.choose.setProperty("primary", True)
        self.answers.setColumnCount(3)
        self.answers.setRootIsDecorated(False)
        self.answers.header().setStretchLastSection(False)
        self.answers.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.answers.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(9)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        head.addWidget(self.field)
        column.addLayout(head)
        column.addWidget(self.note)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(8, 0, 0, 0)
        side.addWidget(self.who)
        side.addWidget(self.answers, 1)
        side.addWidget(self.advice)
        acts = QHBoxLayout()
        acts.addWidget(self.choose)
        acts.addWidget(self.later)
        acts.addStretch(1)
        acts.addWidget(self.card)
        side.addLayout(acts)
        split.addWidget(right)
        split.setSizes([300, 480])
        column.addWidget(split, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.all)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.state.activated.connect(lambda _: self.shown_changed.emit())
        self.field.activated.connect(lambda _: self.shown_changed.emit())
        self.list.currentRowChanged.connect(lambda _: self._show_question())
        self.answers.itemActivated.connect(lambda *_: self._decide())
        self.answers.itemSelectionChanged.connect(self._allow)
        self.choose.clicked.connect(self._decide)
        self.later.clicked.connect(self._put_off)
        self.card.clicked.connect(self._ask_card)
        self.all.clicked.connect(lambda: self.by_authority.emit(self.chosen_field))

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────────

    @property
    def chosen_state(self) -> str:
        return STATES[max(0, self.state.currentIndex())]

    @property
    def chosen_field(self) -> str:
        """ "" = all fields."""
        return self._fields[max(0, self.field.currentIndex())]

    @property
    def question(self) -> Question | None:
        row = self.list.currentRow()
        return self._questions[row] if 0 <= row < len(self._questions) else None

    def show_questions(self, found: tuple[Question, ...], counts: Mapping[tuple[str, str], int]) -> None:
        """The next of them comes up where the last one stood."""
        row = max(0, self.list.currentRow())
        self._questions, self._counts = found, counts
        self._offer_fields()
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([f"{one.customer} {one.cust_no}\n{field_name(one.field)} · {one.grid}" for one in found])
        self.list.setCurrentRow(min(row, len(found) - 1))
        self.list.blockSignals(False)
        self._write()
        self._show_question()

    def _offer_fields(self) -> None:
        kept = self.chosen_field
        there = sorted(
            {field for state, field in self._counts if state == self.chosen_state} | ({kept} if kept else set())
        )
        self._fields = ["", *there]
        self.field.clear()
        self.field.addItem(self.tr("全部字段"))
        for field in there:
            number = self._counts.get((self.chosen_state, field), 0)
            self.field.addItem(f"{field_name(field)} {formats.count(number)}")
        self.field.setCurrentIndex(self._fields.index(kept) if kept in self._fields else 0)

    def _show_question(self) -> None:
        one = self.question
        self.answers.clear()
        self.who.setText("" if one is None else f"{one.customer} · {field_name(one.field)}")
        advised = None if one is None else one.advised
        for number, answer in enumerate(() if one is None else one.answers, start=1):
            state = self.tr("现用") if answer.in_force else ""
            line = QTreeWidgetItem([f"{number}  {word(answer.platform)}", answer.shown, state])
            self.answers.addTopLevelItem(line)
            if answer is advised or (advised is None and number == 1):
                line.setSelected(True)
        if one is None:
            self.advice.setText("")
        elif advised is None:
            self.advice.setText(self.tr("权威顺序没有结论，请核实后判定。"))
        else:
            self.advice.setText(self.tr("按权威顺序应取 {0} 的值。").format(word(advised.platform)))
        self._allow()

    # ── what the user does ─────────────────────────────────────────────────────────────────────────────────

    def _decide(self, number: int | None = None) -> None:
        one, chosen = self.question, self.answers.selectedItems()
        if number is None or isinstance(number, bool):
            number = self.answers.indexOfTopLevelItem(chosen[0]) if chosen else -1
        if one is not None and 0 <= number < len(one.answers):
            self.decided.emit(one.id, one.answers[number].value)

    def _put_off(self) -> None:
        if self.question is not None:
            self.put_off.emit(self.question.id)

    def _ask_card(self) -> None:
        if self.question is not None:
            self.card_asked.emit(self.question.customer_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1–9 take an answer, L puts off, Enter takes the one that is chosen."""
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._decide(key - Qt.Key.Key_1)
        elif key == Qt.Key.Key_L:
            self._put_off()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._decide()
        else:
            super().keyPressEvent(event)

    def _allow(self) -> None:
        one, why = self.question, self.tr("先选择一处冲突")
        for button in (self.choose, self.later, self.card):
            button.setEnabled(one is not None and (button is not self.choose or bool(self.answers.selectedItems())))
            button.setToolTip("" if button.isEnabled() else why)
        self.later.setEnabled(one is not None and one.state == "OPEN")
        field = self.chosen_field
        open_ = self._counts.get(("OPEN", field), 0)
        self.all.setEnabled(bool(field) and open_ > 0)
        self.all.setText(
            self.tr("按权威顺序判定全部 {0} 处").format(formats.count(open_))
            if field
            else self.tr("按权威顺序判定全部")
        )
        self.all.setToolTip("" if self.all.isEnabled() else self.tr("先在右上角选一个字段"))

    def _write(self) -> None:
        waiting = sum(number for (state, _), number in self._counts.items() if state == "OPEN")
        self.title.setText(self.tr("资料校对 · 待判定 {0}").format(formats.count(waiting)))
        shown = sum(
            number for (state, field), number in self._counts.items()
            if state == self.chosen_state and self.chosen_field in ("", field)
        )  # fmt: skip
        if not self._questions:
            self.note.setText(self.tr("这里没有冲突。导入的资料与已有资料不一致时，会列在这里逐个判定。"))
        elif shown > len(self._questions):
            self.note.setText(
                self.tr("先列出 {0} 处，判定后补上后面的。按数字键取对应的值，L 搁置，Ctrl+Z 撤销。").format(
                    len(self._questions)
                )
            )
        else:
            self.note.setText(self.tr("按数字键取对应的值，L 搁置，Ctrl+Z 撤销。判定后的值不会再被文件替换。"))

    def _translate(self) -> None:
        self.setWindowTitle(self.tr("资料校对"))
        say_choices(self.state, (self.tr("待判定"), self.tr("已搁置")))
        self.state.setAccessibleName(self.tr("哪一类冲突"))
        self.field.setAccessibleName(self.tr("哪个字段"))
        self.list.setAccessibleName(self.tr("待判定的冲突"))
        self.answers.setAccessibleName(self.tr("各平台的值"))
        self.answers.setHeaderLabels([self.tr("平台"), self.tr("值（已脱敏）"), ""])
        self.choose.setText(self.tr("取这个值"))
        self.later.setText(self.tr("搁置 (L)"))
        self.card.setText(self.tr("看客户卡片"))
        self._offer_fields()
        self._write()
        self._show_question()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)


def field_name(field: str) -> str:
    about = BY_KEY.get(field)
    return field if about is None else pick(about.zh, about.en)
