"""A bank of the demo's ground and organisation, with nobody in it yet: what a first import is brought into."""

from pathlib import Path

from desktop.database import keys, workspace
from desktop.database.connection import Connection, open_bulk

_KEPT = (
    "org_unit", "staff", "admin_division", "village_group", "grid_plan", "grid", "grid_division", "boundary_arc",
    "handover",
    "grid_assignment", "grid_lock", "backdrop_feature",
)  # fmt: skip


def bare_bank(db: Connection, path: Path) -> bytes:
    """Write the file at `path` from an open demo bank; returns its key. Raises Refused when there is one already."""
    about = dict(db.execute("SELECT key, value FROM meta"))
    key = workspace.create(
        path,
        passphrases={keys.USER_SLOT: keys.DEMO_PASSPHRASE},
        bank_name=about["bank_name"],
        as_of=about["as_of"],
        demo=True,
        cost=keys.FLOOR,
    )
    bulk = open_bulk(path, key)
    try:
        for table in _KEPT:
            cursor = db.execute(f"SELECT * FROM {table}")
            names = [told[0] for told in cursor.description]
            marks = ", ".join("?" * len(names))
            bulk.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", cursor)
        bulk.commit()
    finally:
        bulk.close()
    return key
