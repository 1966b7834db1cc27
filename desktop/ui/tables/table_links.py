"""One and the same selection: a row opens its card and rings its place, a range selects; the map marks rows in turn."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject

from desktop.drawing.content import MapContent
from desktop.drawing.pin_layer import PinOptions
from desktop.maps.projection import e7_to_world
from desktop.maps.viewport import Viewport
from desktop.tables.column import Rows
from desktop.tables.table import About
from desktop.ui.card_desk import CardDesk
from desktop.ui.maps.canvas import MapCanvas
from desktop.ui.selection import Combine, Selection
from desktop.ui.subject import Subject
from desktop.ui.tables.scope import MapState
from desktop.ui.tables.table_panel import TablePanel

_CLOSE = 2.0  # metres per pixel a double click goes to, unless the map is closer already


class TableLinks(QObject):
    """`shown` is what the map shows, None before the bank is open."""

    def __init__(
        self,
        panel: TablePanel,
        canvas: MapCanvas,
        cards: CardDesk,
        selection: Selection,
        shown: Callable[[], tuple[MapContent, PinOptions] | None],
    ) -> None:
        super().__init__(panel)
        self._panel, self._canvas, self._cards, self._selection = panel, canvas, cards, selection
        self._shown = shown
        self.gathers = True  # False while the table shows the selection itself: a range must not shrink it
        panel.view.picked.connect(self._pick)
        panel.view.gathered.connect(self._gather)
        panel.view.went.connect(self._go)
        cards.subject_changed.connect(lambda _: self.follow())
        selection.changed.connect(self.mark)

    @property
    def state(self) -> MapState:
        """What the map shows now, for a worker."""
        shown, subject = self._shown(), self._cards.subject
        content, pins = (None, PinOptions()) if shown is None else shown
        about = None if subject is None else (subject.kind, subject.id)
        return MapState(content, pins.filter, self._canvas.viewport.box, self._selection.ids, about)

    def mark(self) -> None:
        """Mark the rows of what is selected on the map; where they are all the rows there are, none."""
        model = self._panel.model
        if model.table is None:
            return
        ids = self._selection.ids
        some = len(ids) > 0 and model.table.about is About.CUSTOMER and self.gathers
        model.mark(model.table.rows_about(ids) if some else None)
        self._panel.view.viewport().update()

    def follow(self, *, opening: bool = True) -> None:
        """Go to the row of the thing whose card is open, if it is among the rows; `opening` its group if need be."""
        model, subject = self._panel.model, self._cards.subject
        if model.table is None or model.lines is None or subject is None or subject.kind != model.table.about.value:
            return
        chosen = self._panel.view.chosen_lines()
        if chosen is not None and chosen[0] == chosen[1] and model.subject(chosen[0]) == subject.id:
            return
        rows = np.flatnonzero(model.table.subjects == subject.id)
        before = model.rowCount()
        line = model.lines.line_of(int(rows[0]), opening=opening) if len(rows) else None
        if model.rowCount() != before:  # its group was opened
            model.layoutChanged.emit()
        if line is not None:
            self._panel.view.go_to_line(line)

    def _pick(self, line: int) -> None:
        """Open the card; move the map only when the thing lies outside what is seen."""
        subject = self._subject(line)
        if subject is None:
            return
        self._cards.open((subject,))
        place, view = self._place(subject), self._canvas.viewport
        if place is not None and not view.box.contains(*place):
            self._canvas.go_to(Viewport(*place, view.metres_per_pixel, view.width, view.height))

    def _go(self, line: int) -> None:
        subject = self._subject(line)
        place = None if subject is None else self._place(subject)
        if subject is None or place is None:
            return
        view = self._canvas.viewport
        near = view.metres_per_pixel if subject.kind == About.GRID.value else min(view.metres_per_pixel, _CLOSE)
        self._canvas.go_to(Viewport(*place, near, view.width, view.height))

    def _gather(self, first: int, last: int) -> None:
        model, shown = self._panel.model, self._shown()
        if model.table is None or not self.gathers:
            return
        ids: Rows = model.subjects_between(first, last)
        if model.table.about is About.GRID and shown is not None:
            index = shown[0].points
            ids = index.customer_id[np.isin(index.grid_id, ids)]
        elif model.table.about is not About.CUSTOMER:
            return
        self._selection.combine(ids, Combine.REPLACE)

    def _subject(self, line: int) -> Subject | None:
        model = self._panel.model
        one = model.subject(line)
        return None if one is None or model.table is None else Subject(model.table.about.value, one)

    def _place(self, subject: Subject) -> tuple[float, float] | None:
        """World metres of a thing; None for a customer without coordinates."""
        shown = self._shown()
        if shown is None:
            return None
        content = shown[0]
        if subject.kind == About.GRID.value:
            return content.partition.label_point(subject.id) if subject.id in content.partition.faces else None
        if subject.kind == About.OUTLET.value:
            for outlet in content.outlets:
                if outlet.id == subject.id:
                    x, y = e7_to_world(np.array([outlet.lon_e7, outlet.lat_e7], dtype=np.int32))
                    return float(x), float(y)
            return None
        spots = np.flatnonzero(content.points.customer_id == subject.id)
        if not len(spots):
            return None
        return float(content.points.world_x[spots[0]]), float(content.points.world_y[spots[0]])
