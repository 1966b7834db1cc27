"""Three platforms' records matched: how long, in how much memory, and how right on the half nothing was tuned on.

The truth is synthetic (desktop/demo/linkage_truth); its seed is not the one the model was trained with, and of its two
halves only the one is looked at that corresponds to the half held out in training. The bank is not used.
"""

import multiprocessing
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pyarrow.parquet as parquet

from desktop.bench.frame import BenchReport, Goal, measure
from desktop.bench.match_truth import HELD_OUT, measured
from desktop.demo.linkage_truth import FULL_SIZE, make
from desktop.matching.linkage import link
from desktop.matching.model import read_model
from desktop.matching.score_queries import score
from desktop.matching.workbench import Workbench

SEED = 1
MATCH_S, PEAK_MB = 90.0, 2_000.0
PRECISION, RECALL, REVIEWED = 0.999, 0.985, 0.03


def run(bank: Path, key: bytes) -> BenchReport:
    """Match the truth at full size once; checked = it was the whole truth and every goal of rightness is met."""
    del bank, key
    with tempfile.TemporaryDirectory(prefix="getu-truth-") as folder:
        records, truth = Path(folder, "records.parquet"), Path(folder, "truth.parquet")
        maker = multiprocessing.get_context("spawn").Process(target=write_truth, args=(records, truth, FULL_SIZE))
        maker.start()  # a process of its own: what it takes to make people is not what it takes to match them
        maker.join()
        with Workbench() as bench, peak_memory() as peak:
            began = time.perf_counter()
            bench.db.read_parquet(str(records)).create("received")
            linked = link(bench.db, read_model(), score)
            seconds = time.perf_counter() - began
            matching_mb = peak[0]
            bench.db.read_parquet(str(truth)).create("truth")
            right = measured(bench.db, linked, HELD_OUT)
    return BenchReport(
        bench="match",
        items=len(linked.customer),
        checked=len(linked.customer) == FULL_SIZE and right.automatic_precision >= PRECISION,
        rss_mb=matching_mb,
        results=(
            measure("match", "s", MATCH_S, [seconds]),
            measure("peak_memory", "MB", PEAK_MB, [matching_mb]),
            measure("automatic_precision", "", Goal(at_least=PRECISION), [right.automatic_precision]),
            measure("found_recall", "", Goal(at_least=RECALL), [right.found_recall]),
            measure("automatic_recall", "", None, [right.automatic_recall]),
            measure("review_share", "", REVIEWED, [right.review_share]),
        ),
    )


def write_truth(records: Path, truth: Path, size: int) -> None:
    """Make the truth and leave it in two files."""
    made = make(SEED, records=size)
    parquet.write_table(made.records, records)
    parquet.write_table(made.truth, truth)


@contextmanager
def peak_memory() -> Iterator[list[float]]:
    """A list whose one entry is the most memory this process has had inside the `with`, in 10⁶ bytes."""
    process, stop = psutil.Process(), threading.Event()
    peak = [process.memory_info().rss / 1e6]

    def watch() -> None:
        while not stop.wait(0.05):
            peak[0] = max(peak[0], process.memory_info().rss / 1e6)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield peak
    finally:
        stop.set()
        watcher.join()
