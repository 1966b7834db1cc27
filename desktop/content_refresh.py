"""Brings what the map shows up to date after an edit, reading again only what the edit touched."""

from dataclasses import replace

from desktop.customers.point_store import load_points
from desktop.database.connection import Connection
from desktop.drawing.content import MapContent
from desktop.editing.changes import Changes
from desktop.grids.colouring import hues
from desktop.grids.queries import active_plan, grids_on, partition_of
from desktop.organisation.queries import branches, outlets

_GRIDS = frozenset({"grid", "grid_lock", "grid_assignment"})
_BOUNDARIES = frozenset({"boundary_arc"})  # no other plan comes into force without borders of its own
_PLACES = frozenset({"customer", "geo_point"})
_ORGANISATION = frozenset({"org_unit", "staff"})


def refreshed(content: MapContent, db: Connection, changes: Changes) -> MapContent:
    """The content with the parts that `changes` touched read anew; the same object when it touched none of them."""
    if changes.touches(_BOUNDARIES):
        content = replace(content, partition=partition_of(db, active_plan(db, content.as_of)))
    if changes.touches(_GRIDS | _BOUNDARIES):
        content = replace(content, grids=grids_on(db, content.as_of))
    if changes.touches(_BOUNDARIES):
        owners = {grid.id: grid.branch_id for grid in content.grids if grid.branch_id is not None}
        content = replace(content, branch_hues=hues(content.partition, owners))
    if changes.touches(_PLACES):
        content = replace(content, points=load_points(db))
    if changes.touches(_ORGANISATION):
        content = replace(content, branches=branches(db), outlets=outlets(db))
    return content
