"""Damaged, foreign, newer and unreachable files: each gets its sentence, and none is touched."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.bank_check import check
from desktop.database import keys
from desktop.database.connection import open_reader, open_writer
from desktop.database.key_file import place
from desktop.database.workspace import Workspace
from desktop.refusal import Refused
from tests import child
from tests.little_bank import LittleBank

not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="needs modes, limits and mounts of POSIX")


@contextmanager
def untouched(path: Path) -> Iterator[None]:
    before = path.read_bytes()
    yield
    assert path.read_bytes() == before


def png(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100)


def plain_sqlite(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:  # a file of its own: never the bank's
        other.execute("CREATE TABLE t (a)")
    other.close()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def three_bytes(path: Path) -> None:
    path.write_bytes(b"abc")


def first_byte_flipped(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[0] ^= 1
    path.write_bytes(raw)


@pytest.mark.parametrize("spoil", [png, plain_sqlite, empty, three_bytes, first_byte_flipped])
def test_a_file_that_is_not_this_bank_is_told_and_left_alone(bank: LittleBank, spoil: Callable[[Path], None]) -> None:
    spoil(bank.path)
    with untouched(bank.path), untouched(place(bank.path)):
        with pytest.raises(Refused) as refused:
            Workspace.open(bank.path, keys.DEMO_PASSPHRASE)
        assert "口令正确，但密钥文件不属于 little.getu，或者该文件的开头已损坏" in refused.value.zh
        assert "文件未作任何改动" in refused.value.zh


@pytest.mark.parametrize("at", [20, 100, 4000, 8191])
def test_a_torn_first_page_is_told_as_damage_or_a_wrong_key(bank: LittleBank, at: int) -> None:
    raw = bytearray(bank.path.read_bytes())
    raw[at] ^= 0x40
    bank.path.write_bytes(raw)
    with untouched(bank.path), pytest.raises(Refused, match="不是格图文件，或已损坏，或密钥与它不符"):
        Workspace.open(bank.path, keys.DEMO_PASSPHRASE)


def test_a_flipped_bit_anywhere_is_found_by_the_check(bank: LittleBank) -> None:
    raw = bytearray(bank.path.read_bytes())
    raw[8192 * (len(raw) // 8192 // 2) + 123] ^= 1
    bank.path.write_bytes(raw)
    with untouched(bank.path):
        reader = open_reader(bank.path, bank.key)
        report = check(reader)
        reader.close()
    assert not report.ok
    assert not next(finding for finding in report.findings if finding.key == "seals").ok


def passes(bank: LittleBank) -> bool:
    try:
        reader = Workspace.open(bank.path, keys.DEMO_PASSPHRASE).reader()
    except Refused as refused:
        return "损坏" not in refused.zh
    report = check(reader)
    reader.close()
    return report.ok


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_a_cut_off_file_is_told_or_found_by_the_check(bank: LittleBank, kept: float) -> None:
    size = bank.path.stat().st_size
    os.truncate(bank.path, int(size * kept))
    with untouched(bank.path):
        assert not passes(bank)


def test_a_file_of_a_newer_version_is_refused_by_name(bank: LittleBank) -> None:
    bank.write("PRAGMA user_version = 99")
    bank.write("UPDATE meta SET value = '9.1.0' WHERE key = 'written_by'")
    with untouched(bank.path), pytest.raises(Refused) as refused:
        Workspace.open(bank.path, keys.DEMO_PASSPHRASE)
    assert "由更新版本的格图（9.1.0，数据版本 99）写成" in refused.value.zh
    assert "请先升级程序" in refused.value.zh


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"找不到文件：nowhere\.getu"):
        Workspace.open(tmp_path / "nowhere.getu", "getu-demo")
    assert list(tmp_path.iterdir()) == []


def let_others_in(folder: Path) -> None:
    """The folders that pytest makes are closed to everybody else."""
    for parent in (folder, *folder.parents):
        if parent.name.startswith(("pytest-", "popen-")):
            parent.chmod(0o755)


AS_NOBODY = """
import os, sys
from pathlib import Path
from desktop.bank_check import check
from desktop.database.connection import open_writer
from desktop.database.workspace import Workspace
from desktop.refusal import Refused
if os.getuid() == 0:
    os.setuid(65534)
bank = Workspace.open(Path(sys.argv[1]), "getu-demo")
reader = bank.reader()
print(reader.execute("SELECT value FROM meta WHERE key = 'bank_name'").fetchone()[0])
print(bank.read_only.zh)
try:
    open_writer(bank.path, bank.key)
except Refused as refused:
    print(refused.zh)
"""


@not_on_windows
def test_a_read_only_folder_can_be_viewed_and_says_so(bank: LittleBank) -> None:
    folder = bank.path.parent
    let_others_in(folder)
    folder.chmod(0o555)
    try:
        with untouched(bank.path):
            out, _ = child.run(AS_NOBODY, bank.path)
    finally:
        folder.chmod(0o755)
    name, notice, refusal = out.splitlines()
    assert name == "三格银行"
    assert notice == "little.getu 或所在文件夹只读：可以查看，不能修改。要修改，请复制到可写的文件夹。"
    assert "文件夹或文件只读，不能修改" in refusal
    assert sorted(path.name for path in folder.iterdir()) == ["little.getu", "little.getu.keys"]


AS_A_STRANGER = """
import os, sys
from pathlib import Path
from desktop.database.workspace import Workspace
from desktop.refusal import Refused
if os.getuid() == 0:
    os.setuid(65534)
try:
    Workspace.open(Path(sys.argv[1]), "getu-demo")
except Refused as refused:
    print(refused.zh)
"""


@not_on_windows
@pytest.mark.parametrize("closed", ["folder", "file"])
def test_what_one_may_not_read_is_refused_in_words(bank: LittleBank, closed: str) -> None:
    let_others_in(bank.path.parent)
    shut = bank.path.parent if closed == "folder" else bank.path
    before = shut.stat().st_mode
    shut.chmod(0)
    try:
        out, _ = child.run(AS_A_STRANGER, bank.path)
    finally:
        shut.chmod(before)
    assert out.strip() == "没有权限读取：little.getu。请联系管理员，或请人把文件复制到自己的文件夹。"


STARVED = """
import resource, sys
from pathlib import Path
from desktop.editing.editor import Editor
from desktop.maps.bookmark_edits import AddBookmark
from desktop.refusal import Refused
path = Path(sys.argv[1])
editor = Editor(path, bytes.fromhex(sys.argv[2]), user="zhang", device="PC-1")
editor.do(AddBookmark("之前", 0, 0, 1.0))
room = path.with_name(path.name + "-wal").stat().st_size + 60_000
resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
done = 1
try:
    while done < 1000:
        editor.do(AddBookmark("填满" * 200, 0, 0, 1.0))
        done += 1
except Refused as refused:
    print(refused.zh)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
editor.do(AddBookmark("之后", 0, 0, 1.0))
editor.close()
print(done + 1)
"""


def told_of_a_full_disk(out: str, bank: LittleBank) -> None:
    sentence, done = out.splitlines()
    assert "磁盘已满或写入失败" in sentence
    assert "这一步没有保存，之前的内容都在" in sentence
    assert bank.rows("SELECT count(*) FROM bookmark") == [(int(done),)]
    assert bank.rows("SELECT count(*) FROM journal") == [(int(done),)]
    reader = open_reader(bank.path, bank.key)
    assert check(reader).ok
    reader.close()


@not_on_windows
def test_when_no_more_can_be_written_the_step_is_refused_and_work_goes_on(bank: LittleBank) -> None:
    out, _ = child.run(STARVED, bank.path, bank.key.hex())
    told_of_a_full_disk(out, bank)


FULL = """
import sys
from pathlib import Path
from desktop.editing.editor import Editor
from desktop.maps.bookmark_edits import AddBookmark
from desktop.refusal import Refused
path = Path(sys.argv[1])
editor = Editor(path, bytes.fromhex(sys.argv[2]), user="zhang", device="PC-1")
ballast = path.with_name("ballast")
with open(ballast, "wb", buffering=0) as file:
    try:
        while file.write(bytes(4096)):
            pass
    except OSError:
        pass
done = 0
try:
    while done < 1000:
        editor.do(AddBookmark("填满" * 200, 0, 0, 1.0))
        done += 1
except Refused as refused:
    print(refused.zh)
ballast.unlink()
editor.do(AddBookmark("之后", 0, 0, 1.0))
editor.close()
print(done + 1)
"""


@not_on_windows
def test_a_full_disk_is_told_and_nothing_is_lost(bank: LittleBank) -> None:
    """On a real little disk where this user may mount one; the test above stands in for it elsewhere."""
    disk = bank.path.parent / "disk"
    disk.mkdir()
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    try:
        moved = LittleBank(disk / bank.path.name, bank.key)
        for path in (bank.path, place(bank.path)):
            path.rename(disk / path.name) if mount.returncode else (disk / path.name).write_bytes(path.read_bytes())
        told_of_a_full_disk(child.run(STARVED if mount.returncode else FULL, moved.path, moved.key.hex())[0], moved)
    finally:
        if mount.returncode == 0:
            subprocess.run(["umount", str(disk)], check=True)


def test_a_file_held_by_another_program_for_a_moment_is_waited_for(bank: LittleBank) -> None:
    hold = """
import sys, time
from pathlib import Path
from desktop.database.connection import open_bulk
db = open_bulk(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
db.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
time.sleep(0.7)
db.rollback()
"""
    other = child.start(hold, bank.path, bank.key.hex())
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    open_writer(bank.path, bank.key).close()
    other.communicate(timeout=20)
