"""The card of a grid: who is responsible, what is in it, locked or not."""

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.grids.card_queries import GridCard
from desktop.printing.card_sheet import (
    Block,
    CardSheet,
    Entries,
    Entry,
    Face,
    Figure,
    Figures,
    Form,
    Mark,
    Part,
    Row,
    Rows,
)
from desktop.ui.cards.sayings import business_source, composition, dated, lights, money, plan_source, received
from desktop.ui.cards.words import word
from desktop.ui.language import english
from desktop.ui.subject import BRANCH, GRID, MANAGER, OUTLET, TOWN

translate = QCoreApplication.translate


def grid_sheet(card: GridCard) -> CardSheet:
    marks = [Mark(word(card.zone), "accent"), Mark(word(card.area_type))]
    if card.locked_reason is not None:
        marks.append(Mark(translate("GridCard", "已锁定"), "warn"))
    if card.manager_name is None:
        marks.append(Mark(translate("GridCard", "缺岗"), "bad"))
    own = translate("Cards", "战略地图")
    blocks = [
        Block(translate("GridCard", "责任"), dated(own, card.assigned_on), _responsible(card)),
        Block(translate("GridCard", "网格"), plan_source(card.plan_from), (_size(card),)),
        Block(
            translate("GridCard", "客户构成"),
            received(card.customers_source, card.platforms),
            (
                composition(
                    records=card.records, existing=card.existing, potential=card.potential, dormant=card.dormant
                ),
                Rows(
                    (
                        Row(translate("GridCard", "重点客户"), formats.count(card.key)),
                        Row(translate("GridCard", "已匹配家庭"), formats.count(card.with_family)),
                    )
                ),
            ),
        ),
        Block(translate("GridCard", "存款贷款"), business_source(card.deposits_month, card.as_of), _business(card)),
        Block(translate("GridCard", "走访"), dated(own, card.last_visit_on), (_visits(card),)),
    ]
    if card.locked_reason is not None:
        facts = (
            Row(translate("GridCard", "原因"), card.locked_reason),
            Row(translate("GridCard", "锁定人"), card.locked_by or formats.NOTHING),
            Row(translate("GridCard", "时间"), (card.locked_at or "")[:16].replace("T", " ")),
            Row(translate("GridCard", "到期"), card.locked_until or translate("GridCard", "至解除")),
        )
        blocks.append(Block(translate("GridCard", "锁定"), dated(own, (card.locked_at or "")[:10]), (Rows(facts),)))
    blocks.append(Block("", "", (Form("grid"),)))
    if card.helpers:
        people = tuple(Entry(one.name, one.kind, one.phone or "") for one in card.helpers)
        blocks.append(Block(translate("GridCard", "联络员"), own, (Entries(people, shown=4),)))
    if card.neighbours:
        beside = tuple(Entry(one.name, one.code, leads=(GRID, one.id)) for one in card.neighbours)
        heading = translate("GridCard", "相邻网格（{0}）").format(len(beside))
        blocks.append(Block(heading, plan_source(card.plan_from), (Entries(beside, shown=6),)))
    return CardSheet(translate("Cards", "网格卡片"), card.name, card.code, tuple(marks), tuple(blocks))


def _responsible(card: GridCard) -> tuple[Part, ...]:
    who = Face(
        card.manager_name or translate("GridCard", "客户经理缺岗"),
        translate("GridCard", "网格客户经理（主办）"),
        "" if card.manager_name else "mute",
        None if card.manager_id is None else (MANAGER, card.manager_id),
    )
    facts = (
        Row(
            translate("GridCard", "支行"),
            card.branch_name or formats.NOTHING,
            None if card.branch_id is None else (BRANCH, card.branch_id),
        ),
        Row(
            translate("GridCard", "网点"),
            card.outlet_name or formats.NOTHING,
            None if card.outlet_id is None else (OUTLET, card.outlet_id),
        ),
        Row(translate("GridCard", "乡镇"), card.town_name, (TOWN, card.town_id)),
    )
    return who, Rows(facts), lights(card.boundary_fixed, card.person_fixed, card.duty_fixed)


def _size(card: GridCard) -> Figures:
    area = formats.NOTHING if card.area_km2 is None else f"{card.area_km2:.2f} km²"
    mu = "" if card.area_km2 is None else formats.area_mu(card.area_km2 * 1e6, english=english())
    return Figures(
        (
            Figure(
                translate("GridCard", "客户（条）"),
                formats.count(card.records),
                translate("GridCard", "已落图 {0}").format(formats.share(card.located, card.records)),
            ),
            Figure(translate("GridCard", "面积"), area, mu),
            Figure(
                translate("GridCard", "户数（估）"),
                formats.count(card.households_est),
                translate("GridCard", "建档 {0} 户").format(formats.count(card.households)),
            ),
        )
    )


def _business(card: GridCard) -> tuple[Part, ...]:
    figures = Figures(
        (
            Figure(translate("GridCard", "存款余额"), money(card.deposits_fen), card.deposits_month or ""),
            Figure(
                translate("GridCard", "贷款余额"),
                money(card.loans_fen),
                translate("Cards", "用信客户 {0}").format(formats.count(card.borrowers)),
            ),
        ),
        across=2,
    )
    overdue = translate("GridCard", "{0} 笔 · {1}").format(formats.count(card.overdue_loans), money(card.overdue_fen))
    return figures, Rows((Row(translate("GridCard", "逾期贷款"), overdue),))


def _visits(card: GridCard) -> Rows:
    visited = translate("GridCard", "{0} 次 · {1} 个客户")
    return Rows(
        (
            Row(
                translate("GridCard", "近12个月走访"),
                visited.format(formats.count(card.visits), formats.count(card.visited_customers)),
            ),
        )
    )
