"""Which state of the names and addresses an index mirrors: a number that every change of them counts up."""

from desktop.database.connection import Connection

_VERSION = "search_version"

MIRRORED = frozenset({"customer", "address", "geo_point"})


def search_version(db: Connection) -> int:
    """The state of the rows that the index mirrors; 0 before any of them changed."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (_VERSION,)).fetchone()
    return int(row[0]) if row else 0


def texts_changed(db: Connection) -> None:
    """Say, inside the transaction that changes a customer, an address or a place, that indexes of it are outdated."""
    db.execute(
        "INSERT INTO meta (key, value) VALUES (?, '1')"
        " ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)",
        (_VERSION,),
    )
