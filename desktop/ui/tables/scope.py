"""Which rows of a table go with the map: all, those the map shows, those in view, those selected."""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from desktop.customers.point_filter import PointFilter
from desktop.drawing.content import MapContent
from desktop.maps.box import Box
from desktop.maps.projection import e7_columns_to_world
from desktop.tables.column import Mask, Rows
from desktop.tables.table import About, Table
from desktop.ui.maps.ground_lines import grids_in


class Scope(Enum):
    ALL = "all"
    SHOWN = "shown"  # located, and passing the filter of the map
    IN_VIEW = "view"
    SELECTED = "selected"


@dataclass(frozen=True, slots=True)
class MapState:
    """What the map showed when the table was asked for: immutable, so it travels into workers as it is."""

    content: MapContent | None
    shown: PointFilter
    box: Box
    selected: Rows  # customer ids
    subject: tuple[str, int] | None  # kind and id of the thing whose card is open


def scope_mask(table: Table, scope: Scope, state: MapState) -> Mask | None:
    """bool (n,): rows in the scope; None for all."""
    if scope is Scope.ALL or state.content is None:
        return None
    if scope is Scope.SELECTED:
        return _selected(table, state)
    if table.about is About.CUSTOMER:
        index, box = state.content.points, state.box
        passed = state.shown.mask(index) if state.shown.narrows else None
        if scope is Scope.IN_VIEW:
            return table.rows_about(index.customer_id[index.in_box(box, passed)])
        return table.rows_about(index.customer_id if passed is None else index.customer_id[passed])
    if scope is Scope.SHOWN:
        return None
    return table.rows_about(_ground_in_view(table.about, state.content, state.box))


def _selected(table: Table, state: MapState) -> Mask:
    chosen = state.selected
    if table.about is not About.CUSTOMER:
        grids, outlets = _homes_of(chosen, state)
        chosen = grids if table.about is About.GRID else outlets
    if state.subject is not None and state.subject[0] == table.about.value and not len(state.selected):
        chosen = np.append(chosen, np.int32(state.subject[1])).astype(np.int32)
    return table.rows_about(chosen)


def _homes_of(customers: Rows, state: MapState) -> tuple[Rows, Rows]:
    """The grids the selected customers belong to, and the outlets of those grids."""
    none = np.empty(0, dtype=np.int32)
    if state.content is None or not len(customers):
        return none, none
    index = state.content.points
    spot = np.minimum(np.searchsorted(customers, index.customer_id), len(customers) - 1)
    grids = np.unique(index.grid_id[customers[spot] == index.customer_id]).astype(np.int32)
    outlet_of = {grid.id: grid.outlet_id for grid in state.content.grids if grid.outlet_id is not None}
    outlets = sorted({outlet_of[grid] for grid in grids.tolist() if grid in outlet_of})
    return grids, np.array(outlets, dtype=np.int32)


def _ground_in_view(about: About, content: MapContent, box: Box) -> Rows:
    if about is About.GRID:
        return np.array(sorted(grids_in(content, box)), dtype=np.int32)
    places = np.array([(one.lon_e7, one.lat_e7) for one in content.outlets], dtype=np.int32).reshape(-1, 2)
    x, y = e7_columns_to_world(places[:, 0], places[:, 1])
    inside = (x >= box.west) & (x <= box.east) & (y >= box.south) & (y <= box.north)
    return np.array([one.id for one in content.outlets], dtype=np.int32)[inside]
