"""Backups: whole while the bank is in use, tested, kept by the rule, and good to go back to."""

import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.database import backup as backups
from desktop.database import keys
from desktop.database.backup import (
    Backup,
    backup,
    backup_if_due,
    backups_in,
    folder_of,
    is_due,
    prune,
    restore,
    to_delete,
)
from desktop.database.connection import open_bulk, open_reader, open_writer
from desktop.database.key_file import place
from desktop.database.local_time import CHINA
from desktop.database.workspace import Workspace
from desktop.organisation.edits import SetServiceRadius
from desktop.progress import Progress
from desktop.refusal import Cancelled, Refused
from tests import child
from tests.little_bank import OUTLET, PASSPHRASES, LittleBank

NOON = datetime(2016, 4, 30, 12, tzinfo=CHINA)


def copy_of(bank: LittleBank, path: Path) -> LittleBank:
    return LittleBank(path, bank.key)


def test_a_backup_opens_with_the_same_passphrase_and_holds_the_same_rows(bank: LittleBank) -> None:
    with bank.editor() as editor:  # the bank is in use
        editor.do(SetServiceRadius(OUTLET, 4000))
        made = backup(bank.path, bank.key, moment=NOON)
        editor.do(SetServiceRadius(OUTLET, 5000))
    assert made == bank.path.with_name("little.backups") / "little-20160430-120000-manual.getu"
    assert Workspace.open(made, keys.DEMO_PASSPHRASE).key == bank.key
    assert copy_of(bank, made).rows("SELECT radius_m FROM org_unit WHERE id = 3") == [(4000,)]
    assert copy_of(bank, made).rows("SELECT count(*) FROM journal") == [(1,)]


def test_a_backup_is_of_one_moment_though_somebody_writes_meanwhile(bank: LittleBank) -> None:
    writer = open_writer(bank.path, bank.key)
    writer.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", [(f"n{n}", "x" * 4000) for n in range(3000)])
    writer.commit()
    written: list[bool] = []

    def write(_done: float, _what: str, _left: float | None) -> None:
        if not written:
            writer.execute("UPDATE meta SET value = 'later' WHERE key IN ('n0', 'n2999')")
            writer.commit()
            written.append(True)

    made = backup(bank.path, bank.key, progress=Progress(write))
    writer.close()
    assert written
    assert copy_of(bank, made).rows("SELECT count(*) FROM meta WHERE value = 'later'") == [(0,)]
    assert bank.rows("SELECT count(*) FROM meta WHERE value = 'later'") == [(2,)]


def test_a_cancelled_backup_leaves_nothing(bank: LittleBank) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        backup(bank.path, bank.key, progress=progress)
    assert list(folder_of(bank.path).iterdir()) == []


def test_a_backup_cancelled_under_way_leaves_nothing_and_the_bank_usable(bank: LittleBank) -> None:
    bulk = open_bulk(bank.path, bank.key)
    bulk.execute("CREATE TABLE ballast AS SELECT zeroblob(20000000) AS zeros")  # two steps of copying
    bulk.close()
    for at in (1, 2, 4):
        with pytest.raises(Cancelled):
            backup(bank.path, bank.key, progress=CancelledAt(at))
        assert list(folder_of(bank.path).iterdir()) == []
    with bank.editor() as editor:
        editor.do(SetServiceRadius(OUTLET, 4000))


class CancelledAt(Progress):
    """The user cancels at the nth report."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self._left = at

    def report(self, done: float, what: str) -> None:
        self._left -= 1
        if self._left == 0:
            self.cancel()
        super().report(done, what)


def test_a_backup_of_a_damaged_bank_is_not_kept(bank: LittleBank) -> None:
    raw = bytearray(bank.path.read_bytes())
    raw[8192 * (len(raw) // 8192 // 2) + 123] ^= 1
    bank.path.write_bytes(raw)
    with pytest.raises(Refused, match="损坏"):
        backup(bank.path, bank.key)
    assert backups_in(folder_of(bank.path)) == []


def test_two_backups_in_one_second_are_two(bank: LittleBank) -> None:
    first, second = (backup(bank.path, bank.key, moment=NOON, reason="import") for _ in range(2))
    assert first != second
    assert [one.path for one in backups_in(folder_of(bank.path))] == sorted([first, second])


def test_going_back_keeps_the_replaced_bank(bank: LittleBank) -> None:
    made = backup(bank.path, bank.key)
    before = bank.dump()
    with bank.editor() as editor:
        editor.do(SetServiceRadius(OUTLET, 4000))
    changed = bank.dump()
    aside = restore(made, bank.key, bank.path)
    assert bank.dump() == before
    assert aside is not None
    assert copy_of(bank, aside).dump() == changed
    assert Workspace.open(aside, keys.DEMO_PASSPHRASE).key == bank.key


def test_going_back_after_a_crash_keeps_what_waited_in_the_wal(bank: LittleBank) -> None:
    made = backup(bank.path, bank.key)
    crash = """
import os, sys
from pathlib import Path
from desktop.editing.editor import Editor
from desktop.organisation.edits import SetServiceRadius
editor = Editor(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), user="zhang", device="PC-1")
editor.do(SetServiceRadius(3, 4000))
print("done", flush=True)
sys.stdin.readline()
"""
    other = child.start(crash, bank.path, bank.key.hex())
    assert other.stdout is not None
    assert other.stdout.readline() == "done\n"
    other.kill()
    other.communicate(timeout=20)
    aside = restore(made, bank.key, bank.path)
    assert bank.rows("SELECT radius_m FROM org_unit WHERE id = 3") == [(3000,)]
    assert aside is not None
    assert copy_of(bank, aside).rows("SELECT radius_m FROM org_unit WHERE id = 3") == [(4000,)]


def test_an_open_bank_is_not_replaced(bank: LittleBank) -> None:
    made = backup(bank.path, bank.key)
    reader = open_reader(bank.path, bank.key)
    try:
        with pytest.raises(Refused, match="还在别的窗口中打开"):
            restore(made, bank.key, bank.path)
    finally:
        reader.close()


def test_a_damaged_backup_is_not_put_back(bank: LittleBank) -> None:
    made = backup(bank.path, bank.key)
    raw = bytearray(made.read_bytes())
    raw[-5000] ^= 1
    made.write_bytes(raw)
    before = bank.path.read_bytes()
    with pytest.raises(Refused):
        restore(made, bank.key, bank.path)
    assert bank.path.read_bytes() == before


COPY = """
import sys
from pathlib import Path
from desktop.database.backup import backup
print("begin", flush=True)
while True:
    backup(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
"""


def test_a_backup_killed_half_way_is_no_backup(bank: LittleBank) -> None:
    before = bank.dump()
    for pause in (0.02, 0.05, 0.08):
        other = child.start(COPY, bank.path, bank.key.hex())
        assert other.stdout is not None
        assert other.stdout.readline() == "begin\n"
        time.sleep(pause)
        other.kill()
        other.communicate(timeout=20)
        for one in backups_in(folder_of(bank.path)):
            assert Workspace.open(one.path, keys.DEMO_PASSPHRASE).key == bank.key
            assert copy_of(bank, one.path).dump() == before
    assert bank.dump() == before


moments = st.lists(
    st.integers(0, 4 * 365 * 86_400).map(lambda seconds: NOON + timedelta(seconds=seconds)), max_size=80, unique=True
)


def made_at(times: list[datetime]) -> list[Backup]:
    return [Backup(Path(f"{at:%Y%m%d%H%M%S%f}"), at) for at in times]


@given(moments)
def test_the_newest_backup_of_recent_days_weeks_and_months_is_kept(times: list[datetime]) -> None:
    made = made_at(times)
    gone = set(to_delete(made))
    kept = sorted((one for one in made if one not in gone), key=lambda one: one.made_at, reverse=True)
    newest_first = sorted(made, key=lambda one: one.made_at, reverse=True)
    assert kept[:2] == newest_first[:2]
    assert len(kept) <= 2 + 7 + 4 + 6
    for form, count in (("%Y-%m-%d", 7), ("%G-%V", 4), ("%Y-%m", 6)):
        spans = sorted({one.made_at.strftime(form) for one in made}, reverse=True)[:count]
        for span in spans:
            newest = next(one for one in newest_first if one.made_at.strftime(form) == span)
            assert newest in kept
    assert to_delete(kept) == []


def test_what_the_rule_lets_go_is_deleted_with_its_key_file(bank: LittleBank) -> None:
    for hours in range(4):
        backup(bank.path, bank.key, moment=NOON - timedelta(hours=hours))
    gone = prune(folder_of(bank.path))
    assert [path.name for path in gone] == ["little-20160430-100000-manual.getu", "little-20160430-090000-manual.getu"]
    assert len(list(folder_of(bank.path).glob("*.keys"))) == 2


@pytest.mark.parametrize(
    ("newest", "changed", "due"),
    [
        (None, None, False),
        (None, NOON, True),
        (NOON - timedelta(minutes=29), NOON, False),
        (NOON - timedelta(minutes=31), NOON - timedelta(minutes=1), True),
        (NOON - timedelta(hours=5), NOON - timedelta(hours=6), False),
        (NOON + timedelta(days=700), NOON, True),  # the clock was set back
    ],
)
def test_a_backup_is_due_half_an_hour_after_the_last_if_something_changed(
    newest: datetime | None, changed: datetime | None, due: bool
) -> None:
    assert is_due(newest, changed, NOON) is due


def test_the_timer_backs_up_what_changed_and_no_more(bank: LittleBank) -> None:
    def tick(minutes: int, changed: int) -> Path | None:
        at = [NOON + timedelta(minutes=m) for m in (minutes, changed)]
        return backup_if_due(bank.path, bank.key, changed_at=at[1], moment=at[0])

    assert tick(0, -5) is not None
    assert tick(20, 10) is None
    assert tick(31, 10) is not None
    assert tick(70, 10) is None
    assert len(backups_in(folder_of(bank.path))) == 2


def test_a_bank_whose_key_file_is_lost_is_backed_up_with_the_copy_of_this_pc(real_bank: LittleBank) -> None:
    place(real_bank.path).unlink()
    made = backup(real_bank.path, real_bank.key)
    assert keys.unlock(made, PASSPHRASES["user"]) == real_bank.key


def test_a_backup_name_tells_its_reason(bank: LittleBank) -> None:
    assert backup(bank.path, bank.key, reason="publish").stem.endswith("-publish")
    assert place(backups.backups_in(folder_of(bank.path))[0].path).exists()
