"""What several cards say alike: money, where a block is from, the make-up of the customers, the three lights."""

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.customers.customer_card import Source
from desktop.printing.card_sheet import Mark, Marks, Share, Shares
from desktop.ui.cards.words import word
from desktop.ui.language import english

translate = QCoreApplication.translate


def money(fen: int | None) -> str:
    return formats.money(fen, english=english())


def said(source: Source) -> str:
    """Source and date of a block, as the rules of the customer view ask."""
    return dated(word(source.platform), source.as_of)


def matched(source: Source) -> str:
    """Where a household is from: confirmed by hand in a platform, or matched by rule."""
    return dated(word(source.platform) or translate("Cards", "规则匹配"), source.as_of)


def dated(*words: str | None) -> str:
    return " · ".join(part for part in words if part)


def received(source: Source, platforms: int) -> str:
    """Where customers came from: the main kind of source, how many kinds, the day of the latest file."""
    if platforms < 2:
        return said(source)
    several = translate("Cards", "{0}等 {1} 个来源").format(word(source.platform), platforms)
    return dated(several, source.as_of)


def plan_source(valid_from: str | None) -> str:
    """Grids and their boundaries are those of a plan 方案, from the day it took effect."""
    since = None if valid_from is None else translate("Cards", "方案 {0} 起").format(valid_from)
    return dated(translate("Cards", "战略地图"), since)


def business_source(month: str | None, day: str) -> str:
    """Deposits are of the core system at a month's end, loans of the credit system on the bank's date."""
    return translate("Cards", "核心系统 {0}，信贷系统 {1}").format(month or formats.NOTHING, day)


def composition(*, records: int, existing: int, potential: int, dormant: int) -> Shares:
    """Customer records by their stage; what is left over was lost."""
    parts = (
        (translate("Cards", "存量"), existing, "accent"),
        (translate("Cards", "潜在"), potential, "warn"),
        (translate("Cards", "睡眠"), dormant, "mute"),
        (translate("Cards", "流失、销户"), records - existing - potential - dormant, "bad"),
    )
    return Shares(tuple(Share(label, number, counted(number, records), tone) for label, number, tone in parts))


def counted(number: int, of: int) -> str:
    """A count and its share, as 1,376 · 76.4 %."""
    return f"{formats.count(number)} · {formats.share(number, of)}"


def grids_and_records(grids: int, records: int) -> tuple[str, str]:
    """How many grids, and how many customer records, for a line of a list."""
    return (
        translate("Cards", "{0} 个网格").format(formats.count(grids)),
        translate("Cards", "{0} 条").format(formats.count(records)),
    )


def lights(boundary: bool | None, person: bool | None, duty: bool | None) -> Marks:
    """The three lights 定格 定员 定责 of one grid: sign, word and colour say the same; – means not kept here yet."""
    marks = []
    for name, done in (
        (translate("Cards", "定格"), boundary),
        (translate("Cards", "定员"), person),
        (translate("Cards", "定责"), duty),
    ):
        sign, tone = ("–", "") if done is None else ("✓", "ok") if done else ("✗", "bad")
        marks.append(Mark(f"{sign} {name}", tone))
    return Marks(tuple(marks), lights_meaning())


def lights_of(grids: int, boundary: int, person: int, duty: int | None) -> Marks:
    """The three lights of many grids: how many of them are green."""
    marks = []
    for name, done in (
        (translate("Cards", "定格"), boundary),
        (translate("Cards", "定员"), person),
        (translate("Cards", "定责"), duty),
    ):
        if done is None:
            marks.append(Mark(translate("Cards", "– {0} 尚未启用").format(name)))
        else:
            tone = "ok" if done == grids else "bad"
            marks.append(Mark(f"{'✓' if done == grids else '✗'} {name} {done}/{grids}", tone))
    return Marks(tuple(marks), lights_meaning())


def lights_meaning() -> str:
    return translate("Cards", "定格：有界线和编号；定员：有主办客户经理；定责：已签责任书（– 表示本系统还没有责任书）")
