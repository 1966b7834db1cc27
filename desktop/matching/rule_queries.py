"""Exact rules, asked before anything is weighed: what is the same beyond doubt, and only where it is unambiguous."""

import duckdb
import numpy as np

from desktop.matching.clusters import Clusters
from desktop.matching.normal_queries import VALID

RULES = ("EXT_ID", "ID_NAME", "PHONE_NAME")
"""The same number on the same platform · equal valid ids and names that sound alike · equal phones and names, where
neither ids nor births contradict."""

_SAME_NUMBER = (
    "SELECT l.record AS a, r.record AS b, 0 AS rule FROM normal l JOIN normal r"
    " ON l.platform = r.platform AND l.ext_id = r.ext_id AND l.record < r.record"
)
_SAME_ID = (
    "SELECT l.record AS a, r.record AS b, 1 AS rule FROM normal l JOIN normal r ON l.id = r.id AND l.bit < r.bit"
    f" WHERE l.id_state = {VALID} AND r.id_state = {VALID} AND l.name_py = r.name_py"
)
_SAME_PHONE = (
    "SELECT l.record AS a, r.record AS b, 2 AS rule FROM normal l JOIN normal r"
    " ON l.phone = r.phone AND l.name = r.name AND l.bit < r.bit"
    " WHERE (l.id IS NULL OR r.id IS NULL OR l.id14 = r.id14)"
    " AND (l.birth IS NULL OR r.birth IS NULL OR l.birth = r.birth)"
    f" AND NOT coalesce(l.id <> r.id AND l.id_state = {VALID} AND r.id_state = {VALID}, FALSE)"
)


def number_platforms(db: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Give each row of `normal` the bit of its platform, and its row number; returns the bits by platform."""
    names = [row[0] for row in db.execute("SELECT DISTINCT platform FROM normal ORDER BY platform").fetchall()]
    bits = {name: 1 << at for at, name in enumerate(names)}
    choice = " ".join(f"WHEN '{name.replace(chr(39), chr(39) * 2)}' THEN {bit}" for name, bit in bits.items())
    db.execute(
        "CREATE OR REPLACE TABLE normal AS SELECT *, CAST(CASE platform"
        f" {choice} END AS BIGINT) AS bit, row_number() OVER (ORDER BY record) - 1 AS row FROM normal"
    )
    return bits


def exact_links(db: duckdb.DuckDBPyConnection) -> Clusters:
    """Apply the rules: table `exact` (a, b, rule as index into RULES) of the pairs that count, and who is joined.

    A pair counts by the strongest rule it fulfils, and only when no other record of the same platform fulfils one too.
    """
    db.execute(
        "CREATE OR REPLACE TABLE exact AS WITH found AS ("
        f" SELECT a, b, min(rule) AS rule FROM ({_SAME_ID} UNION ALL {_SAME_PHONE}) GROUP BY a, b),"
        " sided AS (SELECT a, b, rule, l.bit AS abit, r.bit AS bbit, l.row AS arow, r.row AS brow FROM found"
        " JOIN normal l ON l.record = a JOIN normal r ON r.record = b),"
        " best AS (SELECT *, min(rule) OVER (PARTITION BY a, bbit) AS of_a,"
        " min(rule) OVER (PARTITION BY b, abit) AS of_b FROM sided),"
        " first AS (SELECT *, count(*) OVER (PARTITION BY a, bbit) AS by_a,"
        " count(*) OVER (PARTITION BY b, abit) AS by_b"
        " FROM best WHERE rule = of_a AND rule = of_b)"
        " SELECT a, b, rule, arow, brow FROM first WHERE by_a = 1 AND by_b = 1"
        f" UNION ALL SELECT a, b, rule, l.row, r.row FROM ({_SAME_NUMBER}) JOIN normal l ON l.record = a"
        " JOIN normal r ON r.record = b"
    )
    bits = db.execute("SELECT bit FROM normal ORDER BY row").fetchnumpy()["bit"]
    clusters = Clusters(np.asarray(bits, dtype=np.int64))
    found = db.execute("SELECT rule, arow, brow FROM exact ORDER BY rule, a, b").fetchnumpy()
    for rule, a, b in zip(found["rule"].tolist(), found["arow"].tolist(), found["brow"].tolist(), strict=True):
        if rule == 0:
            clusters.join_same(a, b)
        else:
            clusters.join(a, b)
    return clusters
