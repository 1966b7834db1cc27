"""Sorting, filtering, grouping and summing, against the same in plain Python."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.tables.arrangement import Arrangement, Lines, arranged
from desktop.tables.conditions import Between, Blank, Condition, Match, OneOf, Top, Wording, passing
from desktop.tables.distinct import distinct
from desktop.tables.sorting import SortBy, ordered
from tests.tables.some_tables import HEADS, KEYS, plain_key, plainly_sorted, some_table

_NAMES = st.one_of(st.none(), st.sampled_from(["张*", "李*", "王*", "欧阳*", "AB", "ab", "㐂*", "𠮷*"]))
_CODES = st.one_of(st.none(), st.text("0123456789X", min_size=1, max_size=13))
_BIG = st.integers(-(2**62), 2**62)
_DAYS = st.one_of(st.none(), st.dates().map(str))
_ROWS = st.lists(
    st.tuples(
        _NAMES,
        _CODES,
        st.one_of(st.none(), st.integers(-3, 3)),
        st.one_of(st.none(), _BIG),
        _DAYS,
        st.sampled_from([0, 1]),
    ),
    max_size=40,
)
_BY = st.lists(st.tuples(st.sampled_from(KEYS), st.booleans()), max_size=4)


@given(_ROWS, _BY)
def test_rows_are_sorted_as_plain_python_sorts_them(rows: list[Any], by: list[tuple[str, bool]]) -> None:
    table = some_table(rows)
    everything = np.arange(len(rows), dtype=np.int32)
    found = ordered(table, everything, [SortBy(key, descending) for key, descending in by])
    assert found.tolist() == plainly_sorted(rows, range(len(rows)), by)


def _conditions(key: str) -> st.SearchStrategy[Condition]:
    if key in ("name", "code"):
        values = st.sampled_from(["张*", "欧阳*", "ab", "1", "12", None])
        words = st.text("0123456789Xab张*", max_size=2)
        wording: st.SearchStrategy[Condition] = st.builds(Wording, st.sampled_from(list(Match)), words)
        return st.one_of(wording, st.builds(OneOf, st.frozensets(values)), st.builds(Blank, st.booleans()))
    ends = st.one_of(st.none(), st.integers(-5, 5), _BIG)
    return st.one_of(
        st.builds(Between, ends, ends),
        st.builds(OneOf, st.frozensets(st.one_of(st.none(), st.integers(-3, 3)))),
        st.builds(Blank, st.booleans()),
    )


def _plainly_met(key: str, value: Any, condition: Condition) -> bool:
    known = plain_key(key, value)
    if isinstance(condition, Blank):
        return (known is None) == condition.blank
    if isinstance(condition, OneOf):
        stored = None if known is None else value if key in ("name", "code") else known
        return stored in condition.values
    if isinstance(condition, Between):
        low, high = condition.low, condition.high
        return known is not None and (low is None or known >= low) and (high is None or known <= high)
    assert isinstance(condition, Wording)
    word, wanted = (value or "").casefold(), condition.text.casefold()
    if condition.how is Match.LACKS:
        return wanted not in word
    met = {
        Match.CONTAINS: wanted in word, Match.STARTS: word.startswith(wanted),
        Match.ENDS: word.endswith(wanted), Match.IS: word == wanted,
    }  # fmt: skip
    return bool(word) and met[condition.how]


@given(_ROWS, st.data())
def test_a_filter_passes_what_plain_python_passes(rows: list[Any], data: st.DataObject) -> None:
    keys = data.draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=3))
    filters = {key: data.draw(_conditions(key)) for key in keys}
    wanted = [
        place
        for place, row in enumerate(rows)
        if all(_plainly_met(key, row[KEYS.index(key)], condition) for key, condition in filters.items())
    ]
    assert passing(some_table(rows), filters).tolist() == wanted


@given(_ROWS, st.integers(0, 5), st.booleans())
def test_the_top_few_are_taken_of_what_the_other_filters_let_through(rows: list[Any], count: int, least: bool) -> None:
    keys = Blank(blank=False)
    found = passing(some_table(rows), {"money": Top(count, smallest=least), "name": keys})
    able = [place for place, row in enumerate(rows) if row[0] and row[3] is not None]
    best = sorted((rows[place][3] for place in able), reverse=not least)[:count]
    assert sorted((rows[place][3] for place in found.tolist()), reverse=not least) == best
    assert set(found.tolist()) <= set(able)


@settings(max_examples=60)
@given(_ROWS, st.sampled_from(KEYS), _BY)
def test_groups_hold_every_row_once_and_their_sums_add_up(
    rows: list[Any], key: str, by: list[tuple[str, bool]]
) -> None:
    small = [(*row[:3], None if row[3] is None else row[3] % 10**12, *row[4:]) for row in rows]
    table = some_table(small)
    sort = tuple(SortBy(one, descending) for one, descending in by)
    view = arranged(table, Arrangement(sort=sort, group=key))
    assert view.groups is not None
    assert sorted(view.rows.tolist()) == list(range(len(rows)))
    assert int(view.groups.lengths.sum()) == len(rows)
    wanted = sum(row[3] for row in small if row[3] is not None)
    assert view.totals["money"].sum == wanted == int(view.groups.sums["money"].sum())
    values = [plain_key(key, row[KEYS.index(key)]) for row in small]
    starts = view.groups.starts.tolist()
    for start, length in zip(starts, view.groups.lengths.tolist(), strict=True):
        assert len({values[place] for place in view.rows[start : start + length].tolist()}) == 1
    assert len(starts) == len(set(values))


@settings(max_examples=60)
@given(_ROWS, st.data())
def test_lines_show_heads_and_the_rows_of_open_groups(rows: list[Any], data: st.DataObject) -> None:
    view = arranged(some_table(rows), Arrangement(group="name"))
    assert view.groups is not None
    lines = Lines(view)
    count = len(view.groups.starts)
    for group in data.draw(st.lists(st.integers(0, count - 1), max_size=4)) if count else []:
        lines.toggle(group)
    wanted: list[tuple[str, int | None]] = []
    for group, (start, length) in enumerate(zip(view.groups.starts, view.groups.lengths, strict=True)):
        wanted.append(("head", group))
        if lines.is_open(group):
            wanted += [("row", place) for place in view.rows[start : start + length].tolist()]
    found: list[tuple[str, int | None]] = []
    for line in range(len(lines)):
        head = lines.head(line)
        found.append(("row", lines.row(line)) if head is None else ("head", head))
    assert found == wanted
    for place in range(len(rows)):
        spot = lines.line_of(place)
        assert spot is not None
        assert lines.row(spot) == place
    assert sorted(lines.rows_between(0, len(lines)).tolist()) == list(range(len(rows)))


@given(_ROWS, st.sampled_from(KEYS))
def test_the_choice_of_values_counts_every_row(rows: list[Any], key: str) -> None:
    table = some_table(rows)
    column = table.columns[key]
    found = distinct(column, np.arange(len(rows), dtype=np.int32))
    assert sum(one.rows for one in found.values) == len(rows)
    for one in found.values:
        assert len(passing(table, {key: OneOf(frozenset({one.value}))})) == one.rows


def test_a_long_choice_of_values_is_cut_and_says_so() -> None:
    table = some_table([("", f"{number:04}", number, None, None, 0) for number in range(300)])
    everything = np.arange(300, dtype=np.int32)
    found = distinct(table.columns["code"], everything, limit=10)
    assert (len(found.values), found.more) == (10, 290)
    assert [one.text for one in distinct(table.columns["code"], everything, search="029").values] == [
        *("0029", "0290", "0291", "0292", "0293", "0294", "0295", "0296", "0297", "0298", "0299"),
    ]
    few = distinct(table.columns["count"], everything, limit=2)
    assert (len(few.values), few.more) == (2, 298)


def test_common_characters_are_in_the_order_of_their_pinyin() -> None:
    table = some_table([(name, None, None, None, None, 0) for name in ("赵*", "李*", "陈*", "王*", "", "安*")])
    found = ordered(table, np.arange(6, dtype=np.int32), [SortBy("name")])
    assert [table.columns["name"].text(row) for row in found.tolist()] == ["安*", "陈*", "李*", "王*", "赵*", ""]


def test_words_of_another_language_leave_filters_and_order_alone() -> None:
    table = some_table([(name, None, None, None, None, 0) for name in ("EXISTING", "CLOSED", "")])
    spoken = table.worded({"EXISTING": "存量", "CLOSED": "销户"}.__getitem__)
    assert [spoken.columns["name"].text(row) for row in range(3)] == ["存量", "销户", ""]
    assert passing(spoken, {"name": OneOf(frozenset({"CLOSED"}))}).tolist() == [1]
    assert passing(spoken, {"name": Wording(Match.CONTAINS, "存")}).tolist() == [0]


@pytest.mark.parametrize(("key", "condition"), [("name", Between(1, 2)), ("money", Wording(Match.IS, "1"))])
def test_a_question_a_column_cannot_answer_is_a_mistake_of_the_caller(key: str, condition: Condition) -> None:
    with pytest.raises(ValueError, match="has no"):
        passing(some_table([("a", "1", 1, 1, None, 0)]), {key: condition})


def test_every_kind_reads_as_people_write_it() -> None:
    table = some_table([("张*", "0012", 12345, -123456789, "2016-04-30", 1)])
    assert [table.columns[head.key].text(0) for head in HEADS] == [
        *("张*", "0012", "12,345", "-1,234,567.89", "2016-04-30", "✓"),
    ]


def test_amounts_further_apart_than_a_signed_word_holds_are_sorted_right() -> None:
    rows = [(None, None, None, amount, None, 0) for amount in (2**62, -(2**62) - 5, None, 3)]
    table = some_table(rows)
    everything = np.arange(len(rows), dtype=np.int32)
    assert ordered(table, everything, [SortBy("money")]).tolist() == [1, 3, 0, 2]
    assert ordered(table, everything, [SortBy("money", descending=True)]).tolist() == [0, 3, 1, 2]
