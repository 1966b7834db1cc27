"""How right a linkage is, against the truth its records were made from, half by half."""

from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from desktop.matching.linkage import Linked

TUNED, HELD_OUT = 0, 1
"""Halves of the truth, by household: families stay together, so that nobody's brother is on the other side."""


@dataclass(frozen=True, slots=True)
class Rightness:
    """`automatic_precision`: of all pairs of records that were joined, those of one person.

    `found_recall`: of all pairs of records of one person, those joined once every right pair under review is confirmed,
    `automatic_recall` before that. `review_share`: of all records, those that some pair under review is about.
    """

    links: int
    automatic_precision: float
    found_recall: float
    automatic_recall: float
    review_share: float


def measured(db: duckdb.DuckDBPyConnection, linked: Linked, half: int) -> Rightness:
    """Needs the table `truth` (record, person, household) beside those of the linkage."""
    confirmed = _with_confirmed(db, linked)
    rows = np.arange(len(linked.customer))
    db.register("answer", pa.table({"row": rows, "customer": linked.customer, "confirmed": confirmed}))
    db.execute(
        "CREATE OR REPLACE TEMP TABLE known AS SELECT n.record, n.row, t.person, t.household, a.customer, a.confirmed"
        " FROM normal n JOIN truth t USING (record) JOIN answer a USING (row)"
    )
    db.unregister("answer")
    here = f"l.household % 2 = {half} AND l.record < r.record"
    joined, right = _row(
        db,
        f"SELECT count(*), coalesce(sum(CAST(l.person = r.person AS INTEGER)), 0) FROM known l JOIN known r"
        f" ON l.customer = r.customer WHERE {here}",
    )
    links, found = _row(
        db,
        f"SELECT count(*), coalesce(sum(CAST(l.confirmed = r.confirmed AS INTEGER)), 0) FROM known l JOIN known r"
        f" ON l.person = r.person WHERE {here}",
    )
    (shown,) = _row(
        db,
        "SELECT count(DISTINCT record) FROM (SELECT a AS record FROM weighed WHERE state = 'REVIEW' UNION ALL"
        f" SELECT b FROM weighed WHERE state = 'REVIEW') JOIN known USING (record) WHERE household % 2 = {half}",
    )
    (records,) = _row(db, f"SELECT count(*) FROM known WHERE household % 2 = {half}")
    return Rightness(
        links=links,
        automatic_precision=right / max(1, joined),
        found_recall=found / max(1, links),
        automatic_recall=right / max(1, links),
        review_share=shown / max(1, records),
    )


def _with_confirmed(db: duckdb.DuckDBPyConnection, linked: Linked) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The customers once a person has said yes to each right pair under review."""
    pairs = db.execute(
        "SELECT arow, brow FROM weighed JOIN truth x ON x.record = a JOIN truth y ON y.record = b"
        " WHERE state = 'REVIEW' AND x.person = y.person ORDER BY a, b"
    ).fetchall()
    parent: dict[int, int] = {}

    def find(root: int) -> int:
        while (above := parent.get(root, root)) != root:
            root = above
        return root

    for a, b in pairs:
        left, right = find(int(linked.customer[a])), find(int(linked.customer[b]))
        if left != right:
            parent[max(left, right)] = min(left, right)
    changed = np.array(sorted(parent), dtype=np.int64)
    new = linked.customer.copy()
    if len(changed):
        target = np.arange(len(new), dtype=np.int64)
        target[changed] = [find(int(root)) for root in changed]
        new = target[new]
    return new


def _row(db: duckdb.DuckDBPyConnection, query: str) -> tuple[int, ...]:
    return tuple(int(value) for value in db.execute(query).fetchall()[0])
