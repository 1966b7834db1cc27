"""Runs the table dock: reads and arranges off the UI thread, remembers columns, answers the header's menus."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

from desktop.database.connection import Connection
from desktop.editing.changes import Changes
from desktop.tables.arrangement import Arranged, Arrangement, arranged
from desktop.tables.catalogue import BY_KEY
from desktop.tables.conditions import Condition
from desktop.tables.freed_memory import give_back
from desktop.tables.table import Table
from desktop.ui.background import Background
from desktop.ui.language import pick
from desktop.ui.preferences import Preferences
from desktop.ui.privacy.reveal import Reveal
from desktop.ui.tables.column_memory import Columns, remember, remembered
from desktop.ui.tables.column_menus import ColumnMenus
from desktop.ui.tables.scope import Scope, scope_mask
from desktop.ui.tables.table_links import TableLinks
from desktop.ui.tables.table_originals import TableOriginals
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

    arranged_anew = Signal()  # other rows stand in the table

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
        self._background, self._reader, self._preferences, self.failed = background, reader, preferences, failed
        self.shelf = TableShelf(background, reader, self._fail, self)
        kept = preferences.text("tables/table", "customers")
        self.key = kept if kept in BY_KEY else "customers"
        self.scope = Scope.ALL
        self._how: dict[str, Arrangement] = {}
        self._arranged: Arranged | None = None
        self._laying = False
        self._columns: dict[str, Columns] = {}
        self._moved = QTimer(self, singleShot=True, interval=_MOVED_MS)
        self._moved.timeout.connect(self.arrange)
        self.originals = TableOriginals(panel, reveal, background, reader, failed)
        self._connect()
        panel.show_choice(self.key, self.scope)

    def _connect(self) -> None:
        panel, header = self.panel, self.panel.view.header
        self.shelf.arrived.connect(self._arrive)
        self.shelf.read_so_far.connect(self._show_reading)
        panel.table_chosen.connect(self.choose_table)
        panel.scope_chosen.connect(self.choose_scope)
        panel.asked.connect(self._asked)
        panel.view.copy_asked.connect(self.copy)
        header.sectionMoved.connect(lambda *_: self._keep_columns())
        header.sectionResized.connect(lambda *_: self._keep_columns())
        self.menus = ColumnMenus(self, self._background)

    # ── what is looked at ──────────────────────────────────────────────────────────────────────────────────

    @property
    def how(self) -> Arrangement:
        """The arrangement of the table of now."""
        return self._how.get(self.key, Arrangement())

    @property
    def filters(self) -> Mapping[str, Condition]:
        """Of the customer table, whichever is shown now."""
        return self._how.get("customers", Arrangement()).filters

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
        """The rows in view follow once the map rests."""
        if self.scope is Scope.IN_VIEW and self.panel.isVisible():
            self._moved.start()

    def map_changed(self, *scopes: Scope) -> None:
        """What these scopes show has changed: the filter of the map, or its selection."""
        if self.scope in scopes:
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
            answer = _Answer(table, arranged(table, how, within), of)
            give_back()
            return answer

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
        self.arranged_anew.emit()
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
        self.failed(problem)
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
        self.originals.read()

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

    def hide_column(self, key: str) -> None:
        keys = tuple(one for one in self._columns[self.key].keys if one != key)
        if keys:
            self.show_columns(keys)

    def filter(self, key: str, condition: Condition | None) -> None:
        """Filter a column; None lets everything through."""
        filters = {one: kept for one, kept in self.how.filters.items() if one != key}
        if condition is not None:
            filters[key] = condition
        self.use(replace(self.how, filters=filters))

    @property
    def columns(self) -> Columns:
        """Which columns of the table of now are shown."""
        return self._columns[self.key]

    # ── what is asked in the bar ───────────────────────────────────────────────────────────────────────────

    def _asked(self, what: str) -> None:
        if what == "columns":
            button = self.panel.tool("columns")
            menu = self.menus.of_columns()
            menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        elif what == "copy":
            self.copy()
        elif what == "eye":
            self.originals.ask(self.key)
        elif what == "export":
            self.ask_export()
        elif what == "clear":
            self.use(replace(self.how, filters={}))
        elif what == "cancel":
            self.shelf.stop()
            self.panel.show_empty(self.tr("已取消读取"), self.tr("再选一次表格，重新读取。"))

    def copy(self) -> bool:
        """Put the chosen rows on the clipboard."""
        return self.output.copy(self.panel.model, self.panel.view.chosen_lines())

    def ask_export(self) -> None:
        table = self.shelf.get(self.key)
        if table is not None and self._arranged is not None:
            self._keep_columns()
            self.output.ask(table, self._arranged.rows, self._columns[self.key].keys)

    def speak_again(self) -> None:
        """After a change of language."""
        self.shelf.speak_again()
        if self.panel.isVisible():
            self.arrange()
