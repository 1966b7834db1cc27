"""A node of the organisation tree: the bank, a branch, a manager, an outlet, a town, a grid, or what has no place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.hierarchy.counts import Counts


class Level(StrEnum):
    BANK = "bank"  # 总行
    BRANCH = "branch"  # 支行
    MANAGER = "manager"  # 客户经理, or whoever leads
    OUTLET = "outlet"  # 网点
    TOWN = "town"  # 乡镇
    GRID = "grid"  # 网格
    VACANT = "vacant"  # 缺岗: the grids of a branch that nobody leads
    UNASSIGNED = "unassigned"  # 未分配: grids without a branch or an outlet
    HOMELESS = "homeless"  # 未归格: customers and files without a grid in force


class Lack(StrEnum):
    """What a grid, or a manager, is missing."""

    LEAD = "lead"
    BOUNDARY = "boundary"
    LOCATED = "located"
    ESTIMATE = "estimate"
    GRIDS = "grids"  # a branch, manager, outlet or town without a grid


class Light(StrEnum):
    """One of the three 三定; of a node with several grids SOME when it holds for a part of them."""

    ON = "on"
    SOME = "some"
    OFF = "off"
    UNKNOWN = "unknown"  # what it is told from is not kept in this bank
    NONE = "none"  # there is no grid it could be about


@dataclass(frozen=True, slots=True)
class Node:
    """Immutable; the same grid is one and the same node in every arrangement.

    `id` is the key in the bank (of staff for a manager, of a division for a town), None for what gathers the rest.
    """

    level: Level
    id: int | None
    name: str
    code: str
    counts: Counts
    children: tuple["Node", ...] = ()
    people: str = ""  # the head of a branch, the lead of a grid, the branch of an outlet: found by the filter too
    locked_reason: str | None = None  # of a grid
    locked_by: str | None = None
    locked_until: str | None = None
    lacks: frozenset[Lack] = field(default_factory=frozenset)

    @property
    def bounded(self) -> Light:
        """定格: a closed boundary in the plan in force, and a code."""
        return _light(self.counts.grids, self.counts.unbounded)

    @property
    def staffed(self) -> Light:
        """定员: a lead manager today."""
        return _light(self.counts.grids, self.counts.unled)

    @property
    def committed(self) -> Light:
        """定责: a signed contract in force names it. The bank keeps no contracts yet, so nobody knows."""
        return Light.UNKNOWN if self.counts.grids else Light.NONE

    @property
    def key(self) -> tuple[Level, int | None]:
        """What it is; a manager who leads grids of two branches has two nodes with one key."""
        return self.level, self.id

    def walk(self) -> Iterator["Node"]:
        """This node and everything below it, a parent before its children."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def grid_ids(self) -> tuple[int, ...]:
        """The grids at or below it, in order."""
        return tuple(node.id for node in self.walk() if node.level is Level.GRID and node.id is not None)


def _light(grids: int, without: int) -> Light:
    if not grids:
        return Light.NONE
    return Light.ON if not without else Light.OFF if without == grids else Light.SOME
