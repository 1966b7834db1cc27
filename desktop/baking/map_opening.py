"""Opens one map of the list, whatever file or folder it is, ready to be painted."""

import importlib
from pathlib import Path
from typing import Any

from desktop.maps.archives.archive import Content, TileArchive
from desktop.maps.archives.opening import open_archive
from desktop.maps.ground.features import GroundSource
from desktop.maps.opened_map import OpenedMap

GROUND_SUFFIX = ".ground"
GROUND_ZOOMS = (5, 18)  # a ground file is vectors: it can be drawn at any of these


def open_map(path: Path) -> OpenedMap:
    """Raises Refused, with advice, for what is no map or cannot be read. Reads the disk: not for the UI thread."""
    if path.suffix.lower() == GROUND_SUFFIX and path.is_file():
        ground = _late("desktop.maps.ground.ground_file").GroundFile(path)
        facts = ground.facts
        return OpenedMap(
            ground, Content.VECTOR, "ground", *GROUND_ZOOMS, facts.box, None, path.stat().st_size, path.stem,
            facts.credit, facts.data_date, _late("desktop.baking.close_up").GroundCloseUp(ground),
        )  # fmt: skip
    archive = open_archive(path)
    told = archive.facts
    source: TileArchive | GroundSource = archive
    if told.content is Content.VECTOR:
        source = _late("desktop.maps.ground.vector_tiles").VectorTiles(archive)
    return OpenedMap(
        source, told.content, told.form, told.min_zoom, told.max_zoom, told.box, told.count, size_of(path),
        told.name, told.credit, "",
    )  # fmt: skip


def size_of(path: Path) -> int:
    """Bytes of a file, or of everything in a folder."""
    if path.is_dir():
        return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return path.stat().st_size


def _late(name: str) -> Any:
    """What only vectors need: GDAL alone takes some 40 MB, which a PC with picture tiles never sees."""
    return importlib.import_module(name)
