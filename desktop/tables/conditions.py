"""Filters of a column as Excel has them: a choice of values, words, ranges, the top few, blanks."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np

from desktop.tables.column import CodeColumn, CodedColumn, Column, Mask, NumberColumn, Rows
from desktop.tables.sorting import SortBy, ordered
from desktop.tables.table import Table


class Match(Enum):
    """How a word is to be met; upper and lower case are alike."""

    CONTAINS = "contains"
    LACKS = "lacks"
    STARTS = "starts"
    ENDS = "ends"
    IS = "is"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of the values of the store; numbers, dates and flags by their stored number; None is the blank."""

    values: frozenset[str | int | None]


@dataclass(frozen=True, slots=True)
class Wording:
    how: Match
    text: str


@dataclass(frozen=True, slots=True)
class Between:
    """Stored numbers, both ends included; None leaves an end open. Blanks are in no range."""

    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Top:
    """The `count` largest, or smallest, of the rows that pass every other filter; fewer when there are fewer."""

    count: int
    smallest: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """Rows without a value, or with `blank` False those with one."""

    blank: bool = True


Condition = OneOf | Wording | Between | Top | Blank
Filters = Mapping[str, Condition]


def passing(table: Table, filters: Filters, within: Mask | None = None) -> Rows:
    """Places of the rows that pass, in the order of the table. KeyError for a column the table does not have."""
    passed = np.ones(len(table), dtype=np.bool_) if within is None else within.copy()
    tops = []
    for key, condition in filters.items():
        if isinstance(condition, Top):
            tops.append((key, condition))
        else:
            passed &= condition_mask(table.columns[key], condition)
    rows = np.flatnonzero(passed).astype(np.int32)
    for key, top in tops:
        full = rows[~table.columns[key].blank(rows)]
        best = ordered(table, full, (SortBy(key, descending=not top.smallest),))[: max(top.count, 0)]
        rows = np.sort(best)
    return rows


def condition_mask(column: Column, condition: OneOf | Wording | Between | Blank) -> Mask:
    """bool (n,). ValueError for a condition this kind of column cannot be asked."""
    if isinstance(condition, Blank):
        blank = column.blank()
        return blank if condition.blank else ~blank
    if isinstance(condition, Between):
        if not isinstance(column, NumberColumn):
            raise ValueError(f"{column.head.key} has no ranges")
        return _between(column, condition)
    if isinstance(condition, OneOf):
        return _one_of(column, condition.values)
    if isinstance(column, CodedColumn):
        wanted = condition.text.casefold()
        places = column.places(lambda word: _meets(word.casefold(), condition.how, wanted))
        if condition.how is Match.LACKS:
            places[0] = bool(wanted)  # a blank lacks every word
        return column.rows_of(places)
    if isinstance(column, CodeColumn):
        return _code_meets(column, condition.how, condition.text)
    raise ValueError(f"{column.head.key} has no words")


def _meets(word: str, how: Match, wanted: str) -> bool:
    if how is Match.CONTAINS:
        return wanted in word
    if how is Match.LACKS:
        return wanted not in word
    if how is Match.STARTS:
        return word.startswith(wanted)
    return word.endswith(wanted) if how is Match.ENDS else word == wanted


def _code_meets(column: CodeColumn, how: Match, text: str) -> Mask:
    packed, wanted = np.strings.upper(column.packed), text.upper().encode()
    full = column.packed != b""
    met: Mask
    if how is Match.STARTS:
        met = np.strings.startswith(packed, wanted)
    elif how is Match.ENDS:
        met = np.strings.endswith(packed, wanted)
    elif how is Match.IS:
        met = packed == wanted
    else:
        met = np.strings.find(packed, wanted) >= 0
        if how is Match.LACKS:
            return np.asarray(~met)
    return np.asarray(met & full)


def _between(column: NumberColumn, ends: Between) -> Mask:
    passed = column.values != column.nothing
    lowest, highest = np.iinfo(column.values.dtype).min, np.iinfo(column.values.dtype).max
    if ends.low is not None and ends.low > lowest:
        passed &= column.values >= ends.low if ends.low <= highest else np.False_
    if ends.high is not None and ends.high < highest:
        passed &= column.values <= ends.high if ends.high >= lowest else np.False_
    return np.asarray(passed)


def _one_of(column: Column, values: frozenset[str | int | None]) -> Mask:
    with_blank = None in values
    if isinstance(column, CodedColumn):
        places = np.array([with_blank, *(value in values for value in column.values[1:])], dtype=np.bool_)
        return column.rows_of(places)
    if isinstance(column, CodeColumn):
        wanted = np.array([value.encode() for value in values if isinstance(value, str)], dtype=np.bytes_)
        met: Mask = np.isin(column.packed, wanted) if len(wanted) else np.zeros(len(column), dtype=np.bool_)
        return np.asarray(met | column.blank() if with_blank else met & ~column.blank())
    numbers = np.array(sorted(value for value in values if isinstance(value, int)), dtype=np.int64)
    found: Mask = np.isin(column.values, numbers) & ~column.blank()
    return np.asarray(found | column.blank()) if with_blank else found
