"""Making and opening a bank."""

from pathlib import Path

import pytest

from desktop.database import key_file, keys
from desktop.database.connection import open_bulk, open_reader, open_writer
from desktop.database.schema_version import SCHEMA_VERSION
from desktop.database.tables import tables
from desktop.database.workspace import Workspace, create, move
from desktop.refusal import Refused
from tests import child
from tests.little_bank import LittleBank


def test_opening_a_bank_needs_no_heavy_library(bank: LittleBank) -> None:
    code = """
import sys
from pathlib import Path
from desktop.database.workspace import Workspace
Workspace.open(Path(sys.argv[1]), sys.argv[2]).reader().close()
print([name for name in ("sqlite_utils", "shapely", "pandas", "PySide6") if name in sys.modules])
"""
    assert child.run(code, bank.path, keys.DEMO_PASSPHRASE)[0] == "[]\n"


def test_a_new_bank_says_what_it_is_and_records_its_schema(bank: LittleBank) -> None:
    assert dict(bank.rows("SELECT key, value FROM meta"))["bank_name"] == "三格银行"
    steps = bank.rows("SELECT migration_set, name FROM _sqlite_migrations ORDER BY id")
    expected = [
        "0001_schema",
        "0002_counts",
        "0003_tails",
        "0004_drafts",
        "0005_balance",
        "0006_imports",
        "0007_links",
        "0008_places",
        "0009_quality",
        "0010_segments",
        "0011_panorama",
    ]
    assert steps == [("getu", name) for name in expected]
    assert bank.rows("PRAGMA user_version") == [(SCHEMA_VERSION,)]


def test_a_bank_is_never_made_over_another(bank: LittleBank) -> None:
    before, told = bank.path.read_bytes(), key_file.place(bank.path).read_bytes()
    with pytest.raises(Refused, match="文件已存在"):
        create(bank.path, passphrases={"user": "getu-demo"}, bank_name="乙", as_of="2016-04-30", demo=True)
    assert (bank.path.read_bytes(), key_file.place(bank.path).read_bytes()) == (before, told)


def test_a_bank_that_cannot_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.database.migrations.SCHEMA_VERSION", SCHEMA_VERSION)
    monkeypatch.setattr("desktop.database.workspace.new_uid", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        create(tmp_path / "a.getu", passphrases={"user": "getu-demo"}, bank_name="乙", as_of="2016-04-30", demo=True)
    assert list(tmp_path.iterdir()) == []


def test_a_finished_bank_takes_its_place_with_its_key(bank: LittleBank, tmp_path: Path) -> None:
    to = tmp_path / "final.getu"
    move(bank.path, to)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["final.getu", "final.getu.keys"]
    assert Workspace.open(to, keys.DEMO_PASSPHRASE).key == bank.key


def test_an_open_bank_is_not_moved(bank: LittleBank, tmp_path: Path) -> None:
    writer = open_writer(bank.path, bank.key)
    try:
        with pytest.raises(ValueError, match="still open"):
            move(bank.path, tmp_path / "final.getu")
    finally:
        writer.close()


def test_sqlite_utils_knows_the_errors_of_the_encrypted_driver(bank: LittleBank) -> None:
    """Without the alias in `tables`, sqlite-utils catches another module's OperationalError and this fails."""
    db = tables(open_bulk(bank.path, bank.key))
    try:
        db["note"].insert({"a": 1})  # type: ignore[union-attr]
        db["note"].insert({"a": 2, "b": 3}, alter=True)  # type: ignore[union-attr]
        assert list(db.query("SELECT a, b FROM note")) == [{"a": 1, "b": None}, {"a": 2, "b": 3}]
    finally:
        db.close()


def test_a_bank_replaced_under_an_open_reader_is_recognised(bank: LittleBank, tmp_path: Path) -> None:
    old = open_reader(bank.path, bank.key)
    try:
        fresh = tmp_path / "fresh.getu"
        key = create(fresh, passphrases={"user": "getu-demo"}, bank_name="新", as_of="2016-04-30", demo=True)
        move(fresh, bank.path)
        assert keys.unlock(bank.path, "getu-demo") == key
        assert LittleBank(bank.path, key).rows("SELECT value FROM meta WHERE key = 'bank_name'") == [("新",)]
    finally:
        old.close()


def test_a_bank_somebody_edits_is_not_replaced(bank: LittleBank, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.getu"
    create(fresh, passphrases={"user": "getu-demo"}, bank_name="新", as_of="2016-04-30", demo=True)
    hold = """
import sys
from pathlib import Path
from desktop.database.connection import open_writer
writer = open_writer(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
print("open", flush=True)
sys.stdin.readline()
"""
    other = child.start(hold, bank.path, bank.key.hex())
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    try:
        with pytest.raises(Refused, match="编辑"):
            move(fresh, bank.path)
    finally:
        other.communicate("\n", timeout=20)
    assert bank.rows("SELECT value FROM meta WHERE key = 'bank_name'") == [("三格银行",)]
