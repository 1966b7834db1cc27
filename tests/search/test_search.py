"""What a typed text means and finds, against plain scans of the small bank."""

import random
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.bench.search import is_right, run, typed_texts
from desktop.database.connection import Connection, open_reader
from desktop.progress import Progress
from desktop.search.answer import Answer, Group, Kind
from desktop.search.directory import Directory
from desktop.search.index_queries import TextIndex, read_index
from desktop.search.pinyin import sounds
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


@pytest.fixture(scope="module")
def index(small_bank: Path, small_key: bytes) -> TextIndex:
    return read_index(open_reader(small_bank, small_key), Progress())


@pytest.fixture
def known(small_reader: Connection, index: TextIndex) -> Directory:
    return index.teach(directory(small_reader))


def group(answer: Answer, kind: Kind) -> Group:
    return next(one for one in answer.groups if one.kind is kind)


def test_one_character_finds_everybody_of_that_surname(
    small_reader: Connection, known: Directory, index: TextIndex
) -> None:
    found = group(search(small_reader, known, "王", index), Kind.CUSTOMER)
    (counted,) = small_reader.execute("SELECT count(*) FROM customer WHERE substr(name, 1, 1) = '王'").fetchone()
    assert found.total == counted > len(found.hits) > 0
    assert all(hit.title == "王*" and hit.spans == ((0, 1),) for hit in found.hits if hit.title[0] == "王")


def test_names_of_persons_leave_the_search_masked(small_reader: Connection, known: Directory, index: TextIndex) -> None:
    names = [n for (n,) in small_reader.execute("SELECT name FROM customer WHERE kind = 'PERSON' LIMIT 30")]
    for name in names:
        hits = group(search(small_reader, known, name, index), Kind.CUSTOMER).hits
        assert hits
        assert all(name not in hit.title and name not in hit.detail for hit in hits)


def test_the_whole_id_finds_its_person_alone_and_shows_only_what_was_typed(
    small_reader: Connection, known: Directory, index: TextIndex
) -> None:
    one, id_no = small_reader.execute(
        "SELECT customer_id, id_no FROM person_profile WHERE id_no IS NOT NULL ORDER BY 1 DESC LIMIT 1"
    ).fetchone()
    assert [hit.id for hit in group(search(small_reader, known, id_no, index), Kind.CUSTOMER).hits] == [one]
    for hit in group(search(small_reader, known, id_no[:8], index), Kind.CUSTOMER).hits:
        assert id_no not in hit.detail


def test_a_number_is_read_by_rule() -> None:
    assert [column for column, _ in readings("王")] == [NAME]
    assert [column for column, _ in readings("1000")] == [CUSTOMER_NO, NAME]
    assert [column for column, _ in readings("13812")] == [CUSTOMER_NO, PHONE, NAME]
    assert readings("138 1234")[1] == (PHONE, "1381234")
    assert ID_NO in [column for column, _ in readings("99000119900101001x")]


def test_a_grid_is_found_by_name_code_and_tail_of_its_code(
    small_reader: Connection, known: Directory, index: TextIndex
) -> None:
    grid = next(entry for entry in known.entries if entry.kind is Kind.GRID)
    for text in (grid.name, grid.code):
        assert group(search(small_reader, known, text, index), Kind.GRID).hits[0].id == grid.id
    end = grid.code[-6:]
    codes = [entry.code for entry in known.entries if entry.kind is Kind.GRID]
    found = group(search(small_reader, known, end, index), Kind.GRID)
    assert found.total == sum(code.endswith(end) or code.startswith(end) for code in codes)


def test_coordinates_are_a_place_in_each_datum(small_reader: Connection, known: Directory, index: TextIndex) -> None:
    for text, datum in (("121.355 32.015", "cgcs2000"), ("gcj-02: 121.359800, 32.013716", "gcj-02")):
        hit = group(search(small_reader, known, text, index), Kind.COORDINATE).hits[0]
        assert hit.detail.lower().startswith(datum[:3])
        assert hit.lon_e7 == pytest.approx(121.355e7, abs=2e5)


def test_counts_are_those_of_a_scan(small_reader: Connection, known: Directory, index: TextIndex) -> None:
    for text in typed_texts(small_reader, known)[:40]:
        assert is_right(small_reader, known, index, text), text


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_are_answered_at_once(
    small_reader: Connection, known: Directory, index: TextIndex, text: str
) -> None:
    start = time.thread_time()
    answer = search(small_reader, known, text, index)
    assert time.thread_time() - start < 0.25
    assert len(answer.text) <= LONGEST


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_no_text_is_an_error(small_reader: Connection, known: Directory, index: TextIndex, text: str) -> None:
    for one in search(small_reader, known, text, index).groups:
        assert 0 < len(one.hits) <= one.total


def test_the_bench_checks_its_answers(small_bank: Path, small_key: bytes) -> None:
    report = run(small_bank, small_key)
    assert report.checked
    assert report.results[0].what == "keystroke"


def test_a_text_without_a_datum_may_be_meant_in_any_of_three(
    small_reader: Connection, known: Directory, index: TextIndex
) -> None:
    hits = group(search(small_reader, known, "121.355 32.015", index), Kind.COORDINATE).hits
    assert [hit.detail for hit in hits] == ["CGCS2000", "GCJ-02", "BD-09"]
    assert len({(hit.lon_e7, hit.lat_e7) for hit in hits}) == 3
    assert len(group(search(small_reader, known, "百度 121.366 32.02", index), Kind.COORDINATE).hits) == 1


def test_the_last_four_digits_find_a_phone_and_show_nothing_else_of_it(
    small_reader: Connection, known: Directory, index: TextIndex
) -> None:
    customer, phone = small_reader.execute("SELECT customer_id, value FROM contact LIMIT 1 OFFSET 500").fetchone()
    for size in (4, 6, 10):
        found = group(search(small_reader, known, phone[-size:], index), Kind.CUSTOMER)
        (counted,) = small_reader.execute(
            "SELECT count(*) FROM (SELECT customer_id FROM contact WHERE value LIKE '%' || ?1"
            " UNION SELECT customer_id FROM contact WHERE value LIKE ?1 || '%' AND length(?1) > 4"
            " UNION SELECT id FROM customer WHERE cust_no LIKE ?1 || '%'"
            " UNION SELECT customer_id FROM person_profile WHERE id_no LIKE '%' || ?1"
            " UNION SELECT customer_id FROM org_profile WHERE uscc LIKE '%' || ?1)",
            (phone[-size:],),
        ).fetchone()
        assert found.total == counted
        for hit in found.hits:
            assert phone not in hit.detail
            assert all("*" not in hit.detail[start:end] for start, end in hit.marks)
    hit = next(hit for hit in found.hits if hit.id == customer)
    assert hit.detail[slice(*hit.marks[0])] == phone[-4:]


def test_tails_are_read_from_a_tree(small_reader: Connection) -> None:
    for table, column in (("contact", "value"), ("person_profile", "id_no"), ("org_profile", "uscc")):
        (*_, plan) = small_reader.execute(
            f"EXPLAIN QUERY PLAN SELECT customer_id FROM {table} WHERE substr({column}, -4) = '1234'"
        ).fetchone()
        assert "_tail" in plan


def test_given_names_are_found_as_they_are_written_and_as_they_sound(
    small_reader: Connection, known: Directory, index: TextIndex
) -> None:
    name = next(
        name for (name,) in small_reader.execute("SELECT name FROM customer WHERE kind = 'PERSON'") if "建国" in name
    )
    ids = {one for (one,) in small_reader.execute("SELECT id FROM customer WHERE name = ?", (name,))}
    surname = {"王": "wang", "陈": "chen", "张": "zhang"}.get(name[0], "")
    for text in ("建国", "jianguo", "jg", "jiangu", *([surname + "jianguo", surname[0] + "jg"] if surname else [])):
        found = group(search(small_reader, known, text, index, shown={Kind.CUSTOMER: 5_000}), Kind.CUSTOMER)
        assert ids <= {hit.id for hit in found.hits}, text


def test_surnames_are_heard_as_surnames() -> None:
    for sign, heard in (("单", "shan"), ("仇", "qiu"), ("曾", "zeng"), ("长", "chang"), ("吕", "lv")):
        assert heard in sounds([sign])[0]
    assert sounds("a5😀") == [(), (), ()]


def test_every_word_must_match_in_the_name_or_an_address(
    small_reader: Connection, known: Directory, index: TextIndex
) -> None:
    name, raw = small_reader.execute(
        "SELECT c.name, a.raw FROM customer c JOIN address a ON a.customer_id = c.id WHERE length(a.raw) > 14 LIMIT 1"
    ).fetchone()
    text = f"{name[0]} {raw[3:6]} {raw[7:11]}"
    assert is_right(small_reader, known, index, text)
    assert group(search(small_reader, known, text, index), Kind.CUSTOMER).total > 0


def test_an_index_of_an_older_state_is_not_asked(small_reader: Connection, known: Directory, index: TextIndex) -> None:
    name = small_reader.execute("SELECT name FROM customer WHERE kind = 'PERSON' LIMIT 1").fetchone()[0]
    old = replace(index, version=index.version - 1)
    assert not search(small_reader, known, name[1:3], index).partial
    answer = search(small_reader, known, name[1:3], old)
    assert answer.partial
    assert search(small_reader, known, name, old).groups


def test_a_thousand_random_texts_of_signs_that_mean_something_elsewhere(
    small_reader: Connection, known: Directory, index: TextIndex
) -> None:
    chance = random.Random(7)
    signs = "王建国海门镇村组号 0123456789Xx zhang gcj121.36 AND OR NOT NEAR 😀\u200d\u200b\u0301\ufffd"
    signs += "%_*?\"'\\()[]{}<>|&^~;:-+=.,"
    slowest = 0.0
    for _ in range(1000):
        text = "".join(chance.choices(signs, k=chance.randint(1, 30)))
        start = time.thread_time()
        search(small_reader, known, text, index)
        slowest = max(slowest, time.thread_time() - start)
    assert slowest < 0.1
