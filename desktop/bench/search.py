"""How long one keystroke of the search takes over all records: texts typed letter by letter, as people do."""

import random
import time
from pathlib import Path

from pypinyin import lazy_pinyin

from desktop.bench.frame import BenchReport, Goal, measure, resident_mb
from desktop.database.connection import Connection, open_reader
from desktop.progress import Progress
from desktop.search.answer import Answer, Kind
from desktop.search.directory import SPELLED, Directory
from desktop.search.index_queries import TextIndex, read_index
from desktop.search.queries import MOST, NAME, Column, directory
from desktop.search.search import FIGURES, number_in, readings, search, tails

GOAL = Goal(median=5.0, p99=25.0)
SAMPLE = 60  # customers whose name and numbers are typed
CHECKED = 12  # texts whose counts are compared with a scan of every row
_NONSENSE = ("龘龘龘", "zzzzqqqq", "0000000000", '"* OR NEAR(', "%_%", "😀😀", "121.1 32.0")


def run(bank: Path, key: bytes) -> BenchReport:
    """Type every text of the sample from its first character on, and check some answers by brute force."""
    db = open_reader(bank, key)
    try:
        start = time.thread_time()
        index = read_index(db, Progress())
        built = time.thread_time() - start
        known = index.teach(directory(db))
        whole = typed_texts(db, known)
        search(db, known, "王", index)  # the first question opens pages that every later one finds opened
        samples = []
        for text in whole:
            for end in range(1, len(text) + 1):
                start = time.thread_time()
                search(db, known, text[:end], index)
                samples.append((time.thread_time() - start) * 1e3)
        chosen = [*_NONSENSE, *random.Random(2).sample(whole, min(CHECKED, len(whole)))]
        checked = all(is_right(db, known, index, part) for text in chosen for part in (text[:1], text[:2], text))
        (items,) = db.execute("SELECT count(*) FROM customer").fetchone()
    finally:
        db.close()
    results = (
        measure("keystroke", "ms", GOAL, samples),
        measure("index_build", "s", Goal(), [built]),
        measure("index_mb", "MB", Goal(), [index.megabytes]),
    )
    return BenchReport("search", int(items), checked, resident_mb(), results)


def typed_texts(db: Connection, known: Directory) -> list[str]:
    """Names and parts of them, as signs, pinyin and initials, numbers and their tails, addresses and parts of them,
    grids and villages of the bank, and what it has not."""
    chance = random.Random(1)
    (last,) = db.execute("SELECT max(id) FROM customer").fetchone()
    texts = list(_NONSENSE)
    for one in sorted(chance.sample(range(1, last + 1), min(SAMPLE, last))):
        row = db.execute(
            "SELECT c.name, c.cust_no, p.id_no, o.uscc, t.value, a.raw FROM customer c"
            " LEFT JOIN person_profile p ON p.customer_id = c.id LEFT JOIN org_profile o ON o.customer_id = c.id"
            " LEFT JOIN contact t ON t.customer_id = c.id AND t.seq = 0"
            " LEFT JOIN address a ON a.customer_id = c.id AND a.seq = 0 WHERE c.id = ?",
            (one,),
        ).fetchone()
        if row is None:
            continue
        texts += [text for text in row if text]
        name, _, id_no, uscc, phone, address = row
        heard = lazy_pinyin("".join(sign for sign in name if sign >= "㐀")[:4])
        texts += [name[1:3], "".join(heard), "".join(word[0] for word in heard)]
        texts += [number[-size:] for number in (id_no, uscc, phone) if number for size in (4, 6)]
        if address:
            middle = len(address) // 2
            texts += [address[middle:], address[3:middle], f"{name[0]} {address[middle : middle + 3]}"]
    for entry in chance.sample(known.entries, min(SAMPLE, len(known.entries))):
        texts += [text for text in (entry.name, entry.code) if text]
        texts.append("".join(lazy_pinyin(entry.name[:3])))
    return texts


def is_right(db: Connection, known: Directory, index: TextIndex, text: str) -> bool:
    """The counts of an answer against a scan of every row that uses no index."""
    answer = search(db, known, text, index)
    told = {group.kind: (group.total, group.more) for group in answer.groups if group.kind is not Kind.COORDINATE}
    return told == expected(db, known, index, answer)


def expected(db: Connection, known: Directory, index: TextIndex, answer: Answer) -> dict[Kind, tuple[int, bool]]:
    """What a plain scan counts for the text of an answer."""
    text = answer.text
    kinds: dict[Kind, int] = {}
    heard = set[int]()
    if known.hears is not None and SPELLED.fullmatch(text):
        heard = set(known.hears.find(text, len(known.entries)).owners.tolist())
    words = text.split()
    for place, entry in enumerate(known.entries):
        code = len(text) >= 3 and (entry.code.startswith(text) or entry.code.endswith(text))
        every = len(words) > 1 and all(word in entry.name or word in entry.detail for word in words)
        if text in entry.name or code or text == entry.code or every or place in heard:
            kinds[entry.kind] = kinds.get(entry.kind, 0) + 1
    found = _scanned(db, text)
    if SPELLED.fullmatch(text):
        found |= set(index.sounding.find(text, len(index.standing)).owners.tolist())
    if found:
        kinds[Kind.CUSTOMER] = len(found)
    return {kind: (min(n, MOST) if kind is Kind.CUSTOMER else n, kind is Kind.CUSTOMER and n > MOST)
            for kind, n in kinds.items()}  # fmt: skip


def _scanned(db: Connection, text: str) -> set[int]:
    found: set[int] = set()
    number = number_in(text)
    for ways, held in ((readings(text), "substr({0}, 1, ?) = ?"), (tails(text), "substr({0}, -?) = ?")):
        for column, value in ways:
            if column == NAME and not number:
                continue
            found |= _rows(db, column, held.format(column.column), (len(value), value))
    if number or not text or FIGURES.fullmatch(text):
        return found
    words = text.split()
    stands = "instr(upper(c.name), upper(?)) > 0"
    if len(words) > 1 or len(text) > 1:
        stands += (
            " OR EXISTS (SELECT 1 FROM address a WHERE a.customer_id = c.id AND instr(upper(a.raw), upper(?)) > 0)"
        )
    values = [word for word in words for _ in range(stands.count("?"))]
    where = " AND ".join(f"({stands})" for _ in words)
    found |= {one for (one,) in db.execute(f"SELECT c.id FROM customer c NOT INDEXED WHERE {where}", values)}
    return found


def _rows(db: Connection, column: Column, held: str, values: tuple[int | str, ...]) -> set[int]:
    sql = f"SELECT {column.customer} FROM {column.table} NOT INDEXED WHERE {held}"
    return {one for (one,) in db.execute(sql, values)}
