"""Builds the organisation tree in its three arrangements out of one read of the bank."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.customers.count_queries import CustomerCounts
from desktop.grids.grid import Grid
from desktop.hierarchy.counts import Counts, total
from desktop.hierarchy.facts import Facts, Leader, Unit
from desktop.hierarchy.node import Lack, Level, Node


class Arrangement(StrEnum):
    BRANCHES = "branches"  # 总行 → 支行 → 客户经理 → 网格
    OUTLETS = "outlets"  # 总行 → 网点 → 网格
    TOWNS = "towns"  # 总行 → 乡镇 → 网格


@dataclass(frozen=True, slots=True)
class OrganisationTree:
    """One root for each arrangement; all three have the same counts, those of the whole bank.

    A customer counts in its home grid. A manager of the customer's own (`customer.manager_id`) does not move it
    out of that grid: the tree says who answers for an area, the card says who looks after a person. Customers and
    household files without a grid in force stand under 未归格, so that nobody is lost.
    """

    as_of: str
    roots: Mapping[Arrangement, Node]
    counted: bool = True  # False: nobody knows the counts of customers and household files, they are 0


def build(facts: Facts) -> OrganisationTree:
    """No reading, no clock: the same facts give the same tree."""
    grids = tuple({grid.id: grid for grid in facts.grids}.values())  # two leads on one day must not count it twice
    leaves = {grid.id: _grid_node(grid, facts) for grid in grids}
    homeless = _homeless(facts, leaves.keys())
    rest = () if homeless is None else (homeless,)
    roots = {
        Arrangement.BRANCHES: _by_branch(facts, grids, leaves),
        Arrangement.OUTLETS: _by_outlet(facts, grids, leaves),
        Arrangement.TOWNS: _by_town(facts, grids, leaves),
    }
    return OrganisationTree(
        facts.as_of,
        {how: _parent(Level.BANK, None, facts.bank_name, "", (*nodes, *rest)) for how, nodes in roots.items()},
        facts.counted,
    )


def _grid_node(grid: Grid, facts: Facts) -> Node:
    here = facts.customers.get(grid.id, CustomerCounts())
    lacking = {
        Lack.LEAD: grid.manager_id is None,
        Lack.BOUNDARY: not grid.code or grid.id not in facts.closed,
        Lack.LOCATED: facts.counted and here.located == 0,
        Lack.ESTIMATE: grid.households_est is None,
    }
    counts = Counts(
        grids=1,
        unled=int(lacking[Lack.LEAD]),
        unbounded=int(lacking[Lack.BOUNDARY]),
        locked=int(grid.locked_reason is not None),
        empty=int(lacking[Lack.LOCATED]),
        unestimated=int(lacking[Lack.ESTIMATE]),
        incomplete=int(any(lacking.values())),
        households_est=grid.households_est or 0,
        household_files=facts.household_files.get(grid.id, 0),
        **_of_customers(here),
    )
    return Node(
        Level.GRID,
        grid.id,
        grid.name,
        grid.code,
        counts,
        people=grid.manager_name or "",
        locked_reason=grid.locked_reason,
        locked_by=grid.locked_by,
        locked_until=grid.locked_until,
        lacks=frozenset(lack for lack, is_so in lacking.items() if is_so),
    )


def _of_customers(found: CustomerCounts) -> dict[str, int]:
    return {
        "records": found.records,
        "existing": found.existing,
        "quiet": found.quiet,
        "potential": found.potential,
        "key": found.key,
        "located": found.located,
    }


def _homeless(facts: Facts, grids: Iterable[int]) -> Node | None:
    """Customers and files whose grid is unknown, or is not in force any more."""
    known = set(grids)
    parts = [Counts(**_of_customers(found)) for grid, found in facts.customers.items() if grid not in known]
    parts += [Counts(household_files=files) for grid, files in facts.household_files.items() if grid not in known]
    counts = total(parts) if parts else Counts()
    return None if counts == Counts() else Node(Level.HOMELESS, None, "", "", counts)


def _by_branch(facts: Facts, grids: Sequence[Grid], leaves: Mapping[int, Node]) -> list[Node]:
    branches = [unit for unit in facts.units if unit.level == "BRANCH"]
    of_branch = _grouped(grids, {unit.id for unit in branches}, lambda grid: grid.branch_id)
    idle: dict[int | None, list[Leader]] = {}
    for leader in facts.leaders.values():
        if leader.role == "CUSTOMER_MANAGER":
            idle.setdefault(leader.branch_id, []).append(leader)
    return [
        *_units(branches, of_branch, lambda unit: _managers(facts, of_branch[unit.id], idle.get(unit.id, []), leaves)),
        *_gathered(Level.UNASSIGNED, of_branch[None], leaves),
    ]


def _managers(facts: Facts, grids: Sequence[Grid], known: Sequence[Leader], leaves: Mapping[int, Node]) -> list[Node]:
    """The leads of a branch's grids and its managers without any, by staff number; at the end what is vacant."""
    led: dict[int, list[Grid]] = {leader.id: [] for leader in known}
    vacant: list[Grid] = []
    for grid in grids:
        if grid.manager_id is None:
            vacant.append(grid)
        else:
            led.setdefault(grid.manager_id, []).append(grid)
    nodes = []
    for key, theirs in led.items():
        leader = facts.leaders.get(key)
        name, number = (leader.name, leader.staff_no) if leader else (theirs[0].manager_name or "", "")
        nodes.append(_parent(Level.MANAGER, key, name, number, tuple(leaves[grid.id] for grid in theirs)))
    return [*sorted(nodes, key=lambda node: node.code), *_gathered(Level.VACANT, vacant, leaves)]


def _by_outlet(facts: Facts, grids: Sequence[Grid], leaves: Mapping[int, Node]) -> list[Node]:
    outlets = [unit for unit in facts.units if unit.level == "OUTLET"]
    of_outlet = _grouped(grids, {unit.id for unit in outlets}, lambda grid: grid.outlet_id)
    return [
        *_units(outlets, of_outlet, lambda unit: [leaves[grid.id] for grid in of_outlet[unit.id]]),
        *_gathered(Level.UNASSIGNED, of_outlet[None], leaves),
    ]


def _by_town(facts: Facts, grids: Sequence[Grid], leaves: Mapping[int, Node]) -> list[Node]:
    of_town = _grouped(grids, {town.id for town in facts.towns}, lambda grid: grid.town_id)
    return [
        *(
            _parent(Level.TOWN, town.id, town.name, town.code, tuple(leaves[grid.id] for grid in of_town[town.id]))
            for town in facts.towns
            if town.is_open or of_town[town.id]
        ),
        *_gathered(Level.UNASSIGNED, of_town[None], leaves),
    ]


def _units(
    units: Sequence[Unit], grids: Mapping[int | None, Sequence[Grid]], below: Callable[[Unit], Sequence[Node]]
) -> list[Node]:
    """Open units, and closed ones that still have grids: those must not fall out of the sum."""
    levels = {"BRANCH": Level.BRANCH, "OUTLET": Level.OUTLET}
    return [
        _parent(levels[unit.level], unit.id, unit.name, unit.code, tuple(below(unit)), people=unit.people)
        for unit in units
        if unit.is_open or grids[unit.id]
    ]


def _grouped(
    grids: Sequence[Grid], known: set[int], owner: Callable[[Grid], int | None]
) -> dict[int | None, list[Grid]]:
    """Grids by owner; those whose owner is not known stand under None."""
    found: dict[int | None, list[Grid]] = {None: [], **{one: [] for one in known}}
    for grid in grids:
        key = owner(grid)
        found[key if key in known else None].append(grid)
    return found


def _gathered(level: Level, grids: Sequence[Grid], leaves: Mapping[int, Node]) -> list[Node]:
    return [_parent(level, None, "", "", tuple(leaves[grid.id] for grid in grids))] if grids else []


def _parent(
    level: Level, key: int | None, name: str, code: str, children: tuple[Node, ...], *, people: str = ""
) -> Node:
    counts = total(child.counts for child in children) if children else Counts()
    lacks = frozenset() if counts.grids or level is Level.BANK else frozenset({Lack.GRIDS})
    return Node(level, key, name, code, counts, children, people=people, lacks=lacks)
