"""Makes resources/matching/model.json from one half of the truth: `python -m desktop.bench.match_training`.

m are counted over the true pairs that the exact rules leave, u over random pairs; the thresholds are the lowest with
which the half it is tuned on keeps a margin beyond the goals. The half `match` measures on is never looked at.
"""

import json
import sys
from dataclasses import replace

import duckdb
import numpy as np

from desktop import paths
from desktop.bench.match_truth import TUNED
from desktop.demo.linkage_truth import make
from desktop.files import whole_file
from desktop.matching.comparisons import COMPARISONS, Comparison
from desktop.matching.linkage import prepare
from desktop.matching.model import Model
from desktop.matching.pair_queries import STRONG, WORTH_SHOWING
from desktop.matching.score_queries import score
from desktop.matching.workbench import Workbench
from desktop.progress import Progress

SEED = 20
WRONG_AT_MOST = 0.002  # of the pairs that the model joins, which are a tenth of all that are joined
LEFT_AT_MOST = 0.004  # of the true pairs that the exact rules leave, lost below the threshold of review
_FLOOR = 1e-7
_COLUMNS = "record name name_py sur_py id id_state id14 birth birth_y birth_m birth_d phone village grp house".split()
_RANDOM_SHIFTS = (1, 7, 100, 5_003)


def trained(db: duckdb.DuckDBPyConnection, *, version: str, trained_on: str) -> Model:
    """Needs `pool`, `normal` and `truth`."""
    true_pairs = (
        "pool l JOIN truth x ON x.record = l.record JOIN truth y ON y.person = x.person"
        " JOIN pool r ON r.record = y.record"
        f" WHERE (l.bits & r.bits) = 0 AND l.record < r.record AND x.household % 2 = {TUNED}"
    )
    shuffled = "(SELECT *, row_number() OVER (ORDER BY hash(record)) AS k FROM normal)"
    m_counts = _counts(db, f"SELECT {_two_sides()} FROM {true_pairs}")
    u_counts = [
        _counts(db, f"SELECT {_two_sides()} FROM {shuffled} l JOIN {shuffled} r ON r.k = l.k + {shift}")
        for shift in _RANDOM_SHIFTS
    ]
    m = {c.name: _shares(m_counts[c.name], floor=1e-4) for c in COMPARISONS}
    u = {c.name: _shares(np.sum([counts[c.name] for counts in u_counts], axis=0), floor=_FLOOR) for c in COMPARISONS}
    for comparison in COMPARISONS:  # what is rare beyond sampling is counted: the chance that two draw the same value
        for at, level in enumerate(comparison.levels):
            column = level.tf or (comparison.name if level.key == "same" else None)
            if column is not None:
                u[comparison.name] = _with(u[comparison.name], at, max(_FLOOR, _same_by_chance(db, column)))
    (left,) = db.execute(f"SELECT count(*) FROM {true_pairs}").fetchall()[0]
    (pool,) = db.execute("SELECT count(*) FROM pool").fetchall()[0]
    (smaller,) = db.execute("SELECT count(*) FROM pool WHERE bit <> 1").fetchall()[0]
    prior = max(1e-9, 2 * left / max(1, pool * smaller))
    return Model(version, trained_on, prior, m, u, automatic=20.0, review=-10.0, margin=6.0)


def tuned(db: duckdb.DuckDBPyConnection, model: Model) -> Model:
    """The model with the thresholds that its half of the truth asks for. Scores `pool`."""
    score(db, model)
    rows = db.execute(
        f"SELECT match_weight, x.person = y.person AS right, {STRONG} AS strong FROM scored"
        " JOIN truth x ON x.record = record_l JOIN truth y ON y.record = record_r"
        f" WHERE x.household % 2 = {TUNED} AND {WORTH_SHOWING} ORDER BY match_weight DESC, record_l, record_r"
    ).fetchnumpy()
    weight, right, strong = rows["match_weight"], rows["right"].astype(bool), rows["strong"].astype(bool)
    wrong = np.cumsum(~right & strong) / np.maximum(1, np.cumsum(strong))
    sure = np.flatnonzero(wrong <= WRONG_AT_MOST)
    automatic = float(weight[sure[-1]]) if len(sure) else 99.0
    lost = 1.0 - np.cumsum(right) / max(1, right.sum())
    review = float(weight[np.flatnonzero(lost <= LEFT_AT_MOST)[0]])
    return replace(model, automatic=round(automatic, 2), review=round(review, 2))


def _two_sides() -> str:
    return ", ".join(f"l.{column} AS {column}_l, r.{column} AS {column}_r" for column in _COLUMNS)


def _counts(db: duckdb.DuckDBPyConnection, pairs: str) -> dict[str, np.ndarray]:
    levels = ", ".join(f"{_level(comparison)} AS {comparison.name}" for comparison in COMPARISONS)
    db.execute(f"CREATE OR REPLACE TEMP TABLE compared AS SELECT {levels} FROM ({pairs})")
    counts = {}
    for comparison in COMPARISONS:
        found = dict(db.execute(f"SELECT {comparison.name}, count(*) FROM compared GROUP BY 1").fetchall())
        counts[comparison.name] = np.array([found.get(at, 0) for at in range(len(comparison.levels))])
    db.execute("DROP TABLE compared")
    return counts


def _level(comparison: Comparison) -> str:
    *told, _ = comparison.levels
    whens = " ".join(f"WHEN {level.condition} THEN {at}" for at, level in enumerate(told))
    return f"CASE WHEN {comparison.skipped} THEN -1 {whens} ELSE {len(told)} END"


def _shares(counts: np.ndarray, *, floor: float) -> tuple[float, ...]:
    return tuple(float(share) for share in np.clip(counts / max(1, counts.sum()), floor, 1 - floor))


def _with(chances: tuple[float, ...], at: int, chance: float) -> tuple[float, ...]:
    return (*chances[:at], chance, *chances[at + 1 :])


def _same_by_chance(db: duckdb.DuckDBPyConnection, column: str) -> float:
    (chance,) = db.execute(
        f"SELECT sum((n * 1.0 / total) ** 2) FROM (SELECT count(*) AS n, sum(count(*)) OVER () AS total FROM normal"
        f" WHERE {column} IS NOT NULL GROUP BY {column})"
    ).fetchall()[0]
    return float(chance)


def main(words: list[str]) -> int:
    """Train on the truth of `SEED` and write the model."""
    records = int(words[0]) if words else 1_490_000
    truth = make(SEED, records=records)
    with Workbench(memory_mb=3_000) as bench:
        for name, table in (("received", truth.records), ("truth", truth.truth)):
            bench.db.register("rows", table)
            bench.db.execute(f"CREATE TABLE {name} AS SELECT * FROM rows")
            bench.db.unregister("rows")
        prepare(bench.db, Progress())
        told = f"synthetic truth, seed {SEED}, {records} records, half {TUNED} by household"
        model = tuned(bench.db, trained(bench.db, version="1", trained_on=told))
    with whole_file(paths.RESOURCES / "matching" / "model.json") as part:
        part.write_text(json.dumps(model.as_json(), indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{json.dumps(model.as_json(), indent=1)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
