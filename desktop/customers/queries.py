"""Reads of customers for the screen; what leaves here is masked."""

from typing import Any

from desktop.customers.customer_card import (
    Contact,
    Credit,
    CustomerCard,
    Deposits,
    Family,
    Home,
    HomeException,
    Line,
    Location,
    Member,
    OpenLoan,
    Organisation,
    PastVisit,
    Person,
    PostalAddress,
    Received,
    Source,
)
from desktop.customers.masking import mask_address, mask_id, mask_name, mask_phone
from desktop.customers.month_run import month_names, products_held, unpack_amounts, unpack_counts
from desktop.customers.panorama_queries import panorama
from desktop.database.connection import Connection
from desktop.refusal import Refused

_LAST_VISITS = 5
_SHOWN_MONTHS = 12
_CHILD_YEARS = 14  # younger: no name, no id (PIPL art. 28)


def bank_date(db: Connection) -> str:
    """The day the bank's data describes, YYYY-MM-DD; today where the file does not say."""
    (day,) = db.execute(
        "SELECT COALESCE((SELECT value FROM meta WHERE key = 'as_of'), date('now', 'localtime'))"
    ).fetchone()
    return str(day)


def home_grid(db: Connection, key: int, *, household: bool = False) -> int | None:
    """The home grid of a customer, or of a household; None without one."""
    of_customer, of_household = "SELECT home_grid_id FROM customer", "SELECT grid_id FROM household"
    row = db.execute(f"{of_household if household else of_customer} WHERE id = ?", (key,)).fetchone()
    return None if row is None else row[0]


def customer_card(db: Connection, customer_id: int) -> CustomerCard:
    """Everything the card of one customer shows, masked. Raises Refused when there is no such customer."""
    row = db.execute(
        "SELECT c.uid, c.cust_no, c.kind, c.name, c.lifecycle, c.segment, c.follow_class, c.is_key, c.no_contact,"
        "       c.quality_score, c.household_id, b.platform, substr(b.imported_at, 1, 10)"
        "  FROM customer c JOIN import_batch b ON b.id = c.batch_id WHERE c.id = ?",
        (customer_id,),
    ).fetchone()
    if row is None:
        raise Refused("这位客户已不在本行数据中。", "This customer is no longer in the bank's data.")
    uid, cust_no, kind, name, lifecycle, segment, follow, is_key, no_contact, score, household, platform, since = row
    day = bank_date(db)
    identity, is_child = _identity(db, customer_id, kind, day)
    return CustomerCard(
        id=customer_id,
        uid=uid,
        cust_no=cust_no,
        kind=kind,
        name="*" if is_child else mask_name(name) if kind == "PERSON" else name,
        lifecycle=lifecycle,
        segment=segment,
        follow_class=follow,
        is_key=bool(is_key),
        no_contact=bool(no_contact),
        quality_score=score,
        home=_home(db, customer_id, day),
        identity=identity,
        identity_source=Source(platform, since),
        contacts=_contacts(db, customer_id),
        addresses=_addresses(db, customer_id),
        location=_location(db, customer_id),
        family=None if household is None else _family(db, household, day),
        credit=_credit(db, customer_id, day),
        deposits=_deposits(db, customer_id),
        visits=_visits(db, customer_id),
        visits_in_12_months=_visit_count(db, customer_id, day),
        received=_received(db, customer_id),
        open_conflicts=_one(db, "SELECT count(*) FROM conflict WHERE customer_id = ? AND state = 'OPEN'", customer_id),
        exception=_exception(db, customer_id),
        panorama=panorama(db, customer_id, uid, day),
    )


def _exception(db: Connection, customer_id: int) -> HomeException | None:
    row = db.execute(
        "SELECT o.id, g.name, o.reason, o.approver, o.valid_from, o.valid_to FROM home_override o"
        " JOIN grid g ON g.id = o.grid_id WHERE o.customer_id = ? AND o.ended_on IS NULL",
        (customer_id,),
    ).fetchone()
    return None if row is None else HomeException(*row)


def _home(db: Connection, customer_id: int, day: str) -> Home | None:
    row = db.execute(
        "SELECT g.id, g.code, g.name, c.home_grid_rule, a.branch_id, branch.name, outlet.name,"
        "       COALESCE(own.name, lead.name), own.id IS NOT NULL AND own.id IS NOT lead.id,"
        "       a.outlet_id, COALESCE(own.id, lead.id), a.valid_from"
        "  FROM customer c JOIN grid g ON g.id = c.home_grid_id"
        "  LEFT JOIN grid_assignment a ON a.grid_id = g.id AND a.role = 'LEAD'"
        "    AND a.valid_from <= :day AND (a.valid_to IS NULL OR a.valid_to > :day)"
        "  LEFT JOIN org_unit branch ON branch.id = a.branch_id"
        "  LEFT JOIN org_unit outlet ON outlet.id = a.outlet_id"
        "  LEFT JOIN staff lead ON lead.id = a.staff_id"
        "  LEFT JOIN staff own ON own.id = c.manager_id"
        " WHERE c.id = :id",
        {"id": customer_id, "day": day},
    ).fetchone()
    if row is None:
        return None
    grid_id, code, name, rule, branch_id, branch, outlet, manager, own, outlet_id, manager_id, since = row
    return Home(grid_id, code, name, rule, branch_id, branch, outlet, manager, bool(own), outlet_id, manager_id, since)


def _identity(db: Connection, customer_id: int, kind: str, day: str) -> tuple[Person | Organisation | None, bool]:
    """The identity, and whether it is a child's."""
    if kind == "PERSON":
        row = db.execute(
            "SELECT id_type, id_no, gender, birth_on, marital, education, occupation, employer, residence_status,"
            "       is_farm_household, birth_on > date(?, ?) FROM person_profile WHERE customer_id = ?",
            (day, f"-{_CHILD_YEARS} years", customer_id),
        ).fetchone()
        if row is None:
            return None, False
        id_type, id_no, gender, birth, marital, education, occupation, employer, residence, farm, child = row
        shown = None if child or id_no is None else mask_id(id_no)
        year = int(birth[:4]) if birth else None
        person = Person(id_type, shown, gender, year, marital, education, occupation, employer, residence, bool(farm))
        return person, bool(child)
    row = db.execute(
        "SELECT uscc, legal_rep, founded_on, industry, scale, employees, reg_capital_fen, annual_sales_fen"
        "  FROM org_profile WHERE customer_id = ?",
        (customer_id,),
    ).fetchone()
    if row is None:
        return None, False
    uscc, legal, founded, industry, scale, employees, capital, sales = row
    legal = mask_name(legal) if legal else None
    return Organisation(uscc, legal, founded, industry, scale, employees, capital, sales), False


def _contacts(db: Connection, customer_id: int) -> tuple[Contact, ...]:
    rows = db.execute(
        "SELECT kind, value, is_primary, verified_on FROM contact WHERE customer_id = ? ORDER BY is_primary DESC, seq",
        (customer_id,),
    )
    return tuple(Contact(kind, mask_phone(value), bool(primary), verified) for kind, value, primary, verified in rows)


def _addresses(db: Connection, customer_id: int) -> tuple[PostalAddress, ...]:
    rows = db.execute(
        "SELECT a.kind, a.raw, d.name, a.group_no, a.parse_score"
        "  FROM address a LEFT JOIN admin_division d ON d.id = a.division_id WHERE a.customer_id = ? ORDER BY a.seq",
        (customer_id,),
    )
    return tuple(PostalAddress(kind, mask_address(raw), *rest) for kind, raw, *rest in rows)


def _location(db: Connection, customer_id: int) -> Location | None:
    row = db.execute(
        "SELECT lon_e7, lat_e7, method, accuracy_m, located_on, state"
        "  FROM geo_point WHERE customer_id = ? AND seq = 0 AND state <> 'HISTORY'",
        (customer_id,),
    ).fetchone()
    return None if row is None else Location(*row)


def _family(db: Connection, household_id: int, day: str) -> Family | None:
    row = db.execute(
        "SELECT hh_no, member_count, annual_income_fen, farm_area_mu, main_business, credit_grade, confidence,"
        "       confirmed_by FROM household WHERE id = ?",
        (household_id,),
    ).fetchone()
    if row is None:
        return None
    hh_no, count, income, area, business, grade, confidence, confirmed = row
    members = db.execute(
        "SELECT m.relation, m.customer_id, c.name, m.is_minor, m.valid_from"
        "  FROM household_member m LEFT JOIN customer c ON c.id = m.customer_id"
        " WHERE m.household_id = ? AND m.valid_from <= ? AND (m.valid_to IS NULL OR m.valid_to > ?) ORDER BY m.seq",
        (household_id, day, day),
    ).fetchall()
    return Family(
        household_id=household_id,
        hh_no=hh_no,
        member_count=count,
        members=tuple(
            Member(relation, member, None if minor or not name else mask_name(name), bool(minor))
            for relation, member, name, minor, _ in members
        ),
        annual_income_fen=income,
        farm_area_mu=area,
        main_business=business,
        credit_grade=grade,
        confidence=confidence,
        source=Source("MAP" if confirmed else None, max((since for *_, since in members), default=None)),
    )


def _credit(db: Connection, customer_id: int, day: str) -> Credit:
    lines = db.execute(
        "SELECT kind, amount_fen, rate_bp, valid_from, valid_to FROM credit_line"
        " WHERE customer_id = :id AND state = 'VALID' AND valid_from <= :day AND (valid_to IS NULL OR valid_to > :day)"
        " ORDER BY valid_from DESC",
        {"id": customer_id, "day": day},
    )
    loans = db.execute(
        "SELECT l.settled_on IS NULL OR l.settled_on > ?, l.product_code, o.name, l.principal_fen, l.balance_fen,"
        "       l.start_on, l.due_on, l.class5, l.overdue_days"
        "  FROM loan l JOIN org_unit o ON o.id = l.branch_id WHERE l.customer_id = ? ORDER BY l.start_on DESC",
        (day, customer_id),
    ).fetchall()
    return Credit(
        lines=tuple(Line(*line) for line in lines),
        loans=tuple(OpenLoan(*loan) for is_open, *loan in loans if is_open),
        settled_loans=sum(not is_open for is_open, *_ in loans),
        source=Source("CREDIT", day),
    )


def _deposits(db: Connection, customer_id: int) -> Deposits | None:
    row = db.execute(
        "SELECT first_month, months, width, deposit_end, deposit_avg, txn_count, products"
        "  FROM account_history WHERE customer_id = ?",
        (customer_id,),
    ).fetchone()
    if row is None or not row[1]:
        return None
    first_month, months, width, end, average, transactions, products = row
    names = month_names(first_month, months)[-_SHOWN_MONTHS:]
    return Deposits(
        months=names,
        end_fen=tuple(unpack_amounts(end, width)[-_SHOWN_MONTHS:].tolist()),
        average_fen=tuple(unpack_amounts(average, width)[-_SHOWN_MONTHS:].tolist()),
        transactions=tuple(unpack_counts(transactions)[-_SHOWN_MONTHS:].tolist()),
        products=products_held(products),
        source=Source("CORE", names[-1]),
    )


def _visits(db: Connection, customer_id: int) -> tuple[PastVisit, ...]:
    rows = db.execute(
        "SELECT v.started_at, v.kind, v.channel, s.name, v.minutes, v.found_nobody, v.need, v.result, v.next_step,"
        "       v.next_on, v.verified"
        "  FROM visit v JOIN staff s ON s.id = v.staff_id"
        " WHERE v.customer_id = :id"
        "   AND v.id NOT IN (SELECT w.supersedes FROM visit w WHERE w.customer_id = :id AND w.supersedes IS NOT NULL)"
        " ORDER BY v.started_at DESC LIMIT :last",
        {"id": customer_id, "last": _LAST_VISITS},
    )
    return tuple(
        PastVisit(at, kind, channel, staff, minutes, bool(nobody), need, result, step, step_on, verified)
        for at, kind, channel, staff, minutes, nobody, need, result, step, step_on, verified in rows
    )


def _visit_count(db: Connection, customer_id: int, day: str) -> int:
    return _one(
        db,
        "SELECT count(*) FROM visit v WHERE v.customer_id = :id AND v.found_nobody = 0 AND v.verified <> 'UNTRUE'"
        " AND v.started_at >= date(:day, '-12 months', '+1 day') AND v.started_at < date(:day, '+1 day')"
        " AND v.id NOT IN (SELECT w.supersedes FROM visit w WHERE w.customer_id = :id AND w.supersedes IS NOT NULL)",
        {"id": customer_id, "day": day},
    )


def _received(db: Connection, customer_id: int) -> tuple[Received, ...]:
    """The file the customer came from, then every further record that was matched to it."""
    rows = db.execute(
        "SELECT b.platform, b.file, substr(b.imported_at, 1, 10), r.ext_id"
        "  FROM source_record r JOIN import_batch b ON b.id = r.batch_id"
        " WHERE r.customer_id = :id AND r.match_state <> 'REJECTED'"
        " UNION ALL"
        " SELECT b.platform, b.file, substr(b.imported_at, 1, 10), NULL"
        "  FROM customer c JOIN import_batch b ON b.id = c.batch_id"
        " WHERE c.id = :id AND NOT EXISTS"
        "   (SELECT 1 FROM source_record r WHERE r.customer_id = c.id AND r.batch_id = c.batch_id)"
        " ORDER BY 3, 1",
        {"id": customer_id},
    )
    return tuple(Received(*row) for row in rows)


def _one(db: Connection, sql: str, customer: int | dict[str, Any]) -> int:
    (number,) = db.execute(sql, customer if isinstance(customer, dict) else (customer,)).fetchone()
    return int(number)
