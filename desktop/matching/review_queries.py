"""Two customers side by side for whoever decides: masked fields, and whether the originals agree."""

from dataclasses import dataclass

from desktop.customers.masking import mask_address, mask_id, mask_name, mask_phone
from desktop.database.connection import Connection
from desktop.matching.explanation import Explanation
from desktop.matching.links_queries import MatchPair, State, customer_of, pair_counts, pairs_in

SHOWN = 200  # pairs read at once: more than anybody decides before looking again
_SIDE = """
SELECT b.platform, c.cust_no, c.name, p.id_no, p.birth_on, p.gender,
       (SELECT group_concat(value, char(10)) FROM (SELECT value FROM contact WHERE customer_id = c.id ORDER BY seq)),
       (SELECT group_concat(raw, char(10)) FROM (SELECT raw FROM address WHERE customer_id = c.id ORDER BY seq)),
       h.hh_no, c.lifecycle, (SELECT count(*) FROM loan WHERE customer_id = c.id AND settled_on IS NULL),
       (SELECT count(*) FROM visit WHERE customer_id = c.id)
FROM customer c JOIN import_batch b ON b.id = c.batch_id LEFT JOIN person_profile p ON p.customer_id = c.id
LEFT JOIN household h ON h.id = c.household_id WHERE c.id = ?
"""
FIELDS = (
    "platform", "cust_no", "name", "id_no", "birth", "gender", "phone", "address", "household", "lifecycle", "loans",
    "visits",
)  # fmt: skip
_ABOUT_THE_PERSON = frozenset({"name", "id_no", "birth", "gender", "phone", "address"})


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One line: masked values, "" = none. `agrees` is of the originals; None where that says nothing."""

    key: str
    one: str
    other: str
    agrees: bool | None


@dataclass(frozen=True, slots=True)
class Review:
    """One pair as it is shown; `gone` when one of the two is no longer there."""

    pair: MatchPair
    names: tuple[str, str]
    customers: tuple[int | None, int | None]
    fields: tuple[FieldPair, ...]
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Queue:
    """The pairs of one state, as many as are shown at once, and how many there are in each."""

    state: State
    counts: dict[State, int]
    reviews: tuple[Review, ...]
    thresholds: tuple[float, float] | None  # of the last run: automatic, review


def queue_of(db: Connection, state: State) -> Queue:
    """What is to be shown of a state."""
    reviews = tuple(review_of(db, pair) for pair in pairs_in(db, state, most=SHOWN))
    last = db.execute("SELECT automatic, review FROM match_run ORDER BY id DESC LIMIT 1").fetchone()
    return Queue(state, pair_counts(db), reviews, last)


def review_of(db: Connection, pair: MatchPair) -> Review:
    customers = customer_of(db, pair.a_uid), customer_of(db, pair.b_uid)
    one, other = (_side(db, customer) for customer in customers)
    fields = tuple(
        FieldPair(
            key, _masked(key, one.get(key)), _masked(key, other.get(key)), _agrees(key, one.get(key), other.get(key))
        )
        for key in FIELDS
    )
    names = tuple(_masked("name", side.get("name")) for side in (one, other))
    return Review(pair, (names[0], names[1]), customers, fields, Explanation.heard(pair.explanation))


def _side(db: Connection, customer: int | None) -> dict[str, str]:
    row = None if customer is None else db.execute(_SIDE, (customer,)).fetchone()
    return (
        {}
        if row is None
        else {key: "" if value is None else str(value) for key, value in zip(FIELDS, row, strict=True)}
    )


def _agrees(key: str, one: str | None, other: str | None) -> bool | None:
    if key not in _ABOUT_THE_PERSON or not one or not other:
        return None
    return not set(one.split("\n")).isdisjoint(other.split("\n"))


def _masked(key: str, value: str | None) -> str:
    if not value:
        return ""
    if key == "name":
        return mask_name(value)
    if key == "id_no":
        return mask_id(value)
    if key == "birth":
        return f"{value[:4]}-**-**"
    if key == "phone":
        return "\n".join(mask_phone(one) for one in value.split("\n"))
    if key == "address":
        return "\n".join(mask_address(one) for one in value.split("\n"))
    return value
