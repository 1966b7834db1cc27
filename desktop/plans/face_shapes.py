"""How each grid of a draft lies: its area, how compact it is, how far it is from its outlet; kept up by difference."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from desktop.grids.boundary import Arc, Partition
from desktop.maps.ellipsoid_area import signed_area
from desktop.maps.geodesy import length
from desktop.maps.projection import to_lonlat
from desktop.plans.draft import DraftGrid

OutletPlaces = Mapping[int, tuple[float, float]]
"""Longitude and latitude in degrees by outlet."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Of one face, on the ellipsoid. `outlet_m`: from the label point to the outlet, None without one."""

    area_m2: float
    around_m: float  # the length of all its borders, those of holes too
    outlet_m: float | None

    @property
    def compactness(self) -> float:
        """Polsby–Popper: 4π · area / perimeter², 1 for a circle, near 0 for a thread.

        Polsby, D. and Popper, R. (1991), The Third Criterion: Compactness as a Procedural Safeguard against Partisan
        Gerrymandering, Yale Law & Policy Review 9, 301–353.
        """
        return 4 * math.pi * self.area_m2 / self.around_m**2 if self.around_m else 0.0


@dataclass(frozen=True, slots=True)
class _Measured:
    arc: Arc
    area_m2: float  # to its left, as `signed_area` has it
    length_m: float


@dataclass(frozen=True, slots=True, eq=False)
class FaceShapes:
    """Immutable. `of_face` holds every face of a partition."""

    of_face: Mapping[int, Shape]
    _arcs: Mapping[int, _Measured]
    _outlets: Mapping[int, int | None]

    @classmethod
    def of(
        cls,
        partition: Partition,
        grids: Mapping[int, DraftGrid],
        outlets: OutletPlaces,
        before: "FaceShapes | None" = None,
    ) -> "FaceShapes":
        """With the shapes of an earlier state of the same ground only borders that are new since are measured, and
        only the faces beside them; a face whose outlet changed is measured to its new one."""
        known = {} if before is None else before._arcs
        arcs, changed = {}, set()
        for arc in partition.arcs:
            measured = known.get(arc.id)
            if measured is None or measured.arc is not arc:
                lonlat = np.asarray(arc.e7, dtype=np.float64) * 1e-7
                changed |= {arc.left, arc.right}
                if measured is not None:
                    changed |= {measured.arc.left, measured.arc.right}
                measured = _Measured(arc, signed_area(lonlat), length(lonlat))
            arcs[arc.id] = measured
        for gone in known.keys() - arcs.keys():
            changed |= {known[gone].arc.left, known[gone].arc.right}
        served = {face: grids[face].outlet_id if face in grids else None for face in partition.faces}
        shapes = {}
        for face in partition.faces:
            if before is not None and face not in changed and before._outlets.get(face, -1) == served[face]:
                shapes[face] = before.of_face[face]
            else:
                shapes[face] = _shape(partition, face, arcs, outlets.get(served[face] or 0))
        return cls(shapes, arcs, served)


def _shape(partition: Partition, face: int, arcs: Mapping[int, _Measured], outlet: tuple[float, float] | None) -> Shape:
    around = [(arcs[partition.arcs[position].id], is_left) for position, is_left in partition.sides(face)]
    away = None
    if outlet is not None:
        middle = to_lonlat(np.array([partition.label_point(face)]))
        away = length(np.vstack([middle, [outlet]]))
    return Shape(
        area_m2=math.fsum(one.area_m2 if is_left else -one.area_m2 for one, is_left in around),
        around_m=math.fsum(one.length_m for one, _ in around),
        outlet_m=away,
    )
