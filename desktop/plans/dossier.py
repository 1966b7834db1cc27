"""The change dossier 改动说明 as a table: what a draft does to every grid, before, after and by how much."""

from collections.abc import Iterator, Mapping
from typing import Any

from desktop.plans.draft import Draft, DraftGrid
from desktop.plans.draft_changes import Change, changes_of
from desktop.plans.totals import Totals
from desktop.plans.weight_queries import MEASURES
from desktop.tables.building import table_of
from desktop.tables.column import Head, Kind
from desktop.tables.table import About, Table

_T, _C, _N, _M = Kind.TEXT, Kind.CODE, Kind.NUMBER, Kind.MONEY
WHAT = ("NEW", "GONE", "BORDER", "POSTS")
"""A new grid, one that is gone, one with another border, one that other people get."""

OF_MEASURE = {
    "households": ("户", "Households", _N),
    "stock": ("存量（条）", "Existing", _N),
    "potential": ("潜在（条）", "Potential", _N),
    "key": ("重点（条）", "Key", _N),
    "deposits_fen": ("存款（元）", "Deposits (CNY)", _M),
    "loans_fen": ("贷款（元）", "Loans (CNY)", _M),
    "overdue_fen": ("逾期（元）", "Overdue (CNY)", _M),
    "visits_due": ("走访到期（条）", "Visits due", _N),
}
"""How each measure heads a column: Chinese, English, kind."""
_WHEN = (("before", "改动前", "before"), ("after", "改动后", "after"), ("by", "增减", "+/−"))
HEADS = (
    Head("code", "网格编码", "Grid code", _C, 16),
    Head("name", "网格", "Grid", _T, 18),
    Head("what", "改动", "Change", _T, 12),
    Head("branch", "原支行", "Branch before", _T, 14),
    Head("new_branch", "新支行", "Branch after", _T, 14),
    Head("lead", "原主办", "Lead before", _T, 10),
    Head("new_lead", "新主办", "Lead after", _T, 10),
    *(
        Head(f"{key}_{when}", f"{zh}{zh_when}", f"{en} {en_when}", kind, 14)
        for key, (zh, en, kind) in OF_MEASURE.items()
        for when, zh_when, en_when in _WHEN
    ),
)


def dossier(draft: Draft, totals: Totals, *, names: Mapping[tuple[str, int | None], str], as_of: str) -> Table:
    """One row for each grid that the draft makes other than it is, in code order.

    `names` are those of branches ("branch", id) and staff ("staff", id). Rows are about the grid in force, 0 for a
    new one.
    """
    return table_of("dossier", About.GRID, HEADS, _rows(draft, totals, names), as_of=as_of, orders={"what": WHAT})


_WHAT = {Change.NEW: "NEW", Change.GONE: "GONE", Change.BORDER: "BORDER"}


def what_changes(draft: Draft) -> dict[int, str]:
    """By changed face one of WHAT."""
    return {face: _WHAT.get(change, "POSTS") for face, change in changes_of(draft).items() if change is not Change.NONE}


def _rows(draft: Draft, totals: Totals, names: Mapping[tuple[str, int | None], str]) -> Iterator[tuple[Any, ...]]:
    def told(grid: DraftGrid | None) -> tuple[str | None, str | None]:
        if grid is None:
            return None, None
        return names.get(("branch", grid.branch_id)), names.get(("staff", grid.staff_id))

    what = what_changes(draft)
    listed = sorted(what, key=lambda face: _known(draft, face).code)
    for number, face in enumerate(listed):
        before, after = draft.grids_in_force.get(face), draft.grids.get(face)
        (old_branch, old_lead), (new_branch, new_lead) = told(before), told(after)
        held, holds = totals.in_force(face), totals.now(face)
        figures = [
            int(value)
            for place, _ in enumerate(MEASURES)
            for value in (held[place], holds[place], holds[place] - held[place])
        ]
        grid = _known(draft, face)
        yield (
            number + 1, max(face, 0), grid.code, grid.name, what[face],
            old_branch, new_branch, old_lead, new_lead, *figures,
        )  # fmt: skip


def _known(draft: Draft, face: int) -> DraftGrid:
    return draft.grids.get(face) or draft.grids_in_force[face]
