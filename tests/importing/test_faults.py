"""Power loss, a full disk, a killed helper: the bank is as it was before the import, or the import is complete."""

import random
import time
from pathlib import Path

import pytest

from desktop.bank_check import check
from desktop.database.connection import open_reader
from desktop.importing import import_file as importing
from desktop.refusal import Refused
from tests import child
from tests.full_disk import disk_with_room_for
from tests.importing.conftest import Bring, written
from tests.little_bank import LittleBank

ROWS = 3_000
WORK = """
import sys
from pathlib import Path
from desktop.bank_editor import open_editor
from desktop.importing.import_file import Source, import_file
from desktop.importing.layout import layout_of
from desktop.importing.mapping import guessed
from desktop.importing.opening import open_table
from desktop.progress import Progress
bank, key, file, rejects = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4])
source = Source.opened(file, guessed(layout_of(open_table(file))).with_(platform="CORE"))
class Told(Progress):
    def report(self, done, what):
        print(f"{done:.2f}", flush=True)
        super().report(done, what)
editor = open_editor(bank, key, user="li", device="PC-2")
print("ready", flush=True)
import_file(editor, source, rejects=rejects, progress=Told())
print("complete", flush=True)
"""


def many(path: Path, start: int) -> Path:
    rows = [f"{start + i},示例{start + i},1200{start + i:07d},东村{i}号,东村" for i in range(ROWS)]
    rows[5] = f"{start}x,示例坏,12,东村,东村"
    return written(path, "\n".join(["客户号,姓名,手机,地址,村", *rows]))


def figures(bank: LittleBank) -> tuple[int, ...]:
    tables = ("customer", "contact", "address", "source_record", "import_batch", "journal")
    return tuple(bank.rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables)


def test_kills_leave_the_bank_as_it_was_or_complete(bank: LittleBank, tmp_path: Path) -> None:
    chance = random.Random(11)
    complete = 0
    for kill in range(4):
        file = many(tmp_path / f"{kill}.csv", kill * 10_000 + 1)
        before = figures(bank)
        process = child.start(WORK, bank.path, bank.key.hex(), file, tmp_path / "拒收")
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n", process.communicate()[1]
        time.sleep(chance.uniform(0.0, 0.9))
        process.kill()
        said = process.communicate(timeout=20)[0]
        after = figures(bank)
        there = (ROWS - 1, ROWS - 1, ROWS - 1, ROWS, 1, 1)
        assert after in (before, tuple(a + b for a, b in zip(before, there, strict=True)))
        if "complete" in said:
            assert after != before
        complete += after != before
    reader = open_reader(bank.path, bank.key)
    report = check(reader)
    reader.close()
    assert report.ok, [finding for finding in report.findings if not finding.ok]


def test_a_full_disk_changes_nothing(bank: LittleBank, bring: Bring, tmp_path: Path) -> None:
    file = many(tmp_path / "a.csv", 1)
    before = bank.dump()
    size = bank.path.stat().st_size
    with disk_with_room_for(size + 100_000), pytest.raises(Refused, match="磁盘"):
        bring(file)
    assert bank.dump() == before
    assert bring(file).accepted == ROWS - 1


def test_a_large_file_is_checked_by_another_process(
    bank: LittleBank, bring: Bring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_MANY_BYTES", 1_000)
    receipt = bring(many(tmp_path / "a.csv", 1))
    assert (receipt.read, receipt.accepted, receipt.rejected) == (ROWS, ROWS - 1, 1)
    assert bank.rows("SELECT count(*) FROM contact") == [(ROWS,)]


def test_a_stick_that_is_pulled_out_is_told(bring: Bring, tmp_path: Path) -> None:
    file = many(tmp_path / "a.csv", 1)
    file.unlink()
    with pytest.raises(Refused, match="找不到"):
        bring(file)
