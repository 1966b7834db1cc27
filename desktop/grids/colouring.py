"""Which branch gets which colour on the map: neighbours never the same one."""

from collections.abc import Mapping

from desktop.grids.boundary import Partition

HUES = 7


def hues(partition: Partition, face_branch: Mapping[int, int]) -> dict[int, int]:
    """A hue 0..6 for each branch, so that branches with a common border differ. The same input, the same hues.

    `face_branch`: face → branch; faces of nobody are left out. Method: DSATUR (D. Brélaz 1979): the branch with
    the fewest hues left goes first, and takes the hue used least so far. Territories of many detached parts can
    need more than seven hues; then the branch takes the hue it shares the fewest borders with.
    """
    borders = _common_borders(partition, face_branch)
    chosen: dict[int, int] = {}
    used = [0] * HUES
    while len(chosen) < len(borders):
        branch = max(
            (branch for branch in borders if branch not in chosen),
            key=lambda branch: (
                len({chosen[other] for other in borders[branch] if other in chosen}),
                len(borders[branch]),
                -branch,
            ),
        )
        clashes = [0] * HUES
        for other, count in borders[branch].items():
            if other in chosen:
                clashes[chosen[other]] += count
        hue = min(range(HUES), key=lambda hue: (clashes[hue], used[hue], hue))
        chosen[branch] = hue
        used[hue] += 1
    return chosen


def _common_borders(partition: Partition, face_branch: Mapping[int, int]) -> dict[int, dict[int, int]]:
    """Branch → neighbouring branch → number of arcs between them."""
    borders: dict[int, dict[int, int]] = {branch: {} for branch in sorted(set(face_branch.values()))}
    for arc in partition.arcs:
        if arc.left is None or arc.right is None:
            continue
        left, right = face_branch.get(arc.left), face_branch.get(arc.right)
        if left is None or right is None or left == right:
            continue
        borders[left][right] = borders[left].get(right, 0) + 1
        borders[right][left] = borders[right].get(left, 0) + 1
    return borders
