"""Blocks that the cards of a branch, a manager and a town share: grids, customers, money, visits, what is missing."""

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.grids.territory import GridLine, Territory
from desktop.printing.card_sheet import Block, Entries, Entry, Figure, Figures, Part, Row, Rows
from desktop.ui.cards.sayings import (
    business_source,
    composition,
    counted,
    dated,
    lights_of,
    money,
    plan_source,
    received,
)
from desktop.ui.subject import GRID

translate = QCoreApplication.translate


def overview(territory: Territory) -> Block:
    """How much there is: grids, households, customers, and the three lights."""
    held = territory.portfolio
    grids = len(territory.grids)
    urban = grids - territory.rural
    figures = Figures(
        (
            Figure(
                translate("Cards", "网格"),
                formats.count(grids),
                translate("Cards", "农区 {0} · 城区 {1}").format(territory.rural, urban),
            ),
            Figure(
                translate("Cards", "户数（估）"),
                formats.count(territory.households_est),
                translate("Cards", "建档 {0} 户").format(formats.count(held.households)),
            ),
            Figure(
                translate("Cards", "客户（条）"),
                formats.count(held.records),
                translate("Cards", "已落图 {0}").format(formats.share(held.located, held.records)),
            ),
        )
    )
    lights = lights_of(grids, territory.with_boundary, territory.with_person, territory.with_duty)
    return Block(translate("Cards", "网格与客户"), plan_source(territory.plan_from), (figures, lights))


def customers(territory: Territory) -> Block:
    held = territory.portfolio
    more = (
        Row(translate("Cards", "重点客户"), counted(held.key, held.records)),
        Row(translate("Cards", "已匹配家庭"), counted(held.with_family, held.records)),
    )
    return Block(
        translate("Cards", "客户构成"),
        received(held.source, held.platforms),
        (
            composition(records=held.records, existing=held.existing, potential=held.potential, dormant=held.dormant),
            Rows(more),
        ),
    )


def business(territory: Territory, day: str, *more: Part) -> Block:
    """Deposits and loans of the customers whose home is here, whoever granted them."""
    held = territory.portfolio
    figures = Figures(
        (
            Figure(translate("Cards", "存款余额"), money(held.deposits_fen), held.deposits_month or ""),
            Figure(
                translate("Cards", "贷款余额"),
                money(held.loans_fen),
                translate("Cards", "用信客户 {0}").format(formats.count(held.borrowers)),
            ),
        ),
        across=2,
    )
    overdue = translate("Cards", "{0} 笔 · {1}").format(formats.count(held.overdue_loans), money(held.overdue_fen))
    facts = Rows(
        (
            Row(translate("Cards", "逾期贷款"), overdue),
            Row(translate("Cards", "逾期占比"), formats.share(held.overdue_fen, held.loans_fen)),
        )
    )
    source = business_source(held.deposits_month, day)
    return Block(translate("Cards", "存款贷款"), source, (figures, facts, *more))


def visits(territory: Territory, heading: str) -> Block:
    month = territory.visits
    figures = Figures(
        (
            Figure(translate("Cards", "有效走访"), formats.count(month.met), _customers(month.customers)),
            Figure(translate("Cards", "未遇"), formats.count(month.nobody), ""),
            Figure(translate("Cards", "本月约访"), formats.count(month.agreed), translate("Cards", "前次走访约定")),
        )
    )
    source = dated(
        translate("Cards", "战略地图"), month.latest_on or translate("Cards", "{0} 无记录").format(month.month)
    )
    return Block(heading, source, (figures,))


def grids(territory: Territory, *, named: bool = True) -> Block:
    """The grids, those of most customers first; `named` says whose each is."""
    ordered = sorted(territory.grids, key=lambda grid: (-grid.records, grid.code))
    lines = tuple(_line(grid, named=named) for grid in ordered)
    heading = translate("Cards", "网格（{0}）").format(len(lines))
    return Block(heading, dated(translate("Cards", "战略地图"), territory.assigned_on), (Entries(lines),))


def vacancies(territory: Territory) -> tuple[Block, ...]:
    """Grids without a lead manager; no block when there is none."""
    missing = territory.vacant
    if not missing:
        return ()
    lines = tuple(Entry(grid.name, grid.code, _records(grid), (GRID, grid.id), "bad") for grid in missing)
    heading = translate("Cards", "缺岗网格（{0}）").format(len(lines))
    return (Block(heading, dated(translate("Cards", "战略地图"), territory.assigned_on), (Entries(lines),)),)


def _line(grid: GridLine, *, named: bool) -> Entry:
    vacant = grid.manager_name is None
    who = grid.manager_name or translate("Cards", "缺岗")
    note = who if named or vacant else translate("Cards", "已锁定") if grid.is_locked else ""
    return Entry(grid.name, note, _records(grid), (GRID, grid.id), "bad" if vacant else "")


def _records(grid: GridLine) -> str:
    return translate("Cards", "{0} 条").format(formats.count(grid.records))


def _customers(number: int) -> str:
    return translate("Cards", "{0} 个客户").format(formats.count(number))
