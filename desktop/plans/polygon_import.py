"""A polygon layer of another program becomes one gapless partition, in one step that can be reviewed first.

Who gets ground that is not one polygon's alone:
- A polygon of which more than half lies within others is taken as drawn over them: it keeps its ground (a grid
  carved out of another that was not cut away there). Of two such the smaller one.
- Otherwise an overlap goes to that of its polygons which it shares the longest border with, then to the larger one.
- A gap goes to the neighbour with the longest border if it is smaller than a set area, or narrower than 15 m. Larger
  ones stay open and are listed.
- A crumb (a detached part narrower than 15 m and smaller than that area) goes to its neighbour likewise.
Every feature ends as a face, merged into another (a duplicate), or listed; none is dropped silently.
"""

from dataclasses import dataclass

import numpy as np

from desktop.grids.boundary import Partition
from desktop.grids.coverage import SLIVER_WIDTH_M
from desktop.maps.projection import Floats
from desktop.plans.arc_chains import chained
from desktop.plans.cell_labels import NOBODY, borders, crumbs_in, grow
from desktop.plans.polygon_cells import Cells, Flags, Numbers
from desktop.plans.polygon_findings import LOSSES, Examination, Finding, beside, is_gap, owners
from desktop.plans.polygon_layer import PolygonLayer

GAP_M2 = 10_000.0


@dataclass(frozen=True, eq=False)
class Repair:
    """The partition: face i + 1 is feature i. `left` is what could not be repaired, each with its place."""

    layer: PolygonLayer
    partition: Partition
    merged: tuple[tuple[int, int], ...]  # (feature, the one it repeats)
    left: tuple[Finding, ...]
    closed: tuple[int, float]  # gaps given to a neighbour: how many, m²
    given: tuple[int, float]  # overlaps and crumbs given to one polygon: how many, m²

    @property
    def features(self) -> tuple[int, ...]:
        """The features that are faces."""
        return tuple(face - 1 for face in self.partition.faces)


def repaired(examination: Examination, *, gap_m2: float = GAP_M2) -> Repair:
    """Repair everything listed by the rules above. Pure: the examination stays as it is."""
    cells = examination.cells
    gap, many = is_gap(cells), cells.covers > 1
    label = owners(cells) + 1
    size: Floats = np.bincount(cells.feature, cells.areas[cells.cell], minlength=examination.layer.count).astype(float)
    _give_to_those_on_top(cells, label, size)
    closable = gap & ((cells.areas <= gap_m2) | (cells.widths < SLIVER_WIDTH_M))
    grow(cells, label, many | closable, size, many)
    _give_to_the_larger(cells, label, size)
    grow(cells, label, closable, size, many)
    crumbs = crumbs_in(cells, label, gap_m2)
    before = label[crumbs]
    label[crumbs] = NOBODY
    grow(cells, label, np.isin(np.arange(cells.count), crumbs), size, np.zeros_like(many))
    alone = crumbs[label[crumbs] == NOBODY]
    label[alone] = before[label[crumbs] == NOBODY]
    partition = Partition.from_e7((number, *arc) for number, arc in enumerate(chained(borders(cells, label)), start=1))
    given = np.union1d(np.flatnonzero(many), crumbs)
    closed = closable & (label != NOBODY)
    repair = Repair(
        examination.layer,
        partition,
        tuple(sorted(examination.duplicates.items())),
        _left(examination, gap & (label == NOBODY), set(partition.faces)),
        (int(closed.sum()), float(cells.areas[closed].sum())),
        (len(given), float(cells.areas[given].sum())),
    )
    _account(repair)
    return repair


def _account(repair: Repair) -> None:
    """Features in = faces out + merged + listed."""
    faces, merged = set(repair.features), {feature for feature, _ in repair.merged}
    lost = {feature for finding in repair.left if finding.kind in (*LOSSES, "HIDDEN") for feature in finding.features}
    assert not faces & merged
    assert faces | merged | lost == set(range(repair.layer.count))


def _give_to_those_on_top(cells: Cells, label: Numbers, size: Floats) -> None:
    alone = label[cells.cell] > 0
    own = np.bincount(cells.feature[alone], cells.areas[cells.cell[alone]], minlength=len(size))
    on_top = own < size / 2
    at = np.flatnonzero(~alone & on_top[cells.feature])
    at = at[np.argsort(-size[cells.feature[at]], kind="stable")]  # the smallest last: it stays
    label[cells.cell[at]] = cells.feature[at] + 1


def _give_to_the_larger(cells: Cells, label: Numbers, size: Floats) -> None:
    """Overlaps that no border decides."""
    at = np.flatnonzero(label[cells.cell] == NOBODY)
    at = at[np.argsort(size[cells.feature[at]], kind="stable")]
    label[cells.cell[at]] = cells.feature[at] + 1


def _left(examination: Examination, open_: Flags, faces: set[int]) -> tuple[Finding, ...]:
    """What the repair could not do: no polygon, ground wholly taken by others, gaps too large to be given away."""
    cells = examination.cells
    left = [finding for finding in examination.findings if finding.kind in LOSSES]
    known = {feature for finding in left if finding.kind != "OTHER_PARTS" for feature in finding.features}
    known |= examination.duplicates.keys() | {face - 1 for face in faces}
    near = beside(cells, owners(cells))
    for feature in sorted(set(range(examination.layer.count)) - known):
        under = cells.cell[cells.feature == feature]
        lon, lat = (cells.spots[under[0]] * 1e-7).tolist() if len(under) else (np.nan, np.nan)
        left.append(Finding("HIDDEN", (feature,), lon, lat, float(cells.areas[under].sum())))
    for cell in np.flatnonzero(open_).tolist():
        lon, lat = (cells.spots[cell] * 1e-7).tolist()
        left.append(Finding("GAP", near.get(cell, ()), lon, lat, float(cells.areas[cell])))
    return tuple(left)
