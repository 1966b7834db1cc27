"""The journal: one hash-chained row per accepted step, written in the step's own transaction."""

import base64
import json
from dataclasses import dataclass
from typing import Any

from desktop.database.connection import Connection
from desktop.editing.hash_chain import JOURNAL, hash_of, last_hash
from desktop.editing.history import History
from desktop.editing.reversal import Reversal
from desktop.editing.row_change import RowChange


@dataclass(frozen=True, slots=True)
class Entry:
    """What the Editor tells the journal about a step; `of_seq` names the step that an UNDO or REDO concerns."""

    device: str
    at: str
    user: str
    kind: str
    label: str
    edit: dict[str, Any]
    undo: Reversal
    rows: tuple[RowChange, ...]
    of_seq: int | None = None


def append(db: Connection, entry: Entry) -> int:
    """Write one row and return its seq. `meta.journal_head` remembers the end, so that a cut-off tail shows."""
    seq, previous = last_hash(db, "journal", "seq")
    about = entry.rows[0] if entry.rows else None
    values = (
        seq + 1,
        entry.device,
        entry.at,
        entry.user,
        entry.kind,
        entry.label,
        about.entity if about else "",
        about.uid if about else "",
        canonical(entry.edit),
        canonical(entry.undo.told()),
        canonical([change.told() for change in entry.rows]),
        entry.of_seq,
        previous,
    )
    own = hash_of(values)
    marks = ", ".join("?" * (len(JOURNAL) + 1))
    db.execute(f"INSERT INTO journal ({', '.join(JOURNAL)}, hash) VALUES ({marks})", (*values, own))
    db.execute(
        "INSERT INTO meta (key, value) VALUES ('journal_head', ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (own,),
    )
    return seq + 1


def reversal_of(db: Connection, seq: int) -> Reversal:
    """The stored inverse of a step."""
    row = db.execute("SELECT undo FROM journal WHERE seq = ?", (seq,)).fetchone()
    return Reversal.heard(json.loads(row[0]))


def history(db: Connection) -> History:
    """What can be undone and redone now."""
    return History.from_journal(db.execute("SELECT seq, kind, label, of_seq FROM journal ORDER BY seq"))


def canonical(told: object) -> str:
    """JSON with one spelling only: sorted keys, no spaces, text as it is, bytes as in row changes."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_told_bytes)


def _told_bytes(value: object) -> dict[str, str]:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode("ascii")}
    raise TypeError(f"an edit holds plain fields, not {type(value).__name__}")
