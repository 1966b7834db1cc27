"""Goes through a bank: which addresses lead to a village now, who gets a point, whose point contradicts its address.

Only reads; what is found is written by one edit (`edits.LocateCustomers`). What a person has decided stays: villages
and points that are there already, homes set by hand and exceptions from the borders are not touched.
"""

from array import array
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.queries import active_plan, partition_of
from desktop.locating.datum_check import DatumFinding, datum_findings
from desktop.locating.gazetteer import Gazetteer
from desktop.locating.home_rule import MANUAL, Placed, home_of, likeliest
from desktop.locating.house_points import DOOR_ACCURACY_M, HousePoints, door
from desktop.locating.locator import Locator
from desktop.locating.place_queries import (
    GROUP_ACCURACY_M,
    VILLAGE_ACCURACY_M,
    addresses_between,
    customers_between,
    gazetteer_of,
    grid_members,
    last_customer,
    unplaced_rows,
)
from desktop.locating.resolver import Reason
from desktop.locating.village_ground import NEARBY_M, VillageGround
from desktop.maps.projection import e7_to_world
from desktop.progress import Progress

EXACT = frozenset({"GPS", "MAP_PICK", "ADDRESS", "IMPORT"})
_SHIFTED = frozenset({"GCJ02", "BD09"})
_AT_ONCE = 50_000  # customers


@dataclass(frozen=True, slots=True)
class ReadAddress:
    """An address that leads to a village now and did not before."""

    customer: int
    seq: int
    division: int
    group_no: int  # 0 = none
    score: float
    old_group: int
    old_score: float | None


@dataclass(frozen=True, slots=True)
class NewPoint:
    """A place for a customer who had none."""

    customer: int
    lon_e7: int
    lat_e7: int
    method: str  # ADDRESS GROUP_CENTRE VILLAGE_CENTRE
    accuracy_m: int


@dataclass(frozen=True, slots=True)
class NewHome:
    customer: int
    old: int
    new: int
    old_rule: str
    new_rule: str


Unplaced = tuple[int, int, int | None, int | None, int | None, float]
"""A row of `unplaced`."""


@dataclass(slots=True)
class Findings:
    """What a pass over the bank found. `customers`: how many were looked at, `read`: addresses that were read."""

    customers: int = 0
    read: int = 0
    located_before: int = 0
    addresses: list[ReadAddress] = field(default_factory=list)
    points: list[NewPoint] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)
    homes: list[NewHome] = field(default_factory=list)
    unplaced: dict[int, Unplaced] = field(default_factory=dict)
    unplaced_before: dict[int, Unplaced] = field(default_factory=dict)
    datums: tuple[DatumFinding, ...] = ()

    def reasons(self) -> dict[Reason, int]:
        """How many customers wait for each reason."""
        counts: dict[Reason, int] = {reason: 0 for reason in Reason if reason is not Reason.LOCATED}
        for row in self.unplaced.values():
            counts[Reason(row[1])] += 1
        return counts

    def methods(self) -> dict[str, int]:
        counts = {"ADDRESS": 0, "GROUP_CENTRE": 0, "VILLAGE_CENTRE": 0}
        for point in self.points:
            counts[point.method] += 1
        return counts


@dataclass(slots=True)
class _Person:
    """A customer with what is needed to decide where he belongs."""

    id: int
    is_person: bool
    home: int
    rule: str
    household_grid: int
    addresses: list[Placed]
    kept: bool  # the home was decided by a person
    at: int = 0  # the grid of the point that was found
    confirmed: int = 0  # the grid of a confirmed point


class _Failed(NamedTuple):
    """Why an address leads nowhere, and where it might."""

    reason: Reason
    town: int | None
    first: int | None
    second: int | None
    score: float


def find(db: Connection, progress: Progress | None = None) -> Findings:
    """The whole bank: half a minute for a million records. Raises Cancelled, and Refused when no plan is in force."""
    return _Pass(db, progress or Progress()).go()


class _Pass:
    def __init__(self, db: Connection, progress: Progress) -> None:
        self._db, self._progress = db, progress
        self._gazetteer: Gazetteer = gazetteer_of(db)
        self._locator = Locator(self._gazetteer)
        self._ground = VillageGround(partition_of(db, active_plan(db, bank_date(db))), grid_members(db))
        self._doors = HousePoints()
        self._found = Findings(unplaced_before={row[0]: row for row in unplaced_rows(db)})
        self._without_point: list[_Person] = []
        self._newly_read: list[_Person] = []  # who has a point, and of whose home something new is known
        self._homeless: list[tuple[_Person, int, int]] = []  # whose confirmed point lies here, and no home was set
        # customer, lon, lat, stated village, batch, shifted back already: flat, for most of a bank has a point
        self._stated = tuple(array("i") for _ in range(6))

    def go(self) -> Findings:
        last = last_customer(self._db)
        for first in range(1, last + 1, _AT_ONCE):
            self._progress.report(0.9 * first / (last + 1), "读取地址")
            self._block(first, min(first + _AT_ONCE - 1, last))
        self._progress.report(0.9, "核对坐标")
        doubted = self._check_points()
        self._progress.report(0.95, "确定位置")
        self._confirm()
        self._give_points()
        for person in (*self._without_point, *self._newly_read, *doubted):
            self._home(person)
        self._found.homes = sorted(
            {home.customer: home for home in self._found.homes}.values(), key=lambda one: one.customer
        )
        self._progress.report(1.0, "完成")
        return self._found

    def _block(self, first: int, last: int) -> None:
        addresses: dict[int, list[tuple[Any, ...]]] = {}
        for row in addresses_between(self._db, first, last):
            addresses.setdefault(row[0], []).append(row)
        for row in customers_between(self._db, first, last):
            self._customer(row, addresses.get(row[0], []))

    def _customer(self, row: tuple[Any, ...], addresses: list[tuple[Any, ...]]) -> None:
        customer, is_person, home, rule, batch, household, lon, lat, method, state, crs, by_hand, excepted = row
        self._found.customers += 1
        located = state in ("CURRENT", "DOUBTFUL")
        exact = state == "CURRENT" and method in EXACT
        before = len(self._found.addresses)
        placed, failed = self._read(customer, addresses)
        person = _Person(customer, bool(is_person), home, rule, household, placed, bool(excepted) or rule == MANUAL)
        if located:
            self._found.located_before += 1
            best = likeliest(placed, is_person=person.is_person) if exact else None
            if best is not None:
                if best.door is not None and method in ("GPS", "MAP_PICK"):
                    self._doors.see(best.division, best.door, lon, lat)
                if not (by_hand and method == "MAP_PICK"):
                    stated = (customer, lon, lat, best.division, batch, int(crs in _SHIFTED))
                    for column, value in zip(self._stated, stated, strict=True):
                        column.append(value)
        elif placed:
            self._without_point.append(person)
        else:
            self._found.unplaced[customer] = (customer, int(failed.reason), *failed[1:])
        if exact and not home:  # as an import leaves it
            self._homeless.append((person, lon, lat))
        elif located and not exact and len(self._found.addresses) > before:
            self._newly_read.append(person)

    def _read(self, customer: int, addresses: list[tuple[Any, ...]]) -> tuple[list[Placed], _Failed]:
        """The addresses that lead to a village, and what stands in the way of the most promising other one."""
        placed: list[Placed] = []
        failed = _Failed(Reason.NO_ADDRESS, None, None, None, 0.0)
        for _, seq, kind, raw, division, group_no, old_score in addresses:
            if not division:
                self._found.read += 1
                reading = self._locator.read(raw)
                if not reading.division:
                    ranked = [one.division for one in reading.resolution.candidates]
                    first, second = (ranked[at] if at < len(ranked) else None for at in (0, 1))
                    told = _Failed(
                        reading.reason, reading.resolution.town or None, first, second, round(reading.score, 3)
                    )
                    failed = max(failed, told, key=lambda one: (one.reason is not Reason.NO_ADDRESS, one.score))
                    continue
                self._found.addresses.append(
                    ReadAddress(
                        customer, seq, reading.division, reading.group_no, round(reading.score, 3), group_no, old_score
                    )
                )
                division, group_no = reading.division, reading.group_no or group_no
            placed.append(Placed(kind, division, group_no, door(raw, group_no)))
        return placed, failed

    def _check_points(self) -> list[_Person]:
        """Points far outside the village of their address become doubtful; returns whose they are."""
        if not self._stated[0]:
            return []
        customer, lon, lat, stated, batch, shifted = (np.frombuffer(one, dtype=np.int32) for one in self._stated)
        e7 = np.column_stack([lon, lat])
        far = np.nan_to_num(self._ground.metres_outside(e7_to_world(e7), stated)) > NEARBY_M
        self._found.doubtful = customer[far].tolist()
        self._found.datums = datum_findings(
            self._ground, batch, e7.astype(np.float64) * 1e-7, stated, shifted.astype(np.bool_)
        )
        new = {(one.customer, one.seq): one for one in self._found.addresses} if self._found.doubtful else {}
        return [person for number in self._found.doubtful if (person := self._again(number, new)) and person.home]

    def _again(self, customer: int, new: dict[tuple[int, int], ReadAddress]) -> _Person | None:
        """A customer whose point has become doubtful: where he belongs is decided by his addresses now."""
        rows = customers_between(self._db, customer, customer)
        if not rows:
            return None
        _, is_person, home, rule, _, household, *_, excepted = rows[0]
        placed = []
        for _, seq, kind, _, division, group_no, _ in addresses_between(self._db, customer, customer):
            read = new.get((customer, seq))
            if read is not None:
                placed.append(Placed(kind, read.division, read.group_no))
            elif division:
                placed.append(Placed(kind, division, group_no))
        return _Person(customer, bool(is_person), home, rule, household, placed, bool(excepted) or rule == MANUAL)

    def _confirm(self) -> None:
        """The grids of confirmed points whose owners have no home yet."""
        if self._homeless:
            e7 = np.array([place for _, *place in self._homeless], dtype=np.int32)
            for (person, *_), grid in zip(self._homeless, self._ground.grid_at(e7_to_world(e7)).tolist(), strict=True):
                person.confirmed = grid
                self._newly_read.append(person)

    def _give_points(self) -> None:
        given: list[tuple[_Person, NewPoint]] = []
        for person in self._without_point:
            place = likeliest(person.addresses, is_person=person.is_person)
            point = self._point(person.id, place) if place is not None else None
            if point is not None:
                given.append((person, point))
        self._found.points = [point for _, point in given]
        if not given:
            return
        e7 = np.array([(point.lon_e7, point.lat_e7) for _, point in given], dtype=np.int32)
        for (person, _), at in zip(given, self._ground.grid_at(e7_to_world(e7)).tolist(), strict=True):
            person.at = at

    def _point(self, customer: int, place: Placed) -> NewPoint | None:
        """The door if it is known, else the middle of the group, else of the village; None without any of them."""
        known = self._doors.at(place.division, place.door) if place.door is not None else None
        if known is not None:
            return NewPoint(customer, *known, "ADDRESS", DOOR_ACCURACY_M)
        group = self._gazetteer.groups.get((place.division, place.group_no))
        if group is not None:
            return NewPoint(customer, group.lon_e7, group.lat_e7, "GROUP_CENTRE", GROUP_ACCURACY_M)
        village = self._gazetteer.divisions.get(place.division)
        if village is None or village.lon_e7 is None or village.lat_e7 is None:
            return None
        return NewPoint(customer, village.lon_e7, village.lat_e7, "VILLAGE_CENTRE", VILLAGE_ACCURACY_M)

    def _home(self, person: _Person) -> None:
        if person.kept:
            return
        best = likeliest(person.addresses, is_person=person.is_person)
        grid, rule = home_of(
            person.addresses,
            lambda one: self._ground.home(one.division, person.at if one is best else 0),
            is_person=person.is_person,
            household_grid=person.household_grid,
            confirmed_grid=person.confirmed,
        )
        if grid and (grid, rule) != (person.home, person.rule):
            self._found.homes.append(NewHome(person.id, person.home, grid, person.rule, rule))
