"""The user's own raster tiles: an MBTiles file, opened with suspicion and read tile by tile."""

import sqlite3
import threading
from collections.abc import Mapping
from pathlib import Path

from desktop.maps.archives.tile import Tile, picture_format
from desktop.refusal import Refused

_MOST_PARENTS = 8  # how many levels up a missing tile is looked for


class MbTiles:
    """A raster MBTiles file (MBTiles 1.3: `tiles` may be a view, rows are counted from the south as in TMS).

    Zoom levels are counted from the tiles themselves, for metadata is often wrong. Safe from several threads.
    """

    def __init__(self, path: Path) -> None:
        """Raises `Refused` for a file that is missing, foreign, damaged, empty or holds vector tiles."""
        self.path = path
        self._lock = threading.Lock()
        if not path.is_file():
            raise Refused(f"找不到瓦片文件：{path.name}。", f"The tile file {path.name} is not there.")
        self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        try:
            levels = self._db.execute("SELECT min(zoom_level), max(zoom_level) FROM tiles").fetchone()
            sample = self._db.execute("SELECT tile_data FROM tiles LIMIT 1").fetchone()
            self.metadata: Mapping[str, str] = self._read_metadata()
        except sqlite3.Error as problem:
            self._db.close()
            raise Refused(
                f"{path.name} 不是可用的 MBTiles 瓦片文件，地图未改变。请换一个文件。",
                f"{path.name} is not a usable MBTiles file; the map is as it was. Choose another file.",
            ) from problem
        if sample is None or levels[0] is None:
            self._db.close()
            raise Refused(f"{path.name} 里没有瓦片。", f"{path.name} holds no tiles.")
        if picture_format(sample[0]) is None:
            self._db.close()
            raise Refused(
                f"{path.name} 里的瓦片不是 PNG、JPEG 或 WebP 图片（可能是矢量瓦片），不能显示。",
                f"The tiles in {path.name} are not PNG, JPEG or WebP pictures (perhaps vector tiles).",
            )
        self.min_zoom, self.max_zoom = int(levels[0]), int(levels[1])

    def close(self) -> None:
        with self._lock:
            self._db.close()

    @property
    def credit(self) -> str:
        """The attribution as plain text; metadata may hold HTML, which is not shown as such."""
        return _plain(self.metadata.get("attribution", ""))

    def tile(self, z: int, x: int, y: int) -> Tile | None:
        """The tile itself, or None when the file lacks it or what it holds is no picture."""
        with self._lock:
            try:
                row = self._db.execute(
                    "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
                    (z, x, 2**z - 1 - y),
                ).fetchone()
            except sqlite3.DatabaseError:  # a damaged page: this tile is missing, the others may be whole
                return None
        if row is None or picture_format(row[0]) is None:
            return None
        return Tile(z, x, y, bytes(row[0]))

    def tile_or_parent(self, z: int, x: int, y: int) -> Tile | None:
        """The tile, or else the nearest one above it in the pyramid that covers it."""
        for up in range(min(z - self.min_zoom, _MOST_PARENTS) + 1):
            found = self.tile(z - up, x >> up, y >> up)
            if found is not None:
                return found
        return None

    def _read_metadata(self) -> dict[str, str]:
        try:
            return {str(name): str(value) for name, value in self._db.execute("SELECT name, value FROM metadata")}
        except sqlite3.OperationalError:  # the table is missing in files of some makers
            return {}


def _plain(text: str) -> str:
    """Text without what stands between < and >."""
    kept, inside = [], False
    for letter in text:
        if letter == "<":
            inside = True
        elif letter == ">":
            inside = False
        elif not inside:
            kept.append(letter)
    return "".join(kept).strip()
