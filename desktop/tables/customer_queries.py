"""Reads every customer record into a table; what personal data come along are masked as they are read."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.customers.masking import mask_address, mask_id, mask_phone
from desktop.customers.point_codes import KINDS, LIFECYCLES
from desktop.customers.queries import bank_date
from desktop.customers.value_classes import MONTHS, STAGES, VALUES, Activity, Worth, stage_codes, value_codes
from desktop.database.connection import Connection
from desktop.progress import Progress
from desktop.tables.business_queries import shown_name
from desktop.tables.column import CodeColumn, CodedColumn, Column, Ints, Mask, NumberColumn, Rows
from desktop.tables.heads import CUSTOMER_HEADS
from desktop.tables.table import About, Table

_AT_ONCE = 4_000  # ids between two looks at whether the work is still wanted
_CHILD_YEARS = 14  # younger: no name, no id (PIPL art. 28)
_HEADS = {head.key: head for head in CUSTOMER_HEADS}
_WORDS = ("name", "lifecycle", "kind", "segment", "follow_class", "list_flag")


def customer_table(db: Connection, progress: Progress) -> Table:
    """All customer records 条, located or not, in the order of the bank. Raises Cancelled when no longer wanted."""
    day = bank_date(db)
    rows = _Rows(db, progress, day)
    ids = rows.ids()
    columns: dict[str, Column] = {}
    for part in (_records, _identities, _reachable, _places, _money, _classes, _visited):
        columns |= part(rows, ids)
    db.execute("PRAGMA shrink_memory")  # the pages of a whole bank went by; nobody asks for them again
    return Table("customers", About.CUSTOMER, ids, ids, {key: columns[key] for key in _HEADS}, day)


class _Rows:
    """Reads in portions, so that long work can be given up; keeps how far it has come.

    Each portion is one row of JSON lists, one a column: a row of its own for every customer would take and give back
    the interpreter's lock a million times, and stand in line behind the window each time.
    """

    def __init__(self, db: Connection, progress: Progress, day: str) -> None:
        self.db, self.day = db, day
        self._progress = progress
        self._done = 0
        self._all = 1
        self._highest = 0
        self._places: Rows = np.empty(0, dtype=np.int32)

    def ids(self) -> Rows:
        """All customer ids in table order; from now on `places` knows where each is."""
        (found,) = self.db.execute("SELECT json_group_array(id) FROM (SELECT id FROM customer ORDER BY id)").fetchone()
        ids = np.array(json.loads(found), dtype=np.int32)
        self._highest = int(ids.max(initial=0))
        self._all = max(1, 9 * (self._highest // _AT_ONCE + 1))  # about as many portions as all parts read
        self._places = np.full(self._highest + 1, -1, dtype=np.int32)
        self._places[ids] = np.arange(len(ids), dtype=np.int32)
        return ids

    def steps(self, sql: str, names: str) -> Iterator[list[list[Any]]]:
        """Columns of a query in portions; it holds `:low` and `:high`, ids of customers, and may hold `:day`."""
        lists = ", ".join(f"json_group_array({name})" for name in names.split())
        for low in range(0, self._highest + 1, _AT_ONCE):
            yield from self._portion(f"SELECT {lists} FROM ({sql})", low, low + _AT_ONCE)

    def whole(self, sql: str, names: str) -> Iterator[list[list[Any]]]:
        """The same in one portion, for what is few."""
        lists = ", ".join(f"json_group_array({name})" for name in names.split())
        yield from self._portion(f"SELECT {lists} FROM ({sql})", 0, self._highest + 1)

    def _portion(self, sql: str, low: int, high: int) -> Iterator[list[list[Any]]]:
        self._done += 1
        self._progress.report(min(0.99, self._done / self._all), "customers")
        values = {"low": low, "high": high, "day": self.day}
        row = self.db.execute(sql, {name: value for name, value in values.items() if f":{name}" in sql}).fetchone()
        columns = [json.loads(column) for column in row]
        if columns[0]:
            yield columns

    def places(self, ids: list[int]) -> Rows:
        found: Rows = self._places[np.array(ids, dtype=np.int64)]
        return found

    def numbers(self, sql: str, count: int) -> tuple[Ints, Mask]:
        """Values of a query of (who, number), spread over the table, and where there is none."""
        values, blank = np.zeros(count, dtype=np.int64), np.ones(count, dtype=np.bool_)
        for who, numbers in self.whole(sql, "who number"):
            places = self.places(who)
            values[places] = numbers
            blank[places] = False
        return values, blank


class _Spread:
    """Words that arrive customer by customer, as codes over the whole table."""

    def __init__(self, key: str, count: int) -> None:
        self.key = key
        self._words: dict[str, int] = {"": 0}
        self._codes = np.zeros(count, dtype=np.uint32)

    def put(self, places: Rows, words: Iterable[str | None]) -> None:
        known = self._words
        self._codes[places] = [known.setdefault(word or "", len(known)) for word in words]

    def column(self, order: Sequence[str] | None = None) -> CodedColumn:
        return CodedColumn.of_codes(_HEADS[self.key], self._codes, tuple(self._words), order)


def _records(rows: _Rows, ids: Rows) -> dict[str, Column]:
    """The customer rows themselves; what they point at is looked up once for each grid, person and file."""
    count = len(ids)
    children = {one for (one,) in rows.db.execute(_CHILDREN, {"day": rows.day})}
    spread = {key: _Spread(key, count) for key in _WORDS}
    numbers: list[NDArray[np.bytes_]] = []
    flags = {key: np.zeros(count, dtype=np.int8) for key in ("is_key", "no_contact", "family")}
    pointers = np.zeros((3, count), dtype=np.int32)  # home grid, manager of its own, import file; 0 = none
    quality = np.full(count, -1, dtype=np.int8)
    for portion in rows.steps(_RECORDS, _RECORD_NAMES):
        who, number, name, kind, life, segment, follow, listed, key, quiet, family, score, *others = portion
        here = rows.places(who)
        numbers.append(np.array([one.encode() for one in number], dtype=np.bytes_))
        told = zip(who, name, kind, strict=True)
        spread["name"].put(here, [shown_name(called, sort, child=one in children) for one, called, sort in told])
        for what, words in zip(_WORDS[1:], (life, kind, segment, follow, listed), strict=True):
            spread[what].put(here, words)
        for what, values in (("is_key", key), ("no_contact", quiet), ("family", family)):
            flags[what][here] = values
        pointers[:, here] = others
        quality[here] = score
    packed = np.concatenate(numbers) if numbers else np.empty(0, dtype="S1")
    orders: dict[str, Sequence[str]] = {"kind": KINDS, "lifecycle": LIFECYCLES}
    found: dict[str, Column] = {"cust_no": CodeColumn(_HEADS["cust_no"], packed)}
    found |= {what: one.column(orders.get(what)) for what, one in spread.items()}
    found |= {what: NumberColumn.of(_HEADS[what], values) for what, values in flags.items()}
    found["quality"] = NumberColumn.of(_HEADS["quality"], quality, quality < 0)
    return found | _pointed_at(rows, *pointers)


def _pointed_at(rows: _Rows, home: Rows, own_manager: Rows, batch: Rows) -> dict[str, Column]:
    """Names of the home grid and its town, of branch and manager on the date of the bank, and of the platform."""
    grids = rows.db.execute(_GRIDS, {"day": rows.day}).fetchall()
    found: dict[str, Column] = {
        key: _looked_up(key, {grid[0]: grid[place] for grid in grids}, home)
        for place, key in enumerate(("grid", "grid_code", "town", "branch"), start=1)
    }
    leads = np.zeros(max((grid[0] for grid in grids), default=0) + 1, dtype=np.int32)
    for grid in grids:
        leads[grid[0]] = grid[5] or 0
    manager = np.where(own_manager > 0, own_manager, leads[home])
    found["manager"] = _looked_up("manager", dict(rows.db.execute("SELECT id, name FROM staff")), manager)
    found["source"] = _looked_up("source", dict(rows.db.execute("SELECT id, platform FROM import_batch")), batch)
    return found


def _looked_up(key: str, words: Mapping[int, str | None], ids: Rows) -> CodedColumn:
    coder, table = {"": 0}, np.zeros(max([*words, int(ids.max(initial=0))], default=0) + 1, dtype=np.uint32)
    for one, word in words.items():
        table[one] = coder.setdefault(word or "", len(coder))
    return CodedColumn.of_codes(_HEADS[key], table[ids], tuple(coder))


def _identities(rows: _Rows, ids: Rows) -> dict[str, Column]:
    count = len(ids)
    numbers, gender = _Spread("id_no", count), _Spread("gender", count)
    year, no_year = np.zeros(count, dtype=np.int16), np.ones(count, dtype=np.bool_)
    for who, number, sex, born, child in rows.steps(_PEOPLE, "customer_id id_no gender born child"):
        here = rows.places(who)
        shown = [None if young or not one else mask_id(one) for one, young in zip(number, child, strict=True)]
        numbers.put(here, shown)
        gender.put(here, sex)
        year[here] = [0 if one is None else one for one in born]
        no_year[here] = [one is None for one in born]
    for who, number in rows.whole(
        "SELECT customer_id, uscc FROM org_profile WHERE uscc IS NOT NULL", "customer_id uscc"
    ):
        numbers.put(rows.places(who), number)
    return {
        "id_no": numbers.column(),
        "gender": gender.column(("M", "F")),
        "birth_year": NumberColumn.of(_HEADS["birth_year"], year, no_year),
    }


def _reachable(rows: _Rows, ids: Rows) -> dict[str, Column]:
    return {
        "phone": _masked(rows, "phone", _PHONES, mask_phone, len(ids)),
        "address": _masked(rows, "address", _ADDRESSES, mask_address, len(ids)),
    }


def _masked(rows: _Rows, key: str, sql: str, mask: Callable[[str], str], count: int) -> Column:
    spread = _Spread(key, count)
    for who, words in rows.steps(sql, "customer_id said"):
        spread.put(rows.places(who), map(mask, words))
    return spread.column()


def _places(rows: _Rows, ids: Rows) -> dict[str, Column]:
    spread = _Spread("located", len(ids))
    for who, how in rows.steps(_LOCATED, "customer_id method"):
        spread.put(rows.places(who), how)
    return {"located": spread.column(("GPS", "MAP_PICK", "ADDRESS", "GROUP_CENTRE", "VILLAGE_CENTRE", "IMPORT"))}


def _money(rows: _Rows, ids: Rows) -> dict[str, Column]:
    """Balances at the end of the latest month, open loans and valid lines; a customer without an account is blank."""
    count = len(ids)
    deposits, none = np.zeros(count, dtype=np.int64), np.ones(count, dtype=np.bool_)
    for who, balances in rows.steps(_BALANCES, "customer_id balance"):
        here = rows.places(who)
        deposits[here] = [int.from_bytes(bytes.fromhex(one), "little", signed=True) for one in balances]
        none[here] = False
    return {
        "deposits": NumberColumn.of(_HEADS["deposits"], deposits, none),
        "loans": NumberColumn.of(_HEADS["loans"], *rows.numbers(_LOANS, count)),
        "line": NumberColumn.of(_HEADS["line"], *rows.numbers(_LINES, count)),
    }


def _classes(rows: _Rows, ids: Rows) -> dict[str, Column]:
    """Value and churn stage from the last twelve months of each account; a younger one begins with empty months."""
    value, stage = (np.zeros(len(ids), dtype=np.uint8) for _ in range(2))
    spots: list[Rows] = []
    worth: list[Worth] = []
    for width in (4, 8):
        for who, money, moves, firm in rows.steps(_ACTIVITY.replace(":width", str(width)), "who money moves firm"):
            is_firm = np.array(firm, dtype=np.bool_)
            activity = Activity(_months(money, f"<i{width}"), _months(moves, "<u2"), is_firm)
            spots.append(rows.places(who))
            worth.append(Worth.of(activity))
            stage[spots[-1]] = stage_codes(activity)
    if spots:
        value[np.concatenate(spots)] = value_codes(Worth.joined(worth))
    return {
        "value": CodedColumn.of_codes(_HEADS["value"], value, VALUES, VALUES[1:]),
        "stage": CodedColumn.of_codes(_HEADS["stage"], stage, STAGES, STAGES[1:]),
    }


def _months(hexes: Sequence[str], kind: str) -> NDArray[np.int64]:
    """(n, MONTHS) of hexadecimal runs, filled up with zeros at their beginning."""
    wide = np.dtype(kind).itemsize * 2 * MONTHS
    packed = bytes.fromhex("".join(one.rjust(wide, "0") for one in hexes))
    return np.frombuffer(packed, dtype=kind).reshape(-1, MONTHS).astype(np.int64)


def _visited(rows: _Rows, ids: Rows) -> dict[str, Column]:
    times = np.zeros(len(ids), dtype=np.int32)
    last = np.full(len(ids), "NaT", dtype="datetime64[D]")
    for who, often, latest in rows.whole(_VISITS, "customer_id often latest"):
        here = rows.places(who)
        times[here] = often
        last[here] = np.array(latest, dtype="datetime64[D]")
    return {
        "visits": NumberColumn.of(_HEADS["visits"], times),
        "last_visit": NumberColumn.of_days(_HEADS["last_visit"], last),
    }


_GRIDS = (
    "SELECT g.id, g.name, g.code, town.name, branch.name, a.staff_id"
    "  FROM grid g JOIN admin_division town ON town.id = g.town_id"
    "  LEFT JOIN grid_assignment a ON a.grid_id = g.id AND a.role = 'LEAD'"
    "    AND a.valid_from <= :day AND (a.valid_to IS NULL OR a.valid_to > :day)"
    "  LEFT JOIN org_unit branch ON branch.id = a.branch_id"
)
_IN_REACH = "customer_id >= :low AND customer_id < :high"
_RECORD_NAMES = (
    "id cust_no name kind lifecycle segment follow_class list_flag is_key no_contact family score home manager batch_id"
)
_RECORDS = (
    "SELECT id, cust_no, name, kind, lifecycle, segment, follow_class, list_flag, is_key, no_contact,"
    " household_id IS NOT NULL AS family, COALESCE(quality_score, -1) AS score, COALESCE(home_grid_id, 0) AS home,"
    " COALESCE(manager_id, 0) AS manager, batch_id FROM customer WHERE id >= :low AND id < :high ORDER BY id"
)
_CHILDREN = f"SELECT customer_id FROM person_profile WHERE birth_on > date(:day, '-{_CHILD_YEARS} years')"
_PEOPLE = (
    "SELECT customer_id, id_no, gender, CAST(substr(birth_on, 1, 4) AS INTEGER) AS born,"
    f" COALESCE(birth_on > date(:day, '-{_CHILD_YEARS} years'), 0) AS child FROM person_profile WHERE {_IN_REACH}"
)
# SQLite takes the bare column of the row that has the minimum.
_PHONES = (
    "SELECT customer_id, value AS said, min(seq - 1000 * is_primary)"
    f" FROM contact WHERE {_IN_REACH} GROUP BY customer_id"
)
_ADDRESSES = f"SELECT customer_id, raw AS said, min(seq) FROM address WHERE {_IN_REACH} GROUP BY customer_id"
_LOCATED = f"SELECT customer_id, method FROM geo_point WHERE seq = 0 AND state = 'CURRENT' AND {_IN_REACH}"
_BALANCES = (
    "SELECT customer_id, hex(substr(deposit_end, -width)) AS balance"
    f" FROM account_history WHERE months > 0 AND {_IN_REACH}"
)
_ACTIVITY = (
    f"SELECT a.customer_id AS who, hex(substr(a.deposit_avg, -{MONTHS} * :width)) AS money,"
    f" hex(substr(a.txn_count, -{MONTHS} * 2)) AS moves, c.kind <> 'PERSON' AS firm"
    " FROM account_history a JOIN customer c ON c.id = a.customer_id"
    " WHERE a.months > 0 AND a.width = :width AND a.customer_id >= :low AND a.customer_id < :high"
)
_LOANS = (
    "SELECT customer_id AS who, sum(balance_fen) AS number FROM loan WHERE balance_fen > 0 AND start_on <= :day"
    " AND (settled_on IS NULL OR settled_on > :day) GROUP BY customer_id"
)
_LINES = (
    "SELECT customer_id AS who, sum(amount_fen) AS number FROM credit_line WHERE state = 'VALID'"
    " AND valid_from <= :day AND (valid_to IS NULL OR valid_to > :day) GROUP BY customer_id"
)
_VISITS = (  # how often somebody was met in the last 12 months, and when last at all
    "SELECT customer_id, sum(started_at >= date(:day, '-12 months', '+1 day')) AS often,"
    " substr(max(started_at), 1, 10) AS latest"
    "  FROM visit WHERE found_nobody = 0 AND verified <> 'UNTRUE' AND started_at < date(:day, '+1 day')"
    "   AND id NOT IN (SELECT supersedes FROM visit WHERE supersedes IS NOT NULL) GROUP BY customer_id"
)
