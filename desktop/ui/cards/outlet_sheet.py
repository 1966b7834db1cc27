"""The card of an outlet: what it is, how far it reaches, whom it serves."""

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.organisation.card_queries import OutletCard
from desktop.printing.card_sheet import Block, CardSheet, Entries, Entry, Figure, Figures, Form, Mark, Row, Rows
from desktop.ui.cards.sayings import dated
from desktop.ui.language import english
from desktop.ui.subject import BRANCH, GRID

translate = QCoreApplication.translate


def outlet_sheet(card: OutletCard) -> CardSheet:
    credit = translate("OutletCard", "信贷网点") if card.has_credit else translate("OutletCard", "非信贷网点")
    own = translate("Cards", "战略地图")
    facts = (
        Row(translate("OutletCard", "所属支行"), card.branch_name, (BRANCH, card.branch_id)),
        Row(translate("OutletCard", "地址"), card.address or formats.NOTHING),
        Row(translate("OutletCard", "开业"), card.opened_on or formats.NOTHING),
        Row(translate("OutletCard", "员工"), translate("OutletCard", "{0} 人").format(formats.count(card.staff))),
        Row(translate("OutletCard", "位置"), _place(card)),
    )
    kinds = translate("OutletCard", "农区 {0} · 城区 {1}").format(card.rural_grids, card.urban_grids)
    reach = translate("OutletCard", "半径 {0}").format(_radius(card.radius_m))
    served = tuple(
        Entry(
            one.name,
            one.manager_name or translate("GridCard", "缺岗"),
            one.code,
            (GRID, one.id),
            "" if one.manager_name else "bad",
        )
        for one in card.served
    )
    blocks = [
        Block(
            translate("OutletCard", "机构"),
            dated(own, translate("Cards", "截至 {0}").format(card.as_of)),
            (Rows(facts),),
        ),
        Block(
            translate("OutletCard", "服务范围"),
            dated(own, card.assigned_on),
            (
                Figures(
                    (
                        Figure(translate("OutletCard", "服务网格"), formats.count(card.grids), kinds),
                        Figure(
                            translate("OutletCard", "半径内客户（条）"), formats.count(card.customers_in_radius), reach
                        ),
                    ),
                    across=2,
                ),
            ),
        ),
        Block(translate("OutletCard", "服务半径"), translate("OutletCard", "地面米，可撤销"), (Form("outlet"),)),
    ]
    if served:
        heading = translate("OutletCard", "服务的网格（{0}）").format(len(served))
        blocks.append(Block(heading, dated(own, card.assigned_on), (Entries(served),)))
    return CardSheet(
        translate("Cards", "网点卡片"),
        card.name,
        card.code,
        (Mark(translate("OutletCard", "网点"), "accent"), Mark(credit, "ok" if card.has_credit else "")),
        tuple(blocks),
    )


def _place(card: OutletCard) -> str:
    if card.lon_e7 is None or card.lat_e7 is None:
        return formats.NOTHING
    return formats.coordinates(card.lon_e7 / 1e7, card.lat_e7 / 1e7, english=english())


def _radius(metres: int | None) -> str:
    return formats.NOTHING if metres is None else f"{metres / 1000:g} km"
