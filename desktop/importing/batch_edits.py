"""Writes the rows of one file: new customers in bulk, received rows, and hands known customers on to be updated."""

from collections.abc import Collection
from typing import Any

import numpy as np

from desktop.database.connection import Connection
from desktop.database.uid import new_uids
from desktop.importing.checking import CheckedPiece
from desktop.importing.fields import FIELDS
from desktop.importing.ground import Ground
from desktop.importing.key_table import Ints, hashed
from desktop.importing.known_queries import Known
from desktop.importing.mapping import Mapping
from desktop.importing.sorting import Counts, Sorting
from desktop.importing.update_edits import Updates

RAW_CRS = {"CGCS2000": "CGCS2000", "GCJ-02": "GCJ02", "BD-09": "BD09"}
ADDRESSES = ("live_address", "hukou_address", "operate_address", "register_address")
_HOME_RULES = {
    "live_address": "LIVE_ADDRESS", "hukou_address": "HUKOU_ADDRESS", "operate_address": "OPERATE_ADDRESS",
    "register_address": "REGISTER_ADDRESS",
}  # fmt: skip
_PROFILES = {
    table: [(one.key, one.column) for one in FIELDS if one.table == table]
    for table in ("person_profile", "org_profile")
}
_FLAGS = {"is_farm_household": 0, "no_contact": 0}  # what is not said


class BatchWriter:
    """Writes one batch, inside the Editor's transaction."""

    def __init__(
        self, db: Connection, *, batch: int, mapping: Mapping, as_of: str, known: Known, ground: Ground
    ) -> None:
        self._db, self._batch, self._mapping, self._as_of = db, batch, mapping, as_of
        self._known, self._ground = known, ground
        next_id = int(db.execute("SELECT coalesce(max(id), 0) + 1 FROM customer").fetchone()[0])
        self._sorting = Sorting(known, next_id)
        self._updates = Updates(db, batch=batch, mapping=mapping, as_of=as_of, ground=ground, first_new=next_id)
        self.changed = False  # whether anything at all was written

    @property
    def counts(self) -> Counts:
        return self._sorting.counts

    def write(self, piece: CheckedPiece) -> None:
        """Sort the rows of a piece and write what is new in them."""
        found = self._sorting.sort(piece)
        self._insert(piece, found.fresh, found.ids)
        is_new = found.is_new
        self._keep_rows(piece, found.rows, found.owner, is_new, found.hashes)
        if not is_new.all():
            self._updates.write(piece, found.rows[~is_new].tolist(), found.owner[~is_new].tolist(), found.disputed)
            self.counts.updated, self.counts.conflicts = self._updates.customers, self._updates.conflicts

    def _keep_rows(self, piece: CheckedPiece, rows: Ints, owner: Ints, is_new: Any, hashes: Ints) -> None:
        """Received rows, refused ones among them, in the order of the file; a row refused before is not kept twice."""
        refused = np.array(sorted(piece.problems), dtype=np.int64)
        before, _, _ = self._known.refused.find(hashes[refused])
        refused = refused[before < 0]
        self._known.refused.add(hashes[refused], np.zeros(len(refused), np.int64))
        kept = np.concatenate([rows, refused])
        if not len(kept):
            return
        self.changed = True
        customers = [*owner.tolist(), *[None] * len(refused)]
        states = [*("NEW" if new else "AUTO" for new in is_new.tolist()), *["REJECTED"] * len(refused)]
        ext = piece.column("ext_id")
        order = np.argsort(kept, kind="stable").tolist()
        kept_list = kept.tolist()
        self._db.executemany(
            "INSERT INTO source_record (batch_id, row_no, ext_id, customer_id, match_state, payload, row_hash)"
            f" VALUES ({int(self._batch)}, ?, ?, ?, ?, ?, ?)",
            [
                (piece.numbers[row], ext[row] or "", customers[i], states[i], piece.payloads[row], piece.hashes[row])
                for i, row in ((i, kept_list[i]) for i in order)
            ],
        )

    def _insert(self, piece: CheckedPiece, fresh: Ints, ids: Ints) -> None:
        """New customers with all that hangs on them."""
        if not len(fresh):
            return
        db, rows, numbers = self._db, fresh.tolist(), ids.tolist()
        whole = len(rows) == len(piece.numbers)

        def of(key: str) -> list[Any]:
            column = piece.values.get(key)
            if column is None:
                return [None] * len(rows)
            return column if whole else [column[row] for row in rows]

        kinds = of("kind")
        homes, rules = self._homes(piece, rows, of("village"), kinds)
        stages = [stage or self._mapping.lifecycle for stage in of("lifecycle")]
        db.executemany(
            "INSERT INTO customer (id, uid, cust_no, kind, name, lifecycle, segment, follow_class, no_contact,"
            f" home_grid_id, home_grid_rule, batch_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {int(self._batch)})",
            zip(
                numbers, new_uids(len(rows)), self._numbers(of("ext_id"), ids), kinds, of("name"), stages,
                of("segment"), of("follow_class"), [flag or 0 for flag in of("no_contact")], homes, rules, strict=True,
            ),
        )  # fmt: skip
        self._profiles(numbers, kinds, of)
        self._contacts(numbers, of)
        self._addresses(numbers, of, piece.values.keys())
        if piece.e7 is not None and piece.raw is not None:
            self._points(piece, fresh, numbers)

    def _numbers(self, wanted: list[str], ids: Ints) -> list[str]:
        """Customer numbers for new customers: their own where no other has it, else one that names its platform."""
        platform = self._mapping.platform
        numbers = [f"{platform}{one}" if one[0] == "#" else one for one in wanted]
        keys = hashed(numbers)
        taken, _, _ = self._known.numbers.find(keys)
        for at in np.flatnonzero(taken >= 0).tolist():
            numbers[at] = f"{platform}-{numbers[at]}-{int(ids[at])}"
            keys[at] = hash(numbers[at])
        self._known.numbers.add(keys, ids, np.ones(len(ids), np.int64))
        return numbers

    def _homes(
        self, piece: CheckedPiece, rows: list[int], villages: list[int | None], kinds: list[str]
    ) -> tuple[list[int | None], list[str | None]]:
        """Home grid and the rule that gave it (domain §7.1): the place, else the village that the row names."""
        grids = self._ground.grids
        homes: list[int | None] = [None if village is None else grids.get(village) for village in villages]
        first = next((key for key in ADDRESSES if key in piece.values), "live_address")
        rules: list[str | None] = [None if home is None else _HOME_RULES[first] for home in homes]
        if piece.grid is not None:
            for at, grid in enumerate(piece.grid[rows].tolist()):
                if grid > 0:
                    homes[at] = grid
                    rules[at] = "LIVE_POINT" if kinds[at] == "PERSON" else "OPERATE_ADDRESS"
        return homes, rules

    def _profiles(self, numbers: list[int], kinds: list[str], of: Any) -> None:
        for table, is_person in (("person_profile", True), ("org_profile", False)):
            at = [i for i, kind in enumerate(kinds) if (kind == "PERSON") is is_person]
            if not at:
                continue
            columns: dict[str, list[Any]] = {}
            for key, column in _PROFILES[table]:
                found = of(key)
                if found.count(None) < len(found) or column in _FLAGS:
                    fill = _FLAGS.get(column)
                    columns[column] = [found[i] if found[i] is not None else fill for i in at]
            if is_person:
                types = of("id_type")
                columns["id_type"] = [types[i] if types[i] in ("ID", "OTHER") else "ID" for i in at]
            marks = ", ".join("?" * (len(columns) + 1))
            names = ", ".join(["customer_id", *columns])
            self._db.executemany(
                f"INSERT INTO {table} ({names}) VALUES ({marks})",
                zip([numbers[i] for i in at], *columns.values(), strict=True),
            )

    def _contacts(self, numbers: list[int], of: Any) -> None:
        rows: list[tuple[int, int, str, str, int]] = []
        mobiles, lines = of("mobile"), of("landline")
        for customer, mobile, line in zip(numbers, mobiles, lines, strict=True):
            if mobile is not None:
                rows.append((customer, 0, "MOBILE", mobile, 1))
            if line is not None:
                rows.append((customer, int(mobile is not None), "LANDLINE", line, int(mobile is None)))
        self._db.executemany(
            "INSERT INTO contact (customer_id, seq, kind, value, is_primary) VALUES (?, ?, ?, ?, ?)", rows
        )

    def _addresses(self, numbers: list[int], of: Any, said: Collection[str]) -> None:
        there = [(_kind(key), of(key)) for key in ADDRESSES if key in said]
        villages, groups = of("village"), of("group_no")
        rows = []
        for at, customer in enumerate(numbers):
            seq = 0
            for kind, column in there:
                if column[at] is not None:
                    mine = seq == 0
                    rows.append(
                        (
                            customer,
                            seq,
                            kind,
                            column[at],
                            villages[at] if mine else None,
                            groups[at] if mine else None,
                        )
                    )
                    seq += 1
        self._db.executemany(
            "INSERT INTO address (customer_id, seq, kind, raw, division_id, group_no) VALUES (?, ?, ?, ?, ?, ?)", rows
        )

    def _points(self, piece: CheckedPiece, fresh: Ints, numbers: list[int]) -> None:
        assert piece.e7 is not None
        assert piece.raw is not None
        e7, raw = piece.e7[fresh], piece.raw[fresh]
        at = np.flatnonzero(e7.any(axis=1))
        datum = "CGCS2000" if self._mapping.datum is None else self._mapping.datum.value
        shifted = datum != "CGCS2000"
        self._db.executemany(
            "INSERT INTO geo_point (customer_id, seq, lon_e7, lat_e7, raw_x, raw_y, raw_crs, method, located_on)"
            f" VALUES (?, 0, ?, ?, ?, ?, '{RAW_CRS[datum]}', 'IMPORT', ?)",
            [
                (numbers[i], lon, lat, x if shifted else None, y if shifted else None, self._as_of)
                for i, (lon, lat), (x, y) in zip(at.tolist(), e7[at].tolist(), raw[at].tolist(), strict=True)
            ],
        )


def _kind(key: str) -> str:
    return key.removesuffix("_address").upper()
