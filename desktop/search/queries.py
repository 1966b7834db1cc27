"""Reads of the search: the directory of named things, and customers by the beginning or the end of a number.

Every question is one range of a B-tree the bank has (customer_name, customer_no, person_id_no, org_uscc,
contact_value, and the tails), so no index has to be kept or can be wrong. Reading stops behind MOST customers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.customers.masking import mask_address, mask_id, mask_name, mask_phone
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.queries import grids_on
from desktop.search.answer import Hit, Kind
from desktop.search.directory import Directory, Entry, spans_of

MOST = 10_000  # customers counted; beyond it stands "more than"
TAIL = 4  # characters in the index of tails, and the fewest to ask for
_LAST = "\U0010ffff"  # behind every text with the same beginning, as UTF-8 bytes compare
_CHILD = "-14 years"  # younger: no name (PIPL art. 28)


@dataclass(frozen=True, slots=True)
class Column:
    """A column whose values may be typed, and the column that names their customer."""

    table: str
    column: str
    customer: str


NAME = Column("customer", "name", "id")
CUSTOMER_NO = Column("customer", "cust_no", "id")
ID_NO = Column("person_profile", "id_no", "customer_id")
USCC = Column("org_profile", "uscc", "customer_id")
PHONE = Column("contact", "value", "customer_id")
ADDRESS = Column("address", "raw", "customer_id")


def directory(db: Connection) -> Directory:
    """All named things in force on the bank's day."""
    day = bank_date(db)
    entries = []
    managers: dict[int, str] = {}
    for grid in grids_on(db, day):
        entries.append(Entry(Kind.GRID, grid.id, grid.name, grid.code, grid.town_name))
        if grid.manager_id is not None and grid.manager_name:
            managers[grid.manager_id] = grid.manager_name
    entries += [Entry(Kind.MANAGER, one, name) for one, name in managers.items()]
    for unit, code, name, level, address, lon, lat in db.execute(
        "SELECT id, code, name, level, coalesce(address, ''), lon_e7, lat_e7 FROM org_unit"
        " WHERE level IN ('BRANCH', 'OUTLET') AND (closed_on IS NULL OR closed_on > ?)",
        (day,),
    ):
        kind = Kind.BRANCH if level == "BRANCH" else Kind.OUTLET
        entries.append(Entry(kind, unit, name, code, address, lon, lat))
    for place, level, name, parent, lon, lat in db.execute(
        "SELECT d.id, d.level, d.name, coalesce(p.name, ''), d.lon_e7, d.lat_e7 FROM admin_division d"
        " LEFT JOIN admin_division p ON p.id = d.parent_id"
        " WHERE d.level IN ('TOWN', 'VILLAGE') AND (d.valid_to IS NULL OR d.valid_to > ?)",
        (day,),
    ):
        entries.append(Entry(Kind.TOWN if level == "TOWN" else Kind.PLACE, place, name, "", parent, lon, lat))
    return Directory(entries)


def beginning_with(db: Connection, where: Column, text: str) -> NDArray[np.uint32]:
    """Customers whose value in this column begins with `text`, whole values first; at most MOST + 1 values are read."""
    return _ids(db, where, f"{where.column} >= ? AND {where.column} < ? ORDER BY {where.column}", text, text + _LAST)


def ending_with(db: Connection, where: Column, text: str) -> NDArray[np.uint32]:
    """Customers whose value in this column ends with `text`, of at least TAIL characters."""
    column = where.column
    held = f"substr({column}, -{TAIL}) = ? AND substr({column}, -?) = ?"
    return _ids(db, where, held, text[-TAIL:], len(text), text)


def is_value(db: Connection, where: Column, text: str) -> NDArray[np.uint32]:
    """Customers whose value in this column is `text`."""
    return _ids(db, where, f"{where.column} = ?", text)


def _ids(db: Connection, where: Column, held: str, *values: str | int) -> NDArray[np.uint32]:
    (joined,) = db.execute(
        f"SELECT group_concat(one) FROM (SELECT {where.customer} AS one FROM {where.table}"
        f" WHERE {held} LIMIT {MOST + 1})",
        values,
    ).fetchone()
    return np.fromstring(joined, dtype=np.uint32, sep=",") if joined else np.zeros(0, np.uint32)


def customer_hits(db: Connection, customers: Sequence[int], words: Sequence[str]) -> tuple[Hit, ...]:
    """The rows of these customers, masked, with what was typed marked where masking lets it be seen."""
    day = bank_date(db)
    return tuple(_customer(db, one, day, words) for one in customers)


def _customer(db: Connection, customer: int, day: str, words: Sequence[str]) -> Hit:
    name, kind, cust_no, child, grid, lon, lat, id_no, uscc = db.execute(
        "SELECT c.name, c.kind, c.cust_no, coalesce(p.birth_on > date(?, ?), 0), coalesce(g.name, ''), s.lon_e7,"
        "       s.lat_e7, p.id_no, o.uscc"
        "  FROM customer c LEFT JOIN person_profile p ON p.customer_id = c.id LEFT JOIN grid g ON g.id = c.home_grid_id"
        "  LEFT JOIN org_profile o ON o.customer_id = c.id"
        "  LEFT JOIN geo_point s ON s.customer_id = c.id AND s.seq = 0 AND s.state = 'CURRENT' WHERE c.id = ?",
        (day, _CHILD, customer),
    ).fetchone()
    title = "*" if child else mask_name(name) if kind == "PERSON" else name
    spans = () if child else _seen(name, title, words)
    why, marks = _reason(db, customer, words, cust_no, id_no, uscc)
    detail = " · ".join(part for part in (why, grid) if part)
    return Hit(Kind.CUSTOMER, customer, title, detail, spans, lon, lat, marks)


def _reason(
    db: Connection, customer: int, words: Sequence[str], cust_no: str, id_no: str | None, uscc: str | None
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The number or address that was typed, masked, and where in it; nothing when the name was."""
    number = "".join(words).replace("-", "").upper()
    if number.isascii() and number.isalnum() and len(number) >= TAIL:
        phones = [one for (one,) in db.execute("SELECT value FROM contact WHERE customer_id = ?", (customer,))]
        shown = [(cust_no, cust_no)] + [(one, mask_phone(one)) for one in phones]
        shown += [(id_no, mask_id(id_no))] if id_no else []
        shown += [(uscc, uscc)] if uscc else []
        for plain, masked in shown:
            if plain.startswith(number) or plain.endswith(number):
                return masked, _seen(plain, masked, (number,), from_end=not plain.startswith(number))
    for (raw,) in db.execute("SELECT raw FROM address WHERE customer_id = ?", (customer,)):
        if any(word.upper() in raw.upper() for word in words):
            masked = mask_address(raw)
            return masked, spans_of(masked, _pieces(masked, words))
    return "", ()


def _pieces(masked: str, words: Sequence[str]) -> list[str]:
    """Words as far as masking leaves them: 三和村5组12号 → 三和村5组."""
    pieces = []
    for word in words:
        end = len(word)
        while end and word[:end].upper() not in masked.upper():
            end -= 1
        pieces.append(word[:end])
    return pieces


def _seen(plain: str, masked: str, words: Sequence[str], *, from_end: bool = False) -> tuple[tuple[int, int], ...]:
    """Spans of `masked` that show what was typed; never a masked sign, nor where in the hidden part it stood."""
    spans = []
    for word in words:
        at = plain.upper().rfind(word.upper()) if from_end else plain.upper().find(word.upper())
        if at < 0:
            continue
        if from_end:
            size = 0
            while size < min(len(word), len(masked)) and masked[-1 - size] == plain[-1 - size] != "*":
                size += 1
            spans.append((len(masked) - size, len(masked)))
        else:
            end = at
            while end < min(at + len(word), len(masked)) and masked[end] == plain[end]:
                end += 1
            spans.append((at, end))
    return tuple((start, end) for start, end in spans if start < end)
