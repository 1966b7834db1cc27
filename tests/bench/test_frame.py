"""The bench frame: statistics, goals and the JSON that later readers rely on."""

import json
import statistics
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.bench.frame import BenchReport, Goal, Stopwatch, dump, measure, resident_mb

samples_of_time = st.lists(st.floats(0.0, 1e6), min_size=1, max_size=200)


@given(samples_of_time)
def test_the_median_is_the_median_and_percentiles_never_fall(samples: list[float]) -> None:
    result = measure("pan_frame", "ms", None, samples)
    assert result.median == pytest.approx(statistics.median(samples))
    assert min(samples) <= result.median <= result.p95 <= result.p99 <= max(samples) + 1e-6
    assert result.n == len(samples)


def test_one_slow_frame_in_ten_misses_the_p95_goal_but_not_the_median_goal() -> None:
    frames = [5.0] * 9 + [50.0]
    assert measure("pan_frame", "ms", Goal(median=6.0), frames).met
    assert not measure("pan_frame", "ms", Goal(median=6.0, p95=10.0), frames).met


def test_a_bare_number_is_a_goal_for_the_median() -> None:
    assert measure("assign", "ms", 150.0, [140.0, 150.0, 160.0]).met
    assert not measure("assign", "ms", 149.0, [140.0, 150.0, 160.0]).met


@pytest.mark.parametrize("samples", [[], [1.0, float("nan")], [float("inf")]])
def test_no_figure_is_made_from_nothing(samples: list[float]) -> None:
    with pytest.raises(ValueError, match="redraw"):
        measure("redraw", "ms", None, samples)


def test_the_printed_object_has_exactly_the_agreed_keys() -> None:
    results = (measure("assign", "ms", Goal(median=150.0), [60.0, 61.0]), measure("build", "ms", None, [360.0]))
    report = BenchReport(bench="membership", items=530_400, checked=True, rss_mb=123.456, results=results)
    read_back = json.loads(dump(report.as_json()))
    assert list(read_back) == ["bench", "items", "checked", "rss_mb", "results"]
    assert read_back["checked"] is True
    assert read_back["rss_mb"] == 123.5
    for result in read_back["results"]:
        assert list(result) == ["what", "unit", "median", "p95", "p99", "n", "goal", "met"]
    assert read_back["results"][0]["goal"] == {"median": 150.0}
    assert read_back["results"][1]["goal"] is None
    assert "ANSWERS WRONG" not in report.as_text()


def test_wrong_answers_are_shouted_in_the_readable_report() -> None:
    report = BenchReport(bench="filter", items=1, checked=False, rss_mb=1.0, results=())
    assert "ANSWERS WRONG" in report.as_text()


def test_sleeping_costs_wall_time_and_no_cpu_time() -> None:
    watch = Stopwatch()
    watch.repeat(3, lambda: time.sleep(0.02), warm_up=0)
    assert len(watch.wall) == len(watch.thread) == len(watch.process) == 3
    assert min(watch.wall) >= 19.0
    assert statistics.median(watch.thread) < 10.0


def test_a_sample_that_raises_is_not_counted() -> None:
    watch = Stopwatch()
    with pytest.raises(ZeroDivisionError), watch.sample():
        raise ZeroDivisionError
    assert watch.wall == []


def test_resident_memory_is_that_of_a_python_with_numpy() -> None:
    assert 20.0 < resident_mb() < 4_000.0


def test_a_rate_must_reach_its_goal_and_may_be_more() -> None:
    goal = Goal(at_least=40.0)
    assert measure("tiles_per_second", "1/s", goal, [41.0, 60.0]).met
    slow = measure("tiles_per_second", "1/s", goal, [39.0])
    assert not slow.met
    report = BenchReport("tiles", 1, checked=True, rss_mb=1.0, results=(slow,))
    assert "median ≥ 40" in report.as_text()
    assert report.as_json()["results"][0]["goal"] == {"at_least": 40.0}
