"""How the branches, outlets, managers, towns and grids stand in quality: sums of a snapshot gathered along the tree."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.hierarchy.node import Level, Node
from desktop.hierarchy.tree import Arrangement, OrganisationTree
from desktop.quality.score_queries import Snapshot
from desktop.quality.scores import QualitySums, added

ARRANGEMENT = {Level.OUTLET: Arrangement.OUTLETS, Level.TOWN: Arrangement.TOWNS}
"""Where the nodes of a level are found; all others stand under the branches."""

LEVELS = (Level.BRANCH, Level.OUTLET, Level.MANAGER, Level.TOWN, Level.GRID)


@dataclass(frozen=True, slots=True)
class Standing:
    """One line: who, and the sums now and at the scoring before (None = nothing to compare with).

    `grids` are the home grids its records are in; 0 stands for records without one.
    """

    level: Level
    id: int | None  # as in Node
    name: str
    code: str
    people: str
    grids: frozenset[int]
    sums: QualitySums
    before: QualitySums | None

    @property
    def gain(self) -> float | None:
        """Points of the mean score won since the scoring before."""
        if self.before is None or self.before.score is None or self.sums.score is None:
            return None
        return self.sums.score - self.before.score


def standings(tree: OrganisationTree, level: Level, now: Snapshot, before: Snapshot | None) -> tuple[Standing, ...]:
    """The lines of a level in the tree's order, with what belongs to none of it (缺岗, 未分配, 未归格); they add up to
    the bank. A manager's records are those of the grids that the manager leads."""
    root = tree.roots[ARRANGEMENT.get(level, Arrangement.BRANCHES)]
    known = frozenset(_grids(root))
    return tuple(_standing(node, known, now, before) for node in _of_level(root, level))


def bank_standing(tree: OrganisationTree, now: Snapshot, before: Snapshot | None) -> Standing:
    """The whole bank."""
    root = tree.roots[Arrangement.BRANCHES]
    whole = _sums(now, frozenset(now.grids))
    earlier = None if before is None else _sums(before, frozenset(before.grids))
    return Standing(root.level, root.id, root.name, root.code, root.people, frozenset(now.grids), whole, earlier)


def _standing(node: Node, known: frozenset[int], now: Snapshot, before: Snapshot | None) -> Standing:
    grids = now.grids.keys() - known if node.level is Level.HOMELESS else frozenset(_grids(node))
    earlier = None
    if before is not None and grids & before.grids.keys():
        earlier = _sums(before, frozenset(grids))
    return Standing(
        node.level, node.id, node.name, node.code, node.people, frozenset(grids), _sums(now, frozenset(grids)), earlier
    )


def _of_level(node: Node, level: Level) -> Iterator[Node]:
    """Nodes of this level, and what has no place in it, from the top down."""
    for child in node.children:
        if child.level is level or child.level in (Level.HOMELESS, Level.UNASSIGNED):
            if child.level is Level.UNASSIGNED and level is Level.GRID:
                yield from child.children
            else:
                yield child
        elif child.level is Level.VACANT:
            yield from child.children if level is Level.GRID else (child,)
        else:
            yield from _of_level(child, level)


def _grids(node: Node) -> Iterator[int]:
    if node.level is Level.GRID and node.id is not None:
        yield node.id
    for child in node.children:
        yield from _grids(child)


def _sums(snapshot: Snapshot, grids: frozenset[int]) -> QualitySums:
    return added(snapshot.grids[grid] for grid in grids if grid in snapshot.grids)
