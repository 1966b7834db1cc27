"""In which datum the points of a file probably are: where they lie in the villages that their rows name.

GCJ-02 puts a Haimen point about 480 m off, BD-09 1.1 km (domain §2.4): with a datum that is wrong fewer of them lie
in the grid of their own village, and more outside the county.
"""

from dataclasses import dataclass

import numpy as np

from desktop.importing.checking import Checker
from desktop.importing.ground import Ground, to_e7
from desktop.importing.layout import Layout
from desktop.importing.mapping import Mapping
from desktop.importing.table import Piece
from desktop.maps.datum import Datum

_LEAST = 20  # rows with a village, from which a guess is made
_CLEAR = 0.05  # by which share the best must be ahead


@dataclass(frozen=True, slots=True)
class PointGuess:
    """Share of the looked-at points that lie where they should, by datum; `datum` None = can't tell."""

    datum: Datum | None
    fits: dict[Datum, float]
    rows: int
    by_village: bool  # else by lying in the county at all

    def words(self) -> tuple[str, str]:
        if not self.rows:
            return "文件开头没有可用的坐标，无法判断。", "There are no coordinates at its top to tell by."
        shares = "，".join(f"{datum.value} {share:.0%}" for datum, share in self.fits.items())
        zh, en = ("落在所写村庄的网格内", "lie in the grid of the village they name") if self.by_village else (
            "落在辖区内", "lie in the county")  # fmt: skip
        best = f"疑为 {self.datum.value}" if self.datum else "不能判断"
        best_en = f"it is probably {self.datum.value}" if self.datum else "that does not decide it"
        return (
            f"按各坐标系{zh}的比例：{shares}，{best}。",
            f"Read as each datum, {shares} of the points {en}: {best_en}.",
        )


def guessed_datum(layout: Layout, mapping: Mapping, ground: Ground) -> PointGuess:
    """From the first rows of the file."""
    rows = [list(row) for row in layout.sample]
    checker = Checker(ground, mapping, layout.header, "")
    checked = checker.check(Piece(list(range(1, len(rows) + 1)), rows, 1.0))
    raw = np.full((len(rows), 2), np.nan) if checked.raw is None else checked.raw
    there = np.flatnonzero(np.isfinite(raw).all(axis=1) & (np.abs(raw[:, 1]) <= 90))
    villages = checked.column("village")
    expected = np.array([ground.grids.get(villages[row] or 0, 0) for row in there.tolist()], dtype=np.int64)
    named = expected > 0
    by_village = int(named.sum()) >= _LEAST
    fits: dict[Datum, float] = {}
    for datum in Datum:
        grids = ground.grids_at(to_e7(raw[there], datum))
        good = (grids == expected)[named] if by_village else grids > 0
        fits[datum] = float(np.mean(good)) if len(good) else 0.0
    order = sorted(fits, key=lambda one: -fits[one])
    clear = len(there) >= _LEAST and fits[order[0]] - fits[order[1]] >= _CLEAR
    return PointGuess(order[0] if clear else None, fits, len(there), by_village)
