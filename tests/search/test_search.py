"""What a typed text means and finds, against plain scans of the small bank."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.bench.search import is_right, run, typed_texts
from desktop.database.connection import Connection
from desktop.search.answer import Answer, Group, Kind
from desktop.search.directory import Directory
from desktop.search.queries import CUSTOMER_NO, ID_NO, NAME, PHONE, directory
from desktop.search.search import LONGEST, readings, search

ODD = (
    "",
    " ",
    "\x00",
    "a\x00b",
    "\ud800",
    "'; DROP TABLE customer;--",
    '"',
    "%",
    "_",
    "*",
    "NEAR(",
    "王*",
    "😀",
    "王" * 10_000,
)


@pytest.fixture
def known(small_reader: Connection) -> Directory:
    return directory(small_reader)


def group(answer: Answer, kind: Kind) -> Group:
    return next(one for one in answer.groups if one.kind is kind)


def test_one_character_finds_everybody_of_that_surname(small_reader: Connection, known: Directory) -> None:
    found = group(search(small_reader, known, "王"), Kind.CUSTOMER)
    (counted,) = small_reader.execute("SELECT count(*) FROM customer WHERE substr(name, 1, 1) = '王'").fetchone()
    assert found.total == counted > len(found.hits) > 0
    assert all(hit.title == "王*" and hit.spans == ((0, 1),) for hit in found.hits if hit.title[0] == "王")


def test_names_of_persons_leave_the_search_masked(small_reader: Connection, known: Directory) -> None:
    names = [n for (n,) in small_reader.execute("SELECT name FROM customer WHERE kind = 'PERSON' LIMIT 30")]
    for name in names:
        hits = group(search(small_reader, known, name), Kind.CUSTOMER).hits
        assert hits
        assert all(name not in hit.title and name not in hit.detail for hit in hits)


def test_the_whole_id_finds_its_person_alone_and_shows_only_what_was_typed(
    small_reader: Connection, known: Directory
) -> None:
    one, id_no = small_reader.execute(
        "SELECT customer_id, id_no FROM person_profile WHERE id_no IS NOT NULL ORDER BY 1 DESC LIMIT 1"
    ).fetchone()
    assert [hit.id for hit in group(search(small_reader, known, id_no), Kind.CUSTOMER).hits] == [one]
    for hit in group(search(small_reader, known, id_no[:8]), Kind.CUSTOMER).hits:
        assert id_no not in hit.detail


def test_a_number_is_read_by_rule() -> None:
    assert [column for column, _ in readings("王")] == [NAME]
    assert [column for column, _ in readings("1000")] == [CUSTOMER_NO, NAME]
    assert [column for column, _ in readings("13812")] == [CUSTOMER_NO, PHONE, NAME]
    assert readings("138 1234")[1] == (PHONE, "1381234")
    assert ID_NO in [column for column, _ in readings("99000119900101001x")]


def test_a_grid_is_found_by_name_code_and_tail_of_its_code(small_reader: Connection, known: Directory) -> None:
    grid = next(entry for entry in known.entries if entry.kind is Kind.GRID)
    for text in (grid.name, grid.code):
        assert group(search(small_reader, known, text), Kind.GRID).hits[0].id == grid.id
    end = grid.code[-6:]
    codes = [entry.code for entry in known.entries if entry.kind is Kind.GRID]
    found = group(search(small_reader, known, end), Kind.GRID)
    assert found.total == sum(code.endswith(end) or code.startswith(end) for code in codes)


def test_coordinates_are_a_place_in_each_datum(small_reader: Connection, known: Directory) -> None:
    for text, datum in (("121.355 32.015", "cgcs2000"), ("gcj-02: 121.359800, 32.013716", "gcj-02")):
        (hit,) = group(search(small_reader, known, text), Kind.COORDINATE).hits
        assert hit.detail.lower().startswith(datum[:3])
        assert hit.lon_e7 == pytest.approx(121.355e7, abs=2e5)


def test_counts_are_those_of_a_scan(small_reader: Connection, known: Directory) -> None:
    for text in typed_texts(small_reader, known)[:40]:
        assert is_right(small_reader, known, search(small_reader, known, text)), text


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_are_answered_at_once(small_reader: Connection, known: Directory, text: str) -> None:
    start = time.thread_time()
    answer = search(small_reader, known, text)
    assert time.thread_time() - start < 0.25
    assert len(answer.text) <= LONGEST


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_no_text_is_an_error(small_reader: Connection, known: Directory, text: str) -> None:
    for one in search(small_reader, known, text).groups:
        assert 0 < len(one.hits) <= one.total


def test_the_bench_checks_its_answers(small_bank: Path, small_key: bytes) -> None:
    report = run(small_bank, small_key)
    assert report.checked
    assert report.results[0].what == "keystroke"
