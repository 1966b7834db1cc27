"""Reads an OpenStreetMap extract (.osm.pbf, .osm, .osm.bz2) and sorts its features into our classes.

Two passes. The first counts, by tags alone, what the second must find; the second puts coordinates to it. What the
first saw and the second could not build is named by its id: clipped extracts lack nodes and members.
"""

import hashlib
import mmap
import os
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import osmium
import shapely

from desktop.maps.box import Box
from desktop.maps.ground.coast import sea_and_land
from desktop.maps.ground.features import Features, Floats, Shape
from desktop.maps.ground.osm_blocks import pbf_chunks
from desktop.maps.ground.osm_classes import OsmClasses, load_osm_classes
from desktop.maps.projection import to_world
from desktop.progress import Progress
from desktop.refusal import Refused

CREDIT = "© OpenStreetMap contributors, ODbL 1.0"
SUFFIXES = (".osm.pbf", ".pbf", ".osm", ".osm.bz2", ".osm.gz")
_FIRST_PASS = 0.25  # share of the whole
_TOGETHER = 20_000
_OPENS_ANY_NAME = os.name != "nt"  # on Windows osmium opens names in the system's code page only
_AREA = {"area": "yes"}  # what a multipolygon relation need not say
_LARGE = 100 * 1024 * 1024  # bytes; from here on node locations go to a file
"""osmium's `flex_mem` takes 16 bytes a node (1 GB for a country of 60 million nodes), doubled while it grows;
`sparse_file_array` keeps the same in a temporary file that the system may page out."""

Sink = Callable[[Features], None]


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """What was found in an extract, and what could not be used."""

    source: str
    sha256: str
    data_date: str  # ISO, "" when the file does not say
    box: Box  # world metres
    counts: Mapping[str, int]  # OpenStreetMap objects per class that became features
    expected: Mapping[str, int]  # the same as counted by tags alone in a pass of its own
    skipped: tuple[str, ...]  # "way 12", "relation 7": of a class, but without a usable geometry
    clipped: int  # lines that lack nodes; the parts that are there are used
    warnings: tuple[tuple[str, str], ...] = ()  # in Chinese and in English

    @property
    def complete(self) -> bool:
        """Whether everything that the tags promise was either built or named as skipped."""
        return sum(self.counts.values()) + len(self.skipped) == sum(self.expected.values())


@dataclass(slots=True)
class _Found:
    """What one pass has gathered."""

    counts: Counter[str] = field(default_factory=Counter)
    areas: "array[int]" = field(default_factory=lambda: array("q"))  # osmium's area ids: 2·way, 2·relation + 1
    objects: int = 0


def read_osm(path: Path, sink: Sink, progress: Progress, *, rules: OsmClasses | None = None) -> ReadingReport:
    """Give all features of a file to `sink`, some thousands at a time, coordinates in world metres.

    Raises `Refused` when the file cannot be read or holds nothing of our classes; then `sink` may have been called.
    """
    rules = rules or load_osm_classes()
    if not path.is_file():
        raise Refused(f"找不到 {path.name}。", f"{path.name} is not there.")
    if not path.name.lower().endswith(SUFFIXES):
        raise Refused(
            f"{path.name} 不是 OpenStreetMap 文件。可用：{'、'.join(SUFFIXES)}。",
            f"{path.name} is not an OpenStreetMap file. Possible: {', '.join(SUFFIXES)}.",
        )
    try:
        expected = _counted(path, rules, progress)
        if not expected.counts:
            raise Refused(
                f"{path.name} 里没有可用的地物，未生成地图。请检查文件是否完整。",
                f"{path.name} holds no features that could be drawn; no map was made. Check the file.",
            )
        with TemporaryDirectory(prefix="getu-nodes-") as folder:
            return _Reading(path, rules, sink, progress, expected).run(Path(folder))
    except (RuntimeError, ValueError, OSError) as problem:
        raise Refused(
            f"{path.name} 无法读取（文件损坏或不完整），未生成地图。请重新复制这个文件。",
            f"{path.name} cannot be read (damaged or cut off); no map was made. Copy the file again.",
        ) from problem


def _counted(path: Path, rules: OsmClasses, progress: Progress) -> _Found:
    found = _Found()
    for share, part in _passes(path):
        progress.report(share * _FIRST_PASS, path.name)
        objects: Iterable[Any] = osmium.FileProcessor(part).with_filter(osmium.filter.KeyFilter(*_keys(rules)))
        for thing in objects:
            found.objects += 1
            if not found.objects % 4096:
                progress.check()
            tags = dict(thing.tags)
            if thing.is_node():
                kinds = [_named_point(rules, tags)]
            elif thing.is_way():
                kinds = [rules.lines.class_of(tags)]
                if thing.is_closed() and len(thing.nodes) > 3 and tags.get("area") != "no":
                    kinds.append(rules.areas.class_of(tags))
                    if kinds[-1]:
                        found.areas.append(2 * thing.id)
            else:
                whole = tags.get("type") in ("multipolygon", "boundary") and tags.get("area") != "no"
                kinds = [rules.areas.class_of(_AREA | tags) if whole else None]
                if kinds[0]:
                    found.areas.append(2 * thing.id + 1)
            found.counts.update(kind for kind in kinds if kind)
    return found


def _passes(path: Path) -> Iterator[tuple[float, Any]]:
    if path.name.lower().endswith(".pbf"):
        for share, chunk in pbf_chunks(path):
            yield share, osmium.io.FileBuffer(chunk, "pbf")
    else:
        yield 0.0, osm_source(path)


def osm_source(path: Path, *, any_name: bool = _OPENS_ANY_NAME) -> Any:
    """What osmium reads a file from: its name, or the mapped file itself where osmium could not open the name."""
    if any_name or str(path).isascii():
        return str(path)
    name = path.name.lower()
    form = "pbf" if name.endswith(".pbf") else name[name.rindex(".osm") + 1 :]
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return osmium.io.FileBuffer(mapped, form)


class _Reading:
    """The second pass."""

    def __init__(self, path: Path, rules: OsmClasses, sink: Sink, progress: Progress, expected: _Found) -> None:
        self._path, self._rules, self._sink, self._progress, self._expected = path, rules, sink, progress, expected
        self._wkb = osmium.geom.WKBFactory()
        self._found = _Found()
        self._waiting: dict[tuple[Shape, str], list[tuple[Any, str, int]]] = {}
        self._coasts: list[Floats] = []
        self._skipped: list[str] = []
        self._clipped = 0
        self._extent: Box | None = None

    def run(self, folder: Path) -> ReadingReport:
        nodes = folder / "nodes"
        on_disk = "sparse_file_array" in osmium.index.map_types() and (_OPENS_ANY_NAME or str(nodes).isascii())
        large = on_disk and self._path.stat().st_size > _LARGE
        store = f"sparse_file_array,{nodes}" if large else "flex_mem"
        keys = _keys(self._rules)
        wanted = osmium.filter.KeyFilter(*keys)
        objects = osmium.FileProcessor(osm_source(self._path)).with_locations(store).with_areas(wanted)
        header = objects.header
        things: Iterable[Any] = objects.with_filter(osmium.filter.KeyFilter(*keys))
        for thing in things:
            if thing.is_area():
                self._area(thing)
                continue
            self._found.objects += 1
            if not self._found.objects % 1024:
                share = self._found.objects / max(self._expected.objects, 1)
                self._progress.report(_FIRST_PASS + (1 - _FIRST_PASS) * min(share, 1.0), self._path.name)
            if thing.is_way():
                self._way(thing)
            elif thing.is_node():
                self._node(thing)
        for shape, kind in list(self._waiting):
            self._flush(shape, kind)
        missing = np.setdiff1d(np.array(self._expected.areas, np.int64), np.array(self._found.areas, np.int64))
        self._skipped += [f"{'relation' if each % 2 else 'way'} {each // 2}" for each in missing.tolist()]
        return self._report(header)

    def _report(self, header: Any) -> ReadingReport:
        box = _header_box(header) or self._extent
        if box is None or not self._found.counts:
            raise Refused(
                f"{self._path.name} 里的地物都没有坐标，未生成地图。请检查文件是否完整。",
                f"No feature in {self._path.name} has coordinates; no map was made. Check the file.",
            )
        warnings = []
        coast = sea_and_land(self._coasts, box)
        for features in (coast.sea, coast.land):
            if features is not None:
                self._sink(features)
        if coast.undecided:
            warnings.append(
                ("部分海岸线不完整，海域按陆地绘制。", "Some coastlines are incomplete; sea there is drawn as land.")
            )
        if sum(self._found.counts.values()) + len(self._skipped) != sum(self._expected.counts.values()):
            zh = "两次读取的数量不一致，部分地物可能缺失，请核对。"
            warnings.append((zh, "Two readings counted differently; some features may be missing. Look the map over."))
        date = header.get("osmosis_replication_timestamp") or header.get("timestamp")
        return ReadingReport(
            source=self._path.name,
            sha256=_sha256(self._path),
            data_date=date[:10],
            box=box,
            counts=dict(self._found.counts),
            expected=dict(self._expected.counts),
            skipped=tuple(self._skipped),
            clipped=self._clipped,
            warnings=tuple(warnings),
        )

    def _node(self, node: Any) -> None:
        tags = dict(node.tags)
        kind = _named_point(self._rules, tags)
        if kind:
            if node.location.valid():
                self._found.counts[kind] += 1
                self._keep(Shape.POINT, kind, (node.lon, node.lat), tags)
            else:
                self._skipped.append(f"node {node.id}")

    def _way(self, way: Any) -> None:
        tags = dict(way.tags)
        kind = self._rules.lines.class_of(tags)
        coast = tags.get("natural") == "coastline"
        if not (kind or coast):
            return
        try:
            pieces = [self._wkb.create_linestring(way)]
        except osmium.InvalidLocationError:
            pieces = _whole_pieces(way)
            self._clipped += bool(pieces)
        except RuntimeError:  # one place only
            pieces = []
        if coast:
            self._coasts += [to_world(shapely.get_coordinates(shapely.from_wkb(piece))) for piece in pieces]
        if kind and pieces:
            self._found.counts[kind] += 1
            for piece in pieces:
                self._keep(Shape.LINE, kind, piece, tags)
        elif kind:
            self._skipped.append(f"way {way.id}")

    def _area(self, area: Any) -> None:
        tags = dict(area.tags)
        kind = self._rules.areas.class_of(tags if area.from_way() else _AREA | tags)
        if not kind:
            return
        try:
            polygon = self._wkb.create_multipolygon(area)
        except RuntimeError:  # it stays missing, and is named so
            return
        self._found.areas.append(area.id)
        self._found.counts[kind] += 1
        self._keep(Shape.AREA, kind, polygon, tags)

    def _keep(self, shape: Shape, kind: str, geometry: Any, tags: Mapping[str, str]) -> None:
        waiting = self._waiting.setdefault((shape, kind), [])
        waiting.append((geometry, self._rules.name_of(tags), self._rules.height_of(tags)))
        if len(waiting) >= _TOGETHER:
            self._flush(shape, kind)

    def _flush(self, shape: Shape, kind: str) -> None:
        waiting = self._waiting.pop((shape, kind))
        geometries, names, heights = zip(*waiting, strict=True)
        features = _features(shape, kind, geometries, names, heights)
        if features.count:
            extent = Box.around(features.world)
            self._extent = extent if self._extent is None else self._extent.union(extent)
            self._sink(features)


def _keys(rules: OsmClasses) -> list[str]:
    return sorted(rules.keys | {"natural"})  # coastlines are always wanted


def _named_point(rules: OsmClasses, tags: Mapping[str, str]) -> str | None:
    """Points are there to bear a name; one without is nothing."""
    kind = rules.points.class_of(tags)
    return kind if kind and rules.name_of(tags) else None


def _whole_pieces(way: Any) -> list[str]:
    """The runs of a way's nodes that the extract has, as WKB in hex."""
    runs: list[list[tuple[float, float]]] = [[]]
    for node in way.nodes:
        if node.location.valid():
            runs[-1].append((node.lon, node.lat))
        elif runs[-1]:
            runs.append([])
    lines = [shapely.LineString(run) for run in runs if len(run) > 1]
    return [shapely.to_wkb(line, hex=True) for line in lines if line.length > 0]


def _features(
    shape: Shape, kind: str, geometries: Sequence[Any], names: Sequence[str], heights: Sequence[int]
) -> Features:
    if shape is Shape.POINT:
        world, starts = to_world(np.array(geometries)), np.arange(len(geometries) + 1)
        which = owner = starts[:-1]
    else:
        parts, which = shapely.get_parts(shapely.from_wkb(geometries), return_index=True)
        lines, owner = (
            shapely.get_rings(parts, return_index=True) if shape is Shape.AREA else (parts, np.arange(len(parts)))
        )
        lonlat, part = shapely.get_coordinates(lines, return_index=True)
        world = to_world(lonlat)
        starts = np.concatenate([[0], np.cumsum(np.bincount(part, minlength=len(lines)))])
    layer = np.array(heights, np.int8)[which]
    return Features(
        kind,
        shape,
        world,
        starts,
        owner,
        [names[i] for i in which.tolist()] if any(names) else (),
        layer if layer.any() else np.empty(0, np.int8),
    )


def _header_box(header: Any) -> Box | None:
    """The box that the file claims, in world metres."""
    box = header.box()
    if not box.valid():
        return None
    low, high = box.bottom_left, box.top_right
    around = Box.around(to_world(np.array([[low.lon, low.lat], [high.lon, high.lat]])))
    return around if around.width > 0 and around.height > 0 else None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
