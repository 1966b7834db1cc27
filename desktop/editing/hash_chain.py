"""Chains of hashes over append-only tables: whoever changes, drops or reorders a row breaks the chain from there on."""

import hashlib
import json
from collections.abc import Sequence

from desktop.database.connection import Connection

GENESIS = "0" * 64

JOURNAL = (
    "seq", "device", "at", "user", "kind", "label", "entity", "uid", "edit", "undo", "rows", "of_seq", "previous_hash",
)  # fmt: skip
AUDIT = ("id", "at", "user", "action", "object", "reason", "workstation", "previous_hash")


def hash_of(values: Sequence[int | str | None]) -> str:
    """SHA-256 over the canonical JSON of a row's values, in the order of JOURNAL or AUDIT."""
    told = json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def last_hash(db: Connection, table: str, number: str) -> tuple[int, str]:
    """Number and hash of the newest row of `journal` (seq) or `audit_log` (id); (0, GENESIS) for none."""
    row = db.execute(f"SELECT {number}, hash FROM {table} ORDER BY {number} DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, GENESIS)
