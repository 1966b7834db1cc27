"""The small demo bank: exact figures, valid rules, nobody real, the same every time, and nothing left when it fails."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter, namedtuple
from pathlib import Path

import numpy as np
import pytest

from desktop.bank_check import check
from desktop.customers.identifier_checks import credit_code_checks, organisation_code_checks, resident_id_checks
from desktop.database import key_file, keys
from desktop.database.connection import Connection, open_reader
from desktop.demo import bank
from desktop.demo.identifiers import texts
from desktop.demo.scale import SMALL
from desktop.grids.membership import Membership
from desktop.grids.queries import active_plan, partition_of
from desktop.maps.projection import e7_to_world
from desktop.progress import Progress
from desktop.refusal import Cancelled, Refused
from tests.demo_bank import ROOT


def one(db: Connection, sql: str) -> int:
    return int(db.execute(sql).fetchone()[0])


def test_the_bank_passes_its_own_check_with_the_seeds_figures(small_reader: Connection) -> None:
    report = check(small_reader)
    assert [finding for finding in report.findings if not finding.ok] == []
    found = {figure.key: figure.value for figure in report.figures}
    wanted = {
        "outlets": 42,
        "branches": 28,
        "credit_outlets": 28,
        "departments": 3,
        "staff": 95,
        "towns": 12,
        "villages": 231,
        "communities": 66,
        "grids": 297,
        "rural_grids": 231,
        "urban_grids": 66,
        "existing_records": SMALL.existing,
        "potential_records": SMALL.potential,
        "located": SMALL.located,
        "with_family": SMALL.with_family,
        "visits": SMALL.visits,
    }
    assert {key: found[key] for key in wanted} == wanted


def test_every_lifecycle_kind_and_method_occurs(small_reader: Connection) -> None:
    db = small_reader
    for column, table, count in (
        ("lifecycle", "customer", 5),
        ("kind", "customer", 7),
        ("method", "geo_point", 5),
        ("raw_crs", "geo_point", 4),
        ("kind", "visit", 7),
        ("channel", "visit", 4),
        ("state", "credit_line", 3),
        ("role", "grid_assignment", 3),
        ("match_state", "source_record", 3),
        ("home_grid_rule", "customer", 6),
    ):
        assert one(db, f"SELECT count(DISTINCT {column}) FROM {table}") == count, (table, column)
    assert one(db, "SELECT count(*) FROM customer WHERE kind = 'VILLAGE_COLLECTIVE'") == 231


def checks_hold(numbers: list[str], made: str) -> bool:
    chars = np.frombuffer("".join(numbers).encode(), dtype=np.uint8).reshape(len(numbers), -1)
    make = {"id": resident_id_checks, "credit": credit_code_checks, "organisation": organisation_code_checks}[made]
    return texts(make(chars[:, :-1])) == [number[-1] for number in numbers]


def test_every_identifier_is_valid_and_belongs_to_nobody(small_reader: Connection) -> None:
    ids = [row[0] for row in small_reader.execute("SELECT id_no FROM person_profile WHERE id_no IS NOT NULL")]
    credit = [row[0] for row in small_reader.execute("SELECT uscc FROM org_profile WHERE uscc IS NOT NULL")]
    codes = [row[0] for row in small_reader.execute("SELECT org_code FROM org_profile")]
    assert len(ids) > 15_000
    assert checks_hold(ids, "id")
    assert checks_hold(credit, "credit")
    assert checks_hold(codes, "organisation")
    assert {number[:6] for number in ids} == {"990001"}
    assert {number[2:8] for number in credit} == {"990001"}
    assert {number[:2] for number in credit} == {"91", "92", "93"}
    assert {number[:3] for number in codes} == {"DEM"}
    old = [row[0] for row in small_reader.execute("SELECT old_reg_no FROM org_profile WHERE old_reg_no IS NOT NULL")]
    assert {number[:6] for number in old} == {"990001"}


def test_no_text_of_a_customer_holds_a_real_phone_or_a_real_id(small_reader: Connection) -> None:
    phones = [row[0] for row in small_reader.execute("SELECT value FROM contact UNION ALL SELECT phone FROM staff")]
    assert all(re.fullmatch(r"12\d{9}", phone) for phone in phones)
    names = [row[0] for row in small_reader.execute("SELECT name FROM customer WHERE kind = 'PERSON'")]
    assert all(re.fullmatch(r"\D{2,4}\d{3}", name) for name in names)
    firms = [row[0] for row in small_reader.execute("SELECT name FROM customer WHERE kind <> 'PERSON'")]
    assert all("示例" in name for name in firms)


def test_id_number_birthday_and_sex_of_each_person_agree(small_reader: Connection) -> None:
    rows = small_reader.execute("SELECT id_no, birth_on, gender FROM person_profile WHERE id_no IS NOT NULL")
    for number, born, gender in rows:
        assert number[6:14] == born.replace("-", "")
        assert (int(number[16]) % 2 == 1) == (gender == "M")


def test_four_in_a_hundred_people_stand_in_two_platforms(small_reader: Connection) -> None:
    rows = small_reader.execute(
        "SELECT p.id_no, count(*), count(DISTINCT b.platform) FROM person_profile p"
        " JOIN customer c ON c.id = p.customer_id"
        " JOIN import_batch b ON b.id = c.batch_id WHERE p.id_no IS NOT NULL GROUP BY p.id_no HAVING count(*) > 1"
    ).fetchall()
    people = one(small_reader, "SELECT count(DISTINCT id_no) FROM person_profile")
    assert 0.02 < len(rows) / people < 0.05
    assert all(count == platforms == 2 for _, count, platforms in rows)


def test_every_located_customer_lies_in_its_home_grid(small_reader: Connection) -> None:
    rows = np.array(
        small_reader.execute(
            "SELECT p.lon_e7, p.lat_e7, c.home_grid_id FROM geo_point p JOIN customer c ON c.id = p.customer_id"
            " WHERE p.seq = 0"
        ).fetchall()
    )
    membership = Membership(partition_of(small_reader, active_plan(small_reader, "2016-04-30")))
    found = membership.assign(e7_to_world(rows[:, :2].astype(np.int32)))
    assert (found == rows[:, 2]).all()
    assert len(np.unique(found)) == 297


def test_month_reports_hold_24_months_that_fit_the_lifecycle(small_reader: Connection) -> None:
    rows = small_reader.execute(
        "SELECT a.first_month, a.months, a.width, a.deposit_avg, a.deposit_end, a.txn_count, c.lifecycle"
        " FROM account_history a JOIN customer c ON c.id = a.customer_id"
    ).fetchall()
    assert len(rows) > 10_000
    seen: Counter[str] = Counter()
    for first, months, width, average, end, transactions, lifecycle in rows:
        assert (first, months) == ("2014-05", 24)
        balance = np.frombuffer(end, dtype=f"<i{width}")
        assert len(balance) == len(np.frombuffer(average, dtype=f"<i{width}")) == 24
        moves = np.frombuffer(transactions, dtype="<u2")
        assert len(moves) == 24
        assert (balance >= 0).all()
        seen[lifecycle] += 1
        if lifecycle in ("DORMANT", "CHURNED", "CLOSED"):
            assert moves[-6:].sum() == 0
        if lifecycle == "CHURNED":
            assert balance[-3:].max() < 100_00
        if lifecycle == "CLOSED":
            assert balance[-1] == 0
    assert set(seen) == {"EXISTING", "DORMANT", "CHURNED", "CLOSED"}


def test_a_family_shares_its_village_and_each_has_a_head_and_two_or_more_customers(small_reader: Connection) -> None:
    db = small_reader
    assert one(db, "SELECT count(*) FROM household WHERE head_id IS NULL") == 0
    of_families = "FROM customer WHERE household_id IS NOT NULL GROUP BY household_id"
    assert one(db, f"SELECT max(n) FROM (SELECT count(DISTINCT home_grid_id) AS n {of_families})") == 1
    sizes = db.execute(
        "SELECT h.member_count, count(*), count(m.customer_id) FROM household h"
        " JOIN household_member m ON m.household_id = h.id GROUP BY h.id"
    ).fetchall()
    assert all(count == members for members, count, _ in sizes)
    assert sum(known for _, _, known in sizes) == SMALL.with_family
    assert one(db, "SELECT count(*) FROM household_member WHERE is_minor = 1 AND customer_id IS NOT NULL") == 0
    assert one(db, "SELECT count(*) FROM household_member WHERE is_minor = 1") > 10


def test_visits_lie_within_24_months_in_office_hours_and_are_mostly_valid(small_reader: Connection) -> None:
    db = small_reader
    assert db.execute(
        "SELECT min(started_at) >= '2014-04-25', max(started_at) < '2016-05-01' FROM visit"
    ).fetchone() == (
        1,
        1,
    )
    valid = one(
        db,
        "SELECT count(*) FROM visit WHERE channel = 'DOOR' AND found_nobody = 0 AND minutes >= 3 AND distance_m <= 300"
        " AND need IS NOT NULL AND result IS NOT NULL AND verified <> 'UNTRUE'",
    )
    at_door = one(db, "SELECT count(*) FROM visit WHERE channel = 'DOOR'")
    assert 0.7 < valid / at_door < 0.9
    pairs = "FROM visit v JOIN visit o ON o.id = v.supersedes"
    assert one(db, f"SELECT count(*) {pairs} WHERE o.customer_id <> v.customer_id OR o.started_at > v.started_at") == 0
    assert one(db, "SELECT count(*) FROM visit WHERE supersedes IS NOT NULL") > 0


def test_loans_of_active_customers_have_sound_sums_and_dates(small_reader: Connection) -> None:
    db = small_reader
    wrong = "balance_fen > principal_fen OR balance_fen < 0 OR due_on <= start_on OR start_on > '2016-04-30'"
    assert one(db, f"SELECT count(*) FROM loan WHERE {wrong}") == 0
    assert one(db, "SELECT count(*) FROM loan WHERE (settled_on IS NULL) <> (balance_fen > 0)") == 0
    assert one(db, "SELECT count(*) FROM loan WHERE overdue_days > 90 AND class5 IN ('NORMAL', 'ATTENTION')") == 0
    assert (
        one(db, "SELECT count(*) FROM loan l JOIN customer c ON c.id = l.customer_id WHERE c.lifecycle <> 'EXISTING'")
        == 0
    )
    bad = one(db, "SELECT sum(balance_fen) FROM loan WHERE class5 IN ('SUBSTANDARD', 'DOUBTFUL', 'LOSS')")
    assert 0.001 < bad / one(db, "SELECT sum(balance_fen) FROM loan") < 0.06


def test_every_branch_has_a_head_and_a_manager_and_few_grids_are_vacant_or_locked(small_reader: Connection) -> None:
    db = small_reader
    for role in ("BRANCH_HEAD", "CUSTOMER_MANAGER"):
        assert one(db, f"SELECT count(DISTINCT org_id) FROM staff WHERE role = '{role}'") == 28
    assert one(db, "SELECT count(DISTINCT branch_id) FROM grid_assignment WHERE role = 'LEAD'") == 28
    vacant = "FROM grid_assignment WHERE role = 'LEAD' AND valid_to IS NULL AND staff_id IS NULL"
    assert one(db, f"SELECT count(*) {vacant}") == 4
    assert 5 <= one(db, "SELECT count(*) FROM grid_lock WHERE reason LIKE '责任书已签%'") <= 20
    crossed = (
        "SELECT count(*) FROM grid_assignment a JOIN staff s ON s.id = a.staff_id"
        " WHERE a.role = 'LEAD' AND s.org_id <> a.branch_id"
    )
    assert one(db, crossed) == 0


def test_every_potential_customer_has_a_consent_and_no_account(small_reader: Connection) -> None:
    db = small_reader
    assert one(db, "SELECT count(DISTINCT customer_id) FROM consent_record") == SMALL.potential
    assert one(db, "SELECT count(*) FROM account_history a JOIN customer c ON c.id = a.customer_id"
               " WHERE c.lifecycle = 'POTENTIAL'") == 0  # fmt: skip


def test_unparsed_addresses_stay_raw_text_and_old_town_names_live_on(small_reader: Connection) -> None:
    db = small_reader
    assert one(db, "SELECT count(*) FROM address a JOIN customer c ON c.id = a.customer_id"
               " WHERE (a.division_id IS NULL) <> (c.home_grid_id IS NULL)") == 0  # fmt: skip
    parsed = one(db, "SELECT count(*) FROM address WHERE division_id IS NOT NULL")
    assert 0.75 < parsed / SMALL.records < 0.85
    assert one(db, "SELECT count(*) FROM address WHERE raw LIKE '%树勋镇%'") > 5
    assert one(db, "SELECT count(*) FROM admin_division WHERE name = '树勋镇' AND successor_code IS NOT NULL") == 1


def digest(path: Path) -> dict[str, str]:
    """What every table holds, without the secrets of the file."""
    db = open_reader(path, keys.unlock(path, keys.DEMO_PASSPHRASE))
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {}
    for table in tables:
        if table.startswith(("sqlite_", "_")):
            continue
        rows = db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        found[table] = hashlib.sha256(repr(rows).encode()).hexdigest()
    db.close()
    return found


def test_the_same_seed_gives_the_same_rows_whatever_the_hash_seed(small_bank: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.getu"
    program = (
        "from pathlib import Path; import sys; from desktop.demo import bank; from desktop.progress import Progress;"
        "bank.make(Path(sys.argv[1]), size='small', seed=1, progress=Progress())"
    )
    subprocess.run(
        [sys.executable, "-c", program, str(again)], check=True, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": "4711"}
    )
    assert digest(again) == digest(small_bank)


class StopsAt(Progress):
    """Progress whose user cancels as soon as a share is reached."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def report(self, done: float, what: str) -> None:
        if done >= self.share:
            self.cancel()
        super().report(done, what)


@pytest.mark.parametrize("share", [0.0, 0.6])
def test_cancelling_leaves_nothing_behind(tmp_path: Path, share: float) -> None:
    with pytest.raises(Cancelled):
        bank.make(tmp_path / "demo.getu", size="small", progress=StopsAt(share))
    assert list(tmp_path.iterdir()) == []


def test_cancelling_keeps_the_demo_bank_that_was_there(bank_copy: Path) -> None:
    before = {file.name: file.read_bytes() for file in bank_copy.parent.iterdir()}
    with pytest.raises(Cancelled):
        bank.make(bank_copy, size="small", progress=StopsAt(0.97))
    assert {file.name: file.read_bytes() for file in bank_copy.parent.iterdir()} == before


def test_what_a_killed_making_left_an_hour_ago_is_swept_away(tmp_path: Path) -> None:
    old, fresh = tmp_path / ".demo.getu.1.making", tmp_path / ".demo.getu.2.making.keys"
    for file in (old, fresh):
        file.write_bytes(b"half")
    os.utime(old, (1, 1))
    with pytest.raises(Cancelled):
        bank.make(tmp_path / "demo.getu", size="small", progress=StopsAt(0.0))
    assert list(tmp_path.iterdir()) == [fresh]


def test_a_file_that_is_no_demo_bank_is_not_overwritten(tmp_path: Path) -> None:
    real = tmp_path / "bank.getu"
    real.write_bytes(b"the real bank")
    with pytest.raises(Refused, match="不会覆盖"):
        bank.make(real, size="small", progress=Progress())
    assert real.read_bytes() == b"the real bank"
    assert [file.name for file in tmp_path.iterdir()] == ["bank.getu"]


def test_a_full_disk_is_told_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**12, 10**12 - 5_000_000, 5_000_000))
    with pytest.raises(Refused, match="磁盘空间不足"):
        bank.make(tmp_path / "demo.getu", size="small", progress=Progress())
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_size_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="规模"):
        bank.make(tmp_path / "demo.getu", size="huge", progress=Progress())  # type: ignore[arg-type]


def test_the_key_file_says_that_it_is_the_demo_bank(small_bank: Path) -> None:
    assert key_file.place(small_bank).exists()
    assert keys.is_demo(small_bank)


def test_a_conflict_names_two_platforms_with_two_values(small_reader: Connection) -> None:
    db = small_reader
    rows = db.execute("SELECT c.candidates, c.state, c.chosen FROM conflict c").fetchall()
    assert len(rows) > 50
    for candidates, state, chosen in rows:
        values = json.loads(candidates)
        assert len(values) == len(set(values.values())) == 2
        assert (chosen in values.values()) == (state == "RESOLVED")
    assert one(db, "SELECT count(*) FROM conflict WHERE customer_id NOT IN (SELECT customer_id FROM field_value)") == 0


def test_an_earlier_place_is_kept_as_history(small_reader: Connection) -> None:
    states = dict(small_reader.execute("SELECT state, count(*) FROM geo_point GROUP BY state"))
    assert set(states) == {"CURRENT", "HISTORY"}
    assert one(small_reader, "SELECT count(*) FROM geo_point WHERE (seq = 0) <> (state = 'CURRENT')") == 0


def test_branches_differ_in_what_they_reach(small_reader: Connection) -> None:
    rows = small_reader.execute(
        "SELECT a.branch_id, count(*), sum(EXISTS (SELECT 1 FROM credit_line l WHERE l.customer_id = c.id))"
        " FROM customer c JOIN grid_assignment a ON a.grid_id = c.home_grid_id AND a.role = 'LEAD'"
        " AND a.valid_to IS NULL GROUP BY 1"
    ).fetchall()
    shares = sorted(lines / customers for _, customers, lines in rows)
    assert shares[0] > 0
    assert shares[-3] > 1.4 * shares[2]
