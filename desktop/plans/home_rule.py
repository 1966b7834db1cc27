"""Where a customer belongs by rule (handbook §7.1): its point, else its addresses, else its family."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.membership import OUTSIDE, Membership
from desktop.grids.queries import active_plan, partition_of
from desktop.maps.projection import e7_to_world

MANUAL = "MANUAL"
_PERSON = (("LIVE", "LIVE_ADDRESS"), ("OPERATE", "OPERATE_ADDRESS"), ("HUKOU", "HUKOU_ADDRESS"))
_FIRM = (("OPERATE", "OPERATE_ADDRESS"), ("REGISTER", "REGISTER_ADDRESS"))


@dataclass(frozen=True, slots=True)
class RuledHome:
    """The grid in force, and the rule that found it as `customer.home_grid_rule` keeps it; None = 未归格."""

    grid_id: int | None
    rule: str | None


def homes_by_rule(db: Connection, customers: Collection[int]) -> dict[int, RuledHome]:
    """The home of each customer on the bank's date, exceptions left aside.

    A person: 1 the current point, 2 the village or group of the address lived at, 3 the grid of the family, 4 the
    place of business, 5 the hukou address. A firm: 1 the current point, 2 the operating address, 3 the registered one.
    An address decides where its village lies in one grid alone, or its group has a known middle.
    """
    if not customers:
        return {}
    day = bank_date(db)
    ground = Membership(partition_of(db, active_plan(db, day)))
    return {customer: _home(db, customer, ground, day) for customer in customers}


def _home(db: Connection, customer: int, ground: Membership, day: str) -> RuledHome:
    row = db.execute("SELECT kind, household_id FROM customer WHERE id = ?", (customer,)).fetchone()
    if row is None:
        return RuledHome(None, None)
    kind, household = row
    point = db.execute(
        "SELECT lon_e7, lat_e7 FROM geo_point WHERE customer_id = ? AND seq = 0 AND state = 'CURRENT'", (customer,)
    ).fetchone()
    is_person = kind == "PERSON"
    if point is not None:
        grid = _at(ground, *point)
        if grid is not None:
            return RuledHome(grid, "LIVE_POINT" if is_person else "OPERATE_ADDRESS")
    ways = _PERSON if is_person else _FIRM
    for place, (address, rule) in enumerate(ways):
        grid = _by_address(db, customer, address, ground, day)
        if grid is not None:
            return RuledHome(grid, rule)
        if is_person and place == 0:
            grid = _of_family(db, household, day)
            if grid is not None:
                return RuledHome(grid, "HOUSEHOLD")
    return RuledHome(None, None)


def _at(ground: Membership, lon_e7: int, lat_e7: int) -> int | None:
    found = int(ground.assign(e7_to_world(np.array([[lon_e7, lat_e7]], dtype=np.int32)))[0])
    return None if found == OUTSIDE else found


def _by_address(db: Connection, customer: int, kind: str, ground: Membership, day: str) -> int | None:
    for division, group in db.execute(
        "SELECT division_id, group_no FROM address WHERE customer_id = ? AND kind = ? AND division_id IS NOT NULL"
        " ORDER BY seq",
        (customer, kind),
    ).fetchall():
        middle = db.execute(
            "SELECT lon_e7, lat_e7 FROM village_group WHERE division_id = ? AND group_no = ?", (division, group)
        ).fetchone()
        grid = None if middle is None else _at(ground, *middle)
        if grid is not None:
            return grid
        grids = db.execute(
            "SELECT d.grid_id FROM grid_division d JOIN grid g ON g.id = d.grid_id WHERE d.division_id = :division"
            " AND g.layer = 'BASE' AND g.valid_from <= :day AND (g.valid_to IS NULL OR :day < g.valid_to) LIMIT 2",
            {"division": division, "day": day},
        ).fetchall()
        if len(grids) == 1:
            return int(grids[0][0])
    return None


def _of_family(db: Connection, household: int | None, day: str) -> int | None:
    row = db.execute(
        "SELECT h.grid_id FROM household h JOIN grid g ON g.id = h.grid_id WHERE h.id = :household"
        " AND g.valid_from <= :day AND (g.valid_to IS NULL OR :day < g.valid_to)",
        {"household": household, "day": day},
    ).fetchone()
    return None if row is None else int(row[0])
