"""What a hand does to a border, as changed lines: drag, insert or delete a vertex, sweep a stretch aside."""

from collections.abc import Sequence

import numpy as np

from desktop.grids.boundary import Partition
from desktop.grids.nearby import arcs_at
from desktop.maps.geometry_blob import E7
from desktop.plans.line_change import LineChange
from desktop.plans.nearest_border import BorderSpot, with_vertex

Changes = tuple[LineChange, ...]


def drag_vertex(partition: Partition, position: int, index: int, to: E7) -> Changes:
    """Move one point of a border to `to` (2,); a junction takes the ends of all borders that meet in it along."""
    arc = partition.arcs[position]
    index %= len(arc.e7)
    if 0 < index < len(arc.e7) - 1:
        return (LineChange(position, arc, _replaced(arc.e7, (index,), to)),)
    node = arc.e7[index]
    changes = []
    for near in arcs_at(partition, *arc.world[index].tolist()):
        other = partition.arcs[near]
        ends = tuple(end for end in (0, len(other.e7) - 1) if (other.e7[end] == node).all())
        if ends:
            changes.append(LineChange(near, other, _replaced(other.e7, ends, to)))
    return tuple(changes)


def insert_vertex(partition: Partition, spot: BorderSpot) -> tuple[Changes, int]:
    """A new vertex on a border, where it changes nothing yet; also its number, to drag it on."""
    arc = partition.arcs[spot.position]
    points, index = with_vertex(arc.e7, spot)
    return (LineChange(spot.position, arc, points),), index


def delete_vertex(partition: Partition, position: int, index: int) -> Changes | None:
    """A border without one of its points; None for a junction, where several grids meet."""
    arc = partition.arcs[position]
    if not 0 < index < len(arc.e7) - 1:
        return None
    return (LineChange(position, arc, np.delete(arc.e7, index, axis=0)),)


def sweep(partition: Partition, start: BorderSpot, path: E7, end: BorderSpot) -> Changes:
    """The stretch of a border between two spots of it takes the course of `path` (n, 2), which joins them.

    On a closed border the shorter of the two stretches is replaced. Raises ValueError for spots of two borders.
    """
    if start.position != end.position:
        raise ValueError("a sweep begins and ends on one border")
    arc = partition.arcs[start.position]
    one, other, line = start, end, np.asarray(path, dtype=np.int32).reshape(-1, 2)
    if (other.piece, other.share) < (one.piece, one.share):
        one, other, line = other, one, line[::-1]
    points, last = with_vertex(arc.e7, other)
    points, first = with_vertex(points, one)
    last += len(points) - len(with_vertex(arc.e7, other)[0])
    stretch = _joined([points[first : first + 1], line, points[last : last + 1]])
    if _is_loop(partition, start.position) and 2 * (last - first) > len(points) - 1:
        around = _joined([points[first : last + 1], stretch[::-1]])
        return (LineChange(start.position, arc, around),)
    return (LineChange(start.position, arc, _joined([points[:first], stretch, points[last + 1 :]])),)


def _is_loop(partition: Partition, position: int) -> bool:
    """Whether a border is a ring that no other border meets, so that it may begin anywhere."""
    arc = partition.arcs[position]
    if (arc.e7[0] != arc.e7[-1]).any():
        return False
    beside = [partition.arcs[near] for near in arcs_at(partition, *arc.world[0].tolist()) if near != position]
    return not any((other.e7[[0, -1]] == arc.e7[0]).all(axis=1).any() for other in beside)


def _replaced(points: E7, indices: Sequence[int], to: E7) -> E7:
    new = points.copy()
    new[list(indices)] = to
    return new


def _joined(parts: Sequence[E7]) -> E7:
    """Parts one after the other, without points that stand twice in a row."""
    line = np.concatenate([np.asarray(part, dtype=np.int32).reshape(-1, 2) for part in parts])
    new = np.r_[True, (np.diff(line, axis=0) != 0).any(axis=1)]
    return line[new]
