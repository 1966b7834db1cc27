"""Writes what happened with customers: households, relations, lines, loans and visits."""

import numpy as np

from desktop.database.connection import Connection
from desktop.demo.chance import Ints, stream
from desktop.demo.customers_writer import Town
from desktop.demo.ground_writer import staff_no
from desktop.demo.identifiers import uuids
from desktop.demo.money import CLASSES, PRODUCTS, Lines, Loans
from desktop.demo.organisation_maker import FIRST_BRANCH_ID, NOBODY, Organisation
from desktop.demo.people import CHILD, HEAD, RELATIONS, SPOUSE
from desktop.demo.tables import days, insert, moments, or_null, picked
from desktop.demo.visits import (
    CHANNELS,
    COMPETITORS,
    KINDS,
    NEEDS,
    NEXT_STEPS,
    NO_VALUE,
    RESULTS,
    VERIFIED,
    Visits,
)

UID_SINCE = 1_430_000_000_000


def households(db: Connection, town: Town) -> None:
    """A row for each household with a confirmed family, and all its members; minors by relation only."""
    rng = stream(town.seed, "households")
    people, records, marks = town.people, town.records, town.marks
    of_record = marks.household_id
    rows = np.flatnonzero(of_record >= 0)
    count = int(of_record.max(initial=0))
    house = np.empty(count, dtype=np.int64)
    house[of_record[rows] - 1] = people.household[records.person[rows]]
    grid = np.empty(count, dtype=np.int64)
    grid[of_record[rows] - 1] = records.home[rows] + 1
    customer = np.full(len(people.household), -1)
    customer[records.person[rows]] = rows + 1
    number = np.full(len(people.household_village), -1)
    number[house] = np.arange(count)
    member = np.flatnonzero(number[people.household] >= 0)
    own = number[people.household[member]]
    order = np.lexsort((member, own))
    member, own = member[order], own[order]
    head = np.full(count, -1)
    is_head = people.relation[member] == HEAD
    head[own[is_head]] = customer[member[is_head]]
    rural = town.rural[people.household_village[house]]
    income = np.rint(rng.lognormal(np.where(rural, 11.1, 11.5), 0.45)) * 100
    assets = np.rint(income * rng.lognormal(1.6, 0.5, count) / 1000) * 1000
    land = rng.gamma(4.0, 1.1, count)
    debts = np.where(rng.random(count) < 0.35, np.rint(assets * rng.uniform(0.02, 0.5, count) / 1000) * 1000, 0)
    insert(
        db, "household", id=np.arange(count) + 1, uid=uuids(rng, count, first_millisecond=UID_SINCE),
        hh_no=[f"H{i + 1:07d}" for i in range(count)], head_id=or_null(head), grid_id=grid,
        member_count=np.bincount(own, minlength=count), annual_income_fen=income.astype(np.int64),
        assets_fen=assets.astype(np.int64), debts_fen=debts.astype(np.int64),
        farm_area_mu=[round(mu, 1) if farm else None for mu, farm in zip(land.tolist(), rural, strict=True)],
        main_business=picked(("种植", "务工", "个体经营", "养殖", "工资"), rng.integers(0, 5, count)),
        credit_grade=picked(("AAA", "AA", "A", "B"), np.where(rng.random(count) < 0.5, rng.integers(0, 4, count), -1)),
        confirmed_by=[staff_no(33 + i % 50) if ok else None for i, ok in enumerate(rng.random(count) < 0.6)],
        confidence=rng.choice([100, 85, 75, 70], size=count, p=[0.45, 0.25, 0.2, 0.1]),
    )  # fmt: skip
    first = np.searchsorted(own, np.arange(count))
    insert(
        db, "household_member", household_id=own + 1, seq=np.arange(len(own)) - first[own],
        customer_id=or_null(customer[member]), relation=picked(RELATIONS, people.relation[member]),
        is_minor=(~people.adult[member] & (people.relation[member] == CHILD)).astype(np.int64),
        valid_from="2015-06-30",
    )  # fmt: skip
    _relations(db, town, customer, member, own)


def _relations(db: Connection, town: Town, customer: Ints, member: Ints, own: Ints) -> None:
    """Couples of the known families, and legal representatives of firms who are customers themselves."""
    rng = stream(town.seed, "relations")
    people, records = town.people, town.records
    spouse = member[(people.relation[member] == SPOUSE) & (customer[member] >= 0)]
    heads = people.household_first[people.household[spouse]]
    known = customer[heads] >= 0
    a, b = customer[heads[known]], customer[spouse[known]]
    first_record = np.full(len(people.household), -1)
    of_people = np.flatnonzero((records.person >= 0) & ~records.second)
    first_record[records.person[of_people]] = of_people + 1
    firm_rows = np.flatnonzero((records.firm >= 0) & ~records.second)
    rep = town.firms.legal_rep[records.firm[firm_rows]]
    rep_customer = np.where(rep >= 0, first_record[rep], -1)
    found = rep_customer >= 0
    borrowers = np.flatnonzero(town.marks.has_loan & (records.person >= 0))
    helped = rng.choice(borrowers, len(borrowers) // 6, replace=False)
    guarantor = rng.choice(borrowers, len(helped))
    apart = helped != guarantor
    firms = np.flatnonzero((records.firm >= 0) & (records.batch < 4))
    supplier, buyer = rng.choice(firms, len(firms) // 12), rng.choice(firms, len(firms) // 12)
    other = supplier != buyer
    groups = (
        ("SPOUSE", a, b),
        ("LEGAL_REP", rep_customer[found], firm_rows[found] + 1),
        ("SHAREHOLDER", rep_customer[found][::3], firm_rows[found][::3] + 1),
        ("GUARANTOR", guarantor[apart] + 1, helped[apart] + 1),
        ("SUPPLY", supplier[other] + 1, buyer[other] + 1),
    )
    since = 0
    for kind, left, right in groups:
        insert(
            db, "relation", uid=uuids(rng, len(left), first_millisecond=UID_SINCE + since), a_id=left, b_id=right,
            kind=kind, source="SUNSHINE" if kind == "SPOUSE" else "CREDIT",
        )  # fmt: skip
        since += len(left)


def lines_and_loans(db: Connection, town: Town, lines: Lines, loans: Loans, organisation: Organisation) -> None:
    rng = stream(town.seed, "credit rows")
    insert(
        db, "credit_line", uid=uuids(rng, len(lines.record), first_millisecond=UID_SINCE), customer_id=lines.record + 1,
        kind=picked(("APPROVED", "PRE_APPROVED"), lines.pre_approved.astype(np.int64)), amount_fen=lines.amount_fen,
        rate_bp=or_null(np.where(lines.pre_approved, -1, lines.rate_bp)), valid_from=days(lines.valid_from),
        valid_to=days(lines.valid_to), state=picked(("VALID", "EXPIRED", "CANCELLED"), lines.state),
    )  # fmt: skip
    n = len(loans.record)
    home = town.records.home[loans.record]
    branch = organisation.grid_branch[home]
    branches = len(organisation.branch_names)
    strayed = rng.random(n) < 0.012  # granted by a branch that the territory rule would not allow
    lender = np.where(strayed, (branch + 1 + rng.integers(0, branches - 1, n)) % branches, branch)
    lead = organisation.grid_lead[home]
    keeper = np.where(lead == NOBODY, organisation.grid_backup[home], lead)
    insert(
        db, "loan", uid=uuids(rng, n, first_millisecond=UID_SINCE),
        contract_no=[f"示例借字{day[:4]}第{i + 1:07d}号" for i, day in enumerate(map(str, days(loans.start)))],
        customer_id=loans.record + 1, branch_id=FIRST_BRANCH_ID + lender,
        staff_id=or_null(np.where(strayed | (keeper == NOBODY), -1, keeper + 1)),
        product_code=picked(PRODUCTS, loans.product), principal_fen=loans.principal_fen, balance_fen=loans.balance_fen,
        rate_bp=loans.rate_bp, start_on=days(loans.start), due_on=days(loans.due), settled_on=days(loans.settled),
        class5=picked(CLASSES, loans.class5), overdue_days=loans.overdue_days, grid_at_grant=home + 1,
    )  # fmt: skip


def visits(db: Connection, town: Town, made: Visits) -> None:
    rng = stream(town.seed, "visit rows")
    n = len(made.record)
    insert(
        db, "visit", id=np.arange(n) + 1, uid=uuids(rng, n, first_millisecond=UID_SINCE), customer_id=made.record + 1,
        household_id=or_null(town.marks.household_id[made.record]), grid_id=town.records.home[made.record] + 1,
        staff_id=made.staff + 1, kind=picked(KINDS, made.kind), channel=picked(CHANNELS, made.channel),
        started_at=moments(made.started), minutes=made.minutes, distance_m=or_null(made.distance_m),
        found_nobody=made.found_nobody.astype(np.int64), need=picked(NEEDS, made.need),
        competitor=picked(COMPETITORS, made.competitor), result=picked(RESULTS, made.result),
        next_step=picked(NEXT_STEPS, made.next_step), next_on=days(made.next_on),
        verified=picked(VERIFIED, made.verified),
        supersedes=or_null(np.where(made.supersedes == NO_VALUE, -1, made.supersedes + 1)),
    )  # fmt: skip
