"""A ground file opened: vector ground for any box and level, read by many threads and processes at once."""

import json
import mmap
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.maps.box import Box
from desktop.maps.ground.classes import AREAS, LINES, POINTS
from desktop.maps.ground.features import Features, Ints, Shape
from desktop.maps.ground.ground_format import BLOCK, BODY, HEAD, MAGIC, PAGE, UNIT, VERSION, Section, band_of
from desktop.refusal import Refused

_ORDER = {kind: place for place, kind in enumerate((*AREAS, *LINES, *POINTS))}
_MOST_DIRECTORY = 1 << 26  # bytes unpacked; a real one has some kilobytes


@dataclass(frozen=True, slots=True)
class GroundFacts:
    """What a ground file says of itself."""

    box: Box
    credit: str
    source: str  # name of the file it was made from
    sha256: str  # of that file
    data_date: str  # ISO date of the data, "" where the source did not say
    counts: Mapping[str, int]  # features per class in the source
    skipped: tuple[str, ...]  # ids of features that could not be read, such as "relation 123"


class GroundFile:
    """A `GroundSource` on disk. Safe from several threads; pickled, it opens again in the other process."""

    def __init__(self, path: Path) -> None:
        """Raises `Refused` for a file that is missing, foreign, newer, cut off or damaged."""
        self.path = path
        self._file = _opened(path)
        self._bytes = memoryview(self._file)
        directory = self._directory()
        try:
            self.facts = _facts(directory)
            self._names_at, self._name_count = int(directory["names"]["offset"]), int(directory["names"]["count"])
            self._body_end = int(directory["pages"]["offset"])
            count = -(-(self._body_end - BODY) // PAGE)
            self._pages = np.frombuffer(self._plain(self._body_end, count * 4), "<u4")
            if zlib.crc32(self._pages.tobytes()) != directory["pages"]["crc"]:
                raise ValueError("the checksums are damaged")
            self._sound = np.zeros(len(self._pages), np.bool_)
            self._name_ends = self._array(self._names_at, "<u8", (self._name_count + 1,), check=True)
            sections = [Section(*row) for row in directory["sections"]]
            self._bands: dict[int, list[_Class]] = {}
            for section in sorted(sections, key=lambda section: _ORDER[section.kind]):
                self._bands.setdefault(section.band, []).append(_Class(self, section))
        except (KeyError, TypeError, ValueError, OverflowError, MemoryError) as problem:
            raise damaged(path) from problem

    def __reduce__(self) -> tuple[type["GroundFile"], tuple[Path]]:
        return GroundFile, (self.path,)

    @property
    def box(self) -> Box:
        return self.facts.box

    @property
    def credit(self) -> str:
        return self.facts.credit

    def read(self, box: Box, level: int) -> Sequence[Features]:
        """See `GroundSource`. Raises `Refused` when the part of the file that is needed turns out damaged."""
        limit = 2**31 - 1
        corners = [min(max(int(v / UNIT), -limit), limit) for v in (box.west, box.south, box.east, box.north)]
        found = (each.touching(*corners) for each in self._bands.get(band_of(level), ()))
        return [features for features in found if features is not None]

    def check(self) -> None:
        """Read every byte; raises `Refused` when one of them is not as it was written."""
        self.trust(BODY, self._body_end - BODY)

    def close(self) -> None:
        """Let go of the file. What was read stays usable; the map goes when nobody holds a part of it."""
        self._bands = {}

    def name(self, number: int) -> str:
        """The text of a name; 0 is no name."""
        if number == 0:
            return ""
        start, end = int(self._name_ends[number - 1]), int(self._name_ends[number])
        self.trust(start, end - start)
        return bytes(self._bytes[start:end]).decode("utf-8", "replace")

    def trust(self, offset: int, size: int) -> None:
        """Check the pages of a range that were not checked before; raises `Refused`."""
        first, last = (offset - BODY) // PAGE, (offset + size - 1 - BODY) // PAGE + 1
        if size <= 0:
            return
        if offset < BODY or last > len(self._sound):
            raise damaged(self.path)
        if self._sound[first:last].all():
            return
        for page in (first + np.flatnonzero(~self._sound[first:last])).tolist():
            start = BODY + page * PAGE
            if zlib.crc32(self._bytes[start : min(start + PAGE, self._body_end)]) != self._pages[page]:
                raise damaged(self.path)
            self._sound[page] = True

    def _plain(self, offset: int, size: int) -> memoryview:
        if offset < 0 or size < 0 or offset + size > len(self._bytes):
            raise ValueError("outside the file")
        return self._bytes[offset : offset + size]

    def _array(self, offset: int, dtype: str, shape: tuple[int, ...], *, check: bool = False) -> NDArray[Any]:
        size = int(np.prod(shape)) * np.dtype(dtype).itemsize
        if offset < BODY or offset % 8:
            raise ValueError("outside the body")
        array = np.frombuffer(self._plain(offset, size), dtype).reshape(shape)
        if check:
            self.trust(offset, size)
        return array

    def _directory(self) -> Any:
        data = self._bytes
        packed = bytes(data[: HEAD.size])
        _, version, page, size, offset, length, crc = HEAD.unpack(packed)
        if version > VERSION:
            raise Refused(
                f"{self.path.name} 由更新版本的程序生成，本版本无法读取。请更新程序。",
                f"{self.path.name} was made by a newer version of the program. Update the program to read it.",
            )
        (head_crc,) = struct.unpack_from("<I", data, HEAD.size)
        if zlib.crc32(packed) != head_crc or page != PAGE or size != len(data) or offset + length > size:
            raise damaged(self.path)
        directory = bytes(data[offset : offset + length])
        if zlib.crc32(directory) != crc:
            raise damaged(self.path)
        unpacked = zlib.decompressobj().decompress(directory, _MOST_DIRECTORY)
        return json.loads(unpacked)


class _Class:
    """One class in one band, as arrays mapped from the file."""

    def __init__(self, file: GroundFile, section: Section) -> None:
        self.file, self.section = file, section
        self.places = section.arrays()
        self.sound: NDArray[np.bool_] | None = None
        kind = section.kind
        self.shape = Shape.AREA if kind in AREAS else Shape.LINE if kind in LINES else Shape.POINT
        for offset, dtype, shape in self.places.values():
            file._plain(offset, int(np.prod(shape)) * np.dtype(dtype).itemsize)

    def touching(self, west: int, south: int, east: int, north: int) -> Features | None:
        """Features whose box touches a box in world centimetres."""
        own = self.section
        if own.west > east or own.east < west or own.south > north or own.north < south:
            return None
        if self.sound is None:
            self._map()
        blocks = np.flatnonzero(_hit(self.block_boxes, west, south, east, north))
        if not len(blocks):
            return None
        if not self.sound[blocks].all():  # type: ignore[index]
            for block in blocks.tolist():
                self._trust(block)
        near = (blocks[:, None] * BLOCK + np.arange(BLOCK)).ravel()
        near = near[: np.searchsorted(near, self.section.features)]
        near = near[_hit(self.boxes[near], west, south, east, north)]
        return self._features(near) if len(near) else None

    def _features(self, near: Ints) -> Features:
        part_counts, parts = _ranges(self.parts_from, near)
        point_counts, points = _ranges(self.points_from, parts)
        names = self.names[near]
        heights = self.heights[near]
        return Features(
            self.section.kind,
            self.shape,
            self.points[points] * UNIT,
            np.concatenate([[0], np.cumsum(point_counts)]),
            np.repeat(np.arange(len(near)), part_counts),
            [self.file.name(number) for number in names.tolist()] if names.any() else (),
            heights if heights.any() else np.empty(0, np.int8),
        )

    def _map(self) -> None:
        arrays = {name: self.file._array(*place) for name, place in self.places.items()}
        offset, dtype, shape = self.places["block_boxes"]
        self.file.trust(offset, int(np.prod(shape)) * np.dtype(dtype).itemsize)
        self.points, self.boxes, self.block_boxes = arrays["points"], arrays["boxes"], arrays["block_boxes"]
        self.parts_from, self.points_from = arrays["parts_from"], arrays["points_from"]
        self.names, self.heights = arrays["names"], arrays["heights"]
        self.sound = np.zeros(self.section.blocks, np.bool_)

    def _trust(self, block: int) -> None:
        """Check the pages that hold a block, and that its numbers point into the file."""
        a, b = block * BLOCK, min((block + 1) * BLOCK, self.section.features)
        for name in ("boxes", "parts_from", "names", "heights"):
            self._trust_rows(name, a, b + (name == "parts_from"))
        parts = self.parts_from[a : b + 1].astype(np.int64)
        if (np.diff(parts) < 1).any() or parts[-1] > self.section.parts:
            raise damaged(self.file.path)
        self._trust_rows("points_from", int(parts[0]), int(parts[-1]) + 1)
        points = self.points_from[parts[0] : parts[-1] + 1].astype(np.int64)
        if (np.diff(points) < 1).any() or points[-1] > self.section.points:
            raise damaged(self.file.path)
        self._trust_rows("points", int(points[0]), int(points[-1]))
        if (self.names[a:b] > self.file._name_count).any():
            raise damaged(self.file.path)
        assert self.sound is not None
        self.sound[block] = True

    def _trust_rows(self, name: str, a: int, b: int) -> None:
        offset, dtype, shape = self.places[name]
        row = np.dtype(dtype).itemsize * (shape[1] if len(shape) > 1 else 1)
        self.file.trust(offset + a * row, (b - a) * row)


def damaged(path: Path) -> Refused:
    return Refused(
        f"{path.name} 已损坏或不完整，地图未改变。请重新生成或重新复制这个文件。",
        f"{path.name} is damaged or cut off; the map is as it was. Make or copy the file again.",
    )


def _opened(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            begin = file.read(len(MAGIC))
            if begin != MAGIC:
                raise Refused(
                    f"{path.name} 不是格图的底图文件（.ground）。请选择另一个文件。",
                    f"{path.name} is not a ground file (.ground). Choose another file.",
                )
            if file.seek(0, 2) < BODY:
                raise damaged(path)
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError as problem:
        raise Refused(
            f"打不开 {path.name}（{problem.strerror}）。地图未改变。",
            f"{path.name} cannot be opened ({problem.strerror}). The map is as it was.",
        ) from problem


def _facts(directory: Any) -> GroundFacts:
    facts = directory["facts"]
    west, south, east, north = (float(v) for v in facts["box"])
    counts = {str(kind): int(count) for kind, count in facts["counts"].items()}
    texts = (str(facts[name]) for name in ("credit", "source", "sha256", "data_date"))
    credit, source, sha256, data_date = texts
    skipped = tuple(str(each) for each in facts["skipped"])
    return GroundFacts(Box(west, south, east, north), credit, source, sha256, data_date, counts, skipped)


def _hit(boxes: NDArray[Any], west: int, south: int, east: int, north: int) -> NDArray[np.bool_]:
    hit: NDArray[np.bool_] = (
        (boxes[:, 0] <= east) & (boxes[:, 2] >= west) & (boxes[:, 1] <= north) & (boxes[:, 3] >= south)
    )
    return hit


def _ranges(bounds: NDArray[Any], chosen: Ints) -> tuple[Ints, Ints]:
    """(how many members each chosen one has, the numbers of all of them) where i has bounds[i]:bounds[i + 1]."""
    first = bounds[chosen].astype(np.intp)
    counts = bounds[chosen + 1].astype(np.intp) - first
    ends = np.cumsum(counts)
    return counts, np.arange(ends[-1]) + np.repeat(first - (ends - counts), counts)
