"""Customers on the map: counted clusters or density when far, dots nearer, one sign each when near."""

from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.customers.clusters import level_for
from desktop.customers.point_filter import ColourBy, PointFilter
from desktop.customers.point_index import PointIndex
from desktop.customers.point_raster import rasterise
from desktop.drawing.by_identity import ByIdentity
from desktop.drawing.cluster_discs import CELL_PIXELS, Disc, clear_of, merged, paint_disc
from desktop.drawing.content import MapContent
from desktop.drawing.density_wash import paint_density
from desktop.drawing.layer import resolution
from desktop.drawing.markers import KIND_SHAPES, Stamps
from desktop.drawing.outlet_layer import mark_size, outlet_marks
from desktop.drawing.pin_colours import pin_colour, rgba
from desktop.drawing.style import LIGHT, Style
from desktop.maps.viewport import Viewport

Mode = Literal["auto", "dots", "clusters", "density"]
Bytes = NDArray[np.uint8]
Mask = NDArray[np.bool_]

CLUSTERS_BELOW_ZOOM = 13.6
MOST_SINGLE = 5_000  # signs on one screen; more become dots
_SCREEN = 1920 * 1080  # larger pictures may hold as many signs to the area, so drawing ahead changes nothing
_SINGLES_FROM_ZOOM = 14.5
_RIMMED_FROM = 4  # device pixels; smaller dots have no rim
_SCATTERED = 5  # fewer customers than this are a small pin and not a counted disc


@dataclass(frozen=True, slots=True)
class PinOptions:
    """Which customers, in which colours (None = one colour), in what form."""

    filter: PointFilter = field(default_factory=PointFilter)
    colour_by: ColourBy | None = None
    mode: Mode = "auto"
    clear_outlets: bool = True  # counted discs step aside where they would cover an outlet
    fewest: int = 1  # discs of fewer customers are left out, so that nobody can be told apart


@dataclass(frozen=True, slots=True, eq=False)
class Pins:
    """What the picture needs; only one form of it is filled."""

    form: str  # clusters, density, dots, single
    index: PointIndex
    mask: Mask | None
    classes: Bytes
    palette: Bytes  # (k, 4) RGBA
    colours: tuple[str, ...]  # the palette as #RRGGBB
    discs: tuple[Disc, ...] = ()
    chosen: NDArray[np.intp] | None = None


_masks: ByIdentity[Mask] = ByIdentity(4)
_classes: ByIdentity[Bytes] = ByIdentity(4)
_aside: ByIdentity[tuple[Disc, ...]] = ByIdentity(4)
_discs: ByIdentity[tuple[Disc, ...]] = ByIdentity(4)  # the names are placed around the same discs


@dataclass(frozen=True, slots=True)
class PinLayer:
    style: Style = LIGHT
    options: PinOptions = field(default_factory=PinOptions)

    @property
    def key(self) -> str:
        return "pins"

    @property
    def shows(self) -> frozenset[str]:
        return frozenset({"customer", "geo_point"})

    @property
    def direct(self) -> bool:
        return False

    def with_options(self, options: PinOptions) -> "PinLayer":
        return replace(self, options=options)

    def basis(self, content: MapContent) -> tuple[object, ...]:
        return (content.points, content.branch_hues, content.outlets)

    def read(self, content: MapContent, viewport: Viewport) -> Pins:
        index = content.points
        mask, classes = mask_of(index, self.options), classes_of(index, self.options)
        colours = pin_palette(self.style, self.options, content)
        palette = np.array([rgba(name) for name in colours], dtype=np.uint8).reshape(-1, 4)
        pins = Pins("dots", index, mask, classes, palette, colours)
        form = self._form(viewport)
        if form == "clusters":
            return replace(pins, form="clusters", discs=discs_for(content, viewport, self.options))
        if form == "density":
            return replace(pins, form="density")
        if self.options.mode == "auto" and viewport.zoom >= _SINGLES_FROM_ZOOM:
            chosen = index.in_box(viewport.grown(10).box, mask)
            if len(chosen) <= MOST_SINGLE * max(1.0, viewport.width * viewport.height / _SCREEN):
                return replace(pins, form="single", chosen=chosen)
        return pins

    def paint(self, painter: QPainter, viewport: Viewport, picture: Pins) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if picture.form == "clusters":
            self._paint_discs(painter, picture)
        elif picture.form == "density":
            paint_density(painter, viewport, picture.index, picture.mask, self.style)
        elif picture.form == "single":
            self._paint_single(painter, viewport, picture)
        else:
            _paint_dots(painter, viewport, picture, self.style.pin_rim)
        painter.restore()

    def _form(self, viewport: Viewport) -> str:
        if shows_discs(self.options, viewport):
            return "clusters"
        return "density" if self.options.mode == "density" else "dots"

    def _paint_discs(self, painter: QPainter, picture: Pins) -> None:
        style = self.style
        stamps = Stamps(painter)
        for disc in reversed(picture.discs):
            if disc.count < _SCATTERED:
                stamps.draw("drop", style.pin, style.pin_rim, 9.0, disc.x, disc.y)
                continue
            fill = style.disc(disc.count) if disc.top_class is None else picture.colours[disc.top_class]
            paint_disc(painter, disc, fill, style.disc_ring, style.disc_text)

    def _paint_single(self, painter: QPainter, viewport: Viewport, picture: Pins) -> None:
        chosen = picture.chosen
        if chosen is None or not len(chosen):
            return
        index = picture.index
        screen = viewport.to_screen(np.column_stack([index.world_x[chosen], index.world_y[chosen]]))
        order = np.lexsort((screen[:, 1], picture.classes[chosen]))
        stamps = Stamps(painter)
        size = float(np.clip(7 + 1.6 * (viewport.zoom - 14.5), 7, 13))
        rim = self.style.pin_rim
        kinds, classes = index.kind[chosen].tolist(), picture.classes[chosen].tolist()
        places = screen.tolist()
        for i in order.tolist():
            stamps.draw(KIND_SHAPES[kinds[i]], picture.colours[classes[i]], rim, size, *places[i])


def shows_discs(options: PinOptions, viewport: Viewport) -> bool:
    """Whether customers are counted discs at this zoom."""
    return options.mode == "clusters" or (options.mode == "auto" and viewport.zoom < CLUSTERS_BELOW_ZOOM)


def dot_size(zoom: float) -> int:
    """Width of a customer's dot in pixels."""
    return int(np.clip(round(1 + 0.8 * (zoom - 11.5)), 1, 5))


def mask_of(index: PointIndex, options: PinOptions) -> Mask | None:
    """Which customers pass the filter, kept for the last few filters; None = all."""
    if not options.filter.narrows:
        return None
    return _masks.get(index, options.filter, lambda: options.filter.mask(index))


def classes_of(index: PointIndex, options: PinOptions) -> Bytes:
    """The colour class of every customer, kept for the last few colourings."""
    by = options.colour_by
    if by is None:
        return _classes.get(index, None, lambda: np.zeros(len(index), np.uint8))
    return _classes.get(index, by, lambda: by.classes(index))


def pin_palette(style: Style, options: PinOptions, content: MapContent) -> tuple[str, ...]:
    """The colour of each class code."""
    if options.colour_by is None:
        return (style.density,)
    entries = options.colour_by.entries
    colours = [style.unassigned] * (max(entry.code for entry in entries) + 1)
    for entry in entries:
        colours[entry.code] = pin_colour(style, entry.colour, content.branch_hues)
    return tuple(colours)


def discs_for(content: MapContent, viewport: Viewport, options: PinOptions) -> tuple[Disc, ...]:
    """The counted discs on a picture. Cells hang on the world, so a disc stays when the map is panned."""
    found = _discs.get(content.points, (viewport, options), lambda: _gathered(content.points, viewport, options))
    return found if not options.clear_outlets else _stepped_aside(content, viewport, options, found)


def _stepped_aside(
    content: MapContent, viewport: Viewport, options: PinOptions, discs: tuple[Disc, ...]
) -> tuple[Disc, ...]:
    marks = outlet_marks(content.outlets, viewport)
    radius = mark_size(viewport.zoom) / 2
    taken = np.array([(mark.x, mark.y, radius) for mark in marks]).reshape(-1, 3)
    return _aside.get(discs, (viewport, id(content.outlets)), lambda: tuple(clear_of(list(discs), taken)))


def _gathered(index: PointIndex, viewport: Viewport, options: PinOptions) -> tuple[Disc, ...]:
    classes = None if options.colour_by is None else classes_of(index, options)
    level = level_for(viewport, pixels=CELL_PIXELS)
    box = viewport.grown(CELL_PIXELS * 1.5).box
    found = index.clusters(box, level, mask_of(index, options), classes)
    if not len(found):
        return ()
    screen = viewport.to_screen(np.column_stack([found.x, found.y]))
    discs = merged(screen[:, 0], screen[:, 1], found.count, found.top_class)
    return tuple(disc for disc in discs if disc.count >= options.fewest)


def _raster_view(painter: QPainter, viewport: Viewport) -> tuple[Viewport, float]:
    """The viewport in device pixels, at most 300 dpi on paper."""
    scale = min(resolution(painter), 300 / 96)
    return Viewport(
        viewport.centre_x,
        viewport.centre_y,
        viewport.metres_per_pixel / scale,
        float(np.ceil(viewport.width * scale)),
        float(np.ceil(viewport.height * scale)),
    ), scale


def _paint_dots(painter: QPainter, viewport: Viewport, picture: Pins, rim: str) -> None:
    fine, scale = _raster_view(painter, viewport)
    across = min(5, max(1, round(dot_size(viewport.zoom) * scale)))
    if across >= _RIMMED_FROM:
        alike = np.zeros(len(picture.index), dtype=np.uint8)
        faint = np.array([(*rgba(rim)[:3], 210)], dtype=np.uint8)
        _paint_raster(painter, viewport, rasterise(picture.index, fine, picture.mask, alike, faint, across + 2), fine)
    argb = rasterise(picture.index, fine, picture.mask, picture.classes, picture.palette, across)
    _paint_raster(painter, viewport, argb, fine)


def _paint_raster(painter: QPainter, viewport: Viewport, argb: NDArray[np.uint32], fine: Viewport) -> None:
    height, width = argb.shape
    image = QImage(argb.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
    share = viewport.metres_per_pixel
    box, mine = fine.box, viewport.box
    left, top = (box.west - mine.west) / share, (mine.north - box.north) / share
    target = QRectF(left, top, box.width / share, box.height / share)
    if width == viewport.width and height == viewport.height and resolution(painter) == 1.0:
        painter.drawImage(QPointF(0, 0), image)
    else:
        painter.drawImage(target, image, QRectF(image.rect()))
