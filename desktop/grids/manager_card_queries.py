"""The card of a customer manager 客户经理: who it is, the grids he leads, what they hold, what he did this month."""

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
class ManagerCard:
    """One member of staff; None = not known."""

    id: int
    staff_no: str
    name: str
    role: str
    status: str
    phone: str | None  # masked
    has_certificate: bool
    hired_on: str | None
    branch_id: int | None
    branch_name: str | None
    outlet_id: int | None  # where he sits, when it is an outlet and not the branch itself
    outlet_name: str | None
    backup_grids: int  # where he stands in for another
    territory: Territory  # the grids he leads; visits are his own
    as_of: str


def manager_card(db: Connection, staff_id: int, figures: Figures | None = None) -> ManagerCard:
    """The card of one member of staff on the bank's date. Raises Refused when there is no such person."""
    row = db.execute(
        "SELECT s.staff_no, s.name, s.role, s.status, s.phone, s.cert_no IS NOT NULL, s.hired_on,"
        "       CASE o.level WHEN 'OUTLET' THEN p.id WHEN 'BRANCH' THEN o.id END,"
        "       CASE o.level WHEN 'OUTLET' THEN p.name WHEN 'BRANCH' THEN o.name END,"
        "       CASE o.level WHEN 'OUTLET' THEN o.id END, CASE o.level WHEN 'OUTLET' THEN o.name END"
        "  FROM staff s JOIN org_unit o ON o.id = s.org_id LEFT JOIN org_unit p ON p.id = o.parent_id WHERE s.id = ?",
        (staff_id,),
    ).fetchone()
    if row is None:
        raise Refused("这位员工已不在本行数据中。", "This member of staff is no longer in the bank's data.")
    staff_no, name, role, status, phone, certified, hired_on, branch_id, branch, outlet_id, outlet = row
    day = bank_date(db)
    (backups,) = db.execute(
        "SELECT count(*) FROM grid_assignment WHERE staff_id = :id AND role = 'BACKUP' AND valid_from <= :day"
        " AND (valid_to IS NULL OR valid_to > :day)",
        {"id": staff_id, "day": day},
    ).fetchone()
    led = [grid for grid in grids_on(db, day) if grid.manager_id == staff_id]
    return ManagerCard(
        id=staff_id,
        staff_no=staff_no,
        name=name,
        role=role,
        status=status,
        phone=mask_phone(phone) if phone else None,
        has_certificate=bool(certified),
        hired_on=hired_on,
        branch_id=branch_id,
        branch_name=branch,
        outlet_id=outlet_id,
        outlet_name=outlet,
        backup_grids=backups,
        territory=read_territory(db, led, figures or Figures(), visitor=staff_id),
        as_of=day,
    )
