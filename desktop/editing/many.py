"""One column of very many rows at once, set-wise: a hundred thousand customers change their home grid in a second."""

import numpy as np

from desktop.database.connection import Connection
from desktop.editing.edit import EditRefused
from desktop.editing.row_change import RowChange


def write(db: Connection, change: RowChange) -> None:
    """Write a change of kind MANY. Raises EditRefused, with nothing written, when a row is not as it starts from."""
    column = str(change.key[0])
    ids, old = _column(change.base, "ids"), _column(change.base, "values")
    new = _column(change.patch, "values")
    db.execute("CREATE TEMP TABLE IF NOT EXISTS many (id INTEGER PRIMARY KEY, old INTEGER, new INTEGER)")
    db.execute("DELETE FROM temp.many")
    db.executemany(
        "INSERT INTO temp.many (id, old, new) VALUES (?, nullif(?, 0), nullif(?, 0))",
        zip(ids.tolist(), old.tolist(), new.tolist(), strict=True),
    )
    (as_expected,) = db.execute(
        f"SELECT count(*) FROM temp.many JOIN {change.entity} AS row ON row.id = many.id WHERE row.{column} IS many.old"
    ).fetchone()
    if as_expected != len(ids):
        raise EditRefused(
            "涉及的客户后来又有改动，这一步没有执行；数据保持不变。",
            "Some of the customers concerned have been changed since, so this step was not taken. Nothing was changed.",
        )
    db.execute(
        f"UPDATE {change.entity} SET {column} = (SELECT new FROM temp.many WHERE many.id = {change.entity}.id)"
        " WHERE id IN (SELECT id FROM temp.many)"
    )
    db.execute("DELETE FROM temp.many")


def _column(side: object, name: str) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    packed = side[name] if isinstance(side, dict) else b""
    return np.frombuffer(packed, dtype="<i4")
