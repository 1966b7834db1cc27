"""The Editor as the program uses it: with every rule that guards rows; points and search are kept honest."""

import logging
from pathlib import Path

import numpy as np

from desktop.customers.point_store import move_points, pack_points, points_changed
from desktop.database.connection import Connection
from desktop.editing.editor import Editor
from desktop.editing.row_change import RowChange
from desktop.grids.lock_rule import locked_grids_stay
from desktop.plans.effect import TakeEffect
from desktop.plans.locked_ground import locked_ground_stays
from desktop.refusal import Refused
from desktop.search.freshness_queries import MIRRORED, texts_changed

log = logging.getLogger(__name__)

GUARDS = (locked_grids_stay,)
STEP_RULES = (locked_ground_stays,)

_SILENT = frozenset({"home_grid_rule", "updated_at", "updated_by", "row_version"})  # neither points nor search hold it
_IN_POINTS = frozenset({"geo_point", "customer", "loan", "credit_line", "visit"})


def points_follow(db: Connection, rows: tuple[RowChange, ...]) -> None:
    """Count the version of the packed points up whenever rows they mirror change, by undo as well.

    Where nothing but the home grids of many customers changed, the pack gets these instead and stays current; after
    very many changed at once it is packed anew, once, rather than read from the rows by everybody who looks.
    """
    mirrored = [row for row in rows if row.entity in _IN_POINTS and not _is_silent(row)]
    if any(row.kind == "BULK" for row in mirrored):
        pack_points(db)
        return
    if mirrored and not all(_moves_homes(row) and _moved(db, row) for row in mirrored):
        points_changed(db)


def _moves_homes(row: RowChange) -> bool:
    return row.kind == "MANY" and (row.entity, *row.key) == ("customer", "home_grid_id")


def _is_silent(row: RowChange) -> bool:
    return row.kind == "UPDATE" and row.entity == "customer" and set(row.patch or {}) <= _SILENT


def _moved(db: Connection, row: RowChange) -> bool:
    ids, homes = (np.frombuffer((row.patch or {})[side], dtype="<i4") for side in ("ids", "values"))  # type: ignore[arg-type]
    return move_points(db, ids, homes)


def search_follows(db: Connection, rows: tuple[RowChange, ...]) -> None:
    """Count the version of the search's index up whenever a name, an address or a place changes, by undo as well."""
    if any(row.entity in MIRRORED and not _moves_homes(row) and not _is_silent(row) for row in rows):
        texts_changed(db)


def open_editor(path: Path, key: bytes, *, user: str, device: str) -> Editor:
    """The writer of a bank, guarded; what the bank's day asks for is done at once (`Editor.opened` tells it).

    Raises Refused as `Editor` does. Imported late.
    """
    editor = Editor(
        path,
        key,
        user=user,
        device=device,
        guards=GUARDS,
        step_rules=STEP_RULES,
        bookkeeping=(points_follow, search_follows),
    )
    try:
        editor.opened = editor.do(TakeEffect())
    except Refused as refused:  # the bank can still be worked with; the next opening tries again
        log.warning("what the day asks for was not done: %s", refused.en)
    except BaseException:
        editor.close()
        raise
    return editor
