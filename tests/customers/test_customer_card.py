from collections.abc import Iterator

import numpy as np
import pytest

from desktop.customers.customer_card import Organisation, Person
from desktop.customers.originals_queries import revealed_card
from desktop.customers.queries import bank_date, customer_card
from desktop.database.connection import Connection, open_writer
from desktop.refusal import Refused
from tests.little_bank import AS_OF, BRANCH, CUSTOMER, WEST, LittleBank


@pytest.fixture
def db(bank: LittleBank) -> Iterator[Connection]:
    connection = open_writer(bank.path, bank.key)
    yield connection
    connection.close()


def test_a_customer_known_by_name_alone_has_an_honest_card(db: Connection) -> None:
    card = customer_card(db, CUSTOMER)
    assert card.name == "示*"
    assert card.identity is None
    assert card.family is None
    assert card.deposits is None
    assert (card.credit.loans, card.credit.lines) == ((), ())
    assert card.visits == ()
    assert (card.identity_source.platform, card.identity_source.as_of) == ("CORE", "2016-01-01")
    assert [(one.platform, one.file, one.ext_id) for one in card.received] == [("CORE", "a.csv", None)]
    assert card.contacts[0].value == "120****0001"
    assert card.location is not None
    assert (card.location.lon_e7, card.location.method) == (1_211_050_000, "GPS")


def test_the_home_names_grid_branch_and_manager_of_the_banks_date(db: Connection) -> None:
    home = customer_card(db, CUSTOMER).home
    assert home is not None
    assert (home.grid_id, home.branch_id, home.branch_name, home.outlet_name) == (WEST, BRANCH, "东支行", "东网点")
    assert (home.manager_name, home.manager_is_own) == ("甲", False)
    db.execute("INSERT INTO staff (id, uid, staff_no, name, role, org_id) VALUES (2, 's2', '2', '乙', 'TELLER', 2)")
    db.execute("UPDATE customer SET manager_id = 2 WHERE id = 1")
    home = customer_card(db, CUSTOMER).home
    assert home is not None
    assert (home.manager_name, home.manager_is_own) == ("乙", True)
    db.execute("UPDATE grid_assignment SET valid_to = ? WHERE grid_id = ?", (AS_OF, WEST))
    db.execute("UPDATE customer SET manager_id = NULL WHERE id = 1")
    home = customer_card(db, CUSTOMER).home
    assert home is not None
    assert (home.branch_id, home.manager_name) == (None, None)


def test_a_persons_number_is_masked_and_only_the_year_of_birth_is_shown(db: Connection) -> None:
    db.execute(
        "INSERT INTO person_profile (customer_id, id_no, gender, birth_on, is_farm_household)"
        " VALUES (1, '990001199001010013', 'M', '1990-01-01', 1)"
    )
    person = customer_card(db, CUSTOMER).identity
    assert isinstance(person, Person)
    assert (person.id_no, person.birth_year, person.is_farm_household) == ("990001********0013", 1990, True)
    assert "19900101" not in repr(customer_card(db, CUSTOMER))


@pytest.mark.parametrize(("born", "hidden"), [("2002-05-01", True), ("2002-04-30", False)])
def test_a_child_under_fourteen_has_neither_name_nor_number(db: Connection, born: str, hidden: bool) -> None:
    db.execute("INSERT INTO person_profile (customer_id, id_no, birth_on) VALUES (1, '990001200205010011', ?)", (born,))
    card = customer_card(db, CUSTOMER)
    assert isinstance(card.identity, Person)
    assert (card.identity.id_no is None, card.name == "*") == (hidden, hidden)


def test_a_firm_keeps_its_name_and_code_and_masks_its_representative(db: Connection) -> None:
    db.execute("UPDATE customer SET kind = 'ENTERPRISE', name = '示例纺织有限公司' WHERE id = 1")
    db.execute("INSERT INTO org_profile (customer_id, uscc, legal_rep) VALUES (1, '91990001DEM000014K', '王小二')")
    card = customer_card(db, CUSTOMER)
    assert isinstance(card.identity, Organisation)
    assert (card.name, card.identity.uscc, card.identity.legal_rep) == ("示例纺织有限公司", "91990001DEM000014K", "王*")


def test_credit_counts_what_is_in_force_on_the_banks_date(db: Connection) -> None:
    loan = (
        "INSERT INTO loan (uid, contract_no, customer_id, branch_id, product_code, principal_fen, balance_fen, rate_bp,"
        " start_on, due_on, settled_on, class5, overdue_days) VALUES (?, ?, 1, 2, 'L01', 900, ?, 600, '2015-01-01',"
        " '2017-01-01', ?, 'NORMAL', ?)"
    )
    for row in (("a", "a", 500, None, 0), ("b", "b", 250, None, 12), ("c", "c", 0, "2015-06-01", 40)):
        db.execute(loan, row)
    line = (
        "INSERT INTO credit_line (uid, customer_id, kind, amount_fen, valid_from, valid_to, state)"
        " VALUES (?, 1, 'APPROVED', 1000, '2015-01-01', ?, ?)"
    )
    for granted in (("x", None, "VALID"), ("y", AS_OF, "VALID"), ("z", None, "CANCELLED")):
        db.execute(line, granted)
    credit = customer_card(db, CUSTOMER).credit
    assert (credit.balance_fen, credit.overdue_days, len(credit.loans), credit.settled_loans) == (750, 12, 2, 1)
    assert (credit.line_fen, len(credit.lines)) == (1000, 1)
    assert credit.source.as_of == AS_OF == bank_date(db)


@pytest.mark.parametrize("width", [4, 8])
def test_deposits_show_the_last_twelve_months(db: Connection, width: int) -> None:
    months = np.arange(1, 25)
    db.execute(
        "INSERT INTO account_history (customer_id, first_month, months, width, deposit_avg, deposit_end, txn_count,"
        " products) VALUES (1, '2014-05', 24, ?, ?, ?, ?, 5)",
        (
            width,
            (months * 10).astype(f"<i{width}").tobytes(),
            (months * 100).astype(f"<i{width}").tobytes(),
            months.astype("<u2").tobytes(),
        ),
    )
    deposits = customer_card(db, CUSTOMER).deposits
    assert deposits is not None
    assert (deposits.months[0], deposits.months[-1], len(deposits.months)) == ("2015-05", "2016-04", 12)
    assert (deposits.end_fen[0], deposits.end_fen[-1]) == (1_300, 2_400)
    assert (deposits.average_fen[-1], deposits.transactions[-1]) == (240, 24)
    assert deposits.products == ("CURRENT", "CARD")
    assert deposits.source.as_of == "2016-04"


def test_a_family_shows_relations_and_never_the_name_of_a_minor(db: Connection) -> None:
    db.execute(
        "INSERT INTO household (id, uid, hh_no, head_id, grid_id, member_count, confirmed_by, confidence)"
        " VALUES (1, 'h1', 'H1', 1, 1, 4, 'x', 90)"
    )
    db.execute("UPDATE customer SET household_id = 1 WHERE id = 1")
    db.execute(
        "INSERT INTO customer (id, uid, cust_no, kind, name, lifecycle, batch_id)"
        " VALUES (2, 'c2', 'C2', 'PERSON', '钱小宝', 'EXISTING', 1)"
    )
    member = (
        "INSERT INTO household_member (household_id, seq, customer_id, relation, is_minor, valid_from, valid_to)"
        " VALUES (1, ?, ?, ?, ?, '2015-01-01', ?)"
    )
    for row in ((0, 1, "HEAD", 0, None), (1, 2, "CHILD", 1, None), (2, None, "SPOUSE", 0, None)):
        db.execute(member, row)
    db.execute(member, (3, None, "PARENT", 0, "2015-06-01"))  # left the household
    family = customer_card(db, CUSTOMER).family
    assert family is not None
    assert [(one.relation, one.name, one.is_minor) for one in family.members] == [
        ("HEAD", "示*", False),
        ("CHILD", None, True),
        ("SPOUSE", None, False),
    ]
    assert family.source.as_of == "2015-01-01"


def test_visits_come_newest_first_without_what_was_corrected(db: Connection) -> None:
    visit = (
        "INSERT INTO visit (id, uid, customer_id, staff_id, kind, channel, started_at, minutes, found_nobody,"
        " supersedes) VALUES (?, ?, 1, 1, 'RETURN', 'DOOR', ?, 20, ?, ?)"
    )
    for number in range(1, 8):
        db.execute(visit, (number, f"v{number}", f"2015-1{number % 3}-0{number}T09:00:00+08:00", 0, None))
    db.execute(visit, (8, "v8", "2016-02-01T09:00:00+08:00", 1, 7))
    card = customer_card(db, CUSTOMER)
    dates = [one.started_at for one in card.visits]
    assert len(dates) == 5
    assert dates == sorted(dates, reverse=True)
    assert card.visits[0].found_nobody
    assert card.visits_in_12_months == 6
    assert card.visits[0].staff_name == "甲"


def test_records_of_other_platforms_are_listed_with_their_dates(db: Connection) -> None:
    db.execute(
        "INSERT INTO import_batch (id, uid, platform, file, sha256, rows_read, rows_accepted, rows_rejected,"
        " rows_merged, imported_at, imported_by)"
        " VALUES (2, 'b2', 'SUNSHINE', 'b.csv', '0', 2, 0, 1, 1, '2016-02-01T00:00:00+08:00', 'x')"
    )
    db.execute(
        "INSERT INTO source_record (batch_id, row_no, ext_id, customer_id, match_state, payload)"
        " VALUES (2, 1, 'S1', 1, 'AUTO', NULL)"
    )
    db.execute(
        "INSERT INTO source_record (batch_id, row_no, ext_id, customer_id, match_state, payload)"
        " VALUES (2, 2, 'S2', 1, 'REJECTED', NULL)"
    )
    received = customer_card(db, CUSTOMER).received
    assert [(one.platform, one.imported_on, one.ext_id) for one in received] == [
        ("CORE", "2016-01-01", None),
        ("SUNSHINE", "2016-02-01", "S1"),
    ]


def test_an_address_is_shown_without_its_door(db: Connection) -> None:
    db.execute(
        "INSERT INTO address (customer_id, seq, kind, raw, division_id, group_no) VALUES (1, 0, 'LIVE', ?, 1, 5)",
        ("示例镇1号村5组12号",),
    )
    (address,) = customer_card(db, CUSTOMER).addresses
    assert address.text.endswith("5组*号")
    assert (address.village, address.group_no, address.parse_score) == ("示例镇", 5, None)


def test_a_customer_who_is_gone_is_refused_with_a_sentence(db: Connection) -> None:
    with pytest.raises(Refused, match="已不在"):
        customer_card(db, 999)


def test_platforms_are_compared_masked_with_the_conflict_first(db: Connection) -> None:
    for field, platform, value, as_of, chosen in (
        ("mobile", "CORE", "12000000001", "2015-03-12", 1),
        ("mobile", "SUNSHINE", "12000000002", "2015-01-01", 0),
        ("mobile", "SUNSHINE", "12000000099", "2015-06-08", 0),
        ("occupation", "MAP", "种植", "2016-01-29", 1),
        ("shoe_size", "MAP", "42", "2016-01-29", 1),
    ):
        db.execute("INSERT INTO field_value VALUES (1, ?, ?, ?, ?, 80, ?)", (field, platform, value, as_of, chosen))
    db.execute(
        "INSERT INTO conflict (uid, customer_id, field, candidates, state) VALUES ('k', 1, 'mobile', '{}', 'OPEN')"
    )
    card = customer_card(db, CUSTOMER)
    fields = card.panorama.compared
    assert [(field.field, field.conflict) for field in fields] == [
        ("mobile", "OPEN"), ("occupation", None), ("shoe_size", None),
    ]  # fmt: skip
    assert [(one.platform, one.value, one.as_of, one.chosen) for one in fields[0].values] == [
        ("CORE", "120****0001", "2015-03-12", True), ("SUNSHINE", "120****0099", "2015-06-08", False),
    ]  # fmt: skip
    assert [field.values[0].value for field in fields[1:]] == ["种植", "**"]  # what is not known here is not shown
    revealed = revealed_card(db, card).panorama.compared[0]
    assert [one.value for one in revealed.values] == ["12000000001", "12000000099"]


def test_relations_name_both_sides_and_mask_people(db: Connection) -> None:
    db.execute(
        "INSERT INTO customer (id, uid, cust_no, kind, name, lifecycle, batch_id) VALUES"
        " (2, 'c2', 'C2', 'ENTERPRISE', '示例粮油公司', 'EXISTING', 1),"
        " (3, 'c3', 'C3', 'PERSON', '示例人三', 'EXISTING', 1)"
    )
    db.execute(
        "INSERT INTO relation (uid, a_id, b_id, kind) VALUES ('r1', 1, 2, 'LEGAL_REP'), ('r2', 3, 1, 'GUARANTOR')"
    )
    seen = customer_card(db, CUSTOMER).panorama
    assert [(one.customer_id, one.name, one.kind, one.leads_out) for one in seen.relatives] == [
        (3, "示*", "GUARANTOR", False), (2, "示例粮油公司", "LEGAL_REP", True),
    ]  # fmt: skip
    assert seen.relatives_in_all == 2


def test_what_happened_is_told_newest_first_and_who_looked_is_counted(db: Connection) -> None:
    db.execute(
        "INSERT INTO visit (id, uid, customer_id, staff_id, kind, channel, started_at, minutes, supersedes) VALUES"
        " (1, 'v1', 1, 1, 'FIRST', 'DOOR', '2016-04-01T09:00:00+08:00', 20, NULL),"
        " (2, 'v2', 1, 1, 'FIRST', 'PHONE', '2016-04-02T09:00:00+08:00', 20, 1)"
    )
    db.execute(
        "INSERT INTO credit_line (uid, customer_id, kind, amount_fen, valid_from, state)"
        " VALUES ('l', 1, 'APPROVED', 500, '2016-03-01', 'VALID')"
    )
    for number in range(7):
        db.execute(
            "INSERT INTO audit_log (at, user, action, object, reason, previous_hash, hash)"
            " VALUES (?, 'zhang', 'REVEAL', 'customer:c1', '回访', '', ?)",
            (f"2016-04-0{number + 1}T09:00:00+08:00", str(number)),
        )
    db.execute(
        "INSERT INTO audit_log (at, user, action, object, reason, previous_hash, hash)"
        " VALUES ('2016-04-09', 'li', 'REVEAL', 'customer:other', '', '', 'x')"
    )
    seen = customer_card(db, CUSTOMER).panorama
    assert [(event.day, event.kind, event.what, event.amount_fen) for event in seen.events] == [
        ("2016-04-02", "VISIT", "PHONE", None), ("2016-03-01", "LINE", "APPROVED", 500),
    ]  # fmt: skip
    assert seen.looks_in_all == 7
    assert [look.at[:10] for look in seen.looks][:2] == ["2016-04-07", "2016-04-06"]
    assert len(seen.looks) == 5
