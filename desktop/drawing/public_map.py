"""The map as visitors may see it: no name of a person, no single customer, no group so small that it tells of one."""

from dataclasses import replace

from desktop.customers.point_filter import PointFilter
from desktop.drawing.content import MapContent
from desktop.drawing.pin_layer import PinOptions
from desktop.drawing.selection_layer import Selected
from desktop.drawing.stack import MapOptions

FEWEST = 5
"""Customers a number must be about to be shown in public (domain §2.6)."""


def without_people(content: MapContent) -> MapContent:
    """The same state of the bank without the names of its staff; points and borders are shared, not copied."""
    return replace(
        content,
        grids=tuple(
            replace(grid, manager_id=None, manager_name=None, locked_reason=None, locked_by=None)
            for grid in content.grids
        ),
        branches=tuple(replace(branch, head_name=None) for branch in content.branches),
    )


def public_pins(grids: frozenset[int] | None = None) -> PinOptions:
    """Customers of these grids, or all, as counted discs at every scale; small ones are left out."""
    return PinOptions(filter=PointFilter(grids=grids), mode="clusters", fewest=FEWEST)


def public_options(options: MapOptions) -> MapOptions:
    """What another map shows, made fit for visitors: nothing that was filtered, picked or selected comes along."""
    hidden = options.hidden & frozenset({"base", "labels"})
    return replace(options, pins=public_pins(), selected=Selected(), hidden=hidden)
