"""Whether the file itself is whole: every page's seal, every table and index, every reference."""

from sqlcipher3 import dbapi2

from desktop.database.connection import Connection
from desktop.database.report import Finding
from desktop.progress import Progress

_NAMED = 5
_STEPS_BETWEEN_LOOKS = 1_000_000  # of SQLite's machine: some 50 ms


def file_findings(
    db: Connection, progress: Progress | None = None, *, begin: float = 0.0, end: float = 1.0
) -> tuple[Finding, ...]:
    """Seals, structure and references of an open bank; ten seconds for a full one.

    Reports progress between `begin` and `end`; raises Cancelled on request, also in the middle of a long step.
    A cache that holds the indexes makes the structure check nine times faster, so it is enlarged first.
    """
    progress = progress or Progress()

    def told(share: float, what: str) -> None:
        progress.report(begin + share * (end - begin), what)

    db.execute("PRAGMA cache_size = -200000")
    db.set_progress_handler(lambda: int(progress.cancelled), _STEPS_BETWEEN_LOOKS)
    try:
        told(0.0, "检查页面校验码")
        seals = _lines(db, "PRAGMA cipher_integrity_check")
        told(0.2, "检查表和索引")
        structure = [line for line in _lines(db, f"PRAGMA integrity_check({_NAMED})") if line != "ok"]
        told(0.8, "检查引用关系")
        references = _references(db)
        progress.check()
    finally:
        db.set_progress_handler(None, 0)
    return (
        Finding("seals", "每一页的校验码正确", "the seal of every page is right", not seals, tuple(seals[:_NAMED])),
        Finding(
            "structure",
            "表和索引完整，行数一致",
            "tables and indexes are whole and agree on their rows",
            not structure,
            tuple(structure[:_NAMED]),
        ),
        Finding("references", "引用的记录都存在", "every reference leads to a row", not references, references),
    )


def _lines(db: Connection, pragma: str) -> list[str]:
    try:
        return [str(row[0]) for row in db.execute(pragma)]
    except dbapi2.DatabaseError as error:
        return [str(error)]


def _references(db: Connection) -> tuple[str, ...]:
    try:
        rows = db.execute("PRAGMA foreign_key_check").fetchmany(_NAMED)
    except dbapi2.DatabaseError as error:
        return (str(error),)
    return tuple(f"{row[0]} {row[1]} → {row[2]}" for row in rows)
