"""Segments: who belongs by attributes and by place, against plain counting; saved to the byte, read back or refused."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.customers.point_index import PointIndex
from desktop.customers.point_store import load_points
from desktop.database.connection import Connection, open_reader
from desktop.editing.edit import EditRefused
from desktop.maps.projection import e7_to_world, world_to_e7
from desktop.progress import Progress
from desktop.refusal import Refused
from desktop.segments.edits import RemoveSegment, SaveSegment
from desktop.segments.queries import segments
from desktop.segments.segment import Area, Definition, members
from desktop.segments.segment_text import from_text, to_text
from desktop.tables.conditions import Between, Blank, Condition, Match, OneOf, Top, Wording
from desktop.tables.customer_queries import customer_table
from desktop.tables.heads import CUSTOMER_HEADS
from desktop.tables.table import Table
from tests.little_bank import LittleBank
from tests.little_bank import bank as bank
from tests.little_bank import little_template as little_template


@pytest.fixture(scope="module")
def known(small_bank_reader: Connection) -> tuple[Table, PointIndex]:
    return customer_table(small_bank_reader, Progress()), load_points(small_bank_reader)


@pytest.fixture(scope="module")
def small_bank_reader(small_bank: object, small_key: bytes) -> Connection:
    return open_reader(small_bank, small_key)  # type: ignore[arg-type]


def ids(db: Connection, where: str) -> list[int]:
    return [row[0] for row in db.execute(f"SELECT id FROM customer c WHERE {where} ORDER BY id")]


QUIET = "no_contact = 0 AND coalesce(list_flag, '') <> 'BLACK'"


def test_members_are_those_whom_plain_counting_finds(
    known: tuple[Table, PointIndex], small_bank_reader: Connection
) -> None:
    db = small_bank_reader
    rich: dict[str, Condition] = {"deposits": Between(low=5_000_000), "lifecycle": OneOf(frozenset({"EXISTING"}))}
    ((code, grid),) = db.execute("SELECT code, id FROM grid ORDER BY id LIMIT 1 OFFSET 20").fetchall()
    assert members(Definition(), *known).tolist() == ids(db, QUIET)
    everybody = Definition(with_quiet=True, with_blacklisted=True)
    assert members(everybody, *known).tolist() == ids(db, "1")
    assert len(ids(db, QUIET)) < len(ids(db, "1"))
    at_home = Definition(area=Area(grids=(code,)))
    assert members(at_home, *known).tolist() == ids(db, f"{QUIET} AND home_grid_id = {grid}")
    found = members(Definition(rich), *known)
    assert 0 < len(found) < len(ids(db, "lifecycle = 'EXISTING'"))
    money = {
        who: int.from_bytes(end, "little", signed=True)
        for who, end in db.execute("SELECT customer_id, substr(deposit_end, -width) FROM account_history")
    }
    expected = [who for who in ids(db, f"{QUIET} AND lifecycle = 'EXISTING'") if money.get(who, 0) >= 5_000_000]
    assert found.tolist() == expected


def test_a_ring_and_a_circle_hold_those_located_in_them(known: tuple[Table, PointIndex]) -> None:
    index = known[1]
    middle = np.array([np.median(index.world_x), np.median(index.world_y)])
    ((lon, lat),) = world_to_e7(middle[None, :]).tolist()
    x, y = e7_to_world(np.array([lon, lat], dtype=np.int32))
    inside = members(Definition({}, Area(circle=(lon, lat, 2_000)), True, True), *known)
    assert set(inside.tolist()) == set(index.customer_id[index.within(float(x), float(y), 2_000.0)].tolist())
    assert len(inside) > 0
    half = 100_000
    ring = ((lon - half, lat - half), (lon + half, lat - half), (lon + half, lat + half), (lon - half, lat + half))
    west, south = e7_to_world(np.array(ring[0], dtype=np.int32))
    east, north = e7_to_world(np.array(ring[2], dtype=np.int32))
    squared = (index.world_x > west) & (index.world_x < east) & (index.world_y > south) & (index.world_y < north)
    boxed = members(Definition({}, Area(ring=ring), True, True), *known)
    assert set(boxed.tolist()) == set(index.customer_id[squared].tolist())


def test_a_segment_is_saved_changed_and_forgotten_with_undo(bank: LittleBank) -> None:
    first, second = Definition({"is_key": OneOf(frozenset({1}))}), Definition({"is_key": OneOf(frozenset({0}))})

    def kept() -> list[tuple[str, Definition]]:
        db = open_reader(bank.path, bank.key)
        found = [(one.title, one.definition) for one in segments(db)]
        db.close()
        return found

    with bank.editor() as editor:
        editor.do(SaveSegment.of(" 重点 ", first))
        assert kept() == [("重点", first)]
        editor.do(SaveSegment.of("重点", second))
        assert kept() == [("重点", second)]
        editor.undo()
        assert kept() == [("重点", first)]
        editor.do(RemoveSegment(1, "重点"))
        assert kept() == []
        editor.undo()
        assert kept() == [("重点", first)]
        for title in ("", "   ", "长" * 41):
            with pytest.raises(EditRefused):
                editor.do(SaveSegment.of(title, first))
        with pytest.raises(Refused):
            editor.do(SaveSegment("坏", "{}"))
    assert kept() == [("重点", first)]


def test_a_segment_that_cannot_be_read_hides_no_other(bank: LittleBank) -> None:
    with bank.editor() as editor:
        editor.do(SaveSegment.of("好", Definition()))
    bank.write("INSERT INTO segment (uid, title, definition, created_by, created_at) VALUES ('x', '坏', '{', 'a', 'b')")
    db = open_reader(bank.path, bank.key)
    assert [one.title for one in segments(db)] == ["好"]
    db.close()


_NUMBERS = st.integers(-(2**62), 2**62)
_CONDITIONS: st.SearchStrategy[Condition] = st.one_of(
    st.builds(OneOf, st.frozensets(st.one_of(st.none(), st.text(max_size=4), _NUMBERS), max_size=4)),
    st.builds(Wording, st.sampled_from(Match), st.text(max_size=6)),
    st.builds(Between, st.none() | _NUMBERS, st.none() | _NUMBERS),
    st.builds(Top, st.integers(0, 10**6), st.booleans()),
    st.builds(Blank, st.booleans()),
)
_CORNER = st.tuples(st.integers(-(180 * 10**7), 180 * 10**7), st.integers(-(90 * 10**7), 90 * 10**7))
_AREAS = st.one_of(
    st.none(),
    st.builds(Area, grids=st.lists(st.text(min_size=1, max_size=14), min_size=1, max_size=3).map(tuple)),
    st.builds(Area, ring=st.lists(_CORNER, min_size=3, max_size=6).map(tuple)),
    st.builds(Area, circle=st.tuples(st.just(1_210_000_000), st.just(319_000_000), st.integers(1, 10**6))),
)
_FILTERS = st.dictionaries(st.sampled_from([head.key for head in CUSTOMER_HEADS]), _CONDITIONS, max_size=4)


@given(st.builds(Definition, _FILTERS, _AREAS, st.booleans(), st.booleans()))
def test_a_segment_written_and_read_is_the_same(definition: Definition) -> None:
    text = to_text(definition)
    assert from_text(text) == definition
    assert to_text(from_text(text)) == text


@given(st.one_of(st.text(), st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps)))
def test_what_is_no_segment_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Refused):
        from_text(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"filters": {}', '"filters": {"shoe": {"blank": true}}'),
        ('"filters": {}', '"filters": {"kind": {"one_of": [true]}}'),
        ('"filters": {}', '"filters": {"deposits": {"low": 1e400, "high": null}}'),
        ('"area": null', '"area": {"grids": [], "ring": [[0, 0], [1, 1]], "circle": null}'),
        ('"area": null', '"area": {"grids": [], "ring": [], "circle": [0, 0, -5]}'),
        ('"area": null', '"area": {"grids": [], "ring": [[0, 0], [1, 1], [99999999999, 2]], "circle": null}'),
        ("getu-segment-1", "getu-segment-2"),
    ],
)
def test_a_segment_with_a_wrong_part_is_refused(old: str, new: str) -> None:
    text = to_text(Definition())
    assert old in text
    with pytest.raises(Refused):
        from_text(text.replace(old, new))
