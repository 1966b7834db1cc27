"""The bench of panels on the small bank: it measures what it says and notices a wrong answer."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication

from desktop.bench import panels, table_frames
from desktop.database.connection import Connection
from desktop.tables.column import CodeColumn
from desktop.ui.cards.kinds import KINDS


def test_the_bench_measures_sort_and_scroll_and_checks_its_answers(
    qapp: QApplication, small_bank: Path, small_key: bytes
) -> None:
    report = panels.run(small_bank, small_key)
    assert report.checked
    kinds = {f"card_{kind}" for kind in KINDS}
    assert {"card", *kinds, "tree", "theme", "table_sort", "table_scroll"} <= {one.what for one in report.results}
    assert report.items > 10_000


def test_a_wrong_filter_is_noticed(small_reader: Connection) -> None:
    table = table_frames.read_table(small_reader)
    assert table_frames.is_right(table)
    column = table.columns["cust_no"]
    assert isinstance(column, CodeColumn)
    liar = replace(column, packed=np.roll(column.packed, 1))
    told = {**table.columns, "cust_no": _Contradicting(liar, column)}
    assert not table_frames.is_right(replace(table, columns=told))


class _Contradicting(CodeColumn):
    """Filters by one set of numbers and reads out another."""

    def __init__(self, filtered: CodeColumn, read: CodeColumn) -> None:
        super().__init__(filtered.head, filtered.packed)
        object.__setattr__(self, "_read", read)

    def text(self, row: int) -> str:
        read: CodeColumn = object.__getattribute__(self, "_read")
        return read.text(row)
