"""Families by the signals of the handbook: how many points each gives, and what is asked rather than suggested."""

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.matching.household_queries import MOST_MEMBERS, find_households
from desktop.matching.normal_queries import normalise
from tests.matching.conftest import Row, received, table_of

HOME = "余东镇启桥村3组5号"
FAR = "常乐镇颐生村9组7号"
Tie = tuple[int, int, str]


def roofs(
    db: duckdb.DuckDBPyConnection, people: list[Row], hukou: dict[int, str], ties: list[Tie]
) -> tuple[dict[tuple[int, int], int], list[tuple[int, int, str]]]:
    """Points of every pair, and (record, home, state) of everybody who is suggested to live with somebody."""
    received(db, table_of(people))
    normalise(db)
    for name, columns, rows in (
        ("hukou_address", ("record", "address"), list(hukou.items())),
        ("ties", ("a", "b", "kind"), ties),
    ):
        kinds = [pa.string() if column in ("address", "kind") else pa.int64() for column in columns]
        values = list(zip(*rows, strict=True)) or [()] * len(columns)
        told = pa.table({c: pa.array(v, kind) for c, v, kind in zip(columns, values, kinds, strict=True)})
        db.register("told_rows", told)
        db.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM told_rows")
        db.unregister("told_rows")
    find_households(db)
    points = db.execute("SELECT a, b, score FROM roof_pair ORDER BY a, b").fetchall()
    return {(a, b): score for a, b, score in points}, db.execute("SELECT record, home, state FROM roof").fetchall()


@pytest.mark.parametrize(
    ("changes", "hukou", "ties", "points"),
    [
        ({}, {}, [], 0),
        ({"address": HOME}, {}, [], 0),  # 30: a house alone is not shown
        ({"address": HOME}, {1: HOME, 2: "海门市余东镇启桥村三组5号"}, [], 70),
        ({"address": HOME}, {}, [(2, 1, "SPOUSE")], 60),
        ({"address": HOME, "phone": "12000000001"}, {}, [(1, 2, "PARENT")], 75),
        ({"address": HOME, "phone": "12000000001"}, {}, [], 45),
        ({"phone": "12000000001"}, {}, [(1, 2, "GUARANTOR")], 0),  # 30
        ({"address": HOME, "name": "施卫东"}, {}, [(1, 2, "JOINT")], 50),  # surname and group: 5
    ],
)
def test_the_points_of_two_people(
    bench: duckdb.DuckDBPyConnection, changes: Row, hukou: dict[int, str], ties: list[Tie], points: int
) -> None:
    one: Row = {"name": "施红娟", "address": HOME, "phone": "12000000001"}
    other: Row = {"name": "陆建国", "address": FAR, "phone": "12000000002", **changes}
    found, homes = roofs(bench, [one, other], hukou, ties)
    assert found == ({(1, 2): points} if points else {})
    assert homes == ([(1, 1, "SUGGEST"), (2, 1, "SUGGEST")] if points >= 70 else [])


def test_two_couples_under_one_number_are_asked_about(bench: duckdb.DuckDBPyConnection) -> None:
    people: list[Row] = [{"name": name, "address": HOME} for name in ("施红娟", "陆建国", "陆平", "张英")]
    hukou = dict.fromkeys(range(1, 5), HOME)
    _, one_couple = roofs(bench, people, hukou, [(1, 2, "SPOUSE")])
    assert one_couple == [(record, 1, "SUGGEST") for record in range(1, 5)]
    _, two_couples = roofs(bench, people, hukou, [(1, 2, "SPOUSE"), (3, 4, "SPOUSE")])
    assert two_couples == [(record, 1, "ASK") for record in range(1, 5)]


def test_a_dormitory_is_no_family(bench: duckdb.DuckDBPyConnection) -> None:
    crowd = MOST_MEMBERS + 1
    people: list[Row] = [{"name": "王红", "address": HOME} for _ in range(crowd)]
    _, homes = roofs(bench, people, dict.fromkeys(range(1, crowd + 1), HOME), [])
    assert {state for _, _, state in homes} == {"ASK"}
    many = 60
    points, _ = roofs(bench, [{"name": "王红", "address": HOME}] * many, dict.fromkeys(range(1, many + 1), HOME), [])
    assert points == {}


TIES = st.tuples(st.integers(1, 8), st.integers(1, 8), st.sampled_from(["SPOUSE", "PARENT", "JOINT"]))


@settings(max_examples=4, deadline=None)
@given(st.lists(TIES, max_size=6), st.lists(st.sampled_from([HOME, FAR]), min_size=8, max_size=8))
def test_everybody_has_one_home_at_most(bench: duckdb.DuckDBPyConnection, ties: list[Tie], homes: list[str]) -> None:
    people: list[Row] = [{"name": "王红", "address": home} for home in homes]
    _, found = roofs(bench, people, dict(enumerate(homes, start=1)), ties)
    assert len({record for record, _, _ in found}) == len(found)
    for record, home, _ in found:
        assert homes[record - 1] == homes[home - 1]
