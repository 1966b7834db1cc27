"""Reads what the organisation tree is built from, all of it as the bank stood at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from desktop.customers.count_queries import customers_by_grid, household_files_by_grid
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.queries import active_plan, grids_on, partition_of
from desktop.hierarchy.counts import Counts
from desktop.hierarchy.facts import Facts, Leader, Town, Unit
from desktop.hierarchy.tree import OrganisationTree, build

_UNITS = (
    "SELECT u.id, u.code, u.name, u.level, u.parent_id,"
    " (u.closed_on IS NULL OR u.closed_on > :then) AND (:then IS NULL OR coalesce(u.opened_on, '') <= :then),"
    " COALESCE(CASE u.level WHEN 'OUTLET' THEN above.name ELSE"
    "  (SELECT s.name FROM staff s WHERE s.org_id = u.id AND s.role = 'BRANCH_HEAD' AND s.status <> 'LEFT'"
    "    ORDER BY s.hired_on, s.id LIMIT 1) END, '')"
    " FROM org_unit u LEFT JOIN org_unit above ON above.id = u.parent_id"
    " WHERE u.level IN ('BRANCH', 'OUTLET') ORDER BY u.code"
)
_TOWNS = "SELECT id, code, name, valid_to IS NULL FROM admin_division WHERE level = 'TOWN' ORDER BY code, id"
_LEADERS = (  # who leads a grid, and who may though they do not
    "SELECT s.id, s.staff_no, s.name, s.role, CASE unit.level WHEN 'BRANCH' THEN unit.id ELSE unit.parent_id END"
    " FROM staff s JOIN org_unit unit ON unit.id = s.org_id"
    " WHERE s.role IN ('CUSTOMER_MANAGER', 'BRANCH_HEAD') AND s.status <> 'LEFT'"
    "  OR s.id IN (SELECT staff_id FROM grid_assignment WHERE role = 'LEAD')"
)


def organisation_tree(db: Connection, day: str | None = None) -> OrganisationTree:
    """The tree on the bank's date, or on another day, YYYY-MM-DD. Raises Refused when no grid plan is in force."""
    return build(organisation_facts(db, day))


def organisation_facts(db: Connection, on: str | None = None) -> Facts:
    """Everything the tree is built from, in one transaction: an edit in between would tear the sums apart.

    On another day than the bank's own: grids, posts and units of that day, and no customer is counted.
    """
    with one_moment(db):
        today = bank_date(db)
        day = on or today
        counted = day == today
        grids = grids_on(db, day)
        leaders = {row[0]: Leader(*row) for row in db.execute(_LEADERS)}
        if not counted:  # whoever led nothing then need not have been here; of which day a lock was is not kept
            grids = tuple(replace(grid, locked_reason=None) for grid in grids)
            led = {grid.manager_id for grid in grids}
            leaders = {key: leader for key, leader in leaders.items() if key in led}
        name = db.execute("SELECT value FROM meta WHERE key = 'bank_name'").fetchone()
        return Facts(
            bank_name="" if name is None else name[0],
            as_of=day,
            grids=grids,
            closed=partition_of(db, active_plan(db, day)).closed_faces,
            units=tuple(
                Unit(key, code, called, level, parent, bool(is_open), people if counted or level == "OUTLET" else "")
                for key, code, called, level, parent, is_open, people in db.execute(
                    _UNITS, {"then": None if counted else day}
                )
            ),
            towns=tuple(Town(key, code, called, bool(is_open)) for key, code, called, is_open in db.execute(_TOWNS)),
            leaders=leaders,
            customers=customers_by_grid(db) if counted else {},
            household_files=household_files_by_grid(db) if counted else {},
            counted=counted,
        )


def plain_counts(db: Connection) -> dict[int | None, Counts]:
    """Customers and files by home grid, counted row by row without any index or pack: what the tree must agree with."""
    found: dict[int | None, list[int]] = {}
    for grid, *numbers in db.execute(_PLAIN):
        found[grid] = numbers
    files = dict(db.execute("SELECT +grid_id, count(*) FROM household GROUP BY +grid_id").fetchall())
    for grid in files:
        found.setdefault(grid, [0] * 5)
    return {
        grid: Counts(
            household_files=files.get(grid, 0),
            records=records,
            existing=records - potential,
            quiet=quiet,
            potential=potential,
            key=key,
            located=located,
        )
        for grid, (records, quiet, potential, key, located) in found.items()
    }


def grids_in_force(db: Connection) -> tuple[int, int]:
    """How many base grids are in force on the bank's date, and the households they are estimated to hold."""
    day = bank_date(db)
    grids, households = db.execute(
        "SELECT count(*), COALESCE(sum(households_est), 0) FROM grid WHERE layer = 'BASE'"
        " AND valid_from <= ? AND (valid_to IS NULL OR ? < valid_to)",
        (day, day),
    ).fetchone()
    return int(grids), int(households)


# The plus signs keep SQLite from the indexes the tree counts by.
_PLAIN = (
    "SELECT +c.home_grid_id, count(*), COALESCE(sum(c.lifecycle NOT IN ('POTENTIAL', 'EXISTING')), 0),"
    " COALESCE(sum(c.lifecycle = 'POTENTIAL'), 0), COALESCE(sum(c.is_key), 0), count(p.customer_id)"
    " FROM customer c NOT INDEXED"
    " LEFT JOIN geo_point p ON p.customer_id = c.id AND p.seq = 0 AND p.state = 'CURRENT'"
    " GROUP BY +c.home_grid_id"
)


@contextmanager
def one_moment(db: Connection) -> Iterator[None]:
    """All reads inside see the same state of the bank, whatever the writer does meanwhile."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("ROLLBACK")
