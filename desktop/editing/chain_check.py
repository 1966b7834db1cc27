"""Whether journal and audit log are as they were written: no row changed, dropped or put elsewhere."""

from desktop.database.connection import Connection
from desktop.database.report import Finding
from desktop.editing.hash_chain import AUDIT, GENESIS, JOURNAL, hash_of


def chain_findings(db: Connection) -> tuple[Finding, Finding]:
    """The two chains, recomputed from their first row."""
    journal = _first_break(db, "journal", JOURNAL)
    if journal is None:
        journal = _cut_off_tail(db)
    audit = _first_break(db, "audit_log", AUDIT)
    return (
        Finding(
            "journal",
            "操作日志前后相连，没有改动",
            "the journal is one unbroken chain",
            journal is None,
            (journal,) if journal else (),
        ),
        Finding(
            "audit_log",
            "审计日志前后相连，没有改动",
            "the audit log is one unbroken chain",
            audit is None,
            (audit,) if audit else (),
        ),
    )


def _first_break(db: Connection, table: str, columns: tuple[str, ...]) -> str | None:
    previous, expected = GENESIS, 1
    for row in db.execute(f"SELECT {', '.join(columns)}, hash FROM {table} ORDER BY {columns[0]}"):
        *values, own = row
        if values[0] != expected:
            return f"{table} {expected}: missing"
        if values[-1] != previous or hash_of(values) != own:
            return f"{table} {expected}: changed"
        previous, expected = own, expected + 1
    return None


def _cut_off_tail(db: Connection) -> str | None:
    head = db.execute("SELECT value FROM meta WHERE key = 'journal_head'").fetchone()
    last = db.execute("SELECT hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    if (head[0] if head else GENESIS) != (last[0] if last else GENESIS):
        return "journal: its last rows are missing"
    return None
