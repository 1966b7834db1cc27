"""An open base map and what there is to say of it."""

from dataclasses import dataclass

from desktop.maps.archives.archive import Content, TileArchive
from desktop.maps.base_map import CloseUp
from desktop.maps.box import Box
from desktop.maps.ground.features import GroundSource


@dataclass(frozen=True, slots=True, eq=False)
class OpenedMap:
    """One map of the list, opened, whatever file or folder it is."""

    source: TileArchive | GroundSource
    content: Content
    form: str  # png, jpg, webp, mvt or ground
    min_zoom: int
    max_zoom: int
    box: Box  # world metres in the map's own datum
    tiles: int | None  # None for a ground file
    size: int  # bytes on disk
    name: str
    credit: str
    made_on: str  # of the data, "" where it does not say
    close_up: CloseUp | None = None
