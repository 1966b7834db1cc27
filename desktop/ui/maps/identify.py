"""What is under a click: an outlet, else customers that are drawn one by one, else the grid."""

from dataclasses import dataclass

import numpy as np

from desktop.customers.polygon_test import inside_rings
from desktop.drawing.content import MapContent
from desktop.drawing.outlet_layer import mark_size, outlet_marks
from desktop.drawing.pin_layer import CLUSTERS_BELOW_ZOOM, PinOptions, mask_of
from desktop.maps.viewport import Viewport
from desktop.ui.subject import CUSTOMER, GRID, OUTLET, Subject

_REACH = 9.0  # pixels around a click in which a customer's sign is meant
_MOST_TOGETHER = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """What of the map can be clicked at all."""

    outlets: bool
    territories: bool
    pins: PinOptions | None  # None = customers are hidden


def customers_are_single(viewport: Viewport, pins: PinOptions) -> bool:
    """Whether customers are drawn one by one, so that a click can mean one of them."""
    if pins.mode == "auto":
        return viewport.zoom >= CLUSTERS_BELOW_ZOOM
    return pins.mode == "dots"


def what_is_at(content: MapContent, viewport: Viewport, x: float, y: float, shown: Shown) -> tuple[Subject, ...]:
    """Things at a world point, the meant one first; several only for customers who share a doorstep."""
    if shown.outlets:
        outlet = _outlet(content, viewport, x, y)
        if outlet is not None:
            return (outlet,)
    if shown.pins is not None and customers_are_single(viewport, shown.pins):
        index = content.points
        near = index.near(x, y, _REACH * viewport.metres_per_pixel, mask_of(index, shown.pins))
        if len(near):
            return tuple(Subject(CUSTOMER, int(one)) for one in index.customer_id[near[:_MOST_TOGETHER]])
    grid = grid_at(content, x, y) if shown.territories else None
    return () if grid is None else (Subject(GRID, grid),)


def grid_at(content: MapContent, x: float, y: float) -> int | None:
    """Id of the grid around a world point; None outside the county."""
    at_x, at_y = np.array([x]), np.array([y])
    for face in content.partition.faces:
        box = content.partition.face_box(face)
        if box.contains(x, y) and bool(inside_rings(at_x, at_y, list(content.partition.rings(face)))[0]):
            return face
    return None


def _outlet(content: MapContent, viewport: Viewport, x: float, y: float) -> Subject | None:
    px, py = viewport.to_screen(np.array([x, y]))
    reach = max(11.0, mark_size(viewport.zoom) * 0.8)
    nearest: tuple[float, int] | None = None
    for mark in outlet_marks(content.outlets, viewport):
        away = float(np.hypot(mark.x - px, mark.y - py))
        if away <= reach and (nearest is None or away < nearest[0]):
            nearest = (away, mark.outlet.id)
    return None if nearest is None else Subject(OUTLET, nearest[1])
