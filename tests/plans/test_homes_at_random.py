"""Whatever order exceptions, plans and days come in: homes agree with borders and exceptions, and undo is identity."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop.bank_check import check
from desktop.bank_editor import open_editor
from desktop.database.connection import open_reader
from desktop.editing.edit import EditRefused
from desktop.plans.effect import due
from desktop.plans.face_moves import merge
from desktop.plans.override_edits import EndHomeOverride, SetHomeOverride
from desktop.plans.override_queries import standing_override
from desktop.plans.publication import ApprovePlan, PublishPlan, SubmitPlan
from desktop.plans.publication_queries import lost_homes
from desktop.plans.steps import face_step, line_step
from tests.little_bank import AS_OF, CUSTOMER, LittleBank
from tests.plans.conftest import Desk
from tests.plans.test_drafts import bulge

ACTS = st.one_of(
    st.tuples(st.just("set"), st.integers(0, 2), st.integers(-20, 20), st.integers(1, 60)),
    st.tuples(st.just("end")),
    st.tuples(st.just("wait"), st.integers(1, 40)),
    st.tuples(st.just("plan"), st.integers(-10, 30)),
)


def _after(day: str, days: int) -> str:
    return str(date.fromisoformat(day) + timedelta(days=days))


def _one(desk: Desk, act: tuple[object, ...], day: str) -> None:
    kind, *values = act
    numbers = [int(str(value)) for value in values]
    db = open_reader(desk.bank.path, desk.bank.key)
    grids = [grid for (grid,) in db.execute("SELECT id FROM grid WHERE valid_to IS NULL ORDER BY code")]
    standing = standing_override(db, CUSTOMER)
    db.close()
    if kind == "set":
        begins = _after(day, numbers[1])
        desk.do(
            SetHomeOverride(
                CUSTOMER, grids[numbers[0] % len(grids)], "原因", "批准", begins, _after(begins, numbers[2])
            )
        )
    elif kind == "end" and standing is not None:
        desk.do(EndHomeOverride(standing.id))
    elif kind == "plan":
        title = f"方案{len(desk.bank.rows('SELECT id FROM grid_plan'))}"
        draft = desk.begin(title)
        if title == "方案1":
            desk.do(line_step(draft, bulge(draft, -990_000), "移动边界"))
        else:  # that border has moved: the next plan merges
            first = min(draft.grids)
            beside = next((face for face in draft.partition.neighbours(first) if face in draft.grids), None)
            if beside is None:  # there is but one grid left
                return
            desk.do(face_step(draft, merge(draft.partition, [first], beside), "合并网格"))
        desk.do(SubmitPlan(draft.plan.id))
        desk.do(ApprovePlan(draft.plan.id, "会议", day, "1号"))
        desk.do(PublishPlan(draft.plan.id, _after(day, numbers[0])))


@given(st.lists(ACTS, min_size=1, max_size=6))
@example([("plan", 0), ("plan", 1)])
@example([("plan", 0), ("plan", 1), ("set", 2, 0, 1)])
@example([("plan", 1), ("set", 0, 0, 1)])
@example([("set", 2, 0, 60), ("plan", 5), ("wait", 9), ("plan", 3), ("wait", 40), ("end",)])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_leaves_homes_sound_and_undo_is_identity(
    little_template: LittleBank, acts: list[tuple[object, ...]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk, day = Desk(little_template.copied_to(Path(folder))), AS_OF
        for act in acts:
            if act[0] == "wait":
                day = _after(day, int(str(act[1])))
                desk.close()
                desk.bank.write("UPDATE meta SET value = ? WHERE key = 'as_of'", (day,))
                desk.editor = open_editor(desk.bank.path, desk.bank.key, user="zhang", device="PC-1")
                continue
            before = desk.bank.dump()
            try:
                _one(desk, act, day)
            except EditRefused:
                continue
            except Exception as problem:
                if "过时" in str(getattr(problem, "zh", "")):
                    continue
                raise
            if act[0] != "plan" and desk.bank.dump() != before:
                desk.editor.undo()
                assert desk.bank.dump() == before
                desk.editor.redo()
        db = open_reader(desk.bank.path, desk.bank.key)
        assert lost_homes(db, day) == 0
        assert not due(db)
        wrong = [finding for finding in check(db).findings if not finding.ok]
        assert [finding.key for finding in wrong if finding.key not in ("coverage",)] == [], wrong
        db.close()
        desk.close()
