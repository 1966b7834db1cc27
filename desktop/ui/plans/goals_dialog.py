"""Targets and formula 目标与公式: what the workload is made of, and what everybody should hold, set by head office."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.plans.goal_edits import MOST_TOLERANCE_PCT
from desktop.plans.goals import DEFAULT_TOLERANCE_PCT, Goals, Level
from desktop.plans.weight_queries import MEASURES
from desktop.plans.workload import DEFAULT_FORMULA, GRAIN, MOST_HUNDREDTHS, WORKLOAD, Formula
from desktop.ui.cards.parts import named
from desktop.ui.plans.measure_words import figure, formula_words, level_name, measure_name, per_unit

_WAN = 1_000_000  # 分 in 10,000 元
_MOST_TARGET = 999_999_999.0
_Key = tuple[Level, str]


class GoalsDialog(QDialog):
    """Signals say what is wanted; the desk has it written and shows what is in force then."""

    formula_set = Signal(object, str)  # ((measure, hundredths), …), note
    target_set = Signal(str, str, object, int)  # level, measure, value in its unit or None, tolerance in percent
    target_removed = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("GoalsDialog")
        self.setModal(False)
        self.resize(580, 600)
        self._goals = Goals()
        self._history: tuple[Formula, ...] = (DEFAULT_FORMULA,)
        self._title = named("", "CardTitle")
        self.formula, self.targets = _FormulaPage(), _TargetsPage()
        self.formula.use.clicked.connect(
            lambda: self.formula_set.emit(self.formula.weights, self.formula.note.text().strip())
        )
        self.targets.save.clicked.connect(self._save)
        self.targets.remove.clicked.connect(self._remove)
        self.tabs = QTabWidget()
        for page in (self.formula, self.targets):
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            area.setWidget(page)
            self.tabs.addTab(area, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(9)
        column.addWidget(self._title)
        column.addWidget(self.tabs, 1)
        self._translate()

    def show_goals(self, goals: Goals, history: tuple[Formula, ...]) -> None:
        """What is in force, and every formula there was, the newest first."""
        self._goals, self._history = goals, history
        self.formula.show_formula(goals.formula, history)
        self.targets.show_goals(goals)

    def _save(self) -> None:
        level, measure = self.targets.key
        self.target_set.emit(level.value, measure, self.targets.value, self.targets.tolerance.value())

    def _remove(self) -> None:
        level, measure = self.targets.key
        self.target_removed.emit(level.value, measure)

    def _translate(self) -> None:
        self.setWindowTitle(self.tr("目标与公式"))
        self._title.setText(self.tr("目标与公式"))
        self.tabs.setTabText(0, self.tr("工作量公式"))
        self.tabs.setTabText(1, self.tr("均衡目标"))
        self.formula.translate()
        self.targets.translate()
        self.show_goals(self._goals, self._history)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)


class _FormulaPage(QWidget):
    """A weight for each measure, the formula in words, and the formulas that were."""

    def __init__(self) -> None:
        super().__init__()
        self._in_force = DEFAULT_FORMULA
        self._about, self._words, self._before = QLabel(), QLabel(), QLabel()
        for label in (self._about, self._words, self._before):
            label.setWordWrap(True)
        self._about.setObjectName("EmptyText")
        self._before.setObjectName("EmptyText")
        self.spins = {measure: QDoubleSpinBox() for measure in MEASURES}
        self._labels = {measure: QLabel() for measure in MEASURES}
        form = QFormLayout()
        for measure, spin in self.spins.items():
            spin.setDecimals(2)
            spin.setMaximum(MOST_HUNDREDTHS / 100)
            spin.setSingleStep(0.5)
            spin.valueChanged.connect(lambda _: self._changed())
            form.addRow(self._labels[measure], spin)
        self.note, self.use, self.reset = QLineEdit(), QPushButton(), QPushButton()
        for button in (self.use, self.reset):
            button.setAutoDefault(False)
        self.use.setProperty("primary", True)
        self.reset.clicked.connect(lambda: self._put(DEFAULT_FORMULA))
        buttons = QHBoxLayout()
        buttons.addWidget(self.note, 1)
        buttons.addWidget(self.reset)
        buttons.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 8, 4)
        column.setSpacing(9)
        column.addWidget(self._about)
        column.addLayout(form)
        column.addWidget(self._words)
        column.addLayout(buttons)
        column.addWidget(self._before)
        column.addStretch(1)

    @property
    def weights(self) -> tuple[tuple[str, int], ...]:
        """(measure, hundredths) of what counts."""
        return tuple((key, round(spin.value() * 100)) for key, spin in self.spins.items() if spin.value() > 0)

    def show_formula(self, formula: Formula, history: tuple[Formula, ...]) -> None:
        self._in_force = formula
        self._put(formula)
        self.note.clear()
        lines = [self._told(one) for one in history]
        self._before.setText("\n".join([self.tr("历次公式："), *lines]))

    def _told(self, formula: Formula) -> str:
        words = formula_words(formula)
        if not formula.set_at:
            return self.tr("程序自带：{0}").format(words)
        told = self.tr("{0} {1}：{2}").format(formula.set_at[:10], formula.set_by, words)
        return f"{told}（{formula.note}）" if formula.note else told

    def _put(self, formula: Formula) -> None:
        weights = dict(formula.weights)
        for measure, spin in self.spins.items():
            spin.setValue(weights.get(measure, 0) / 100)
        self._changed()

    def _changed(self) -> None:
        drawn = Formula(self.weights)
        self._words.setText(self.tr("工作量 = {0}").format(formula_words(drawn) if drawn.weights else "0"))
        why = ""
        if not drawn.weights:
            why = self.tr("至少要有一项权重大于 0")
        elif drawn.weights == self._in_force.weights:
            why = self.tr("与现行公式相同")
        self.use.setEnabled(not why)
        self.use.setToolTip(why or self.tr("新公式立即生效，旧公式留作记录，可撤销"))

    def translate(self) -> None:
        self._about.setText(self.tr("工作量指数由总行定。1 分大致相当于一个走访日（走访 12 户）。"))
        for measure, label in self._labels.items():
            label.setText(per_unit(measure))
            self.spins[measure].setSuffix(self.tr(" 分"))
            self.spins[measure].setAccessibleName(per_unit(measure))
        self.note.setPlaceholderText(self.tr("为什么改（可不填）"))
        self.note.setAccessibleName(self.tr("为什么改"))
        self.use.setText(self.tr("启用新公式"))
        self.reset.setText(self.tr("程序自带的公式"))
        self._changed()


class _TargetsPage(QWidget):
    """One target at a time, and the list of those there are."""

    def __init__(self) -> None:
        super().__init__()
        self._goals = Goals()
        self._about = QLabel()
        self._about.setObjectName("EmptyText")
        self._about.setWordWrap(True)
        self.list = QListWidget()
        self.list.setMinimumHeight(90)
        self.list.itemClicked.connect(self._picked)
        self.list.itemActivated.connect(self._picked)
        self.level, self.measure = QComboBox(), QComboBox()
        for level in Level:
            self.level.addItem("", level)
        for measure in (WORKLOAD, *MEASURES):
            self.measure.addItem("", measure)
        for box in (self.level, self.measure):
            box.activated.connect(lambda _: self._chosen())
        self.target, self.tolerance = QDoubleSpinBox(), QSpinBox()
        self.target.setMaximum(_MOST_TARGET)
        self.target.setGroupSeparatorShown(True)
        self.tolerance.setRange(1, MOST_TOLERANCE_PCT)
        self.tolerance.setPrefix("± ")
        self.tolerance.setSuffix(" %")
        self.save, self.remove = QPushButton(), QPushButton()
        for button in (self.save, self.remove):
            button.setAutoDefault(False)
        self.save.setProperty("primary", True)
        self._labels = [QLabel() for _ in range(4)]
        form = QFormLayout()
        for label, field in zip(self._labels, (self.level, self.measure, self.target, self.tolerance), strict=True):
            form.addRow(label, field)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.remove)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 8, 4)
        column.setSpacing(9)
        column.addWidget(self._about)
        column.addWidget(self.list)
        column.addLayout(form)
        column.addLayout(buttons)
        column.addStretch(1)

    @property
    def key(self) -> _Key:
        return self.level.currentData(), str(self.measure.currentData())

    @property
    def value(self) -> int | None:
        """In the measure's unit (分, records, hundredths of a point); None = the mean."""
        shown = self.target.value()
        return None if shown <= 0 else round(shown * _scale(self.key[1]))

    def show_goals(self, goals: Goals) -> None:
        self._goals = goals
        self.list.clear()
        self.list.setVisible(bool(goals.targets))
        for (level, measure), target in goals.targets.items():
            value = self.tr("平均值") if target.value is None else _target_words(measure, target.value)
            words = self.tr("{0} · {1}：{2}，容差 ±{3} %")
            item = QListWidgetItem(
                words.format(level_name(level), measure_name(measure), value, target.tolerance_pct), self.list
            )
            item.setData(Qt.ItemDataRole.UserRole, (level.value, measure))
        self._chosen()

    def _picked(self, item: QListWidgetItem) -> None:
        level, measure = item.data(Qt.ItemDataRole.UserRole)
        self.level.setCurrentIndex(self.level.findData(Level(level)))
        self.measure.setCurrentIndex(self.measure.findData(measure))
        self._chosen()

    def _chosen(self) -> None:
        measure = self.key[1]
        known = self._goals.targets.get(self.key)
        self.target.setDecimals(2 if _scale(measure) > 1 else 0)
        suffix = self.tr(" 万元") if measure.endswith("_fen") else self.tr(" 分") if measure == WORKLOAD else ""
        self.target.setSuffix(suffix)
        self.target.setSpecialValueText(self.tr("平均值"))
        self.target.setValue(0 if known is None or known.value is None else known.value / _scale(measure))
        self.tolerance.setValue(DEFAULT_TOLERANCE_PCT if known is None else known.tolerance_pct)
        self.remove.setEnabled(known is not None)
        self.remove.setToolTip("" if known is not None else self.tr("这里没有定过目标"))

    def translate(self) -> None:
        self._about.setText(
            self.tr("没有定目标的，与同层级的平均值比，容差 ±{0} %。目标填 0 也是与平均值比。").format(
                DEFAULT_TOLERANCE_PCT
            )
        )
        for place in range(self.level.count()):
            self.level.setItemText(place, level_name(self.level.itemData(place)))
        for place in range(self.measure.count()):
            self.measure.setItemText(place, measure_name(self.measure.itemData(place)))
        words = (self.tr("层级"), self.tr("指标"), self.tr("每个的目标"), self.tr("容差"))
        for label, field, text in zip(
            self._labels, (self.level, self.measure, self.target, self.tolerance), words, strict=True
        ):
            label.setText(text)
            field.setAccessibleName(text)
        self.list.setAccessibleName(self.tr("已定的目标"))
        self.save.setText(self.tr("保存目标"))
        self.remove.setText(self.tr("删除目标"))


def _scale(measure: str) -> int:
    """How many of a target's unit are 1 in its field: money is typed in 万元, the workload in points."""
    return _WAN if measure.endswith("_fen") else 100 if measure == WORKLOAD else 1


def _target_words(measure: str, value: int) -> str:
    return figure(measure, value * GRAIN if measure == WORKLOAD else value)
