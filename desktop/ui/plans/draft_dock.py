"""What stands under the map while a draft is open: pending changes, totals by level, suggested moves; one at a time."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.ui.plans.pending_panel import PendingPanel
from desktop.ui.plans.suggestions_panel import SuggestionsPanel
from desktop.ui.plans.totals_panel import TotalsPanel


class DraftDock(QWidget):
    """Opened and closed from the bar of the draft; the tab stays the one that was looked at last. `goals_asked`
    for what everybody should hold."""

    goals_asked = Signal()
    came = Signal()  # into sight

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("DraftDock")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pending, self.totals, self.suggestions = PendingPanel(), TotalsPanel(), SuggestionsPanel()
        self.tabs, self._pages, self.goals = QTabBar(), QStackedWidget(), QPushButton()
        self.goals.setAutoDefault(False)
        self.goals.setObjectName("SmallButton")
        self.goals.clicked.connect(self.goals_asked)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for panel in (self.pending, self.totals, self.suggestions):
            self._pages.addWidget(panel)
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 12, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self.goals)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self.hide()
        self._translate()

    def turn_to(self, panel: QWidget) -> None:
        self.tabs.setCurrentIndex(self._pages.indexOf(panel))

    def _translate(self) -> None:
        for place, words in enumerate((self.tr("待生效改动"), self.tr("汇总"), self.tr("建议调整"))):
            self.tabs.setTabText(place, words)
        self.goals.setText(self.tr("目标与公式…"))
        self.goals.setToolTip(self.tr("工作量公式，各层级的目标和容差"))
        self.tabs.setAccessibleName(self.tr("草案的数字"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.came.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
