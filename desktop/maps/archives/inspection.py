"""Looks an archive over for the list of maps: its checksum, its holes level by level, and how much of it is damaged."""

import hashlib
import math
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.maps.archives.archive import Content, WholeArchive
from desktop.maps.archives.tile import tiles_in
from desktop.maps.archives.tile_bytes import is_whole
from desktop.maps.projection import WORLD_EDGE
from desktop.progress import Progress
from desktop.refusal import Refused

_CELLS = 64  # along the longer side of a coverage map
_CHUNK = 2**20
_NAMED = 20  # damaged tiles that are named


@dataclass(frozen=True, slots=True, eq=False)
class LevelCoverage:
    """What of one level is there. `wanted` are the tiles that touch the archive's box."""

    z: int
    there: int
    wanted: int
    shares: NDArray[np.float32]  # (rows, columns) ≤ 64 each, from the north-west: how much of the cell is there, 0..1

    @property
    def missing(self) -> int:
        return max(self.wanted - self.there, 0)

    @property
    def covered(self) -> NDArray[np.bool_]:
        """(rows, columns): where nothing is missing."""
        return self.shares > 1 - 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Inspection:
    """`checked` tiles were read, `damaged` of them are listed but cannot be shown; the first few by (z, x, y)."""

    levels: tuple[LevelCoverage, ...]
    checked: int
    damaged: int
    examples: tuple[tuple[int, int, int], ...]


def inspect(archive: WholeArchive, progress: Progress, *, most_checked: int | None = 5_000) -> Inspection:
    """Count every level and read `most_checked` tiles spread over all of them, or every one when None.

    Raises `Refused` where the file is too damaged to be counted, and `Cancelled`.
    """
    facts = archive.facts
    step = 1 if most_checked is None else max(1, math.ceil(facts.count / most_checked))
    levels, chosen, seen = [], [], 0
    for z in range(facts.min_zoom, facts.max_zoom + 1):
        count = _Count(archive, z)
        for block in archive.numbers(z):
            count.add(block)
            chosen.append((z, block[(-seen) % step :: step]))
            seen += len(block)
            progress.report(min(0.2 * seen / max(facts.count, 1), 0.2), archive.path.name)
        levels.append(count.result())
    numbers = ((z, x, y) for z, block in chosen for x, y in block.tolist())
    total, checked, damaged = sum(len(block) for _, block in chosen), 0, []
    for z, x, y in numbers:
        checked += 1
        progress.report(0.2 + 0.8 * checked / total, archive.path.name)
        tile = archive.tile(z, x, y)
        if tile is None or (facts.content is Content.RASTER and not is_whole(tile.data)):
            damaged.append((z, x, y))
    return Inspection(tuple(levels), checked, len(damaged), tuple(damaged[:_NAMED]))


def checksum(path: Path, progress: Progress) -> str:
    """SHA-256 in hexadecimal: of a file, or of a folder's files with their names, in the order of these.

    Raises `Refused` for what cannot be read, and `Cancelled`.
    """
    digest = hashlib.sha256()
    try:
        files = sorted(_files(path, progress)) if path.is_dir() else [(("",), path)]
        total, done = max(sum(file.stat().st_size for _, file in files), 1), 0
        for name, file in files:
            if path.is_dir():
                digest.update(f"{'/'.join(name)}\0{file.stat().st_size}\0".encode())
            with file.open("rb") as opened:
                while chunk := opened.read(_CHUNK):
                    digest.update(chunk)
                    done += len(chunk)
                    progress.report(min(done / total, 1.0), path.name)
    except OSError as problem:
        raise Refused(
            f"读不了 {path.name}，没有算出校验和。请检查它是否还在、是否有权限。",
            f"{path.name} cannot be read; there is no checksum. See whether it is still there and may be read.",
        ) from problem
    return digest.hexdigest()


class _Count:
    """Counts the tiles of one level into the cells of its coverage map."""

    def __init__(self, archive: WholeArchive, z: int) -> None:
        inside = archive.facts.box.grown(-1e-6 * WORLD_EDGE / 2**z)  # an edge on a tile's edge touches no neighbour
        self.z = z
        self.columns, self.rows = tiles_in(inside, z)
        scale = max(1.0, len(self.columns) / _CELLS, len(self.rows) / _CELLS)
        self.shape = math.ceil(len(self.rows) / scale), math.ceil(len(self.columns) / scale)
        self.scale = scale
        self.cells = np.zeros(self.shape, dtype=np.int64)
        self.there = 0

    def add(self, block: NDArray[np.int64]) -> None:
        x, y = block[:, 0] - self.columns.start, block[:, 1] - self.rows.start
        inside = (x >= 0) & (x < len(self.columns)) & (y >= 0) & (y < len(self.rows))
        row, column = (y[inside] / self.scale).astype(np.int64), (x[inside] / self.scale).astype(np.int64)
        cells = np.bincount(row * self.shape[1] + column, minlength=self.cells.size)
        self.cells += cells.reshape(self.shape)
        self.there += int(inside.sum())

    def result(self) -> LevelCoverage:
        down, across = (
            np.bincount((np.arange(length) / self.scale).astype(np.int64), minlength=cells)
            for length, cells in ((len(self.rows), self.shape[0]), (len(self.columns), self.shape[1]))
        )
        shares = np.minimum(self.cells / np.maximum(np.outer(down, across), 1), 1.0).astype(np.float32)
        return LevelCoverage(self.z, self.there, len(self.columns) * len(self.rows), shares)


def _files(path: Path, progress: Progress) -> Iterator[tuple[tuple[str, ...], Path]]:
    for folder, _, names in os.walk(path):
        progress.check()
        for name in names:
            file = Path(folder, name)
            yield file.relative_to(path).parts, file
