"""Reads of the organisation: branches, outlets and staff, as the map and the tree show them."""

from desktop.database.connection import Connection
from desktop.organisation.branch import Branch
from desktop.organisation.outlet import Outlet
from desktop.organisation.staff import Staff


def branches(db: Connection) -> tuple[Branch, ...]:
    """Open branches in code order; the head is its active 支行负责人, the earliest hired if there are two."""
    rows = db.execute(
        "SELECT o.id, o.uid, o.code, o.name,"
        "  (SELECT s.name FROM staff s WHERE s.org_id = o.id AND s.role = 'BRANCH_HEAD' AND s.status <> 'LEFT'"
        "    ORDER BY s.hired_on, s.id LIMIT 1)"
        " FROM org_unit o WHERE o.level = 'BRANCH' AND o.closed_on IS NULL ORDER BY o.code"
    )
    return tuple(Branch(*row) for row in rows)


def outlets(db: Connection) -> tuple[Outlet, ...]:
    """Open outlets that have a place on the map, in code order."""
    rows = db.execute(
        "SELECT id, uid, code, name, parent_id, has_credit, COALESCE(address, ''), lon_e7, lat_e7,"
        "  COALESCE(radius_m, 0)"
        " FROM org_unit WHERE level = 'OUTLET' AND closed_on IS NULL AND lon_e7 IS NOT NULL AND lat_e7 IS NOT NULL"
        " ORDER BY code"
    )
    return tuple(
        Outlet(key, uid, code, name, branch, bool(has_credit), address, lon_e7, lat_e7, radius_m)
        for key, uid, code, name, branch, has_credit, address, lon_e7, lat_e7, radius_m in rows
    )


def staff_by_id(db: Connection) -> dict[int, Staff]:
    """Everybody who ever worked here, since old visits and loans name them."""
    rows = db.execute(
        "SELECT s.id, s.uid, s.staff_no, s.name, s.role, s.org_id, o.name, s.cert_no IS NOT NULL, s.status"
        " FROM staff s JOIN org_unit o ON o.id = s.org_id ORDER BY s.id"
    )
    return {
        key: Staff(key, uid, staff_no, name, role, org_id, org_name, bool(certified), status)
        for key, uid, staff_no, name, role, org_id, org_name, certified, status in rows
    }
