"""The organisation tree: every parent is the sum of its children, every arrangement counts the whole bank."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.customers.count_queries import CustomerCounts
from desktop.database.connection import Connection, open_reader
from desktop.grids.grid import Grid
from desktop.hierarchy.counts import COUNTED, Counts, total
from desktop.hierarchy.facts import Facts, Leader, Town, Unit
from desktop.hierarchy.node import Lack, Level, Light, Node
from desktop.hierarchy.queries import organisation_facts, organisation_tree, plain_counts
from desktop.hierarchy.tree import Arrangement, OrganisationTree, build
from tests.little_bank import EAST, MANAGER, MIDDLE, WEST, LittleBank


def tree_of(bank: LittleBank) -> OrganisationTree:
    reader = open_reader(bank.path, bank.key)
    try:
        return organisation_tree(reader)
    finally:
        reader.close()


def named(tree: OrganisationTree, how: Arrangement = Arrangement.BRANCHES) -> list[tuple[Level, int | None, int]]:
    """Level, key and grids of every node, from the top."""
    return [(node.level, node.id, node.counts.grids) for node in tree.roots[how].walk()]


def test_head_office_has_branches_managers_and_grids(bank: LittleBank) -> None:
    assert named(tree_of(bank)) == [
        (Level.BANK, None, 3), (Level.BRANCH, 2, 3), (Level.MANAGER, MANAGER, 3),
        (Level.GRID, WEST, 1), (Level.GRID, MIDDLE, 1), (Level.GRID, EAST, 1),
    ]  # fmt: skip
    assert named(tree_of(bank), Arrangement.OUTLETS)[1] == (Level.OUTLET, 3, 3)
    assert named(tree_of(bank), Arrangement.TOWNS)[1] == (Level.TOWN, 1, 3)


def test_a_vacant_grid_stands_under_its_branch_and_its_light_is_out(bank: LittleBank) -> None:
    bank.write("UPDATE grid_assignment SET staff_id = NULL WHERE grid_id = ?", (MIDDLE,))
    tree = tree_of(bank)
    vacant = next(node for node in tree.roots[Arrangement.BRANCHES].walk() if node.level is Level.VACANT)
    assert vacant.grid_ids == (MIDDLE,)
    assert vacant.children[0].staffed is Light.OFF
    assert Lack.LEAD in vacant.children[0].lacks
    assert tree.roots[Arrangement.BRANCHES].staffed is Light.SOME
    assert tree.roots[Arrangement.BRANCHES].counts.unled == 1


def test_a_grid_without_a_branch_is_unassigned_in_two_arrangements_and_has_its_town_in_the_third(
    bank: LittleBank,
) -> None:
    bank.write("DELETE FROM grid_assignment WHERE grid_id = ?", (EAST,))
    tree = tree_of(bank)
    for how in (Arrangement.BRANCHES, Arrangement.OUTLETS):
        assert (Level.UNASSIGNED, None, 1) in named(tree, how)
        assert tree.roots[how].counts.grids == 3
    assert (Level.UNASSIGNED, None, 1) not in named(tree, Arrangement.TOWNS)


def test_nobody_knows_about_contracts_before_there_are_any(bank: LittleBank) -> None:
    for node in tree_of(bank).roots[Arrangement.BRANCHES].walk():
        assert node.committed is Light.UNKNOWN


def test_a_border_with_a_hole_puts_the_light_out(bank: LittleBank) -> None:
    assert tree_of(bank).roots[Arrangement.BRANCHES].bounded is Light.ON
    bank.write("DELETE FROM boundary_arc WHERE left_id = ? AND right_id IS NULL", (EAST,))
    west, _, east = [node for node in tree_of(bank).roots[Arrangement.TOWNS].walk() if node.level is Level.GRID]
    assert (west.bounded, east.bounded) == (Light.ON, Light.OFF)
    assert Lack.BOUNDARY in east.lacks


def test_a_customer_without_a_grid_is_counted_at_the_end(bank: LittleBank) -> None:
    bank.write("UPDATE customer SET home_grid_id = NULL")
    bank.write("INSERT INTO household (uid, hh_no, member_count, confidence) VALUES ('h1', 'H1', 2, 90)")
    for root in tree_of(bank).roots.values():
        last = root.children[-1]
        assert last.level is Level.HOMELESS
        assert (last.counts.records, last.counts.located, last.counts.household_files) == (1, 1, 1)
        assert (root.counts.records, root.counts.household_files) == (1, 1)


def test_a_customer_of_a_grid_that_is_not_in_force_any_more_is_not_lost(bank: LittleBank) -> None:
    bank.write("UPDATE grid SET valid_to = '2015-06-01' WHERE id = ?", (WEST,))
    for root in tree_of(bank).roots.values():
        assert root.counts.grids == 2
        assert root.counts.records == 1
        assert root.children[-1].level is Level.HOMELESS


def test_a_manager_of_his_own_does_not_move_a_customer_out_of_its_grid(bank: LittleBank) -> None:
    bank.write(
        "INSERT INTO staff (id, uid, staff_no, name, role, org_id) VALUES (9, 's9', '009', '乙', 'CUSTOMER_MANAGER', 2)"
    )
    bank.write("UPDATE customer SET manager_id = 9")
    managers = [node for node in tree_of(bank).roots[Arrangement.BRANCHES].walk() if node.level is Level.MANAGER]
    assert [(node.id, node.counts.records, node.counts.grids) for node in managers] == [(MANAGER, 1, 3), (9, 0, 0)]
    assert managers[1].lacks == {Lack.GRIDS}


def test_two_leads_on_one_day_do_not_count_a_grid_twice(bank: LittleBank) -> None:
    bank.write(
        "INSERT INTO grid_assignment (uid, grid_id, branch_id, outlet_id, staff_id, role, valid_from, valid_to)"
        " VALUES ('ax', ?, 2, 3, 1, 'LEAD', '2014-01-01', '2017-01-01')",
        (WEST,),
    )
    assert all(root.counts.grids == 3 and root.counts.records == 1 for root in tree_of(bank).roots.values())


def test_a_closed_branch_with_grids_stays_and_one_without_goes(bank: LittleBank) -> None:
    bank.write("UPDATE org_unit SET closed_on = '2016-01-01' WHERE id IN (2, 3)")
    assert (Level.BRANCH, 2, 3) in named(tree_of(bank))
    bank.write("DELETE FROM grid_assignment")
    assert (Level.BRANCH, 2, 0) not in named(tree_of(bank))


def test_the_tree_of_the_demo_bank_agrees_with_plain_counts_of_its_rows(small_reader: Connection) -> None:
    facts = organisation_facts(small_reader)
    tree, rows = build(facts), plain_counts(small_reader)
    whole = total(rows.values())
    for root in tree.roots.values():
        for name in ("records", "existing", "quiet", "potential", "key", "located", "household_files"):
            assert getattr(root.counts, name) == getattr(whole, name), name
        assert root.counts.grids == len(facts.grids)
        assert root.counts.households_est == sum(grid.households_est or 0 for grid in facts.grids)
    for node in tree.roots[Arrangement.BRANCHES].walk():
        if node.level is Level.GRID:
            assert node.counts.potential == rows[node.id].potential
    assert whole.records > 10_000
    assert whole.key > 0
    assert whole.quiet > 0


@pytest.mark.parametrize("level", [Level.BRANCH, Level.MANAGER, Level.OUTLET, Level.TOWN])
def test_each_level_agrees_with_sql_of_its_own(small_reader: Connection, level: Level) -> None:
    column = {
        Level.BRANCH: "a.branch_id",
        Level.MANAGER: "a.staff_id",
        Level.OUTLET: "a.outlet_id",
        Level.TOWN: "g.town_id",
    }
    sql = (
        f"SELECT {column[level]}, count(DISTINCT g.id), count(c.id), COALESCE(sum(c.lifecycle = 'POTENTIAL'), 0),"
        " COALESCE(sum(c.is_key), 0) FROM grid g"
        " JOIN grid_plan p ON p.id = g.plan_id AND p.status = 'ACTIVE'"
        " JOIN (SELECT value AS day FROM meta WHERE key = 'as_of')"
        " JOIN grid_assignment a ON a.grid_id = g.id AND a.role = 'LEAD' AND a.valid_from <= day"
        "  AND (a.valid_to IS NULL OR a.valid_to > day)"
        " LEFT JOIN customer c ON c.home_grid_id = g.id"
        f" WHERE g.layer = 'BASE' AND {column[level]} IS NOT NULL GROUP BY {column[level]}"
    )
    wanted = {key: tuple(numbers) for key, *numbers in small_reader.execute(sql)}
    found: dict[int | None, Counts] = {}
    how = {Level.OUTLET: Arrangement.OUTLETS, Level.TOWN: Arrangement.TOWNS}.get(level, Arrangement.BRANCHES)
    for node in organisation_tree(small_reader).roots[how].walk():
        if node.level is level and node.counts.grids:
            found[node.id] = found.get(node.id, Counts()) + node.counts
    told = {key: (one.grids, one.records, one.potential, one.key) for key, one in found.items()}
    assert told == wanted
    assert len(told) > 3


def a_grid(key: int, branch: int | None, outlet: int | None, manager: int | None, town: int, est: int | None) -> Grid:
    return Grid(
        key,
        f"u{key}",
        f"{key:04}",
        f"{key}号",
        "VILLAGE",
        "RURAL",
        town,
        "镇",
        branch,
        outlet,
        manager,
        None,
        est,
        None,
    )


GRIDS = st.lists(
    st.tuples(
        st.sampled_from([None, 1, 2, 77]), st.sampled_from([None, 11, 12, 78]), st.sampled_from([None, 21, 22, 79]),
        st.sampled_from([31, 32, 80]), st.one_of(st.none(), st.integers(0, 900)),
    ),
    max_size=12,
)  # fmt: skip
CUSTOMERS = st.dictionaries(
    st.one_of(st.none(), st.integers(1, 14)),
    st.builds(
        CustomerCounts,
        st.integers(40, 90), st.integers(0, 20), st.integers(0, 20), st.integers(0, 40), st.integers(0, 40),
    ),
)  # fmt: skip


@given(GRIDS, CUSTOMERS, st.dictionaries(st.one_of(st.none(), st.integers(1, 14)), st.integers(0, 9)))
def test_whatever_the_facts_every_parent_is_its_children_and_nobody_is_lost(
    grids: list[tuple[int | None, int | None, int | None, int, int | None]],
    customers: dict[int | None, CustomerCounts],
    files: dict[int | None, int],
) -> None:
    facts = Facts(
        "行", "2016-04-30", tuple(a_grid(place + 1, *one) for place, one in enumerate(grids)), frozenset({1, 3, 5}),
        (
            Unit(1, "1", "东", "BRANCH", None, True, ""), Unit(2, "2", "西", "BRANCH", None, False, ""),
            Unit(11, "11", "甲", "OUTLET", 1, True, ""), Unit(12, "12", "乙", "OUTLET", 2, False, ""),
        ),
        (Town(31, "31", "一", True), Town(32, "32", "二", False)),
        {21: Leader(21, "21", "张", "CUSTOMER_MANAGER", 1), 22: Leader(22, "22", "李", "BRANCH_HEAD", 2)},
        customers, files,
    )  # fmt: skip
    tree = build(facts)
    for root in tree.roots.values():
        for node in root.walk():
            if node.children:
                assert node.counts == total(child.counts for child in node.children)
        assert root.counts.records == sum(one.records for one in customers.values())
        assert root.counts.located == sum(one.located for one in customers.values())
        assert root.counts.household_files == sum(files.values())
        assert sorted(root.grid_ids) == [grid.id for grid in facts.grids]


def test_counts_add_up_field_by_field() -> None:
    ones, twos = Counts(*([1] * len(COUNTED))), Counts(*([2] * len(COUNTED)))
    assert ones + twos == total([ones, ones, ones]) == Counts(*([3] * len(COUNTED)))
    assert replace(ones, key=5) + ones == replace(twos, key=6)


def every(node: Node, fits: Callable[[Node], bool]) -> list[Node]:
    return [one for one in node.walk() if fits(one)]


def test_a_grid_is_one_and_the_same_node_in_every_arrangement(bank: LittleBank) -> None:
    roots = tree_of(bank).roots.values()
    firsts = [every(root, lambda node: node.level is Level.GRID)[0] for root in roots]
    assert all(first is firsts[0] for first in firsts)


def test_the_tree_of_another_day_has_its_people_and_counts_no_customer(bank: LittleBank) -> None:
    bank.write("UPDATE grid_assignment SET valid_to = '2016-04-01' WHERE grid_id = 1")
    bank.write("UPDATE org_unit SET closed_on = '2016-04-15', opened_on = '2010-01-01' WHERE id = 3")
    reader = open_reader(bank.path, bank.key)
    now, then = organisation_tree(reader), organisation_tree(reader, "2016-03-31")
    reader.close()
    assert (now.counted, then.counted) == (True, False)
    for how in Arrangement:
        root = then.roots[how]
        assert (root.counts.grids, root.counts.records, root.counts.located, root.counts.household_files) == (
            3,
            0,
            0,
            0,
        )
        assert not every(root, lambda node: node.level is Level.HOMELESS)
        assert not every(root, lambda node: Lack.LOCATED in node.lacks), "nobody knows, so nothing is lacking"
    assert (now.roots[Arrangement.BRANCHES].counts.unled, then.roots[Arrangement.BRANCHES].counts.unled) == (1, 0)
    assert every(now.roots[Arrangement.BRANCHES], lambda node: node.level is Level.UNASSIGNED)
    outlets = then.roots[Arrangement.OUTLETS], now.roots[Arrangement.OUTLETS]
    assert [len(every(root, lambda node: node.level is Level.OUTLET)) for root in outlets] == [1, 1]
    assert organisation_tree_is_todays(bank)


def organisation_tree_is_todays(bank: LittleBank) -> bool:
    """Asked for today by name, it is the tree of today."""
    reader = open_reader(bank.path, bank.key)
    same = organisation_tree(reader, "2016-04-30").roots == organisation_tree(reader).roots
    reader.close()
    return same
