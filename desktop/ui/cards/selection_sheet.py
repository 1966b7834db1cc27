"""The card of a selection: how many customers of which kind, and the way back."""

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.customers.totals import Totals
from desktop.printing.card_sheet import Block, CardSheet, Figure, Figures, Form, Mark, Row, Rows, Share, Shares
from desktop.ui.cards.sayings import counted

translate = QCoreApplication.translate


def selection_sheet(totals: Totals) -> CardSheet:
    """Counts are of customer records 条, not households 户."""
    main = (
        (translate("SelectionCard", "存量"), totals.existing),
        (translate("SelectionCard", "潜在"), totals.potential),
        (translate("SelectionCard", "重点"), totals.key),
    )
    parts = (
        (translate("SelectionCard", "存量"), totals.existing, "accent"),
        (translate("SelectionCard", "潜在"), totals.potential, "warn"),
        (translate("SelectionCard", "睡眠"), totals.dormant, "mute"),
        (translate("SelectionCard", "流失、销户"), totals.lost, "bad"),
    )
    traits = (
        (translate("SelectionCard", "个人"), totals.persons),
        (translate("SelectionCard", "单位"), totals.organisations),
        (translate("SelectionCard", "有授信"), totals.with_line),
        (translate("SelectionCard", "有用信"), totals.with_loan),
        (translate("SelectionCard", "已匹配家庭"), totals.with_family),
        (translate("SelectionCard", "12个月内已走访"), totals.visited),
    )
    own = translate("SelectionCard", "战略地图 · 条 · 占比")
    whole = totals.records
    return CardSheet(
        translate("Cards", "选择合计"),
        translate("SelectionCard", "选中的客户"),
        "",
        _marks(totals),
        (
            Block("", "", (Figures(tuple(Figure(k, formats.count(n), formats.share(n, whole)) for k, n in main)),)),
            Block(
                translate("SelectionCard", "构成"),
                own,
                (Shares(tuple(Share(k, n, counted(n, whole), tone) for k, n, tone in parts)),),
            ),
            Block(
                translate("SelectionCard", "特征"), own, (Rows(tuple(Row(k, counted(n, whole)) for k, n in traits)),)
            ),
            Block("", "", (Form("selection"),)),
        ),
    )


def _marks(totals: Totals) -> tuple[Mark, ...]:
    located = Mark(translate("SelectionCard", "{0} 条").format(formats.count(totals.records)), "accent")
    if not totals.unlocated:
        return (located,)
    words = translate("SelectionCard", "另有 {0} 条没有坐标，不在下列数字中")
    return located, Mark(words.format(formats.count(totals.unlocated)), "warn")
