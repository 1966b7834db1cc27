"""Bringing an older bank up to date: backup first, each step whole or not at all."""

import time

import pytest

from desktop.database.backup import backups_in, folder_of
from desktop.database.connection import open_writer
from desktop.database.migrations import migrations, statements
from desktop.database.schema_version import SCHEMA_VERSION
from desktop.database.tables import Database, Migrations
from desktop.database.upgrade import upgrade
from desktop.refusal import Refused
from tests import child
from tests.little_bank import LittleBank


def test_the_schema_version_is_the_number_of_steps(bank: LittleBank) -> None:
    writer = open_writer(bank.path, bank.key)
    applied = migrations.applied(Database(writer))
    writer.close()
    assert len(applied) == SCHEMA_VERSION


def later_steps(*, broken: bool) -> Migrations:
    steps = Migrations("getu")

    @steps(name="0001_schema")
    def _first(db: Database) -> None:
        raise AssertionError("applied already")

    @steps(name="0002_counts")
    def _counts(db: Database) -> None:
        raise AssertionError("applied already")

    @steps(name="0003_tails")
    def _tails(db: Database) -> None:
        raise AssertionError("applied already")

    @steps(name="9001_note")
    def _note(db: Database) -> None:
        db.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT) STRICT")

    @steps(name="9002_more")
    def _more(db: Database) -> None:
        db.execute("ALTER TABLE note ADD COLUMN author TEXT")
        db.execute("UPDATE customer SET name = '改了'")
        if broken:
            raise ZeroDivisionError

    return steps


def test_pending_steps_are_applied_after_a_backup(bank: LittleBank) -> None:
    before = bank.dump()
    saved = upgrade(bank.path, bank.key, steps=later_steps(broken=False), version=SCHEMA_VERSION + 2)
    assert LittleBank(saved, bank.key).dump() == before
    assert bank.rows("SELECT name FROM _sqlite_migrations ORDER BY id") == [
        ("0001_schema",), ("0002_counts",), ("0003_tails",), ("9001_note",), ("9002_more",),
    ]  # fmt: skip
    assert bank.rows("PRAGMA user_version") == [(SCHEMA_VERSION + 2,)]


def test_a_step_that_raises_is_rolled_back_and_stays_pending(bank: LittleBank) -> None:
    with pytest.raises(Refused, match="数据升级没有成功") as refused:
        upgrade(bank.path, bank.key, steps=later_steps(broken=True), version=SCHEMA_VERSION + 2)
    (saved,) = backups_in(folder_of(bank.path))
    assert saved.path.name in refused.value.zh
    steps = bank.rows("SELECT name FROM _sqlite_migrations ORDER BY id")
    assert steps == [("0001_schema",), ("0002_counts",), ("0003_tails",), ("9001_note",)]
    assert bank.rows("SELECT count(*) FROM pragma_table_info('note')") == [(2,)]
    assert bank.rows("SELECT name FROM customer") == [("示例人一",)]
    assert bank.rows("PRAGMA user_version") == [(SCHEMA_VERSION,)]
    upgrade(bank.path, bank.key, steps=later_steps(broken=False), version=SCHEMA_VERSION + 2)
    assert bank.rows("SELECT name FROM customer") == [("改了",)]


def test_no_step_is_taken_when_the_bank_is_damaged(bank: LittleBank) -> None:
    raw = bytearray(bank.path.read_bytes())
    raw[8192 * (len(raw) // 8192 // 2) + 123] ^= 1
    bank.path.write_bytes(raw)
    with pytest.raises(Refused, match="损坏"):
        upgrade(bank.path, bank.key, steps=later_steps(broken=False), version=SCHEMA_VERSION + 2)
    assert bank.path.read_bytes() == raw


SLOW = """
import sys, time
from pathlib import Path
from desktop.database.tables import Migrations
from desktop.database.upgrade import upgrade
steps = Migrations("getu")
@steps(name="9001_slow")
def slow(db):
    db.execute("CREATE TABLE half (a)")
    print("inside", flush=True)
    db.execute("UPDATE customer SET name = '一半'")
    time.sleep(30)
upgrade(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), steps=steps, version=99)
"""


def test_a_kill_in_the_middle_of_a_step_leaves_the_bank_as_it_was(bank: LittleBank) -> None:
    before = bank.dump()
    other = child.start(SLOW, bank.path, bank.key.hex())
    assert other.stdout is not None
    assert other.stdout.readline() == "inside\n"
    time.sleep(0.05)
    other.kill()
    other.communicate(timeout=20)
    assert bank.dump() == before
    upgrade(bank.path, bank.key, steps=later_steps(broken=False), version=SCHEMA_VERSION + 2)
    assert bank.rows("SELECT name FROM customer") == [("改了",)]


def test_a_script_is_split_at_its_statements_only() -> None:
    script = "-- a; b\nCREATE TABLE t (a TEXT DEFAULT ';');\nINSERT INTO t VALUES ('x;\ny');\n-- end\n"
    assert [text.strip().splitlines()[-1] for text in statements(script)] == [
        "CREATE TABLE t (a TEXT DEFAULT ';');",
        "y');",
    ]
    with pytest.raises(ValueError, match="inside a statement"):
        list(statements("CREATE TABLE t (a"))
