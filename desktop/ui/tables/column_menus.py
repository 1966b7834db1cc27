"""The menus of the table's columns: a click on a name sorts, its funnel filters, the bar chooses which are shown."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from desktop.tables.catalogue import BY_KEY
from desktop.tables.conditions import passing
from desktop.tables.distinct import Values, distinct
from desktop.tables.sorting import SortBy
from desktop.ui.background import Background
from desktop.ui.language import pick
from desktop.ui.tables.filter_popup import FilterPopup
from desktop.ui.tables.scope import scope_mask

if TYPE_CHECKING:  # it makes these menus
    from desktop.ui.tables.table_desk import TableDesk


class ColumnMenus(QObject):
    """Turns what is asked in a menu into an arrangement of the desk."""

    def __init__(self, desk: "TableDesk", background: Background) -> None:
        super().__init__(desk)
        self._desk, self._background = desk, background
        self._popup: FilterPopup | None = None
        header = desk.panel.view.header
        header.sort_asked.connect(self.sort)
        header.menu_asked.connect(self.open)

    def sort(self, section: int, add: bool) -> None:
        """Up, then down, then as in the bank; with Shift beside the columns that are sorted already."""
        key = self._desk.panel.model.keys[section]
        now = next((one for one in self._desk.how.sort if one.column == key), None)
        others = tuple(one for one in self._desk.how.sort if one.column != key) if add else ()
        wanted = SortBy(key) if now is None else SortBy(key, descending=True) if not now.descending else None
        if add and now is not None and wanted is not None:
            sort = tuple(wanted if one.column == key else one for one in self._desk.how.sort)
        else:
            sort = others if wanted is None else (*others, wanted)
        self._desk.use(replace(self._desk.how, sort=sort))

    def open(self, section: int, where: QPoint) -> None:
        """The menu of one column."""
        table = self._desk.shelf.get(self._desk.key)
        if table is None:
            return
        key = self._desk.panel.model.keys[section]
        how = self._desk.how
        now = how.filters.get(key)
        head = table.columns[key].head
        popup = FilterPopup(head, now, grouped=how.group == key, parent=self._desk.panel)
        popup.sort_asked.connect(
            lambda down: self._desk.use(replace(self._desk.how, sort=(SortBy(key, descending=down),)))
        )
        popup.group_asked.connect(lambda: self._desk.use(replace(how, group=None if how.group == key else key)))
        popup.hide_asked.connect(lambda: self._desk.hide_column(key))
        popup.filtered.connect(lambda condition: self._desk.filter(key, condition))
        popup.values_wanted.connect(lambda words: self._find_values(popup, key, words))
        popup.destroyed.connect(lambda: self._forget(popup))
        self._popup = popup
        popup.open_at(where)

    def _forget(self, popup: FilterPopup) -> None:
        if self._popup is popup:
            self._popup = None

    def _find_values(self, popup: FilterPopup, key: str, words: str) -> None:
        """The values of a column in the rows that the other columns let through."""
        table = self._desk.shelf.get(self._desk.key)
        if table is None:
            return
        scope, state, now = self._desk.scope, self._desk.links.state, self._desk.how.filters.get(key)
        others = {one: kept for one, kept in self._desk.how.filters.items() if one != key}

        def job() -> Values:
            rows = passing(table, others, scope_mask(table, scope, state))
            return distinct(table.columns[key], rows, search=words)

        def take(values: Values) -> None:
            if self._popup is popup and popup.isVisible():
                popup.show_values(values, now if not words else None)

        self._background.run(job, take, self._desk.failed, lane="tables", newest="table-values")

    def of_columns(self) -> QMenu:
        """Which columns are shown; every click counts at once."""
        menu = QMenu(self._desk.panel)
        columns = self._desk.columns
        for head in BY_KEY[self._desk.key].heads:
            action = menu.addAction(pick(head.zh, head.en))
            action.setCheckable(True)
            action.setChecked(head.key in columns.keys)
            action.triggered.connect(lambda on, key=head.key: self._show_column(key, on=on))
        menu.addSeparator()
        usual = tuple(head.key for head in BY_KEY[self._desk.key].heads if head.shown)
        menu.addAction(self.tr("恢复默认列")).triggered.connect(lambda: self._desk.show_columns(usual))
        return menu

    def _show_column(self, key: str, *, on: bool) -> None:
        keys = self._desk.columns.keys
        if on and key not in keys:
            self._desk.show_columns((*keys, key))
        elif not on:
            self._desk.hide_column(key)
