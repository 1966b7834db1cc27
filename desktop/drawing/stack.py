"""All layers of the map, bottom to top, made from one set of options: for the screen, pictures and paper alike."""

from dataclasses import dataclass, field, replace

from PySide6.QtGui import QPainter

from desktop.drawing.base_layer import BaseLayer
from desktop.drawing.content import MapContent
from desktop.drawing.label_layer import LabelLayer, LabelOptions
from desktop.drawing.layer import AnyLayer
from desktop.drawing.outlet_layer import OutletLayer, OutletOptions
from desktop.drawing.pin_layer import PinLayer, PinOptions
from desktop.drawing.selection_layer import Selected, SelectionLayer
from desktop.drawing.style import LIGHT, Style
from desktop.drawing.territory_layer import TerritoryLayer, TerritoryOptions
from desktop.maps.base_map import BaseMap
from desktop.maps.viewport import Viewport

# Bottom to top. What each layer is called in the window is the window's affair.
LAYER_ORDER = ("base", "territories", "pins", "outlets", "labels", "selection")


@dataclass(frozen=True, slots=True)
class MapOptions:
    """Everything that can be chosen about the map's look. `hidden` are keys of `LAYER_ORDER`."""

    style: Style = LIGHT
    maps: tuple[BaseMap, ...] = ()  # over the bank's own backdrop, the first on top
    territories: TerritoryOptions = field(default_factory=TerritoryOptions)
    pins: PinOptions = field(default_factory=PinOptions)
    outlets: OutletOptions = field(default_factory=OutletOptions)
    labels: LabelOptions = field(default_factory=LabelOptions)
    selected: Selected = field(default_factory=Selected)
    hidden: frozenset[str] = frozenset()


def default_layers(options: MapOptions = MapOptions()) -> list[AnyLayer]:
    """The layers in `LAYER_ORDER`, without the hidden ones."""
    style = options.style
    pins = options.pins
    if "outlets" in options.hidden:
        pins = replace(pins, clear_outlets=False)
    labels = replace(
        options.labels,
        avoid=None if "pins" in options.hidden else pins,
        outlets=options.labels.outlets and "outlets" not in options.hidden,
    )
    layers: list[AnyLayer] = [
        BaseLayer(style, options.maps),
        TerritoryLayer(style, options.territories),
        PinLayer(style, pins),
        OutletLayer(style, options.outlets),
        LabelLayer(style, labels, () if "base" in options.hidden else options.maps),
        SelectionLayer(style, options.selected, None if "pins" in options.hidden else pins),
    ]
    return [layer for layer in layers if layer.key not in options.hidden]


def paint_map(painter: QPainter, content: MapContent, viewport: Viewport, layers: list[AnyLayer]) -> None:
    """Draw the whole map on any painter, at once: for pictures and paper."""
    for layer in layers:
        layer.paint(painter, viewport, layer.read(content, viewport))
