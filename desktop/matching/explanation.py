"""Why two records are taken for one person: what each comparison adds to the weight, for the waterfall and the log."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isclose

from desktop.matching.comparisons import COMPARISONS

RARITY = frozenset({"name", "phone"})  # comparisons where a rare value weighs more


@dataclass(frozen=True, slots=True)
class Part:
    """One bar of the waterfall: what was compared, how well it agreed, and the bits that gives or takes."""

    comparison: str
    level: str  # key of a Level; `skipped` where one of the two says nothing
    bits: float
    rarity: float = 0.0  # of them for the rarity of the value; part of the sum beside `bits`


@dataclass(frozen=True, slots=True)
class Explanation:
    """`prior` bits before anything is compared; the parts follow in the order of the comparisons. For an exact rule
    `rule` names it and there are no parts."""

    rule: str
    prior: float = 0.0
    parts: tuple[Part, ...] = ()

    @property
    def weight(self) -> float:
        """Bits of all parts together: what the pair weighs."""
        return self.prior + sum(part.bits + part.rarity for part in self.parts)

    def as_text(self) -> str:
        """As the bank keeps it."""
        if not self.parts:
            return json.dumps({"rule": self.rule})
        parts = [[part.comparison, part.level, round(part.bits, 4), round(part.rarity, 4)] for part in self.parts]
        return json.dumps({"rule": self.rule, "prior": round(self.prior, 4), "parts": parts}, separators=(",", ":"))

    @classmethod
    def heard(cls, text: str) -> "Explanation":
        """The inverse of `as_text`."""
        told = json.loads(text)
        return cls(told["rule"], told.get("prior", 0.0), tuple(Part(*part) for part in told.get("parts", ())))


def explained(prior: float, row: Mapping[str, float | int]) -> Explanation:
    """The explanation of a row of `weighed` (gamma_…, mw_…, mw_tf_adj_…)."""
    parts = []
    for comparison in COMPARISONS:
        gamma = int(row[f"gamma_{comparison.name}"])
        levels: Sequence[str] = [level.key for level in comparison.levels]
        parts.append(
            Part(
                comparison.name,
                "skipped" if gamma < 0 else levels[len(levels) - 1 - gamma],
                float(row[f"mw_{comparison.name}"]),
                float(row[f"mw_tf_adj_{comparison.name}"]) if comparison.name in RARITY else 0.0,
            )
        )
    return Explanation("MODEL", prior, tuple(parts))


def adds_up(explanation: Explanation, weight: float) -> bool:
    """Whether the parts give the weight, up to the rounding they are kept with."""
    return isclose(explanation.weight, weight, abs_tol=0.002)
