"""The panels beside and under the map: how long each takes to show what was asked, on the whole bank."""

import os
from pathlib import Path

from desktop.bench import card_frames, overview_frames, table_frames, tree_frames
from desktop.bench.frame import BenchReport, measure, resident_mb
from desktop.content_loader import load_content
from desktop.database.connection import open_reader


def run(bank: Path, key: bytes) -> BenchReport:
    """Open cards, read tree and overview, change the theme, sort, filter and scroll the table of all customers."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    db = open_reader(bank, key)
    try:
        content = load_content(db)
        cards = card_frames.card_samples(db, content)
        values = card_frames.figures(db, content)
        themes = card_frames.theme_samples(content, values)
        trees = tree_frames.tree_samples(db)
        overviews = overview_frames.overview_samples(db, content)
        right = card_frames.are_right(db, content, values) and tree_frames.is_right(db)
        right = right and overview_frames.is_right(db, content)
        table = table_frames.read_table(db)
    finally:
        db.close()
    sorts = table_frames.sort_samples(table)
    scrolls = table_frames.scroll_samples(table)
    return BenchReport(
        bench="panels",
        items=len(table),
        checked=right and table_frames.is_right(table),
        rss_mb=resident_mb(),
        results=(
            measure("card", "ms", card_frames.CARD_GOAL_MS, [one for watch in cards.values() for one in watch.process]),
            *(measure(f"card_{kind}", "ms", card_frames.CARD_GOAL_MS, watch.process) for kind, watch in cards.items()),
            measure("tree", "ms", tree_frames.TREE_GOAL_MS, trees.process),
            measure("overview", "ms", overview_frames.OVERVIEW_GOAL_MS, overviews.process),
            measure("theme", "ms", card_frames.THEME_GOAL_MS, themes.process),
            measure("table_sort", "ms", table_frames.SORT_GOAL_MS, sorts.process),
            measure("table_scroll", "ms", table_frames.SCROLL_GOAL_MS, scrolls.thread),
        ),
    )
