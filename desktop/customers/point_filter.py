"""Which pins are shown, in which class of colour, and how many of each: masks over the point index."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.customers.point_codes import KINDS, LIFECYCLES, NOTHING, Flag
from desktop.customers.point_index import Bytes, Mask, PointIndex
from desktop.maps.box import Box

_Line = tuple[int, str, str, str, tuple[str, ...]]
_FlagLine = tuple[int, str, str, str, Flag]


@dataclass(frozen=True, slots=True)
class PointFilter:
    """What a pin must be to be shown; None means "any". The empty filter shows every pin.

    `kinds` and `lifecycles` hold the words of the store (`point_codes`), `grids` grid ids; `having` are
    flags that must all be set, `lacking` flags none of which may be set.
    """

    lifecycles: frozenset[str] | None = None
    kinds: frozenset[str] | None = None
    grids: frozenset[int] | None = None
    having: Flag = NOTHING
    lacking: Flag = NOTHING

    @property
    def narrows(self) -> bool:
        """False when every pin passes, so that no mask is needed."""
        return self != PointFilter()

    def mask(self, index: PointIndex) -> Mask:
        """bool (n,), True for the pins that pass."""
        passed = np.ones(len(index), dtype=np.bool_)
        if self.lifecycles is not None:
            passed &= _among(index.lifecycle, LIFECYCLES, self.lifecycles)
        if self.kinds is not None:
            passed &= _among(index.kind, KINDS, self.kinds)
        if self.having & self.lacking:
            passed[:] = False
        elif self.having or self.lacking:
            passed &= (index.flags & np.uint8(self.having | self.lacking)) == np.uint8(self.having)
        if self.grids is not None:
            passed &= _in_grids(index, self.grids)
        return passed


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend. `code` is the value in the class array, `colour` a key the style knows."""

    code: int
    colour: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True, eq=False)
class ColourBy:
    """One way of colouring pins: a column of the index and the class of each of its values.

    `entries` are in the order of the legend. Where pins overlap, the higher code is drawn on top: codes
    are given so that what is rare or needs attention is not hidden under the crowd.
    """

    key: str
    zh: str
    en: str
    entries: tuple[LegendEntry, ...]
    column: str  # name of a column of PointIndex
    table: Bytes  # value of the column → class; values beyond it get the last one

    def classes(self, index: PointIndex) -> Bytes:
        """uint8 (n,), the class of each pin."""
        chosen: Bytes = np.take(self.table, getattr(index, self.column), mode="clip")
        return chosen


def legend_counts(
    index: PointIndex, classes: Bytes, mask: Mask | None = None, box: Box | None = None
) -> NDArray[np.int64]:
    """Pins per class code (256,), of those that pass `mask` and lie in the world `box`: the legend's live counts."""
    if box is not None:
        return np.bincount(classes[index.in_box(box, mask)], minlength=256)
    return np.bincount(classes if mask is None else classes[mask], minlength=256)


def by_branch(grid_branch: Mapping[int, int | None], branches: Iterable[tuple[int, str]]) -> ColourBy:
    """Pins in the colour of the branch their home grid belongs to; at most 250 branches, in legend order.

    `grid_branch` is grid id → branch id, `branches` (id, name). Colour keys are `branch.<id>`.
    """
    named = list(branches)
    if len(named) > 250:
        raise ValueError("more branches than colour classes")
    codes = {branch: place + 1 for place, (branch, _) in enumerate(named)}
    table = np.zeros(max(grid_branch, default=0) + 2, dtype=np.uint8)
    for grid, branch in grid_branch.items():
        if branch is not None:
            table[grid] = codes.get(branch, 0)
    entries = [LegendEntry(codes[branch], f"branch.{branch}", name, name) for branch, name in named]
    entries.append(LegendEntry(0, "branch.none", "未归格", "No grid"))
    return ColourBy("branch", "所属支行", "Branch", tuple(entries), "grid_id", table)


def _coded(key: str, zh: str, en: str, column: str, values: tuple[str, ...], lines: tuple[_Line, ...]) -> ColourBy:
    """Lines in legend order: (code, colour key, zh, en, the values that belong to it)."""
    table = np.zeros(len(values), dtype=np.uint8)
    for code, _, _, _, members in lines:
        for member in members:
            table[values.index(member)] = code
    return ColourBy(key, zh, en, tuple(LegendEntry(*line[:4]) for line in lines), column, table)


def _flagged(key: str, zh: str, en: str, lines: tuple[_FlagLine, ...]) -> ColourBy:
    """Lines in legend order: (code, colour key, zh, en, flag); the first whose flag is set wins, NOTHING is "else"."""
    table = np.zeros(256, dtype=np.uint8)
    for bits in range(256):
        table[bits] = next(line[0] for line in lines if bits & line[4] == line[4])
    return ColourBy(key, zh, en, tuple(LegendEntry(*line[:4]) for line in lines), "flags", table)


def _among(column: Bytes, words: tuple[str, ...], chosen: frozenset[str]) -> Mask:
    unknown = chosen - set(words)
    if unknown:
        raise ValueError(f"not a value of this filter: {sorted(unknown)}")
    passed = np.zeros(len(column), dtype=np.bool_)
    for word in chosen:
        passed |= column == np.uint8(words.index(word))
    return passed


def _in_grids(index: PointIndex, grids: frozenset[int]) -> Mask:
    table = np.zeros(max(grids, default=0) + 2, dtype=np.bool_)
    table[[grid for grid in grids if grid >= 0]] = True
    passed: Mask = np.take(table, index.grid_id, mode="clip")
    return passed


BY_KIND = _coded(
    "kind",
    "客户类型",
    "Kind",
    "kind",
    KINDS,
    (
        (0, "kind.person", "个人", "Person", ("PERSON",)),
        (1, "kind.sole_trader", "个体工商户", "Sole trader", ("SOLE_TRADER",)),
        (4, "kind.enterprise", "企业", "Enterprise", ("ENTERPRISE",)),
        (3, "kind.farm", "合作社、家庭农场", "Co-op or family farm", ("COOP", "FAMILY_FARM")),
        (2, "kind.other", "村集体及其他", "Village collective, other", ("VILLAGE_COLLECTIVE", "OTHER_ORG")),
    ),
)

BY_LIFECYCLE = _coded(
    "lifecycle",
    "客户状态",
    "Lifecycle",
    "lifecycle",
    LIFECYCLES,
    (
        (0, "lifecycle.existing", "存量", "Existing", ("EXISTING",)),
        (2, "lifecycle.potential", "潜在", "Potential", ("POTENTIAL",)),
        (3, "lifecycle.dormant", "睡眠", "Dormant", ("DORMANT",)),
        (4, "lifecycle.churned", "流失", "Churned", ("CHURNED",)),
        (1, "lifecycle.closed", "销户", "Closed", ("CLOSED",)),
    ),
)

BY_KEY = _flagged(
    "key",
    "重点客户",
    "Key customers",
    ((1, "key.yes", "重点客户", "Key customer", Flag.KEY), (0, "key.no", "一般客户", "Other customer", NOTHING)),
)

BY_VISIT = _flagged(
    "visit",
    "近12个月走访",
    "Visited in 12 months",
    (
        (1, "visit.yes", "已走访", "Visited", Flag.VISITED),
        (0, "visit.no", "未走访", "Not visited", NOTHING),
    ),
)

BY_CREDIT = _flagged(
    "credit",
    "授信用信",
    "Credit",
    (
        (2, "credit.loan", "用信", "Drawn loan", Flag.LOAN),
        (1, "credit.line", "授信未用信", "Line, not drawn", Flag.LINE),
        (0, "credit.none", "未授信", "No line", NOTHING),
    ),
)

BY_FAMILY = _flagged(
    "family",
    "家庭信息",
    "Family matched",
    (
        (1, "family.yes", "已匹配家庭", "Family known", Flag.FAMILY),
        (0, "family.no", "未匹配家庭", "Family not known", NOTHING),
    ),
)

# Every way of colouring that needs no table of the bank; `by_branch` is the other one.
COLOURINGS = (BY_KIND, BY_LIFECYCLE, BY_KEY, BY_VISIT, BY_CREDIT, BY_FAMILY)
