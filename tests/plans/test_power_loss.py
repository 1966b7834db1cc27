"""Power loss while a planner redraws and publishes: no accepted step is lost, no plan is half there."""

import random
import time

import pytest

from desktop.bank_check import check
from desktop.bank_editor import open_editor
from desktop.database.connection import open_reader
from desktop.plans.draft_queries import draft_of, plans
from desktop.plans.plan import Status
from tests import child
from tests.little_bank import LittleBank
from tests.plans.checks import assert_sound

WORK = """
import sys
from pathlib import Path
import numpy as np
from desktop.bank_editor import open_editor
from desktop.database.connection import open_reader
from desktop.plans.border_moves import drag_vertex, insert_vertex
from desktop.plans.draft_edits import BeginDraft
from desktop.plans.draft_queries import draft_of, plans
from desktop.plans.line_change import LineChange
from desktop.plans.nearest_border import BorderSpot
from desktop.plans.plan import Status
from desktop.plans.publication import ApprovePlan, PublishPlan, SubmitPlan
from desktop.plans.steps import line_step
path, key, kill = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), int(sys.argv[3])
editor, db = open_editor(path, key, user="zhang", device="PC-1"), open_reader(path, key)
chance = np.random.default_rng(kill)
print("ready", flush=True)
for number in range(10_000):
    title = f"{kill}-{number}"
    editor.do(BeginDraft(title))
    plan = next(one for one in plans(db) if one.title == title)
    for _ in range(4):
        draft = draft_of(db, plan.id)
        inner = [i for i, arc in enumerate(draft.partition.arcs) if arc.left and arc.right]
        position = int(chance.choice(inner))
        arc = draft.partition.arcs[position]
        x, y = arc.world[:2].mean(axis=0)
        (change,), index = insert_vertex(draft.partition, BorderSpot(position, 0, 0.5, float(x), float(y), 0.0))
        points = change.e7.copy()
        points[index, 0] += int(chance.integers(-9_000, 9_000))
        editor.do(line_step(draft, (LineChange(position, arc, points),), "step"))
        print(f"{plan.id} step", flush=True)
    editor.undo()
    editor.redo()
    print(f"{plan.id} redone", flush=True)
    editor.do(SubmitPlan(plan.id))
    editor.do(ApprovePlan(plan.id, "a", "2016-04-01", "1"))
    day = np.datetime64("2014-01-02") + np.timedelta64(len([p for p in plans(db) if p.status is not Status.DRAFT]), "D")
    editor.do(PublishPlan(plan.id, str(day)))
    print(f"{plan.id} published", flush=True)
"""


def _survives(bank: LittleBank, kills: int) -> None:
    chance = random.Random(5)
    for kill in range(kills):
        process = child.start(WORK, bank.path, bank.key.hex(), kill)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n", process.communicate()[1]
        time.sleep(chance.uniform(0.01, 0.5))
        process.kill()
        told = [line.split() for line in process.communicate(timeout=20)[0].splitlines()]
        reader = open_reader(bank.path, bank.key)
        kept = {plan.id: plan for plan in plans(reader)}
        for number, what in told:
            assert int(number) in kept
            if what == "published":
                assert kept[int(number)].status.is_published
        for plan_id, plan in kept.items():
            steps = sum(1 for one, what in told if int(one) == plan_id and what == "step")
            if plan.status is Status.DRAFT and steps:
                (written,) = reader.execute(
                    "SELECT count(*) FROM draft_arc WHERE plan_id = ? AND points IS NOT NULL", (plan_id,)
                ).fetchone()
                assert written >= 1
                draft = draft_of(reader, plan_id)
                assert_sound(draft.partition, draft.base)
        in_force = [plan for plan in kept.values() if plan.status is Status.ACTIVE and plan.valid_to is None]
        assert len(in_force) == 1
        report = check(reader)
        reader.close()
        assert report.ok, [finding for finding in report.findings if not finding.ok]
    editor = open_editor(bank.path, bank.key, user="zhang", device="PC-1")
    while editor.history.done:
        editor.undo()
    editor.close()
    assert bank.rows("SELECT count(*) FROM grid_plan") == [(1,)]
    assert bank.rows("SELECT count(*) FROM draft_arc") == [(0,)]
    assert bank.rows("SELECT valid_to FROM grid ORDER BY id") == [(None,)] * 3


def test_six_kills_lose_no_accepted_step_and_leave_no_half_plan(bank: LittleBank) -> None:
    _survives(bank, 6)


@pytest.mark.full
def test_fifty_kills_lose_no_accepted_step_and_leave_no_half_plan(bank: LittleBank) -> None:
    _survives(bank, 50)
