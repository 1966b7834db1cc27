"""Tables for tests: any mix of columns from plain Python rows, and how plain Python would sort and filter them."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from desktop.tables.building import column_of
from desktop.tables.column import Head, Kind, day_number, reading_key
from desktop.tables.table import About, Table

HEADS = (
    Head("name", "名称", "Name", Kind.TEXT, personal=True),
    Head("code", "客户号", "Number", Kind.CODE),
    Head("count", "次数", "Count", Kind.NUMBER),
    Head("money", "余额", "Balance", Kind.MONEY),
    Head("day", "日期", "Date", Kind.DATE),
    Head("flag", "重点", "Key", Kind.FLAG),
)
KEYS = [head.key for head in HEADS]
Row = Sequence[Any]


def some_table(rows: Sequence[Row]) -> Table:
    """Rows of (name, code, count, money, day, flag); None and "" are blank. Row n has id and subject n + 1."""
    values = list(zip(*rows, strict=True)) or [()] * len(HEADS)
    columns = {head.key: column_of(head, column) for head, column in zip(HEADS, values, strict=True)}
    ids = np.arange(1, len(rows) + 1, dtype=np.int32)
    return Table("some", About.CUSTOMER, ids, ids, columns, "2016-04-30")


def plain_key(key: str, value: Any) -> Any:
    """What plain Python sorts a value by; None for a blank."""
    if value is None or value == "":
        return None
    readers: dict[str, Callable[[Any], Any]] = {"name": reading_key, "code": str.encode, "day": day_number}
    return readers.get(key, int)(value)


def plainly_sorted(rows: Sequence[Row], places: Sequence[int], by: Sequence[tuple[str, bool]]) -> list[int]:
    """Stable, column after column from the last, blanks last."""
    found = list(places)
    for key, descending in reversed(by):
        column = KEYS.index(key)
        keys = {place: plain_key(key, rows[place][column]) for place in found}
        full = [place for place in found if keys[place] is not None]
        blank = [place for place in found if keys[place] is None]
        order = sorted({keys[place] for place in full})
        rank = {one: number for number, one in enumerate(order)}
        sign = -1 if descending else 1
        found = sorted(full, key=lambda place: sign * rank[keys[place]]) + blank
    return found
