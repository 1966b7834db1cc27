"""The card of a household 户: who belongs to it, where it lives, what it has, how it was matched; all masked."""

from dataclasses import dataclass

from desktop.customers.customer_card import Home, Source
from desktop.customers.masking import mask_address, mask_name
from desktop.customers.month_run import month_names, unpack_amounts
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.refusal import Refused

ADULT_YEARS, CHILD_YEARS = 18, 14


@dataclass(frozen=True, slots=True)
class HouseholdMember:
    """Of a minor only the relation and the age band are known here."""

    relation: str
    customer_id: int | None
    name: str | None  # masked
    is_minor: bool
    under_14: bool | None  # of a minor; None = not known
    lifecycle: str | None
    deposits_fen: int | None
    loans_fen: int


@dataclass(frozen=True, slots=True)
class HouseholdCard:
    """None = not known; money in 分."""

    id: int
    hh_no: str
    uid: str
    head_name: str | None  # masked
    member_count: int
    members: tuple[HouseholdMember, ...]
    address: str | None  # masked; of the head
    address_kind: str | None
    home: Home | None
    lon_e7: int | None  # of the head, else of the first member that is located
    lat_e7: int | None
    accuracy_m: int | None
    annual_income_fen: int | None
    assets_fen: int | None
    debts_fen: int | None
    farm_area_mu: float | None
    main_business: str | None
    credit_grade: str | None
    confidence: int
    confirmed_by: str | None  # name of the member of staff, or his number
    matched_on: str | None
    deposits_fen: int | None
    deposits_month: str | None
    loans_fen: int
    overdue_loans: int
    visits_in_12_months: int
    last_visit_on: str | None
    members_source: Source
    as_of: str


def household_card(db: Connection, household_id: int) -> HouseholdCard:
    """The card of one household on the bank's date. Raises Refused when there is no such household."""
    row = db.execute(
        "SELECT h.hh_no, h.uid, head.name, h.head_id, h.member_count, h.annual_income_fen, h.assets_fen, h.debts_fen,"
        "       h.farm_area_mu, h.main_business, h.credit_grade, h.confidence,"
        "       COALESCE((SELECT name FROM staff WHERE staff_no = h.confirmed_by), h.confirmed_by)"
        "  FROM household h LEFT JOIN customer head ON head.id = h.head_id WHERE h.id = ?",
        (household_id,),
    ).fetchone()
    if row is None:
        raise Refused("这一户已不在本行数据中。", "This household is no longer in the bank's data.")
    hh_no, uid, head_name, head_id, count, income, assets, debts, area, business, grade, confidence, confirmed = row
    day = bank_date(db)
    members, matched_on, month = _members(db, household_id, day)
    persons = [one.customer_id for one in members if one.customer_id is not None]
    if head_id is not None and head_id not in persons:
        persons.insert(0, head_id)
    address, kind = _address(db, persons)
    lon, lat, accuracy = _place(db, persons)
    overdue = _overdue(db, persons, day)
    visits, last = _visits(db, persons, day)
    known = [one.deposits_fen for one in members if one.deposits_fen is not None]
    return HouseholdCard(
        id=household_id,
        hh_no=hh_no,
        uid=uid,
        head_name=mask_name(head_name) if head_name else None,
        member_count=count,
        members=members,
        address=address,
        address_kind=kind,
        home=_home(db, household_id, day),
        lon_e7=lon,
        lat_e7=lat,
        accuracy_m=accuracy,
        annual_income_fen=income,
        assets_fen=assets,
        debts_fen=debts,
        farm_area_mu=area,
        main_business=business,
        credit_grade=grade,
        confidence=confidence,
        confirmed_by=confirmed,
        matched_on=matched_on,
        deposits_fen=sum(known) if known else None,
        deposits_month=month,
        loans_fen=sum(one.loans_fen for one in members),
        overdue_loans=overdue,
        visits_in_12_months=visits,
        last_visit_on=last,
        members_source=Source("MAP" if confirmed else None, matched_on),
        as_of=day,
    )


def _members(db: Connection, household_id: int, day: str) -> tuple[tuple[HouseholdMember, ...], str | None, str | None]:
    """The members on the day, the latest day one of them joined, and the latest month of their accounts."""
    rows = db.execute(
        "SELECT m.relation, m.customer_id, c.name, m.is_minor OR COALESCE(p.birth_on > date(:day, :adult), 0),"
        "       p.birth_on > date(:day, :child), c.lifecycle, m.valid_from,"
        "       h.first_month, h.months, h.width, substr(h.deposit_end, -h.width),"
        "       (SELECT COALESCE(sum(l.balance_fen), 0) FROM loan l WHERE l.customer_id = m.customer_id"
        "          AND l.start_on <= :day AND (l.settled_on IS NULL OR l.settled_on > :day))"
        "  FROM household_member m"
        "  LEFT JOIN customer c ON c.id = m.customer_id"
        "  LEFT JOIN person_profile p ON p.customer_id = m.customer_id"
        "  LEFT JOIN account_history h ON h.customer_id = m.customer_id AND h.months > 0"
        " WHERE m.household_id = :id AND m.valid_from <= :day AND (m.valid_to IS NULL OR m.valid_to > :day)"
        " ORDER BY m.seq",
        {"id": household_id, "day": day, "adult": f"-{ADULT_YEARS} years", "child": f"-{CHILD_YEARS} years"},
    ).fetchall()
    months = [month_names(row[7], row[8])[-1] for row in rows if row[7] is not None]
    latest = max(months, default=None)
    members = []
    for relation, customer, name, minor, child, lifecycle, _, first, count, width, last, loans in rows:
        deposits = None
        if first is not None and month_names(first, count)[-1] == latest:
            deposits = int(unpack_amounts(last, width)[-1])
        members.append(
            HouseholdMember(
                relation=relation,
                customer_id=None if minor else customer,
                name=None if minor or not name else mask_name(name),
                is_minor=bool(minor),
                under_14=None if child is None or not minor else bool(child),
                lifecycle=lifecycle,
                deposits_fen=deposits,
                loans_fen=int(loans),
            )
        )
    return tuple(members), max((row[6] for row in rows), default=None), latest


def _address(db: Connection, persons: list[int]) -> tuple[str | None, str | None]:
    """Where the household lives: the living address of its head, else that of the first member who has one."""
    for person in persons:
        row = db.execute(
            "SELECT raw, kind FROM address WHERE customer_id = ? AND kind IN ('LIVE', 'HUKOU')"
            " ORDER BY kind = 'HUKOU', seq LIMIT 1",
            (person,),
        ).fetchone()
        if row is not None:
            return mask_address(row[0]), row[1]
    return None, None


def _home(db: Connection, household_id: int, day: str) -> Home | None:
    row = db.execute(
        "SELECT g.id, g.code, g.name, a.branch_id, branch.name, a.outlet_id, outlet.name, a.staff_id, lead.name,"
        "       a.valid_from"
        "  FROM household h JOIN grid g ON g.id = h.grid_id"
        "  LEFT JOIN grid_assignment a ON a.grid_id = g.id AND a.role = 'LEAD'"
        "    AND a.valid_from <= :day AND (a.valid_to IS NULL OR a.valid_to > :day)"
        "  LEFT JOIN org_unit branch ON branch.id = a.branch_id"
        "  LEFT JOIN org_unit outlet ON outlet.id = a.outlet_id"
        "  LEFT JOIN staff lead ON lead.id = a.staff_id"
        " WHERE h.id = :id",
        {"id": household_id, "day": day},
    ).fetchone()
    if row is None:
        return None
    grid_id, code, name, branch_id, branch, outlet_id, outlet, manager_id, manager, since = row
    return Home(
        grid_id,
        code,
        name,
        rule=None,
        branch_id=branch_id,
        branch_name=branch,
        outlet_name=outlet,
        manager_name=manager,
        manager_is_own=False,
        outlet_id=outlet_id,
        manager_id=manager_id,
        assigned_on=since,
    )


def _place(db: Connection, persons: list[int]) -> tuple[int | None, int | None, int | None]:
    for person in persons:
        row = db.execute(
            "SELECT lon_e7, lat_e7, accuracy_m FROM geo_point WHERE customer_id = ? AND seq = 0 AND state <> 'HISTORY'",
            (person,),
        ).fetchone()
        if row is not None:
            return row[0], row[1], row[2]
    return None, None, None


def _overdue(db: Connection, persons: list[int], day: str) -> int:
    (count,) = db.execute(
        f"SELECT count(*) FROM loan WHERE customer_id IN ({_marks(persons)}) AND overdue_days > 0 AND start_on <= ?"
        " AND (settled_on IS NULL OR settled_on > ?)",
        [*persons, day, day],
    ).fetchone()
    return int(count)


def _visits(db: Connection, persons: list[int], day: str) -> tuple[int, str | None]:
    """Visits of the last 12 months at which somebody was met, and the day of the latest."""
    count, last = db.execute(
        f"SELECT count(*), substr(max(v.started_at), 1, 10) FROM visit v WHERE v.customer_id IN ({_marks(persons)})"
        " AND v.found_nobody = 0 AND v.verified <> 'UNTRUE'"
        " AND v.started_at >= date(?, '-12 months', '+1 day') AND v.started_at < date(?, '+1 day')"
        " AND v.id NOT IN (SELECT w.supersedes FROM visit w WHERE w.customer_id = v.customer_id AND w.supersedes > 0)",
        [*persons, day, day],
    ).fetchone()
    return int(count), last


def _marks(ids: list[int]) -> str:
    return ",".join("?" * len(ids))
