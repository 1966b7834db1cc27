"""Builds a table of moderate size from rows as the store hands them out, each column by its kind."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from desktop.tables.column import CodeColumn, CodedColumn, Column, Head, Kind, NumberColumn
from desktop.tables.table import About, Table

Order = Mapping[str, Sequence[str]]


def table_of(
    key: str, about: About, heads: Sequence[Head], rows: Iterable[Sequence[Any]], *, as_of: str, orders: Order
) -> Table:
    """Rows are (id, subject, value of each head …); `orders` gives words that have an order of their own."""
    listed = list(zip(*rows, strict=True)) or [()] * (len(heads) + 2)
    ids, subjects, *values = listed
    columns = {
        head.key: column_of(head, found, orders.get(head.key)) for head, found in zip(heads, values, strict=True)
    }
    return Table(key, about, np.array(ids, dtype=np.int32), np.array(subjects, dtype=np.int32), columns, as_of)


def column_of(head: Head, values: Sequence[Any], order: Sequence[str] | None = None) -> Column:
    """One column from values of the store, None = blank; dates are YYYY-MM-DD…, flags 0 or 1."""
    if head.kind is Kind.TEXT:
        return CodedColumn.of(head, values, order)
    if head.kind is Kind.CODE:
        return CodeColumn.of(head, values)
    if head.kind is Kind.DATE:
        return NumberColumn.of_dates(head, values)
    blank = np.array([value is None for value in values], dtype=np.bool_)
    numbers = np.array([0 if value is None else value for value in values], dtype=np.int64)
    return NumberColumn.of(head, numbers, blank if blank.any() else None)
