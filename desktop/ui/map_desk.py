"""What the map shows: switches, choosers, card and selection become layers; the legend is counted, clicks answered."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.customers.point_filter import by_branch
from desktop.drawing.content import MapContent
from desktop.drawing.outlet_layer import OutletOptions
from desktop.drawing.pin_layer import PinOptions
from desktop.drawing.selection_layer import Selected
from desktop.drawing.stack import MapOptions, default_layers
from desktop.drawing.style import LIGHT, Style
from desktop.ui.background import Background
from desktop.ui.left_panel import LeftPanel
from desktop.ui.maps.canvas import MapCanvas
from desktop.ui.maps.identify import CUSTOMER, GRID, OUTLET, Shown, Subject, what_is_at
from desktop.ui.maps.legend_lines import legend_lines
from desktop.ui.selection import Ids

_MOST_MARKED = 600  # customers of a selection that get a ring on the map; more would only be a blot


class MapDesk(QObject):
    """`found` is called with the things under a click, the meant one first."""

    def __init__(
        self,
        canvas: MapCanvas,
        left: LeftPanel,
        background: Background,
        found: Callable[[tuple[Subject, ...]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._left, self._background = canvas, left, background
        self._found, self._failed = found, failed
        self._style = LIGHT
        self._content: MapContent | None = None
        self._subject: Subject | None = None
        self._marked: tuple[int, ...] = ()
        canvas.viewport_changed.connect(lambda _: self.count_legend())
        left.layers.toggled.connect(lambda *_: self.use_layers())
        left.customers.changed.connect(lambda _: self.use_layers())

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
        self.use_layers()

    def use_style(self, style: Style) -> None:
        self._style = style
        self._canvas.set_style(style)
        if self._content is not None:
            self._left.territories.show_content(self._content, style)
        self.use_layers()

    def use_subject(self, subject: Subject | None) -> None:
        """Ring the thing whose card is shown."""
        self._subject = subject
        self.use_layers()

    def use_selection(self, ids: Ids) -> None:
        """Ring the selected customers, or an even share of very many."""
        self._marked = tuple(ids[:: max(1, -(-len(ids) // _MOST_MARKED))].tolist())
        self.use_layers()

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
            grids=frozenset({subject.id}) if subject is not None and subject.kind == GRID else frozenset(),
            outlet=subject.id if subject is not None and subject.kind == OUTLET else None,
            customers=(subject.id,) if subject is not None and subject.kind == CUSTOMER else self._marked,
        )
        hidden = frozenset(key for key in ("base", "territories", "pins", "outlets", "labels") if not layers.is_on(key))
        outlets = OutletOptions(rings=layers.is_on("rings"))
        options = MapOptions(style=self._style, pins=self.pins(), outlets=outlets, selected=selected, hidden=hidden)
        self._canvas.set_layers(default_layers(options))
        self.count_legend()

    def count_legend(self) -> None:
        content = self._content
        if content is None:
            return
        view, pins, style = self._canvas.viewport, self.pins(), self._style
        self._background.run(
            lambda: legend_lines(content, view, pins, style),
            self._left.legend.show_lines,
            self._failed,
            newest="legend",
        )

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
