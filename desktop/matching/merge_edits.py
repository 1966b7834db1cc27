"""How one customer's rows become another's: nothing is thrown away that only one of the two has, and all of it is kept
as row changes that can be taken back."""

from collections.abc import Iterator, Mapping

import numpy as np

from desktop.customers.month_run import unpack_amounts, unpack_counts
from desktop.database.connection import Connection
from desktop.editing.edit import EditRefused
from desktop.editing.row_change import Key, RowChange, Value
from desktop.editing.row_writer import RowWriter

_PROFILES = ("person_profile", "org_profile")
_NUMBERED_BY_OWNER = ("contact", "address", "geo_point")  # their key is (customer_id, seq)
_WORKED_OUT = ("unplaced",)  # worked out of the address, and again when it is next read
_OF_ITS_OWN = (*_WORKED_OUT, *_PROFILES, *_NUMBERED_BY_OWNER, "account_history", "field_value", "household_member")
_STRICTER = {"BLACK": 3, "GREY": 2, "WHITE": 1}
_TOLD_AS = {"id_no": "id_no", "birth_on": "birth", "name": "name"}
MERGED_KINDS = frozenset(
    {
        "customer", "match_pair", "customer_merge", "person_profile", "org_profile", "contact", "address", "geo_point",
        "household", "household_member", "relation", "source_record", "field_value", "conflict", "consent_record",
        "visit", "credit_line", "loan", "account_history", "home_override",
        "unplaced",
    }
)  # fmt: skip


Referring = list[tuple[str, tuple[str, ...], tuple[str, ...]]]


def merge_rows(rows: RowWriter, kept: int, gone: int, referring: Referring) -> tuple[RowChange, ...]:
    """Give everything of customer `gone` to `kept` and remove his row. Returns all that was written.

    Of two different values the kept one's stays; the other is noted as a value of its platform. Raises EditRefused
    when both have a family, or an exception from the borders, of their own.
    """
    begun = len(rows.changes)
    one, other = rows.row("customer", kept), rows.row("customer", gone)
    if one is None or other is None:
        raise EditRefused(
            "要合并的客户已不存在，可能已经合并过；请刷新后再试。",
            "A customer to be merged is no longer there and may be merged already. Refresh and try again.",
        )
    _must_agree(rows, one, other)
    _note_values(rows, kept, gone, one, other)
    for table, columns, key in referring:
        if table not in _OF_ITS_OWN:
            _hand_over_all(rows, table, columns, key, kept, gone)
    for table in _WORKED_OUT:
        if rows.row(table, gone) is not None:
            rows.delete(table, gone)
    for table in _NUMBERED_BY_OWNER:
        _append(rows, table, kept, gone)
    for table in _PROFILES:
        _fill(rows, table, kept, gone)
    _join_accounts(rows, kept, gone)
    _join_family(rows, kept, gone)
    rows.update("customer", kept, _joint(one, other))
    rows.delete("customer", gone)
    return rows.changes[begun:]


def references(db: Connection) -> Referring:
    """Every table that refers to a customer, other than his own: (table, the columns that do, its key)."""
    found: Referring = []
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    for name in names:
        columns = tuple(row[3] for row in db.execute(f"PRAGMA foreign_key_list({name})") if row[2] == "customer")
        if columns and name != "customer":
            key = tuple(row[1] for row in db.execute(f"PRAGMA table_info({name})") if row[5])
            found.append((name, columns, key))
    return found


def _must_agree(rows: RowWriter, one: Mapping[str, Value], other: Mapping[str, Value]) -> None:
    families = {one["household_id"], other["household_id"]} - {None}
    if len(families) > 1:
        raise EditRefused(
            "两条记录分属两个家庭，没有合并。请先在家庭卡片里确认此人属于哪一户。",
            "The two records belong to two families, so they were not merged. Settle first which family it is.",
        )
    (exceptions,) = rows.db.execute(
        "SELECT count(*) FROM home_override WHERE customer_id IN (?, ?) AND ended_on IS NULL", (one["id"], other["id"])
    ).fetchone()
    if exceptions > 1:
        raise EditRefused(
            "两条记录各有一个归属例外，没有合并。请先结束其中一个。",
            "Each of the two records has an exception from the borders; they were not merged. End one of them first.",
        )


def _joint(one: Mapping[str, Value], other: Mapping[str, Value]) -> dict[str, Value]:
    """The columns of the customer that the other one changes: gaps are filled, warnings and wishes add up."""
    flags = [str(row["list_flag"]) for row in (one, other) if row["list_flag"] is not None]
    joint: dict[str, Value] = {
        "is_key": max(int(str(one["is_key"])), int(str(other["is_key"]))),
        "no_contact": max(int(str(one["no_contact"])), int(str(other["no_contact"]))),
        "list_flag": max(flags, key=lambda flag: _STRICTER.get(flag, 0)) if flags else None,
    }
    for column in ("segment", "follow_class", "household_id", "quality_score"):
        joint[column] = one[column] if one[column] is not None else other[column]
    if one["home_grid_id"] is None:
        joint |= {column: other[column] for column in ("home_grid_id", "home_grid_rule", "manager_id")}
    if one["lifecycle"] == "POTENTIAL":
        joint["lifecycle"] = other["lifecycle"]
    return joint


def _note_values(rows: RowWriter, kept: int, gone: int, one: Mapping[str, Value], other: Mapping[str, Value]) -> None:
    """What the two say differently stays to be read as a value of the platform that said it (R47–R51)."""
    for values in _rows_of(rows, "field_value", "customer_id", gone):
        named = (_text(values["field"]), _text(values["platform"]), _text(values["as_of"]))
        if rows.row("field_value", (kept, *named)) is None:
            rows.hand_over("field_value", (gone, *named), {"customer_id": kept})
        else:  # the same platform on the same day: what it said then is kept by the merge alone
            uid = "/".join((_text(other["uid"]), *named))
            rows.replay(RowChange("field_value", (gone, *named), uid, "DELETE", values, None))
    platform, since = rows.db.execute(
        "SELECT platform, substr(imported_at, 1, 10) FROM import_batch WHERE id = ?", (other["batch_id"],)
    ).fetchone()
    mine, theirs = rows.row("person_profile", kept) or {}, rows.row("person_profile", gone) or {}
    told = {"name": (one["name"], other["name"]), **{c: (mine.get(c), theirs.get(c)) for c in ("id_no", "birth_on")}}
    for column, (own, said) in told.items():
        field = _TOLD_AS[column]
        if (
            own is not None
            and said is not None
            and own != said
            and rows.row("field_value", (kept, field, platform, since)) is None
        ):
            rows.insert(
                "field_value",
                {"customer_id": kept, "field": field, "platform": platform, "value": str(said), "as_of": since},
            )


def _hand_over_all(
    rows: RowWriter, table: str, columns: tuple[str, ...], key: tuple[str, ...], kept: int, gone: int
) -> None:
    for column in columns:
        for values in _rows_of(rows, table, column, gone):
            at: Key = tuple(value for name in key if isinstance(value := values[name], int | str))
            if {values.get(other) for other in columns} == {kept, gone}:  # related to himself: says nothing
                rows.delete(table, at)
            else:
                rows.hand_over(table, at, {column: kept})


def _append(rows: RowWriter, table: str, kept: int, gone: int) -> None:
    """Contacts, addresses and points behind those that are there; what is there word for word is not doubled."""
    said = "value" if table == "contact" else "raw" if table == "address" else "lon_e7"
    own = _rows_of(rows, table, "customer_id", kept)
    there = {(row.get("kind"), row[said], row.get("lat_e7")) for row in own}
    seq = max((int(str(row["seq"])) for row in own), default=-1)
    for values in _rows_of(rows, table, "customer_id", gone):
        key = (gone, int(str(values["seq"])))
        if (values.get("kind"), values[said], values.get("lat_e7")) in there:
            rows.delete(table, key)
            continue
        seq += 1
        rows.hand_over(table, key, {"customer_id": kept, "seq": seq})
        if seq and table == "geo_point" and values["state"] == "CURRENT":
            rows.update(table, (kept, seq), {"state": "HISTORY"})
        if seq and table == "contact" and values["is_primary"]:
            rows.update(table, (kept, seq), {"is_primary": 0})


def _fill(rows: RowWriter, table: str, kept: int, gone: int) -> None:
    mine, theirs = rows.row(table, kept), rows.row(table, gone)
    if theirs is None:
        return
    if mine is None:
        rows.hand_over(table, gone, {"customer_id": kept})
        return
    rows.update(table, kept, {column: value for column, value in theirs.items() if mine[column] is None})
    rows.delete(table, gone)


def _join_accounts(rows: RowWriter, kept: int, gone: int) -> None:
    """Balances of both are one customer's: month by month their sum."""
    mine, theirs = rows.row("account_history", kept), rows.row("account_history", gone)
    if theirs is None:
        return
    if mine is None:
        rows.hand_over("account_history", gone, {"customer_id": kept})
        return
    first = min(_month(mine), _month(theirs))
    months = max(_month(run) + int(str(run["months"])) for run in (mine, theirs)) - first
    sums: dict[str, Value] = {
        "first_month": f"{first // 12:04d}-{first % 12 + 1:02d}",
        "months": months,
        "width": 8,
        "products": int(str(mine["products"])) | int(str(theirs["products"])),
    }
    for column in ("deposit_avg", "deposit_end"):
        total = np.zeros(months, dtype="<i8")
        for run in (mine, theirs):
            at = _month(run) - first
            amounts = unpack_amounts(_blob(run[column]), int(str(run["width"])))
            total[at : at + len(amounts)] += amounts
        sums[column] = total.tobytes()
    counts = np.zeros(months, dtype=np.int64)
    for run in (mine, theirs):
        at, counted = _month(run) - first, unpack_counts(_blob(run["txn_count"]))
        counts[at : at + len(counted)] += counted
    sums["txn_count"] = np.minimum(counts, 65_535).astype("<u2").tobytes()
    rows.update("account_history", kept, sums)
    rows.delete("account_history", gone)


def _join_family(rows: RowWriter, kept: int, gone: int) -> None:
    """In one family twice, he is one member; the place of the kept record stays."""
    mine = {row["household_id"] for row in _rows_of(rows, "household_member", "customer_id", kept)}
    for values in _rows_of(rows, "household_member", "customer_id", gone):
        home, seq = int(str(values["household_id"])), int(str(values["seq"]))
        if home not in mine:
            rows.hand_over("household_member", (home, seq), {"customer_id": kept})
            continue
        rows.delete("household_member", (home, seq))
        family = rows.row("household", home)
        if family is not None:
            rows.update("household", home, {"member_count": max(1, int(str(family["member_count"])) - 1)})


def _rows_of(rows: RowWriter, table: str, column: str, customer: int) -> list[dict[str, Value]]:
    return list(_read(rows.db, table, column, customer))


def _read(db: Connection, table: str, column: str, customer: int) -> Iterator[dict[str, Value]]:
    cursor = db.execute(f"SELECT * FROM {table} WHERE {column} = ?", (customer,))
    names = [about[0] for about in cursor.description]
    for row in cursor.fetchall():
        yield dict(zip(names, row, strict=True))


def _month(run: Mapping[str, Value]) -> int:
    first = str(run["first_month"])
    return int(first[:4]) * 12 + int(first[5:7]) - 1


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _blob(value: Value) -> bytes:
    return value if isinstance(value, bytes) else b""
