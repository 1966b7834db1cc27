"""How long after a new filter or colour class the customers are on the screen again, whole county at 1920×1080."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from desktop.bench.frame import BenchReport, Stopwatch, measure, resident_mb
from desktop.content_loader import load_content
from desktop.customers.point_codes import KINDS, LIFECYCLES, Flag
from desktop.customers.point_filter import COLOURINGS, PointFilter, by_branch, legend_counts
from desktop.customers.point_index import PointIndex
from desktop.database.connection import Connection, open_reader
from desktop.drawing.content import MapContent
from desktop.drawing.fonts import load_fonts
from desktop.drawing.pin_layer import Mode, PinLayer, PinOptions
from desktop.maps.viewport import Viewport

WIDTH, HEIGHT = 1920, 1080
GOAL_MS = 50.0
ROUNDS = 3
SAMPLE = 20_000

_FILTERS = (
    PointFilter(),
    PointFilter(lifecycles=frozenset({"EXISTING"})),
    PointFilter(kinds=frozenset({"PERSON", "SOLE_TRADER"}), lifecycles=frozenset({"EXISTING", "DORMANT"})),
    PointFilter(having=Flag.KEY),
    PointFilter(having=Flag.LINE, lacking=Flag.LOAN),
    PointFilter(lifecycles=frozenset({"POTENTIAL"}), lacking=Flag.VISITED),
)


def run(bank: Path, key: bytes) -> BenchReport:
    """Redraw every filter in every colouring, as dots and as clusters, each time from nothing kept."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    load_fonts()
    db = open_reader(bank, key)
    try:
        content = load_content(db)
        dots = _redraw(content, "dots")
        clusters = _redraw(content, "clusters")
        checked = all(is_right(db, content.points, chosen) for chosen in _FILTERS)
    finally:
        db.close()
    assert application is not None
    return BenchReport(
        bench="filter",
        items=len(content.points),
        checked=checked,
        rss_mb=resident_mb(),
        results=(
            measure("redraw", "ms", GOAL_MS, dots.process),
            measure("redraw_clusters", "ms", GOAL_MS, clusters.process),
        ),
    )


def _redraw(content: MapContent, mode: Mode) -> Stopwatch:
    """One sample = mask, classes, legend counts in view, and the painted picture."""
    index = content.points
    branches = [(branch.id, branch.name) for branch in content.branches]
    colourings = (*COLOURINGS, by_branch({grid.id: grid.branch_id for grid in content.grids}, branches))
    assert index.box is not None
    viewport = Viewport.fitting(index.box, WIDTH, HEIGHT)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    watch = Stopwatch()
    for _ in range(ROUNDS):
        for chosen in _FILTERS:
            for colouring in colourings:
                layer = PinLayer(options=PinOptions(filter=chosen, colour_by=colouring, mode=mode))
                fresh = _forgotten(content)
                image.fill(0)
                with watch.sample():
                    pins = layer.read(fresh, viewport)
                    legend_counts(index, pins.classes, pins.mask, viewport.box)
                    painter = QPainter(image)
                    layer.paint(painter, viewport, pins)
                    painter.end()
    return watch


def _forgotten(content: MapContent) -> MapContent:
    """The same content on another index object over the same arrays, so that no layer knows an earlier answer."""
    return replace(content, points=replace(content.points))


def is_right(db: Connection, index: PointIndex, chosen: PointFilter) -> bool:
    """The mask against plain Python on a sample of points, and its count against SQL over all rows."""
    mask = chosen.mask(index)
    if int(mask.sum()) != _counted_by_sql(db, chosen):
        return False
    sample = np.random.default_rng(1).integers(0, len(index), SAMPLE) if len(index) else np.empty(0, np.int64)
    return all(_passes(index, int(i), chosen) == mask[i] for i in sample)


def _passes(index: PointIndex, i: int, chosen: PointFilter) -> bool:
    flags = Flag(int(index.flags[i]))
    return (
        (chosen.kinds is None or KINDS[index.kind[i]] in chosen.kinds)
        and (chosen.lifecycles is None or LIFECYCLES[index.lifecycle[i]] in chosen.lifecycles)
        and flags & chosen.having == chosen.having
        and not flags & chosen.lacking
    )


_FLAG_SQL = {
    Flag.KEY: "c.is_key = 1",
    Flag.FAMILY: "c.household_id IS NOT NULL",
    Flag.ORGANISATION: "c.kind <> 'PERSON'",
    Flag.LOAN: "EXISTS (SELECT 1 FROM loan l WHERE l.customer_id = c.id AND l.balance_fen > 0 AND l.start_on <= :day"
    " AND (l.settled_on IS NULL OR l.settled_on > :day))",
    Flag.LINE: "EXISTS (SELECT 1 FROM credit_line l WHERE l.customer_id = c.id AND l.state = 'VALID'"
    " AND l.valid_from <= :day AND (l.valid_to IS NULL OR l.valid_to > :day))",
    Flag.VISITED: "EXISTS (SELECT 1 FROM visit v WHERE v.customer_id = c.id AND v.found_nobody = 0"
    " AND v.verified <> 'UNTRUE' AND v.started_at >= date(:day, '-12 months', '+1 day')"
    " AND v.started_at < date(:day, '+1 day')"
    " AND v.id NOT IN (SELECT w.supersedes FROM visit w WHERE w.supersedes IS NOT NULL))",
}


def _counted_by_sql(db: Connection, chosen: PointFilter) -> int:
    terms = ["p.seq = 0", "p.state = 'CURRENT'"]
    for column, words in (("kind", chosen.kinds), ("lifecycle", chosen.lifecycles)):
        if words is not None:
            terms.append(f"c.{column} IN ({', '.join(repr(word) for word in sorted(words))})")
    terms += [sql for flag, sql in _FLAG_SQL.items() if flag & chosen.having]
    terms += [f"NOT ({sql})" for flag, sql in _FLAG_SQL.items() if flag & chosen.lacking]
    (day,) = db.execute("SELECT value FROM meta WHERE key = 'as_of'").fetchone()
    (count,) = db.execute(
        f"SELECT count(*) FROM geo_point p JOIN customer c ON c.id = p.customer_id WHERE {' AND '.join(terms)}",
        {"day": day},
    ).fetchone()
    return int(count)
