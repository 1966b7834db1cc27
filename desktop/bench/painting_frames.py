"""Painting whole units, measured: one frame of the brush, and a whole stroke with the step it becomes."""

from itertools import pairwise
from pathlib import Path

import numpy as np

from desktop.bank_editor import open_editor
from desktop.bench.frame import Stopwatch
from desktop.customers.point_index import PointIndex
from desktop.database.connection import open_reader
from desktop.editing.edit import EditRefused
from desktop.plans.draft_edits import BeginDraft
from desktop.plans.draft_queries import draft_of, plans
from desktop.plans.draft_state import DraftState
from desktop.plans.painting import Holders, Stroke
from desktop.plans.steps import PAINT, face_step
from desktop.plans.totals import Totals
from desktop.plans.unit_queries import villages
from desktop.plans.units import UnitKind, UnitPeople, units_of
from desktop.plans.weight_queries import Weights

_STROKES = 25
_FRAMES = 24  # mouse moves of a stroke
_BRUSH_M = 150.0


def paint_strokes(bank: Path, key: bytes, points: PointIndex, weights: Weights) -> tuple[Stopwatch, Stopwatch, bool]:
    """Frames and strokes; True when totals by difference are those of a full recount.

    Villager groups are given to the grid that the brush starts in, on a draft that every stroke redraws further.
    """
    frames, strokes = Stopwatch(), Stopwatch()
    editor, db = open_editor(bank, key, user="bench", device="bench"), open_reader(bank, key)
    try:
        editor.do(BeginDraft("brush"))
        draft = draft_of(db, next(plan.id for plan in plans(db) if plan.title == "brush"))
        state = DraftState.of(draft, points, weights)
        units = units_of(draft.base, villages(db), UnitKind.GROUP, {})
        _ = units.tree
        people = UnitPeople.of(units, draft.base, points)
        rng = np.random.default_rng(4)
        for _ in range(20 * _STROKES):
            if len(strokes.wall) >= _STROKES:
                break
            free = [face for face in state.draft.grids if face not in state.draft.locked]
            holders = Holders(state.draft.partition, state.draft.redrawn_faces, units)
            stroke = Stroke(state, holders, people, int(rng.choice(free)), takes_back=False)
            start = np.array(state.draft.partition.label_point(stroke.target))
            box = state.draft.partition.face_box(stroke.target)
            way = rng.uniform(-1, 1, 2) * (box.width, box.height)
            for path in pairwise(start + np.linspace(0, 1, _FRAMES + 1)[:, None] * way):
                with frames.sample():
                    stroke.paint(np.array(path), _BRUSH_M)
            if not stroke.difference:
                continue
            try:
                with strokes.sample():
                    proposal = stroke.proposal()
                    step = face_step(state.draft, proposal, PAINT, note="bench")
                    moved = state.totals.moved(proposal.box, proposal.who_moves)
                    editor.do(step)
                    state = state.after_step(db, moved)
            except EditRefused:  # a sliver, say
                continue
        recount = Totals.of(state.draft, points, weights)
    finally:
        db.close()
        editor.close()
    same = all(np.array_equal(recount.now(face), state.totals.now(face)) for face in state.draft.grids)
    return frames, strokes, same and len(strokes.wall) == _STROKES
