"""Whether the organisation tree adds up: every parent is its children, every grid is its records, nobody is lost."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from desktop.hierarchy.counts import COUNTED, Counts, total
from desktop.hierarchy.node import Level, Node
from desktop.hierarchy.tree import OrganisationTree

_OF_CUSTOMERS = ("household_files", "records", "existing", "quiet", "potential", "key", "located")


def mismatches(
    tree: OrganisationTree, records: Mapping[int | None, Counts], *, grids: int, households_est: int
) -> Iterator[str]:
    """What does not agree, in words without names of people; nothing when all is well.

    `records` are customers and files counted row by row for each home grid (None = without one), `grids` and
    `households_est` the plain sums over the grids in force.
    """
    whole = replace(total(records.values()) if records else Counts(), grids=grids, households_est=households_est)
    for how, root in tree.roots.items():
        for node in root.walk():
            if node.children:
                told = _different(node.counts, total(child.counts for child in node.children))
                yield from (f"{how} {_called(node)} {line} (Σ)" for line in told)
        names = (*_OF_CUSTOMERS, "grids", "households_est")
        yield from (f"{how} {_called(root)} {line}" for line in _different(root.counts, whole, names))
        leaves = [node for node in root.walk() if node.level is Level.GRID]
        twice = len(leaves) - len({node.id for node in leaves})
        if twice:
            yield f"{how}: {twice} 个网格出现两次 grids stand twice"
        for node in leaves:
            own = records.get(node.id, Counts())
            yield from (f"{how} {_called(node)} {line}" for line in _different(node.counts, own, _OF_CUSTOMERS))


def _different(told: Counts, counted: Counts, names: tuple[str, ...] = COUNTED) -> Iterator[str]:
    for name in names:
        here, there = getattr(told, name), getattr(counted, name)
        if here != there:
            yield f"{name} {here:,} ≠ {there:,}"


def _called(node: Node) -> str:
    return f"{node.level} {node.code}".strip()
