"""Connections: who may write, what is guaranteed, and that the library keeps quiet about keys."""

import platform
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlcipher3 import dbapi2

from desktop.database.connection import open_bulk, open_reader, open_writer, salt_of
from desktop.refusal import Refused
from tests import child
from tests.little_bank import LittleBank


def test_the_file_holds_nothing_readable(bank: LittleBank) -> None:
    raw = bank.path.read_bytes()
    assert b"SQLite format 3" not in raw
    assert "三格银行".encode() not in raw
    assert b"CREATE TABLE" not in raw


def test_the_writer_promises_that_an_acknowledged_commit_stays(bank: LittleBank) -> None:
    writer = open_writer(bank.path, bank.key)
    try:
        assert writer.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert writer.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
        assert writer.execute("PRAGMA foreign_keys").fetchone() == (1,)
        with pytest.raises(dbapi2.IntegrityError, match="FOREIGN KEY"):
            writer.execute("INSERT INTO contact (customer_id, seq, kind, value) VALUES (99, 0, 'MOBILE', '1')")
    finally:
        writer.close()


def test_a_reader_cannot_write(bank: LittleBank) -> None:
    reader = open_reader(bank.path, bank.key)
    try:
        with pytest.raises(dbapi2.OperationalError, match="readonly"):
            reader.execute("DELETE FROM contact")
    finally:
        reader.close()


def test_a_reader_sees_each_commit_of_the_writer_while_both_are_open(bank: LittleBank) -> None:
    reader, writer = open_reader(bank.path, bank.key), open_writer(bank.path, bank.key)
    try:
        writer.execute("UPDATE customer SET name = '新名'")
        assert reader.execute("SELECT name FROM customer").fetchone() == ("示例人一",)
        writer.commit()
        assert reader.execute("SELECT name FROM customer").fetchone() == ("新名",)
    finally:
        reader.close()
        writer.close()


HOLD = """
import sys
from pathlib import Path
from desktop.database.connection import open_writer
writer = open_writer(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
print("open", flush=True)
sys.stdin.readline()
"""


def test_a_second_program_may_look_but_not_write_and_hears_who_does(bank: LittleBank) -> None:
    before = bank.dump()
    other = child.start(HOLD, bank.path, bank.key.hex())
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    try:
        assert bank.dump() == before
        with pytest.raises(Refused) as refused:
            open_writer(bank.path, bank.key)
        assert "正由" in refused.value.zh
        assert "编辑" in refused.value.zh
        assert platform.node() in refused.value.zh
        assert "请先关闭那一个窗口" in refused.value.zh
    finally:
        other.communicate("\n", timeout=20)
    open_writer(bank.path, bank.key).close()
    assert bank.dump() == before


def test_a_lock_left_by_a_crash_blocks_nobody(bank: LittleBank) -> None:
    other = child.start(HOLD, bank.path, bank.key.hex())
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    other.kill()
    other.communicate(timeout=20)
    assert bank.path.with_name("little.getu.lock").stat().st_size > 0
    open_writer(bank.path, bank.key).close()


def test_the_lock_goes_with_the_last_writer_of_this_program(bank: LittleBank) -> None:
    first, second = open_writer(bank.path, bank.key), open_writer(bank.path, bank.key)
    first.close()
    take = HOLD.replace("sys.stdin.readline()", "")
    with pytest.raises(AssertionError, match="Refused"):
        child.run(take, bank.path, bank.key.hex())
    second.close()
    child.run(take, bank.path, bank.key.hex())


def test_the_salt_of_an_open_bank_is_not_read_from_the_file(bank: LittleBank, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing a plain handle of a file drops the locks SQLite holds on it in the same process."""
    told = salt_of(bank.path)
    reader = open_reader(bank.path, bank.key)
    monkeypatch.setattr("builtins.open", lambda *_args, **_options: pytest.fail("opened the live file"))
    try:
        assert salt_of(bank.path) == told
    finally:
        reader.close()


def test_nothing_about_keys_is_printed(bank: LittleBank) -> None:
    code = """
import sys
from pathlib import Path
from desktop.database.connection import open_reader
from desktop.refusal import Refused
try:
    open_reader(Path(sys.argv[1]), bytes(32))
except Refused as refused:
    print(refused.zh)
"""
    out, err = child.run(code, bank.path)
    assert err == ""
    assert "不能打开 little.getu" in out


def test_bulk_loading_can_be_followed_by_ordinary_work(bank: LittleBank) -> None:
    bulk = open_bulk(bank.path, bank.key)
    bulk.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", [("a", "1"), ("b", "2")])
    bulk.commit()
    bulk.close()
    assert bank.rows("SELECT value FROM meta WHERE key IN ('a', 'b')") == [("1",), ("2",)]
    bank.write("DELETE FROM meta WHERE key = 'a'")
    assert not bank.path.with_name("little.getu-wal").exists()


@pytest.mark.parametrize("name", ["海门 支行.getu", "a#b.getu", "100%25.getu", "a'b&c=d.getu"])
def test_any_file_name_will_do(bank: LittleBank, name: str) -> None:
    path = bank.path.with_name(name)
    bank.path.rename(path)
    renamed = LittleBank(path, bank.key)
    renamed.write("UPDATE customer SET name = '新名'")
    assert renamed.rows("SELECT name FROM customer") == [("新名",)]


def test_readers_may_open_and_close_in_many_threads(bank: LittleBank) -> None:
    def read(_: int) -> int:
        return len(bank.rows("SELECT id FROM grid")) + len(salt_of(bank.path))

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(read, range(60))) == {19}
