"""How long one keystroke of the search takes over all records: texts typed letter by letter, as people do."""

import random
import time
from pathlib import Path

from desktop.bench.frame import BenchReport, Goal, measure, resident_mb
from desktop.database.connection import Connection, open_reader
from desktop.search.answer import Answer, Kind
from desktop.search.directory import Directory
from desktop.search.queries import COUNTED, directory
from desktop.search.search import readings, search

GOAL = Goal(median=5.0, p99=25.0)
SAMPLE = 60  # customers whose name and numbers are typed
CHECKED = 12  # texts whose counts are compared with a scan of every row
_NONSENSE = ("龘龘龘", "zzzzqqqq", "0000000000", '"* OR NEAR(', "%_%", "😀😀", "121.1 32.0")


def run(bank: Path, key: bytes) -> BenchReport:
    """Type every text of the sample from its first character on, and check some answers by brute force."""
    db = open_reader(bank, key)
    try:
        known = directory(db)
        whole = typed_texts(db, known)
        samples = []
        for text in whole:
            for end in range(1, len(text) + 1):
                start = time.thread_time()
                search(db, known, text[:end])
                samples.append((time.thread_time() - start) * 1e3)
        chosen = random.Random(2).sample(whole, min(CHECKED, len(whole)))
        checked = all(is_right(db, known, search(db, known, part)) for text in chosen for part in (text[:2], text))
        (items,) = db.execute("SELECT count(*) FROM customer").fetchone()
    finally:
        db.close()
    return BenchReport("search", int(items), checked, resident_mb(), (measure("keystroke", "ms", GOAL, samples),))


def typed_texts(db: Connection, known: Directory) -> list[str]:
    """Names, customer numbers, ids, codes, phones, grids and villages of the bank, and what it has not."""
    chance = random.Random(1)
    (last,) = db.execute("SELECT max(id) FROM customer").fetchone()
    texts = list(_NONSENSE)
    for one in sorted(chance.sample(range(1, last + 1), min(SAMPLE, last))):
        row = db.execute(
            "SELECT c.name, c.cust_no, p.id_no, o.uscc, t.value FROM customer c"
            " LEFT JOIN person_profile p ON p.customer_id = c.id LEFT JOIN org_profile o ON o.customer_id = c.id"
            " LEFT JOIN contact t ON t.customer_id = c.id AND t.seq = 0 WHERE c.id = ?",
            (one,),
        ).fetchone()
        texts += [text for text in row or () if text]
    for entry in chance.sample(known.entries, min(SAMPLE, len(known.entries))):
        texts += [text for text in (entry.name, entry.code) if text]
    return texts


def is_right(db: Connection, known: Directory, answer: Answer) -> bool:
    """The counts of an answer against a scan of every row that uses no index."""
    expected: dict[Kind, int] = {}
    for entry in known.entries:
        code = len(answer.text) >= 3 and (entry.code.startswith(answer.text) or entry.code.endswith(answer.text))
        if answer.text in entry.name or code or answer.text == entry.code:
            expected[entry.kind] = expected.get(entry.kind, 0) + 1
    customers = 0
    for column, text in readings(answer.text):
        (found,) = db.execute(
            f"SELECT count(*) FROM {column.table} NOT INDEXED WHERE substr({column.column}, 1, ?) = ?",
            (len(text), text),
        ).fetchone()
        customers += min(int(found), COUNTED)
    if customers:
        expected[Kind.CUSTOMER] = customers
    told = {group.kind: group.total for group in answer.groups if group.kind is not Kind.COORDINATE}
    return told == expected
