"""Which pairs are looked at, and what becomes of those that were weighed: joined, shown to a person, or left alone."""

import duckdb
import numpy as np
import pyarrow as pa

from desktop.matching.clusters import Clusters
from desktop.matching.comparisons import BIRTH, COMPARISONS, ID, NAME, PHONE, PLACE
from desktop.matching.model import Model

_GAMMAS = ", ".join(f"gamma_{comparison.name}" for comparison in COMPARISONS)
_WEIGHTS = ", ".join(f"mw_{comparison.name}" for comparison in COMPARISONS)

WORTH_SHOWING = (
    f"(gamma_id > 0 OR gamma_phone > 0 OR gamma_birth > 0 OR gamma_place >= {PLACE.gamma('partly')})"
    f" AND (gamma_name <> {NAME.gamma('other')} OR gamma_id > 0"
    f" OR (gamma_phone = {PHONE.gamma('same')} AND gamma_birth = {BIRTH.gamma('same')}))"
)
"""What a pair must have to be shown to anybody: a name alone is nothing, a name and a village only a hint (§2.7); and
where the names have nothing in common, people of one house or family are not meant."""

STRONG = (
    f"(gamma_id > 0 OR gamma_phone = {PHONE.gamma('same')}"
    f" OR (gamma_birth = {BIRTH.gamma('same')} AND gamma_place >= {PLACE.gamma('village')})"
    f" OR (gamma_birth > 0 AND gamma_place = {PLACE.gamma('house')}))"
    f" AND NOT (gamma_id = {ID.gamma('other')} AND gamma_birth = {BIRTH.gamma('other')})"
    f" AND NOT (gamma_id = {ID.gamma('same_start')} AND gamma_name <= {NAME.gamma('one_sign')})"
)
"""What a pair must have to be joined without a question, however much it weighs: twins share all but a sign and the
last digits of the id, which a table program loses."""


def gather_pool(db: duckdb.DuckDBPyConnection, clusters: Clusters) -> None:
    """`pool`: rows of `normal` that are not yet found on every platform, with `root` and `bits` of their group."""
    root, bits = clusters.joined()
    db.register("joined", pa.table({"row": np.arange(len(root)), "root": root, "bits": bits}))
    db.execute(
        "CREATE OR REPLACE TABLE pool AS SELECT n.*, j.root, j.bits FROM normal n JOIN joined j USING (row)"
        " WHERE j.bits <> (SELECT bit_or(bit) FROM normal)"
    )
    db.unregister("joined")


def decide(db: duckdb.DuckDBPyConnection, clusters: Clusters, model: Model) -> None:
    """`scored` → `weighed` (state AUTO or REVIEW, a pair a row); `clusters` afterwards hold the automatic ones.

    Of all pairs of two groups the heaviest stands for them. One that another one comes near to, where only one of the
    two can be right, is shown to a person; so is what cannot be joined without a second record of one platform.
    """
    db.execute(
        "CREATE OR REPLACE TEMP TABLE ranked AS SELECT * FROM ("
        f" SELECT s.record_l AS a, s.record_r AS b, match_weight AS weight, match_probability AS probability,"
        f" {_GAMMAS}, {_WEIGHTS}, mw_tf_adj_name, mw_tf_adj_phone, l.row AS arow, r.row AS brow,"
        " l.root AS aroot, r.root AS broot,"
        f" l.bits AS abits, r.bits AS bbits, {STRONG} AS strong, row_number() OVER (PARTITION BY"
        " least(l.root, r.root), greatest(l.root, r.root) ORDER BY match_weight DESC, s.record_l, s.record_r) AS place"
        " FROM scored s JOIN pool l ON l.record = s.record_l JOIN pool r ON r.record = s.record_r"
        f" WHERE match_weight >= {model.review} AND {WORTH_SHOWING}) WHERE place = 1"
    )
    db.execute(
        "CREATE OR REPLACE TEMP TABLE rivals AS WITH sides AS ("
        " SELECT a, b, aroot AS own, broot AS other, bbits AS bits, weight FROM ranked UNION ALL"
        " SELECT a, b, broot, aroot, abits, weight FROM ranked)"
        " SELECT p.a, p.b, max(o.weight) AS rival FROM sides p JOIN sides o ON p.own = o.own AND p.other <> o.other"
        " AND (p.bits & o.bits) <> 0 GROUP BY p.a, p.b"
    )
    db.execute(
        "CREATE OR REPLACE TEMP TABLE judged AS SELECT ranked.*, coalesce(rival, -1e9) AS rival,"
        f" strong AND weight >= {model.automatic} AND weight - coalesce(rival, -1e9) >= {model.margin} AS sure"
        " FROM ranked LEFT JOIN rivals USING (a, b)"
        f" WHERE weight - coalesce(rival, -1e9) > -{model.margin}"
    )
    candidates = db.execute(
        "SELECT a, b, arow, brow, sure FROM judged ORDER BY sure DESC, weight DESC, a, b"
    ).fetchnumpy()
    columns = [candidates[name].tolist() for name in ("a", "b", "arow", "brow", "sure")]
    states = [
        "AUTO"
        if sure and clusters.join(arow, brow)
        else None
        if clusters.find(arow) == clusters.find(brow)
        else "REVIEW"
        for _, _, arow, brow, sure in zip(*columns, strict=True)
    ]
    told = {"a": columns[0], "b": columns[1], "state": pa.array(states, pa.string())}
    db.register("states", pa.table(told))
    db.execute(
        "CREATE OR REPLACE TABLE weighed AS SELECT judged.* EXCLUDE (strong, place, sure, aroot, broot, abits, bbits),"
        " states.state FROM judged JOIN states USING (a, b) WHERE states.state IS NOT NULL"
    )
    db.unregister("states")
    for table in ("ranked", "rivals", "judged"):
        db.execute(f"DROP TABLE {table}")
