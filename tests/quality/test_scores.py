"""The quality of records: each score by hand, sums that add up, a second scoring that changes nothing."""

from dataclasses import astuple, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.database.connection import Connection, open_reader
from desktop.progress import Progress
from desktop.quality.measure_queries import Measured, measured
from desktop.quality.rule import FIELDS, shipped_rule
from desktop.quality.score_queries import score_bank, scored_days, snapshot_of
from desktop.quality.scores import QualitySums, Scores, added, missing, scores_of, unsound
from desktop.refusal import Cancelled
from tests.little_bank import CUSTOMER, WEST, LittleBank
from tests.little_bank import bank as bank
from tests.little_bank import little_template as little_template

RULE = shipped_rule()


def scored(bank: LittleBank) -> Scores:
    db = open_reader(bank.path, bank.key)
    try:
        return scores_of(measured(db, RULE), RULE)
    finally:
        db.close()


def score(bank: LittleBank) -> int:
    return int(scored(bank).points[0])


def test_a_record_is_scored_as_the_rule_says_by_hand(bank: LittleBank) -> None:
    # Asked of a person who is a customer: all but consent, 97 of 100 points of weight. Filled and sound: name 5,
    # phone 10 (as old as its import), location 10 = 25. 40 × 25/97 + 25 + 15 + 20 (imported four months ago) = 70.3.
    assert score(bank) == 70
    bank.write("INSERT INTO address (customer_id, seq, kind, raw) VALUES (1, 0, 'LIVE', '示例镇1号村')")
    # An address that names no known village is filled, not sound: 40 × 35/97 + 25 × 25/35 + 35 = 67.3.
    assert score(bank) == 67
    bank.write("UPDATE address SET division_id = 1")
    assert score(bank) == 74  # 40 × 35/97 + 60 = 74.4
    bank.write("INSERT INTO person_profile (customer_id, id_no, occupation) VALUES (1, '990001199001010013', '种植')")
    assert score(bank) == 85  # 40 × 60/97 + 60 = 84.7
    bank.write("UPDATE person_profile SET id_no = '990001199001010012'")
    assert score(bank) == 78  # 84.7 − 25 × 15/60 = 78.5, no more than that: the id is there
    bank.write(
        "INSERT INTO conflict (uid, customer_id, field, candidates, state) VALUES ('k', 1, 'mobile', '{}', 'OPEN')"
    )
    assert score(bank) == 63
    bank.write("UPDATE conflict SET state = 'RESOLVED'")
    assert score(bank) == 78


def test_freshness_fades_between_one_year_and_three(bank: LittleBank) -> None:
    def fresh_after(day: str) -> int:
        bank.write("UPDATE import_batch SET imported_at = ?", (f"{day}T08:00:00+08:00",))
        return int(scored(bank).fresh[0])

    assert fresh_after("2015-05-01") == 1_000
    assert fresh_after("2014-05-01") == 500  # 730 days: half the way from 365 to 1,095
    assert fresh_after("2013-04-30") == 0
    bank.write(
        "INSERT INTO visit (uid, customer_id, staff_id, kind, channel, started_at, minutes)"
        " VALUES ('v', 1, 1, 'FIRST', 'DOOR', '2016-04-01T09:00:00+08:00', 20)"
    )
    assert fresh_after("2013-04-30") == 1_000
    bank.write("UPDATE visit SET verified = 'UNTRUE'")
    assert fresh_after("2013-04-30") == 0


def test_a_phone_nobody_has_checked_for_two_years_is_out_of_date(bank: LittleBank) -> None:
    bank.write("UPDATE import_batch SET imported_at = '2014-04-29T00:00:00+08:00'")
    assert unsound(scored(bank), "phone").tolist() == [CUSTOMER]
    bank.write("UPDATE contact SET verified_on = '2014-04-30'")
    assert unsound(scored(bank), "phone").tolist() == []


def test_missing_fields_are_asked_only_of_whom_they_apply_to(bank: LittleBank) -> None:
    assert missing(scored(bank), "consent").tolist() == []
    bank.write("UPDATE customer SET lifecycle = 'POTENTIAL'")
    assert missing(scored(bank), "consent").tolist() == [CUSTOMER]
    assert missing(scored(bank), "products").tolist() == []
    assert missing(scored(bank), "household").tolist() == [CUSTOMER]
    bank.write("UPDATE customer SET kind = 'ENTERPRISE'")
    assert missing(scored(bank), "household").tolist() == []


def test_two_records_with_one_number_are_not_unique(bank: LittleBank) -> None:
    bank.write("INSERT INTO person_profile (customer_id, id_no) VALUES (1, '990001199001010013')")
    assert scored(bank).sums().uniqueness == 1.0
    bank.write(
        "INSERT INTO customer (id, uid, cust_no, kind, name, lifecycle, batch_id)"
        " VALUES (2, 'c2', 'C2', 'PERSON', '示例人二', 'EXISTING', 1)"
    )
    bank.write("INSERT INTO person_profile (customer_id, id_no) VALUES (2, '990001199001010013')")
    assert scored(bank).sums().uniqueness == 0.0


def test_a_second_scoring_changes_nothing_and_takes_the_place_of_the_first(bank: LittleBank) -> None:
    for _ in range(2):
        with bank.editor() as editor:
            editor.derive(lambda db: score_bank(db, RULE))
        db = open_reader(bank.path, bank.key)
        found = snapshot_of(db, "2016-04-30")
        assert scored_days(db) == ("2016-04-30",)
        db.close()
        assert found is not None
        assert found.grids == {WEST: scored(bank).sums()}
        assert bank.rows("SELECT quality_score FROM customer") == [(70,)]
    assert bank.rows("SELECT count(*) FROM journal") == [(0,)]


def test_a_scoring_that_is_cancelled_leaves_the_bank_as_it_was(bank: LittleBank) -> None:
    before, progress = bank.dump(), Progress()

    def stopped_at_the_end(db: Connection) -> None:
        score_bank(db, RULE)
        progress.cancel()
        progress.check()

    with bank.editor() as editor, pytest.raises(Cancelled):
        editor.derive(stopped_at_the_end)
    assert bank.dump() == before


def test_the_demo_bank_is_scored_and_its_grids_add_up(small_reader: Connection) -> None:
    (day,) = scored_days(small_reader)
    kept = snapshot_of(small_reader, day)
    found = scores_of(measured(small_reader, RULE), RULE)
    assert kept is not None
    assert np.array_equal(found.points, found.measured.stored)
    assert added(kept.grids.values()) == found.sums()
    assert found.sums().records == small_reader.execute("SELECT count(*) FROM customer").fetchone()[0]


@st.composite
def some_records(draw: st.DrawFn) -> Measured:
    n = draw(st.integers(1, 40))
    rng = np.random.default_rng(draw(st.integers(0, 2**31)))
    asked = rng.integers(1, 1 << len(FIELDS), n).astype(np.uint16)
    filled = asked & rng.integers(0, 1 << len(FIELDS), n).astype(np.uint16)
    return Measured(
        "2016-04-30", np.arange(1, n + 1, dtype=np.int32), rng.integers(0, 4, n).astype(np.int32), asked, filled,
        filled & rng.integers(0, 1 << len(FIELDS), n).astype(np.uint16), rng.random(n) < 0.2,
        rng.integers(0, 2_000, n).astype(np.int32), rng.random(n) < 0.8, rng.random(n) < 0.1,
        np.full(n, -1, dtype=np.int16),
    )  # fmt: skip


@given(some_records())
def test_scores_lie_between_0_and_100_and_groups_add_up(records: Measured) -> None:
    found = scores_of(records, RULE)
    assert ((found.points >= 0) & (found.points <= 100)).all()
    groups = found.by(records.home)
    assert added(groups.values()) == found.sums()
    for home, sums in groups.items():
        assert sums == found.sums(records.home == home)
        assert sums.sound <= sums.filled <= sums.asked
        assert sums.single <= sums.numbered <= sums.records


@given(some_records(), st.integers(0, len(FIELDS) - 1))
def test_a_field_mended_never_lowers_a_score(records: Measured, field: int) -> None:
    bit = np.uint16(1 << field) & records.asked
    better = replace(records, filled=records.filled | bit, sound=records.sound | bit)
    assert (scores_of(better, RULE).points >= scores_of(records, RULE).points).all()


def test_an_empty_group_has_no_shares() -> None:
    assert QualitySums().score is None
    assert QualitySums().uniqueness is None
    assert sum(astuple(QualitySums())) == 0


def test_an_empty_bank_is_scored_as_nothing(tmp_path: Path, bank: LittleBank) -> None:
    for table in ("contact", "geo_point", "customer"):
        bank.write(f"DELETE FROM {table}")
    assert scored(bank).sums() == QualitySums()
