"""Tiles that no file holds, painted while the map is panned and kept in a capped cache."""

import hashlib
import threading
from pathlib import Path

from desktop import paths
from desktop.baking.tile_cache import TileCache
from desktop.baking.tile_painter import TileLook, TilePainter
from desktop.maps.archives.archive import ArchiveFacts, Content
from desktop.maps.archives.tile import Tile, tile_box
from desktop.maps.ground.ground_file import GroundFile
from desktop.refusal import Refused

FIRST, LAST = 15, 18
DISK_BYTES = 200_000_000
MEMORY_BYTES = 24_000_000


class OnDemandTiles:
    """A `TileArchive` of raster tiles painted from a ground file when they are asked for.

    Call `tile` in a worker: it paints, and most of that time Qt lets go of Python's lock. A tile that two threads
    ask for at once is painted once. The cache is of this ground and look alone; another look has its own folder.
    """

    def __init__(
        self,
        ground: GroundFile,
        look: TileLook,
        *,
        first: int = FIRST,
        last: int = LAST,
        folder: Path | None = None,
        disk_bytes: int = DISK_BYTES,
        memory_bytes: int = MEMORY_BYTES,
    ) -> None:
        self._ground, self._look = ground, look
        name = hashlib.sha256(repr((ground.facts, look.scale, look.form, repr(look.style))).encode()).hexdigest()[:16]
        self._cache = TileCache((folder or default_folder()) / name, disk_bytes=disk_bytes, memory_bytes=memory_bytes)
        self._lock = threading.Lock()
        self._painting: dict[tuple[int, int, int], threading.Event] = {}
        count = sum(int(max(ground.box.width / tile_box(z, 0, 0).width, 1)) ** 2 for z in range(first, last + 1))
        self.facts = ArchiveFacts(
            Content.RASTER, look.form, look.pixels, first, last, ground.box, count, ground.facts.source, ground.credit
        )

    @property
    def path(self) -> Path:
        return self._ground.path

    @property
    def size(self) -> int:
        """Bytes that the cache takes on disk now."""
        return self._cache.size

    def clear(self) -> None:
        """Empty the cache."""
        self._cache.clear()

    def close(self) -> None:
        """The ground file is the owner's to close; the cache stays for the next day."""

    def tile(self, z: int, x: int, y: int) -> Tile | None:
        """Painted or out of the cache; None outside the ground, its levels, and where the ground file is damaged."""
        facts = self.facts
        if not (facts.min_zoom <= z <= facts.max_zoom and tile_box(z, x, y).intersects(facts.box)):
            return None
        number = (z, x, y)
        while True:
            data = self._cache.get(number)
            if data is not None:
                return Tile(z, x, y, data)
            with self._lock:
                other = self._painting.get(number)
                if other is None:
                    self._painting[number] = threading.Event()
                    break
            other.wait()
            if self._cache.get(number) is None:  # it was not kept, or could not be painted
                return self._painted(number)
        try:
            return self._painted(number)
        finally:
            with self._lock:
                self._painting.pop(number).set()

    def _painted(self, number: tuple[int, int, int]) -> Tile | None:
        try:
            data = TilePainter(self._ground, self._look).tile(*number)
        except Refused:
            return None
        self._cache.put(number, data)
        return Tile(*number, data)


def default_folder() -> Path:
    """Where painted tiles are kept between days, one folder a look."""
    return paths.cache() / "tiles"
