"""Bringing a million-row file in: an export of 18 columns in GB18030, with its faults, into an encrypted bank.

`first_import` reads, checks, matches and writes it, indexes and packed points included, into a bank that has ground
and organisation but no customers; `text_index` is what the window then reads in its own time for the search.
`second_import` is the same rows in a file whose bytes differ, so that every row is read and compared again.
"""

import multiprocessing
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psutil

from desktop.bank_check import check
from desktop.bank_editor import open_editor
from desktop.bench.frame import BenchReport, Goal, Stopwatch, measure
from desktop.database.connection import Connection, open_reader
from desktop.demo.bare_bank import bare_bank
from desktop.demo.exports import Truth, write_export
from desktop.importing.import_file import Source, import_file
from desktop.importing.layout import layout_of
from desktop.importing.mapping import guessed
from desktop.importing.opening import open_table
from desktop.importing.receipt import Receipt
from desktop.maps.datum import Datum
from desktop.progress import Progress
from desktop.search.index_queries import read_index

ROWS = 989_000
FIRST, SECOND, MEMORY = Goal(median=40.0), Goal(median=12.0), Goal(median=600.0)
_EVERY_S = 0.1
_COUNTED = ("customer", "contact", "address", "geo_point", "source_record", "import_batch", "field_value", "journal")


def run(bank: Path, key: bytes) -> BenchReport:
    """`bank` only tells who the customers are; everything is written into a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="getu-import-") as folder:
        place = Path(folder)
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as apart:  # its memory is not the importer's
            truth, own = apart.submit(_made, bank, key, place).result()
        shutil.copyfile(place / "export.csv", place / "again.csv")
        with open(place / "again.csv", "ab") as file:
            file.write(b"\r\n")
        first, second = Stopwatch(), Stopwatch()
        with _peak_mb() as peak:
            with first.sample():
                received = _imported(place / "bank.getu", own, place / "export.csv")
            reader = open_reader(place / "bank.getu", own)
            before = _counts(reader)
            with second.sample():
                again = _imported(place / "bank.getu", own, place / "again.csv")
            unchanged = _counts(reader) == before
        started = time.thread_time()
        read_index(reader, Progress())
        indexed = time.thread_time() - started
        right = unchanged and check(reader).ok
        reader.close()
    right &= received.read == truth.rows == received.accepted + received.merged + received.rejected
    right &= received.rejected == truth.bad and again.rejected == truth.bad and again.accepted == 0
    return BenchReport(
        bench="import",
        items=truth.rows,
        checked=right,
        rss_mb=max(peak),
        results=(
            measure("first_import", "s", FIRST, [first.wall[0] / 1e3]),
            measure("second_import", "s", SECOND, [second.wall[0] / 1e3]),
            measure("first_cpu_writing", "s", Goal(), [first.process[0] / 1e3]),
            measure("memory", "MB", MEMORY, [max(peak)]),
            measure("text_index", "s", Goal(), [indexed]),
        ),
    )


def _made(bank: Path, key: bytes, place: Path) -> tuple[Truth, bytes]:
    """The export of the bank's customers, and a bank without them: what is known of the file, the bank's key."""
    reader = open_reader(bank, key)
    (there,) = reader.execute("SELECT count(*) FROM customer").fetchone()
    truth = write_export(reader, place / "export.csv", rows=min(ROWS, int(there) + 300))
    own = bare_bank(reader, place / "bank.getu")
    reader.close()
    return truth, own


def _imported(bank: Path, key: bytes, file: Path) -> Receipt:
    mapping = guessed(layout_of(open_table(file))).with_(platform="CORE", datum=Datum.GCJ02)
    source = Source.opened(file, mapping)
    with open_editor(bank, key, user="bench", device="bench") as editor:
        return import_file(editor, source, rejects=bank.parent, progress=Progress())


def _counts(db: Connection) -> list[int]:
    return [int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in _COUNTED]


@contextmanager
def _peak_mb() -> Iterator[list[float]]:
    """The most memory that this process and its helpers held together, in 10⁶ bytes."""
    peak, done, own = [0.0], threading.Event(), psutil.Process()

    def watch() -> None:
        while not done.wait(_EVERY_S):
            total = 0
            for process in (own, *own.children(recursive=True)):
                try:
                    total += process.memory_info().rss
                except psutil.Error:  # it has just ended
                    continue
            peak[0] = max(peak[0], total / 1e6)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peak
    finally:
        done.set()
        watcher.join()
