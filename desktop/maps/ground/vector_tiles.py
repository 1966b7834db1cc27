"""An archive of vector tiles as a source of ground: the tiles of a box, decoded once and kept while there is room."""

import threading
from collections import OrderedDict
from collections.abc import Sequence

from desktop.maps.archives.archive import TileArchive
from desktop.maps.archives.tile import tiles_in
from desktop.maps.box import Box
from desktop.maps.ground.features import Features
from desktop.maps.ground.levels import Boxed
from desktop.maps.ground.vector_tile import decode, in_order, rectangle, together

_KEPT_BYTES = 96 * 1024 * 1024
_FINER_BY = 2  # levels below its first one that an archive is still read at, from many tiles
_MOST_TILES = 256  # of one reading; a screen needs some twenty

Decoded = tuple[Boxed, ...]
Number = tuple[int, int, int]


class VectorTiles:
    """A `GroundSource` over an open archive. Safe from several threads; closing the archive is the owner's affair.

    Vector tiles are made for 512 pixels, so level 15 of 256-pixel tiles is read from tiles of zoom 14. Beyond the
    archive's last zoom its last tiles are used; a missing tile is answered by the nearest one above it.
    """

    def __init__(self, archive: TileArchive, *, kept_bytes: int = _KEPT_BYTES) -> None:
        self._archive = archive
        self._kept_bytes = kept_bytes
        self._kept: OrderedDict[Number, tuple[Decoded, int]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    @property
    def box(self) -> Box:
        return self._archive.facts.box

    @property
    def credit(self) -> str:
        return self._archive.facts.credit

    @property
    def kept(self) -> int:
        """Bytes of decoded tiles in memory."""
        return self._bytes

    def read(self, box: Box, level: int) -> Sequence[Features]:
        """See `GroundSource`; nothing where the archive begins much closer than `level`."""
        facts = self._archive.facts
        z = min(max(level - 1, facts.min_zoom), facts.max_zoom)
        own = facts.box
        if z - (level - 1) > _FINER_BY or not box.intersects(own):
            return []
        west, south = max(box.west, own.west), max(box.south, own.south)
        seen = Box(west, south, min(box.east, own.east), min(box.north, own.north))
        columns, rows = tiles_in(seen, z)
        if len(columns) * len(rows) > _MOST_TILES:
            return []
        gathered: dict[str, list[Features]] = {}
        for number in dict.fromkeys(self._there(z, x, y) for x in columns for y in rows):
            for boxed in () if number is None else self._decoded(number):
                features = boxed.touching(box)
                if features is not None:
                    gathered.setdefault(features.kind, []).append(features)
        found = [together(pieces) for pieces in gathered.values()]
        if found and not {"land", "sea"} & set(gathered):  # a schema of water on land that is nowhere said
            found.append(rectangle("land", own))
        return in_order(found)

    def _there(self, z: int, x: int, y: int) -> Number | None:
        """The number of the tile that answers for one: itself, or the nearest above it that there is."""
        for up in range(z - self._archive.facts.min_zoom + 1):
            number = (z - up, x >> up, y >> up)
            if self._decoded(number):
                return number
        return None

    def _decoded(self, number: Number) -> Decoded:
        """What a tile holds; nothing when it is missing or damaged."""
        with self._lock:
            kept = self._kept.get(number)
            if kept is not None:
                self._kept.move_to_end(number)
                return kept[0]
        tile = self._archive.tile(*number)
        found = None if tile is None else decode(tile.data, *number)
        made = tuple(Boxed.of(features) for features in found or ())
        size = sum(_size(boxed) for boxed in made) + 500
        with self._lock:
            if number not in self._kept:
                self._kept[number] = (made, size)
                self._bytes += size
            while self._bytes > self._kept_bytes and len(self._kept) > 1:
                _, (_, freed) = self._kept.popitem(last=False)
                self._bytes -= freed
        return made


def _size(boxed: Boxed) -> int:
    """Bytes in memory, nearly."""
    features = boxed.features
    arrays = (features.world, features.starts, features.owner, features.layer, boxed.boxes)
    return sum(array.nbytes for array in arrays) + 60 * len(features.names)
