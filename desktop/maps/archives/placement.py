"""Where tiles of a shifted map truly lie: the lattice of their corners, brought into CGCS2000 once for each view.

In GCJ-02 neighbouring points are shifted a little differently, up to 3.6 m in a kilometre, in BD-09 up to 21 m:
a tile lies as a slightly slanted quadrilateral. It is drawn upright all the same, in pieces so small that no corner
of one is half a pixel off. Every piece takes its edges from the lattice, so that what touches in the archive
touches on the map.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from desktop.maps.archives.archive import ArchiveFacts
from desktop.maps.archives.tile import tiles_in
from desktop.maps.box import Box
from desktop.maps.datum import Datum, convert
from desktop.maps.projection import WORLD_EDGE, Floats, to_lonlat, to_world

# the widest piece, in pixels of the tile, that stays within half a pixel of its true place
_WIDEST_PIECE = {Datum.GCJ02: 256, Datum.BD09: 32}
_RIM = 16  # points on each side of a box that is brought from one datum into another
_SWAY = 0.03  # of its size, by which such a box may bulge between those points …
_MOST_SWAY = 150.0  # … and no more than these metres


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a tile: where it is in the tile, in shares of its sides from the north-west, and where in the world."""

    left: float
    top: float
    side: float
    box: Box


@dataclass(frozen=True, slots=True, eq=False)
class Placement:
    """The tiles of level `z` that a view needs, each cut into `cuts` × `cuts` pieces, in CGCS2000 world metres.

    `across[r, c]` is the western edge of piece c in the r-th row of pieces, the last column the eastern edge of the
    last; `down[r, c]` the northern edge, the last row the southern edge of the last.
    """

    z: int
    columns: range
    rows: range
    cuts: int
    across: Floats  # (rows × cuts, columns × cuts + 1)
    down: Floats  # (rows × cuts + 1, columns × cuts)

    def pieces(self, x: int, y: int) -> Iterator[Piece]:
        """Where the parts of tile (z, x, y) lie, from the north-west on; neighbours share their edges exactly."""
        first_row, first_column = (y - self.rows.start) * self.cuts, (x - self.columns.start) * self.cuts
        for i in range(self.cuts):
            for j in range(self.cuts):
                row, column = first_row + i, first_column + j
                west, east = self.across[row, column : column + 2].tolist()
                north, south = self.down[row : row + 2, column].tolist()
                yield Piece(j / self.cuts, i / self.cuts, 1 / self.cuts, Box(west, south, east, north))


def place_tiles(facts: ArchiveFacts, datum: Datum, view: Box, level: int) -> Placement:
    """Which tiles of an archive in `datum` show a view (CGCS2000 world metres), and where they lie.

    `level` is held within the archive's own levels. Tiles are named whether the archive has them or not.
    """
    z = min(max(level, facts.min_zoom), facts.max_zoom)
    columns, rows = tiles_in(box_in(datum, view), z)
    cuts = math.ceil(facts.tile_pixels / _WIDEST_PIECE.get(datum, facts.tile_pixels))
    size = 2 * WORLD_EDGE / 2**z
    corners = np.empty((len(rows) * cuts + 1, len(columns) * cuts + 1, 2))
    corners[..., 0] = (columns.start + np.arange(corners.shape[1]) / cuts) * size - WORLD_EDGE
    corners[..., 1] = (WORLD_EDGE - (rows.start + np.arange(corners.shape[0]) / cuts) * size)[:, None]
    true = _converted(corners, source=datum, target=Datum.CGCS2000)
    across = (true[:-1, :, 0] + true[1:, :, 0]) / 2
    down = (true[:, :-1, 1] + true[:, 1:, 1]) / 2
    return Placement(z, columns, rows, cuts, across, down)


def box_in(datum: Datum, box: Box) -> Box:
    """The box, in world metres of `datum`, that holds all of a box of CGCS2000 world metres."""
    return _around(box, source=Datum.CGCS2000, target=datum)


def true_box(datum: Datum, box: Box) -> Box:
    """The box of CGCS2000 world metres that holds all of a box in world metres of `datum`, an archive's for example."""
    return _around(box, source=datum, target=Datum.CGCS2000)


def _around(box: Box, *, source: Datum, target: Datum) -> Box:
    if source is target:
        return box
    share = np.linspace(0.0, 1.0, _RIM + 1)
    grid = np.stack(np.meshgrid(box.west + share * box.width, box.south + share * box.height), axis=-1)
    moved = Box.around(_converted(grid, source=source, target=target).reshape(-1, 2))
    return moved.grown(min(_SWAY * max(box.width, box.height), _MOST_SWAY))


def _converted(world: Floats, *, source: Datum, target: Datum) -> Floats:
    """World metres (…, 2) in one datum → world metres in another."""
    if source is target:
        return world
    return to_world(convert(to_lonlat(world), source=source, target=target))
