"""Turns a drawn shape into selected customers, and the selection into totals, off the UI thread."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from desktop.customers.point_index import Indices, Mask, PointIndex
from desktop.customers.totals import Totals
from desktop.drawing.content import MapContent
from desktop.drawing.pin_layer import PinOptions, mask_of
from desktop.maps.box import Box
from desktop.maps.viewport import Viewport
from desktop.ui.background import Background
from desktop.ui.maps.identify import Shown, what_is_at
from desktop.ui.maps.select_tools import Shape
from desktop.ui.selection import Combine, Selection
from desktop.ui.subject import GRID

_BIG = 50  # customers; a click does not throw more away


def inside_shape(index: PointIndex, shape: Shape, mask: Mask | None) -> Indices:
    """Places in the index of the customers in a shape that pass the filter."""
    if shape.circle is not None:
        return index.within(*shape.circle, mask)
    return np.empty(0, dtype=np.intp) if shape.ring is None else index.inside([shape.ring], mask)


class SelectOnMap(QObject):
    """`previewed` while a shape grows, `counted` after the selection changed; both carry `Totals`."""

    previewed = Signal(object)
    counted = Signal(object)
    shape_drawn = Signal()  # `last_shape` is another one
    kept = Signal(int)  # a plain click did not replace a selection of so many

    def __init__(
        self,
        background: Background,
        selection: Selection,
        shown: Callable[[], tuple[MapContent, PinOptions] | None],
        failed: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._selection = selection
        self._shown = shown
        self._failed = failed
        self._previewing = False
        self.last_shape: Shape | None = None
        selection.changed.connect(self.count)

    def drawn(self, shape: Shape, how: Combine) -> None:
        """Select what is in the shape: what the map shows, so filtered customers are left out."""
        shown = self._shown()
        if shown is None:
            return
        content, pins = shown
        self.last_shape = shape
        self.shape_drawn.emit()

        def job() -> NDArray[np.int32]:
            index = content.points
            return index.customer_id[inside_shape(index, shape, mask_of(index, pins))]

        self._background.run(job, lambda ids: self._selection.combine(ids, how), self._failed)

    def pick(self, x: float, y: float, viewport: Viewport, how: Combine) -> None:
        """Select what is at one place: customers of a doorstep where they are drawn singly, else those of the grid.

        A plain click takes the place of a small selection only; a big one needs Shift, Ctrl or a drawn shape.
        """
        shown = self._shown()
        if shown is None:
            return
        if how is Combine.REPLACE and len(self._selection) > _BIG:
            self.kept.emit(len(self._selection))
            return
        content, pins = shown

        def job() -> NDArray[np.int32]:
            found = what_is_at(content, viewport, x, y, Shown(outlets=False, territories=True, pins=pins))
            if found and found[0].kind == GRID:
                return _of_grid(content.points, found[0].id, mask_of(content.points, pins))
            return np.array([one.id for one in found], dtype=np.int32)

        self._background.run(job, lambda ids: self._selection.combine(ids, how), self._failed)

    def preview(self, shape: Shape | None) -> None:
        """Count what is in a growing shape; None ends it, and an answer that comes later is dropped."""
        self._previewing = shape is not None
        shown = self._shown()
        if shape is None or shown is None:
            return
        content, pins = shown

        def job() -> Totals:
            index = content.points
            return index.totals(inside_shape(index, shape, mask_of(index, pins)))

        self._background.run(job, self._tell_preview, self._failed, newest="select-preview")

    def select_grid(self, grid_id: int) -> None:
        """Select the customers shown whose home is this grid."""
        shown = self._shown()
        if shown is None:
            return
        content, pins = shown

        def job() -> NDArray[np.int32]:
            return _of_grid(content.points, grid_id, mask_of(content.points, pins))

        self._background.run(job, lambda ids: self._selection.combine(ids, Combine.REPLACE), self._failed)

    def count(self) -> None:
        """Count the selection anew."""
        shown = self._shown()
        if shown is None:
            return
        index, ids = shown[0].points, self._selection.ids

        def job() -> Totals:
            places = _places(index, ids)
            return replace(index.totals(places), unlocated=len(ids) - len(places))

        self._background.run(job, self.counted.emit, self._failed, newest="selection-totals")

    def find_box(self, then: Callable[[Box | None], None]) -> None:
        """World box of the selected customers, handed to `then`."""
        shown = self._shown()
        if shown is None:
            return
        index, ids = shown[0].points, self._selection.ids

        def job() -> Box | None:
            places = _places(index, ids)
            if not len(places):
                return None
            return Box.around(np.column_stack([index.world_x[places], index.world_y[places]]))

        self._background.run(job, then, self._failed)

    def _tell_preview(self, totals: Totals) -> None:
        if self._previewing:
            self.previewed.emit(totals)


def _of_grid(index: PointIndex, grid_id: int, mask: Mask | None) -> NDArray[np.int32]:
    of_grid = index.grid_id == grid_id
    chosen: NDArray[np.int32] = index.customer_id[of_grid if mask is None else of_grid & mask]
    return chosen


def _places(index: PointIndex, ids: NDArray[np.int32]) -> Indices:
    """Where the customers of ascending ids are in the index."""
    if not len(ids):
        return np.empty(0, dtype=np.intp)
    spot = np.minimum(np.searchsorted(ids, index.customer_id), len(ids) - 1)
    return np.flatnonzero(ids[spot] == index.customer_id)
