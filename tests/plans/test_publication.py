"""A plan comes into force: submitted, approved, published; versions close themselves, customers come along."""

from collections.abc import Iterator

import numpy as np
import pytest

from desktop.bank_check import check
from desktop.customers.point_store import is_stale, load_points, pack_points
from desktop.database.connection import open_reader, open_writer
from desktop.editing.edit import EditRefused
from desktop.grids.card_queries import grid_card
from desktop.grids.edits import LockGrid
from desktop.grids.queries import active_plan, grids_on, partition_of
from desktop.plans.draft import Draft
from desktop.plans.draft_changes import Change, changes_of, forecast
from desktop.plans.face_moves import merge, split
from desktop.plans.publication import ApprovePlan, PublishPlan, SendBackPlan, SubmitPlan
from desktop.plans.steps import face_step, line_step, new_grid
from desktop.refusal import Refused
from tests.little_bank import AS_OF, EAST, MIDDLE, WEST, LittleBank
from tests.plans.checks import assert_sound
from tests.plans.conftest import Desk
from tests.plans.test_drafts import bulge

DAY = "2016-04-01"


def _redrawn(desk: Desk) -> Draft:
    draft = desk.begin()
    desk.do(line_step(draft, bulge(draft, -990_000), "移动边界"))  # over the customer of the west
    return desk.look()


def _published(desk: Desk, plan: int, day: str = DAY) -> None:
    desk.do(SubmitPlan(plan))
    desk.do(ApprovePlan(plan, "总行行长办公会", "2016-03-20", "示例农商行发〔2016〕8号"))
    desk.do(PublishPlan(plan, day))


def _at(bank: LittleBank, day: str) -> tuple[int, dict[str, int], set[int]]:
    """The plan in force, its grids by code, and the faces of its borders."""
    db = open_reader(bank.path, bank.key)
    plan = active_plan(db, day)
    grids = {grid.code: grid.id for grid in grids_on(db, day)}
    faces = set(partition_of(db, plan).faces)
    db.close()
    return plan, grids, faces


def test_a_published_plan_is_in_force_from_its_day_and_the_old_one_before_it(desk: Desk) -> None:
    draft = _redrawn(desk)
    before = _at(desk.bank, "2016-03-31")
    _published(desk, draft.plan.id)
    assert _at(desk.bank, "2016-03-31") == before
    plan, grids, faces = _at(desk.bank, DAY)
    assert plan == draft.plan.id
    assert set(grids) == set(before[1])
    assert set(grids.values()) == faces
    assert grids["99000110020300"] == EAST
    assert {grids["99000110020100"], grids["99000110020200"]}.isdisjoint({WEST, MIDDLE})
    db = open_reader(desk.bank.path, desk.bank.key)
    assert_sound(partition_of(db, plan), partition_of(db, before[0]))
    db.close()


def test_customers_come_along_with_the_ground(desk: Desk) -> None:
    draft = _redrawn(desk)
    _published(desk, draft.plan.id)
    _, grids, _ = _at(desk.bank, AS_OF)
    assert desk.bank.rows("SELECT home_grid_id FROM customer") == [(grids["99000110020200"],)]


def test_a_plan_for_a_later_day_leaves_customers_where_they_are(desk: Desk) -> None:
    draft = _redrawn(desk)
    _published(desk, draft.plan.id, "2016-07-01")
    assert desk.bank.rows("SELECT home_grid_id FROM customer") == [(WEST,)]
    assert _at(desk.bank, AS_OF)[0] == 1
    assert _at(desk.bank, "2016-07-01")[0] == draft.plan.id


def test_the_bank_passes_its_check_after_a_publication(desk: Desk) -> None:
    draft = _redrawn(desk)
    _published(desk, draft.plan.id)
    db = open_reader(desk.bank.path, desk.bank.key)
    wrong = {finding.key for finding in check(db).findings if not finding.ok}
    db.close()
    assert wrong <= {"coverage"}  # this little bank has no county


def test_publication_is_undone_to_the_byte(desk: Desk) -> None:
    draft = _redrawn(desk)
    desk.do(SubmitPlan(draft.plan.id))
    desk.do(ApprovePlan(draft.plan.id, "会议", "2016-03-20", "1号"))
    before = desk.bank.dump()
    desk.do(PublishPlan(draft.plan.id, DAY))
    after = desk.bank.dump()
    desk.editor.undo()
    assert desk.bank.dump() == before
    desk.editor.redo()
    assert desk.bank.dump() == after


def test_split_and_merged_grids_have_one_lead_and_their_villages(desk: Desk) -> None:
    draft = desk.begin()
    line = np.array([(1_213_500_000, 318_990_000), (1_213_500_000, 320_010_000)], dtype=np.int32)
    halves = split(draft.partition, EAST, line, new=draft.next_face)
    assert halves is not None
    desk.do(face_step(draft, halves, "分割网格", new=new_grid(draft, [EAST])))
    now = desk.look()
    desk.do(face_step(now, merge(now.partition, [WEST], MIDDLE), "合并网格"))
    _published(desk, draft.plan.id)
    _, grids, faces = _at(desk.bank, DAY)
    assert sorted(grids) == ["99000110020200", "99000110020300", "99000110020301"]
    assert faces == set(grids.values())
    leads = desk.bank.rows(
        "SELECT grid_id, count(*) FROM grid_assignment WHERE role = 'LEAD' AND valid_to IS NULL GROUP BY grid_id"
    )
    assert dict(leads) == dict.fromkeys(grids.values(), 1)
    assert desk.bank.rows("SELECT home_grid_id FROM customer") == [(grids["99000110020200"],)]


def test_the_order_is_kept(desk: Desk) -> None:
    draft = _redrawn(desk)
    plan = draft.plan.id
    for edit in (PublishPlan(plan, DAY), ApprovePlan(plan, "甲", DAY, "1号"), SendBackPlan(plan)):
        with pytest.raises(EditRefused, match="草案 → 提交 → 审批 → 发布"):
            desk.do(edit)
    desk.do(SubmitPlan(plan))
    with pytest.raises(EditRefused, match="不能再改"):
        desk.do(line_step(draft, bulge(draft, 50_000, lon=121.3), "移动边界"))
    desk.do(SendBackPlan(plan))
    assert desk.look().plan.id == plan


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda plan: ApprovePlan(plan, " ", DAY, "1号"), "审批人和文号"),
        (lambda plan: ApprovePlan(plan, "甲", "三月一日", "1号"), "不是日期"),
    ],
)
def test_an_approval_needs_its_words(desk: Desk, edit: object, words: str) -> None:
    draft = _redrawn(desk)
    desk.do(SubmitPlan(draft.plan.id))
    before = desk.bank.dump()
    with pytest.raises(EditRefused, match=words):
        desk.do(edit(draft.plan.id))  # type: ignore[operator]
    assert desk.bank.dump() == before


def test_a_draft_without_changes_is_not_submitted(desk: Desk) -> None:
    draft = desk.begin()
    with pytest.raises(EditRefused, match="没有不同"):
        desk.do(SubmitPlan(draft.plan.id))


def test_a_plan_cannot_take_effect_before_the_one_it_replaces(desk: Desk) -> None:
    draft = _redrawn(desk)
    desk.do(SubmitPlan(draft.plan.id))
    desk.do(ApprovePlan(draft.plan.id, "甲", DAY, "1号"))
    before = desk.bank.dump()
    with pytest.raises(EditRefused, match="晚于现行方案"):
        desk.do(PublishPlan(draft.plan.id, "2013-12-31"))
    assert desk.bank.dump() == before


def test_a_grid_locked_after_the_draft_stops_its_publication(desk: Desk) -> None:
    draft = _redrawn(desk)
    desk.do(SubmitPlan(draft.plan.id))
    desk.do(ApprovePlan(draft.plan.id, "甲", DAY, "1号"))
    desk.do(LockGrid(MIDDLE, "责任书已签"))
    before = desk.bank.dump()
    with pytest.raises(EditRefused, match="已锁定：责任书已签"):
        desk.do(PublishPlan(draft.plan.id, DAY))
    assert desk.bank.dump() == before


def test_another_draft_of_the_old_plan_is_out_of_date(desk: Desk) -> None:
    first = _redrawn(desk)
    desk.begin("乙")
    _published(desk, first.plan.id)
    with pytest.raises(Refused, match="已经过时"):
        desk.look("乙")


def test_cards_and_areas_speak_of_the_plan_in_force_alone(desk: Desk) -> None:
    db = open_reader(desk.bank.path, desk.bank.key)
    before = {grid.code: grid_card(db, grid.id) for grid in grids_on(db, AS_OF)}
    db.close()
    draft = _redrawn(desk)
    _published(desk, draft.plan.id)
    db = open_reader(desk.bank.path, desk.bank.key)
    after = {grid.code: grid_card(db, grid.id) for grid in grids_on(db, AS_OF)}
    db.close()
    east = "99000110020300"
    assert after[east].area_km2 == before[east].area_km2
    assert [one.code for one in after[east].neighbours] == ["99000110020200"]
    assert [one.id for one in after[east].neighbours] == [after["99000110020200"].id]
    total = [sum(card.area_km2 or 0.0 for card in cards.values()) for cards in (before, after)]
    assert total[1] == pytest.approx(total[0], abs=1e-6)


@pytest.fixture
def housed(bank: LittleBank) -> Iterator[Desk]:
    """Its customer heads a household, and its points are packed."""
    bank.write(
        "INSERT INTO household (id, uid, hh_no, head_id, grid_id, member_count, confidence)"
        " VALUES (7, 'h7', 'H7', 1, ?, 3, 90)",
        (WEST,),
    )
    db = open_writer(bank.path, bank.key)
    pack_points(db)
    db.commit()
    db.close()
    desk = Desk(bank)
    yield desk
    desk.close()


def _packed_homes(desk: Desk) -> list[int]:
    db = open_reader(desk.bank.path, desk.bank.key)
    try:
        assert not is_stale(db), "everybody is read from the rows, which takes seconds"
        return [int(home) for home in load_points(db).grid_id]
    finally:
        db.close()


def test_households_go_with_their_head_and_the_packed_points_with_the_rows(housed: Desk) -> None:
    draft = _redrawn(housed)
    assert _packed_homes(housed) == [WEST]
    _published(housed, draft.plan.id)
    _, grids, _ = _at(housed.bank, AS_OF)
    new = grids["99000110020200"]
    assert housed.bank.rows("SELECT grid_id FROM household") == [(new,)]
    assert _packed_homes(housed) == [new]
    housed.editor.undo()
    assert _packed_homes(housed) == [WEST]
    assert housed.bank.rows("SELECT grid_id FROM household") == [(WEST,)]
    housed.editor.redo()
    assert _packed_homes(housed) == [new]


def test_a_forecast_says_what_the_publication_does(housed: Desk) -> None:
    draft = _redrawn(housed)
    assert changes_of(draft) == {WEST: Change.BORDER, MIDDLE: Change.BORDER, EAST: Change.NONE}
    db = open_reader(housed.bank.path, housed.bank.key)
    said = forecast(db, draft)
    db.close()
    assert (said.new_versions, said.new, said.gone, said.handed_over, said.stay) == (2, 0, 0, 0, 1)
    assert (said.customers, said.households) == (1, 1)
