"""Reads of matched pairs and merges in the bank; what leaves here for the screen is masked by who shows it."""

from dataclasses import dataclass
from typing import Literal

from desktop.database.connection import Connection

State = Literal["AUTO", "REVIEW", "CONFIRMED", "REJECTED"]
PLATFORMS = ("CORE", "PROV_CRM", "SUNSHINE", "CREDIT", "MOBILE", "MAP", "EXCEL", "PAPER")
"""Whose record is kept when two are merged: the first of these (domain §2.7, name and id)."""

_LONGEST_CHAIN = 50


@dataclass(frozen=True, slots=True)
class MatchPair:
    """Two customers that may be one."""

    id: int
    uid: str
    a_uid: str
    b_uid: str
    rule: str
    weight: float | None
    probability: float
    explanation: str
    state: State


_PAIR = "SELECT id, uid, a_uid, b_uid, rule, weight, probability, explanation, state FROM match_pair"


def pair_of(db: Connection, uid: str) -> MatchPair | None:
    row = db.execute(f"{_PAIR} WHERE uid = ?", (uid,)).fetchone()
    return None if row is None else MatchPair(*row)


def pairs_in(db: Connection, state: State, *, most: int = 200) -> list[MatchPair]:
    """The queue of a state: what was put off comes last, else the likeliest first."""
    rows = db.execute(
        f"{_PAIR} WHERE state = ? ORDER BY put_off_at IS NOT NULL, put_off_at, probability DESC, uid LIMIT ?",
        (state, most),
    ).fetchall()
    return [MatchPair(*row) for row in rows]


def pair_counts(db: Connection) -> dict[State, int]:
    """How many pairs there are in each state."""
    return dict(db.execute("SELECT state, count(*) FROM match_pair GROUP BY state").fetchall())


def customer_of(db: Connection, uid: str) -> int | None:
    """The customer that bears this uid now: himself, or the one he was merged into, and so on."""
    for _ in range(_LONGEST_CHAIN):
        row = db.execute("SELECT id FROM customer WHERE uid = ?", (uid,)).fetchone()
        if row is not None:
            return int(row[0])
        merged = db.execute(
            "SELECT kept_uid FROM customer_merge WHERE gone_uid = ? AND split_at IS NULL", (uid,)
        ).fetchone()
        if merged is None:
            return None
        uid = merged[0]
    return None


def merges_of(db: Connection, customer_uid: str) -> list[tuple[str, str, str]]:
    """What was merged into a customer and can be split off: (uid of the merge, by whom, when), the latest first."""
    return db.execute(
        "SELECT uid, merged_by, merged_at FROM customer_merge WHERE kept_uid = ? AND split_at IS NULL ORDER BY id DESC",
        (customer_uid,),
    ).fetchall()


def rank_of(db: Connection, customer: int) -> tuple[int, int, int]:
    """The lower, the rather kept: customers before potential ones, then the weightier platform, then the older row."""
    lifecycle, platform = db.execute(
        "SELECT lifecycle, platform FROM customer JOIN import_batch ON import_batch.id = batch_id"
        " WHERE customer.id = ?",
        (customer,),
    ).fetchone()
    return int(lifecycle == "POTENTIAL"), PLATFORMS.index(platform), customer


def merge_of_pair(db: Connection, pair: str) -> str | None:
    """The merge (uid) that made one customer of this pair and can be split; None where there is none."""
    row = db.execute("SELECT uid FROM customer_merge WHERE pair_uid = ? AND split_at IS NULL", (pair,)).fetchone()
    return None if row is None else str(row[0])
