"""The words that float at the cursor while a border moves: what each grid holds now, will hold, and by how much."""

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.plans.draft import Draft
from desktop.plans.totals import Totals
from desktop.plans.weight_queries import MEASURES, Amounts
from desktop.ui.language import QT_TRANSLATE_NOOP, english

_HOUSEHOLDS, _STOCK, _POTENTIAL, _KEY, _DEPOSITS, _LOANS, _OVERDUE, _DUE = range(len(MEASURES))
NAMES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Plans", "户"),
    QT_TRANSLATE_NOOP("Plans", "存量"),
    QT_TRANSLATE_NOOP("Plans", "潜在"),
    QT_TRANSLATE_NOOP("Plans", "重点"),
    QT_TRANSLATE_NOOP("Plans", "存款"),
    QT_TRANSLATE_NOOP("Plans", "贷款"),
    QT_TRANSLATE_NOOP("Plans", "逾期"),
    QT_TRANSLATE_NOOP("Plans", "走访到期"),
)
_FLOATING = (_HOUSEHOLDS, _STOCK, _POTENTIAL, _DEPOSITS, _LOANS, _DUE)
_WITH_DIFFERENCE = QT_TRANSLATE_NOOP("Plans", "{0}（{1}）")
_SIDE = QT_TRANSLATE_NOOP("Plans", "{0}：{1}")
_NEW = QT_TRANSLATE_NOOP("Plans", "新网格")
_NOBODY_MOVES = QT_TRANSLATE_NOOP("Plans", "没有客户随之换格")


def say(text: str) -> str:
    return QCoreApplication.translate("Plans", text)


def figure(measure: int, value: int) -> str:
    """A measure in the bank's units: counts as they are, money in 万元 or 亿元."""
    return formats.money(value, english=english()) if MEASURES[measure].endswith("_fen") else formats.count(value)


def signed(measure: int, value: int) -> str:
    """A difference with its sign; a real minus, so that columns line up."""
    return "±0" if value == 0 else ("+" if value > 0 else "−") + figure(measure, abs(value))


def changed_figure(measure: int, value: int, by: int) -> str:
    """A figure with its difference in brackets."""
    return say(_WITH_DIFFERENCE).format(figure(measure, value), signed(measure, by))


def side_lines(draft: Draft, totals: Totals, difference: dict[int, Amounts]) -> list[str]:
    """Two lines or more: each grid that gains or loses, those that lose most last."""
    if not difference:
        return [say(_NOBODY_MOVES)]
    lines = []
    for face, by in sorted(difference.items(), key=lambda one: -int(one[1][_STOCK])):
        grid = draft.grids.get(face)
        after = totals.now(face) + by
        parts = [
            f"{say(NAMES[measure])} {changed_figure(measure, int(after[measure]), int(by[measure]))}"
            for measure in _FLOATING
            if by[measure] or measure == _STOCK
        ]
        lines.append(say(_SIDE).format(say(_NEW) if grid is None else grid.name, " · ".join(parts)))
    return lines
