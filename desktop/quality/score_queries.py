"""Scores in the store: the score of each customer, and the sums of each grid on every day it was scored."""

from dataclasses import astuple, dataclass

import numpy as np

from desktop.database.connection import Connection
from desktop.progress import Progress
from desktop.quality.measure_queries import measured
from desktop.quality.rule import QualityRule
from desktop.quality.scores import QualitySums, Scores, scores_of

_SUMS = "records, points, asked, filled, sound, undisputed, fresh, numbered, single"
_BATCH = 20_000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the store keeps of one scoring, by home grid; 0 = records without one."""

    taken_on: str
    rule: str
    grids: dict[int, QualitySums]


def score_bank(db: Connection, rule: QualityRule, progress: Progress | None = None) -> Scores:
    """Score every record as of the bank's date, inside the caller's transaction; only changed scores are written.

    Scores are derived from the rows like the point index: they are not business data and not journaled. A second
    scoring of the same day takes the place of the first. Raises Cancelled on request.
    """
    progress = progress or Progress()
    scores = scores_of(measured(db, rule, progress.part(0.0, 0.6)), rule)
    ours = scores.measured
    changed = np.flatnonzero(scores.points != ours.stored)
    for start in range(0, len(changed), _BATCH):
        rows = changed[start : start + _BATCH]
        db.executemany(
            "UPDATE customer SET quality_score = ? WHERE id = ?",
            zip(scores.points[rows].tolist(), ours.ids[rows].tolist(), strict=True),
        )
        progress.report(0.6 + 0.4 * start / len(changed), "")
    db.execute("DELETE FROM quality_snapshot WHERE taken_on = ?", (ours.day,))
    db.executemany(
        f"INSERT INTO quality_snapshot (taken_on, rule, grid_id, {_SUMS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(ours.day, rule.version, grid, *astuple(sums)) for grid, sums in scores.by(ours.home).items()],
    )
    progress.report(1.0, "")
    return scores


def scored_days(db: Connection) -> tuple[str, ...]:
    """The days with a snapshot, the latest first."""
    return tuple(day for (day,) in db.execute("SELECT DISTINCT taken_on FROM quality_snapshot ORDER BY taken_on DESC"))


def snapshot_of(db: Connection, day: str) -> Snapshot | None:
    """The scoring of one day; None when there was none."""
    rows = db.execute(f"SELECT rule, grid_id, {_SUMS} FROM quality_snapshot WHERE taken_on = ?", (day,)).fetchall()
    return Snapshot(day, rows[0][0], {row[1]: QualitySums(*row[2:]) for row in rows}) if rows else None
