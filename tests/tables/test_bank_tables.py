"""The tables of the small demo bank, against brute-force SQL and the masks of the cards."""

from pathlib import Path

import numpy as np
import pytest

from desktop.customers.masking import mask_address, mask_id, mask_name, mask_phone
from desktop.customers.queries import bank_date, customer_card
from desktop.database.connection import Connection, open_reader
from desktop.grids.card_queries import grid_card
from desktop.progress import Progress
from desktop.refusal import Cancelled
from desktop.tables.arrangement import Arrangement, arranged
from desktop.tables.catalogue import BY_KEY, OFFERS
from desktop.tables.conditions import Between, Filters, OneOf, passing
from desktop.tables.originals_queries import originals
from desktop.tables.table import Table


@pytest.fixture(scope="module")
def tables(small_bank: Path, small_key: bytes) -> dict[str, Table]:
    db = open_reader(small_bank, small_key)
    read = {offer.key: offer.read(db, Progress()) for offer in OFFERS}
    db.close()
    return read


def _sql(db: Connection, query: str) -> int:
    (number,) = db.execute(query, {"day": bank_date(db)} if ":day" in query else {}).fetchone()
    return int(number or 0)


_MET = (
    "found_nobody = 0 AND verified <> 'UNTRUE' AND started_at < date(:day, '+1 day')"
    " AND id NOT IN (SELECT supersedes FROM visit WHERE supersedes IS NOT NULL)"
)


@pytest.mark.parametrize(
    ("key", "filters", "query"),
    [
        ("customers", {}, "SELECT count(*) FROM customer"),
        ("customers", {"lifecycle": OneOf(frozenset({"EXISTING"}))},
         "SELECT count(*) FROM customer WHERE lifecycle = 'EXISTING'"),
        ("customers", {"is_key": OneOf(frozenset({1}))}, "SELECT sum(is_key) FROM customer"),
        ("customers", {"located": OneOf(frozenset({None}))},
         "SELECT count(*) FROM customer WHERE id NOT IN"
         " (SELECT customer_id FROM geo_point WHERE seq = 0 AND state = 'CURRENT')"),
        ("customers", {"loans": Between(10_000_000, None)},
         "SELECT count(*) FROM (SELECT sum(balance_fen) AS fen FROM loan WHERE balance_fen > 0 AND start_on <= :day"
         " AND (settled_on IS NULL OR settled_on > :day) GROUP BY customer_id) WHERE fen >= 10000000"),
        ("customers", {"visits": Between(1, None)},
         f"SELECT count(DISTINCT customer_id) FROM visit WHERE {_MET}"
         " AND started_at >= date(:day, '-12 months', '+1 day')"),
        ("grids", {"zone": OneOf(frozenset({"URBAN"}))},
         "SELECT count(*) FROM grid WHERE zone = 'URBAN' AND valid_to IS NULL"),
        ("outlets", {}, "SELECT count(*) FROM org_unit WHERE level = 'OUTLET'"),
        ("visits", {"channel": OneOf(frozenset({"DOOR"}))}, "SELECT count(*) FROM visit WHERE channel = 'DOOR'"),
        ("loans", {"overdue": Between(1, None)}, "SELECT count(*) FROM loan WHERE overdue_days > 0"),
    ],
)  # fmt: skip
def test_filtered_rows_are_as_many_as_brute_force_finds(
    tables: dict[str, Table], small_reader: Connection, key: str, filters: Filters, query: str
) -> None:
    count = _sql(small_reader, query)
    assert len(passing(tables[key], filters)) == count > 0


def test_the_footer_sums_to_the_fen(tables: dict[str, Table], small_reader: Connection) -> None:
    loans = arranged(tables["loans"], Arrangement()).totals["balance"]
    assert loans.sum == _sql(small_reader, "SELECT sum(balance_fen) FROM loan")
    lines = (
        "SELECT sum(amount_fen) FROM credit_line WHERE state = 'VALID' AND valid_from <= :day"
        " AND (valid_to IS NULL OR valid_to > :day)"
    )
    assert arranged(tables["customers"], Arrangement()).totals["line"].sum == _sql(small_reader, lines)


def test_grids_by_branch_reconcile_with_the_customers(tables: dict[str, Table]) -> None:
    of_grids = arranged(tables["grids"], Arrangement(group="branch")).groups
    of_customers = arranged(
        tables["customers"], Arrangement({"grid": OneOf(_grid_names(tables))}, group="branch")
    ).groups
    assert of_grids is not None
    assert of_customers is not None
    counts = dict(zip(of_grids.words, of_grids.sums["records"].tolist(), strict=True))
    assert counts == dict(zip(of_customers.words, of_customers.lengths.tolist(), strict=True))
    assert dict(zip(of_grids.words, of_grids.sums["deposits"].tolist(), strict=True)) == dict(
        zip(of_customers.words, of_customers.sums["deposits"].tolist(), strict=True)
    )


def _grid_names(tables: dict[str, Table]) -> frozenset[str | int | None]:
    column = tables["grids"].columns["name"]
    return frozenset(column.text(row) for row in range(len(tables["grids"])))


def test_a_grid_says_what_its_card_says(tables: dict[str, Table], small_reader: Connection) -> None:
    grids = tables["grids"]
    for row in (0, len(grids) // 2, len(grids) - 1):
        card = grid_card(small_reader, int(grids.ids[row]))
        text = {key: column.text(row) for key, column in grids.columns.items()}
        assert text["records"] == f"{card.records:,}"
        assert text["located"] == f"{card.located:,}"
        assert text["visited"] == f"{card.visited_customers:,}" or card.visited_customers == 0
        assert text["loans"] == f"{card.loans_fen / 100:,.2f}"
        assert text["borrowers"] == f"{card.borrowers:,}"
        assert text["manager"] == (card.manager_name or "")
        assert card.area_km2 is not None
        assert abs(float(text["area_km2"].replace(",", "")) - card.area_km2) < 0.001


def test_no_column_holds_personal_data_in_the_original(tables: dict[str, Table], small_reader: Connection) -> None:
    customers = tables["customers"]
    rows = np.random.default_rng(3).choice(len(customers), 400, replace=False).tolist()
    told = originals(small_reader, customers.ids[rows].tolist())
    masks = {"name": mask_name, "id_no": mask_id, "phone": mask_phone, "address": mask_address}
    checked = 0
    for row in rows:
        kind = customers.columns["kind"].text(row)
        for key, original in told[int(customers.ids[row])].items():
            if key == "customer" or (kind != "PERSON" and key in ("name", "id_no")):
                continue
            assert customers.columns[key].text(row) == masks[key](original)
            checked += 1
    assert checked > 500


def test_a_customer_reads_as_on_its_card(tables: dict[str, Table], small_reader: Connection) -> None:
    customers = tables["customers"]
    for row in np.random.default_rng(5).integers(0, len(customers), 60).tolist():
        card = customer_card(small_reader, int(customers.ids[row]))
        text = {key: column.text(row) for key, column in customers.columns.items()}
        assert (text["cust_no"], text["name"], text["kind"]) == (card.cust_no, card.name, card.kind)
        assert text["phone"] == (card.contacts[0].value if card.contacts else "")
        assert text["address"] == (card.addresses[0].text if card.addresses else "")
        assert text["manager"] == ((card.home.manager_name or "") if card.home else "")
        assert text["visits"] == str(card.visits_in_12_months)
        if card.deposits is not None:
            assert text["deposits"] == f"{card.deposits.end_fen[-1] / 100:,.2f}"


def test_a_child_stays_masked_even_when_the_rest_is_revealed(small_reader: Connection) -> None:
    day = bank_date(small_reader)
    rows = small_reader.execute(
        "SELECT customer_id FROM person_profile WHERE birth_on > date(?, '-14 years') LIMIT 5", (day,)
    ).fetchall()
    told = originals(small_reader, [one for (one,) in rows])
    assert all("name" not in known and "id_no" not in known for known in told.values())


def test_reading_stops_when_nobody_waits_for_it(small_reader: Connection) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        BY_KEY["customers"].read(small_reader, progress)
