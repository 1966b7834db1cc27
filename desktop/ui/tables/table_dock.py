"""Puts the tables into the window: under the map, hidden until asked, in step with map, cards and selection."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLayout, QSplitter, QWidget

from desktop.session import login_name
from desktop.tables.arrangement import Arrangement
from desktop.ui.background import Background
from desktop.ui.preferences import Preferences
from desktop.ui.privacy.reveal import Reveal
from desktop.ui.tables.scope import Scope
from desktop.ui.tables.table_desk import TableDesk
from desktop.ui.tables.table_links import TableLinks
from desktop.ui.tables.table_output import TableOutput
from desktop.ui.tables.table_panel import TablePanel
from desktop.ui.theme import Tokens

if TYPE_CHECKING:  # it makes this dock
    from desktop.ui.main_window import MainWindow, OpenBank

_SHARE = 0.42  # of the height, the first time
_LEAST = 228  # pixels: some rows between head and foot on a scaled screen too


class TableDock(QSplitter):
    """Made by the window once its parts stand; takes what it needs of them and is told the rest by their signals."""

    def __init__(
        self,
        window: "MainWindow",
        background: Background,
        session: "OpenBank",
        preferences: Preferences,
        tokens: Tokens,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.panel = TablePanel(tokens)
        self.panel.hide()
        self._actions, self._canvas, self._preferences = window.actions_, window.canvas, preferences
        shown = window.map.shown_customers
        self.links = TableLinks(self.panel, window.canvas, window.desk, window.selection, shown)
        self.reveal = Reveal(window.privacy.trail, window.show_problem, window)
        self.output = TableOutput(
            background, session.reader, window.privacy.trail, login_name(), window.show_problem, window
        )
        self.desk = TableDesk(
            self.panel, self.links, self.output, self.reveal, background, session.reader,
            preferences, window.show_problem,
        )  # fmt: skip
        self.setChildrenCollapsible(False)
        self.setHandleWidth(5)
        self._connect(window)

    def under(self, map_and_panels: QLayout) -> "TableDock":
        """Stand below what is laid out already; the handle between them is for the mouse."""
        top = QWidget()
        top.setLayout(map_and_panels)
        self.addWidget(top)
        self.addWidget(self.panel)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        return self

    def dress(self, tokens: Tokens) -> None:
        self.panel.dress(tokens)

    def show_or_hide(self) -> None:
        """Follow the switch of the action."""
        on = self._actions["table"].isChecked()
        if on and not self.panel.isVisible():
            self.panel.show()
            self._share_height()
            self.desk.open()
            self.panel.view.setFocus()
        elif not on:
            self.panel.hide()
            self.desk.close()
            self._canvas.setFocus()
        self._actions.allow("export_table", on=on)

    def show_rows(self, table: str, scope: Scope, how: Arrangement | None = None) -> None:
        """Open the dock on these rows."""
        self.desk.choose_table(table)
        self.desk.choose_scope(scope)
        if how is not None:
            self.desk.use(how)
        if not self._actions["table"].isChecked():
            self._actions["table"].trigger()

    def _share_height(self) -> None:
        kept = self._preferences.text("tables/height", "")
        wanted = int(kept) if kept.isdigit() else max(round(self.height() * _SHARE), _LEAST)
        wanted = min(max(wanted, self.panel.minimumHeight()), max(self.height() - 200, self.panel.minimumHeight()))
        self.setSizes([max(1, self.height() - wanted), wanted])

    def _connect(self, window: "MainWindow") -> None:
        actions = window.actions_
        actions.bind({"table": self.show_or_hide, "export_table": self.desk.ask_export})
        actions.allow("export_table", on=False)
        window.status.offer(actions["table"])
        self.panel.asked.connect(lambda what: actions["table"].trigger() if what == "close" else None)
        self.splitterMoved.connect(lambda *_: self._preferences.keep("tables/height", str(self.sizes()[1])))
        window.canvas.viewport_changed.connect(lambda _: self.desk.map_moved())
        window.left.customers.changed.connect(lambda _: self.desk.map_changed(Scope.SHOWN, Scope.IN_VIEW))
        window.selection.changed.connect(lambda: self.desk.map_changed(Scope.SELECTED))
        window.runner.changed.connect(self.desk.data_changed)
        window.privacy.locked.connect(self.reveal.end)
        self.output.said.connect(lambda words, tone: window.messages.say(words, tone=tone))
        self.output.export_moved.connect(self.panel.show_export)
        self.panel.export_cancelled.connect(self.output.cancel)

    def hideEvent(self, event: QHideEvent) -> None:
        """The window is closing (or its map is hidden for good): nobody waits for a table any more."""
        if not event.spontaneous() and not self.window().isVisible():
            self.desk.close()
            self.output.cancel()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.desk.speak_again()
        super().changeEvent(event)
