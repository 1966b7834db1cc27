"""Who lives under one roof: the signals of domain §2.7 added up; groups are suggested, doubtful ones asked about."""

import duckdb
import numpy as np
import pyarrow as pa

from desktop.matching.clusters import Clusters
from desktop.matching.normal_queries import place

SIGNALS = {"hukou": 40, "live": 30, "family": 30, "phone": 15, "money": 15, "surname": 5}
"""Same 号 of the hukou book · same house or room where they live · declared spouse or parent · shared phone · joint
account or guarantee · same surname in the same group of a village."""

SUGGEST, REVIEW = 70, 40
MOST_MEMBERS = 12  # more under one number are a dormitory, or an address that stands for a whole village
_CROWD = 40  # people with one number or phone that are not even compared

# what may make two people one household, and the columns that have to be equal
_SHARED = {
    "hukou": ("hukou", "village, grp, house", "house IS NOT NULL AND village IS NOT NULL"),
    "live": ("normal", "village, grp, house", "house IS NOT NULL AND village IS NOT NULL"),
    "phone": ("normal", "phone", "phone IS NOT NULL"),
}

_ROOFS = f"""
CREATE OR REPLACE TABLE roof AS
WITH wed AS (SELECT DISTINCT least(a, b) AS a, greatest(a, b) AS b FROM ties WHERE kind = 'SPOUSE'),
couple AS (
  SELECT x.home, count(*) AS couples FROM wed JOIN grouped x ON x.record = a
  JOIN grouped y ON y.record = b AND y.home = x.home GROUP BY x.home
), size AS (SELECT home, count(*) AS members FROM grouped GROUP BY home)
SELECT record, home, members,
       CASE WHEN coalesce(couples, 0) > 1 OR members > {MOST_MEMBERS} THEN 'ASK' ELSE 'SUGGEST' END AS state
FROM grouped JOIN size USING (home) LEFT JOIN couple USING (home) ORDER BY record
"""


def find_households(db: duckdb.DuckDBPyConnection) -> None:
    """`normal` (live address), `hukou_address` (record, address) and `ties` (a, b, kind) → two tables.

    `roof_pair` (a, b, score, hukou, live, family, phone, money, surname, state): SUGGEST from 70 points, REVIEW
    from 40.
    `roof` (record, home, members, state): who is suggested to be one household (home = its smallest record); ASK where
    two couples, or more than twelve people, would be one. Kinds of ties: SPOUSE PARENT GUARANTOR JOINT.
    """
    db.execute(
        "CREATE OR REPLACE TEMP TABLE hukou_cleaned AS SELECT record, clean_address(address) AS address"
        " FROM hukou_address"
    )
    place(db, "hukou_cleaned", "hukou")
    shared = " UNION ALL ".join(
        f"SELECT l.record AS a, r.record AS b, '{signal}' AS signal FROM {_few(*where)} l JOIN {_few(*where)} r"
        f" ON {' AND '.join(f'l.{column} IS NOT DISTINCT FROM r.{column}' for column in where[1].split(', '))}"
        " AND l.record < r.record"
        for signal, where in _SHARED.items()
    )
    told = (
        "SELECT least(a, b) AS a, greatest(a, b) AS b,"
        " CASE WHEN kind IN ('SPOUSE', 'PARENT') THEN 'family' ELSE 'money' END AS signal FROM ties WHERE a <> b"
    )
    has = ", ".join(
        f"CAST(bool_or(signal = '{signal}') AS INTEGER) AS {signal}" for signal in SIGNALS if signal != "surname"
    )
    points = " + ".join(f"{points} * {signal}" for signal, points in SIGNALS.items())
    db.execute(
        f"CREATE OR REPLACE TABLE roof_pair AS SELECT *, CASE WHEN score >= {SUGGEST} THEN 'SUGGEST' ELSE 'REVIEW' END"
        f" AS state FROM (SELECT *, {points} AS score FROM (SELECT s.*, CAST(coalesce(l.sur_py = r.sur_py AND"
        " left(l.name, 1) = left(r.name, 1) AND l.village = r.village AND l.grp = r.grp, FALSE) AS INTEGER) AS surname"
        f" FROM (SELECT a, b, {has} FROM ({shared} UNION ALL {told}) GROUP BY a, b) s"
        f" JOIN normal l ON l.record = s.a JOIN normal r ON r.record = s.b)) WHERE score >= {REVIEW}"
    )
    _group(db)
    for table in ("hukou_cleaned", "hukou"):
        db.execute(f"DROP TABLE {table}")


def _few(table: str, columns: str, condition: str) -> str:
    """Rows of those who share the columns with few enough others to be a household."""
    return (
        f"(SELECT record, {columns} FROM {table} WHERE {condition}"
        f" QUALIFY count(*) OVER (PARTITION BY {columns}) BETWEEN 2 AND {_CROWD})"
    )


def _group(db: duckdb.DuckDBPyConnection) -> None:
    pairs = db.execute("SELECT a, b FROM roof_pair WHERE state = 'SUGGEST' ORDER BY score DESC, a, b").fetchnumpy()
    records = np.unique(np.concatenate([pairs["a"], pairs["b"]]).astype(np.int64))
    clusters = Clusters(np.zeros(len(records), dtype=np.int64))
    left, right = (np.searchsorted(records, pairs[side].astype(np.int64)).tolist() for side in ("a", "b"))
    for a, b in zip(left, right, strict=True):
        clusters.join(a, b)
    root, _ = clusters.joined()
    db.register("grouped", pa.table({"record": records, "home": records[root]}))
    db.execute(_ROOFS)
    db.unregister("grouped")
