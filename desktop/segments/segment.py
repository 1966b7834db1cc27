"""A customer segment 客群: attributes and a part of the map; who belongs to it is worked out when it is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from desktop.customers.point_index import PointIndex
from desktop.maps.projection import e7_to_world
from desktop.tables.column import Mask
from desktop.tables.conditions import Condition, OneOf, condition_mask, passing
from desktop.tables.table import Table

Ids = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Area:
    """Where: home in one of these grids, or located within a ring or a circle. Exactly one of the three is given.

    `ring` holds corners (lon_e7, lat_e7), the last joined to the first; `circle` is lon_e7, lat_e7, ground metres.
    """

    grids: tuple[str, ...] = ()  # codes: they outlive a new version of a grid
    ring: tuple[tuple[int, int], ...] = ()
    circle: tuple[int, int, int] | None = None

    def __post_init__(self) -> None:
        given = bool(self.grids) + bool(self.ring) + (self.circle is not None)
        if given != 1 or (self.ring and len(self.ring) < 3) or (self.circle is not None and self.circle[2] <= 0):
            raise ValueError("an area is some grids, a ring of three corners or more, or a circle")


@dataclass(frozen=True, slots=True)
class Definition:
    """Who is meant. `filters` are by column of the customer table; without an area the whole bank is meant.

    Who must not be disturbed 勿扰 and who is on the black list is left out unless the segment says otherwise.
    """

    filters: Mapping[str, Condition] = field(default_factory=lambda: MappingProxyType({}))
    area: Area | None = None
    with_quiet: bool = False
    with_blacklisted: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A saved one."""

    id: int
    uid: str
    title: str
    definition: Definition
    created_by: str
    created_at: str


def members(definition: Definition, customers: Table, index: PointIndex) -> Ids:
    """Customer ids, ascending. KeyError for a column the table does not have, ValueError for a condition that its
    kind cannot be asked."""
    within = np.ones(len(customers), dtype=np.bool_)
    if definition.area is not None:
        within &= _in_area(definition.area, customers, index)
    if not definition.with_quiet:
        within &= ~condition_mask(customers.columns["no_contact"], OneOf(frozenset({1})))
    if not definition.with_blacklisted:
        within &= ~condition_mask(customers.columns["list_flag"], OneOf(frozenset({"BLACK"})))
    return np.sort(customers.ids[passing(customers, definition.filters, within)])


def _in_area(area: Area, customers: Table, index: PointIndex) -> Mask:
    if area.grids:
        return condition_mask(customers.columns["grid_code"], OneOf(frozenset(area.grids)))
    if area.circle is not None:
        lon, lat, metres = area.circle
        x, y = e7_to_world(np.array([lon, lat], dtype=np.int32))
        places = index.within(float(x), float(y), float(metres))
    else:
        places = index.inside([e7_to_world(np.array([*area.ring, area.ring[0]], dtype=np.int32))])
    return customers.rows_about(index.customer_id[places])
