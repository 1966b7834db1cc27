"""The card of a grid on another day: who answered for it then, and no figure of today."""

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.grids.dated_card_queries import GridThen
from desktop.printing.card_sheet import Block, CardSheet, Entries, Entry, Face, Figure, Figures, Mark, Row, Rows, Words
from desktop.ui.cards.sayings import dated, plan_source
from desktop.ui.cards.words import word
from desktop.ui.language import english
from desktop.ui.subject import BRANCH, GRID, MANAGER, OUTLET, TOWN

translate = QCoreApplication.translate


def grid_then_sheet(card: GridThen) -> CardSheet:
    marks = [
        Mark(translate("GridThen", "{0} 的网格").format(card.day), "warn"),
        Mark(word(card.zone), "accent"),
        Mark(word(card.area_type)),
    ]
    if card.manager_name is None:
        marks.append(Mark(translate("GridThen", "当日缺岗"), "bad"))
    mu = None if card.area_km2 is None else formats.area_mu(card.area_km2 * 1e6, english=english())
    area = formats.NOTHING if card.area_km2 is None else f"{card.area_km2:.2f} km²"
    who = Face(
        card.manager_name or translate("GridThen", "客户经理缺岗"),
        translate("GridThen", "当日主办"),
        "" if card.manager_name else "mute",
        None if card.manager_id is None else (MANAGER, card.manager_id),
    )
    facts = [
        _row(translate("GridThen", "支行"), card.branch_name, BRANCH, card.branch_id),
        _row(translate("GridThen", "网点"), card.outlet_name, OUTLET, card.outlet_id),
        _row(translate("GridThen", "乡镇"), card.town_name, TOWN, card.town_id),
    ]
    if card.backup_name is not None:
        facts.insert(0, Row(translate("GridThen", "协办"), card.backup_name))
    figures = Figures(
        (
            Figure(translate("GridThen", "客户（条）"), formats.NOTHING),
            Figure(translate("GridThen", "面积"), area, mu or ""),
            Figure(translate("GridThen", "户数（估）"), formats.count(card.households_est)),
        )
    )
    unknown = translate("GridThen", "{0} 的客户数、存贷款和走访没有另存，不显示今天的数字。回到现在可看今天的卡片。")
    beside = tuple(Entry(one.name, one.code, leads=(GRID, one.id)) for one in card.neighbours)
    source = plan_source(card.plan_from)
    blocks = (
        Block(
            translate("GridThen", "责任"),
            dated(translate("Cards", "战略地图"), card.assigned_on),
            (who, Rows(tuple(facts))),
        ),
        Block(
            translate("GridThen", "网格"),
            source,
            (figures, Rows((Row(translate("GridThen", "方案"), card.plan_title),)), Words(unknown.format(card.day))),
        ),
        Block(translate("GridThen", "相邻网格（{0}）").format(len(beside)), source, (Entries(beside, shown=6),)),
    )
    return CardSheet(translate("Cards", "网格卡片"), card.name, card.code, tuple(marks), blocks)


def _row(key: str, name: str | None, kind: str, id_: int | None) -> Row:
    return Row(key, name or formats.NOTHING, None if id_ is None else (kind, id_))
