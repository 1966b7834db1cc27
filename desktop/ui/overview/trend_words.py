"""What the month charts and the comparison of branches are called, in which unit they speak, which rows lie behind."""

import calendar
from dataclasses import dataclass

from desktop.overview.history import BranchFigures, Measure, Ranked, Series
from desktop.tables.arrangement import Arrangement
from desktop.tables.column import day_number
from desktop.tables.conditions import Between, Blank, OneOf
from desktop.tables.sorting import SortBy
from desktop.ui.language import QT_TRANSLATE_NOOP, english
from desktop.ui.overview.figure_words import word


@dataclass(frozen=True, slots=True)
class MeasureWords:
    name: str
    what: str
    unit: str  # "" for money
    bars: bool  # what happened in a month; else what there was at its end
    rows: str  # what a click opens


MEASURES: dict[Measure, MeasureWords] = {
    Measure.LOCATED: MeasureWords(QT_TRANSLATE_NOOP("Overview", "已落图记录"),
                                  QT_TRANSLATE_NOOP("Overview", "月末累计，按当前坐标的定位日期"),
                                  QT_TRANSLATE_NOOP("Overview", "条"), bars=False,
                                  rows=QT_TRANSLATE_NOOP("Overview", "单击看全部已落图记录")),
    Measure.VISITS: MeasureWords(QT_TRANSLATE_NOOP("Overview", "走访"),
                                 QT_TRANSLATE_NOOP("Overview", "每月走访次数，含未遇，被更正的不计"),
                                 QT_TRANSLATE_NOOP("Overview", "次"), bars=True,
                                 rows=QT_TRANSLATE_NOOP("Overview", "单击某月看当月的走访")),
    Measure.DEPOSITS: MeasureWords(QT_TRANSLATE_NOOP("Overview", "存款余额"),
                                   QT_TRANSLATE_NOOP("Overview", "账户月报，每月最后一天"), "", bars=False,
                                   rows=QT_TRANSLATE_NOOP("Overview", "单击看有存款的客户，余额大的在前")),
    Measure.GRANTED: MeasureWords(QT_TRANSLATE_NOOP("Overview", "贷款发放"),
                                  QT_TRANSLATE_NOOP("Overview", "每月起始的贷款本金"), "", bars=True,
                                  rows=QT_TRANSLATE_NOOP("Overview", "单击某月看当月起始的贷款")),
}  # fmt: skip

RANKINGS: dict[Ranked, tuple[str, str]] = {
    Ranked.RECORDS: (QT_TRANSLATE_NOOP("Overview", "客户记录"),
                     QT_TRANSLATE_NOOP("Overview", "归属本支行网格的客户记录，条")),
    Ranked.LOCATED: (QT_TRANSLATE_NOOP("Overview", "落图率"),
                     QT_TRANSLATE_NOOP("Overview", "已落图记录 ÷ 归属本支行网格的客户记录")),
    Ranked.VISITED: (QT_TRANSLATE_NOOP("Overview", "走访"),
                     QT_TRANSLATE_NOOP("Overview", "近12个月见到过的客户记录，条")),
    Ranked.DEPOSITS: (QT_TRANSLATE_NOOP("Overview", "存款"),
                      QT_TRANSLATE_NOOP("Overview", "归属客户最近月末的存款余额")),
    Ranked.LOANS: (QT_TRANSLATE_NOOP("Overview", "贷款"),
                   QT_TRANSLATE_NOOP("Overview", "归属客户未结清贷款的余额")),
}  # fmt: skip


def rows_of_month(measure: Measure, month: str) -> tuple[str, Arrangement]:
    """The table and the rows behind a month of a chart."""
    if measure is Measure.LOCATED:
        return "customers", Arrangement(filters={"located": Blank(blank=False)})
    if measure is Measure.DEPOSITS:
        by = (SortBy("deposits", descending=True),)
        return "customers", Arrangement(filters={"deposits": Between(low=1)}, sort=by)
    year, number = int(month[:4]), int(month[5:7])
    days = Between(day_number(f"{month}-01"), day_number(f"{month}-{calendar.monthrange(year, number)[1]:02d}"))
    if measure is Measure.VISITS:
        return "visits", Arrangement(filters={"day": days, "corrected": OneOf(frozenset({0}))})
    return "loans", Arrangement(filters={"start_on": days}, sort=(SortBy("principal", descending=True),))


def rows_of_branch(branch: BranchFigures) -> tuple[str, Arrangement]:
    """The grids of a branch, whose sums are its figures; of no branch, the records without a grid."""
    if branch.id is None:
        return "customers", Arrangement(filters={"grid": Blank()})
    return "grids", Arrangement(filters={"branch": OneOf(frozenset({branch.name}))})


def scale_of(values: tuple[int, ...], measure: Measure) -> tuple[float, str]:
    """By what to divide the stored numbers of a chart, and the unit that then stands at its axis."""
    highest = max(values, default=0)
    if measure in (Measure.DEPOSITS, Measure.GRANTED):
        return _money_scale(highest)
    unit = word(MEASURES[measure].unit)
    if highest < 20_000:
        return 1.0, unit
    return (1e3, f"k {unit}") if english() else (1e4, f"万{unit}")


def _money_scale(highest: int) -> tuple[float, str]:
    if english():
        return (1e11, "CNY bn") if highest >= 1e11 else (1e8, "CNY M")
    return (1e10, "亿元") if highest >= 1e10 else (1e6, "万元")


def _amount(value: float, unit: str) -> str:
    """1.20 亿元, in English CNY 1.20 bn."""
    currency, _, size = unit.rpartition(" ")
    return f"{currency} {value:,.2f} {size}" if currency else f"{value:,.2f} {unit}"


def in_unit(words: str, unit: str) -> str:
    """What an axis shows, and its unit in brackets."""
    return f"{words} ({unit})" if english() else f"{words}（{unit}）"


def said(series: Series, place: int) -> str:
    """A value of a chart as it is read."""
    divisor, unit = scale_of(series.values, series.measure)
    value = series.values[place] / divisor
    return f"{series.values[place]:,} {word(MEASURES[series.measure].unit)}" if not _money(series) else (
        _amount(value, unit)
    )  # fmt: skip


def _money(series: Series) -> bool:
    return series.measure in (Measure.DEPOSITS, Measure.GRANTED)


def ranked_text(by: Ranked, branch: BranchFigures) -> str:
    """The figure a branch is ranked by, as it is read."""
    value = branch.value(by)
    if by is Ranked.LOCATED:
        return f"{100 * value:.1f} %"
    if by in (Ranked.DEPOSITS, Ranked.LOANS):
        divisor, unit = _money_scale(round(value))
        return _amount(value / divisor, unit)
    return f"{round(value):,}"
