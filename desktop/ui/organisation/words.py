"""What the organisation tree says: names of levels, counts, lights and lacks, in the language of the window."""

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.hierarchy.node import Lack, Level, Light, Node
from desktop.hierarchy.outline import Measure, Order, Sign
from desktop.hierarchy.tree import Arrangement
from desktop.ui.language import QT_TRANSLATE_NOOP, pick

_LEVELS = {
    Level.BANK: QT_TRANSLATE_NOOP("Organisation", "总行"),
    Level.BRANCH: QT_TRANSLATE_NOOP("Organisation", "支行"),
    Level.MANAGER: QT_TRANSLATE_NOOP("Organisation", "客户经理"),
    Level.OUTLET: QT_TRANSLATE_NOOP("Organisation", "网点"),
    Level.TOWN: QT_TRANSLATE_NOOP("Organisation", "乡镇"),
    Level.GRID: QT_TRANSLATE_NOOP("Organisation", "网格"),
    Level.VACANT: QT_TRANSLATE_NOOP("Organisation", "缺岗"),
    Level.UNASSIGNED: QT_TRANSLATE_NOOP("Organisation", "未分配"),
    Level.HOMELESS: QT_TRANSLATE_NOOP("Organisation", "未归格"),
}
_ABOUT = {
    Level.VACANT: QT_TRANSLATE_NOOP("Organisation", "这些网格今天没有主办客户经理"),
    Level.UNASSIGNED: QT_TRANSLATE_NOOP("Organisation", "这些网格没有分到支行或网点"),
    Level.HOMELESS: QT_TRANSLATE_NOOP("Organisation", "没有归属网格、或归属网格已不在执行方案中的客户和家庭档案"),
}
_ARRANGEMENTS = {
    Arrangement.BRANCHES: (
        QT_TRANSLATE_NOOP("Organisation", "支行"),
        QT_TRANSLATE_NOOP("Organisation", "总行 → 支行 → 客户经理 → 网格"),
    ),
    Arrangement.OUTLETS: (
        QT_TRANSLATE_NOOP("Organisation", "网点"),
        QT_TRANSLATE_NOOP("Organisation", "总行 → 网点 → 网格"),
    ),
    Arrangement.TOWNS: (
        QT_TRANSLATE_NOOP("Organisation", "乡镇"),
        QT_TRANSLATE_NOOP("Organisation", "总行 → 乡镇 → 网格"),
    ),
}
# name, unit, what exactly is counted
_MEASURES = {
    Measure.RECORDS: (
        QT_TRANSLATE_NOOP("Organisation", "客户"),
        QT_TRANSLATE_NOOP("Organisation", "条"),
        QT_TRANSLATE_NOOP("Organisation", "客户记录，不论是否落图、处于哪个阶段"),
    ),
    Measure.EXISTING: (
        QT_TRANSLATE_NOOP("Organisation", "存量"),
        QT_TRANSLATE_NOOP("Organisation", "条"),
        QT_TRANSLATE_NOOP("Organisation", "潜在以外的客户记录，含睡眠、流失和销户"),
    ),
    Measure.POTENTIAL: (
        QT_TRANSLATE_NOOP("Organisation", "潜在"),
        QT_TRANSLATE_NOOP("Organisation", "条"),
        QT_TRANSLATE_NOOP("Organisation", "潜在客户记录"),
    ),
    Measure.KEY: (
        QT_TRANSLATE_NOOP("Organisation", "重点"),
        QT_TRANSLATE_NOOP("Organisation", "条"),
        QT_TRANSLATE_NOOP("Organisation", "重点客户记录，存量和潜在都算"),
    ),
    Measure.LOCATED: (
        QT_TRANSLATE_NOOP("Organisation", "已定位"),
        QT_TRANSLATE_NOOP("Organisation", "条"),
        QT_TRANSLATE_NOOP("Organisation", "在地图上有坐标的客户记录"),
    ),
    Measure.HOUSEHOLDS: (
        QT_TRANSLATE_NOOP("Organisation", "户数（估）"),
        QT_TRANSLATE_NOOP("Organisation", "户"),
        QT_TRANSLATE_NOOP("Organisation", "网格内估计的住户数，不是客户数，也不是家庭档案数"),
    ),
    Measure.FILES: (
        QT_TRANSLATE_NOOP("Organisation", "家庭档案"),
        QT_TRANSLATE_NOOP("Organisation", "户"),
        QT_TRANSLATE_NOOP("Organisation", "本行建了家庭档案的户数"),
    ),
    Measure.GRIDS: (
        QT_TRANSLATE_NOOP("Organisation", "网格"),
        QT_TRANSLATE_NOOP("Organisation", "格"),
        QT_TRANSLATE_NOOP("Organisation", "执行方案中的网格"),
    ),
}
_ORDERS = {
    Order.CODE: QT_TRANSLATE_NOOP("Organisation", "按编码"),
    Order.NAME: QT_TRANSLATE_NOOP("Organisation", "按名称"),
    Order.COUNT: QT_TRANSLATE_NOOP("Organisation", "按数量"),
}
_SIGNS = {
    Sign.VACANT: (
        QT_TRANSLATE_NOOP("Organisation", "缺岗"),
        QT_TRANSLATE_NOOP("Organisation", "只列出没有主办客户经理的网格"),
    ),
    Sign.INCOMPLETE: (
        QT_TRANSLATE_NOOP("Organisation", "有缺项"),
        QT_TRANSLATE_NOOP("Organisation", "只列出缺主办、缺边界、缺落图客户或缺户数的网格，和没有网格的机构与人员"),
    ),
    Sign.LOCKED: (
        QT_TRANSLATE_NOOP("Organisation", "已锁定"),
        QT_TRANSLATE_NOOP("Organisation", "只列出已锁定的网格"),
    ),
}
_LACKS = {
    Lack.LEAD: QT_TRANSLATE_NOOP("Organisation", "缺主办客户经理"),
    Lack.BOUNDARY: QT_TRANSLATE_NOOP("Organisation", "缺闭合的边界"),
    Lack.LOCATED: QT_TRANSLATE_NOOP("Organisation", "没有已落图的客户"),
    Lack.ESTIMATE: QT_TRANSLATE_NOOP("Organisation", "没有估计户数"),
    Lack.GRIDS: QT_TRANSLATE_NOOP("Organisation", "名下没有网格"),
}


def said(source: str) -> str:
    """A text of these tables in the language of the window."""
    return QCoreApplication.translate("Organisation", source)


def title(node: Node) -> str:
    """The name of a thing; what gathers the rest is named by what it is."""
    return node.name or said(_LEVELS[node.level])


def level_word(node: Node) -> str:
    return said(_LEVELS[node.level])


def arrangement_words(how: Arrangement) -> tuple[str, str]:
    """Name and explanation."""
    name, about = _ARRANGEMENTS[how]
    return said(name), said(about)


def measure_words(measure: Measure) -> tuple[str, str, str]:
    """Name, unit, what exactly is counted."""
    name, unit, about = _MEASURES[measure]
    return said(name), said(unit), said(about)


def order_word(order: Order) -> str:
    return said(_ORDERS[order])


def sign_words(sign: Sign) -> tuple[str, str]:
    """Name and explanation."""
    name, about = _SIGNS[sign]
    return said(name), said(about)


def lights(node: Node) -> tuple[tuple[Light, str], ...]:
    """The three lights 定格 定员 定责, each with its words."""
    counts, translate = node.counts, QCoreApplication.translate
    many = counts.grids > 1
    with_boundary, with_lead = counts.grids - counts.unbounded, counts.grids - counts.unled
    if many:
        share = translate("Organisation", "{0} / {1} 格")
        border, lead = share.format(with_boundary, counts.grids), share.format(with_lead, counts.grids)
    else:
        yes, no = translate("Organisation", "是"), translate("Organisation", "否")
        border, lead = (yes if with_boundary else no), (yes if with_lead else no)
    return (
        (node.bounded, translate("Organisation", "定格 {0}（边界闭合且有编码）").format(border)),
        (node.staffed, translate("Organisation", "定员 {0}（今天有主办客户经理）").format(lead)),
        (node.committed, translate("Organisation", "定责 未知（责任书模块尚未启用，不作判断）")),
    )


def lacking(node: Node) -> tuple[str, ...]:
    """What is missing, in words; of several grids how many miss it."""
    counts, translate = node.counts, QCoreApplication.translate
    if node.level is Level.GRID:
        found = [said(_LACKS[lack]) for lack in Lack if lack in node.lacks]
        if node.locked_reason is not None:
            words = translate("Organisation", "已锁定：{0}").format(node.locked_reason)
            found.append(f"{words}{_of_lock(node)}")
        return tuple(found)
    if Lack.GRIDS in node.lacks and node.level is not Level.HOMELESS:
        return (said(_LACKS[Lack.GRIDS]),)
    told = (
        (translate("Organisation", "{0} 格缺主办客户经理"), counts.unled),
        (translate("Organisation", "{0} 格缺闭合的边界"), counts.unbounded),
        (translate("Organisation", "{0} 格没有已落图的客户"), counts.empty),
        (translate("Organisation", "{0} 格没有估计户数"), counts.unestimated),
        (translate("Organisation", "{0} 格已锁定"), counts.locked),
    )
    return tuple(words.format(formats.count(number)) for words, number in told if number)


def _of_lock(node: Node) -> str:
    """Who locked it and until when."""
    translate = QCoreApplication.translate
    until = translate("Organisation", "到 {0}").format(node.locked_until) if node.locked_until else ""
    told = [one for one in (node.locked_by, until) if one]
    return pick("（{0}）", " ({0})").format(pick("，", ", ").join(told)) if told else ""


def counted(node: Node) -> str:
    """Every count with its own unit: grids 格, households 户, household files 户, customer records 条."""
    counts = node.counts
    lines = []
    if node.level not in (Level.GRID, Level.HOMELESS):
        words = QCoreApplication.translate("Organisation", "{0} 个网格 · 估计 {1} 户 · 家庭档案 {2} 户")
        lines.append(words.format(*map(formats.count, (counts.grids, counts.households_est, counts.household_files))))
    elif node.level is Level.GRID:
        words = QCoreApplication.translate("Organisation", "估计 {0} 户 · 家庭档案 {1} 户")
        lines.append(words.format(formats.count(counts.households_est), formats.count(counts.household_files)))
    else:
        words = QCoreApplication.translate("Organisation", "家庭档案 {0} 户")
        lines.append(words.format(formats.count(counts.household_files)))
    words = QCoreApplication.translate("Organisation", "客户 {0} 条：存量 {1}（其中睡眠、流失、销户 {2}）· 潜在 {3}")
    lines.append(words.format(*map(formats.count, (counts.records, counts.existing, counts.quiet, counts.potential))))
    words = QCoreApplication.translate("Organisation", "重点 {0} 条 · 已定位 {1} 条")
    lines.append(words.format(formats.count(counts.key), formats.count(counts.located)))
    return "\n".join(lines)


def counted_then(node: Node) -> str:
    """What is known of another day than today."""
    counts = node.counts
    words = QCoreApplication.translate("Organisation", "{0} 个网格 · 估计 {1} 户 · 当日的客户数和家庭档案没有另存")
    return words.format(formats.count(counts.grids), formats.count(counts.households_est))


def tip(node: Node, *, is_counted: bool = True) -> str:
    """Everything about a node, for its tooltip: what it is, its counts, its lights, what it lacks."""
    head = [title(node), *([f"{level_word(node)} {node.code}".strip()] if node.name else [])]
    if node.people:
        head.append(node.people)
    lines = [" · ".join(head)]
    if node.level in _ABOUT:
        lines.append(said(_ABOUT[node.level]))
    lines.append(counted(node) if is_counted else counted_then(node))
    if node.counts.grids:
        lines += [words for _, words in lights(node)]
    lines += [f"• {words}" for words in lacking(node)]
    return "\n".join(lines)


def number(node: Node, measure: Measure, *, counted: bool) -> str:
    """A count as it is shown; a dash for customers and files of a day of which they are not known."""
    known = counted or measure in (Measure.GRIDS, Measure.HOUSEHOLDS)
    return formats.count(measure.of(node.counts) if known else None)


def spoken(node: Node, measure: Measure, *, counted: bool = True) -> str:
    """For a screen reader: what it is, its count, its lights and what it lacks."""
    name, unit, _ = measure_words(measure)
    parts = [f"{level_word(node)} {title(node)}", f"{name} {number(node, measure, counted=counted)} {unit}"]
    if node.counts.grids:
        parts += [words for _, words in lights(node)]
    return pick("，", ", ").join([*parts, *lacking(node)])
