"""The window: the map in the middle, tree and layers at its left, the card of what was clicked at its right."""

import importlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

from desktop import formats
from desktop.content_refresh import refreshed
from desktop.customers.count_queries import customers_total
from desktop.customers.totals import Totals
from desktop.database.connection import Connection
from desktop.drawing.content import MapContent
from desktop.drawing.style import DARK, LIGHT
from desktop.editing.changes import Changes
from desktop.maps.datum import Datum
from desktop.maps.viewport import Viewport
from desktop.refusal import Refused
from desktop.ui import language, theme
from desktop.ui.about import About
from desktop.ui.action_states import ActionStates
from desktop.ui.actions import Actions
from desktop.ui.background import Background
from desktop.ui.base_maps.map_shelf import MapShelf
from desktop.ui.base_maps.maps_on_window import MapsOnWindow
from desktop.ui.bookmarks_menu import BookmarksMenu
from desktop.ui.card_desk import CardDesk
from desktop.ui.card_links import card_links
from desktop.ui.card_output import CardOutput
from desktop.ui.card_panel import WIDTH as CARD_WIDTH
from desktop.ui.card_panel import CardPanel
from desktop.ui.cards.links import Links
from desktop.ui.data_door import DataDoor
from desktop.ui.edit_runner import EditRunner
from desktop.ui.help_keys import KeysHelp
from desktop.ui.left_panel import WIDTH as LEFT_WIDTH
from desktop.ui.left_panel import LeftPanel
from desktop.ui.map_desk import MapDesk
from desktop.ui.maps.canvas import MapCanvas
from desktop.ui.maps.exact_measure import ExactMeasure
from desktop.ui.maps.map_overlay import MapCorners
from desktop.ui.overview.overview_desk import OverviewDesk
from desktop.ui.plan_door import PlanDoor
from desktop.ui.preferences import Preferences
from desktop.ui.privacy.privacy_desk import PrivacyDesk
from desktop.ui.refusal_bar import RefusalBar
from desktop.ui.registers.door import RegistersDoor
from desktop.ui.search.palette import SearchPalette
from desktop.ui.second_map.second_desk import SecondDesk
from desktop.ui.select_on_map import SelectOnMap
from desktop.ui.selection import Selection
from desktop.ui.status_bar import StatusBar
from desktop.ui.tables.table_dock import TableDock
from desktop.ui.themes.theme_desk import ThemeDesk
from desktop.ui.tool_box import ToolBox
from desktop.ui.top_bar import TopBar
from desktop.ui.wayfinder import Wayfinder
from desktop.ui.window_frame import beside, framed

if TYPE_CHECKING:  # the writer is imported late
    from desktop.editing.editor import Editor
    from desktop.ui.organisation.tree_desk import TreeDesk

log = logging.getLogger(__name__)

_BUSY_AFTER_MS = 400
_NARROW = 1180  # logical pixels; 1366×768 at 125 % and more


class OpenBank(Protocol):
    """What the window needs of a session."""

    path: Path

    def reader(self) -> Connection: ...
    def editor(self) -> "Editor": ...


class MainWindow(QMainWindow):
    """Can be shown before any content is there; `set_content` may come in steps (ground first, then customers)."""

    def __init__(self, background: Background, *, session: OpenBank, preferences: Preferences | None = None) -> None:
        self._ready = False  # events may come before everything is made
        super().__init__()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        self._background = background
        self._session = session
        self._preferences = preferences or Preferences()
        language.switch(application, self._preferences.text("language", language.CHINESE))
        self._tokens = theme.apply(application, self._preferences.text("theme", "light"))
        self._content: MapContent | None = None
        self._total: int | None = None
        self._bank_name = session.path.stem

        self.canvas = MapCanvas(background)
        self.actions_ = Actions(self._tokens, self)
        self.runner = EditRunner(background, session, self)
        self.selection = Selection(self)
        self.bookmarks = BookmarksMenu(self.actions_, self)
        self.top = TopBar(self.actions_, self._tokens, self.bookmarks)
        self.left = LeftPanel(self._tokens, self._preferences)
        self.cards = CardPanel(self._tokens)
        datum = {one.value: one for one in Datum}.get(self._preferences.text("datum", ""), Datum.CGCS2000)
        self.status = StatusBar(self._tokens, datum=datum)
        self.messages = RefusalBar(self._tokens, self.canvas)
        self._corners = MapCorners(self.actions_, self._tokens, self.canvas)
        self._opening = QLabel(self.canvas)
        self._opening.setObjectName("EmptyTitle")
        self.desk = CardDesk(
            self.cards, background, session, self._links, self.show_problem, self._tokens, lambda: self.map.look
        )
        themes = ThemeDesk(self.left.themes, background, session.reader, self._preferences, self.show_problem)
        self.map = MapDesk(self.canvas, self.left, themes, background, self.desk.open, self.show_problem)
        self.select = SelectOnMap(background, self.selection, self.map.shown_customers, self.show_problem, self)
        exact = ExactMeasure(background, self.show_problem)
        self.plans = PlanDoor(self, background, session, self._preferences)
        self.tools = ToolBox(self.canvas, self.actions_, self.select, self.map.identify, exact, self.plans.tool, LIGHT)
        self.ways = Wayfinder(
            self.canvas, self.desk, self.select, self.status, self.messages, self.bookmarks, self.runner, background,
            session.reader, self.show_problem,
        )  # fmt: skip
        self.maps: MapsOnWindow | None = None
        self.states = ActionStates(self.actions_, self.canvas, self.selection, self.desk, lambda: self.maps is not None)
        self.privacy = PrivacyDesk(self, background, session, self._preferences)
        self.card_output = CardOutput(self, background, session.reader)
        self.tables = TableDock(self, background, session, self._preferences, self._tokens)
        self.search = SearchPalette(
            self.actions_, self._tokens, background, session.reader, self.show_problem, self._preferences, self
        )
        self.search.stand_at(self.left.search)
        self.organisation: TreeDesk | None = None  # comes with the first map
        self.overview = OverviewDesk(self, background, session, self._tokens)
        self.registers = RegistersDoor(self, background, session)
        self.second = SecondDesk(self, background, session, self._preferences)
        self.data = DataDoor(self, background, session, self._preferences)
        self._busy = QTimer(self, singleShot=True, interval=_BUSY_AFTER_MS)
        self._lay_out()
        self._connect()
        self._bind()
        self._dress()
        self._translate()
        self._ready = True

    # ── content ────────────────────────────────────────────────────────────────────────────────────────────

    def set_content(self, content: MapContent) -> None:
        """Show the bank, or a newer state of it."""
        first = self._content is None
        self._content = content
        self._opening.hide()
        self._bank_name = content.bank_name
        self.search.forget()
        self.top.show_bank(content.bank_name, content.as_of, demo=content.is_demo)
        self.show_map(self.plans.overlaid(content))
        self.states.allow()
        self._show_numbers()
        self._translate()
        if first:
            self.canvas.settled.connect(self._map_stands, Qt.ConnectionType.SingleShotConnection)

    def show_map(self, content: MapContent) -> None:
        """What map and cards speak of: the bank as it is, or as a draft would have it."""
        self.desk.use(content, today=content.as_of if self._content is None else self._content.as_of)
        self.map.use_content(content)

    def _map_stands(self) -> None:
        """What can wait until the first map is there: bookmarks, the count of all customers, the writer, the tree."""
        self.ways.read_bookmarks()
        self._background.run(lambda: customers_total(self._session.reader()), self._take_total, self.show_problem)
        self.runner.learn_history()
        self.search.learning.learn()
        late = importlib.import_module("desktop.ui.organisation.tree_desk")  # no first picture waits for it
        self.organisation = late.TreeDesk(self, self._background, self._session, self._preferences)

    def use_shelf(self, shelf: MapShelf) -> None:
        """Show the base maps of a list under the bank."""
        self.maps = MapsOnWindow(
            shelf, self.map, self.left.layers, self.messages, self._background, self.canvas, self.show_problem
        )
        self.states.allow()

    @property
    def content(self) -> MapContent | None:
        return self._content

    def show_problem(self, problem: Exception) -> None:
        """A refusal says its sentence; anything else is a bug, and its details belong in the log alone."""
        if isinstance(problem, Refused):
            self.messages.say(language.pick(problem.zh, problem.en))
            return
        log.error("something failed behind the window", exc_info=problem)
        words = self.tr("出了意外，这一步没有完成，数据没有改动。请再试一次；若再出现，请把日志交给管理员。")
        self.messages.say(words, tone="bad")

    # ── wiring ─────────────────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        body = self.tables.under(beside(self.left, self.plans, self.cards))
        self.setCentralWidget(framed(top=self.top, body=body, below=self.status))
        self.setMinimumSize(880, 500)
        self.resize(1366, 768)
        kept = self._preferences.geometry()
        if kept is not None:
            self.restoreGeometry(kept)
        for key, panel in (("left_panel", self.left), ("right_panel", self.cards)):
            shown = self._preferences.flag(f"window/{key}", default=True)
            panel.setVisible(shown)
            self.actions_[key].setChecked(shown)
        self.canvas.setFocus()

    def _connect(self) -> None:
        canvas, status = self.canvas, self.status
        canvas.hovered.connect(status.show_place)
        canvas.viewport_changed.connect(self._viewed)
        canvas.context_asked.connect(lambda _: self.messages.hide())
        status.datum_changed.connect(lambda datum: self._preferences.keep("datum", datum.value))
        status.copied.connect(lambda words: self.messages.say(self.tr("已复制坐标 {0}").format(words), tone="ok"))
        self.left.territories.branch_chosen.connect(self.ways.show_branch)
        self.desk.subject_changed.connect(self.map.use_subject)
        self.search.found.connect(self.ways.show_hit)
        self.cards.sought.connect(self.ways.show_chosen)
        self.selection.changed.connect(self._selection_changed)
        self.select.kept.connect(self._selection_kept)
        self.tools.copied.connect(lambda words: self.messages.say(self.tr("已复制 {0}").format(words), tone="ok"))
        self.select.counted.connect(self._show_totals)
        self.runner.changed.connect(self._data_changed)
        self.runner.refused.connect(self.messages.say)
        self.runner.broke.connect(lambda: self.show_problem(RuntimeError("an edit failed, see above")))
        self.runner.history_changed.connect(self.states.use_history)
        self._background.busy_changed.connect(self._jobs_changed)
        self._busy.timeout.connect(lambda: status.show_jobs(self._background.under_way))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self._escape)

    def _bind(self) -> None:
        canvas = self.canvas
        self.actions_.bind(
            {
                "back": canvas.back,
                "forward": canvas.forward,
                "whole_bank": self.ways.show_whole_bank,
                "to_selection": self.ways.show_chosen,
                "zoom_in": lambda: canvas.zoom_by(2.0),
                "zoom_out": lambda: canvas.zoom_by(0.5),
                "refresh": canvas.refresh,
                "search": self.search.open,
                "next_result": lambda: self.plans.next_problem_or(self.search.next_result),
                "go_to": self.status.type_place,
                "add_bookmark": self.ways.ask_bookmark,
                "undo": self.runner.undo,
                "redo": self.runner.redo,
                "undo_selection": self.selection.undo,
                "redo_selection": self.selection.redo,
                "clear_selection": self.selection.clear,
                "map_manager": lambda: self.maps and self.maps.open_manager(self._tokens, self),
                "about_map": lambda: self.maps and self.maps.open_about(self._credits(), self),
                "left_panel": lambda: self._toggle_panel("left_panel", self.left),
                "right_panel": lambda: self._toggle_panel("right_panel", self.cards),
                "dark": lambda: self.use_theme("dark" if self.actions_["dark"].isChecked() else "light"),
                "language": lambda: self.use_language(language.CHINESE if language.english() else language.ENGLISH),
                "keys": lambda: KeysHelp(self.tools.current, self).show(),
                "about": lambda: About(self._credits(), self).show(),
            }
        )

    def _links(self) -> Links:
        return card_links(self.desk, self.runner, self.select, self.selection, self.canvas, self.registers)

    # ── answers to what happened ───────────────────────────────────────────────────────────────────────────

    def _viewed(self, viewport: Viewport) -> None:
        self.status.show_view(viewport)
        self._corners.scale_bar.show_scale(viewport)

    def _selection_changed(self) -> None:
        self.map.use_selection(self.selection.ids)
        self._show_numbers()

    def _selection_kept(self, number: int) -> None:
        words = self.tr("已选 {0} 条，单击不会替换它们。按住 Shift 添加，按住 Ctrl 移除，或先清除选择。")
        self.messages.say(words.format(formats.count(number)), offer=self.actions_["clear_selection"])

    def _show_totals(self, totals: Totals) -> None:
        if totals.records or totals.unlocated:
            self.desk.show_totals(totals)
        elif isinstance(self.desk.card, Totals):
            self.desk.close_card()

    def _data_changed(self, changes: Changes) -> None:
        if changes.touches(frozenset({"bookmark"})):
            self.ways.read_bookmarks()
        self.map.themes.forget(changes)
        self.desk.forget(changes)
        content = self._content
        if content is None:
            return
        self._background.run(
            lambda: refreshed(content, self._session.reader(), changes), self._take_content, self.show_problem
        )

    def _take_content(self, content: MapContent) -> None:
        if content is not self._content:
            before = self._content
            self.set_content(content)
            self.desk.move_on(before, content)
            self.desk.read_again()

    def _take_total(self, total: int) -> None:
        self._total = total
        self._show_numbers()

    def _jobs_changed(self, number: int) -> None:
        if number == 0:
            self._busy.stop()
            self.status.show_jobs(0)
        elif not self._busy.isActive():
            self._busy.start()

    def _show_numbers(self) -> None:
        located = 0 if self._content is None else len(self._content.points)
        self.status.show_numbers(located=located, total=self._total, selected=len(self.selection))

    def _escape(self) -> None:
        if not self.overview.dismiss() and not self.canvas.cancel():
            self.messages.hide()
        self.canvas.setFocus()

    # ── theme, language, panels ────────────────────────────────────────────────────────────────────────────

    def use_theme(self, name: str) -> None:
        """Dress everything in `light` or `dark`."""
        self._tokens = theme.apply(self._application, name)
        self._preferences.keep("theme", name)
        self._dress()
        self.desk.draw_again(self._tokens)

    def use_language(self, chosen: str) -> None:
        """Say everything in `zh` or `en`."""
        self._preferences.keep("language", chosen)
        language.switch(self._application, chosen)

    def _dress(self) -> None:
        tokens = self._tokens
        self.actions_["dark"].setChecked(tokens is theme.DARK)
        parts = (self.actions_, self.top, self.left, self.cards, self.status, self.messages, self.tables, self.search)
        for part in (*parts, self.overview):
            part.dress(tokens)
        self._corners.scale_bar.dress(tokens)
        style = DARK if tokens is theme.DARK else LIGHT
        self.map.use_style(style)
        if self.organisation is not None:
            self.organisation.dress(tokens, style)
        self.tools.dress(style)

    def _translate(self) -> None:
        self.say_title()
        self._opening.setText(self.tr("正在打开 {0}…").format(self._bank_name))
        self._opening.adjustSize()
        self.status.show_file(self._session.path.name)

    def say_title(self) -> None:
        """The bank, and the draft that is on its map."""
        draft = self.plans.title
        title = self.tr("{0} — {1} · 格图 Getu") if draft else self.tr("{1} · 格图 Getu")
        self.setWindowTitle(title.format(draft, self._bank_name))

    def _toggle_panel(self, key: str, panel: QWidget) -> None:
        panel.setVisible(self.actions_[key].isChecked())
        self._preferences.keep(f"window/{key}", self.actions_[key].isChecked())

    def _credits(self) -> tuple[str, ...]:
        content = self._content
        return () if content is None else tuple(sorted({feature.source for feature in content.backdrop}))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self._ready:
            self._translate()
            self.states.speak_again()
            self.desk.draw_again(self._tokens)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self.left.setFixedWidth(LEFT_WIDTH - 40 if narrow else LEFT_WIDTH)
        self.cards.setFixedWidth(CARD_WIDTH - 48 if narrow else CARD_WIDTH)
        self._opening.move((self.canvas.width() - self._opening.width()) // 2, self.canvas.height() // 2 - 20)
        if self.messages.isVisible():
            self.messages.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._preferences.keep_geometry(self.saveGeometry())
        self._preferences.save()
        super().closeEvent(event)
