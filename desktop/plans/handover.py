"""移交: which customers pass from whom to whom by a plan, and the figures both sides sign for (R10)."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Side:
    """A grid with who holds it, before or after; None = vacant or not assigned."""

    code: str
    name: str
    branch_id: int | None
    outlet_id: int | None
    lead_id: int | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Customers that pass from one grid and its people to another, or to the same grid's other people."""

    before: Side
    after: Side
    customers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HandedCustomer:
    """Masked. Balances in 分 on the bank's date."""

    id: int
    cust_no: str
    name: str
    kind: str
    lifecycle: str
    is_key: bool
    deposits_fen: int
    loans_fen: int
    overdue_fen: int
    visit_due: bool  # key customer or borrower whom nobody met in the last 12 months


@dataclass(frozen=True, slots=True)
class HandedLoan:
    """A loan that is open on the bank's date."""

    customer_id: int
    contract_no: str
    product_code: str
    balance_fen: int
    due_on: str
    overdue_days: int


@dataclass(frozen=True, slots=True)
class Handed:
    """One passage with all it brings along."""

    passage: Passage
    customers: tuple[HandedCustomer, ...]
    loans: tuple[HandedLoan, ...]


@dataclass(frozen=True, slots=True)
class Sums:
    """What both sides sign for."""

    customers: int
    key: int
    deposits_fen: int
    loans: int
    loans_fen: int
    overdue: int
    overdue_fen: int
    visits_due: int


def sums_of(handed: Iterable[Handed]) -> Sums:
    listed = list(handed)
    customers = [one for part in listed for one in part.customers]
    loans = [one for part in listed for one in part.loans]
    late = [one for one in loans if one.overdue_days > 0]
    return Sums(
        customers=len(customers),
        key=sum(one.is_key for one in customers),
        deposits_fen=sum(one.deposits_fen for one in customers),
        loans=len(loans),
        loans_fen=sum(one.balance_fen for one in loans),
        overdue=len(late),
        overdue_fen=sum(one.balance_fen for one in late),
        visits_due=sum(one.visit_due for one in customers),
    )


def by_people(passages: Iterable[Passage]) -> dict[tuple[int | None, int | None], tuple[Passage, ...]]:
    """By who hands over and who takes over: one sheet each. A grid that keeps its lead has the same on both sides."""
    found: dict[tuple[int | None, int | None], list[Passage]] = {}
    for one in passages:
        found.setdefault((one.before.lead_id, one.after.lead_id), []).append(one)
    return {people: tuple(parts) for people, parts in found.items()}
