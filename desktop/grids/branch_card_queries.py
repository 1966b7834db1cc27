"""The card of a branch 支行: its outlets, people and grids, what they hold, and where it lends."""

from dataclasses import dataclass

from desktop.customers.masking import mask_phone
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.figures import Figures
from desktop.grids.queries import grids_on
from desktop.grids.territory import Territory
from desktop.grids.territory_queries import read_territory
from desktop.refusal import Refused


@dataclass(frozen=True, slots=True)
class OutletLine:
    id: int
    name: str
    has_credit: bool
    grids: int
    records: int


@dataclass(frozen=True, slots=True)
class ManagerLine:
    """A customer manager of the branch, and what he leads in it."""

    id: int
    name: str
    grids: int
    records: int


@dataclass(frozen=True, slots=True)
class BranchCard:
    """None = not known; money in 分."""

    id: int
    code: str
    name: str
    has_credit: bool
    address: str | None
    opened_on: str | None
    head_name: str | None
    head_phone: str | None  # masked
    staff: int  # of the branch and its outlets
    outlets: tuple[OutletLine, ...]
    managers: tuple[ManagerLine, ...]  # most records first
    territory: Territory
    booked_fen: int  # balance of the loans this branch granted
    booked_loans: int
    booked_inside_fen: int  # of these, to customers whose home grid is the branch's
    as_of: str


def branch_card(db: Connection, branch_id: int, figures: Figures | None = None) -> BranchCard:
    """The card of one branch on the bank's date. Raises Refused when there is no such branch."""
    figures = figures or Figures()
    row = db.execute(
        "SELECT code, name, has_credit, address, opened_on FROM org_unit WHERE id = ? AND level = 'BRANCH'",
        (branch_id,),
    ).fetchone()
    if row is None:
        raise Refused("这个支行已不在本行数据中。", "This branch is no longer in the bank's data.")
    code, name, has_credit, address, opened_on = row
    day = bank_date(db)
    territory = read_territory(db, [grid for grid in grids_on(db, day) if grid.branch_id == branch_id], figures)
    head = db.execute(
        "SELECT name, phone FROM staff WHERE org_id = ? AND role = 'BRANCH_HEAD' AND status <> 'LEFT'"
        " ORDER BY hired_on, id LIMIT 1",
        (branch_id,),
    ).fetchone()
    head_name, head_phone = head or (None, None)
    (people,) = db.execute(
        "SELECT count(*) FROM staff s JOIN org_unit o ON o.id = s.org_id"
        " WHERE (o.id = :id OR o.parent_id = :id) AND s.status <> 'LEFT'",
        {"id": branch_id},
    ).fetchone()
    inside = {grid.id for grid in territory.grids}
    booked = [
        (grid, fen, loans)
        for (grid, branch), (fen, loans) in figures.booked(db, day).items()
        if branch == branch_id
    ]  # fmt: skip
    return BranchCard(
        id=branch_id,
        code=code,
        name=name,
        has_credit=bool(has_credit),
        address=address,
        opened_on=opened_on,
        head_name=head_name,
        head_phone=mask_phone(head_phone) if head_phone else None,
        staff=people,
        outlets=_outlets(db, branch_id, territory),
        managers=_managers(db, branch_id, territory),
        territory=territory,
        booked_fen=sum(fen for _, fen, _ in booked),
        booked_loans=sum(loans for _, _, loans in booked),
        booked_inside_fen=sum(fen for grid, fen, _ in booked if grid in inside),
        as_of=day,
    )


def _outlets(db: Connection, branch_id: int, territory: Territory) -> tuple[OutletLine, ...]:
    served = territory.records_by_outlet
    rows = db.execute(
        "SELECT id, name, has_credit FROM org_unit WHERE parent_id = ? AND level = 'OUTLET' AND closed_on IS NULL"
        " ORDER BY code",
        (branch_id,),
    )
    return tuple(OutletLine(key, name, bool(credit), *served.get(key, (0, 0))) for key, name, credit in rows)


def _managers(db: Connection, branch_id: int, territory: Territory) -> tuple[ManagerLine, ...]:
    """The customer managers of the branch, and whoever else leads one of its grids."""
    led = territory.records_by_manager
    names = dict(
        db.execute(
            "SELECT s.id, s.name FROM staff s JOIN org_unit o ON o.id = s.org_id"
            " WHERE (o.id = :id OR o.parent_id = :id) AND s.role = 'CUSTOMER_MANAGER' AND s.status <> 'LEFT'",
            {"id": branch_id},
        ).fetchall()
    )
    names |= {grid.manager_id: grid.manager_name for grid in territory.grids if grid.manager_id is not None}
    lines = [ManagerLine(key, name, *led.get(key, (0, 0))) for key, name in names.items()]
    return tuple(sorted(lines, key=lambda one: (-one.records, one.name)))
