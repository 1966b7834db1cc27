"""Redrawing borders: what a mouse move costs, and what an accepted step costs with its journal on disk.

Each move that is previewed snaps first to the roads, canals and borders of the bank, as the tools do. `paint` is a
frame of a brush over villager groups, `paint_accept` a whole stroke with the step it becomes.

`preview_x4` and `accept_x4` are the same on 1,200 grids of 400 vertices with 2,000,000 customers: the cost follows
what changes, not the bank.
"""

import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from desktop.bank_editor import open_editor
from desktop.bench.frame import BenchReport, Goal, Stopwatch, measure, resident_mb
from desktop.bench.painting_frames import paint_strokes
from desktop.bench.polygon_frames import import_polygons
from desktop.bench.wide_bank import wide_bank
from desktop.content_loader import load_content
from desktop.customers.point_index import PointIndex
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection, open_reader
from desktop.database.key_file import place
from desktop.editing.editor import Editor
from desktop.maps.backdrop_queries import county_ring
from desktop.maps.projection import world_to_e7
from desktop.plans.border_moves import Changes, sweep
from desktop.plans.draft_edits import BeginDraft
from desktop.plans.draft_queries import draft_of, plans
from desktop.plans.draft_state import DraftState
from desktop.plans.face_moves import merge
from desktop.plans.goals import Level
from desktop.plans.level_totals import level_rows, values_to_compare
from desktop.plans.line_change import change_box, who_moves
from desktop.plans.line_rules import problem
from desktop.plans.nearest_border import BorderSpot, nearest_border
from desktop.plans.publication import ApprovePlan, PublishPlan, SubmitPlan
from desktop.plans.publication_queries import lost_homes
from desktop.plans.snapping import SnapLines
from desktop.plans.steps import MERGE, MOVE_BORDER, face_step, line_step
from desktop.plans.totals import Totals
from desktop.plans.weight_queries import Weights, read_weights
from desktop.plans.workload import WORKLOAD

PREVIEW = Goal(median=8.0, p95=16.0)
ACCEPT = Goal(median=60.0)
STROKE = Goal(median=250.0)  # many units at once, cut behind the window
LEVELS = Goal(median=20.0)  # what the totals under the map show after a step
PUBLISH = Goal(median=5_000.0)
IMPORT = Goal(median=3_000.0)
SWEEPS = 40
_MOVED = 100_000  # customers that change grids by the plan that is published
_MOVES = 12  # mouse moves of a sweep
_ASIDE_M = 250.0
_PATH = 24
_REACH_M = 60.0  # of snapping: ten pixels where a village fills the screen


def run(bank: Path, key: bytes) -> BenchReport:
    """Sweep borders of a copy of the bank, and of a bank four times as wide, and count everybody again at the end."""
    with tempfile.TemporaryDirectory(prefix="getu-edit-") as folder:
        copy = Path(folder) / bank.name
        shutil.copyfile(bank, copy)
        shutil.copyfile(place(bank), place(copy))
        reader = open_reader(copy, key)
        content = load_content(reader)
        weights = read_weights(reader, content.points)
        snap = SnapLines.of(content.backdrop, content.partition)
        imports, sound = import_polygons(content.partition, county_ring(reader), Path(folder))
        reader.close()
        preview, accept, levels, right = _sweeps(copy, key, content.points, weights, snap)
        paint, strokes, painted_right = paint_strokes(copy, key, content.points, weights)
        publish, moved = _publication(copy, key, content.points, weights)
        wide, wide_key, points, wide_weights = wide_bank(Path(folder))
        preview_x4, accept_x4, levels_x4, right_x4 = _sweeps(wide, wide_key, points, wide_weights)
    return BenchReport(
        bench="edit",
        items=len(content.points) + len(points),
        checked=right and right_x4 and moved and sound and painted_right,
        rss_mb=resident_mb(),
        results=(
            measure("preview", "ms", PREVIEW, preview.thread),
            measure("accept", "ms", ACCEPT, accept.wall),
            measure("paint", "ms", PREVIEW, paint.thread),
            measure("paint_accept", "ms", STROKE, strokes.wall),
            measure("preview_x4", "ms", PREVIEW, preview_x4.thread),
            measure("accept_x4", "ms", ACCEPT, accept_x4.wall),
            measure("levels", "ms", LEVELS, levels.thread),
            measure("levels_x4", "ms", LEVELS, levels_x4.thread),
            measure("import_polygons", "ms", IMPORT, imports.wall),
            measure("publish", "ms", PUBLISH, publish.wall),
        ),
    )


def _sweeps(
    bank: Path, key: bytes, points: PointIndex, weights: Weights, snap: SnapLines | None = None
) -> tuple[Stopwatch, Stopwatch, Stopwatch, bool]:
    """Time previews, accepted steps and totals by level; True when totals by difference are those of a full recount."""
    preview, accept, levels = Stopwatch(), Stopwatch(), Stopwatch()
    editor, db = open_editor(bank, key, user="bench", device="bench"), open_reader(bank, key)
    try:
        editor.do(BeginDraft("bench"))
        draft = draft_of(db, next(plan.id for plan in plans(db) if plan.title == "bench"))
        state = DraftState.of(draft, points, weights)
        snap = SnapLines.of((), draft.base) if snap is None else snap
        rng = np.random.default_rng(3)
        for _ in range(20 * SWEEPS):
            if len(accept.wall) >= SWEEPS:
                break
            hand = _hand(state, rng, snap)
            if hand is None:
                continue
            for share in np.linspace(1 / _MOVES, 1, _MOVES):
                with preview.sample():
                    changes = hand(float(share))
                    allowed = problem(state.draft.partition, changes) is None
                    moved = state.totals.moved(change_box(changes), partial(who_moves, changes))
                    state.totals.difference(moved)
            if allowed:
                with accept.sample():
                    state = _accepted(editor, db, state, changes)
                with levels.sample():
                    rows = level_rows(state.draft, state.totals, Level.GRID)
                    state.goals.aim(Level.GRID, WORKLOAD, values_to_compare(rows, state.goals, WORKLOAD))
        recount = Totals.of(state.draft, points, weights)
    finally:
        db.close()
        editor.close()
    same = all(np.array_equal(recount.now(face), state.totals.now(face)) for face in state.draft.grids)
    return (
        preview,
        accept,
        levels,
        same and np.array_equal(recount.face, state.totals.face) and len(accept.wall) == SWEEPS,
    )


def _publication(bank: Path, key: bytes, points: PointIndex, weights: Weights) -> tuple[Stopwatch, bool]:
    """Time the publication of a plan that merges grids until enough customers move; True when all came home."""
    watch = Stopwatch()
    editor, db = open_editor(bank, key, user="bench", device="bench"), open_reader(bank, key)
    try:
        editor.do(BeginDraft("merges"))
        plan = next(plan.id for plan in plans(db) if plan.title == "merges")
        state = DraftState.of(draft_of(db, plan), points, weights)
        wanted, moved = min(_MOVED, len(points) // 5), 0
        free = [face for face in state.draft.grids if face not in state.draft.locked]
        for face in free:
            draft = state.draft
            if face not in draft.grids or moved >= wanted:
                continue
            beside = [one for one in draft.partition.neighbours(face) if one in free and one in draft.grids]
            if not beside:
                continue
            proposal = merge(draft.partition, beside[:1], face)
            movers = state.totals.moved(proposal.box, proposal.who_moves)
            moved += len(movers)
            editor.do(face_step(draft, proposal, MERGE))
            state = state.after_step(db, movers)
        editor.do(SubmitPlan(plan))
        editor.do(ApprovePlan(plan, "bench", "2016-04-29", "1"))
        with watch.sample():
            editor.do(PublishPlan(plan, "2016-04-30"))
        day = bank_date(db)
        homeless = lost_homes(db, day)
    finally:
        db.close()
        editor.close()
    return watch, moved >= wanted and homeless == 0


def _accepted(editor: Editor, db: Connection, state: DraftState, changes: Changes) -> DraftState:
    """As the window does it: rules, one transaction with its journal row, the draft read again, totals."""
    moved = state.totals.moved(change_box(changes), partial(who_moves, changes))
    editor.do(line_step(state.draft, changes, MOVE_BORDER))
    return state.after_step(db, moved)


def _hand(state: DraftState, rng: np.random.Generator, snap: SnapLines) -> Callable[[float], Changes] | None:
    """A sweep along a free border: what it changes when a share of it is drawn, the place under the cursor snapped;
    None where no hand can begin."""
    partition, box = state.draft.partition, state.draft.partition.box
    x, y = rng.uniform(box.west, box.east), rng.uniform(box.south, box.north)
    start = nearest_border(partition, x, y, 2_000.0)
    if start is None:
        return None
    arc = partition.arcs[start.position]
    if {arc.left, arc.right} & state.draft.locked.keys() or start.piece + 8 >= len(arc.e7):
        return None
    last = int(rng.integers(start.piece + 6, min(len(arc.e7) - 1, start.piece + 60)))
    begin, end = np.array([start.x, start.y]), arc.world[last]
    way = end - begin
    across = np.array([-way[1], way[0]]) / max(1.0, float(np.hypot(*way)))
    steps = np.linspace(0, 1, _PATH)[1:-1, None]
    aside = float(rng.uniform(-_ASIDE_M, _ASIDE_M))
    there = BorderSpot(start.position, last, 0.0, float(end[0]), float(end[1]), 0.0)

    standing = snap.standing(state.draft.base, partition)

    def drawn(share: float) -> Changes:
        path = begin + way * steps + across * (np.sin(steps * np.pi) * aside * share)
        x, y = path[-1].tolist()
        spot = snap.nearest(x, y, _REACH_M, skip=standing)
        if spot is not None:
            path[-1] = spot.place
        return sweep(partition, start, world_to_e7(path), there)

    return drawn
