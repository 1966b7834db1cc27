"""What a file or folder that someone brings as a map is, told by its first bytes and not by its name."""

import re
from enum import Enum
from pathlib import Path

from desktop.maps.archives.sqlite_file import DAMAGE, connected
from desktop.refusal import Refused

_HEAD = 4096
_SQLITE = b"SQLite format 3\x00"
_MARKS = (
    ("PMTILES", rb"PMTiles"),
    ("TIFF", rb"II[*+]\0|MM\0[*+]"),
    ("OSM", rb"\0\0..\x0a\x09OSMHeader|.{0,200}<osm[ >]|\xff\xe0\x04o5m2"),
    ("LAYERS", rb"\0\0\x27\x0a|\s*\{\s*\"(type|name|crs|features)\""),
    ("PICTURE", rb"\x89PNG|\xff\xd8\xff|RIFF....WEBP|GIF8|BM|\0\0\0\x0cjP  |%PDF-"),
    ("PACKED", rb"PK\x03\x04|\x1f\x8b|7z\xbc\xaf\x27\x1c|Rar!|BZh|\xfd7zXZ"),
)


class MapFile(Enum):
    """What a file is; the bank's own, which is encrypted and has no mark, is known by its name."""

    MBTILES = "MBTiles"
    PMTILES = "PMTiles"
    FOLDER = "folder"
    TIFF = "TIFF"
    OSM = "OpenStreetMap"
    LAYERS = "vector layers"
    PICTURE_LAYERS = "GeoPackage of pictures"
    DATABASE = "another SQLite file"
    BANK = "bank"
    PICTURE = "picture"
    PACKED = "packed"
    EMPTY = "empty"
    MISSING = "missing"
    FOREIGN = "foreign"


_BY_NAME = {".getu": MapFile.BANK, ".mbtiles": MapFile.MBTILES}


def map_file(path: Path) -> MapFile:
    """What `path` is. Raises `Refused` for a file one may not read."""
    try:
        if path.is_dir():
            return MapFile.FOLDER
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError:
        return MapFile.MISSING
    except (OSError, ValueError) as problem:
        raise Refused(
            f"读不了文件 {path.name}。请检查权限，或换一个文件。",
            f"The file {path.name} cannot be read. Check your rights, or choose another.",
        ) from problem
    if not head:
        return MapFile.EMPTY
    if head.startswith(_SQLITE):
        return _database(path)
    for kind, mark in _MARKS:
        if re.match(mark, head, re.DOTALL):
            return MapFile[kind]
    return _BY_NAME.get(path.suffix.lower(), MapFile.FOREIGN)


def _database(path: Path) -> MapFile:
    """Which SQLite file; one whose list of tables is damaged is what its name says."""
    try:
        db = connected(path)
        try:
            tables = {name for (name,) in db.execute("SELECT lower(name) FROM sqlite_master LIMIT 10000")}
            if "tiles" in tables:
                return MapFile.MBTILES
            if "gpkg_contents" in tables:
                contents = db.execute("SELECT count(*) FROM gpkg_contents WHERE data_type = 'features'").fetchone()
                return MapFile.LAYERS if contents[0] else MapFile.PICTURE_LAYERS
        finally:
            db.close()
    except DAMAGE:
        return _BY_NAME.get(path.suffix.lower(), MapFile.MBTILES)
    return _BY_NAME.get(path.suffix.lower(), MapFile.DATABASE)
