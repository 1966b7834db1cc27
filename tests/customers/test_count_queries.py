"""Customers by home grid: from indexes and the pack, and the same from the rows."""

from pathlib import Path

from desktop.customers.count_queries import customers_by_grid, household_files_by_grid
from desktop.customers.point_store import located_by_grid
from desktop.database.connection import Connection, open_writer
from desktop.hierarchy.queries import plain_counts


def test_counts_by_grid_are_those_of_the_rows(small_reader: Connection) -> None:
    rows, files = plain_counts(small_reader), household_files_by_grid(small_reader)
    for grid, found in customers_by_grid(small_reader).items():
        wanted = rows[grid]
        assert (found.records, found.quiet, found.potential) == (wanted.records, wanted.quiet, wanted.potential)
        assert (found.existing, found.key, found.located) == (wanted.existing, wanted.key, wanted.located)
        assert files.get(grid, 0) == wanted.household_files


def test_a_stale_pack_is_not_counted(bank_copy: Path, small_key: bytes) -> None:
    db = open_writer(bank_copy, small_key)
    packed = located_by_grid(db)
    db.execute("UPDATE meta SET value = '999' WHERE key = 'point_version'")
    assert located_by_grid(db) == packed
    (somebody,) = db.execute("SELECT customer_id FROM geo_point WHERE seq = 0 LIMIT 1").fetchone()
    db.execute("UPDATE geo_point SET state = 'DOUBTFUL' WHERE customer_id = ? AND seq = 0", (somebody,))
    assert sum(located_by_grid(db).values()) == sum(packed.values()) - 1
    db.rollback()
    db.close()


def test_no_count_walks_through_all_customers(small_reader: Connection) -> None:
    for condition in ("lifecycle = 'POTENTIAL'", "lifecycle NOT IN ('POTENTIAL', 'EXISTING')", "is_key = 1"):
        sql = f"EXPLAIN QUERY PLAN SELECT home_grid_id, count(*) FROM customer WHERE {condition} GROUP BY home_grid_id"
        plan = " ".join(row[3] for row in small_reader.execute(sql))
        assert "INDEX customer_" in plan, plan
        assert "customer_home_grid" not in plan
