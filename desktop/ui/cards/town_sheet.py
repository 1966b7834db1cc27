"""The card of a town: which branches and outlets its grids fall to, and what they hold."""

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.grids.town_card_queries import OfUnit, TownCard
from desktop.printing.card_sheet import Block, CardSheet, Entries, Entry, Mark
from desktop.ui.cards import territory_blocks as blocks
from desktop.ui.cards.sayings import dated, grids_and_records
from desktop.ui.subject import BRANCH, OUTLET

translate = QCoreApplication.translate


def town_sheet(card: TownCard) -> CardSheet:
    territory = card.territory
    marks = [Mark(card.division_type, "accent")]
    if card.villages:
        marks.append(Mark(translate("TownCard", "{0} 个村居").format(formats.count(card.villages))))
    if territory.vacant:
        marks.append(Mark(translate("TownCard", "{0} 格缺岗").format(len(territory.vacant)), "bad"))
    source = dated(translate("Cards", "战略地图"), territory.assigned_on)
    branches = translate("TownCard", "支行（{0}）").format(len(card.branches))
    outlets = translate("TownCard", "服务网点（{0}）").format(len(card.outlets))
    return CardSheet(
        translate("Cards", "乡镇卡片"),
        card.name,
        card.code,
        tuple(marks),
        (
            blocks.overview(territory),
            Block(branches, source, (Entries(_lines(card.branches, BRANCH)),)),
            Block(outlets, source, (Entries(_lines(card.outlets, OUTLET)),)),
            *blocks.vacancies(territory),
            blocks.business(territory, card.as_of),
            blocks.visits(territory, translate("TownCard", "本月走访（{0}）").format(territory.visits.month)),
            blocks.customers(territory),
            blocks.grids(territory),
        ),
    )


def _lines(parts: tuple[OfUnit, ...], kind: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(one.name, "", " · ".join(grids_and_records(one.grids, one.records)), (kind, one.id)) for one in parts
    )
