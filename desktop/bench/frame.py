"""The frame of every benchmark: timed samples in, one JSON object with goals met or missed out."""

import json
import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import psutil

_WORDS = {"median": "median ≤", "p95": "p95 ≤", "at_least": "median ≥"}


class Bench(Protocol):
    """What `desktop/bench/<name>.py` offers as its module function `run`.

    It opens the bank at `bank` with the 32-byte `key`, checks its own answers and reports. It runs in a process
    of its own, so the memory it reports is the memory of this one job.
    """

    def __call__(self, bank: Path, key: bytes) -> "BenchReport": ...


@dataclass(frozen=True, slots=True)
class Goal:
    """Limits in the unit of the result; None sets no limit. `at_least` is for the median of rates: more is better."""

    median: float | None = None
    p95: float | None = None
    p99: float | None = None
    at_least: float | None = None

    def met_by(self, *, median: float, p95: float, p99: float = 0.0) -> bool:
        limits = ((self.median, median), (self.p95, p95), (self.p99, p99))
        within = all(limit is None or value <= limit for limit, value in limits)
        return within and (self.at_least is None or median >= self.at_least)


@dataclass(frozen=True, slots=True)
class Result:
    """One measured thing: `n` samples in `unit`, and whether they kept within `goal`."""

    what: str
    unit: str
    median: float
    p95: float
    p99: float
    n: int
    goal: Goal
    met: bool


@dataclass(frozen=True, slots=True)
class BenchReport:
    """All results of one bench. `items` is how many things were worked on, `checked` whether the answers were right."""

    bench: str
    items: int
    checked: bool
    rss_mb: float
    results: tuple[Result, ...]

    def as_json(self) -> dict[str, Any]:
        """The object the issue names; a goal without limits is null. Numbers are rounded to 3 decimals, shares to 5."""
        return {
            "bench": self.bench,
            "items": self.items,
            "checked": self.checked,
            "rss_mb": round(self.rss_mb, 1),
            "results": [_as_json(result) for result in self.results],
        }

    def as_text(self) -> str:
        """The same for a reader at a terminal, one line a result."""
        answers = "答案正确 answers right" if self.checked else "答案有误 ANSWERS WRONG"
        lines = [f"{self.bench}: {self.items:,} items, {self.rss_mb:.0f} MB, {answers}"]
        for result in self.results:
            limits = ", ".join(f"{_WORDS[name]} {limit:g}" for name, limit in (_limits(result.goal) or {}).items())
            lines.append(
                f"  {'✓' if result.met else '✗'} {result.what:<18} median {result.median:8.2f}  p95 {result.p95:8.2f}"
                f"  p99 {result.p99:8.2f} {result.unit:<4} n={result.n}" + (f"  goal {limits}" if limits else "")
            )
        return "\n".join(lines)


@dataclass(slots=True)
class Stopwatch:
    """Collects samples in milliseconds on three clocks at once.

    `thread` is CPU time of the calling thread (how long the UI thread was busy), `process` CPU time of all threads,
    `wall` what a person waits. On a busy machine judge by CPU time, on a quiet one by wall time.
    """

    thread: list[float] = field(default_factory=list)
    process: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    @contextmanager
    def sample(self) -> Iterator[None]:
        """Time the body of the `with`; a body that raises leaves no sample."""
        wall, process, thread = time.perf_counter_ns(), time.process_time_ns(), time.thread_time_ns()
        yield
        self.thread.append((time.thread_time_ns() - thread) / 1e6)
        self.process.append((time.process_time_ns() - process) / 1e6)
        self.wall.append((time.perf_counter_ns() - wall) / 1e6)

    def repeat(self, times: int, action: Callable[[], object], *, warm_up: int = 1) -> None:
        """Run `action` `warm_up` times unmeasured, then `times` times measured."""
        for _ in range(warm_up):
            action()
        for _ in range(times):
            with self.sample():
                action()


def measure(what: str, unit: str, goal: Goal | float | None, samples: Sequence[float]) -> Result:
    """Median, 95th and 99th percentile of `samples` (at least one) against `goal`; a bare number limits the median.

    Percentiles interpolate linearly between order statistics. Raises `ValueError` for no or non-finite samples.
    """
    if not samples or not all(map(math.isfinite, samples)):
        raise ValueError(f"{what}: finite samples are needed, got {len(samples)}")
    limits = goal if isinstance(goal, Goal) else Goal(median=goal)
    median, p95, p99 = (float(value) for value in np.percentile(np.asarray(samples, dtype=np.float64), (50, 95, 99)))
    return Result(
        what=what,
        unit=unit,
        median=median,
        p95=p95,
        p99=p99,
        n=len(samples),
        goal=limits,
        met=limits.met_by(median=median, p95=p95, p99=p99),
    )


def resident_mb() -> float:
    """Resident memory of this process now, in 10⁶ bytes."""
    return float(psutil.Process().memory_info().rss) / 1e6


def dump(value: object) -> str:
    """JSON as the benches print it: readable Chinese, two spaces."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def _as_json(result: Result) -> dict[str, Any]:
    places = 3 if result.unit else 5
    return {
        "what": result.what,
        "unit": result.unit,
        "median": round(result.median, places),
        "p95": round(result.p95, places),
        "p99": round(result.p99, places),
        "n": result.n,
        "goal": _limits(result.goal),
        "met": result.met,
    }


def _limits(goal: Goal) -> dict[str, float] | None:
    named = {"median": goal.median, "p95": goal.p95, "p99": goal.p99, "at_least": goal.at_least}
    return {name: limit for name, limit in named.items() if limit is not None} or None
