"""From a repaired layer to a draft: who is who, what becomes of ground and grids, and the one step that does it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np
import shapely

from desktop.plans.draft import ArcStep, Draft, DraftGrid, arc_steps
from desktop.plans.draft_edits import RedrawDraft
from desktop.plans.import_edits import ImportIntoNewDraft
from desktop.plans.lattice_metres import metres_per_step
from desktop.plans.polygon_export import polygons_of
from desktop.plans.polygon_findings import Finding
from desktop.plans.polygon_import import GAP_M2, Repair
from desktop.plans.polygon_match import How, Match, matched, name_of
from desktop.plans.polygon_overlay import Overlay, laid_over, lattice_shapes, outline_of
from desktop.plans.steps import new_grid
from desktop.refusal import Refused

IMPORT = "导入网格图层"  # what the step is called in the undo menu and the journal

Kind = Literal["LOST", "ELSEWHERE", "OUTSIDE", "LOCKED", "UNCOVERED", "TAKEN"]

_NEGLIGIBLE_M2 = 25.0  # what rounding along a long border adds up to
_NOWHERE = float("nan")


@dataclass(frozen=True, slots=True)
class Note:
    """What comes of laying the layer over the bank's grids, and where to look (degrees; NaN = nowhere).

    LOST: a feature that gets no ground (beyond the county, or a locked grid holds it all). ELSEWHERE: a feature that
    has a grid's code or name but none of its ground. OUTSIDE: a feature's ground beyond the county, cut off. LOCKED: a
    locked grid that the layer draws otherwise; it stays. UNCOVERED: ground the layer leaves out; it stays with its
    grid. TAKEN: a grid that was to stay, and all of whose ground the layer gives to others.
    """

    kind: Kind
    feature: int | None
    face: int | None
    lon: float
    lat: float
    size: float  # ground m²


@dataclass(frozen=True, eq=False)
class PolygonDraft:
    """A layer laid over a draft, or over what is in force: `after` is what it becomes, nothing is written yet."""

    before: Draft
    after: Draft
    repair: Repair
    matches: tuple[Match, ...]
    face_of: Mapping[int, int]  # feature → its grid in `after`; one that got no ground has none there
    absent: tuple[int, ...]  # grids that no feature of the layer stands for, locked ones too
    notes: tuple[Note, ...]
    closed: tuple[int, float]  # narrow and small ground along the outlines given to a neighbour: how many, m²
    renamed: int
    findings: tuple[Finding, ...]  # what was wrong with the layer itself

    @property
    def changes_nothing(self) -> bool:
        return self.after.partition is self.before.partition and self.after.grids == self.before.grids

    @property
    def gone(self) -> tuple[int, ...]:
        """Grids of `before` that have no ground any more."""
        return tuple(sorted(self.before.grids.keys() - self.after.grids.keys()))

    @property
    def new(self) -> tuple[int, ...]:
        """Faces of grids that come into being."""
        return tuple(sorted(self.after.grids.keys() - self.before.grids.keys()))

    def step(self) -> RedrawDraft:
        """The import into the draft that it was laid over, as one step."""
        plan = self.before.plan
        return RedrawDraft(plan.id, plan.state or "", IMPORT, *self._differences())

    def step_into_new(self, title: str, purpose: str = "") -> ImportIntoNewDraft:
        """The import into a draft begun for it, as one step; laid over what is in force."""
        return ImportIntoNewDraft(title, purpose, self.before.plan.id, *self._differences())

    def _differences(self) -> tuple[tuple[ArcStep, ...], tuple[DraftGrid, ...], tuple[int, ...]]:
        changed = tuple(grid for face, grid in sorted(self.after.grids.items()) if self.before.grids.get(face) != grid)
        return arc_steps(self.before.partition, self.after.partition), changed, self.gone


def drafted(
    repair: Repair,
    before: Draft,
    *,
    absent_go: bool = False,
    take_names: bool = False,
    gap_m2: float = GAP_M2,
    findings: tuple[Finding, ...] = (),
) -> PolygonDraft:
    """Lay a repaired layer over a draft; `findings` are what its examination found.

    `absent_go`: grids that are not in the file end, their ground goes to neighbours; else they keep what the file
    leaves of it. `take_names`: the file's names count. Raises Refused where codes run out.
    """
    ground = lattice_shapes(before.partition)
    features = repair.features
    shapes = shapely.transform(polygons_of(repair.partition), lambda places: np.rint(places * 1e7))
    matches = matched(repair.layer, features, shapes, before.grids, ground)
    draft, face_of = _with_new_grids(repair, before, matches)
    absent = tuple(sorted(before.grids.keys() - {match.face for match in matches}))
    stays = [] if absent_go else absent
    overlay = laid_over(
        before.partition,
        ground,
        [(face_of[feature], shape) for feature, shape in zip(features, shapes.tolist(), strict=True)],
        locked=before.locked.keys() & before.grids.keys(),
        stays=stays,
        gone=set(absent) - set(stays) - before.locked.keys(),
        gap_m2=gap_m2,
    )
    faces = frozenset(overlay.partition.faces)
    if not faces or overlay.partition.closed_faces != faces:
        raise Refused(
            "图层与现有边界合不成完整的网格，没有导入任何内容。请先在制图软件里检查它与县界相接的地方。",
            "The layer and the present borders do not make whole grids, and nothing was imported. Check in your "
            "mapping program where it meets the county's outline.",
        )
    grids, renamed = _records(repair, draft, matches, face_of, faces, take_names=take_names)
    after = before.with_partition(overlay.partition, grids)
    notes = _notes(before, matches, face_of, dict(zip(features, shapes.tolist(), strict=True)), ground, overlay, stays)
    return PolygonDraft(before, after, repair, matches, face_of, absent, notes, overlay.closed, renamed, findings)


def _with_new_grids(repair: Repair, before: Draft, matches: Collection[Match]) -> tuple[Draft, dict[int, int]]:
    """The draft with a record for every new grid, coded by the rule, and the face of each feature."""
    draft, face_of = before, {}
    number = before.next_face
    for match in matches:
        face_of[match.feature] = number if match.face is None else match.face
        if match.face is not None:
            continue
        if match.parents:  # else it lies off the bank's ground, and no grid comes of it
            grid = replace(new_grid(draft, match.parents, name_of(repair.layer, match.feature)), face=number)
            draft = replace(draft, grids={**draft.grids, number: grid}, codes_used=draft.codes_used | {grid.code})
        number -= 1
    return draft, face_of


def _records(
    repair: Repair,
    draft: Draft,
    matches: Collection[Match],
    face_of: Mapping[int, int],
    faces: Collection[int],
    *,
    take_names: bool,
) -> tuple[dict[int, DraftGrid], int]:
    grids = {face: grid for face, grid in draft.grids.items() if face in faces}
    renamed = 0
    for match in matches if take_names else ():
        face, name = face_of[match.feature], name_of(repair.layer, match.feature)
        if match.face in grids and name and name != grids[face].name and face not in draft.locked:
            grids[face] = replace(grids[face], name=name)
            renamed += 1
    return grids, renamed


def _notes(
    before: Draft,
    matches: Collection[Match],
    face_of: Mapping[int, int],
    shapes: Mapping[int, shapely.Geometry],
    ground: Mapping[int, shapely.Geometry],
    overlay: Overlay,
    stays: Collection[int],
) -> tuple[Note, ...]:
    found: list[Note] = []
    outline = outline_of(before.partition)
    shapely.prepare(outline)
    for match in matches:
        shape, face = shapes[match.feature], face_of[match.feature]
        if face in overlay.lost:
            found.append(Note("LOST", match.feature, match.face, *_spot(shape), _area(shape)))
            continue
        if match.face is not None and match.how is not How.GROUND and not _meet(shape, ground[match.face]):
            found.append(Note("ELSEWHERE", match.feature, face, *_spot(shape), _area(shape)))
        beyond = shapely.Polygon() if outline.covers(shape) else shapely.difference(shape, outline)
        if _area(beyond) > _NEGLIGIBLE_M2:
            found.append(Note("OUTSIDE", match.feature, face, *_spot(beyond), _area(beyond)))
    found += [Note("UNCOVERED", None, piece.face, piece.lon, piece.lat, piece.size) for piece in overlay.kept]
    of_face = {face: feature for feature, face in face_of.items()}
    tree, order = shapely.STRtree(list(shapes.values())), list(shapes)
    for face in sorted(before.locked.keys() & before.grids.keys()):
        own = of_face.get(face)
        near = [order[at] for at in tree.query(ground[face]).tolist() if order[at] != own]
        apart = shapely.intersection(ground[face], shapely.union_all([shapes[feature] for feature in near]))
        if own is not None:
            apart = shapely.union(apart, shapely.difference(shapes[own], ground[face]))
        if _area(apart) > _NEGLIGIBLE_M2:
            found.append(Note("LOCKED", own, face, *_spot(apart), _area(apart)))
    for face in sorted(set(stays) - set(overlay.partition.faces)):
        found.append(Note("TAKEN", None, face, *_spot(ground[face]), _area(ground[face])))
    ranks = {kind: rank for rank, kind in enumerate(get_args(Kind))}
    return tuple(sorted(found, key=lambda note: (ranks[note.kind], -note.size)))


def _meet(one: shapely.Geometry, other: shapely.Geometry) -> bool:
    """Whether two shapes have ground in common; the usual two have their middle."""
    return bool(other.contains(shapely.point_on_surface(one))) or _area(shapely.intersection(one, other)) > 0


def _spot(shape: shapely.Geometry) -> tuple[float, float]:
    if shape.is_empty:
        return _NOWHERE, _NOWHERE
    spot = shapely.point_on_surface(shape)
    return float(spot.x) * 1e-7, float(spot.y) * 1e-7


def _area(shape: shapely.Geometry) -> float:
    return 0.0 if shape.is_empty else float(shape.area * metres_per_step(float(shape.centroid.y)).prod())
