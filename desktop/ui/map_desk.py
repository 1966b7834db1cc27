"""What the map shows: switches, choosers, card and selection become layers; the legend is counted, clicks answered."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from desktop.customers.point_filter import by_branch
from desktop.customers.point_index import PointIndex
from desktop.drawing.content import MapContent
from desktop.drawing.outlet_layer import OutletOptions
from desktop.drawing.pin_layer import PinOptions
from desktop.drawing.selection_layer import Selected
from desktop.drawing.stack import MapOptions, default_layers
from desktop.drawing.style import LIGHT, Style
from desktop.drawing.territory_layer import Shading, TerritoryOptions
from desktop.maps.base_map import BaseMap
from desktop.maps.box import Box
from desktop.maps.viewport import Viewport
from desktop.ui.background import Background
from desktop.ui.left_panel import LeftPanel
from desktop.ui.maps.canvas import MapCanvas
from desktop.ui.maps.ground_lines import GroundCounts, grids_in, ground_counts
from desktop.ui.maps.identify import Shown, what_is_at
from desktop.ui.maps.legend_lines import LegendLine, legend_lines
from desktop.ui.selection import Ids
from desktop.ui.subject import CUSTOMER, OUTLET, Subject
from desktop.ui.subject_grids import grids_of
from desktop.ui.themes.theme_desk import ThemeDesk

_MOST_MARKED = 1500  # selected customers in view that get a ring; of more an even share of `_SHARE` does
_SHARE = 400
_COUNT_MS = 60  # between two counts of the legend while the map moves
_MARK_MS = 250  # the map must rest so long before its selected customers are looked up


@dataclass(frozen=True, slots=True)
class _Counted:
    """What is in view: customers by class, the ground, and grids by class of the theme and without a value."""

    customers: tuple[LegendLine, ...]
    ground: GroundCounts
    of_theme: tuple[tuple[int, ...], int] | None


class MapDesk(QObject):
    """`found` is called with the things under a click, the meant one first; `shown(MapOptions)` after a change."""

    shown = Signal(object)

    def __init__(
        self,
        canvas: MapCanvas,
        left: LeftPanel,
        themes: ThemeDesk,
        background: Background,
        found: Callable[[tuple[Subject, ...]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._left, self._background = canvas, left, background
        self.themes = themes
        self._found, self._failed = found, failed
        self._style = LIGHT
        self._content: MapContent | None = None
        self._subject: Subject | None = None
        self._selected: Ids = np.empty(0, dtype=np.int32)
        self._marked: tuple[int, ...] = ()
        self._maps: tuple[BaseMap, ...] = ()
        self._shading: Shading | None = None
        self.options = MapOptions()  # what the map shows
        self._soon_count = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._soon_count.timeout.connect(self.count_legend)
        self._soon_mark = QTimer(self, singleShot=True, interval=_MARK_MS)
        self._soon_mark.timeout.connect(self._mark)
        canvas.viewport_changed.connect(self._moved)
        left.layers.toggled.connect(lambda *_: self.use_layers())
        left.customers.changed.connect(lambda _: self.use_layers())
        themes.changed.connect(self.use_layers)

    def use_content(self, content: MapContent) -> None:
        self._content = content
        left = self._left
        left.layers.show_counts(
            {"pins": len(content.points), "outlets": len(content.outlets), "territories": len(content.grids)}
        )
        left.territories.show_content(content, self._style)
        branch_of = {grid.id: grid.branch_id for grid in content.grids}
        left.customers.offer(by_branch(branch_of, [(one.id, one.name) for one in content.branches]))
        self._canvas.set_content(content)
        self.themes.use_content(content)
        self.use_layers()

    def use_maps(self, maps: tuple[BaseMap, ...]) -> None:
        """Base maps over the bank's own ground, the first on top."""
        if maps != self._maps:
            self._maps = maps
            self.use_layers()

    def use_style(self, style: Style) -> None:
        self._style = style
        self._canvas.set_style(style)
        self.themes.use_style(style)
        if self._content is not None:
            self._left.territories.show_content(self._content, style)
        self._left.ground.dress(style)
        self.use_layers()

    @property
    def style(self) -> Style:
        return self._style

    @property
    def look(self) -> MapOptions:
        """Style and base maps, without what is chosen or filtered."""
        return MapOptions(style=self._style, maps=self._maps if self._left.layers.is_on("base") else ())

    def shade(self, shading: Shading | None) -> None:
        """Colour the grids otherwise than the chosen theme does; None for the theme."""
        if shading is not self._shading:
            self._shading = shading
            self.use_layers()

    def use_subject(self, subject: Subject | None) -> None:
        """Ring the thing whose card is shown; of a branch, manager or town trace the border around its grids."""
        self._subject = subject
        self.use_layers()

    def use_selection(self, ids: Ids) -> None:
        """Ring the selected customers in view, or an even share of very many."""
        self._selected = ids
        self._mark()

    def pins(self) -> PinOptions:
        view = self._left.customers.view
        return PinOptions(filter=view.shown, colour_by=view.colour_by, mode=view.mode)

    def shown_customers(self) -> tuple[MapContent, PinOptions] | None:
        """What a selection may take from; None before the bank is open."""
        return None if self._content is None else (self._content, self.pins())

    def use_layers(self) -> None:
        """Hand the map its layers; those that stayed the same keep their pictures."""
        layers, subject = self._left.layers, self._subject
        selected = Selected(
            grids=frozenset() if subject is None or self._content is None else grids_of(self._content, subject),
            outlet=subject.id if subject is not None and subject.kind == OUTLET else None,
            customers=(subject.id,) if subject is not None and subject.kind == CUSTOMER else self._marked,
        )
        hidden = frozenset(key for key in ("base", "territories", "pins", "outlets", "labels") if not layers.is_on(key))
        outlets = OutletOptions(rings=layers.is_on("rings"))
        options = MapOptions(
            style=self._style,
            maps=self._maps,
            territories=TerritoryOptions(shading=self._shading or self.themes.shading),
            pins=self.pins(),
            outlets=outlets,
            selected=selected,
            hidden=hidden,
        )
        self.options = options
        self._canvas.set_layers(default_layers(options))
        self.shown.emit(options)
        self.count_legend()

    def count_legend(self) -> None:
        content = self._content
        if content is None:
            return
        view, pins, style, classes = self._canvas.viewport, self.pins(), self._style, self.themes.classes

        def job() -> _Counted:
            of_theme = None if classes is None else classes.grids_in(grids_in(content, view.box))
            return _Counted(legend_lines(content, view, pins, style), ground_counts(content, view), of_theme)

        self._background.run(job, self._show_legend, self._failed, newest="legend")

    def _show_legend(self, counted: _Counted) -> None:
        self._left.legend.show_lines(counted.customers)
        self._left.ground.show_counts(counted.ground)
        self._left.territories.show_counts(counted.ground)
        if counted.of_theme is not None:
            self._left.themes.show_counts(*counted.of_theme)

    def _moved(self, _: Viewport) -> None:
        if not self._soon_count.isActive():
            self._soon_count.start()
        if len(self._selected):
            self._soon_mark.start()

    def _mark(self) -> None:
        content, ids, view = self._content, self._selected, self._canvas.viewport
        if content is None or not len(ids):
            self._take_marks(())
            return
        self._background.run(
            lambda: marks_in(content.points, ids, view.box), self._take_marks, self._failed, newest="marks"
        )

    def _take_marks(self, marks: tuple[int, ...]) -> None:
        if not len(self._selected):
            marks = ()
        if marks != self._marked:
            self._marked = marks
            self.use_layers()

    def identify(self, x: float, y: float) -> None:
        """Find what is under a click at a world point."""
        content = self._content
        if content is None:
            return
        layers, view = self._left.layers, self._canvas.viewport
        pins = self.pins() if layers.is_on("pins") else None
        shown = Shown(layers.is_on("outlets"), layers.is_on("territories"), pins)
        self._background.run(
            lambda: what_is_at(content, view, x, y, shown), self._found, self._failed, newest="identify"
        )


def marks_in(index: PointIndex, ids: Ids, box: Box) -> tuple[int, ...]:
    """Ids of the selected customers in a world box, ascending; an even share when they are very many."""
    seen = np.sort(index.customer_id[index.in_box(box)])
    chosen = np.intersect1d(seen, ids, assume_unique=True)
    if len(chosen) > _MOST_MARKED:
        chosen = chosen[:: -(-len(chosen) // _SHARE)]
    return tuple(chosen.tolist())
