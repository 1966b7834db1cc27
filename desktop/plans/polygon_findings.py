"""What is wrong with a polygon layer that should become grids, each thing with its place and size.

Nothing is changed here; `polygon_import.repaired` repairs in one step what is listed.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, get_args

import numpy as np
import shapely

from desktop.grids.coverage import SLIVER_WIDTH_M
from desktop.maps.projection import Floats
from desktop.plans.arc_chains import OUTSIDE
from desktop.plans.lattice_metres import metres_per_step
from desktop.plans.polygon_cells import Cells, Flags, Numbers, Shapes, cells_of
from desktop.plans.polygon_layer import PolygonLayer

Kind = Literal[
    "NO_GEOMETRY", "NOT_POLYGON", "OTHER_PARTS", "BROKEN", "COLLAPSED", "INVALID_RING", "SELF_CROSSING", "DUPLICATE",
    "SAME_CODE", "MULTIPART", "HOLE", "OVERLAP", "GAP", "SLIVER", "HIDDEN",
]  # fmt: skip
LOSSES: tuple[Kind, ...] = ("NO_GEOMETRY", "NOT_POLYGON", "OTHER_PARTS", "BROKEN", "COLLAPSED")
"""Nothing a repair could make a grid of, or not all of it."""

SAME_SHARE = 0.95  # two polygons that have so much of their common ground in common are one, drawn twice
_NOWHERE = float("nan")
_AREAS = (3, 6)  # GEOS type numbers of polygons and multipolygons


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong. SLIVER: gaps and overlaps narrower than 15 m along one border, counted together."""

    kind: Kind
    features: tuple[int, ...]  # positions in the layer; empty where no polygon is near
    lon: float  # where to look, degrees; NaN = nowhere
    lat: float
    size: float  # ground m²
    count: int = 1


@dataclass(frozen=True, eq=False)
class Examination:
    """A layer looked over. `shapes` are its polygons made valid, on the lattice of stored coordinates."""

    layer: PolygonLayer
    shapes: Shapes
    cells: Cells  # of the polygons that are no duplicates
    duplicates: dict[int, int]  # feature → the one before it that it repeats
    findings: tuple[Finding, ...]

    def counts(self) -> dict[Kind, int]:
        """How many of each kind, most serious first."""
        counted: Counter[Kind] = Counter()
        for finding in self.findings:
            counted[finding.kind] += finding.count
        return dict(counted)


def examined(layer: PolygonLayer) -> Examination:
    """Look a layer over. The cost is that of noding its borders once."""
    drawn = shapely.transform(layer.shapes, lambda places: np.rint(places * 1e7))
    shapes = _valid(drawn)
    flat = [i for i, shape in enumerate(shapes) if shape is not None and not shapely.area(shape) > 0]
    shapes[flat] = None
    findings = [Finding(trouble, (feature,), *_spot(layer.shapes[feature]), 0.0) for feature, trouble in layer.troubles]
    findings += [Finding("COLLAPSED", (feature,), *_spot(layer.shapes[feature]), 0.0) for feature in flat]
    findings += _broken_rings(drawn, shapes)
    duplicates = _exact_duplicates(shapes)
    single = shapes.copy()
    single[list(duplicates)] = None
    cells = cells_of(single) if any(shape is not None for shape in single) else _nothing()
    overlaps = _overlaps(cells)
    near = _near_duplicates(cells, overlaps)
    for feature, first in near.items():
        duplicates = {
            **{one: first if known == feature else known for one, known in duplicates.items()},
            feature: first,
        }
    if near:  # without the strips that only they cover
        single[list(near)] = None
        cells = cells_of(single)
        overlaps = _overlaps(cells)
    findings += [_over("DUPLICATE", (feature, into), shapes[feature]) for feature, into in sorted(duplicates.items())]
    findings += _same_codes(layer, shapes, duplicates)
    findings += _parts_and_holes(single)
    findings += _overlap_findings(cells, overlaps)
    findings += _gap_findings(cells)
    order = {kind: i for i, kind in enumerate(get_args(Kind))}
    findings.sort(key=lambda finding: (order[finding.kind], -finding.size))
    return Examination(layer, shapes, cells, duplicates, tuple(findings))


def _valid(drawn: Shapes) -> Shapes:
    """Lobes of a ring that crosses itself all belong to the polygon; spikes and what has no area fall away."""
    shapes: Shapes = shapely.make_valid(drawn, method="structure", keep_collapsed=False)
    mixed = ~np.isin(shapely.get_type_id(shapes), (-1, *_AREAS))
    for i in np.flatnonzero(mixed).tolist():
        parts = shapely.get_parts(shapely.get_parts(shapes[i]))
        shapes[i] = shapely.union_all(parts[np.isin(shapely.get_type_id(parts), _AREAS)])
    return shapes


def is_gap(cells: Cells) -> Flags:
    """Which cells no polygon covers."""
    return np.asarray(cells.covers == 0)


def beside(cells: Cells, owner: Numbers) -> dict[int, tuple[int, ...]]:
    """For each gap the two features that it has the longest borders with; `owner` (n,) −1 where not one alone."""
    gap = is_gap(cells)
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    for one, other in ((cells.left, cells.right), (cells.right, cells.left)):
        at = np.flatnonzero((one != OUTSIDE) & (other != OUTSIDE))
        at = at[gap[one[at]] & (owner[other[at]] >= 0)]
        for cell, feature, metres in zip(
            one[at].tolist(), owner[other[at]].tolist(), cells.lengths[at].tolist(), strict=True
        ):
            shared[cell][feature] += metres
    return {cell: tuple(sorted(feature for feature, _ in longest.most_common(2))) for cell, longest in shared.items()}


def owners(cells: Cells) -> Numbers:
    """(n,) the one feature that covers a cell, −1 where none or several do."""
    owner = np.full(cells.count, -1, dtype=np.int64)
    owner[cells.cell] = cells.feature
    owner[cells.covers != 1] = -1
    return owner


def _overlaps(cells: Cells) -> dict[tuple[int, int], list[int]]:
    """(feature, feature) → the cells that both cover."""
    over = cells.covers[cells.cell] > 1
    covering: dict[int, list[int]] = defaultdict(list)
    for cell, feature in zip(cells.cell[over].tolist(), cells.feature[over].tolist(), strict=True):
        covering[cell].append(feature)
    shared: dict[tuple[int, int], list[int]] = defaultdict(list)
    for cell, features in covering.items():
        for one, other in combinations(sorted(features), 2):
            shared[one, other].append(cell)
    return shared


def _near_duplicates(cells: Cells, overlaps: dict[tuple[int, int], list[int]]) -> dict[int, int]:
    if not len(cells.cell):
        return {}
    own = np.bincount(cells.feature, cells.areas[cells.cell])
    found: dict[int, int] = {}
    for (one, other), shared in sorted(overlaps.items()):
        common = float(cells.areas[shared].sum())
        if one not in found and common >= SAME_SHARE * (own[one] + own[other] - common):
            found.setdefault(other, one)
    return found


def _nothing() -> Cells:
    none, flat = np.empty(0), np.empty(0, dtype=np.int64)
    return Cells(
        none.reshape(0, 2), none, none, flat.reshape(0, 2), flat.reshape(0, 2), flat, flat, none, flat, flat
    )  # fmt: skip


def _exact_duplicates(shapes: Shapes) -> dict[int, int]:
    first: dict[bytes, int] = {}
    found = {}
    for i, blob in enumerate(shapely.to_wkb(shapely.normalize(shapes))):
        if blob is not None and first.setdefault(blob, i) != i:
            found[i] = first[blob]
    return found


def _broken_rings(drawn: Shapes, shapes: Shapes) -> list[Finding]:
    found = []
    for i in np.flatnonzero(~shapely.is_valid(drawn)).tolist():
        if shapes[i] is None:
            continue
        reason, _, place = str(shapely.is_valid_reason(drawn[i])).partition("[")
        crosses = "elf-intersection" in reason
        numbers = place.rstrip("]").split()
        spot = tuple(float(number) * 1e-7 for number in numbers[:2]) if len(numbers) >= 2 else _spot(shapes[i], 1e-7)
        found.append(Finding("SELF_CROSSING" if crosses else "INVALID_RING", (i,), spot[0], spot[1], _area(shapes[i])))
    return found


def _same_codes(layer: PolygonLayer, shapes: Shapes, duplicates: dict[int, int]) -> list[Finding]:
    by_code: dict[str, list[int]] = defaultdict(list)
    for feature in range(layer.count):
        if shapes[feature] is not None and feature not in duplicates and layer.code(feature):
            by_code[layer.code(feature)].append(feature)
    return [_over("SAME_CODE", tuple(same), shapes[same[1]]) for same in by_code.values() if len(same) > 1]


def _parts_and_holes(shapes: Shapes) -> list[Finding]:
    found = []
    for i, shape in enumerate(shapes):
        if shape is None:
            continue
        parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area)
        if len(parts) > 1:
            lon, lat = _spot(parts[1], 1e-7)
            found.append(Finding("MULTIPART", (i,), lon, lat, sum(map(_area, parts[1:])), len(parts)))
        holes = [shapely.Polygon(hole) for part in parts for hole in part.interiors]
        if holes:
            lon, lat = _spot(max(holes, key=lambda hole: float(hole.area)), 1e-7)
            found.append(Finding("HOLE", (i,), lon, lat, sum(map(_area, holes)), len(holes)))
    return found


def _overlap_findings(cells: Cells, overlaps: dict[tuple[int, int], list[int]]) -> list[Finding]:
    found = []
    for pair, shared in overlaps.items():
        wide = [cell for cell in shared if cells.widths[cell] >= SLIVER_WIDTH_M]
        narrow = [cell for cell in shared if cells.widths[cell] < SLIVER_WIDTH_M]
        found += [_at(cells, "OVERLAP", pair, wide)] if wide else []
        found += [_at(cells, "SLIVER", pair, narrow)] if narrow else []
    return found


def _gap_findings(cells: Cells) -> list[Finding]:
    near = beside(cells, owners(cells))
    narrow: dict[tuple[int, ...], list[int]] = defaultdict(list)
    found = []
    for cell in np.flatnonzero(is_gap(cells)).tolist():
        if cells.widths[cell] >= SLIVER_WIDTH_M:
            found.append(_at(cells, "GAP", near.get(cell, ()), [cell]))
        else:
            narrow[near.get(cell, ())].append(cell)
    return found + [_at(cells, "SLIVER", pair, gaps) for pair, gaps in narrow.items()]


def _at(cells: Cells, kind: Kind, features: tuple[int, ...], which: list[int]) -> Finding:
    largest = max(which, key=lambda cell: float(cells.areas[cell]))
    lon, lat = (cells.spots[largest] * 1e-7).tolist()
    return Finding(kind, features, lon, lat, float(cells.areas[which].sum()), len(which))


def _over(kind: Kind, features: tuple[int, ...], shape: shapely.Geometry) -> Finding:
    return Finding(kind, features, *_spot(shape, 1e-7), _area(shape))


def _spot(shape: shapely.Geometry | None, scale: float = 1.0) -> tuple[float, float]:
    if shape is None or shape.is_empty or not np.isfinite(shapely.get_coordinates(shape)).all():
        return _NOWHERE, _NOWHERE
    spot = shapely.point_on_surface(shape)
    return float(spot.x) * scale, float(spot.y) * scale


def _area(shape: shapely.Geometry) -> float:
    """Ground m² of a small shape in lattice coordinates."""
    step: Floats = metres_per_step(shape.centroid.y)
    return float(shape.area * step.prod())
