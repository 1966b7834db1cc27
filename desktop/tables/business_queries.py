"""Reads the tables of visits and of loans."""

from desktop.customers.masking import mask_name
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.progress import Progress
from desktop.tables.building import table_of
from desktop.tables.heads import LOAN_HEADS, VISIT_HEADS
from desktop.tables.table import About, Table

_CHILD = "p.birth_on > date(:day, '-14 years')"  # younger: no name (PIPL art. 28)
_VISITS = (
    f"SELECT v.id, v.customer_id, v.started_at, c.name, c.kind, {_CHILD}, c.cust_no, g.name, s.name, v.kind,"
    "       v.channel, v.minutes, v.found_nobody, v.need, v.competitor, v.result, v.next_step, v.next_on, v.verified,"
    "       v.id IN (SELECT supersedes FROM visit WHERE supersedes IS NOT NULL)"
    "  FROM visit v JOIN customer c ON c.id = v.customer_id LEFT JOIN person_profile p ON p.customer_id = c.id"
    "  LEFT JOIN grid g ON g.id = v.grid_id JOIN staff s ON s.id = v.staff_id ORDER BY v.started_at DESC, v.id"
)
_LOANS = (
    f"SELECT l.id, l.customer_id, l.contract_no, c.name, c.kind, {_CHILD}, c.cust_no, o.name, s.name, l.product_code,"
    "       l.principal_fen, l.balance_fen, l.rate_bp, l.start_on, l.due_on, l.settled_on, l.class5, l.overdue_days,"
    "       g.name"
    "  FROM loan l JOIN customer c ON c.id = l.customer_id LEFT JOIN person_profile p ON p.customer_id = c.id"
    "  JOIN org_unit o ON o.id = l.branch_id LEFT JOIN staff s ON s.id = l.staff_id"
    "  LEFT JOIN grid g ON g.id = c.home_grid_id ORDER BY l.contract_no"
)


def visit_table(db: Connection, progress: Progress) -> Table:
    """All visits, newest first; corrected ones stay and say so."""
    day = bank_date(db)
    rows = []
    for visit, customer, at, name, kind, child, *rest in db.execute(_VISITS, {"day": day}):
        rows.append((visit, customer, at, shown_name(name, kind, child=bool(child)), *rest))
        if len(rows) % 20_000 == 0:
            progress.check()
    orders = {
        "kind": ("FIRST", "RETURN", "PRE_LOAN", "POST_LOAN", "COLLECTION", "MARKETING", "CONDOLENCE"),
        "channel": ("DOOR", "PHONE", "OUTLET", "WECHAT"),
        "verified": ("UNCHECKED", "PHONE", "ON_SITE", "UNTRUE"),
    }
    return table_of("visits", About.CUSTOMER, VISIT_HEADS, rows, as_of=day, orders=orders)


def loan_table(db: Connection, progress: Progress) -> Table:
    """All loans, settled ones too, in order of the contract number."""
    day = bank_date(db)
    rows = []
    for loan, customer, number, name, kind, child, *rest in db.execute(_LOANS, {"day": day}):
        rows.append((loan, customer, number, shown_name(name, kind, child=bool(child)), *rest))
        if len(rows) % 20_000 == 0:
            progress.check()
    orders = {"class5": ("NORMAL", "ATTENTION", "SUBSTANDARD", "DOUBTFUL", "LOSS")}
    return table_of("loans", About.CUSTOMER, LOAN_HEADS, rows, as_of=day, orders=orders)


def shown_name(name: str, kind: str, *, child: bool) -> str:
    """A person's surname, an organisation's whole name, nothing of a child."""
    if kind != "PERSON":
        return name
    return "*" if child else mask_name(name)
