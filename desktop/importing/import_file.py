"""Brings one file into the bank: read, checked, matched and written in one transaction with one journal row."""

import hashlib
import json
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from desktop.database.connection import Connection
from desktop.database.local_time import now
from desktop.editing.changes import Changes
from desktop.editing.edit import Act
from desktop.editing.editor import Editor
from desktop.editing.row_writer import RowWriter
from desktop.importing.batch_edits import BatchWriter
from desktop.importing.batch_queries import CHANGES, finished, indexes_back, indexes_off, remember_layout
from desktop.importing.checking import CheckedPiece, Checker
from desktop.importing.known_queries import batch_of_file, ground_of, known_customers
from desktop.importing.layout import Layout, data_pieces, layout_of
from desktop.importing.mapping import Mapping
from desktop.importing.opening import open_table
from desktop.importing.parallel import checked_apart
from desktop.importing.reasons import cell
from desktop.importing.receipt import Receipt
from desktop.importing.reject_file import RejectFile
from desktop.importing.sorting import Counts, Sorting
from desktop.importing.table import Table
from desktop.progress import Progress
from desktop.refusal import Refused

_MANY_BYTES = 8_000_000  # from here on a process of its own checks while this one writes
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it is to be read."""

    table: Table
    layout: Layout
    mapping: Mapping

    @classmethod
    def opened(cls, path: Path, mapping: Mapping, *, sheet: str | None = None) -> "Source":
        """Raises Refused for a file that cannot be read, and for a mapping that does not fit it."""
        table = open_table(path, sheet=sheet)
        layout = layout_of(table)
        mapping.positions(layout.header, path.name)
        if mapping.has_places and mapping.datum is None:
            raise Refused(
                f"{path.name} 里有坐标，但没有说明坐标系（CGCS2000、GCJ-02 或 BD-09）。什么都没有导入。",
                f"{path.name} holds coordinates, and nobody said in which datum (CGCS2000, GCJ-02 or BD-09). "
                "Nothing was imported.",
            )
        return cls(table, layout, mapping)

    @property
    def name(self) -> str:
        return self.table.path.name


@dataclass(frozen=True, slots=True)
class ImportFile(Act):
    """What the journal keeps of an import; the rows themselves are in source_record."""

    file: str
    sha256: str
    platform: str
    mapping: str

    @property
    def label(self) -> str:
        return "导入文件"


class _NothingNew(Exception):
    """Every row was known: the transaction is given up, and no batch is left of it."""


def import_file(
    editor: Editor, source: Source, *, rejects: Path, progress: Progress, as_of: str | None = None
) -> Receipt:
    """Import, and write the refused rows into the folder `rejects`.

    The same file a second time, or one in which nothing is new, changes nothing. Raises Refused, and Cancelled on
    request: the bank is then as it was, and no file of refused rows is left.
    """
    sha256 = sha256_of(source.table, progress.part(0.0, 0.03))
    told = json.dumps(source.mapping.told(), ensure_ascii=False, sort_keys=True)
    about = ImportFile(source.name, sha256, source.mapping.platform, told)
    refused = RejectFile(source.table, source.layout.header, rejects)
    receipt: list[Receipt] = []

    def work(rows: RowWriter) -> Changes:
        before = batch_of_file(rows.db, sha256, source.mapping)
        if before is not None:
            receipt.append(_seen(source.name, before))
            return Changes(frozenset())
        day = as_of or rows.at[:10]
        number, uid = _begun(rows, about, source, day)
        writer = _written(rows.db, source, number, day, refused, progress.part(0.03, 1.0))
        file = refused.finish()
        counts = writer.counts
        if not writer.changed:
            receipt.append(_receipt(source.name, None, counts, file))
            raise _NothingNew
        finished(rows, number, counts.read, counts.accepted, counts.rejected, counts.merged)
        remember_layout(rows, source.layout.fingerprint, told)
        receipt.append(_receipt(source.name, uid, counts, file))
        progress.check()
        return CHANGES

    try:
        editor.load(about, work)
    except _NothingNew:
        pass
    except BaseException:
        refused.drop()
        if receipt and receipt[0].rejects is not None:
            receipt[0].rejects.unlink(missing_ok=True)
        raise
    progress.report(1.0, source.name)
    return receipt[0]


def dry_run(db: Connection, source: Source, progress: Progress) -> Receipt:
    """What an import would do, as far as rows are new, known or refused; nothing is written. Raises as above.

    Through a reading connection. What would be updated is not counted.
    """
    ground = ground_of(db, now().date().isoformat())
    known = known_customers(db, source.mapping.platform)
    sorting = Sorting(known, 1 << 30)
    checker = Checker(ground, source.mapping, source.layout.header, source.name)
    checker.expect(known.received.ones())
    for piece in data_pieces(source.table, source.layout):
        progress.report(piece.share, source.name)
        sorting.sort(checker.check(piece))
    receipt = _receipt(source.name, None, sorting.counts, None, dry=True)
    progress.report(1.0, source.name)
    return receipt


def sha256_of(table: Table, progress: Progress) -> str:
    """Of a file's bytes, and of the name of the sheet where it holds several. Raises Refused when it cannot be read."""
    path = table.path
    digest, done, whole = hashlib.sha256(), 0, max(1, path.stat().st_size)
    try:
        with open(path, "rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
                done += len(block)
                progress.report(done / whole, path.name)
    except OSError as problem:
        raise Refused(
            f"{path.name} 读到一半断开了，什么都没有导入。请检查U盘或网络后重试。",
            f"{path.name} could not be read to its end; nothing was imported. Check the stick or network, try again.",
        ) from problem
    if len(table.sheets) > 1:
        digest.update(f"\0{table.sheet}".encode())
    return digest.hexdigest()


def _begun(rows: RowWriter, about: ImportFile, source: Source, as_of: str) -> tuple[int, str]:
    """The row of the batch, with no figures yet: its id and uid."""
    (number,) = rows.insert(
        "import_batch",
        {
            "platform": about.platform, "file": about.file, "sha256": about.sha256,
            "encoding": source.table.encoding, "mapping": about.mapping, "rows_read": 0, "rows_accepted": 0,
            "rows_rejected": 0, "rows_merged": 0, "imported_at": rows.at, "as_of": as_of, "imported_by": rows.user,
            "layout": source.layout.fingerprint, "columns": json.dumps(source.layout.header, ensure_ascii=False),
        },
    )  # fmt: skip
    return int(number), rows.changes[-1].uid


def _written(
    db: Connection, source: Source, batch: int, as_of: str, refused: RejectFile, progress: Progress
) -> BatchWriter:
    progress.report(0.0, "核对已有客户")
    size = source.table.path.stat().st_size
    ground = ground_of(db, now().date().isoformat())
    known = known_customers(db, source.mapping.platform)
    writer = BatchWriter(db, batch=batch, mapping=source.mapping, as_of=as_of, known=known, ground=ground)
    off = indexes_off(db, size)
    checker = Checker(ground, source.mapping, source.layout.header, source.name)
    checker.expect(known.received.ones())
    with closing(_checked(checker, source, size)) as pieces:
        for piece in pieces:
            progress.report(0.85 * piece.share, "导入")
            writer.write(piece)
            for at in sorted(piece.problems):
                refused.add(piece.cells(at), cell(piece.problems[at]))
    indexes_back(db, off, progress.part(0.85, 1.0))
    return writer


def _checked(checker: Checker, source: Source, size: int) -> Generator[CheckedPiece, None, None]:
    if size > _MANY_BYTES and source.table.form == "text":
        yield from checked_apart(checker, source.table, source.layout)
        return
    for piece in data_pieces(source.table, source.layout):
        yield checker.check(piece)


def _seen(name: str, before: tuple[str, str]) -> Receipt:
    return Receipt(name, before[0], 0, 0, 0, 0, 0, 0, 0, (), None, before=before[1])


def _receipt(name: str, uid: str | None, counts: Counts, rejects: Path | None, *, dry: bool = False) -> Receipt:
    reasons = tuple(
        (code, key, rows) for (code, key), rows in sorted(counts.reasons.items(), key=lambda one: (-one[1], one[0]))
    )
    return Receipt(
        name, uid, counts.read, counts.accepted, counts.rejected, counts.merged, counts.same, counts.updated,
        counts.conflicts, reasons, rejects, dry=dry,
    )  # fmt: skip
