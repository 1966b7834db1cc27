"""The check that the tree reconciles: silent about a good bank, and it names what is wrong with a bad one."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.bank_check import check
from desktop.customers.point_store import pack_points
from desktop.database.connection import Connection, open_reader, open_writer
from desktop.database.report import Finding
from desktop.hierarchy.node import Level, Node
from desktop.hierarchy.queries import grids_in_force, organisation_tree, plain_counts
from desktop.hierarchy.reconciliation import mismatches
from desktop.hierarchy.tree import Arrangement, OrganisationTree
from tests.little_bank import EAST, LittleBank


def finding(bank: LittleBank) -> Finding:
    reader = open_reader(bank.path, bank.key)
    try:
        return next(one for one in check(reader).findings if one.key == "tree")
    finally:
        reader.close()


def told(tree: OrganisationTree, db: Connection) -> list[str]:
    grids, households = grids_in_force(db)
    return list(mismatches(tree, plain_counts(db), grids=grids, households_est=households))


def test_a_good_bank_reconciles(bank: LittleBank, small_reader: Connection) -> None:
    assert finding(bank).ok
    assert told(organisation_tree(small_reader), small_reader) == []


def test_an_import_that_moves_customers_behind_the_back_of_the_packed_points_is_found(bank: LittleBank) -> None:
    writer = open_writer(bank.path, bank.key)
    pack_points(writer)
    writer.commit()
    writer.close()
    assert finding(bank).ok
    bank.write("UPDATE customer SET home_grid_id = ?", (EAST,))  # no new point_version
    wrong = finding(bank)
    assert not wrong.ok
    assert any("grid 990001100203" in detail and "located 0 ≠ 1" in detail for detail in wrong.details)


SPOIL: list[tuple[str, Callable[[Node], bool]]] = [
    ("branch", lambda node: node.level is Level.BRANCH),
    ("manager", lambda node: node.level is Level.MANAGER),
    ("grid", lambda node: node.level is Level.GRID and node.counts.records > 0),
    ("bank", lambda node: node.level is Level.BANK),
]


@pytest.mark.parametrize(("level", "meant"), SPOIL)
@pytest.mark.parametrize("name", ["records", "potential", "key", "located", "household_files"])
def test_one_wrong_count_at_any_level_is_found(
    bank: LittleBank, level: str, meant: Callable[[Node], bool], name: str
) -> None:
    reader = open_reader(bank.path, bank.key)
    tree = organisation_tree(reader)
    spoilt = replace(
        tree, roots={**tree.roots, Arrangement.BRANCHES: _spoil(tree.roots[Arrangement.BRANCHES], meant, name)}
    )
    lines = told(spoilt, reader)
    reader.close()
    assert any(f"{name} " in line and line.startswith(f"branches {level}") for line in lines), lines


def test_a_lost_grid_is_found(bank: LittleBank) -> None:
    reader = open_reader(bank.path, bank.key)
    tree = organisation_tree(reader)
    root = tree.roots[Arrangement.TOWNS]
    town = root.children[0]
    poorer = replace(town, children=town.children[:2])
    lines = told(replace(tree, roots={**tree.roots, Arrangement.TOWNS: replace(root, children=(poorer,))}), reader)
    reader.close()
    assert any(line.startswith("towns town") and "grids 3 ≠ 2" in line for line in lines)


def _spoil(node: Node, meant: Callable[[Node], bool], name: str) -> Node:
    """The tree with one more in a count of the first node that is meant."""
    done = False

    def walk(one: Node) -> Node:
        nonlocal done
        if not done and meant(one):
            done = True
            return replace(one, counts=replace(one.counts, **{name: getattr(one.counts, name) + 1}))
        return replace(one, children=tuple(map(walk, one.children)))

    return walk(node)
