"""What every figure of the overview counts, in which unit, from where; and the rows of the tables behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from desktop.overview.headline import Headline
from desktop.tables.arrangement import Arrangement
from desktop.tables.conditions import Blank, Condition, OneOf
from desktop.ui.language import QT_TRANSLATE_NOOP


class Group(Enum):
    """The boxes of the page; what they count differs, so their numbers never stand in one row."""

    ORGANISATION = "organisation"
    RECORDS = "records"
    PLACES = "places"


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table: all, or those where one column passes."""

    table: str
    column: str = ""
    condition: Callable[[], Condition] | None = None
    group: str | None = None

    def arrangement(self) -> Arrangement:
        filters = {} if self.condition is None else {self.column: self.condition()}
        return Arrangement(filters=filters, group=self.group)


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Texts are sources of the translation context "Overview"."""

    key: str
    group: Group
    label: str
    unit: str
    what: str  # what is counted
    rows: Rows
    value: Callable[[Headline], int]
    leading: bool = False  # the big one of its box


def _one_of(*codes: str) -> Callable[[], Condition]:
    return lambda: OneOf(frozenset(codes))


FIGURES: tuple[FigureWords, ...] = (
    FigureWords("grids", Group.ORGANISATION, QT_TRANSLATE_NOOP("Overview", "网格"), QT_TRANSLATE_NOOP("Overview", "个"),
                QT_TRANSLATE_NOOP("Overview", "今日生效方案里的基础网格，按地图上的边界数"),
                Rows("grids"), lambda one: one.grids, leading=True),
    FigureWords("outlets", Group.ORGANISATION, QT_TRANSLATE_NOOP("Overview", "物理网点"),
                QT_TRANSLATE_NOOP("Overview", "个"),
                QT_TRANSLATE_NOOP("Overview", "正在营业的网点，含不放贷的"), Rows("outlets"), lambda one: one.outlets),
    FigureWords("branches", Group.ORGANISATION, QT_TRANSLATE_NOOP("Overview", "信贷支行"),
                QT_TRANSLATE_NOOP("Overview", "家"),
                QT_TRANSLATE_NOOP("Overview", "有放贷权的支行，每个网格归其中一家"),
                Rows("grids", group="branch"), lambda one: one.credit_branches),
    FigureWords("rural", Group.ORGANISATION, QT_TRANSLATE_NOOP("Overview", "行政村网格"),
                QT_TRANSLATE_NOOP("Overview", "个"), QT_TRANSLATE_NOOP("Overview", "一个行政村一个网格"),
                Rows("grids", "zone", _one_of("RURAL")), lambda one: one.rural),
    FigureWords("urban", Group.ORGANISATION, QT_TRANSLATE_NOOP("Overview", "城区网格"),
                QT_TRANSLATE_NOOP("Overview", "个"), QT_TRANSLATE_NOOP("Overview", "社区、园区和市场的网格"),
                Rows("grids", "zone", _one_of("URBAN")), lambda one: one.urban),
    FigureWords("records", Group.RECORDS, QT_TRANSLATE_NOOP("Overview", "客户记录"),
                QT_TRANSLATE_NOOP("Overview", "条"),
                QT_TRANSLATE_NOOP("Overview", "各系统导入的客户记录，同一人可能有几条，不是人数"),
                Rows("customers"), lambda one: one.records, leading=True),
    FigureWords("existing", Group.RECORDS, QT_TRANSLATE_NOOP("Overview", "存量客户记录"),
                QT_TRANSLATE_NOOP("Overview", "条"),
                QT_TRANSLATE_NOOP("Overview", "存量、睡眠、流失和销户的记录"),
                Rows("customers", "lifecycle", _one_of("EXISTING", "DORMANT", "CHURNED", "CLOSED")),
                lambda one: one.existing),
    FigureWords("potential", Group.RECORDS, QT_TRANSLATE_NOOP("Overview", "潜在客户记录"),
                QT_TRANSLATE_NOOP("Overview", "条"), QT_TRANSLATE_NOOP("Overview", "还没有业务往来的记录"),
                Rows("customers", "lifecycle", _one_of("POTENTIAL")), lambda one: one.potential),
    FigureWords("located", Group.PLACES, QT_TRANSLATE_NOOP("Overview", "已落图记录"),
                QT_TRANSLATE_NOOP("Overview", "条"),
                QT_TRANSLATE_NOOP("Overview", "有当前坐标、在地图上看得到的记录"),
                Rows("customers", "located", lambda: Blank(blank=False)), lambda one: one.located, leading=True),
    FigureWords("homeless", Group.PLACES, QT_TRANSLATE_NOOP("Overview", "未归格记录"),
                QT_TRANSLATE_NOOP("Overview", "条"),
                QT_TRANSLATE_NOOP("Overview", "还不知道属于哪个网格的记录，等待定位或解析地址"),
                Rows("customers", "grid", Blank), lambda one: one.homeless),
    FigureWords("family", Group.PLACES, QT_TRANSLATE_NOOP("Overview", "家庭信息匹配"),
                QT_TRANSLATE_NOOP("Overview", "条"),
                QT_TRANSLATE_NOOP("Overview", "已匹配到家庭的客户记录"),
                Rows("customers", "family", lambda: OneOf(frozenset({1}))), lambda one: one.family),
    FigureWords("households", Group.PLACES, QT_TRANSLATE_NOOP("Overview", "家庭"), QT_TRANSLATE_NOOP("Overview", "户"),
                QT_TRANSLATE_NOOP("Overview", "已建档的家庭，一户有几个成员"),
                Rows("households"), lambda one: one.households),
)  # fmt: skip

BY_KEY = {figure.key: figure for figure in FIGURES}

GROUPS: dict[Group, tuple[str, str]] = {
    Group.ORGANISATION: (QT_TRANSLATE_NOOP("Overview", "网点与网格"), QT_TRANSLATE_NOOP("Overview", "单位：个、家")),
    Group.RECORDS: (QT_TRANSLATE_NOOP("Overview", "客户记录"), QT_TRANSLATE_NOOP("Overview", "单位：条")),
    Group.PLACES: (QT_TRANSLATE_NOOP("Overview", "落图与家庭"), QT_TRANSLATE_NOOP("Overview", "单位：条、户")),
}


def word(source: str) -> str:
    """A text of this table in the language of the window."""
    return QCoreApplication.translate("Overview", source) if source else ""
