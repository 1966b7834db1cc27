"""The panels beside and under the map: how long each takes to show what was asked, on the whole bank."""

import os
from pathlib import Path

from desktop.bench import table_frames
from desktop.bench.frame import BenchReport, measure, resident_mb
from desktop.database.connection import open_reader


def run(bank: Path, key: bytes) -> BenchReport:
    """Sort and filter the table of all customers, then scroll through it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    db = open_reader(bank, key)
    try:
        table = table_frames.read_table(db)
    finally:
        db.close()
    sorts = table_frames.sort_samples(table)
    scrolls = table_frames.scroll_samples(table)
    return BenchReport(
        bench="panels",
        items=len(table),
        checked=table_frames.is_right(table),
        rss_mb=resident_mb(),
        results=(
            measure("table_sort", "ms", table_frames.SORT_GOAL_MS, sorts.process),
            measure("table_scroll", "ms", table_frames.SCROLL_GOAL_MS, scrolls.thread),
        ),
    )
