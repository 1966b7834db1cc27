"""Which tables there are and how each is read."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.database.connection import Connection
from desktop.progress import Progress
from desktop.tables.business_queries import loan_table, visit_table
from desktop.tables.column import Head
from desktop.tables.customer_queries import customer_table
from desktop.tables.ground_queries import grid_table, outlet_table
from desktop.tables.heads import CUSTOMER_HEADS, GRID_HEADS, HOUSEHOLD_HEADS, LOAN_HEADS, OUTLET_HEADS, VISIT_HEADS
from desktop.tables.household_queries import household_table
from desktop.tables.table import Table


@dataclass(frozen=True, slots=True)
class Offer:
    """One table: its key, what it is called, its columns, how it is read, and which kinds of change make it old."""

    key: str
    zh: str
    en: str
    heads: tuple[Head, ...]
    read: Callable[[Connection, Progress], Table]
    grows_old: frozenset[str]


_CUSTOMER_ROWS = frozenset(
    {"customer", "contact", "address", "person_profile", "org_profile", "household", "geo_point", "credit_line"}
)
_GRID_ROWS = frozenset({"grid", "grid_assignment", "grid_lock", "org_unit", "staff"})

OFFERS = (
    Offer(
        "customers",
        "客户",
        "Customers",
        CUSTOMER_HEADS,
        customer_table,
        _CUSTOMER_ROWS | {"visit", "loan"},
    ),
    Offer("grids", "网格", "Grids", GRID_HEADS, grid_table, _GRID_ROWS | {"customer", "visit", "loan"}),
    Offer("outlets", "网点", "Outlets", OUTLET_HEADS, outlet_table, _GRID_ROWS | {"customer"}),
    Offer("households", "家庭", "Households", HOUSEHOLD_HEADS, household_table, _GRID_ROWS | {"household", "customer"}),
    Offer("visits", "走访", "Visits", VISIT_HEADS, visit_table, frozenset({"visit"})),
    Offer("loans", "贷款", "Loans", LOAN_HEADS, loan_table, frozenset({"loan"})),
)
BY_KEY = {offer.key: offer for offer in OFFERS}
