"""What every tile archive offers, whatever file or folder it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol, runtime_checkable

from desktop.maps.archives.hilbert import Ints
from desktop.maps.archives.tile import Tile
from desktop.maps.box import Box


class Content(Enum):
    """What the tiles hold: pictures, or vector features (Mapbox Vector Tiles) to be painted with our style."""

    RASTER = "raster"
    VECTOR = "vector"


@dataclass(frozen=True, slots=True)
class ArchiveFacts:
    """What is known of an archive from its tiles; metadata is not believed, and its words are plain text."""

    content: Content
    form: str  # "png", "jpg", "webp" or "mvt"
    tile_pixels: int  # a side, 256 or 512 for pictures as a rule; 512 for vectors
    min_zoom: int
    max_zoom: int
    box: Box  # world metres (EPSG:3857) in the archive's own datum
    count: int  # tiles
    name: str  # "" where the archive does not say
    credit: str  # attribution as plain text, "" where the archive does not say


class TileArchive(Protocol):
    """An open archive, safe from several threads. Tiles are numbered as on the web, y from the north."""

    @property
    def path(self) -> Path: ...

    @property
    def facts(self) -> ArchiveFacts: ...

    def tile(self, z: int, x: int, y: int) -> Tile | None:
        """The tile itself, uncompressed; None when the archive lacks it or what it holds there is damaged."""
        ...

    def close(self) -> None: ...


@runtime_checkable
class WholeArchive(TileArchive, Protocol):
    """An archive that can also say which tiles it has: to be checked, or written anew in another format."""

    def numbers(self, z: int) -> Iterator[Ints]:
        """Columns and rows (n, 2) of the tiles of level `z`, block by block; rows from the north."""
        ...
