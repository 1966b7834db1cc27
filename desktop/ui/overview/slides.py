"""What the presentation says: one slide for the bank, one for each branch, as words and numbers fit for visitors."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.drawing.public_map import FEWEST
from desktop.overview.headline import Headline
from desktop.overview.history import BranchFigures, History, Measure, Ranked
from desktop.ui.language import english

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Number:
    """A big number: its digits, what they count, and a quiet line under that."""

    digits: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """`branch` None is the whole bank; `share` 0..1 is drawn as a bar under the leading number."""

    title: str
    subtitle: str
    leading: Number
    share: float
    numbers: tuple[Number, ...]
    branch: int | None = None


def slides(name: str, told: Headline | None, history: History | None) -> tuple[Slide, ...]:
    """The bank first, then its branches in code order; before the figures are counted, the bank alone with dashes."""
    own = [] if history is None else [one for one in history.branches if one.id is not None]
    return (_bank(name, told, history), *(_branch(one, told, history) for one in own))


def _bank(name: str, told: Headline | None, history: History | None) -> Slide:
    if told is None:
        waiting = translate("Presentation", "正在统计…")
        return Slide(name, waiting, Number(formats.NOTHING, translate("Presentation", "客户记录（条）")), 0.0, ())
    numbers = [
        Number(formats.count(told.existing), translate("Presentation", "存量客户记录（条）")),
        Number(formats.count(told.potential), translate("Presentation", "潜在客户记录（条）")),
        Number(
            formats.count(told.located),
            translate("Presentation", "已落图记录（条）"),
            translate("Presentation", "占客户记录的 {0}").format(formats.share(told.located, told.records)),
        ),
        Number(formats.count(told.family), translate("Presentation", "家庭信息匹配（条）"),
               translate("Presentation", "家庭 {0} 户").format(formats.count(told.households))),
        Number(formats.count(told.grids), translate("Presentation", "网格（个）"),
               translate("Presentation", "行政村 {0} · 城区 {1}").format(told.rural, told.urban)),
        Number(formats.count(told.outlets), translate("Presentation", "物理网点（个）"),
               translate("Presentation", "信贷支行 {0} 家").format(told.credit_branches)),
    ]  # fmt: skip
    if history is not None and history.of(Measure.DEPOSITS).values:
        fen = history.of(Measure.DEPOSITS).values[-1]
        numbers.append(Number(_money(fen), translate("Presentation", "存款余额")))
        numbers.append(
            Number(_money(sum(one.loans_fen for one in history.branches)), translate("Presentation", "贷款余额"))
        )
    leading = Number(formats.count(told.records), translate("Presentation", "客户记录（条）"))
    as_of = translate("Presentation", "数据截至 {0}").format(told.as_of)
    return Slide(told.bank_name, as_of, leading, told.located_share, tuple(numbers))


def _branch(one: BranchFigures, told: Headline | None, history: History | None) -> Slide:
    ranked = [] if history is None else [other.id for other in history.ranked(Ranked.RECORDS)]
    place = translate("Presentation", "客户记录排第 {0}，共 {1} 家支行").format(ranked.index(one.id) + 1, len(ranked))
    if told is not None:
        place += " · " + translate("Presentation", "数据截至 {0}").format(told.as_of)
    share = translate("Presentation", "占客户记录的 {0}").format(formats.share(one.located, one.records))
    share = share if one.located >= FEWEST else ""
    deposits, loans = (
        _money(fen) if one.records >= FEWEST else formats.NOTHING for fen in (one.deposits_fen, one.loans_fen)
    )
    numbers = (
        Number(_public(one.located), translate("Presentation", "已落图记录（条）"), share),
        Number(formats.count(one.grids), translate("Presentation", "网格（个）")),
        Number(_public(one.family), translate("Presentation", "家庭信息匹配（条）")),
        Number(_public(one.visited), translate("Presentation", "近12个月走访到的客户记录（条）")),
        Number(deposits, translate("Presentation", "存款余额")),
        Number(loans, translate("Presentation", "贷款余额")),
    )
    leading = Number(_public(one.records), translate("Presentation", "客户记录（条）"))
    return Slide(one.name, place, leading, one.located_share, numbers, one.id)


def _public(count: int) -> str:
    """A count of people; one that is about very few says only that."""
    return f"< {FEWEST}" if 0 < count < FEWEST else formats.count(count)


def _money(fen: int) -> str:
    return formats.money(fen, english=english())
