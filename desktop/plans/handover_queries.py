"""Reads for the hand-over list 移交清单: who changes hands by a plan, and what each of them brings along, masked."""

import base64
import json
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.customers.month_run import unpack_amounts
from desktop.customers.point_store import met_in_a_year
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.queries import grids_on
from desktop.plans.draft import Draft
from desktop.plans.draft_queries import draft_of, plan_of
from desktop.plans.effect import homes_due
from desktop.plans.handover import Handed, HandedCustomer, HandedLoan, Passage, Side
from desktop.plans.plan import Plan
from desktop.plans.publication_queries import homes_of
from desktop.plans.rehoming import HOME, Moves, homes_after
from desktop.progress import Progress
from desktop.refusal import Refused
from desktop.tables.business_queries import shown_name

_AT_ONCE = 20_000
_CUSTOMERS = (
    "SELECT c.id, c.cust_no, c.name, c.kind, COALESCE(p.birth_on > date(:day, '-14 years'), 0), c.lifecycle, c.is_key,"
    " h.width, substr(h.deposit_end, -h.width)"
    " FROM json_each(:ids) AS wanted JOIN customer c ON c.id = wanted.value"
    " LEFT JOIN person_profile p ON p.customer_id = c.id"
    " LEFT JOIN account_history h ON h.customer_id = c.id AND h.months > 0"
)
_LOANS = (
    "SELECT l.customer_id, l.contract_no, l.product_code, l.balance_fen, l.due_on, l.overdue_days"
    " FROM json_each(:ids) AS wanted JOIN loan l ON l.customer_id = wanted.value"
    " WHERE l.balance_fen > 0 AND l.start_on <= :day AND (l.settled_on IS NULL OR l.settled_on > :day)"
    " ORDER BY l.contract_no"
)


def passages(db: Connection, plan_id: int) -> tuple[Passage, ...]:
    """Every customer whose grid or whose grid's lead, branch or outlet changes by a plan, drafted or published.

    Of a draft by the ground it draws; of a published plan as it was written, or will be on its day. Raises Refused
    when the plan changes nobody's hands.
    """
    plan = plan_of(db, plan_id)
    found = _published(db, plan) if plan.status.is_published else _drafted(db, draft_of(db, plan_id))
    if not found:
        raise Refused(
            f"方案“{plan.title}”没有换人、换支行或换网格的客户，不需要移交清单。",
            f"The plan “{plan.title}” gives no customer to other hands, so there is nothing to hand over.",
        )
    return found


def handed(db: Connection, ways: Sequence[Passage], progress: Progress | None = None) -> list[Handed]:
    """What the customers of each passage bring along, on the bank's date. Raises Cancelled on request."""
    progress, day = progress or Progress(), bank_date(db)
    met = set(met_in_a_year(db, day))
    share = 1 / max(1, len(ways))
    return [_brought(db, way, day, met, progress.part(n * share, (n + 1) * share)) for n, way in enumerate(ways)]


def _brought(db: Connection, passage: Passage, day: str, met: set[int], progress: Progress) -> Handed:
    customers: list[HandedCustomer] = []
    loans: list[HandedLoan] = []
    ids = list(passage.customers)
    for start in range(0, len(ids), _AT_ONCE):
        progress.report(start / len(ids), "")
        some = {"day": day, "ids": json.dumps(ids[start : start + _AT_ONCE])}
        borrowed: dict[int, list[tuple[int, int]]] = {}
        for customer, contract, product, balance, due_on, late in db.execute(_LOANS, some):
            borrowed.setdefault(customer, []).append((balance, late))
            loans.append(HandedLoan(customer, contract, product, balance, due_on, late))
        for key, number, name, kind, child, lifecycle, is_key, width, last in db.execute(_CUSTOMERS, some):
            own = borrowed.get(key, [])
            asks = (bool(is_key) and lifecycle != "CLOSED") or bool(own)
            customers.append(
                HandedCustomer(
                    id=key,
                    cust_no=number,
                    name=shown_name(name, kind, child=bool(child)),
                    kind=kind,
                    lifecycle=lifecycle,
                    is_key=bool(is_key),
                    deposits_fen=int(unpack_amounts(last, width)[0]) if last else 0,
                    loans_fen=sum(balance for balance, _ in own),
                    overdue_fen=sum(balance for balance, late in own if late > 0),
                    visit_due=asks and key not in met,
                )
            )
    return Handed(passage, tuple(customers), tuple(loans))


def _drafted(db: Connection, draft: Draft) -> tuple[Passage, ...]:
    sides = {face: _side(grid.code, grid.name, grid) for face, grid in draft.grids_in_force.items()}
    after = {face: _side(grid.code, grid.name, grid) for face, grid in draft.grids.items()}
    other = [face for face in draft.changed_faces if face in sides]
    moves = homes_after(db, draft, {face: face for face in draft.grids})["customer"]
    ids, homes = homes_of(db, [face for face in other if face not in draft.redrawn_faces])
    pairs = zip([*moves.ids.tolist(), *ids.tolist()], [*moves.old.tolist(), *homes.tolist()],
                [*moves.new.tolist(), *homes.tolist()], strict=True)  # fmt: skip
    return _gathered(pairs, sides, after)


def _published(db: Connection, plan: Plan) -> tuple[Passage, ...]:
    """Who moved, as the journal has it, or who will on the day; and whose grid stays and comes to other people."""
    today = bank_date(db)
    day = plan.valid_from or today
    before = {grid.id: _side(grid.code, grid.name, grid) for grid in grids_on(db, str(np.datetime64(day) - 1))}
    after = {grid.id: _side(grid.code, grid.name, grid) for grid in grids_on(db, day)}
    coming = homes_due(db, day).get("customer") if day > today else None
    moves = moves_written(db, plan.id, day) if coming is None else [coming]
    moved = {
        customer: (old, new)
        for one in moves
        for customer, old, new in zip(one.ids.tolist(), one.old.tolist(), one.new.tolist(), strict=True)
    }
    ids, homes = homes_of(db, [grid for grid in before.keys() & after.keys() if before[grid] != after[grid]])
    stay = {customer: (grid, grid) for customer, grid in zip(ids.tolist(), homes.tolist(), strict=True)}
    return _gathered(((one, *way) for one, way in {**stay, **moved}.items()), before, after)


def moves_written(db: Connection, plan_id: int, day: str) -> list[Moves]:
    """The moves of customers that the publication of a plan, or its day, wrote: those that left grids it ended."""
    (begun,) = db.execute(
        "SELECT coalesce(max(seq), 0) FROM journal WHERE kind = 'PublishPlan' AND json_extract(edit, '$.plan_id') = ?",
        (plan_id,),
    ).fetchone()
    ended = {grid for (grid,) in db.execute("SELECT id FROM grid WHERE valid_to = ?", (day,))}
    found = []
    for (rows,) in db.execute(
        "SELECT rows FROM journal WHERE seq >= ? AND kind IN ('PublishPlan', 'TakeEffect') ORDER BY seq", (begun,)
    ):
        for row in json.loads(rows):
            if (row["kind"], row["entity"], row["uid"]) == ("MANY", "customer", HOME["customer"]):
                ids, old, new = (_packed(row[side][part]) for side, part in
                                 (("base", "ids"), ("base", "values"), ("patch", "values")))  # fmt: skip
                theirs = np.isin(old, list(ended))
                found.append(Moves(ids[theirs], old[theirs], new[theirs]))
    return found


def _packed(told: Mapping[str, str]) -> NDArray[np.int32]:
    return np.frombuffer(base64.b64decode(told["base64"]), dtype="<i4").astype(np.int32)


def _side(code: str, name: str, grid: object) -> Side:
    """Who holds a grid: of a Grid or a DraftGrid."""
    lead = getattr(grid, "manager_id", None) if hasattr(grid, "manager_id") else getattr(grid, "staff_id", None)
    return Side(code, name, getattr(grid, "branch_id", None), getattr(grid, "outlet_id", None), lead)


def _gathered(
    pairs: Iterable[tuple[int, int, int]], sides: Mapping[int, Side], after: Mapping[int, Side]
) -> tuple[Passage, ...]:
    """(customer, grid before, grid after) gathered by both; only where something changes for the customer."""
    found: dict[tuple[int, int], list[int]] = {}
    for customer, old, new in pairs:
        if old in sides and new in after and (old != new or sides[old] != after[new]):
            found.setdefault((old, new), []).append(customer)
    gathered = [Passage(sides[old], after[new], tuple(sorted(ids))) for (old, new), ids in found.items()]
    return tuple(sorted(gathered, key=lambda one: (one.before.code, one.after.code)))
