"""The window of data quality: the bank in five parts, a level to compare, and what to mend."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop import formats
from desktop.hierarchy.node import Level
from desktop.quality.faults import Fault
from desktop.quality.standing import LEVELS as LISTED
from desktop.quality.standing import Standing
from desktop.ui.cards.parts import named
from desktop.ui.choices import say_choices
from desktop.ui.quality.standing_table import StandingTable
from desktop.ui.quality.words import LEVELS, MEANINGS, PARTS, fault_words, line_name, say
from desktop.ui.theme import Tokens


class QualityWindow(QDialog):
    """Says what is wanted; the desk reads and writes. `rows_asked(Fault)` wants the records of a fault in the table."""

    level_chosen = Signal(object)
    line_chosen = Signal()
    line_opened = Signal(object)  # Standing: its card and its place on the map
    rows_asked = Signal(object)
    score_asked = Signal()
    rule_asked = Signal()
    cancel_asked = Signal()
    export_asked = Signal()

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("QualityWindow")
        self.setModal(False)
        self.resize(980, 620)
        self._bank: Standing | None = None
        self._about = ("", "", "")  # taken on, rule, the scoring before
        self._faults: tuple[Fault, ...] = ()
        self.title, self.note = named("", "CardTitle"), named("", "EmptyText", wrap=True)
        self.parts = {key: named("", "SectionTitle") for key in PARTS}
        self.captions = {key: named("", "SectionNote") for key in PARTS}
        self.level, self.filter = QComboBox(), QLineEdit()
        self.table, self.faults = StandingTable(tokens), QTreeWidget()
        self.faults_title, self.faults_note = named("", "SectionTitle"), named("", "EmptyText", wrap=True)
        self.score, self.rule, self.export, self.cancel = (QPushButton() for _ in range(4))
        self.progress = QProgressBar()
        self._lay_out()
        self._connect()
        self.show_progress(None)
        self._translate()

    def _lay_out(self) -> None:
        for button in (self.score, self.rule, self.export, self.cancel):
            button.setAutoDefault(False)
        self.score.setProperty("primary", True)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(8)
        self.filter.setClearButtonEnabled(True)
        self.faults.setColumnCount(2)
        self.faults.setHeaderHidden(True)
        self.faults.setRootIsDecorated(False)
        self.faults.header().setStretchLastSection(False)
        self.faults.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.faults.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(9)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        for key in PARTS:
            pair = QVBoxLayout()
            pair.setSpacing(0)
            for label in (self.parts[key], self.captions[key]):
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
                pair.addWidget(label)
            head.addLayout(pair)
            head.addSpacing(14)
        column.addLayout(head)
        column.addWidget(self.note)
        bar = QHBoxLayout()
        bar.addWidget(self.level)
        bar.addWidget(self.filter, 1)
        bar.addWidget(self.export)
        bar.addWidget(self.rule)
        bar.addWidget(self.score)
        column.addLayout(bar)
        running = QHBoxLayout()
        running.addWidget(self.progress, 1)
        running.addWidget(self.cancel)
        column.addLayout(running)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        side = QWidget()
        at_side = QVBoxLayout(side)
        at_side.setContentsMargins(8, 0, 0, 0)
        at_side.addWidget(self.faults_title)
        at_side.addWidget(self.faults_note)
        at_side.addWidget(self.faults, 1)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setSizes([680, 270])
        column.addWidget(split, 1)

    def _connect(self) -> None:
        self.level.currentIndexChanged.connect(lambda at: self.level_chosen.emit(LISTED[at]) if at >= 0 else None)
        self.filter.textChanged.connect(self.table.filter_by)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.line_chosen.emit())
        self.table.activated.connect(lambda _: self.line_opened.emit(self.table.chosen))
        self.faults.itemActivated.connect(lambda item, _: self._ask_rows(item))
        self.score.clicked.connect(self.score_asked)
        self.rule.clicked.connect(self.rule_asked)
        self.export.clicked.connect(self.export_asked)
        self.cancel.clicked.connect(self.cancel_asked)

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────────

    @property
    def chosen_level(self) -> Level:
        return LISTED[max(0, self.level.currentIndex())]

    def show_standings(self, bank: Standing, lines: tuple[Standing, ...], about: tuple[str, str, str]) -> None:
        """`about`: day and rule of the scoring, and the day of the one before ("" = none)."""
        self._bank, self._about = bank, about
        self.table.use(lines)
        self._write()

    def show_nothing_yet(self) -> None:
        """The bank has never been scored."""
        self._bank = None
        self._write()

    def show_faults(self, faults: tuple[Fault, ...] | None) -> None:
        """Of the chosen line, or of the bank; None while they are looked for."""
        self._faults = faults or ()
        self.faults.clear()
        chosen = self.table.chosen
        self.faults_title.setText(
            self.tr("待整改 · {0}").format(self.tr("全行") if chosen is None else line_name(chosen))
        )
        self.faults_note.setText(
            self.tr("正在逐条检查…")
            if faults is None
            else self.tr("双击一项，在表格中列出这些客户。")
            if faults
            else self.tr("没有发现问题。")
        )
        for fault in self._faults:
            line = QTreeWidgetItem([fault_words(fault), self.tr("{0} 条").format(formats.count(len(fault)))])
            line.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line.setToolTip(0, fault_words(fault))
            self.faults.addTopLevelItem(line)

    def show_progress(self, done: float | None) -> None:
        """How far scoring is, 0..1; None when nothing is under way."""
        running = done is not None
        self.progress.setVisible(running)
        self.cancel.setVisible(running)
        self.score.setEnabled(not running)
        self.rule.setEnabled(not running)
        self.progress.setValue(round(1000 * (done or 0.0)))

    def dress(self, tokens: Tokens) -> None:
        self.table.dress(tokens)

    def _ask_rows(self, item: QTreeWidgetItem) -> None:
        at = self.faults.indexOfTopLevelItem(item)
        if 0 <= at < len(self._faults):
            self.rows_asked.emit(self._faults[at])

    def _write(self) -> None:
        bank = self._bank
        for key, label in self.parts.items():
            share = None if bank is None else getattr(bank.sums, key)
            label.setText("—" if share is None else f"{share:.1%}")
            self.captions[key].setText(say(PARTS[key]))
            for one in (label, self.captions[key]):
                one.setToolTip(say(MEANINGS[key]))
        self.export.setEnabled(bank is not None)
        self.export.setToolTip("" if bank is not None else self.tr("先评分"))
        if bank is None:
            self.title.setText(self.tr("资料质量"))
            self.note.setText(
                self.tr("本行资料还没有评过分。按“评分”逐条检查全部记录，一百万条约需十几秒；评分不改动客户资料。")
            )
            self.score.setText(self.tr("评分"))
            return
        score = "—" if bank.sums.score is None else f"{bank.sums.score:.1f}"
        day, rule, before = self._about
        self.title.setText(self.tr("资料质量 {0} 分").format(score))
        words = self.tr("{0} 评定，{1} 条记录，规则版本 {2}。").format(day, formats.count(bank.sums.records), rule)
        if bank.gain is not None:
            words += self.tr("比 {0} {1} 分。").format(before, f"{bank.gain:+.1f}")
        words += self.tr("客户经理的记录是其主办网格内的全部客户。")
        self.note.setText(words)
        self.score.setText(self.tr("重新评分"))

    def _translate(self) -> None:
        self.setWindowTitle(self.tr("资料质量"))
        say_choices(self.level, [self.tr("按{0}").format(say(LEVELS[level])) for level in LISTED])
        self.level.setAccessibleName(self.tr("比较哪一级"))
        self.filter.setPlaceholderText(self.tr("名称中的几个字"))
        self.filter.setAccessibleName(self.tr("按名称筛选"))
        self.faults.setAccessibleName(self.tr("待整改的问题"))
        self.progress.setAccessibleName(self.tr("评分进度"))
        self.export.setText(self.tr("导出 Excel…"))
        self.rule.setText(self.tr("评分规则…"))
        self.rule.setToolTip(self.tr("选择本行自定的规则文件（TOML）；取消则用随程序提供的规则"))
        self.cancel.setText(self.tr("取消"))
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
