"""Power loss at any moment: what was acknowledged is there, and nothing is half there."""

import random
import time

from desktop.bank_check import check
from desktop.database.connection import open_reader
from tests import child
from tests.little_bank import LittleBank

WORK = """
import sys
from pathlib import Path
from desktop.editing.editor import Editor
from desktop.maps.bookmark_edits import AddBookmark
editor = Editor(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), user="zhang", device="PC-1")
print("ready", flush=True)
for number in range(100_000):
    editor.do(AddBookmark(f"{sys.argv[3]}-{number}", number, 0, 1.0))
    if number % 3 == 2:
        editor.undo()
        editor.redo()
    print(number, flush=True)
"""


def test_eight_kills_lose_no_acknowledged_edit(bank: LittleBank) -> None:
    chance = random.Random(7)
    for kill in range(8):
        process = child.start(WORK, bank.path, bank.key.hex(), kill)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.01, 0.25))
        process.kill()
        acknowledged = [int(line) for line in process.communicate(timeout=20)[0].split()]
        kept = {name for (name,) in bank.rows("SELECT name FROM bookmark")}
        assert {f"{kill}-{number}" for number in acknowledged} <= kept
        assert len([name for name in kept if name.startswith(f"{kill}-")]) <= len(acknowledged) + 1
    reader = open_reader(bank.path, bank.key)
    report = check(reader)
    reader.close()
    assert report.ok, [finding for finding in report.findings if not finding.ok]
    edits = bank.rows("SELECT count(*) FROM journal WHERE kind = 'AddBookmark'")[0][0]
    undone = bank.rows(
        "SELECT (SELECT count(*) FROM journal WHERE kind = 'UNDO') - count(*) FROM journal WHERE kind = 'REDO'"
    )
    assert edits - undone[0][0] == bank.rows("SELECT count(*) FROM bookmark")[0][0]
    assert edits > 8
    with bank.editor() as editor:
        while editor.history.done:
            editor.undo()
    assert bank.rows("SELECT count(*) FROM bookmark") == [(0,)]
