"""The ground under everything: the bank's own backdrop, and over it the maps of the user's list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QPainter

from desktop.drawing.basemap.ground_painter import paint_background, paint_ground
from desktop.drawing.basemap.look import ground_style
from desktop.drawing.by_identity import ByIdentity
from desktop.drawing.content import MapContent
from desktop.drawing.ground_levels import level_of
from desktop.drawing.strokes import colour
from desktop.drawing.style import LIGHT, Style
from desktop.drawing.tile_pictures import TilePicture, paint_tiles, tile_pictures
from desktop.maps.archives.placement import box_in
from desktop.maps.backdrop import BackdropFeature
from desktop.maps.base_map import BaseMap
from desktop.maps.datum import Datum, convert
from desktop.maps.ground.backdrop_source import BackdropSource
from desktop.maps.ground.features import Features, GroundSource
from desktop.maps.projection import to_lonlat, to_world
from desktop.maps.viewport import Viewport
from desktop.refusal import Refused

_CLOSE_UP_FROM = 14.5  # zoom: nearer than what is baked
_SCREENS = ("light", "dark")  # themes of the window; paper is painted as vectors at every scale
_DIMMED = 150  # alpha of the veil over pictures in the dark
_MARGIN = 12.0  # pixels around the picture from which a wide line may reach into it

_sources: ByIdentity[BackdropSource] = ByIdentity(4)


@dataclass(frozen=True, slots=True, eq=False)
class Copies:
    """Tiles of one map, copied after so many of the features; themed ones were painted for the style's own theme."""

    after: int
    pictures: list[TilePicture]
    is_themed: bool


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What is on the picture, bottom to top: features to be painted, and tiles to be copied in between."""

    features: tuple[Sequence[Features], ...]
    copies: tuple[Copies, ...]


@dataclass(frozen=True, slots=True)
class BaseLayer:
    """The first of `maps` lies on top; where it has nothing the next shows, and last the bank's backdrop."""

    style: Style = LIGHT
    maps: tuple[BaseMap, ...] = ()

    @property
    def key(self) -> str:
        return "base"

    @property
    def shows(self) -> frozenset[str]:
        return frozenset({"backdrop"})

    @property
    def direct(self) -> bool:
        return False

    def basis(self, content: MapContent) -> tuple[object, ...]:
        return (content.backdrop,)

    def read(self, content: MapContent, viewport: Viewport) -> Ground:
        features = [backdrop_source(content.backdrop).read(viewport.grown(_MARGIN).box, level_of(viewport))]
        copies: list[Copies] = []
        deep = viewport.zoom >= _CLOSE_UP_FROM and self.style.ground in _SCREENS
        for one in reversed(self.maps):
            close_up = one.close_up.tiles(self.style.ground) if deep and one.close_up is not None else None
            source = close_up or one.source
            if isinstance(source, GroundSource):
                features.append(ground_of(one, viewport))
            else:
                pictures = tile_pictures(source, one.datum, viewport)
                copies.append(Copies(len(features), pictures, is_themed=close_up is not None))
        return Ground(tuple(features), tuple(copies))

    def paint(self, painter: QPainter, viewport: Viewport, picture: Ground) -> None:
        style = ground_style(self.style)
        painter.save()
        paint_background(painter, viewport, style)
        for place, features in enumerate(picture.features):
            paint_ground(painter, features, viewport, style)
            for copies in picture.copies:
                if copies.after == place + 1:
                    self._copy(painter, copies)
        painter.restore()

    def _copy(self, painter: QPainter, copies: Copies) -> None:
        """Pictures are made for light rooms: in the dark they are dimmed, but for those painted for it."""
        paint_tiles(painter, copies.pictures)
        if self.style.ground == "dark" and not copies.is_themed:
            veil = colour(ground_style(self.style).palette["background"], _DIMMED)
            for tile in copies.pictures:
                painter.fillRect(tile.target, veil)


def ground_in(content: MapContent, maps: tuple[BaseMap, ...], viewport: Viewport) -> list[Sequence[Features]]:
    """What there is of vector ground in a view, bottom to top: the bank's own backdrop, then each map that has some."""
    own = backdrop_source(content.backdrop).read(viewport.grown(_MARGIN).box, level_of(viewport))
    return [own, *(ground_of(one, viewport) for one in reversed(maps))]


def ground_of(one: BaseMap, viewport: Viewport) -> Sequence[Features]:
    """The features of a map in a view; none for a raster map, and where its file turns out damaged."""
    source = one.source
    if not isinstance(source, GroundSource):
        return ()
    try:
        found = source.read(box_in(one.datum, viewport.grown(_MARGIN).box), round(viewport.zoom))
    except Refused:  # the map goes on without this part; the check of the map manager tells of it
        return ()
    return [_in_cgcs2000(part, one.datum) for part in found]


def backdrop_source(backdrop: Sequence[BackdropFeature]) -> BackdropSource:
    """The bank's own ground as a source; kept for the last few backdrops."""
    return _sources.get(backdrop, None, lambda: BackdropSource(backdrop))


def _in_cgcs2000(features: Features, datum: Datum) -> Features:
    if datum is Datum.CGCS2000:
        return features
    world = to_world(convert(to_lonlat(features.world), source=datum, target=Datum.CGCS2000))
    return replace(features, world=world)
