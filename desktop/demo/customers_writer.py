"""Writes one part of the records at a time: customer, profiles, contact, address, place, month report."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.database.connection import Connection
from desktop.demo import addresses, firms, money
from desktop.demo.addresses import Place
from desktop.demo.chance import Flags, Ints, stream
from desktop.demo.firms import Firms
from desktop.demo.ground_writer import division_id
from desktop.demo.identifiers import phones, uuids
from desktop.demo.locations import EXACT, METHODS, Locations
from desktop.demo.people import People
from desktop.demo.records import BATCHES, LIFECYCLES, POTENTIAL, Records
from desktop.demo.tables import days, insert, or_null, picked, slices
from desktop.maps import datum
from desktop.maps.geometry_blob import E7

UID_SINCE = 1_426_125_600_000  # 2015-03-12 +08:00, the first import
FIRM_PHONES = 500_000_000  # owner numbers of phones of firms without a known representative
PREFIX = dict(
    zip(("CORE", "CREDIT", "PROV_CRM", "SUNSHINE", "MOBILE", "MAP", "EXCEL", "PAPER"), "12345678", strict=True)
)
IMPORTED_ON = np.array([batch.imported_on for batch in BATCHES], dtype="datetime64[D]")
GENDERS = ("F", "M")
RESIDENCE = ("RESIDENT", "WORKING_AWAY", "EMPTY_REGISTRATION", "MOVED_OUT")
FARMING = ("务农", "务工", "个体经营", "建筑工", "养殖", "家纺加工", "运输", "退休")
TOWNSPEOPLE = ("职工", "个体经营", "教师", "医护", "公职人员", "退休", "自由职业", "技术人员")
SCHOOLING = ("小学", "初中", "高中", "大专", "本科")


@dataclass(frozen=True, slots=True)
class Marks:
    """What else is known of each record before it is written."""

    is_key: Flags
    has_loan: Flags
    has_line: Flags
    account: Flags
    household_id: Ints  # −1 = none
    home_rule: NDArray[Any]  # word or None for each record
    manager: Ints  # row of staff where it differs from the grid's lead, else −1
    location: Ints  # row in Locations, −1 = not located


@dataclass(frozen=True, slots=True)
class Town:
    """Everything the writer looks up: who lives where, and what the places are called."""

    seed: int
    as_of: date
    people: People
    firms: Firms
    records: Records
    locations: Locations
    marks: Marks
    places: list[Place]
    town_count: int
    rural: Flags
    village_centres: E7


def write_part(db: Connection, town: Town, part: int, rows: slice) -> None:
    """Insert the customers of these rows of Records (ids rows.start + 1 …) with everything that hangs on them."""
    records, marks = town.records, town.marks
    rng = stream(town.seed, f"customers {part}")
    ids = np.arange(rows.start, rows.stop) + 1
    person, firm = records.person[rows], records.firm[rows]
    is_person = person >= 0
    home, lifecycle, village = records.home[rows], records.lifecycle[rows], records.village[rows]
    names = [
        town.people.name[p] if p >= 0 else town.firms.name[f]
        for p, f in zip(person.tolist(), firm.tolist(), strict=True)
    ]
    kind = np.where(is_person, 0, 1 + town.firms.kind[firm])
    platform = [BATCHES[b].platform for b in records.batch[rows].tolist()]
    insert(
        db, "customer", id=ids, uid=uuids(rng, len(ids), first_millisecond=UID_SINCE + rows.start),
        cust_no=[f"{PREFIX[name]}{number:09d}" for name, number in zip(platform, ids.tolist(), strict=True)],
        kind=picked(("PERSON", *firms.KINDS), kind), name=names, lifecycle=picked(LIFECYCLES, lifecycle),
        segment=_segments(rng, kind, town.rural[village]), follow_class=_follow_classes(rng, marks, rows),
        is_key=marks.is_key[rows].astype(np.int64), no_contact=(rng.random(len(ids)) < 0.012).astype(np.int64),
        list_flag=_lists(rng, marks, rows), home_grid_id=or_null(np.where(home < 0, -1, home + 1)),
        home_grid_rule=marks.home_rule[rows].tolist(),
        manager_id=or_null(np.where(marks.manager[rows] < 0, -1, marks.manager[rows] + 1)),
        household_id=or_null(marks.household_id[rows]), batch_id=records.batch[rows] + 1,
    )  # fmt: skip
    _people(db, rng, town, ids[is_person], person[is_person], records.has_id[rows][is_person])
    _firms(db, town, ids[~is_person], firm[~is_person])
    _contacts(db, rng, town, ids, person, firm, records.has_phone[rows])
    _addresses(db, rng, town, part, rows, ids)
    _points(db, rng, town, ids, marks.location[rows], records.batch[rows])
    _accounts(db, town, part, rows)
    waiting = np.flatnonzero(lifecycle == POTENTIAL)
    received = IMPORTED_ON[records.batch[rows][waiting]]
    given = received - rng.integers(1, 60, len(waiting))
    insert(
        db, "consent_record", customer_id=ids[waiting], basis="CONSENT", purposes='["营销"]',
        given_on=days(given), evidence="示例告知书",
    )  # fmt: skip


def _segments(rng: np.random.Generator, kind: Ints, rural: Flags) -> list[str | None]:
    big = rng.random(len(kind))
    person = np.where(rural, np.where(big < 0.04, 1, 0), -1)
    other = np.array([-1, 2, -1, 3, 4, -1, -1])[kind]
    leading = (kind == 2) & (big < 0.02)
    words = ("一般农户", "大户", "个体户", "合作社", "家庭农场", "龙头企业")
    return picked(words, np.where(leading, 5, np.where(kind == 0, person, other)))


def _follow_classes(rng: np.random.Generator, marks: Marks, rows: slice) -> list[str | None]:
    chance = rng.random(rows.stop - rows.start)
    ordinary = np.searchsorted([0.78, 0.94], chance, side="right")
    lifted = np.where(marks.is_key[rows], np.where(chance < 0.7, 2, 3), ordinary)
    words = ("一般关注", "定期回访", "重点跟进", "培植发展")
    return picked(words, np.where(marks.has_loan[rows], np.maximum(lifted, 1), lifted))


def _lists(rng: np.random.Generator, marks: Marks, rows: slice) -> list[str | None]:
    chance = rng.random(rows.stop - rows.start)
    listed = np.where(marks.has_line[rows], 0, np.where(chance < 0.006, 1, np.where(chance < 0.0075, 2, -1)))
    return picked(("WHITE", "GREY", "BLACK"), listed)


def _people(db: Connection, rng: np.random.Generator, town: Town, ids: Ints, person: Ints, has_id: Flags) -> None:
    people = town.people
    n = len(ids)
    rural = town.rural[people.household_village[people.household[person]]]
    age = (np.datetime64(town.as_of, "D") - people.born[person]).astype(np.int64) / 365.2425
    work = np.where(age > 61, np.where(rural, rng.choice([0, 7], size=n), 5), rng.integers(0, len(FARMING) - 1, n))
    work = np.where(age < 21, -1, work)
    school = np.clip(np.rint((75 - age) / 16 + rng.normal(0.0, 0.8, n)), 0, len(SCHOOLING) - 1).astype(np.int64)
    school = np.where(rng.random(n) < 0.35, -1, school)
    relation = people.relation[person]
    couple = np.zeros(len(people.household_village), dtype=np.bool_)
    couple[people.household[people.relation == 1]] = True
    married = couple[people.household[person]] & (relation <= 1)
    marital = np.where(married, 1, np.where(age < 27, 0, np.where(relation == 3, np.where(age > 74, 3, 1), 0)))
    marital = np.where((marital == 0) & (age > 30), rng.choice([0, 1, 2], size=n, p=[0.4, 0.4, 0.2]), marital)
    insert(
        db, "person_profile", customer_id=ids,
        id_no=[people.id_no[p] if known else None for p, known in zip(person.tolist(), has_id.tolist(), strict=True)],
        gender=picked(GENDERS, people.male[person].astype(np.int64)), birth_on=days(people.born[person]),
        marital=picked(("未婚", "已婚", "离异", "丧偶"), np.where(rng.random(n) < 0.2, -1, marital)),
        education=picked(SCHOOLING, school),
        occupation=picked((*FARMING, *TOWNSPEOPLE), np.where(work < 0, -1, np.where(rural, work, work + len(FARMING)))),
        residence_status=picked(RESIDENCE, people.away[person]),
        is_farm_household=(rural & (rng.random(n) < 0.74)).astype(np.int64),
    )  # fmt: skip


def _firms(db: Connection, town: Town, ids: Ints, firm: Ints) -> None:
    source = town.firms
    rows = firm.tolist()
    insert(
        db, "org_profile", customer_id=ids, uscc=[source.credit_code[f] for f in rows],
        old_reg_no=[source.old_number[f] for f in rows], org_code=[source.code[f] for f in rows],
        taxpayer_no=[source.credit_code[f] for f in rows],
        legal_rep=[town.people.name[r] if r >= 0 else None for r in source.legal_rep[firm].tolist()],
        founded_on=days(source.founded[firm]), reg_capital_fen=source.capital_fen[firm],
        industry=[source.industry[f] for f in rows], scale=picked(firms.SCALES, source.scale[firm]),
        employees=source.employees[firm], annual_sales_fen=source.sales_fen[firm],
    )  # fmt: skip


def _contacts(
    db: Connection, rng: np.random.Generator, town: Town, ids: Ints, person: Ints, firm: Ints, has_phone: Flags
) -> None:
    people = town.people
    through = np.where(person >= 0, person, town.firms.legal_rep[firm])
    owner = np.where(through >= 0, people.phone_owner[through], FIRM_PHONES + firm)
    rows = np.flatnonzero(has_phone)
    age = rng.integers(0, 700, len(rows))
    verified = np.where(rng.random(len(rows)) < 0.4, age, -1)
    when = np.datetime64(town.as_of, "D") - verified
    insert(
        db, "contact", customer_id=ids[rows], seq=0, kind="MOBILE", value=phones(owner[rows]),
        verified_on=days(np.where(verified < 0, np.datetime64("NaT"), when)),
    )  # fmt: skip
    more = np.flatnonzero(has_phone & (rng.random(len(ids)) < 0.03))
    insert(
        db, "contact", customer_id=ids[more], seq=1, kind="MOBILE", is_primary=0,
        value=phones(FIRM_PHONES + 100_000_000 + ids[more]),
    )  # fmt: skip


def _addresses(db: Connection, rng: np.random.Generator, town: Town, part: int, rows: slice, ids: Ints) -> None:
    records, people = town.records, town.people
    person = records.person[rows]
    house = people.household[person]
    is_person = person >= 0
    group = np.where(is_person, people.household_group[house], -1)
    number = np.where(is_person, people.household_number[house], 1 + records.firm[rows] % 97)
    home, village = records.home[rows], records.village[rows]
    written = addresses.write(
        town.seed, part=part, places=town.places, village=village, parsed=home, group=group, number=number
    )
    columns = (list(column) for column in zip(*written, strict=True))
    raw, group_no, road, road_no, estate, building, unit, room, house_no, score = columns
    kinds = np.where(is_person, np.where(rng.random(len(ids)) < 0.7, 0, 1), np.where(rng.random(len(ids)) < 0.7, 2, 3))
    rule = town.marks.home_rule[rows]
    kinds = np.where(rule == "HUKOU_ADDRESS", 1, np.where(rule == "LIVE_ADDRESS", 0, kinds))
    kinds = np.where(rule == "REGISTER_ADDRESS", 3, np.where(rule == "OPERATE_ADDRESS", 2, kinds))
    insert(
        db, "address", customer_id=ids, seq=0, kind=picked(("LIVE", "HUKOU", "OPERATE", "REGISTER"), kinds), raw=raw,
        division_id=or_null(np.where(home < 0, -1, division_id(0, town.town_count) + home)), group_no=group_no,
        road=road, road_no=road_no, estate=estate, building=building, unit=unit, room=room, house_no=house_no,
        parse_score=score,
    )  # fmt: skip


def _points(db: Connection, rng: np.random.Generator, town: Town, ids: Ints, location: Ints, batch: Ints) -> None:
    rows = np.flatnonzero(location >= 0)
    at = location[rows]
    e7, method = town.locations.e7[at], town.locations.method[at]
    n = len(rows)
    crs = np.where(method == 0, 0, np.where((method <= EXACT) & (rng.random(n) < 0.3), 2, 1))
    crs = np.where((crs == 2) & (rng.random(n) < 0.2), 3, crs)
    raw_x, raw_y = _as_received(e7, crs)
    since = IMPORTED_ON[batch[rows]]
    until = np.datetime64(town.as_of, "D")
    located_on = since + (rng.random(n) ** 0.7 * (until - since).astype(np.int64)).astype(np.int64)
    insert(
        db, "geo_point", customer_id=ids[rows], seq=0, lon_e7=e7[:, 0], lat_e7=e7[:, 1], raw_x=raw_x, raw_y=raw_y,
        raw_crs=picked(("WGS84", "CGCS2000", "GCJ02", "BD09"), crs), method=picked(METHODS, method),
        accuracy_m=town.locations.accuracy_m[at], located_on=days(located_on),
    )  # fmt: skip
    before = np.flatnonzero((method <= EXACT) & (rng.random(n) < 0.03))  # found at the village centre first
    centre = town.village_centres[town.records.home[ids[rows[before]] - 1]]
    insert(
        db, "geo_point", customer_id=ids[rows[before]], seq=1, lon_e7=centre[:, 0], lat_e7=centre[:, 1],
        raw_crs="CGCS2000", method="VILLAGE_CENTRE", accuracy_m=900, located_on=days(since[before]), state="HISTORY",
    )  # fmt: skip


def _as_received(e7: E7, crs: Ints) -> tuple[list[float | None], list[float | None]]:
    """The coordinates a phone map gave, six decimals, where the point came as GCJ-02 (2) or BD-09 (3)."""
    lonlat = e7.astype(np.float64) * 1e-7
    received = lonlat.copy()
    shifted = crs >= 2
    received[shifted] = datum.wgs84_to_gcj02(lonlat[shifted])
    baidu = crs == 3
    received[baidu] = datum.gcj02_to_bd09(received[baidu])
    x, y = np.round(received[:, 0], 6).tolist(), np.round(received[:, 1], 6).tolist()
    keep = shifted.tolist()
    return (
        [value if moved else None for value, moved in zip(x, keep, strict=True)],
        [value if moved else None for value, moved in zip(y, keep, strict=True)],
    )


def _accounts(db: Connection, town: Town, part: int, rows: slice) -> None:
    records, people = town.records, town.people
    held = np.flatnonzero(town.marks.account[rows]) + rows.start
    person = records.person[held]
    found = money.accounts(
        town.seed, part=part, record=held, lifecycle=records.lifecycle[held], is_firm=person < 0,
        has_loan=town.marks.has_loan[held], away=(person >= 0) & (people.away[person] == 1), as_of=town.as_of,
    )  # fmt: skip
    wide = np.maximum(found.end, found.average).max(axis=1, initial=0) > money.FOUR_BYTES
    for mask, dtype in ((~wide, "<i4"), (wide, "<i8")):
        if not mask.any():
            continue
        insert(
            db, "account_history", customer_id=held[mask] + 1, first_month=money.first_month(town.as_of),
            months=money.MONTHS, width=int(dtype[-1]), deposit_avg=slices(found.average[mask], dtype),
            deposit_end=slices(found.end[mask], dtype), txn_count=slices(found.transactions[mask], "<u2"),
            products=found.products[mask],
        )  # fmt: skip
