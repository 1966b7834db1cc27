"""The card of an outlet: what it is, how far it reaches, whom it serves; the service radius can be changed here."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from desktop import formats
from desktop.organisation.card_queries import OutletCard
from desktop.organisation.edits import GREATEST_RADIUS_M, LEAST_RADIUS_M
from desktop.ui.cards.links import Links
from desktop.ui.cards.parts import Tile, box, chips, rows, section, tiles, title
from desktop.ui.language import english
from desktop.ui.theme import Tokens

translate = QCoreApplication.translate


def outlet_view(card: OutletCard, tokens: Tokens, links: Links) -> QWidget:
    """The whole card as a widget."""
    view = QWidget()
    column = QVBoxLayout(view)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    column.addWidget(title(card.name, card.code))
    credit = translate("OutletCard", "信贷网点") if card.has_credit else translate("OutletCard", "非信贷网点")
    column.addWidget(chips(((translate("OutletCard", "网点"), "accent"), (credit, "ok" if card.has_credit else ""))))
    facts = (
        (translate("OutletCard", "所属支行"), card.branch_name),
        (translate("OutletCard", "地址"), card.address or formats.NOTHING),
        (translate("OutletCard", "开业"), card.opened_on or formats.NOTHING),
        (translate("OutletCard", "员工"), translate("OutletCard", "{0} 人").format(formats.count(card.staff))),
        (translate("OutletCard", "位置"), _place(card)),
    )
    column.addWidget(box(rows(facts)))
    reach = translate("OutletCard", "半径 {0}").format(_radius(card.radius_m))
    kinds = translate("OutletCard", "农区 {0} · 城区 {1}").format(card.rural_grids, card.urban_grids)
    column.addWidget(
        tiles(
            (
                Tile(translate("OutletCard", "服务网格"), formats.count(card.grids), kinds),
                Tile(translate("OutletCard", "半径内客户（条）"), formats.count(card.customers_in_radius), reach),
            ),
            across=2,
        )
    )
    column.addWidget(section(translate("OutletCard", "服务半径"), translate("OutletCard", "地面米，可撤销")))
    column.addWidget(_radius_form(card, links))
    return view


def _place(card: OutletCard) -> str:
    if card.lon_e7 is None or card.lat_e7 is None:
        return formats.NOTHING
    return formats.coordinates(card.lon_e7 / 1e7, card.lat_e7 / 1e7, english=english())


def _radius(metres: int | None) -> str:
    return formats.NOTHING if metres is None else f"{metres / 1000:g} km"


def _radius_form(card: OutletCard, links: Links) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    metres = QSpinBox()
    metres.setObjectName("radius_metres")
    metres.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    metres.setMinimumHeight(32)
    metres.setRange(LEAST_RADIUS_M, GREATEST_RADIUS_M)
    metres.setSingleStep(100)
    metres.setSuffix(" m")
    metres.setGroupSeparatorShown(True)
    metres.setValue(card.radius_m or 3000)
    metres.setAccessibleName(translate("OutletCard", "服务半径"))
    act = QPushButton(translate("OutletCard", "应用"))
    act.setObjectName("radius_button")
    act.setProperty("primary", "true")
    unchanged = translate("OutletCard", "半径没有改动")

    def typed(value: int) -> None:
        act.setEnabled(value != card.radius_m)
        act.setToolTip(unchanged if value == card.radius_m else "")

    metres.valueChanged.connect(typed)
    typed(metres.value())
    act.clicked.connect(lambda: links.set_radius(card.id, metres.value()))
    row.addWidget(metres, 1)
    row.addWidget(act)
    return holder
