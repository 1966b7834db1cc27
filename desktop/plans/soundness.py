"""Whether every draft is what a draft must be: one closed partition of the same ground, a grid to every face."""

from collections.abc import Iterator

import numpy as np

from desktop.database.connection import Connection
from desktop.grids.boundary import Partition
from desktop.grids.queries import partition_of
from desktop.plans.draft_queries import laid_over, open_drafts, own_arcs
from desktop.plans.lattice_metres import metres_per_step

_NEGLIGIBLE_M2 = 1.0


def draft_faults(db: Connection) -> Iterator[str]:
    """What is wrong with drafts that are worked on or wait, in a few words each; nothing when all is well."""
    bases: dict[int, Partition] = {}
    for plan, faces in open_drafts(db):
        if plan.based_on is None:
            yield f"{plan.title}: 没有依据的方案 based on nothing"
            continue
        try:
            bases.setdefault(plan.based_on, partition_of(db, plan.based_on))
        except ValueError:
            continue  # told of the plan in force itself
        base = bases[plan.based_on]
        try:
            partition = laid_over(base, own_arcs(db, plan.id))
        except ValueError:
            yield f"{plan.title}: 边界数据残缺 a border is cut off"
            continue
        yield from (f"{plan.title}: {fault}" for fault in _faults(faces, base, partition))


def _faults(faces: frozenset[int], base: Partition, partition: Partition) -> Iterator[str]:
    there = frozenset(partition.faces)
    if there != faces:
        yield f"网格与边界不符 grids without ground or ground without a grid: {sorted(there ^ faces)[:5]}"
    unclosed = there - partition.closed_faces
    if unclosed:
        yield f"边界不闭合 not closed: {sorted(unclosed)[:5]}"
        return
    apart = _outer_area(base, partition)
    if abs(apart) > _NEGLIGIBLE_M2:
        yield f"总面积变了 the whole area differs by {apart:,.1f} m²"


def _outer_area(base: Partition, partition: Partition) -> float:
    """Ground m² by which one outer border holds more than the other, straight on the lattice: as lines on the
    ellipsoid its long pieces would bulge, and a border that comes to end on one would seem to change the area.
    """
    middle = base.arcs[0].e7[0].astype(np.float64)
    twice = 0.0
    for one, sign in ((base, -1.0), (partition, 1.0)):
        for arc in one.arcs:
            if arc.left is None or arc.right is None:
                x, y = (arc.e7 - middle).T
                part = float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum())
                twice += sign * (part if arc.left is not None else -part)
    return twice / 2 * float(metres_per_step(float(middle[1])).prod())
