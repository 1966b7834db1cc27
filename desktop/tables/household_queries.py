"""Reads the table of households 户: one row a household, with how many customer records are matched to it."""

from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.progress import Progress
from desktop.tables.building import table_of
from desktop.tables.heads import HOUSEHOLD_HEADS
from desktop.tables.table import About, Table

_KNOWN = "SELECT household_id, count(*) FROM customer WHERE household_id IS NOT NULL GROUP BY household_id"
_HOUSEHOLDS = (
    "SELECT h.id, COALESCE(h.head_id, 0), h.hh_no, g.name, town.name, branch.name, h.member_count, h.main_business,"
    "       h.credit_grade, h.farm_area_mu, h.confirmed_by IS NOT NULL, h.confidence"
    "  FROM household h LEFT JOIN grid g ON g.id = h.grid_id LEFT JOIN admin_division town ON town.id = g.town_id"
    "  LEFT JOIN grid_assignment a ON a.grid_id = g.id AND a.role = 'LEAD' AND a.valid_from <= :day"
    "    AND (a.valid_to IS NULL OR a.valid_to > :day)"
    "  LEFT JOIN org_unit branch ON branch.id = a.branch_id ORDER BY h.hh_no"
)


def household_table(db: Connection, progress: Progress) -> Table:
    """All households in order of their number; on the map a row belongs to the head of the household."""
    day = bank_date(db)
    known = dict(db.execute(_KNOWN))
    progress.report(0.2, "households")
    rows = [
        (one, head, *named, members, known.get(one, 0), business, grade, _tenths(mu), confirmed, sure)
        for one, head, *named, members, business, grade, mu, confirmed, sure in db.execute(_HOUSEHOLDS, {"day": day})
    ]
    return table_of("households", About.CUSTOMER, HOUSEHOLD_HEADS, rows, as_of=day, orders={})


def _tenths(mu: float | None) -> int | None:
    return None if mu is None else round(mu * 10)
