"""Reads of the search: the directory of named things, and customers by the beginning of a name or a number.

Every question is one range of a B-tree the bank has anyway (customer_name, customer_no, person_id_no, org_uscc,
contact_value), so no index has to be kept or can be wrong. Counting stops at COUNTED entries.
"""

from dataclasses import dataclass

from desktop.customers.masking import mask_name
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.queries import grids_on
from desktop.search.answer import Group, Hit, Kind
from desktop.search.directory import Directory, Entry

SHOWN = 8
COUNTED = 25_000
_LAST = "\U0010ffff"  # behind every text with the same beginning, as UTF-8 bytes compare
_CHILD = "-14 years"  # younger: no name (PIPL art. 28)


@dataclass(frozen=True, slots=True)
class Column:
    """A column whose values may be typed, and the column that names their customer."""

    table: str
    column: str
    customer: str


NAME = Column("customer", "name", "id")
CUSTOMER_NO = Column("customer", "cust_no", "id")
ID_NO = Column("person_profile", "id_no", "customer_id")
USCC = Column("org_profile", "uscc", "customer_id")
PHONE = Column("contact", "value", "customer_id")


def directory(db: Connection) -> Directory:
    """All named things in force on the bank's day."""
    day = bank_date(db)
    entries = []
    managers: dict[int, str] = {}
    for grid in grids_on(db, day):
        entries.append(Entry(Kind.GRID, grid.id, grid.name, grid.code, grid.town_name))
        if grid.manager_id is not None and grid.manager_name:
            managers[grid.manager_id] = grid.manager_name
    entries += [Entry(Kind.MANAGER, one, name) for one, name in managers.items()]
    for unit, code, name, level, address, lon, lat in db.execute(
        "SELECT id, code, name, level, coalesce(address, ''), lon_e7, lat_e7 FROM org_unit"
        " WHERE level IN ('BRANCH', 'OUTLET') AND (closed_on IS NULL OR closed_on > ?)",
        (day,),
    ):
        kind = Kind.BRANCH if level == "BRANCH" else Kind.OUTLET
        entries.append(Entry(kind, unit, name, code, address, lon, lat))
    for place, name, parent, lon, lat in db.execute(
        "SELECT d.id, d.name, coalesce(p.name, ''), d.lon_e7, d.lat_e7 FROM admin_division d"
        " LEFT JOIN admin_division p ON p.id = d.parent_id"
        " WHERE d.level IN ('TOWN', 'VILLAGE') AND (d.valid_to IS NULL OR d.valid_to > ?)",
        (day,),
    ):
        entries.append(Entry(Kind.PLACE, place, name, "", parent, lon, lat))
    return Directory(entries)


def customers_beginning(db: Connection, where: Column, text: str) -> Group | None:
    """Customers whose value in this column begins with `text`; None if there are none. Rows are masked."""
    ends = (text, text + _LAST)
    span = f"FROM {where.table} WHERE {where.column} >= ? AND {where.column} < ?"
    (total,) = db.execute(f"SELECT count(*) FROM (SELECT 1 {span} LIMIT {COUNTED})", ends).fetchone()
    if not total:
        return None
    ids = [one for (one,) in db.execute(f"SELECT {where.customer} {span} ORDER BY {where.column} LIMIT {SHOWN}", ends)]
    day = bank_date(db)
    hits = [_customer(db, one, day, where, text) for one in dict.fromkeys(ids)]
    return Group(Kind.CUSTOMER, tuple(hits), total, more=total == COUNTED)


def _customer(db: Connection, customer: int, day: str, where: Column, text: str) -> Hit:
    name, kind, child, grid, lon, lat = db.execute(
        "SELECT c.name, c.kind, coalesce(p.birth_on > date(?, ?), 0), coalesce(g.name, ''), s.lon_e7, s.lat_e7"
        "  FROM customer c LEFT JOIN person_profile p ON p.customer_id = c.id LEFT JOIN grid g ON g.id = c.home_grid_id"
        "  LEFT JOIN geo_point s ON s.customer_id = c.id AND s.seq = 0 AND s.state = 'CURRENT' WHERE c.id = ?",
        (day, _CHILD, customer),
    ).fetchone()
    title = "*" if child else mask_name(name) if kind == "PERSON" else name
    seen = 0  # how much of what was typed is still to be seen
    while seen < min(len(text), len(title)) and title[seen] == text[seen]:
        seen += 1
    detail = " · ".join(part for part in ("" if where == NAME else f"{text}…", grid) if part)
    return Hit(Kind.CUSTOMER, customer, title, detail, ((0, seen),) if seen else (), lon, lat)
