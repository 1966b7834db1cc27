"""The card of a customer manager: who it is, the grids he leads, his month."""

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.grids.manager_card_queries import ManagerCard
from desktop.printing.card_sheet import Block, CardSheet, Mark, Part, Row, Rows, Words
from desktop.ui.cards import territory_blocks as blocks
from desktop.ui.cards.sayings import dated
from desktop.ui.cards.words import word
from desktop.ui.subject import BRANCH, OUTLET

translate = QCoreApplication.translate


def manager_sheet(card: ManagerCard) -> CardSheet:
    own = translate("Cards", "战略地图")
    territory = card.territory
    marks = [Mark(word(card.role), "accent"), Mark(word(card.status), "ok" if card.status == "ACTIVE" else "warn")]
    if card.has_certificate:
        marks.append(Mark(translate("ManagerCard", "有信贷资格证")))
    facts = [
        Row(
            translate("ManagerCard", "支行"),
            card.branch_name or formats.NOTHING,
            None if card.branch_id is None else (BRANCH, card.branch_id),
        )
    ]
    if card.outlet_id is not None:
        facts.append(Row(translate("ManagerCard", "网点"), card.outlet_name or "", (OUTLET, card.outlet_id)))
    facts += [
        Row(translate("ManagerCard", "电话"), card.phone or formats.NOTHING),
        Row(translate("ManagerCard", "入行"), card.hired_on or formats.NOTHING),
        Row(
            translate("ManagerCard", "协办网格"),
            translate("ManagerCard", "{0} 个").format(formats.count(card.backup_grids)),
        ),
    ]
    head = Block(
        translate("ManagerCard", "岗位"),
        dated(own, translate("Cards", "截至 {0}").format(card.as_of)),
        (Rows(tuple(facts)),),
    )
    if not territory.grids:
        nothing: tuple[Part, ...] = (Words(translate("ManagerCard", "目前没有主办的网格。")),)
        rest: tuple[Block, ...] = (Block(translate("ManagerCard", "主办网格"), own, nothing),)
    else:
        month = translate("ManagerCard", "本人走访（{0}）").format(territory.visits.month)
        rest = (
            blocks.overview(territory),
            blocks.grids(territory, named=False),
            blocks.visits(territory, month),
            blocks.business(territory, card.as_of),
            blocks.customers(territory),
        )
    return CardSheet(
        translate("Cards", "客户经理卡片"),
        card.name,
        translate("ManagerCard", "工号 {0}").format(card.staff_no),
        tuple(marks),
        (head, *rest),
        note=translate("Cards", "个人信息已脱敏显示"),
        is_person=True,
    )
