"""Reads of the audit log that the window needs while it works."""

from desktop.database.connection import Connection


def times_noted(db: Connection, action: str, object_: str) -> int:
    """How often something was done with a thing, e.g. how many copies of a card were printed."""
    (count,) = db.execute(
        "SELECT count(*) FROM audit_log WHERE action = ? AND object = ?", (action, object_)
    ).fetchone()
    return int(count)
