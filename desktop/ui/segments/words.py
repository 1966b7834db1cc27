"""A segment in words: each condition as a sentence that can be checked by reading it."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.segments.segment import Area, Definition
from desktop.tables.column import Head, Kind, day_text
from desktop.tables.conditions import Between, Blank, Condition, Match, OneOf, Top, Wording
from desktop.tables.heads import CUSTOMER_HEADS
from desktop.ui.cards.words import word
from desktop.ui.language import QT_TRANSLATE_NOOP, pick

_HEADS = {head.key: head for head in CUSTOMER_HEADS}
_MOST_VALUES = 6
_HOW = {
    Match.CONTAINS: QT_TRANSLATE_NOOP("Segments", "{0}包含“{1}”"),
    Match.LACKS: QT_TRANSLATE_NOOP("Segments", "{0}不包含“{1}”"),
    Match.STARTS: QT_TRANSLATE_NOOP("Segments", "{0}以“{1}”开头"),
    Match.ENDS: QT_TRANSLATE_NOOP("Segments", "{0}以“{1}”结尾"),
    Match.IS: QT_TRANSLATE_NOOP("Segments", "{0}是“{1}”"),
}
_SAYS = {
    "one_of": QT_TRANSLATE_NOOP("Segments", "{0}：{1}"),
    "more": QT_TRANSLATE_NOOP("Segments", "等 {0} 项"),
    "blank": QT_TRANSLATE_NOOP("Segments", "（空白）"),
    "yes": QT_TRANSLATE_NOOP("Segments", "是"),
    "no": QT_TRANSLATE_NOOP("Segments", "否"),
    "least": QT_TRANSLATE_NOOP("Segments", "{0}不少于 {1}"),
    "most": QT_TRANSLATE_NOOP("Segments", "{0}不多于 {1}"),
    "between": QT_TRANSLATE_NOOP("Segments", "{0}在 {1} 与 {2} 之间"),
    "top": QT_TRANSLATE_NOOP("Segments", "{0}最大的 {1} 位"),
    "bottom": QT_TRANSLATE_NOOP("Segments", "{0}最小的 {1} 位"),
    "is_blank": QT_TRANSLATE_NOOP("Segments", "{0}为空白"),
    "is_full": QT_TRANSLATE_NOOP("Segments", "{0}有值"),
    "grids": QT_TRANSLATE_NOOP("Segments", "归属 {0} 个网格：{1}"),
    "ring": QT_TRANSLATE_NOOP("Segments", "坐标在地图上圈出的范围内"),
    "circle": QT_TRANSLATE_NOOP("Segments", "坐标在一点周围 {0} 内"),
    "bank": QT_TRANSLATE_NOOP("Segments", "全行"),
    "quiet": QT_TRANSLATE_NOOP("Segments", "不含勿扰客户"),
    "listed": QT_TRANSLATE_NOOP("Segments", "不含黑名单客户"),
}


def say(key: str) -> str:
    return QCoreApplication.translate("Segments", _SAYS[key])


def definition_words(definition: Definition, grid_names: Mapping[str, str]) -> tuple[str, ...]:
    """One sentence each; `grid_names` by code."""
    words = [_area_words(definition.area, grid_names)]
    words += [condition_words(_HEADS[key], one) for key, one in definition.filters.items()]
    words += [] if definition.with_quiet else [say("quiet")]
    words += [] if definition.with_blacklisted else [say("listed")]
    return tuple(words)


def condition_words(head: Head, condition: Condition) -> str:
    name = pick(head.zh, head.en)
    match condition:
        case OneOf(values):
            shown = sorted(_value(head, one) for one in values)
            listed = "、".join(shown[:_MOST_VALUES])
            more = say("more").format(formats.count(len(shown))) if len(shown) > _MOST_VALUES else ""
            return say("one_of").format(name, listed + more)
        case Wording(how, text):
            return QCoreApplication.translate("Segments", _HOW[how]).format(name, text)
        case Top(count, smallest):
            return say("bottom" if smallest else "top").format(name, formats.count(count))
        case Blank(blank):
            return say("is_blank" if blank else "is_full").format(name)
        case Between(low, high):
            if low is not None and high is not None:
                return say("between").format(name, _value(head, low), _value(head, high))
            return say("least" if low is not None else "most").format(name, _value(head, low if high is None else high))


def _value(head: Head, value: str | int | None) -> str:
    if value is None:
        return say("blank")
    if isinstance(value, str):
        return word(value)
    if head.kind is Kind.FLAG:
        return say("yes" if value else "no")
    if head.kind is Kind.DATE:
        return day_text(value)
    scale = 100 if head.kind is Kind.MONEY else 10**head.decimals
    return f"{value / scale:,.{0 if value % scale == 0 else 2}f}"


def _area_words(area: Area | None, grid_names: Mapping[str, str]) -> str:
    if area is None:
        return say("bank")
    if area.circle is not None:
        return say("circle").format(formats.length(area.circle[2]))
    if area.ring:
        return say("ring")
    names = "、".join(grid_names.get(code, code) for code in area.grids[:_MOST_VALUES])
    more = "…" if len(area.grids) > _MOST_VALUES else ""
    return say("grids").format(len(area.grids), names + more)
