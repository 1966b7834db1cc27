"""Runs the table dock: reads and arranges off the UI thread, remembers columns, answers the header's menus."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QMenu

from desktop.database.connection import Connection
from desktop.editing.changes import Changes
from desktop.tables.arrangement import Arranged, Arrangement, arranged
from desktop.tables.catalogue import BY_KEY
from desktop.tables.conditions import Condition, passing
from desktop.tables.distinct import Values, distinct
from desktop.tables.originals_queries import Originals, originals
from desktop.tables.sorting import SortBy
from desktop.tables.table import About, Table
from desktop.ui.background import Background
from desktop.ui.language import pick
from desktop.ui.preferences import Preferences
from desktop.ui.privacy.reveal import Reveal
from desktop.ui.tables.column_memory import Columns, remember, remembered
from desktop.ui.tables.filter_popup import FilterPopup
from desktop.ui.tables.scope import Scope, scope_mask
from desktop.ui.tables.table_links import TableLinks
from desktop.ui.tables.table_output import TableOutput
from desktop.ui.tables.table_panel import TablePanel
from desktop.ui.tables.table_shelf import TableShelf

_MOVED_MS = 180  # the map must rest so long before the rows in view are looked up


@dataclass(frozen=True, slots=True, eq=False)
class _Answer:
    table: Table
    arranged: Arranged
    of: int  # rows in the scope, before filters


class TableDesk(QObject):
    """Everything about which rows and columns are shown. `open` reads the table when it is first asked for."""

    def __init__(
        self,
        panel: TablePanel,
        links: TableLinks,
        output: TableOutput,
        reveal: Reveal,
        background: Background,
        reader: Callable[[], Connection],
        preferences: Preferences,
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(panel)
        self.panel, self.links, self.output, self.reveal = panel, links, output, reveal
        self._background, self._reader, self._preferences, self._failed = background, reader, preferences, failed
        self.shelf = TableShelf(background, reader, self._fail, self)
        kept = preferences.text("tables/table", "customers")
        self.key = kept if kept in BY_KEY else "customers"
        self.scope = Scope.ALL
        self._how: dict[str, Arrangement] = {}
        self._arranged: Arranged | None = None
        self._popup: FilterPopup | None = None
        self._laying = False
        self._columns: dict[str, Columns] = {}
        self._moved = QTimer(self, singleShot=True, interval=_MOVED_MS)
        self._moved.timeout.connect(self.arrange)
        self._scrolled = QTimer(self, singleShot=True, interval=60)
        self._scrolled.timeout.connect(self._read_originals)
        self._connect()
        panel.show_choice(self.key, self.scope)

    def _connect(self) -> None:
        panel, header = self.panel, self.panel.view.header
        self.shelf.arrived.connect(self._arrive)
        self.shelf.read_so_far.connect(self._show_reading)
        panel.table_chosen.connect(self.choose_table)
        panel.scope_chosen.connect(self.choose_scope)
        panel.asked.connect(self._asked)
        panel.view.scrolled.connect(self._scrolled.start)
        panel.view.copy_asked.connect(self.copy)
        header.sort_asked.connect(self._sort_by_click)
        header.menu_asked.connect(self._open_menu)
        header.sectionMoved.connect(lambda *_: self._keep_columns())
        header.sectionResized.connect(lambda *_: self._keep_columns())
        self.reveal.changed.connect(self._turn_originals)

    # ── what is looked at ──────────────────────────────────────────────────────────────────────────────────

    @property
    def how(self) -> Arrangement:
        """The arrangement of the table of now."""
        return self._how.get(self.key, Arrangement())

    @property
    def rows_shown(self) -> Arranged | None:
        return self._arranged

    def open(self) -> None:
        """The dock has been shown."""
        self._columns.setdefault(self.key, remembered(self._preferences, self.key, BY_KEY[self.key].heads))
        if self.shelf.get(self.key) is None:
            self._show_reading(0.0)
            self.shelf.want(self.key)
        else:
            self.arrange()

    def close(self) -> None:
        """The dock has been hidden: nothing stays in the original, nothing goes on being read."""
        self.reveal.end()
        self.shelf.stop()

    def choose_table(self, key: str) -> None:
        self.reveal.end()
        self.key = key
        self._arranged = None
        self._preferences.keep("tables/table", key)
        self.panel.show_choice(key, self.scope)
        self.panel.model.clear()
        self.open()

    def choose_scope(self, scope: Scope) -> None:
        self.scope = scope
        self.links.gathers = scope is not Scope.SELECTED
        self.panel.show_choice(self.key, scope)
        self.arrange()

    def use(self, how: Arrangement) -> None:
        """Arrange the table of now anew."""
        self._how[self.key] = how
        self.arrange()

    def map_moved(self) -> None:
        if self.scope is Scope.IN_VIEW and self.panel.isVisible():
            self._moved.start()

    def map_filtered(self) -> None:
        if self.scope in (Scope.SHOWN, Scope.IN_VIEW):
            self.arrange()

    def selection_changed(self) -> None:
        if self.scope is Scope.SELECTED:
            self.arrange()

    def data_changed(self, changes: Changes) -> None:
        """Read again what a change made old, at once if it is on the screen."""
        if self.key in self.shelf.forget(changes) and self.panel.isVisible():
            self.shelf.want(self.key)

    def arrange(self) -> None:
        """Work out the rows in a worker; the newest wish wins, what stood there stays until then."""
        table = self.shelf.get(self.key)
        if table is None or not self.panel.isVisible():
            return
        how, scope, state = self.how, self.scope, self.links.state

        def job() -> _Answer:
            within = scope_mask(table, scope, state)
            of = len(table) if within is None else int(within.sum())
            return _Answer(table, arranged(table, how, within), of)

        self._background.run(job, self._take, self._fail, lane="tables", newest="table-rows")

    def show_columns(self, keys: tuple[str, ...]) -> None:
        """Show these columns, in this order."""
        self._columns[self.key] = replace(self._columns[self.key], keys=keys)
        remember(self._preferences, self.key, self._columns[self.key])
        self._lay()

    # ── answers ────────────────────────────────────────────────────────────────────────────────────────────

    def _arrive(self, key: str) -> None:
        if key == self.key:
            self.arrange()

    def _show_reading(self, done: float) -> None:
        if self._arranged is None and self.panel.isVisible():
            offer = BY_KEY[self.key]
            words = self.tr("正在读取{0}表，地图可以照常使用…").format(pick(offer.zh, offer.en))
            self.panel.show_work(words, done)

    def _take(self, answer: _Answer) -> None:
        if answer.table is not self.shelf.get(self.key):
            return
        self._arranged = answer.arranged
        self._lay()
        count = len(answer.arranged.rows)
        self.panel.show_rows(count, answer.of, len(self.how.filters))
        if count:
            self.panel.show_cells()
        else:
            self._say_why_empty(answer.of)
        self.links.mark()
        self.links.follow(opening=False)

    def _say_why_empty(self, of: int) -> None:
        if of and self.how.filters:
            hint = self.tr("{0} 个列上有筛选条件。").format(len(self.how.filters))
            self.panel.show_empty(self.tr("没有符合筛选条件的记录"), hint, self.tr("清除筛选"))
        elif self.scope is Scope.SELECTED:
            hint = self.tr("在地图上按 R 拖一个矩形选客户，或按住 Shift 单击；单击网格、网点也可以。")
            self.panel.show_empty(self.tr("地图上还没有选中对象"), hint)
        elif self.scope in (Scope.IN_VIEW, Scope.SHOWN):
            hint = self.tr("移动或缩小地图，或放宽左侧的客户筛选；没有坐标的记录只在“全部”里。")
            self.panel.show_empty(self.tr("地图上没有这类记录"), hint)
        else:
            self.panel.show_empty(self.tr("还没有记录"), self.tr("导入数据后，这里会列出它们。"))

    def _fail(self, problem: Exception) -> None:
        self._failed(problem)
        if self._arranged is None:
            self.panel.show_empty(self.tr("表格没有读出来"), self.tr("请关闭后重新打开表格（F8）再试。"))

    def _lay(self) -> None:
        """Show rows and columns of now: model, widths, signs in the header, sums at the foot."""
        table, columns = self.shelf.get(self.key), self._columns[self.key]
        if table is None:
            return
        panel, header = self.panel, self.panel.view.header
        self._laying = True  # these moves of sections are not the user's
        panel.model.show(table, columns.keys, self._arranged)
        for place, key in enumerate(columns.keys):
            header.moveSection(header.visualIndex(place), place)
            header.resizeSection(place, columns.width(table.columns[key].head))
        self._laying = False
        panel.view.updateGeometries()
        self._show_signs()
        panel.footer.show_totals({} if self._arranged is None else self._arranged.totals)
        if self.reveal.on:
            self._read_originals()

    def _show_signs(self) -> None:
        keys = self.panel.model.keys
        by = {
            keys.index(one.column): (rank, one.descending)
            for rank, one in enumerate(self.how.sort)
            if one.column in keys
        }
        filtered = frozenset(keys.index(key) for key in self.how.filters if key in keys)
        self.panel.view.header.show_state(by, filtered)

    def _keep_columns(self) -> None:
        header, model = self.panel.view.header, self.panel.model
        if self._laying or not model.keys:
            return
        order = sorted(range(len(model.keys)), key=header.visualIndex)
        usual = Columns(model.keys, {})
        widths = {
            key: header.sectionSize(place)
            for place, key in enumerate(model.keys)
            if header.sectionSize(place) != usual.width(model.head(place))
        }
        self._columns[self.key] = Columns(tuple(model.keys[place] for place in order), widths)
        remember(self._preferences, self.key, self._columns[self.key])

    # ── the header and its menus ───────────────────────────────────────────────────────────────────────────

    def _sort_by_click(self, section: int, add: bool) -> None:
        """Up, then down, then as in the bank; with Shift beside the columns that are sorted already."""
        key = self.panel.model.keys[section]
        now = next((one for one in self.how.sort if one.column == key), None)
        others = tuple(one for one in self.how.sort if one.column != key) if add else ()
        wanted = SortBy(key) if now is None else SortBy(key, descending=True) if not now.descending else None
        if add and now is not None and wanted is not None:
            sort = tuple(wanted if one.column == key else one for one in self.how.sort)
        else:
            sort = others if wanted is None else (*others, wanted)
        self.use(replace(self.how, sort=sort))

    def _open_menu(self, section: int, where: QPoint) -> None:
        table = self.shelf.get(self.key)
        if table is None:
            return
        key = self.panel.model.keys[section]
        how = self.how
        now = how.filters.get(key)
        head = table.columns[key].head
        popup = FilterPopup(head, now, grouped=how.group == key, parent=self.panel)
        popup.sort_asked.connect(lambda down: self.use(replace(self.how, sort=(SortBy(key, descending=down),))))
        popup.group_asked.connect(lambda: self.use(replace(how, group=None if how.group == key else key)))
        popup.hide_asked.connect(lambda: self._hide(key))
        popup.filtered.connect(lambda condition: self.filter(key, condition))
        popup.values_wanted.connect(lambda words: self._find_values(popup, key, words))
        popup.destroyed.connect(lambda: self._forget(popup))
        self._popup = popup
        popup.open_at(where)

    def _forget(self, popup: FilterPopup) -> None:
        if self._popup is popup:
            self._popup = None

    def filter(self, key: str, condition: Condition | None) -> None:
        """Filter a column; None lets everything through."""
        filters = {one: kept for one, kept in self.how.filters.items() if one != key}
        if condition is not None:
            filters[key] = condition
        self.use(replace(self.how, filters=filters))

    def _find_values(self, popup: FilterPopup, key: str, words: str) -> None:
        """The values of a column in the rows that the other columns let through."""
        table = self.shelf.get(self.key)
        if table is None:
            return
        scope, state, now = self.scope, self.links.state, self.how.filters.get(key)
        others = {one: kept for one, kept in self.how.filters.items() if one != key}

        def job() -> Values:
            rows = passing(table, others, scope_mask(table, scope, state))
            return distinct(table.columns[key], rows, search=words)

        def take(values: Values) -> None:
            if self._popup is popup and popup.isVisible():
                popup.show_values(values, now if not words else None)

        self._background.run(job, take, self._failed, lane="tables", newest="table-values")

    def _hide(self, key: str) -> None:
        keys = tuple(one for one in self._columns[self.key].keys if one != key)
        if keys:
            self.show_columns(keys)

    def columns_menu(self) -> QMenu:
        """Which columns are shown; every click counts at once."""
        menu = QMenu(self.panel)
        columns = self._columns[self.key]
        for head in BY_KEY[self.key].heads:
            action = menu.addAction(pick(head.zh, head.en))
            action.setCheckable(True)
            action.setChecked(head.key in columns.keys)
            action.triggered.connect(lambda on, key=head.key: self._show_column(key, on=on))
        menu.addSeparator()
        usual = tuple(head.key for head in BY_KEY[self.key].heads if head.shown)
        menu.addAction(self.tr("恢复默认列")).triggered.connect(lambda: self.show_columns(usual))
        return menu

    def _show_column(self, key: str, *, on: bool) -> None:
        keys = self._columns[self.key].keys
        if on and key not in keys:
            self.show_columns((*keys, key))
        elif not on:
            self._hide(key)

    # ── what is asked in the bar ───────────────────────────────────────────────────────────────────────────

    def _asked(self, what: str) -> None:
        if what == "columns":
            button = self.panel.tool("columns")
            menu = self.columns_menu()
            menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        elif what == "copy":
            self.copy()
        elif what == "eye":
            self.ask_originals()
        elif what == "export":
            self.ask_export()
        elif what == "clear":
            self.use(replace(self.how, filters={}))
        elif what == "cancel":
            self.shelf.stop()
            self.panel.show_empty(self.tr("已取消读取"), self.tr("再选一次表格，重新读取。"))

    def copy(self) -> bool:
        return self.output.copy(self.panel.model, self.panel.view.chosen_lines())

    def ask_export(self) -> None:
        table = self.shelf.get(self.key)
        if table is not None and self._arranged is not None:
            self._keep_columns()
            self.output.ask(table, self._arranged.rows, self._columns[self.key].keys)

    # ── personal data ──────────────────────────────────────────────────────────────────────────────────────

    def ask_originals(self) -> None:
        self.panel.show_revealed(on=self.reveal.on)
        if self.reveal.on:
            self.reveal.end()
        else:
            self.reveal.ask(f"table:{self.key}")

    def _turn_originals(self, on: bool) -> None:
        self.panel.model.take_originals({} if on else None)
        self.panel.show_revealed(on=on)
        if on:
            self._read_originals()

    def _read_originals(self) -> None:
        """Read the originals of the rows on the screen, and of no others."""
        model, view = self.panel.model, self.panel.view
        if not self.reveal.on or model.table is None or model.table.about is not About.CUSTOMER:
            return
        known = model.originals or {}
        subjects = {model.subject(line) for line in range(view.lines_in_view()[0], view.lines_in_view()[1] + 1)}
        wanted = sorted(one for one in subjects if one is not None and one not in known)
        if not wanted:
            return

        def take(told: Originals) -> None:
            if self.reveal.on:
                model.take_originals(told)
                view.viewport().update()

        self._background.run(lambda: originals(self._reader(), wanted), take, self._failed)

    def speak_again(self) -> None:
        """After a change of language."""
        self.shelf.speak_again()
        if self.panel.isVisible():
            self.arrange()
