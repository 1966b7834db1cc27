"""归属例外: a customer belongs to a grid wherever borders run, for a reason, by an approver, until a day."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from desktop.customers.queries import bank_date
from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.row_change import Value
from desktop.editing.row_writer import RowWriter
from desktop.plans.day_text import checked_day
from desktop.plans.effect_queries import home_of, households_headed, is_located
from desktop.plans.home_rule import MANUAL, RuledHome, homes_by_rule
from desktop.plans.override_queries import override_of, standing_override
from desktop.plans.rehoming import HOME

KINDS = frozenset({"home_override", "customer", "household"})


@dataclass(frozen=True, slots=True)
class SetHomeOverride(Edit):
    """From `valid_from` up to, not including, `valid_to` (YYYY-MM-DD) a customer belongs to a grid in force.

    Its family file comes along where it is the head. One that begins later takes effect on its day (see effect).
    """

    customer_id: int
    grid_id: int
    reason: str
    approver: str
    valid_from: str
    valid_to: str

    @property
    def label(self) -> str:
        return "设定归属例外"

    def apply(self, rows: RowWriter) -> Changes:
        day = bank_date(rows.db)
        begins, ends = checked_day(self.valid_from), checked_day(self.valid_to)
        self._check(rows, day, begins, ends)
        standing = standing_override(rows.db, self.customer_id)
        if standing is not None and day < standing.valid_to:
            raise EditRefused(
                f"这位客户已有归属例外（网格 {standing.grid_name}，到 {standing.valid_to}）。先结束它，再设新的。",
                f"This customer has an exception already (grid {standing.grid_name}, until {standing.valid_to}). "
                "End it before setting another.",
            )
        if standing is not None:
            rows.update("home_override", standing.id, {"ended_on": standing.valid_to})
        values: dict[str, Value] = {
            "customer_id": self.customer_id, "grid_id": self.grid_id, "reason": self.reason.strip(),
            "approver": self.approver.strip(), "valid_from": begins, "valid_to": ends, "created_by": rows.user,
            "created_at": rows.at,
        }  # fmt: skip
        rows.insert("home_override", values)
        if begins <= day:
            move_homes(rows, {self.customer_id: RuledHome(self.grid_id, MANUAL)})
        return Changes(KINDS)

    def _check(self, rows: RowWriter, day: str, begins: str, ends: str) -> None:
        if not self.reason.strip() or not self.approver.strip():
            raise EditRefused("归属例外要写明原因和批准人。", "An exception needs a reason and an approver.")
        if ends <= begins or ends <= day:
            raise EditRefused(
                f"到期日 {ends} 要晚于开始日，也要晚于数据日期 {day}。",
                f"The end {ends} must come after the beginning, and after the bank's day {day}.",
            )
        grid, customer = rows.row("grid", self.grid_id), rows.row("customer", self.customer_id)
        if grid is None or customer is None or not _in_force(grid, day):
            raise EditRefused(
                "这个网格或客户已不在现行数据中；请刷新后再选。",
                "This grid or customer is no longer there; refresh and choose again.",
            )
        if customer["home_grid_id"] == self.grid_id:
            raise EditRefused(
                f"这位客户按规则已属于网格 {grid['name']!s}，不需要例外。",
                f"By rule this customer belongs to grid {grid['name']!s} already; no exception is needed.",
            )


def _in_force(grid: Mapping[str, Value], day: str) -> bool:
    """Neither ended nor the version of a plan whose day has not come."""
    return str(grid["valid_from"]) <= day and (grid["valid_to"] is None or day < str(grid["valid_to"]))


@dataclass(frozen=True, slots=True)
class EndHomeOverride(Edit):
    """Give an exception up today; the customer goes back to where the rule puts it. The record stays."""

    override_id: int

    @property
    def label(self) -> str:
        return "结束归属例外"

    def apply(self, rows: RowWriter) -> Changes:
        found = override_of(rows.db, self.override_id)
        if found is None or found.ended_on is not None:
            raise EditRefused("这个归属例外已经结束。", "This exception has ended already.")
        rows.update("home_override", found.id, {"ended_on": min(bank_date(rows.db), found.valid_to)})
        if home_of(rows.db, found.customer_id)[1] == MANUAL:
            move_homes(rows, homes_by_rule(rows.db, [found.customer_id]))
        return Changes(KINDS)


def move_homes(rows: RowWriter, homes: Mapping[int, RuledHome]) -> None:
    """Write new homes with their rule; a family file goes with its head.

    A located customer whom no rule places (its point lies outside every grid) stays in the grid it has: nobody who is
    on the map may be without one.
    """
    for customer, new in homes.items():
        grid, _ = home_of(rows.db, customer)
        to = grid if new.grid_id is None and is_located(rows.db, customer) else new.grid_id
        _put(rows, "customer", customer, grid, to)
        rows.update("customer", customer, {"home_grid_rule": new.rule})
        for household, lived in households_headed(rows.db, customer):
            _put(rows, "household", household, lived, to)


def _put(rows: RowWriter, entity: str, key: int, old: int | None, new: int | None) -> None:
    """As a change of homes alone, of which the packed points take note without being made anew."""
    if old != new:
        one, was, now = (np.array([value or 0], dtype=np.int32) for value in (key, old, new))
        rows.update_many(entity, HOME[entity], one, was, now)
