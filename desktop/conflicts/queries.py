"""Reads open questions, their customers and answers; what leaves here for the screen is masked beside the value."""

import json
from collections.abc import Sequence

from desktop.conflicts.question import Answer, Question
from desktop.customers.masking import mask_name
from desktop.customers.panorama_queries import masked_value
from desktop.database.connection import Connection
from desktop.importing.fields import BY_KEY

MOST = 200
_QUESTIONS = (
    "SELECT q.id, q.customer_id, c.name, c.kind, c.cust_no, coalesce(g.name, ''), q.field, q.state, q.candidates"
    " FROM conflict q JOIN customer c ON c.id = q.customer_id LEFT JOIN grid g ON g.id = c.home_grid_id"
)


def question_counts(db: Connection) -> dict[tuple[str, str], int]:
    """How many there are by (state, field)."""
    rows = db.execute("SELECT state, field, count(*) FROM conflict GROUP BY state, field ORDER BY state, field")
    return {(state, field): count for state, field, count in rows}


def questions(db: Connection, state: str, field: str = "", *, most: int = MOST) -> tuple[Question, ...]:
    """The first few of a state, of one field or of all, the oldest first."""
    where, values = " WHERE q.state = ?", [state]
    if field:
        where, values = f"{where} AND q.field = ?", [state, field]
    found = db.execute(f"{_QUESTIONS}{where} ORDER BY q.id LIMIT {int(most)}", values).fetchall()
    return tuple(_question(db, row) for row in found)


def question_of(db: Connection, number: int) -> Question | None:
    row = db.execute(f"{_QUESTIONS} WHERE q.id = ?", (number,)).fetchone()
    return None if row is None else _question(db, row)


def place_of(
    db: Connection, customer_id: int, field: str, values: Sequence[str]
) -> tuple[str, tuple[int, ...], str] | None:
    """Where a field of a customer stands: (table, key, column); None for a field that has no place or no row yet.

    Of several phones or addresses the one that holds one of `values`, else the first of its kind.
    """
    about = BY_KEY.get(field)
    if about is None or not about.table:
        return None
    if about.table == "customer":
        return "customer", (customer_id,), about.column
    if about.table in ("person_profile", "org_profile"):
        row = db.execute(f"SELECT 1 FROM {about.table} WHERE customer_id = ?", (customer_id,)).fetchone()
        return None if row is None else (about.table, (customer_id,), about.column)
    text = "value" if about.table == "contact" else "raw"
    rows = db.execute(
        f"SELECT seq, {text} FROM {about.table} WHERE customer_id = ? AND kind = ? ORDER BY seq",
        (customer_id, about.column),
    ).fetchall()
    if not rows:
        return None
    seq = next((seq for seq, have in rows if have in values), rows[0][0])
    return about.table, (customer_id, seq), text


def value_at(db: Connection, place: tuple[str, tuple[int, ...], str]) -> str | None:
    """What stands at a place now, as text."""
    table, key, column = place
    keys = ("id",) if table == "customer" else ("customer_id", "seq")[: len(key)]
    where = " AND ".join(f"{name} = ?" for name in keys)
    row = db.execute(f"SELECT {column} FROM {table} WHERE {where}", key).fetchone()
    return None if row is None or row[0] is None else str(row[0])


def _question(db: Connection, row: tuple[object, ...]) -> Question:
    number, customer, name, kind, cust_no, grid, field, state, told = row
    candidates = {str(key): str(value) for key, value in json.loads(str(told)).items()}
    place = place_of(db, int(str(customer)), str(field), tuple(candidates.values()))
    now = None if place is None else value_at(db, place)
    answers = tuple(
        Answer(platform.removesuffix(" *"), value, masked_value(str(field), value), value == now)
        for platform, value in candidates.items()
    )
    shown = mask_name(str(name)) if kind == "PERSON" else str(name)
    return Question(
        int(str(number)), int(str(customer)), shown, str(cust_no), str(grid), str(field), str(state), answers
    )
