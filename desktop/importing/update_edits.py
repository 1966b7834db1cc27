"""Rows of customers that are known: what is empty is filled, what is newer and better founded replaces, the rest asks.

Every change of a customer that was there before the batch is noted in import_undo, so that the batch can be taken back.
"""

import json
from functools import cached_property
from typing import Any

from desktop.database.connection import Connection
from desktop.database.uid import new_uid
from desktop.importing.checking import CheckedPiece
from desktop.importing.fields import BY_KEY, FIELDS, IDENTITY
from desktop.importing.ground import Ground
from desktop.importing.mapping import Mapping
from desktop.importing.vocabulary import authority

PERSON = "PERSON"
"""Platform of a value that a person chose: no file replaces it."""

_KEYS = {
    "customer": ("id",), "person_profile": ("customer_id",), "org_profile": ("customer_id",),
    "contact": ("customer_id", "seq"), "address": ("customer_id", "seq"), "geo_point": ("customer_id", "seq"),
    "field_value": ("customer_id", "field", "platform", "as_of"), "conflict": ("id",),
}  # fmt: skip
_MET = ("GPS", "MAP_PICK")  # places that people stood at or chose
_SAME_PLACE_E7 = 1_000  # about ten metres


class Updates:
    """The known customers of one batch."""

    def __init__(
        self, db: Connection, *, batch: int, mapping: Mapping, as_of: str, ground: Ground, first_new: int
    ) -> None:
        self._db, self._batch, self._mapping, self._as_of = db, batch, mapping, as_of
        self._ground, self._first_new = ground, first_new
        self._orders, self._otherwise = authority()
        self._seq = 0
        self._touched: set[int] = set()
        self._said: set[tuple[int, str]] = set()  # fields that a row of this file has spoken of
        self.conflicts = 0
        self._open: dict[tuple[int, str], tuple[int, dict[str, str], str]] = {}
        self._decided: dict[tuple[int, str], str] = {}  # what a person chose
        for number, customer, field, told, state, chosen, by in db.execute(
            "SELECT id, customer_id, field, candidates, state, chosen, decided_by FROM conflict"
        ):
            self._open[customer, field] = (number, json.loads(told), state)
            if by is not None and chosen is not None:
                self._decided[customer, field] = chosen
        self._next_conflict = int(db.execute("SELECT coalesce(max(id), 0) + 1 FROM conflict").fetchone()[0])

    @property
    def customers(self) -> int:
        """How many that were there before the batch are not as they were."""
        return len(self._touched)

    def write(self, piece: CheckedPiece, rows: list[int], owners: list[int], disputed: frozenset[int]) -> None:
        """One row of the piece for each owner; a customer may come more than once.

        `disputed` rows carry the number of their owner and the identity of somebody else: that is asked, not written.
        """
        for row, owner in zip(rows, owners, strict=True):
            self._one(piece, row, owner, is_disputed=row in disputed)

    def _one(self, piece: CheckedPiece, row: int, owner: int, *, is_disputed: bool) -> None:
        about = self._db.execute(
            "SELECT c.kind, c.name, c.lifecycle, c.segment, c.follow_class, c.no_contact, c.home_grid_id, c.updated_at,"
            " b.platform, coalesce(b.as_of, substr(b.imported_at, 1, 10))"
            " FROM customer c JOIN import_batch b ON b.id = c.batch_id WHERE c.id = ?",
            (owner,),
        ).fetchone()
        kind, name, stage, segment, follow, quiet, home, edited, platform, since = about
        held = _Held(self._db, owner, platform, since, self._decided, is_edited=edited is not None)
        mine = {"name": name, "lifecycle": stage, "segment": segment, "follow_class": follow, "no_contact": quiet}
        is_person = kind == "PERSON"
        table = "person_profile" if is_person else "org_profile"
        profile = self._row(table, (owner,))
        for field in FIELDS:
            said = piece.values.get(field.key)
            value = None if said is None else said[row]
            if value is None or not field.table:
                continue
            if is_disputed and field.key in (*IDENTITY, "birth_on", "gender"):
                if field.key in IDENTITY:
                    self._ask(owner, field.key, {self._mapping.platform: value})
                continue
            if field.table == "customer":
                self._offer(held, owner, field.key, value, mine[field.key], ("customer", (owner,), field.column))
            elif field.table == table:
                have = profile.get(field.column) if profile else None
                if profile is None:
                    self._put(table, {"customer_id": owner, field.column: value}, owner)
                    profile = self._row(table, (owner,))
                else:
                    blank = have is None or (field.column == "is_farm_household" and have == 0)
                    self._offer(held, owner, field.key, value, None if blank else have, (table, (owner,), field.column))
            elif field.table in ("contact", "address"):
                self._listed(held, owner, field.key, value)
        if piece.e7 is not None and piece.e7[row].any():
            self._place(held, piece, row, owner, home)
        elif home is None and (village := piece.column("village")[row]) is not None:
            grid = self._ground.grids.get(village)
            if grid is not None:
                self._change("customer", (owner,), {"home_grid_id": grid, "home_grid_rule": "LIVE_ADDRESS"}, owner)

    def _listed(self, held: "_Held", owner: int, key: str, value: str) -> None:
        """Phones and addresses: several of a kind may stand there; one that does already says nothing new."""
        field = BY_KEY[key]
        text = "value" if field.table == "contact" else "raw"
        there = self._db.execute(
            f"SELECT seq, kind, {text} FROM {field.table} WHERE customer_id = ? ORDER BY seq", (owner,)
        ).fetchall()
        if any(kind == field.column and have == value for _, kind, have in there):
            return
        first = next(((seq, have) for seq, kind, have in there if kind == field.column), None)
        if first is None:
            seq = there[-1][0] + 1 if there else 0
            more = {"is_primary": int(not there)} if field.table == "contact" else {}
            self._put(field.table, {"customer_id": owner, "seq": seq, "kind": field.column, text: value, **more}, owner)
            self._voice(owner, key, self._mapping.platform, value, self._as_of, chosen=1)
            return
        self._offer(held, owner, key, value, first[1], (field.table, (owner, first[0]), text))

    def _offer(
        self, held: "_Held", owner: int, key: str, value: Any, have: Any, at: tuple[str, tuple[Any, ...], str]
    ) -> None:
        """Fill, replace, or keep and ask: 补充, 更新, 校对 of domain §2.7."""
        table, row_key, column = at
        mine = self._mapping.platform
        if have == value:
            return
        if have is None:
            self._change(table, row_key, {column: value}, owner)
            self._voice(owner, key, mine, value, self._as_of, chosen=1)
            return
        if owner >= self._first_new or (owner, key) in self._said:
            return  # of several rows of one file the first counts; all of them are kept as received
        whose, since = held.of(key, have)
        newer = whose == mine and since <= self._as_of
        better = self._rank(key, mine) < self._rank(key, whose)
        if key not in IDENTITY and whose != PERSON and (newer or better):
            self._voice(owner, key, whose, have, since, chosen=0)
            self._voice(owner, key, mine, value, self._as_of, chosen=1)
            more = {"division_id": None, "group_no": None} if table == "address" else {}
            self._change(table, row_key, {column: value, **more}, owner)
            held.now(key, mine, self._as_of)
            return
        self._voice(owner, key, whose, have, since, chosen=1)
        if whose != mine:
            self._voice(owner, key, mine, value, self._as_of, chosen=0)
        self._ask(owner, key, {whose: have, mine: value} if whose != mine else {mine: have, f"{mine} *": value})

    def _rank(self, key: str, platform: str) -> int:
        if platform == PERSON:
            return -1
        order = self._orders.get(key, ())
        if platform in order:
            return order.index(platform)
        return len(order) + (self._otherwise.index(platform) if platform in self._otherwise else 99)

    def _place(self, held: "_Held", piece: CheckedPiece, row: int, owner: int, home: int | None) -> None:
        """A better founded or newer place takes the place of the old one, which stays as history (domain §2.7)."""
        assert piece.e7 is not None
        assert piece.raw is not None
        assert piece.grid is not None
        lon, lat = piece.e7[row].tolist()
        datum = "CGCS2000" if self._mapping.datum is None else self._mapping.datum.value
        raw = piece.raw[row].tolist() if datum != "CGCS2000" else [None, None]
        crs = {"CGCS2000": "CGCS2000", "GCJ-02": "GCJ02", "BD-09": "BD09"}[datum]
        new = {
            "lon_e7": lon, "lat_e7": lat, "raw_x": raw[0], "raw_y": raw[1], "raw_crs": crs, "method": "IMPORT",
            "accuracy_m": None, "located_by": None, "located_on": self._as_of, "state": "CURRENT",
        }  # fmt: skip
        old = self._row("geo_point", (owner, 0))
        told = f"{lon / 1e7:.7f},{lat / 1e7:.7f}"
        if old is None:
            self._put("geo_point", {"customer_id": owner, "seq": 0, **new}, owner)
            self._voice(owner, "point", self._mapping.platform, told, self._as_of, chosen=1)
        else:
            if owner >= self._first_new or max(abs(old["lon_e7"] - lon), abs(old["lat_e7"] - lat)) <= _SAME_PLACE_E7:
                return
            have = f"{old['lon_e7'] / 1e7:.7f},{old['lat_e7'] / 1e7:.7f}"
            whose, since = held.of("point", have)
            mine = self._mapping.platform
            newer = whose == mine and since <= self._as_of
            if old["method"] in _MET or not (newer or self._rank("point", mine) < self._rank("point", whose)):
                if whose != mine:
                    self._voice(owner, "point", mine, told, self._as_of, chosen=0)
                return
            (seq,) = self._db.execute("SELECT max(seq) + 1 FROM geo_point WHERE customer_id = ?", (owner,)).fetchone()
            self._put("geo_point", {**old, "seq": seq, "state": "HISTORY"}, owner)
            self._change("geo_point", (owner, 0), new, owner)
            self._voice(owner, "point", whose, have, since, chosen=0)
            self._voice(owner, "point", mine, told, self._as_of, chosen=1)
        grid = int(piece.grid[row])
        if grid > 0 and (home is None or old is not None):
            self._change("customer", (owner,), {"home_grid_id": grid, "home_grid_rule": "LIVE_POINT"}, owner)

    def _voice(self, owner: int, key: str, platform: str, value: Any, as_of: str, *, chosen: int) -> None:
        """What a platform says of a field on a day; of a customer who is new with this file it is the file's own."""
        if owner >= self._first_new:
            return
        if platform == self._mapping.platform and as_of == self._as_of:
            self._said.add((owner, key))
        key_of = (owner, key, platform, as_of)
        there = self._row("field_value", key_of)
        text = str(value)
        if there is None:
            row = {"customer_id": owner, "field": key, "platform": platform, "value": text, "as_of": as_of}
            self._put("field_value", {**row, "confidence": None, "chosen": chosen}, owner)
        else:
            self._change("field_value", key_of, {"value": text, "chosen": chosen}, owner)

    def _ask(self, owner: int, key: str, candidates: dict[str, Any]) -> None:
        """One conflict for a field; a value that was weighed in it before asks nothing again."""
        told = {name: str(value) for name, value in candidates.items()}
        known = self._open.get((owner, key))
        if known is not None:
            number, before, state = known
            if set(told.values()) <= set(before.values()):
                return
            told = {**before, **told}
            change = {"candidates": json.dumps(told, ensure_ascii=False)}
            self._change("conflict", (number,), change if state == "OPEN" else {**change, "state": "OPEN"}, owner)
        else:
            number = self._next_conflict
            self._next_conflict += 1
            self._put(
                "conflict",
                {
                    "id": number, "uid": new_uid(), "customer_id": owner, "field": key,
                    "candidates": json.dumps(told, ensure_ascii=False), "state": "OPEN",
                },
                owner,
            )  # fmt: skip
        self._open[owner, key] = (number, told, "OPEN")
        self.conflicts += 1

    def _row(self, table: str, key: tuple[Any, ...]) -> dict[str, Any] | None:
        where = " AND ".join(f"{column} = ?" for column in _KEYS[table])
        cursor = self._db.execute(f"SELECT * FROM {table} WHERE {where}", key)
        found = cursor.fetchone()
        return (
            None if found is None else {told[0]: value for told, value in zip(cursor.description, found, strict=True)}
        )

    def _put(self, table: str, row: dict[str, Any], owner: int) -> None:
        marks = ", ".join("?" * len(row))
        self._db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
        self._note(table, tuple(row[column] for column in _KEYS[table]), None, row, owner)

    def _change(self, table: str, key: tuple[Any, ...], values: dict[str, Any], owner: int) -> None:
        before = self._row(table, key)
        assert before is not None
        patch = {column: value for column, value in values.items() if before[column] != value}
        if not patch:
            return
        where = " AND ".join(f"{column} = ?" for column in _KEYS[table])
        sets = ", ".join(f"{column} = ?" for column in patch)
        self._db.execute(f"UPDATE {table} SET {sets} WHERE {where}", (*patch.values(), *key))
        self._note(table, key, {column: before[column] for column in patch}, patch, owner)

    def _note(
        self, table: str, key: tuple[Any, ...], base: dict[str, Any] | None, patch: dict[str, Any], owner: int
    ) -> None:
        if owner >= self._first_new:
            return  # it goes as a whole
        self._touched.add(owner)
        self._seq += 1
        self._db.execute(
            "INSERT INTO import_undo (batch_id, seq, entity, key, base, patch) VALUES (?, ?, ?, ?, ?, ?)",
            (self._batch, self._seq, table, _json(key), None if base is None else _json(base), _json(patch)),
        )


class _Held:
    """Whose the values of one customer are, and since when."""

    def __init__(
        self,
        db: Connection,
        owner: int,
        platform: str,
        since: str,
        decided: dict[tuple[int, str], str],
        *,
        is_edited: bool,
    ) -> None:
        self._platform, self._since, self._is_edited = platform, since, is_edited
        self._db, self._owner, self._decided = db, owner, decided

    @cached_property
    def _chosen(self) -> dict[str, tuple[str, str]]:
        return {
            field: (name, as_of)
            for field, name, as_of in self._db.execute(
                "SELECT field, platform, as_of FROM field_value WHERE customer_id = ? AND chosen = 1 ORDER BY as_of",
                (self._owner,),
            )
        }

    def of(self, key: str, have: Any) -> tuple[str, str]:
        """(platform, day) of the value in force; PERSON where somebody decided or edited it."""
        if self._decided.get((self._owner, key)) == str(have):
            return PERSON, self._since
        if self._is_edited and BY_KEY.get(key) is not None and BY_KEY[key].table == "customer":
            return PERSON, self._since
        return self._chosen.get(key, (self._platform, self._since))

    def now(self, key: str, platform: str, as_of: str) -> None:
        self._chosen[key] = (platform, as_of)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
