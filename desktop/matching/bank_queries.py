"""The bank's people laid on the workbench, and what the matching found written back in one transaction."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import duckdb
import pyarrow as pa

from desktop.customers.identifier_checks import chars, credit_codes_hold
from desktop.database.connection import Connection
from desktop.database.uid import new_uid
from desktop.matching.explanation import Explanation, explained
from desktop.matching.model import Model
from desktop.matching.normal_queries import RECEIVED
from desktop.matching.rule_queries import RULES
from desktop.progress import Progress

_ROWS = 50_000
_PEOPLE = """
SELECT c.id, b.platform, coalesce(s.ext_id, c.cust_no), c.name, p.id_no, p.birth_on,
       (SELECT value FROM contact k WHERE k.customer_id = c.id AND k.kind <> 'WECHAT'
         ORDER BY k.is_primary DESC, k.kind DESC, k.seq LIMIT 1),
       (SELECT raw FROM address a WHERE a.customer_id = c.id ORDER BY a.kind <> 'LIVE', a.seq LIMIT 1)
FROM customer c JOIN import_batch b ON b.id = c.batch_id LEFT JOIN person_profile p ON p.customer_id = c.id
LEFT JOIN source_record s ON s.customer_id = c.id AND s.batch_id = c.batch_id AND s.match_state = 'NEW'
WHERE c.kind = 'PERSON' ORDER BY c.id
"""
_FIRMS = """
SELECT min(c.uid), max(c.uid), uscc FROM org_profile o JOIN customer c ON c.id = o.customer_id
JOIN import_batch b ON b.id = c.batch_id WHERE uscc IS NOT NULL
GROUP BY uscc HAVING count(*) = 2 AND count(DISTINCT b.platform) = 2
"""


@dataclass(frozen=True, slots=True)
class FoundPair:
    """Two customers, by uid, and why they may be one. AUTO: beyond doubt; REVIEW: for a person to decide."""

    a_uid: str
    b_uid: str
    rule: str
    weight: float | None
    probability: float
    explanation: str
    state: str


def lay_out_people(bank: Connection, bench: duckdb.DuckDBPyConnection, progress: Progress) -> int:
    """Every person of the bank into `received`; returns how many."""
    (total,) = bank.execute("SELECT count(*) FROM customer WHERE kind = 'PERSON'").fetchone()
    kinds = pa.schema([(column, pa.int64() if column == "record" else pa.string()) for column in RECEIVED])
    columns = ", ".join(f"{name} {'BIGINT' if name == 'record' else 'VARCHAR'}" for name in RECEIVED)
    bench.execute(f"CREATE OR REPLACE TABLE received ({columns})")
    cursor = bank.execute(_PEOPLE)
    done = 0
    while rows := cursor.fetchmany(_ROWS):
        arrays = [pa.array(values, kind.type) for values, kind in zip(zip(*rows, strict=True), kinds, strict=True)]
        bench.register("some_rows", pa.Table.from_arrays(arrays, schema=kinds))
        bench.execute("INSERT INTO received SELECT * FROM some_rows")
        bench.unregister("some_rows")
        done += len(rows)
        progress.report(done / max(1, total), "读取客户 / Reading customers")
    return done


def found_pairs(bank: Connection, bench: duckdb.DuckDBPyConnection, model: Model) -> Iterator[FoundPair]:
    """What a linkage on this workbench found, and firms with equal valid codes; AUTO only where nothing forbids it."""
    bench.execute("CREATE OR REPLACE TEMP TABLE named (record BIGINT, uid VARCHAR, household BIGINT)")
    wanted = bench.execute("SELECT a FROM exact UNION SELECT b FROM exact UNION SELECT a FROM weighed UNION"
                           " SELECT b FROM weighed").fetchnumpy()["a"].tolist()  # fmt: skip
    for at in range(0, len(wanted), _ROWS):
        some = wanted[at : at + _ROWS]
        rows = bank.execute(
            "SELECT id, uid, household_id FROM customer WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(some),),
        ).fetchall()
        ids, uids, homes = zip(*rows, strict=True)
        bench.register("some_names", pa.table({"record": ids, "uid": uids, "household": pa.array(homes, pa.int64())}))
        bench.execute("INSERT INTO named SELECT * FROM some_names")
        bench.unregister("some_names")
    sides = "JOIN named x ON x.record = a JOIN named y ON y.record = b ORDER BY a, b"
    apart = "coalesce(x.household <> y.household, FALSE)"
    for one, other, rule, in_two_families in bench.execute(
        f"SELECT least(x.uid, y.uid), greatest(x.uid, y.uid), rule, {apart} FROM exact {sides}"
    ).fetchall():
        why = Explanation(RULES[rule])
        yield FoundPair(one, other, why.rule, None, 1.0, why.as_text(), "REVIEW" if in_two_families else "AUTO")
    names = [about[0] for about in bench.execute("DESCRIBE weighed").fetchall()]
    for *about, one, other, in_two_families in bench.execute(
        f"SELECT weighed.*, least(x.uid, y.uid), greatest(x.uid, y.uid), {apart} FROM weighed {sides}"
    ).fetchall():
        row = dict(zip(names, about, strict=True))
        why = explained(model.prior_weight, row)
        state = "REVIEW" if in_two_families else row["state"]
        yield FoundPair(one, other, "MODEL", row["weight"], row["probability"], why.as_text(), state)
    firms = bank.execute(_FIRMS).fetchall()
    valid = credit_codes_hold(chars([code for _, _, code in firms], 18)).tolist()
    for (one, other, _), right in zip(firms, valid, strict=True):
        if right:
            yield FoundPair(one, other, "USCC", None, 1.0, Explanation("USCC").as_text(), "AUTO")


def keep_pairs(
    db: Connection, pairs: Iterable[FoundPair], *, engine: str, model: Model, records: int, user: str, at: str
) -> dict[str, int]:
    """Write a run and its pairs, inside a transaction of the caller; what a person decided before stays as it is.

    Returns how many pairs there are now to be joined (AUTO) and to be looked at (REVIEW).
    """
    (run,) = db.execute("SELECT coalesce(max(id), 0) + 1 FROM match_run").fetchone()
    db.execute(
        "INSERT INTO match_run (id, uid, engine, model, automatic, review, records, pairs_exact, pairs_auto,"
        " pairs_review, run_by, run_at) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, ?)",
        (run, new_uid(), engine, model.version, model.automatic, model.review, records, user, at),
    )
    db.executemany(
        "INSERT INTO match_pair (uid, run_id, a_uid, b_uid, rule, weight, probability, explanation, state)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (a_uid, b_uid) DO UPDATE SET run_id = excluded.run_id,"
        " rule = excluded.rule, weight = excluded.weight, probability = excluded.probability,"
        " explanation = excluded.explanation, state = excluded.state WHERE state IN ('AUTO', 'REVIEW')",
        ((new_uid(), run, p.a_uid, p.b_uid, p.rule, p.weight, p.probability, p.explanation, p.state) for p in pairs),
    )
    db.execute("DELETE FROM match_pair WHERE run_id <> ? AND state IN ('AUTO', 'REVIEW')", (run,))
    db.execute(
        "UPDATE match_run SET (pairs_exact, pairs_auto, pairs_review) = (SELECT coalesce(sum(rule <> 'MODEL'), 0),"
        " coalesce(sum(state = 'AUTO'), 0), coalesce(sum(state = 'REVIEW'), 0) FROM match_pair WHERE run_id = ?)"
        " WHERE id = ?",
        (run, run),
    )
    counts = dict(
        db.execute("SELECT state, count(*) FROM match_pair WHERE state IN ('AUTO', 'REVIEW') GROUP BY state").fetchall()
    )
    return {"AUTO": counts.get("AUTO", 0), "REVIEW": counts.get("REVIEW", 0)}


def pairs_to_join(bank: Connection) -> list[str]:
    """Uids of the pairs that are to be joined without a question, exact ones first."""
    rows = bank.execute(
        "SELECT uid FROM match_pair WHERE state = 'AUTO' ORDER BY weight IS NOT NULL, weight DESC, uid"
    ).fetchall()
    return list(chain.from_iterable(rows))
