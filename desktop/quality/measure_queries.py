"""What every customer record holds of the fields it is asked for, read set-wise for the whole bank."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from desktop.customers.identifier_checks import chars, credit_codes_hold, resident_ids_hold
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.progress import Progress
from desktop.quality.rule import FIELDS, QualityRule, Who

Ids = NDArray[np.int32]
Bits = NDArray[np.uint16]
Flags = NDArray[np.bool_]

_BATCH = 10_000  # small, so that the window gets its turns
_NEVER = np.iinfo(np.int32).min // 2  # as a day number: long ago
_PHONE = re.compile(r"(?:\+?86)?1[2-9]\d{9}|0\d{2,3}-?\d{7,8}")  # 12… is the made-up prefix of demo banks


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """Columns (n,) over all customers, ascending by id. Bit i of a mask is FIELDS[i]."""

    day: str  # the bank's date
    ids: Ids
    home: Ids  # home grid, 0 = none
    asked: Bits  # what applies to the customer
    filled: Bits  # what of it is there
    sound: Bits  # what of that passes its check and is not out of date
    in_conflict: Flags  # platforms disagree and nobody has decided
    days: Ids  # since anything of the record was last confirmed
    has_number: Flags  # has an id number or credit code
    twin: Flags  # shares it with another record
    stored: NDArray[np.int16]  # the score in the store, −1 = none


def measured(db: Connection, rule: QualityRule, progress: Progress | None = None) -> Measured:
    """For the bank's date; some seconds for a million records. Raises Cancelled on request."""
    return _Reading(db, rule, progress or Progress()).read()


class _Reading:
    """One pass over the tables; columns are indexed by customer id until the end."""

    def __init__(self, db: Connection, rule: QualityRule, progress: Progress) -> None:
        self._db, self._rule, self._progress = db, rule, progress
        self._day = bank_date(db)
        self._today = _day_number(self._day)
        (last,) = db.execute("SELECT coalesce(max(id), 0) FROM customer").fetchone()
        self._size = int(last) + 1
        self._filled = np.zeros(self._size, dtype=np.uint16)
        self._sound = np.zeros(self._size, dtype=np.uint16)
        self._seen = np.full(self._size, _NEVER, dtype=np.int32)  # day number of the last confirmation

    def read(self) -> Measured:
        columns = self._customers()
        exists = columns["exists"]
        has_number, twin = self._identities()
        self._progress.report(0.5, "")
        self._contacts(columns["imported"])
        self._places()
        self._progress.report(0.75, "")
        self._wealth()
        self._visits()
        conflicts = np.zeros(self._size, dtype=np.bool_)
        conflicts[self._ids("SELECT customer_id FROM conflict WHERE state = 'OPEN'")] = True
        ids = np.flatnonzero(exists).astype(np.int32)
        asked = self._asked(columns)
        filled = self._filled & asked
        seen = np.maximum(self._seen, columns["imported"])
        days = np.where(seen == _NEVER, np.iinfo(np.int32).max, np.maximum(0, self._today - seen))
        self._progress.report(1.0, "")
        return Measured(
            self._day, ids, columns["home"][ids], asked[ids], filled[ids], (self._sound & filled)[ids],
            conflicts[ids], days[ids].astype(np.int32), has_number[ids], twin[ids],
            columns["stored"][ids].astype(np.int16),
        )  # fmt: skip

    def _customers(self) -> dict[str, Ids]:
        names = ("exists", "home", "is_person", "life", "imported", "stored")
        columns = {name: np.zeros(self._size, dtype=np.int32) for name in names}
        received = {
            batch: _day_number(at)
            for batch, at in self._db.execute("SELECT id, substr(imported_at, 1, 10) FROM import_batch")
        }
        for rows in self._portions(
            "SELECT id, name, coalesce(home_grid_id, 0), kind = 'PERSON', (lifecycle = 'POTENTIAL') + 2 * (lifecycle ="
            " 'EXISTING'), batch_id, coalesce(quality_score, -1), household_id IS NOT NULL, substr(updated_at, 1, 10)"
            " FROM customer"
        ):
            who, name, home, person, life, batch, stored, family, updated = zip(*rows, strict=True)
            ids = np.array(who)
            columns["exists"][ids] = 1
            columns["home"][ids], columns["is_person"][ids], columns["life"][ids] = home, person, life
            columns["imported"][ids] = [received.get(one, _NEVER) for one in batch]
            columns["stored"][ids] = stored
            self._note("name", ids[[bool(one.strip()) for one in name]], good=ids[[_readable(one) for one in name]])
            self._note("household", ids[np.array(family, dtype=np.bool_)])
            edited = [place for place, one in enumerate(updated) if one is not None]
            self._confirm(ids[edited], [updated[place] for place in edited])
            self._progress.report(0.25 * float(ids[-1]) / self._size, "")
        return columns

    def _identities(self) -> tuple[Flags, Flags]:
        """Whether each has a number, and whether another record has the same one."""
        people = self._texts("SELECT customer_id, id_no, occupation IS NOT NULL FROM person_profile", "work")
        firms = self._texts(
            "SELECT customer_id, coalesce(uscc, old_reg_no, org_code), industry IS NOT NULL FROM org_profile", "work"
        )
        has, twin = (np.zeros(self._size, dtype=np.bool_) for _ in range(2))
        for (ids, numbers), holds in ((people, resident_ids_hold), (firms, credit_codes_hold)):
            codes = chars(numbers, 18)
            self._note("identity", ids, good=ids[holds(codes)])
            has[ids] = True
            _, which, count = np.unique(np.array(numbers), return_inverse=True, return_counts=True)
            twin[ids[count[which] > 1]] = True
        return has, twin

    def _texts(self, sql: str, flag: str) -> tuple[Ids, list[str]]:
        """Ids and texts of the rows that have one; the third column says whether `flag` is filled."""
        found, texts = [], []
        for rows in self._portions(sql):
            who, text, flagged = zip(*rows, strict=True)
            ids = np.array(who, dtype=np.int32)
            self._note(flag, ids[np.array(flagged, dtype=np.bool_)])
            found.append(ids[[bool(one) for one in text]])
            texts += [one for one in text if one]
        return np.concatenate(found) if found else np.empty(0, np.int32), texts

    def _contacts(self, imported: Ids) -> None:
        oldest = self._oldest("phone")
        for rows in self._portions("SELECT customer_id, value, verified_on FROM contact WHERE kind <> 'WECHAT'"):
            who, value, verified = zip(*rows, strict=True)
            ids = np.array(who, dtype=np.int32)
            checked = np.array([_NEVER if one is None else _day_number(one) for one in verified])
            np.maximum.at(self._seen, ids, checked.astype(np.int32))
            known = np.where(checked == _NEVER, imported[ids], checked) >= oldest
            right = np.array([_PHONE.fullmatch(one) is not None for one in value])
            self._note("phone", ids, good=ids[known & right])

    def _places(self) -> None:
        self._note(
            "address",
            self._ids("SELECT customer_id FROM address WHERE raw <> ''"),
            good=self._ids("SELECT customer_id FROM address WHERE division_id IS NOT NULL"),
        )
        for rows in self._portions("SELECT customer_id, state = 'CURRENT', located_on FROM geo_point WHERE seq = 0"):
            who, current, placed = zip(*rows, strict=True)
            ids = np.array(who, dtype=np.int32)
            self._note("location", ids, good=ids[np.array(current, dtype=np.bool_)])
            self._confirm(ids, placed)

    def _wealth(self) -> None:
        for field, of_household, of_firm in (
            ("income", "annual_income_fen", "annual_sales_fen"),
            ("assets", "assets_fen", "reg_capital_fen"),
        ):
            self._note(
                field,
                self._ids(
                    f"SELECT c.id FROM household h JOIN customer c ON c.household_id = h.id WHERE h.{of_household} IS"
                    f" NOT NULL UNION ALL SELECT customer_id FROM org_profile WHERE {of_firm} IS NOT NULL"
                ),
            )
        self._note(
            "products",
            self._ids(
                "SELECT customer_id FROM account_history WHERE products <> 0 UNION ALL SELECT customer_id FROM loan"
            ),
        )
        self._note("consent", self._ids("SELECT customer_id FROM consent_record WHERE withdrawn_on IS NULL"))

    def _visits(self) -> None:
        """Only visits that found somebody and were not shown to be untrue."""
        recent = self._oldest("needs")
        for rows in self._portions(
            "SELECT customer_id, substr(started_at, 1, 10), need IS NOT NULL, competitor IS NOT NULL FROM visit"
            " WHERE found_nobody = 0 AND verified <> 'UNTRUE'"
            " AND id NOT IN (SELECT supersedes FROM visit WHERE supersedes IS NOT NULL)"
        ):
            who, on, need, competitor = zip(*rows, strict=True)
            ids = np.array(who, dtype=np.int32)
            at = np.array([_day_number(one) for one in on], dtype=np.int32)
            np.maximum.at(self._seen, ids, at)
            noted = np.array(need, dtype=np.bool_)
            self._note("needs", ids[noted], good=ids[noted & (at >= recent)])
            self._note("other_banks", ids[np.array(competitor, dtype=np.bool_)])

    def _asked(self, columns: dict[str, Ids]) -> Bits:
        person, life = columns["is_person"] == 1, columns["life"]
        of = {
            Who.ALL: np.ones(self._size, dtype=np.bool_), Who.PERSON: person, Who.ORGANISATION: ~person,
            Who.EXISTING: life == 2, Who.POTENTIAL: life == 1,
        }  # fmt: skip
        asked = np.zeros(self._size, dtype=np.uint16)
        for field in self._rule.fields:
            asked |= of[field.who].astype(np.uint16) << np.uint16(FIELDS.index(field.key))
        return asked

    def _note(self, field: str, ids: Ids, *, good: Ids | None = None) -> None:
        """These have the field; `good` of them a sound one (all, when not told)."""
        bit = np.uint16(1 << FIELDS.index(field))
        self._filled[ids] |= bit
        self._sound[ids if good is None else good] |= bit

    def _confirm(self, ids: Ids, days: Iterable[str | None]) -> None:
        at = np.array([_NEVER if day is None else _day_number(day) for day in days], dtype=np.int32)
        np.maximum.at(self._seen, ids, at)

    def _oldest(self, field: str) -> int:
        """The first day number on which a value of the field is not yet out of date."""
        months = next((one.months for one in self._rule.fields if one.key == field), None)
        if months is None:
            return _NEVER
        (day,) = self._db.execute("SELECT date(?, ?)", (self._day, f"-{months} months")).fetchone()
        return _day_number(str(day))

    def _ids(self, sql: str) -> Ids:
        return np.fromiter((row[0] for row in self._db.execute(sql)), dtype=np.int32)

    def _portions(self, sql: str) -> Iterator[list[tuple[object, ...]]]:
        cursor = self._db.execute(sql)
        while rows := cursor.fetchmany(_BATCH):
            self._progress.check()
            yield rows


@cache
def _day_number(day: str) -> int:
    """Days since 1970; kept, since a million rows speak of a few thousand days."""
    return int(np.datetime64(day, "D").astype(np.int64))


def _readable(name: str) -> bool:
    """Neither empty nor damaged by a wrong encoding on its way here."""
    return bool(name.strip()) and "\ufffd" not in name and "?" not in name
