"""Bakes a raster map from vector ground: in worker processes, resumable at any moment, the same bytes every time."""

import hashlib
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from desktop.baking.blocks import blocks, tile_count
from desktop.baking.tile_painter import Block, TileLook, TilePainter
from desktop.maps.archives.description import Description
from desktop.maps.archives.mbtiles import MbTiles
from desktop.maps.archives.mbtiles_writer import MbTilesWriter
from desktop.maps.archives.pmtiles_writer import write_pmtiles
from desktop.maps.basemap_style import load_style
from desktop.maps.box import Box
from desktop.maps.ground.ground_file import GroundFile
from desktop.progress import Progress
from desktop.refusal import Refused

DEEPEST = 18
MOST_TILES = 4_000_000
_ENGINE = 1  # of the recipe: to be raised when the same ground and style would give other pictures
_AHEAD = 3  # blocks for each worker that are painted or wait to be written
_PACKING = 0.9  # share of the work that is done when a PMTiles file begins to be written

Painted = list[tuple[int, int, bytes]]


@dataclass(frozen=True, slots=True)
class Baking:
    """What is to be baked. `box` in world metres, None = all there is; `jobs` worker processes, None = all cores."""

    zooms: range
    box: Box | None = None
    theme: str = "light"
    scale: int = 1
    form: str = "webp"
    name: str = ""
    jobs: int | None = None

    @property
    def look(self) -> TileLook:
        return TileLook(load_style(self.theme), self.scale, self.form)


@dataclass(frozen=True, slots=True)
class BakeReport:
    """What was baked: `counts` features per class in the source, `skipped` the ids of those that are broken."""

    path: Path
    tiles: int
    bytes: int
    seconds: float
    resumed: bool
    counts: Mapping[str, int]
    skipped: tuple[str, ...]


def bake(ground: GroundFile, out: Path, baking: Baking, progress: Progress) -> BakeReport:
    """Paint all tiles of `baking` into `out`, an MBTiles file, or a PMTiles file by its name.

    An interrupted baking of the same ground and look is continued, and ends in the same bytes as one that never was.
    Raises `Refused` where nothing of the ground lies in the box, on a full disk and the like, and `Cancelled`; what
    was painted by then stays in a file beside `out` with `.part` behind its name, and an older `out` as it was.
    """
    began = time.monotonic()
    box = _box(ground, baking)
    wanted = tile_count(box, baking.zooms)
    if wanted > MOST_TILES:
        raise Refused(
            f"共 {wanted:,} 张瓦片，太多（最多 {MOST_TILES:,} 张）。请缩小范围或减少级别；更深的级别可以边看边画。",
            f"That is {wanted:,} tiles, more than {MOST_TILES:,}. Choose a smaller box or fewer levels.",
        )
    packed = out.suffix.lower() == ".pmtiles"
    target = out.with_name(f"{out.name}.mbtiles") if packed else out
    words = Description(baking.name or out.stem, baking.form, ground.credit, box=box)
    with MbTilesWriter(target, recipe=_recipe(ground, baking, box)) as writer:
        resumed = writer.resumed
        _paint_all(ground, baking, box, writer, progress.part(0.0, _PACKING) if packed else progress)
        writer.finish(words)
    if packed:
        source = MbTiles(target)
        try:
            write_pmtiles(source, out, words, progress.part(_PACKING, 1.0))
        finally:
            source.close()
        target.unlink()
    facts = ground.facts
    seconds = time.monotonic() - began
    return BakeReport(out, wanted, out.stat().st_size, seconds, resumed, facts.counts, facts.skipped)


def _box(ground: GroundFile, baking: Baking) -> Box:
    """What is baked of the ground. Raises `Refused` for a box with nothing in it."""
    there, asked = ground.box, baking.box or ground.box
    west, south = max(asked.west, there.west), max(asked.south, there.south)
    east, north = min(asked.east, there.east), min(asked.north, there.north)
    if east > west and north > south:
        box = Box(west, south, east, north)
        if ground.read(box, max(baking.zooms)):
            return box
    raise Refused(
        "所选范围内没有任何地物，没有生成地图。请检查范围（西,南,东,北，单位为度）。",
        "There is nothing in that box; no map was made. Check it: west,south,east,north in degrees.",
    )


def _recipe(ground: GroundFile, baking: Baking, box: Box) -> str:
    """Tells this baking from every other, so that no two are mixed in one file."""
    facts = ground.facts
    what = (_ENGINE, facts, baking.zooms, box, baking.scale, baking.form, repr(baking.look.style))
    return hashlib.sha256(repr(what).encode()).hexdigest()


def _paint_all(ground: GroundFile, baking: Baking, box: Box, writer: MbTilesWriter, progress: Progress) -> None:
    """Painted in any order, written in one: so the file is a prefix of the finished one whenever work stops."""
    total = tile_count(box, baking.zooms)
    done = 0
    missing: list[Block] = []
    for block in blocks(box, baking.zooms, baking.look):
        tiles = len(block.columns) * len(block.rows)
        if writer.resumed and writer.has(block.z, block.columns[-1], block.rows[-1]):
            done += tiles
        else:
            missing.append(block)
    for block, painted in _painted(ground, baking, missing, progress):
        for x, y, data in painted:
            writer.put(block.z, x, y, data)
        done += len(painted)
        progress.report(done / total, f"z{block.z} · {done:,}/{total:,} 瓦片 tiles")


def _painted(
    ground: GroundFile, baking: Baking, missing: list[Block], progress: Progress
) -> Iterator[tuple[Block, Painted]]:
    jobs = min(baking.jobs or os.cpu_count() or 1, len(missing))
    if jobs <= 1:
        painter = TilePainter(ground, baking.look)
        yield from ((block, list(painter.paint(block))) for block in missing)
        return
    pool = ProcessPoolExecutor(
        jobs, multiprocessing.get_context("spawn"), initializer=_begin, initargs=(ground.path, baking)
    )
    try:
        yield from _in_order(pool, missing, jobs * _AHEAD, progress)
    except BrokenProcessPool as problem:
        raise Refused(
            "制作瓦片的进程被中断（可能内存不足）。已做好的瓦片保留着，再做一次会接着做。",
            "A process that paints tiles was ended, perhaps for want of memory. What was made is kept; start again.",
        ) from problem
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, missing: Iterable[Block], ahead: int, progress: Progress
) -> Iterator[tuple[Block, Painted]]:
    waiting: deque[tuple[Block, Future[Painted]]] = deque()
    for block in missing:
        waiting.append((block, pool.submit(_paint, block)))
        if len(waiting) >= ahead:
            first, future = waiting.popleft()
            yield first, future.result()
        progress.check()
    for block, future in waiting:
        yield block, future.result()


_painter: TilePainter | None = None  # of a worker process


def _begin(path: Path, baking: Baking) -> None:
    """In a worker: Ctrl-C is its parent's affair, and it does not outlive that."""
    global _painter
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _painter = TilePainter(GroundFile(path), baking.look)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _paint(block: Block) -> Painted:
    assert _painter is not None
    return list(_painter.paint(block))
