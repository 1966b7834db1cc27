"""The card of a selection: how many customers of which kind, and the way back."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop import formats
from desktop.customers.totals import Totals
from desktop.ui.cards.links import Links
from desktop.ui.cards.parts import ShareBar, Tile, box, chips, rows, section, tiles, title
from desktop.ui.theme import Tokens

translate = QCoreApplication.translate


def selection_view(totals: Totals, tokens: Tokens, links: Links) -> QWidget:
    """The whole card as a widget; counts are of customer records 条, not households 户."""
    view = QWidget()
    column = QVBoxLayout(view)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    column.addWidget(title(translate("SelectionCard", "选中的客户"), ""))
    column.addWidget(chips(((translate("SelectionCard", "{0} 条").format(formats.count(totals.records)), "accent"),)))
    whole = max(totals.records, 1)
    column.addWidget(
        tiles(
            (
                Tile(
                    translate("SelectionCard", "存量"), formats.count(totals.existing), _share(totals.existing, totals)
                ),
                Tile(
                    translate("SelectionCard", "潜在"),
                    formats.count(totals.potential),
                    _share(totals.potential, totals),
                ),
                Tile(translate("SelectionCard", "重点"), formats.count(totals.key), _share(totals.key, totals)),
            )
        )
    )
    parts = (
        (translate("SelectionCard", "存量"), totals.existing, tokens.accent),
        (translate("SelectionCard", "潜在"), totals.potential, tokens.warn),
        (translate("SelectionCard", "睡眠"), totals.dormant, tokens.mute),
        (translate("SelectionCard", "流失、销户"), totals.lost, tokens.bad),
    )
    says = "  ".join(f"{name} {formats.count(number)}" for name, number, _ in parts)
    column.addWidget(section(translate("SelectionCard", "构成"), translate("SelectionCard", "条 · 占比")))
    facts = [(name, _both(number, totals)) for name, number, _ in parts]
    bar = ShareBar([(number / whole, colour) for _, number, colour in parts], tokens.line, says)
    column.addWidget(box(bar, rows(facts)))
    column.addWidget(section(translate("SelectionCard", "特征")))
    traits = (
        (translate("SelectionCard", "个人"), totals.persons),
        (translate("SelectionCard", "单位"), totals.organisations),
        (translate("SelectionCard", "有授信"), totals.with_line),
        (translate("SelectionCard", "有用信"), totals.with_loan),
        (translate("SelectionCard", "已匹配家庭"), totals.with_family),
        (translate("SelectionCard", "12个月内已走访"), totals.visited),
    )
    column.addWidget(box(rows([(name, _both(number, totals)) for name, number in traits])))
    row = QHBoxLayout()
    row.setSpacing(8)
    back = QPushButton(translate("SelectionCard", "恢复上一选择"))
    back.clicked.connect(lambda: links.undo_selection())
    clear = QPushButton(translate("SelectionCard", "清除选择"))
    clear.clicked.connect(lambda: links.clear_selection())
    row.addWidget(back)
    row.addWidget(clear)
    column.addLayout(row)
    return view


def _share(number: int, totals: Totals) -> str:
    return formats.share(number, totals.records)


def _both(number: int, totals: Totals) -> str:
    """A count and its share, as 1,376 · 76.4 %."""
    return f"{formats.count(number)} · {_share(number, totals)}"
