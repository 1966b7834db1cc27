"""One map of the user's list, opened and ready to be painted under the territories."""

from dataclasses import dataclass
from typing import Protocol

from desktop.maps.archives.archive import TileArchive
from desktop.maps.datum import Datum
from desktop.maps.ground.features import GroundSource


class CloseUp(Protocol):
    """Tiles of deep levels that are painted when they are asked for, and kept."""

    def tiles(self, theme: str) -> TileArchive:
        """In one theme of the base map's style, the same archive every time. Called in a worker."""
        ...

    def clear(self) -> None: ...


@dataclass(frozen=True, slots=True)
class BaseMap:
    """A source of ground or tiles and the datum its coordinates are in; equal only to one with the same open source.

    Maps are painted in the order of the list from its end: the first lies on top, and where it has nothing the
    next shows through.
    """

    source: TileArchive | GroundSource
    datum: Datum = Datum.CGCS2000
    close_up: CloseUp | None = None  # for its deepest levels, in place of `source`
