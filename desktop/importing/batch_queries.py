"""The row of a batch and of its layout, and the indexes that are taken off while a large file comes in."""

from desktop.customers.point_store import is_stale, pack_points, points_changed
from desktop.database.connection import Connection
from desktop.editing.changes import Changes
from desktop.editing.row_writer import RowWriter
from desktop.progress import Progress
from desktop.search.freshness_queries import texts_changed

CHANGES = Changes(
    frozenset(
        {
            "customer", "person_profile", "org_profile", "contact", "address", "geo_point", "field_value", "conflict",
            "import_batch", "source_record",
        }
    )
)  # fmt: skip
# Built anew in one go where a file brings most of the rows; those of source_record grow at their end.
_SCATTERED = (
    "customer_uid", "customer_no", "customer_name", "customer_home_grid", "customer_household",
    "customer_potential", "customer_gone_quiet", "customer_key", "person_id_no", "person_id_tail",
    "contact_value", "contact_tail",
)  # fmt: skip
_BYTES_A_ROW = 160
_WORTH = 2  # with so many times the customers there are, building the indexes anew is quicker than keeping them


def indexes_off(db: Connection, size: int) -> list[str]:
    """Drop the indexes that a large file fills in no order; the statements that bring them back."""
    (there,) = db.execute("SELECT coalesce(max(id), 0) FROM customer").fetchone()
    if size / _BYTES_A_ROW < max(50_000, _WORTH * there):
        return []
    marks = ", ".join("?" * len(_SCATTERED))
    found = db.execute(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND name IN ({marks}) ORDER BY rowid", _SCATTERED
    ).fetchall()
    for name, _ in found:
        db.execute(f'DROP INDEX "{name}"')
    return [sql for _, sql in found]


def indexes_back(db: Connection, statements: list[str], progress: Progress) -> None:
    for number, statement in enumerate(statements):
        progress.report(number / len(statements), "索引")
        db.execute(statement)


def finished(rows: RowWriter, batch: int, read: int, accepted: int, rejected: int, merged: int) -> None:
    """The figures of the batch; what mirrors customers learns that they changed. ValueError if they don't add up."""
    if read != accepted + rejected + merged:
        raise ValueError(f"{read} rows read, {accepted} + {rejected} + {merged} accounted for")
    rows.update(
        "import_batch",
        batch,
        {"rows_read": read, "rows_accepted": accepted, "rows_rejected": rejected, "rows_merged": merged},
    )
    mirrors_follow(rows.db)


def mirrors_follow(db: Connection) -> None:
    """The packed points are made anew where they were current; the search is told that texts changed."""
    current = not is_stale(db)
    points_changed(db)
    if current:
        pack_points(db)
    texts_changed(db)


def remember_layout(rows: RowWriter, fingerprint: str, mapping: str) -> None:
    """The next file with this header is mapped as this one was."""
    known = rows.db.execute("SELECT id FROM import_layout WHERE fingerprint = ?", (fingerprint,)).fetchone()
    values = {"mapping": mapping, "used_at": rows.at}
    if known is None:
        rows.insert("import_layout", {"fingerprint": fingerprint, **values})
    else:
        rows.update("import_layout", int(known[0]), values)
