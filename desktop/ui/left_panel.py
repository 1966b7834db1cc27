"""The left side of the window: two tabs, the organisation tree, and the layers with choosers and legends."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

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
_LEAST = 180  # pixels of height; the tree leaves its chips out, the layers scroll
_TABS = ("organisation", "layers")
_KEPT = "window/left_tab"


class LeftPanel(QWidget):
    """Which tab was open is remembered for the next start."""

    def __init__(self, tokens: Tokens, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("LeftPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setMinimumHeight(_LEAST)
        self._preferences = preferences
        self.tokens = tokens
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
        outer.addWidget(self.search)
        outer.setSpacing(0)
        self._pages = QStackedWidget()
        self._waiting = named("", "EmptyText", wrap=True)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self._waiting)
        self._pages.addWidget(scroll)
        self.tabs = QTabBar()
        self.tabs.setObjectName("LeftTabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for _ in _TABS:
            self.tabs.addTab("")
        kept = preferences.text(_KEPT, _TABS[0])
        self.tabs.currentChanged.connect(self._turned)
        self.tabs.setCurrentIndex(_TABS.index(kept) if kept in _TABS else 0)
        outer.addWidget(self.tabs)
        outer.addWidget(divider())
        outer.addWidget(self._pages, 1)
        self._translate()

    def put_tree(self, panel: QWidget) -> None:
        """The organisation tree takes its place; until the map stands there are only words."""
        self._pages.removeWidget(self._waiting)
        self._waiting.hide()
        self._pages.insertWidget(0, panel)
        self._pages.setCurrentIndex(self.tabs.currentIndex())

    def show_tab(self, name: str) -> None:
        """Turn to `organisation` or `layers`."""
        self.tabs.setCurrentIndex(_TABS.index(name))

    def dress(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.layers.dress(tokens)
        self.territories.dress(tokens)

    def _turned(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        self._preferences.keep(_KEPT, _TABS[place])

    def _translate(self) -> None:
        for place, (text, about) in enumerate(
            (
                (self.tr("机构"), self.tr("总行、支行、客户经理、网格和它们的数量")),
                (self.tr("图层"), self.tr("图层、专题、客户筛选和图例")),
            )
        ):
            self.tabs.setTabText(place, text)
            self.tabs.setTabToolTip(place, about)
        self._waiting.setText(self.tr("地图就绪后统计各级网格与客户…"))
        self.tabs.setAccessibleName(self.tr("左侧面板"))
        for label, text in zip(self._titles, (self.tr("图层"), self.tr("客户")), strict=True):
            label.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
