"""The ground under everything: the bank's own backdrop, and over it the maps of the user's list."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from PySide6.QtGui import QPainter

from desktop.drawing.basemap.ground_painter import paint_background, paint_ground
from desktop.drawing.basemap.look import ground_style
from desktop.drawing.by_identity import ByIdentity
from desktop.drawing.content import MapContent
from desktop.drawing.ground_levels import level_of
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

_MARGIN = 12.0  # pixels around the picture from which a wide line may reach into it

_sources: ByIdentity[BackdropSource] = ByIdentity(4)


@dataclass(frozen=True, slots=True)
class Ground:
    """What is on the picture, bottom to top: features to be painted, or tiles to be copied."""

    features: tuple[Sequence[Features], ...]
    tiles: tuple[tuple[int, list[TilePicture]], ...]  # after how many of the features they come


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
        box, level = viewport.grown(_MARGIN).box, level_of(viewport)
        features = [backdrop_source(content.backdrop).read(box, level)]
        tiles: list[tuple[int, list[TilePicture]]] = []
        for one in reversed(self.maps):
            source = one.source
            if isinstance(source, GroundSource):
                found: Sequence[Features] = ()
                with suppress(Refused):  # a damaged part of a file: the map goes on without it
                    found = source.read(box_in(one.datum, box), round(viewport.zoom))
                features.append([_in_cgcs2000(part, one.datum) for part in found])
            else:
                tiles.append((len(features), tile_pictures(source, one.datum, viewport)))
        return Ground(tuple(features), tuple(tiles))

    def paint(self, painter: QPainter, viewport: Viewport, picture: Ground) -> None:
        style = ground_style(self.style)
        painter.save()
        paint_background(painter, viewport, style)
        tiles = list(picture.tiles)
        for place, features in enumerate(picture.features):
            while tiles and tiles[0][0] == place:
                paint_tiles(painter, tiles.pop(0)[1])
            paint_ground(painter, features, viewport, style)
        for _, copies in tiles:
            paint_tiles(painter, copies)
        painter.restore()


def backdrop_source(backdrop: Sequence[BackdropFeature]) -> BackdropSource:
    """The bank's own ground as a source; kept for the last few backdrops."""
    return _sources.get(backdrop, None, lambda: BackdropSource(backdrop))


def _in_cgcs2000(features: Features, datum: Datum) -> Features:
    if datum is Datum.CGCS2000:
        return features
    world = to_world(convert(to_lonlat(features.world), source=datum, target=Datum.CGCS2000))
    return replace(features, world=world)
