"""The table of all customers: how long a sort or filter of every row takes, and a frame of scrolling through them."""

import os
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.bench.frame import Stopwatch
from desktop.database.connection import Connection
from desktop.progress import Progress
from desktop.tables.arrangement import Arranged, Arrangement, arranged
from desktop.tables.conditions import Between, Match, OneOf, Top, Wording
from desktop.tables.customer_queries import customer_table
from desktop.tables.sorting import SortBy
from desktop.tables.table import Table
from desktop.ui import theme
from desktop.ui.cards.words import word
from desktop.ui.tables.table_panel import TablePanel

SORT_GOAL_MS, SCROLL_GOAL_MS = 400.0, 16.0
ROUNDS = 4
FRAMES = 120
WIDTH, HEIGHT = 1920, 480

HOWS: Sequence[Arrangement] = (
    Arrangement(sort=(SortBy("name"),)),
    Arrangement(sort=(SortBy("cust_no", descending=True),)),
    Arrangement(sort=(SortBy("deposits", descending=True),)),
    Arrangement(sort=(SortBy("branch"), SortBy("manager"), SortBy("deposits", descending=True))),
    Arrangement(sort=(SortBy("last_visit", descending=True), SortBy("address"))),
    Arrangement({"address": Wording(Match.CONTAINS, "村")}),
    Arrangement({"cust_no": Wording(Match.CONTAINS, "88")}, sort=(SortBy("phone"),)),
    Arrangement({"lifecycle": OneOf(frozenset({"EXISTING"})), "deposits": Between(100_000, None)}),
    Arrangement({"loans": Top(1000)}, sort=(SortBy("loans", descending=True),)),
    Arrangement(group="grid", sort=(SortBy("deposits", descending=True),)),
)


def read_table(db: Connection) -> Table:
    """All customers, as the dock shows them."""
    return customer_table(db, Progress()).worded(word)


def sort_samples(table: Table) -> Stopwatch:
    """One sample = one arrangement of all rows, footer sums and groups included; judge by `process`."""
    watch = Stopwatch()
    for how in HOWS:
        watch.repeat(ROUNDS, lambda how=how: arranged(table, how))  # type: ignore[misc]
    return watch


def scroll_samples(table: Table) -> Stopwatch:
    """One sample = one frame after a move of the scroll bar, painted anew; steps, pages and leaps through all rows."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    panel = TablePanel(theme.apply(application, "light"))
    panel.resize(WIDTH, HEIGHT)
    panel.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    panel.show()
    how = arranged(table, Arrangement())
    panel.model.show(table, tuple(table.columns), how)
    panel.footer.show_totals(how.totals)
    bar, watch = panel.view.verticalScrollBar(), Stopwatch()
    panel.grab()
    for frame in range(FRAMES):
        with watch.sample():
            step = (26, 300, max(1, bar.maximum() // 97))[frame % 3]
            bar.setValue((bar.value() + step) % max(1, bar.maximum()))
            panel.view.viewport().repaint()
    panel.close()
    panel.deleteLater()
    return watch


def is_right(table: Table) -> bool:
    """Sorted and filtered rows against plain Python on the whole table, column after column."""
    return _sorted_right(table) and _filtered_right(table)


def _sorted_right(table: Table) -> bool:
    found = arranged(table, Arrangement(sort=(SortBy("deposits", descending=True), SortBy("cust_no"))))
    deposits, numbers = table.columns["deposits"], table.columns["cust_no"]
    values = [_number(deposits.text(row)) for row in found.rows[:5000].tolist()]
    keys = [(-value, numbers.text(row)) for value, row in zip(values, found.rows[:5000].tolist(), strict=True)]
    return keys == sorted(keys) and bool(len(np.unique(found.rows)) == len(table))


def _filtered_right(table: Table) -> bool:
    found: Arranged = arranged(table, Arrangement({"cust_no": Wording(Match.CONTAINS, "88")}))
    column = table.columns["cust_no"]
    wanted = [row for row in range(len(table)) if "88" in column.text(row)]
    return bool(wanted == found.rows.tolist())


def _number(text: str) -> float:
    return float(text.replace(",", "")) if text else float("-inf")
