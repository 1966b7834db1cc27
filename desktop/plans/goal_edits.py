"""Setting what redrawing aims at: the workload formula, and targets with their tolerance."""

from dataclasses import dataclass

from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.row_writer import RowWriter
from desktop.plans.goal_queries import goals_of, target_row
from desktop.plans.goals import MEASURED, Level
from desktop.plans.workload import Formula

GOAL_KINDS = frozenset({"workload_formula", "balance_target"})
MOST_TOLERANCE_PCT = 500


@dataclass(frozen=True, slots=True)
class SetWorkloadFormula(Edit):
    """A new formula comes into force; the old ones stay as its history. `weights`: (measure, hundredths) …"""

    weights: tuple[tuple[str, int], ...]
    note: str = ""

    @property
    def label(self) -> str:
        return "设置工作量公式"

    def apply(self, rows: RowWriter) -> Changes:
        try:
            formula = Formula.of(dict(self.weights))
        except ValueError as wrong:
            raise EditRefused(
                "公式中有不认识的项目，或权重不在 0 至 100,000 分之间；原公式保持不变。",
                "The formula names something unknown, or a weight is not between 0 and 100,000 points; the formula in "
                "force stays.",
            ) from wrong
        if not formula.weights:
            raise EditRefused(
                "公式中至少要有一项权重大于 0；原公式保持不变。",
                "At least one weight must be above 0; the formula in force stays.",
            )
        if formula.weights == goals_of(rows.db).formula.weights:
            raise EditRefused("公式没有改变。", "The formula is the same as before.")
        rows.insert(
            "workload_formula",
            {
                "weights": formula.to_json(),
                "note": self.note.strip() or None,
                "set_by": rows.user,
                "set_at": rows.at,
            },
        )
        return Changes(frozenset({"workload_formula"}))


@dataclass(frozen=True, slots=True)
class SetBalanceTarget(Edit):
    """What everybody at a level should hold of a measure, in its unit; None = the mean of the level."""

    level: str
    measure: str
    target: int | None
    tolerance_pct: int

    @property
    def label(self) -> str:
        return "设置均衡目标"

    def apply(self, rows: RowWriter) -> Changes:
        if self.level not in Level.__members__ or self.measure not in MEASURED:
            raise ValueError(f"no such goal: {self.level} {self.measure}")
        if self.target is not None and self.target <= 0:
            raise EditRefused(
                "目标要大于 0；不定目标时与平均值比。原目标保持不变。",
                "A target is above 0; without one the mean counts. The old target stays.",
            )
        if not 1 <= self.tolerance_pct <= MOST_TOLERANCE_PCT:
            raise EditRefused(
                f"容差要在 1 % 至 {MOST_TOLERANCE_PCT} % 之间；原目标保持不变。",
                f"A tolerance is between 1 % and {MOST_TOLERANCE_PCT} %; the old target stays.",
            )
        values = {"target": self.target, "tolerance_pct": self.tolerance_pct}
        known = target_row(rows.db, self.level, self.measure)
        if known is None:
            rows.insert("balance_target", {"level": self.level, "measure": self.measure, **values})
        else:
            rows.update("balance_target", known, values)
        return Changes(frozenset({"balance_target"}))


@dataclass(frozen=True, slots=True)
class RemoveBalanceTarget(Edit):
    """Without its target a measure is compared with the mean of the level again."""

    level: str
    measure: str

    @property
    def label(self) -> str:
        return "删除均衡目标"

    def apply(self, rows: RowWriter) -> Changes:
        known = target_row(rows.db, self.level, self.measure)
        if known is None:
            raise EditRefused("这里没有定过目标。", "There is no target here.")
        rows.delete("balance_target", known)
        return Changes(frozenset({"balance_target"}))
