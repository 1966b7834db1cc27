"""The figures of a theme against counting every row by hand."""

from collections import Counter
from datetime import date

import pytest

from desktop.content_loader import load_content
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.drawing.content import MapContent
from desktop.grids.area import ground_areas
from desktop.maps.geodesy import area
from desktop.maps.projection import to_lonlat
from desktop.themes.theme import Theme
from desktop.themes.value_queries import theme_values


@pytest.fixture
def content(small_reader: Connection) -> MapContent:
    return load_content(small_reader)


def parts(db: Connection, content: MapContent, theme: Theme) -> dict[int, tuple[float, float]]:
    found = theme_values(db, theme, content.partition)
    pairs = zip(found.numerator.tolist(), found.denominator.tolist(), strict=True)
    return dict(zip(found.grid_ids.tolist(), pairs, strict=True))


def homes(db: Connection) -> dict[int, int | None]:
    return dict(db.execute("SELECT id, home_grid_id FROM customer").fetchall())


def test_coverage_counts_each_customer_with_a_product_once(small_reader: Connection, content: MapContent) -> None:
    db, day = small_reader, bank_date(small_reader)
    served = {
        customer for customer, products in db.execute("SELECT customer_id, products FROM account_history") if products
    }
    for customer, start, settled in db.execute("SELECT customer_id, start_on, settled_on FROM loan"):
        if start <= day and (settled is None or settled > day):
            served.add(customer)
    home = homes(db)
    here, with_product = Counter(home.values()), Counter(home[customer] for customer in served)
    expected = {grid.id: (with_product[grid.id], here[grid.id]) for grid in content.grids}
    assert parts(db, content, Theme.COVERAGE) == expected


def test_a_valid_line_counts_from_its_first_day_to_the_day_before_its_end(
    small_reader: Connection, content: MapContent
) -> None:
    db, day = small_reader, bank_date(small_reader)
    rows = db.execute("SELECT customer_id, state, valid_from, valid_to FROM credit_line").fetchall()
    lines = {who for who, state, since, until in rows if state == "VALID" and since <= day and (until or "9") > day}
    home = homes(db)
    expected = Counter(home[who] for who in lines)
    assert {grid: above for grid, (above, _) in parts(db, content, Theme.CREDIT).items()} == {
        grid.id: expected[grid.id] for grid in content.grids
    }


def test_only_people_met_in_the_last_twelve_months_count_as_visited(
    small_reader: Connection, content: MapContent
) -> None:
    db = small_reader
    day = date.fromisoformat(bank_date(db))
    rows = db.execute("SELECT id, customer_id, started_at, found_nobody, verified, supersedes FROM visit").fetchall()
    corrected = {row[5] for row in rows}
    first = day.replace(year=day.year - 1).isoformat()
    met = {
        who
        for visit, who, began, nobody, verified, _ in rows
        if visit not in corrected and not nobody and verified != "UNTRUE" and first < began[:10] <= day.isoformat()
    }
    home = homes(db)
    expected = Counter(home[who] for who in met)
    found = parts(db, content, Theme.VISITS)
    assert {grid: above for grid, (above, _) in found.items()} == {grid.id: expected[grid.id] for grid in content.grids}
    assert sum(above for above, _ in found.values()) > 0


def test_density_is_located_customers_on_the_ground_of_the_grid(small_reader: Connection, content: MapContent) -> None:
    db = small_reader
    located = {who for (who,) in db.execute("SELECT customer_id FROM geo_point WHERE seq = 0 AND state = 'CURRENT'")}
    home = homes(db)
    expected = Counter(home[who] for who in located)
    found = theme_values(db, Theme.DENSITY, content.partition)
    assert found.numerator.tolist() == [expected[grid] for grid in found.grid_ids.tolist()]
    grid = int(found.grid_ids[17])
    exact = area([to_lonlat(ring) for ring in content.partition.rings(grid)]) / 1e6
    assert found.denominator[17] == pytest.approx(exact, rel=1e-5)


def test_the_areas_of_the_grids_add_up_to_the_county(content: MapContent) -> None:
    outline = [arc for arc in content.partition.arcs if arc.left is None or arc.right is None]
    assert outline
    areas = ground_areas(content.partition)
    assert min(areas.values()) > 0
    assert sum(areas.values()) / 1e6 == pytest.approx(1129.57, abs=0.05)  # the county polygon, geodesic


def test_the_bank_s_own_figure_is_made_of_the_parts_and_not_of_the_shares(
    small_reader: Connection, content: MapContent
) -> None:
    found = theme_values(small_reader, Theme.COVERAGE, content.partition)
    assert found.whole == pytest.approx(found.numerator.sum() / found.denominator.sum())


def test_ownership_has_no_values(small_reader: Connection, content: MapContent) -> None:
    with pytest.raises(ValueError, match="no values"):
        theme_values(small_reader, Theme.OWNERSHIP, content.partition)
