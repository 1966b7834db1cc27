"""The Editor as the program uses it: with every rule that guards rows; points and search are kept honest."""

from pathlib import Path

from desktop.customers.point_store import points_changed
from desktop.database.connection import Connection
from desktop.editing.editor import Editor
from desktop.editing.row_change import RowChange
from desktop.grids.lock_rule import locked_grids_stay
from desktop.search.freshness_queries import MIRRORED, texts_changed

GUARDS = (locked_grids_stay,)

_IN_POINTS = frozenset({"geo_point", "customer", "loan", "credit_line", "visit"})


def points_follow(db: Connection, rows: tuple[RowChange, ...]) -> None:
    """Count the version of the packed points up whenever rows they mirror change, by undo as well."""
    if any(row.entity in _IN_POINTS for row in rows):
        points_changed(db)


def search_follows(db: Connection, rows: tuple[RowChange, ...]) -> None:
    """Count the version of the search's index up whenever a name, an address or a place changes, by undo as well."""
    if any(row.entity in MIRRORED for row in rows):
        texts_changed(db)


def open_editor(path: Path, key: bytes, *, user: str, device: str) -> Editor:
    """The writer of a bank, guarded. Raises Refused as `Editor` does. Imported late."""
    return Editor(path, key, user=user, device=device, guards=GUARDS, bookkeeping=(points_follow, search_follows))
