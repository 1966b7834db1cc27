import logging
from collections.abc import Iterator

import numpy as np
import pytest

from desktop.customers.point_codes import KINDS, LIFECYCLES, Flag
from desktop.customers.point_index import NO_GRID, PointIndex
from desktop.customers.point_store import is_stale, load_points, pack_points, points_changed
from desktop.database.connection import Connection, open_writer
from desktop.maps.projection import world_to_e7
from tests.little_bank import AS_OF, LittleBank


@pytest.fixture
def db(bank: LittleBank) -> Iterator[Connection]:
    """A writer on a bank with 40 more customers, three of them known in every way."""
    connection = open_writer(bank.path, bank.key)
    rng = np.random.default_rng(2)
    for number in range(2, 42):
        connection.execute(
            "INSERT INTO customer (id, uid, cust_no, kind, name, lifecycle, home_grid_id, batch_id, is_key)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)",
            (
                number,
                f"c{number}",
                f"C{number}",
                KINDS[number % len(KINDS)],
                f"示例{number}",
                LIFECYCLES[number % len(LIFECYCLES)],
                None if number % 9 == 0 else number % 3 + 1,
                int(number % 10 == 0),
            ),
        )
        connection.execute(
            "INSERT INTO geo_point (customer_id, seq, lon_e7, lat_e7, raw_crs, method, state)"
            " VALUES (?, 0, ?, ?, 'CGCS2000', 'GPS', ?)",
            (
                number,
                int(rng.integers(1_211_000_000, 1_214_000_000)),
                int(rng.integers(319_000_000, 320_000_000)),
                "DOUBTFUL" if number == 40 else "CURRENT",
            ),
        )
    connection.execute(
        "INSERT INTO geo_point (customer_id, seq, lon_e7, lat_e7, raw_crs, method, state)"
        " VALUES (2, 1, 1200000000, 310000000, 'CGCS2000', 'GPS', 'HISTORY')"
    )
    _give_credit_and_visits(connection)
    connection.commit()
    yield connection
    connection.close()


def _give_credit_and_visits(db: Connection) -> None:
    loan = (
        "INSERT INTO loan (uid, contract_no, customer_id, branch_id, product_code, principal_fen, balance_fen, rate_bp,"
        " start_on, due_on, settled_on, class5) VALUES (?, ?, ?, 2, 'L01', 100, ?, 600, ?, '2017-01-01', ?, 'NORMAL')"
    )
    db.execute(loan, ("l1", "l1", 3, 100, "2015-01-01", None))
    db.execute(loan, ("l2", "l2", 4, 0, "2015-01-01", "2016-01-01"))  # paid back
    db.execute(loan, ("l3", "l3", 5, 100, "2016-05-01", None))  # granted after the bank's date
    line = (
        "INSERT INTO credit_line (uid, customer_id, kind, amount_fen, valid_from, valid_to, state)"
        " VALUES (?, ?, 'APPROVED', 100, '2015-01-01', ?, ?)"
    )
    db.execute(line, ("k1", 3, "2017-01-01", "VALID"))
    db.execute(line, ("k2", 6, AS_OF, "VALID"))  # its last day was yesterday
    db.execute(line, ("k3", 7, None, "CANCELLED"))
    visit = (
        "INSERT INTO visit (id, uid, customer_id, staff_id, kind, channel, started_at, minutes, found_nobody, verified,"
        " supersedes) VALUES (?, ?, ?, 1, 'RETURN', 'DOOR', ?, 20, ?, ?, ?)"
    )
    db.execute(visit, (1, "v1", 3, "2015-05-01T09:00:00+08:00", 0, "UNCHECKED", None))
    db.execute(visit, (2, "v2", 8, "2015-04-30T09:00:00+08:00", 0, "UNCHECKED", None))  # a day too old
    db.execute(visit, (3, "v3", 9, "2016-04-30T18:00:00+08:00", 1, "UNCHECKED", None))  # nobody at home
    db.execute(visit, (4, "v4", 10, "2016-04-30T18:00:00+08:00", 0, "UNTRUE", None))
    db.execute(visit, (5, "v5", 11, "2016-01-01T18:00:00+08:00", 0, "UNCHECKED", None))
    db.execute(visit, (6, "v6", 11, "2016-01-01T18:00:00+08:00", 1, "UNCHECKED", 5))  # corrected: nobody was met


def _facts(index: PointIndex) -> dict[int, tuple[int, ...]]:
    e7 = world_to_e7(np.column_stack([index.world_x, index.world_y]))
    columns = (e7[:, 0], e7[:, 1], index.grid_id, index.kind, index.lifecycle, index.flags)
    return dict(
        zip(index.customer_id.tolist(), zip(*(column.tolist() for column in columns), strict=True), strict=True)
    )


def test_the_pack_holds_every_current_place_with_what_is_known_of_the_customer(db: Connection) -> None:
    assert pack_points(db) == 40
    facts = _facts(load_points(db))
    rows = db.execute(
        "SELECT c.id, p.lon_e7, p.lat_e7, COALESCE(c.home_grid_id, 0), c.kind, c.lifecycle, c.is_key"
        " FROM customer c JOIN geo_point p ON p.customer_id = c.id AND p.seq = 0 AND p.state = 'CURRENT'"
    ).fetchall()
    assert facts.keys() == {row[0] for row in rows}
    for customer, lon, lat, grid, kind, lifecycle, key in rows:
        assert facts[customer][:5] == (lon, lat, grid, KINDS.index(kind), LIFECYCLES.index(lifecycle))
        assert bool(facts[customer][5] & Flag.KEY) == bool(key)
        assert bool(facts[customer][5] & Flag.ORGANISATION) == (kind != "PERSON")
    assert facts[9][2] == NO_GRID


def test_flags_describe_the_banks_own_date(db: Connection) -> None:
    pack_points(db)
    index = load_points(db)
    with_flag = {
        flag: set(index.customer_id[(index.flags & flag) != 0].tolist())
        for flag in (Flag.LOAN, Flag.LINE, Flag.VISITED)
    }
    assert with_flag == {Flag.LOAN: {3}, Flag.LINE: {3}, Flag.VISITED: {3}}


def test_a_loaded_pack_is_not_stale_and_nothing_is_logged(db: Connection, caplog: pytest.LogCaptureFixture) -> None:
    assert is_stale(db)
    pack_points(db)
    assert not is_stale(db)
    load_points(db)
    assert not caplog.records


def test_after_a_change_the_rows_are_read_and_not_the_old_pack(
    db: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    pack_points(db)
    db.execute("UPDATE geo_point SET lon_e7 = 1212000000 WHERE customer_id = 5 AND seq = 0")
    points_changed(db)
    assert is_stale(db)
    with caplog.at_level(logging.WARNING):
        assert _facts(load_points(db))[5][0] == 1_212_000_000
    assert "changed since" in caplog.text
    pack_points(db)
    assert not is_stale(db)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE customer_points SET packed = substr(packed, 1, length(packed) - 1) WHERE part = 'lat_e7'", "bytes"),
        ("UPDATE customer_points SET rows = rows - 1 WHERE part = 'kind'", "different lengths"),
        ("UPDATE customer_points SET dtype = '>i4' WHERE part = 'grid_id'", "is >i4"),
        ("DELETE FROM customer_points WHERE part = 'flags'", "lacks flags"),
        ("DELETE FROM customer_points", "never packed"),
        ("UPDATE customer_points SET packed = CAST(x'09' || substr(packed, 2) AS BLOB) WHERE part = 'kind'", "unknown"),
        ("UPDATE customer_points SET point_version = 0 WHERE part = 'kind'", "changed since"),
    ],
)
def test_a_damaged_pack_is_never_believed(
    db: Connection, damage: str, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    pack_points(db)
    sound = _facts(load_points(db))
    db.execute(damage)
    with caplog.at_level(logging.WARNING):
        assert _facts(load_points(db)) == sound
    assert said in caplog.text


def test_a_bank_without_located_customers_has_an_empty_index(db: Connection) -> None:
    db.execute("DELETE FROM geo_point")
    assert pack_points(db) == 0
    assert len(load_points(db)) == 0
    assert not is_stale(db)
