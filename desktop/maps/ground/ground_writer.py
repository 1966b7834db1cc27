"""Makes a ground file: features of any source are gathered, joined, thinned for every band and written in map order."""

import json
import os
import shutil
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop.files import ready_folder, whole_file
from desktop.maps.box import Box
from desktop.maps.ground.classes import AREAS, LINES, POINTS
from desktop.maps.ground.feature_spool import Lot, Spool, world_lot
from desktop.maps.ground.features import Features
from desktop.maps.ground.ground_format import (
    BANDS,
    BLOCK,
    BODY,
    FROM_LEVEL,
    PAGE,
    UNIT,
    Section,
    head,
    padded,
)
from desktop.maps.ground.levels import SMALLEST_PIXELS, TOLERANCE_PIXELS, extents, metres_per_pixel, rings_area
from desktop.maps.line_detail import thinned
from desktop.progress import Progress
from desktop.refusal import Refused

_NAMED_AREAS = {"water": "water_name", "wetland": "water_name", "park": "park_name"}
_NAME_PIXELS = 48.0  # how large an area must be on the picture before its name is kept for a band
_SMALLEST_AREA = 3.0  # square pixels
_NAMELESS = frozenset(("building", "land", "sea", "square", "pitch", "farmland"))


@dataclass(frozen=True, slots=True)
class Origin:
    """What a ground file is made from; see `GroundFacts`."""

    credit: str
    source: str = ""
    sha256: str = ""
    data_date: str = ""
    skipped: tuple[str, ...] = ()
    box: Box | None = None  # None = what the features cover


class GroundWriter:
    """Use as `with GroundWriter(target) as writer: writer.add(…); writer.finish(…)`.

    Nothing is at `target` before `finish` ends; whatever goes wrong, a file that was there stays as it was.
    """

    def __init__(self, target: Path) -> None:
        self._target = target
        self._counts: Counter[str] = Counter()
        self._spools: dict[str, Spool] = {}
        self._names: dict[str, int] = {"": 0}
        ready_folder(target.parent)
        try:
            self._folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        except OSError as problem:
            raise _not_written(target, problem) from problem

    def __enter__(self) -> "GroundWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        for spool in self._spools.values():
            spool.close()
        self._spools = {}
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def counts(self) -> Mapping[str, int]:
        """Features added so far by class, without the names of areas that are made from them."""
        return self._counts

    def add(self, features: Features) -> None:
        """Keep features of one class; each of an area is one polygon, its rings together."""
        if not features.count:
            return
        named = len(features.names) and features.kind not in _NAMELESS
        texts: Iterable[str] = features.names if named else [""] * features.count
        names = np.array([self._names.setdefault(text, len(self._names)) for text in texts], np.uint32)
        heights = features.layer if len(features.layer) else np.zeros(features.count, np.int8)
        lot = world_lot(features.world, features.starts, features.owner, names, heights)
        self._keep(features.kind, lot)
        self._counts[features.kind] += features.count
        if features.kind in _NAMED_AREAS and names.any():
            self._keep_names(_NAMED_AREAS[features.kind], lot)

    def finish(self, origin: Origin, progress: Progress) -> None:
        """Write the file and put it in place. Raises `Refused` when there is nothing or the disk is full."""
        if not sum(self._counts.values()):
            raise Refused("没有可用的地物，未生成文件。", "There are no features that could be used; no file was made.")
        with whole_file(self._target) as unfinished:
            with unfinished.open("wb") as file:
                directory = self._write(file, origin, progress)
            _close_with_directory(unfinished, directory)

    def _keep(self, kind: str, lot: Lot) -> None:
        spool = self._spools.get(kind)
        if spool is None:
            spool = self._spools[kind] = Spool(self._folder / f"{kind}.points")
        try:
            spool.add(lot)
        except OSError as problem:
            raise _not_written(self._target, problem) from problem

    def _keep_names(self, kind: str, lot: Lot) -> None:
        """A point inside each named area, where there is most room."""
        named = lot.parts(lot.names[lot.owner] > 0)
        if named is None:
            return
        across = named.boxes()
        sizes = np.minimum(across[:, 2] - across[:, 0], across[:, 3] - across[:, 1])
        first = np.searchsorted(named.owner, np.arange(len(named.names) + 1))
        spots = np.array(
            [
                _middle([named.world[named.starts[i] : named.starts[i + 1]] for i in range(a, b)])
                for a, b in zip(first[:-1].tolist(), first[1:].tolist(), strict=True)
            ]
        )
        count = np.arange(len(spots) + 1)
        heights = np.zeros(len(spots), np.int8)
        self._keep(kind, Lot(spots, count, count[:-1], named.names, heights, sizes.astype(np.float32)))

    def _write(self, file: IO[bytes], origin: Origin, progress: Progress) -> dict[str, Any]:
        file.write(bytes(BODY))
        sections: list[Section] = []
        kinds = [kind for kind in (*AREAS, *LINES, *POINTS) if kind in self._spools]
        total = sum(self._spools[kind].features for kind in kinds)
        done = 0
        for kind in kinds:
            spool = self._spools.pop(kind)
            spool.close()
            share = spool.features / total
            if kind in LINES:
                spool = self._joined(kind, spool, progress)
            bands = [band for band in BANDS if band >= FROM_LEVEL.get(kind, 0)]
            for number, band in enumerate(bands):
                progress.report((done / total) + share * number / len(bands), kind)
                section = _section(file, kind, band, spool, progress)
                if section is not None:
                    sections.append(section)
            done += round(share * total)
        names_at, name_count = self._write_names(file)
        box = origin.box or _union(sections)
        facts = {
            "box": [box.west, box.south, box.east, box.north],
            "credit": origin.credit,
            "source": origin.source,
            "sha256": origin.sha256,
            "data_date": origin.data_date,
            "counts": dict(sorted(self._counts.items())),
            "skipped": list(origin.skipped),
        }
        rows = [astuple(section) for section in sections]
        return {"facts": facts, "names": {"offset": names_at, "count": name_count}, "sections": rows}

    def _joined(self, kind: str, spool: Spool, progress: Progress) -> Spool:
        """Lines that go on in one another under the same name at the same height become one."""
        joined = Spool(self._folder / f"{kind}.joined")
        for lot in spool.lots():
            progress.check()
            joined.add(_joined(lot))
        joined.close()
        return joined

    def _write_names(self, file: IO[bytes]) -> tuple[int, int]:
        texts = [text.encode("utf-8") for text in self._names if text]
        start = file.tell()
        file.write(b"".join(texts))
        file.write(bytes(padded(file.tell()) - file.tell()))
        offset = file.tell()
        ends = start + np.cumsum([0, *(len(text) for text in texts)])
        file.write(ends.astype("<u8").tobytes())
        return offset, len(texts)


def _section(file: IO[bytes], kind: str, band: int, spool: Spool, progress: Progress) -> Section | None:
    """Write one class for one band; None when nothing of it can be seen there."""
    offset = file.tell()
    boxes, parts, lengths, names, heights = [], [], [], [], []
    for whole in spool.lots():
        progress.check()
        lot = whole if band == BANDS[-1] else _for_band(kind, band, whole)
        if lot is None:
            continue
        points = np.rint(lot.world / UNIT).astype("<i4")
        file.write(points.tobytes())
        boxes.append(np.rint(lot.boxes() / UNIT).astype("<i4"))
        parts.append(np.bincount(lot.owner, minlength=len(lot.names)))
        lengths.append(np.diff(lot.starts))
        names.append(lot.names)
        heights.append(lot.heights)
    if not boxes:
        return None
    every_box, every_length = np.concatenate(boxes), np.concatenate(lengths)
    box = (*every_box[:, :2].min(axis=0).tolist(), *every_box[:, 2:].max(axis=0).tolist())
    first = np.arange(0, len(every_box), BLOCK)
    blocks = np.hstack(
        [np.minimum.reduceat(every_box[:, :2], first, axis=0), np.maximum.reduceat(every_box[:, 2:], first, axis=0)]
    )
    arrays: tuple[NDArray[Any], ...] = (
        every_box,
        blocks.astype("<i4"),
        np.concatenate([[0], np.cumsum(np.concatenate(parts))]).astype("<u4"),
        np.concatenate([[0], np.cumsum(every_length)]).astype("<u4"),
        np.concatenate(names).astype("<u4"),
        np.concatenate(heights).astype("<i1"),
    )
    for array in arrays:
        data = array.tobytes()
        file.write(data.ljust(padded(len(data)), b"\0"))
    return Section(band, kind, offset, len(every_box), len(every_length), int(every_length.sum()), *box)


def _for_band(kind: str, band: int, lot: Lot) -> Lot | None:
    """What of a lot can be seen at a level, thinned for it."""
    pixel = metres_per_pixel(band)
    if kind in POINTS:
        return lot.parts((lot.sizes == 0) | (lot.sizes >= _NAME_PIXELS * pixel))
    boxes = extents(lot.world, lot.starts)
    size = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    keep = size >= SMALLEST_PIXELS * pixel
    if kind in AREAS:
        keep &= np.abs(rings_area(lot.world, lot.starts)) >= _SMALLEST_AREA * pixel**2
    seen = lot.parts(keep)
    if seen is None:
        return None
    kept = thinned(seen.world, seen.starts, TOLERANCE_PIXELS * pixel)
    starts = np.concatenate([[0], np.cumsum(kept)])[seen.starts]
    return Lot(seen.world[kept], starts, seen.owner, seen.names, seen.heights, seen.sizes)


def _joined(lot: Lot) -> Lot:
    alike, group = np.unique(
        np.column_stack([lot.names[lot.owner].astype(np.int64), lot.heights[lot.owner]]), axis=0, return_inverse=True
    )
    counts = np.diff(lot.starts)
    lines = shapely.linestrings(lot.world, indices=np.repeat(np.arange(len(counts)), counts))
    order = np.argsort(group, kind="stable")
    merged = shapely.line_merge(shapely.multilinestrings(lines[order], indices=group[order]))
    single, which = shapely.get_parts(merged, return_index=True)
    world, owner = shapely.get_coordinates(single, return_index=True)
    starts = np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=len(single)))])
    number = np.arange(len(single))
    names, heights = alike[which, 0].astype(np.uint32), alike[which, 1].astype(np.int8)
    return Lot(world, starts, number, names, heights, np.zeros(len(single), np.float32))


def _middle(rings: list[NDArray[np.float64]]) -> tuple[float, float]:
    """The pole of inaccessibility of a polygon, its first ring the outer one; any point inside when that fails."""
    outer = shapely.Polygon(rings[0], rings[1:])
    low, high = rings[0].min(axis=0), rings[0].max(axis=0)
    try:
        radius = shapely.maximum_inscribed_circle(outer, tolerance=max(float((high - low).max()) / 50, 0.1))
        x, y = radius.coords[0]
    except shapely.GEOSException:
        x, y = (low + high) / 2
    return x, y


def _union(sections: Iterable[Section]) -> Box:
    boxes = np.array([(s.west, s.south, s.east, s.north) for s in sections]) * UNIT
    return Box(*boxes[:, :2].min(axis=0).tolist(), *boxes[:, 2:].max(axis=0).tolist())


def _close_with_directory(path: Path, directory: dict[str, Any]) -> None:
    """Add the checksums of the pages and the directory to a file of sections, then its head; safe on disk."""
    with path.open("r+b") as file:
        sums = []
        file.seek(BODY)
        while page := file.read(PAGE):
            sums.append(zlib.crc32(page))
        table = np.array(sums, "<u4").tobytes()
        directory["pages"] = {"offset": file.tell(), "crc": zlib.crc32(table)}
        file.write(table)
        offset = file.tell()
        packed = zlib.compress(json.dumps(directory, ensure_ascii=False).encode("utf-8"))
        file.write(packed)
        size = file.tell()
        file.seek(0)
        file.write(head(size, offset, packed))
        file.flush()
        os.fsync(file.fileno())


def _not_written(target: Path, problem: OSError) -> Refused:
    return Refused(
        f"无法写入 {target.name}（{problem.strerror}），原有文件未改变。请检查磁盘空间和权限。",
        f"{target.name} could not be written ({problem.strerror}); nothing was replaced. Check space and rights.",
    )
