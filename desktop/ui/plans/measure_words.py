"""What grids are measured by, in words: names, figures in the bank's units, differences, the formula as a sentence."""

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.plans.face_shapes import Shape
from desktop.plans.goals import Level
from desktop.plans.weight_queries import MEASURES
from desktop.plans.workload import UNITS, WORKLOAD, Formula, hundredths
from desktop.ui.language import QT_TRANSLATE_NOOP, english

_NAMES: dict[str, str] = {
    "households": QT_TRANSLATE_NOOP("Plans", "户"),
    "stock": QT_TRANSLATE_NOOP("Plans", "存量"),
    "potential": QT_TRANSLATE_NOOP("Plans", "潜在"),
    "key": QT_TRANSLATE_NOOP("Plans", "重点"),
    "deposits_fen": QT_TRANSLATE_NOOP("Plans", "存款"),
    "loans_fen": QT_TRANSLATE_NOOP("Plans", "贷款"),
    "overdue_fen": QT_TRANSLATE_NOOP("Plans", "逾期"),
    "visits_due": QT_TRANSLATE_NOOP("Plans", "走访到期"),
    WORKLOAD: QT_TRANSLATE_NOOP("Plans", "工作量"),
}
_PER_UNIT: dict[str, str] = {
    "households": QT_TRANSLATE_NOOP("Plans", "每 {0} 户"),
    "stock": QT_TRANSLATE_NOOP("Plans", "每 {0} 条存量客户"),
    "potential": QT_TRANSLATE_NOOP("Plans", "每 {0} 条潜在客户"),
    "key": QT_TRANSLATE_NOOP("Plans", "每 {0} 条重点客户"),
    "deposits_fen": QT_TRANSLATE_NOOP("Plans", "每 {0} 万元存款"),
    "loans_fen": QT_TRANSLATE_NOOP("Plans", "每 {0} 万元贷款"),
    "overdue_fen": QT_TRANSLATE_NOOP("Plans", "每 {0} 万元逾期"),
    "visits_due": QT_TRANSLATE_NOOP("Plans", "每 {0} 条走访到期"),
}
_LEVELS: dict[Level, str] = {
    Level.GRID: QT_TRANSLATE_NOOP("Plans", "网格"),
    Level.MANAGER: QT_TRANSLATE_NOOP("Plans", "客户经理"),
    Level.OUTLET: QT_TRANSLATE_NOOP("Plans", "网点"),
    Level.BRANCH: QT_TRANSLATE_NOOP("Plans", "支行"),
}
_POINTS = QT_TRANSLATE_NOOP("Plans", "{0} 分")
_TERM = QT_TRANSLATE_NOOP("Plans", "{0} {1} 分")
_WITH_DIFFERENCE = QT_TRANSLATE_NOOP("Plans", "{0}（{1}）")
_CHANGE = QT_TRANSLATE_NOOP("Plans", "{0} → {1}")
_FINE_BELOW = 10  # points that are told to the hundredth
_WAN = 1_000_000  # 分 in 10,000 元


def say(text: str) -> str:
    return QCoreApplication.translate("Plans", text)


def measure_name(measure: str) -> str:
    return say(_NAMES[measure])


def level_name(level: Level) -> str:
    return say(_LEVELS[level])


def figure(measure: str, value: int) -> str:
    """A measure as it is read: counts as they are, money in 万元 or 亿元, an exact workload in points."""
    if measure == WORKLOAD:
        points = hundredths(value) / 100
        return say(_POINTS).format(f"{points:,.1f}" if abs(points) >= _FINE_BELOW else f"{points:.2f}")
    return formats.money(value, english=english()) if measure.endswith("_fen") else formats.count(value)


def signed(measure: str, value: int) -> str:
    """A difference with its sign; a real minus, so that columns line up."""
    return "±0" if value == 0 else ("+" if value > 0 else "−") + figure(measure, abs(value))


def changed_figure(measure: str, value: int, by: int) -> str:
    """A figure with its difference in brackets."""
    return say(_WITH_DIFFERENCE).format(figure(measure, value), signed(measure, by))


def change(measure: str, before: int, after: int) -> str:
    """Before → after with the difference; one figure where nothing changes."""
    if before == after:
        return figure(measure, after)
    return say(_CHANGE).format(figure(measure, before), changed_figure(measure, after, after - before))


def change_of(before: str, after: str) -> str:
    """Before → after, in words that are made already; one of them where nothing changes."""
    return after if before == after or not before else say(_CHANGE).format(before, after)


def area_words(shape: Shape | None) -> str:
    return formats.NOTHING if shape is None else f"{shape.area_m2 / 1e6:,.2f} km²"


def compactness_words(shape: Shape | None) -> str:
    return formats.NOTHING if shape is None else f"{shape.compactness:.2f}"


def outlet_words(shape: Shape | None) -> str:
    return formats.NOTHING if shape is None or shape.outlet_m is None else f"{shape.outlet_m / 1_000:,.1f} km"


def per_unit(measure: str) -> str:
    """What one weight of the formula is for: “每 100 户”."""
    unit = UNITS[measure] // _WAN if measure.endswith("_fen") else UNITS[measure]
    return say(_PER_UNIT[measure]).format(formats.count(unit))


def formula_words(formula: Formula) -> str:
    """“每 100 户 1 分 + 每 10 条重点客户 3.33 分”, in the order of the measures."""
    terms = sorted(formula.weights, key=lambda one: MEASURES.index(one[0]))
    return " + ".join(say(_TERM).format(per_unit(measure), f"{weight / 100:g}") for measure, weight in terms)
