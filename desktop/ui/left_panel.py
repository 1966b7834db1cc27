"""The left side of the window: layers, choosers for customers, legend."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.ui.cards.parts import divider, named
from desktop.ui.customer_chooser import CustomerChooser
from desktop.ui.ground_legend import GroundLegend
from desktop.ui.layers_panel import LayersPanel
from desktop.ui.legend import Legend
from desktop.ui.preferences import Preferences
from desktop.ui.search.search_box import SearchBox
from desktop.ui.territory_legend import TerritoryLegend
from desktop.ui.theme import Tokens
from desktop.ui.themes.theme_panel import ThemePanel

WIDTH = 292


class LeftPanel(QWidget):
    def __init__(self, tokens: Tokens, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("LeftPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.layers = LayersPanel(tokens, preferences)
        self.customers = CustomerChooser(preferences)
        self.legend = Legend()
        self.ground = GroundLegend()
        self.territories = TerritoryLegend(tokens, preferences)
        self.themes = ThemePanel(self.territories)
        self._titles = [named("", "SectionTitle"), named("", "SectionTitle")]
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(9)
        column.addWidget(self._titles[0])
        column.addWidget(self.layers)
        column.addWidget(divider())
        column.addWidget(self.themes)
        column.addWidget(divider())
        column.addWidget(self._titles[1])
        column.addWidget(self.customers)
        column.addWidget(divider())
        column.addWidget(self.legend)
        column.addWidget(divider())
        column.addWidget(self.ground)
        column.addWidget(divider())
        column.addWidget(self.territories)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.search = SearchBox()
        outer.setSpacing(0)
        outer.addWidget(self.search)
        outer.addWidget(scroll)
        self._translate()

    def dress(self, tokens: Tokens) -> None:
        self.layers.dress(tokens)
        self.territories.dress(tokens)

    def _translate(self) -> None:
        for label, text in zip(self._titles, (self.tr("图层"), self.tr("客户")), strict=True):
            label.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
