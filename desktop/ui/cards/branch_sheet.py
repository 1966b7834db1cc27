"""The card of a branch: who heads it, what it has, what is missing, how its month goes."""

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.grids.branch_card_queries import BranchCard
from desktop.printing.card_sheet import Block, CardSheet, Entries, Entry, Face, Gauge, Mark, Row, Rows
from desktop.ui.cards import territory_blocks as blocks
from desktop.ui.cards.sayings import dated, grids_and_records, money
from desktop.ui.subject import MANAGER, OUTLET

translate = QCoreApplication.translate


def branch_sheet(card: BranchCard) -> CardSheet:
    own = translate("Cards", "战略地图")
    territory = card.territory
    marks = [Mark(translate("BranchCard", "支行"), "accent")]
    if card.has_credit:
        marks.append(Mark(translate("BranchCard", "信贷支行"), "ok"))
    if territory.vacant:
        marks.append(Mark(translate("BranchCard", "{0} 格缺岗").format(len(territory.vacant)), "bad"))
    known = dated(own, translate("Cards", "截至 {0}").format(card.as_of))
    outlets = tuple(
        Entry(
            one.name,
            translate("BranchCard", "信贷") if one.has_credit else "",
            " · ".join(grids_and_records(one.grids, one.records)),
            (OUTLET, one.id),
        )
        for one in card.outlets
    )
    managers = tuple(
        Entry(one.name, "", " · ".join(grids_and_records(one.grids, one.records)), (MANAGER, one.id))
        for one in card.managers
    )
    facts = (
        Row(translate("BranchCard", "电话"), card.head_phone or formats.NOTHING),
        Row(translate("BranchCard", "地址"), card.address or formats.NOTHING),
        Row(translate("BranchCard", "员工"), translate("BranchCard", "{0} 人").format(formats.count(card.staff))),
    )
    head = Face(
        card.head_name or translate("BranchCard", "负责人空缺"),
        translate("BranchCard", "支行负责人"),
        "" if card.head_name else "mute",
    )
    return CardSheet(
        translate("Cards", "支行卡片"),
        card.name,
        card.code,
        tuple(marks),
        (
            Block(translate("BranchCard", "负责人"), known, (head, Rows(facts))),
            blocks.overview(territory),
            *blocks.vacancies(territory),
            blocks.business(territory, card.as_of, _inside(card)),
            blocks.visits(territory, translate("BranchCard", "本月走访（{0}）").format(territory.visits.month)),
            blocks.customers(territory),
            Block(
                translate("BranchCard", "客户经理（{0}）").format(len(managers)),
                dated(own, territory.assigned_on),
                (Entries(managers),),
            ),
            Block(translate("BranchCard", "网点（{0}）").format(len(outlets)), known, (Entries(outlets),)),
            blocks.grids(territory),
        ),
        note=translate("Cards", "个人信息已脱敏显示"),
    )


def _inside(card: BranchCard) -> Gauge:
    """The share of what this branch lent that went to customers of its own grids 属地贷款占比."""
    share = card.booked_inside_fen / card.booked_fen if card.booked_fen else 0.0
    return Gauge(
        share,
        translate("BranchCard", "属地贷款占比 {0}").format(formats.share(card.booked_inside_fen, card.booked_fen)),
        translate("BranchCard", "本支行放款余额 {0}，{1} 笔").format(
            money(card.booked_fen), formats.count(card.booked_loans)
        ),
        "ok",
    )
