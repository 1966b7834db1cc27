"""The figures of the overview against brute-force SQL on the small demo bank, and against the tables they open."""

from dataclasses import replace

import numpy as np
import pytest

from desktop.content_loader import load_content
from desktop.customers.month_run import month_names, unpack_amounts
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.drawing.content import MapContent
from desktop.overview.headline import Headline, Reconciliation
from desktop.overview.history import History, Measure, Ranked
from desktop.overview.queries import headline, history
from desktop.progress import Progress
from desktop.refusal import Cancelled
from desktop.tables.arrangement import arranged
from desktop.tables.catalogue import BY_KEY
from desktop.ui.overview.figure_words import FIGURES
from desktop.ui.overview.trend_words import rows_of_branch, rows_of_month


@pytest.fixture
def content(small_reader: Connection) -> MapContent:
    return load_content(small_reader)


@pytest.fixture
def told(small_reader: Connection, content: MapContent) -> Headline:
    return headline(small_reader, len(content.points))


@pytest.fixture
def months(small_reader: Connection, content: MapContent) -> History:
    return history(small_reader, content.points, Progress())


def one(db: Connection, sql: str) -> int:
    (number,) = db.execute(sql, {"day": bank_date(db)} if ":day" in sql else {}).fetchone()
    return int(number or 0)


def test_every_figure_of_the_headline_is_what_the_rows_say(small_reader: Connection, told: Headline) -> None:
    expected = {
        "outlets": "SELECT count(*) FROM org_unit WHERE level = 'OUTLET'",
        "credit_branches": "SELECT count(*) FROM org_unit WHERE level = 'BRANCH' AND has_credit = 1",
        "grids": "SELECT count(*) FROM grid WHERE layer = 'BASE' AND valid_to IS NULL",
        "rural": "SELECT count(*) FROM grid WHERE zone = 'RURAL' AND valid_to IS NULL",
        "urban": "SELECT count(*) FROM grid WHERE zone = 'URBAN' AND valid_to IS NULL",
        "records": "SELECT count(id) FROM customer",
        "existing": "SELECT count(*) FROM customer WHERE lifecycle IN ('EXISTING', 'DORMANT', 'CHURNED', 'CLOSED')",
        "potential": "SELECT count(*) FROM customer WHERE lifecycle = 'POTENTIAL'",
        "located": "SELECT count(*) FROM geo_point WHERE seq = 0 AND state = 'CURRENT'",
        "homeless": "SELECT count(*) FROM customer WHERE home_grid_id IS NULL",
        "family": "SELECT count(*) FROM customer WHERE household_id IS NOT NULL",
        "households": "SELECT count(*) FROM household",
    }
    assert {key: getattr(told, key) for key in expected} == {
        key: one(small_reader, sql) for key, sql in expected.items()
    }
    assert told.grids_add_up.holds
    assert told.records_add_up.holds
    assert told.imports_add_up.holds


def test_a_sum_that_is_off_does_not_hold(told: Headline) -> None:
    assert not replace(told, rural=told.rural - 1).grids_add_up.holds
    assert not replace(told, potential=told.potential + 1).records_add_up.holds
    assert Reconciliation((231, 66), 297).holds


def test_every_figure_is_the_number_of_rows_it_opens(small_reader: Connection, told: Headline) -> None:
    tables = {key: BY_KEY[key].read(small_reader, Progress()) for key in {figure.rows.table for figure in FIGURES}}
    for figure in FIGURES:
        how = figure.rows.arrangement()
        found = arranged(tables[figure.rows.table], how)
        rows = len(found.rows) if found.groups is None else len(found.groups.starts)
        assert rows == figure.value(told), figure.key


def test_each_month_is_what_its_rows_say(small_reader: Connection, months: History) -> None:
    located = months.of(Measure.LOCATED)
    assert located.values[-1] == one(small_reader, "SELECT count(*) FROM geo_point WHERE seq = 0 AND state = 'CURRENT'")
    assert list(located.values) == sorted(located.values)
    for measure, table in ((Measure.VISITS, "visits"), (Measure.GRANTED, "loans")):
        series = months.of(measure)
        read = BY_KEY[table].read(small_reader, Progress())
        for place in (0, len(series.months) // 2, len(series.months) - 1):
            key, how = rows_of_month(measure, series.months[place])
            assert key == table
            found = arranged(read, how)
            value = len(found.rows) if measure is Measure.VISITS else found.totals["principal"].sum
            assert value == series.values[place], (measure, series.months[place])


def test_deposits_are_summed_month_by_month(small_reader: Connection, months: History) -> None:
    sums: dict[str, int] = {}
    for first, count, width, blob in small_reader.execute(
        "SELECT first_month, months, width, deposit_end FROM account_history"
    ):
        for month, fen in zip(month_names(first, count), unpack_amounts(blob, width).tolist(), strict=True):
            sums[month] = sums.get(month, 0) + fen
    series = months.of(Measure.DEPOSITS)
    assert dict(zip(series.months, series.values, strict=True)) == sums


def test_the_grids_of_a_branch_sum_up_to_its_figures_and_all_branches_to_the_bank(
    small_reader: Connection, months: History, told: Headline
) -> None:
    grids = BY_KEY["grids"].read(small_reader, Progress())
    own = [branch for branch in months.branches if branch.id is not None]
    for branch in own:
        key, how = rows_of_branch(branch)
        assert key == "grids"
        totals = arranged(grids, how).totals
        sums = [totals[key].sum for key in ("records", "located", "family", "visited", "deposits", "loans")]
        figures = (branch.records, branch.located, branch.family, branch.visited, branch.deposits_fen, branch.loans_fen)
        assert tuple(sums) == figures, branch.name
    assert sum(branch.records for branch in months.branches) == told.records
    assert sum(branch.located for branch in months.branches) == told.located
    assert sum(branch.grids for branch in months.branches) == told.grids
    assert months.branches[-1].records == told.homeless
    assert sum(branch.deposits_fen for branch in months.branches) == months.of(Measure.DEPOSITS).values[-1]


@pytest.mark.parametrize("by", Ranked)
def test_the_best_branch_comes_first(months: History, by: Ranked) -> None:
    values = [branch.value(by) for branch in months.ranked(by)]
    assert values == sorted(values, reverse=True)
    assert len(values) == len(months.branches) - 1


def test_counting_stops_when_nobody_wants_it_any_more(small_reader: Connection, content: MapContent) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        history(small_reader, content.points, progress)


def test_sums_of_money_are_exact(months: History) -> None:
    assert all(isinstance(value, int) for series in months.series for value in series.values)
    assert np.iinfo(np.int64).max > 10 * max(max(series.values) for series in months.series)
