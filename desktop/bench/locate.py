"""How fast and how rightly addresses are located, on synthetic truth whose generator knows nothing of the locator.

Time is for all addresses, one process, gazetteer included. The figures of accuracy come from the half of the truth
that no threshold was fixed on. An address that names no village and is accepted all the same counts as wrong.
"""

import time
from pathlib import Path

import numpy as np

from desktop.bench.frame import BenchReport, Goal, measure, resident_mb
from desktop.database.connection import open_reader
from desktop.demo import address_truth
from desktop.locating.locator import Locator
from desktop.locating.place_queries import gazetteer_of

ADDRESSES = 890_000
SEED = 20
JUDGED = 1  # the half of the truth; thresholds were fixed on the other


def run(bank: Path, key: bytes) -> BenchReport:
    """Locate every address once and compare with what its writer meant."""
    truth = address_truth.make(SEED, ADDRESSES)
    db = open_reader(bank, key)
    try:
        start, spent = time.perf_counter(), time.process_time()
        gazetteer = gazetteer_of(db)
        found = Locator(gazetteer).read_many(truth.raw)
        wall, cpu = time.perf_counter() - start, time.process_time() - spent
    finally:
        db.close()
    by_code = {division.code: division.id for division in gazetteer.divisions.values()}
    meant = np.array([by_code.get(code, -1) if code else 0 for code in truth.code])
    judged = truth.half == JUDGED
    accepted = judged & (found.division > 0)
    named = judged & (meant != 0)
    right = accepted & (found.division == meant)
    precision = float(right.sum() / max(1, accepted.sum()))
    share = float((accepted & named).sum() / max(1, named.sum()))
    group_right = float((found.group_no == truth.group_no)[right].mean())
    return BenchReport(
        "locate",
        len(truth.raw),
        bool((meant >= 0).all()) and precision > 0.9,
        resident_mb(),
        (
            measure("locate", "s", Goal(median=25.0), [wall]),
            measure("locate_cpu", "s", Goal(), [cpu]),
            measure("locate_precision", "", Goal(at_least=0.99), [precision]),
            measure("locate_share", "", Goal(at_least=0.92), [share]),
            measure("group_right", "", Goal(), [group_right]),
        ),
    )
