"""Drafts: kept as differences, each accepted step on disk, undo and redo to the byte, locks that bind."""

from collections.abc import Callable

import numpy as np
import pytest

from desktop.bank_check import check
from desktop.database.connection import open_reader
from desktop.editing.edit import EditRefused
from desktop.grids.edits import LockGrid
from desktop.grids.queries import partition_of
from desktop.maps.projection import to_world
from desktop.plans.border_moves import insert_vertex
from desktop.plans.draft import Draft, arc_steps
from desktop.plans.draft_edits import BeginDraft, DiscardDraft, RedrawDraft, RenameDraft
from desktop.plans.draft_queries import draft_after
from desktop.plans.face_moves import Proposal, give, merge, split
from desktop.plans.line_change import LineChange
from desktop.plans.nearest_border import BorderSpot, nearest_border
from desktop.plans.steps import EnclaveRefused, StepRefused, face_step, line_step, new_grid, parts
from tests.little_bank import EAST, MIDDLE, WEST, LittleBank
from tests.plans.checks import assert_sound
from tests.plans.conftest import Desk

X = [1_211_000_000 + step * 1_000_000 for step in range(4)]
SOUTH, NORTH = 319_000_000, 320_000_000


def _spot(draft: Draft, lon: float, lat: float) -> BorderSpot:
    ((x, y),) = to_world(np.array([[lon, lat]])).tolist()
    spot = nearest_border(draft.partition, x, y, 500.0)
    assert spot is not None
    return spot


def bulge(draft: Draft, by: int = 100_000, *, lon: float = 121.2) -> tuple[LineChange, ...]:
    """The border at this longitude with a corner pulled east."""
    (change,), index = insert_vertex(draft.partition, _spot(draft, lon, 31.95))
    pulled = change.e7.copy()
    pulled[index] += np.array([by, 0], dtype=np.int32)
    return (LineChange(change.position, change.arc, pulled),)


def _line(*places: tuple[int, int]) -> np.ndarray:
    return np.array(places, dtype=np.int32)


def _half(draft: Draft, face: int) -> Proposal:
    middle = {WEST: (X[0] + X[1]) // 2, MIDDLE: (X[1] + X[2]) // 2, EAST: (X[2] + X[3]) // 2}[face]
    proposal = split(
        draft.partition, face, _line((middle, SOUTH - 9_000), (middle, NORTH + 9_000)), new=draft.next_face
    )
    assert proposal is not None
    return proposal


def test_a_draft_begins_as_what_is_in_force_and_holds_nothing_of_its_own(desk: Desk) -> None:
    draft = desk.begin()
    assert draft.partition is draft.base
    assert draft.grids == draft.grids_in_force
    assert draft.changed_faces == frozenset()
    assert desk.bank.rows("SELECT count(*) FROM draft_arc") == [(0,)]


def test_a_moved_border_is_one_row_of_difference_and_comes_back_after_a_restart(desk: Desk) -> None:
    draft = desk.begin()
    desk.do(line_step(draft, bulge(draft), "移动边界"))
    desk.close()
    again = Desk(desk.bank)
    after = again.look()
    assert desk.bank.rows("SELECT count(*) FROM draft_arc") == [(1,)]
    assert after.changed_faces == {WEST, MIDDLE}
    assert_sound(after.partition, draft.partition)
    assert again.editor.history.undo_label == "移动边界"
    again.editor.undo()
    assert again.look().partition is not draft.partition
    assert again.look().changed_faces == frozenset()
    again.close()


def test_what_is_in_force_does_not_notice_a_draft(desk: Desk) -> None:
    before = desk.bank.rows("SELECT * FROM boundary_arc")
    draft = desk.begin()
    desk.do(line_step(draft, bulge(draft), "移动边界"))
    assert desk.bank.rows("SELECT * FROM boundary_arc") == before


def test_every_step_is_undone_to_the_byte(desk: Desk) -> None:
    draft = desk.begin()
    dumps = [desk.bank.dump()]
    steps: list[Callable[[Draft], RedrawDraft]] = [
        lambda now: line_step(now, bulge(now), "移动边界"),
        lambda now: face_step(now, _half(now, EAST), "分割网格", new=new_grid(now, [EAST])),
        lambda now: face_step(now, merge(now.partition, [WEST], MIDDLE), "合并网格"),
    ]
    for step in steps:
        desk.do(step(desk.look()))
        dumps.append(desk.bank.dump())
        assert_sound(desk.look().partition, draft.partition)
    for expected in reversed(dumps[:-1]):
        desk.editor.undo()
        assert desk.bank.dump() == expected
    for expected in dumps[1:]:
        desk.editor.redo()
        assert desk.bank.dump() == expected


def test_which_grids_are_redrawn_follows_step_by_step_what_a_fresh_look_tells(desk: Desk) -> None:
    followed = desk.begin()
    db = open_reader(desk.bank.path, desk.bank.key)
    acts: list[Callable[[], object]] = [
        lambda: desk.do(line_step(desk.look(), bulge(desk.look()), "移动边界")),
        lambda: desk.do(face_step(desk.look(), merge(desk.look().partition, [WEST], MIDDLE), "合并网格")),
        desk.editor.undo,
        lambda: desk.do(
            face_step(desk.look(), _half(desk.look(), EAST), "分割网格", new=new_grid(desk.look(), [EAST]))
        ),
        desk.editor.undo,
        desk.editor.undo,
        desk.editor.redo,
    ]
    seen = []
    for act in acts:
        act()
        followed = draft_after(db, followed)
        fresh = desk.look()
        assert followed.redrawn_faces == fresh.redrawn_faces
        assert followed.changed_faces == fresh.changed_faces
        seen.append(set(followed.redrawn_faces))
    db.close()
    assert seen[0] == {WEST, MIDDLE}
    assert seen[-2:] == [set(), {WEST, MIDDLE}]
    assert len(seen[3]) == 4


def test_a_split_makes_a_grid_with_a_code_of_its_own_and_a_merge_takes_one_away(desk: Desk) -> None:
    draft = desk.begin()
    desk.do(face_step(draft, _half(draft, EAST), "分割网格", new=new_grid(draft, [EAST])))
    after = desk.look()
    (new,) = set(after.grids) - set(draft.grids)
    assert after.grids[new].code == "99000110020301"
    assert after.grids[new].name == "3号村（二）"
    assert after.grids[new].branch_id == draft.grids[EAST].branch_id
    desk.do(face_step(after, merge(after.partition, [new, MIDDLE], EAST), "合并网格"))
    merged = desk.look()
    assert set(merged.grids) == {WEST, EAST}
    assert merged.gone == {MIDDLE}
    assert_sound(merged.partition, draft.partition)
    desk.do(face_step(merged, _half(merged, WEST), "分割网格", new=new_grid(merged, [WEST])))
    assert len({grid.code for grid in desk.look().grids.values()}) == 3


def test_a_code_is_not_given_twice(desk: Desk) -> None:
    draft = desk.begin()
    codes = set()
    for _ in range(3):
        now = desk.look()
        codes.add(new_grid(now, [EAST]).code)
        desk.do(face_step(now, _half(now, EAST), "分割网格", new=new_grid(now, [EAST])))
        break
    after = desk.look()
    assert new_grid(after, [EAST]).code not in codes
    assert draft.grids.keys() < after.grids.keys()


def test_a_step_drawn_on_an_older_state_is_refused(desk: Desk) -> None:
    draft = desk.begin()
    first, second = line_step(draft, bulge(draft), "移动边界"), line_step(draft, bulge(draft, 50_000), "移动边界")
    desk.do(first)
    before = desk.bank.dump()
    with pytest.raises(EditRefused, match="刚刚又有改动"):
        desk.do(second)
    assert desk.bank.dump() == before


def test_a_locked_grid_is_refused_by_name_and_spot(desk: Desk) -> None:
    desk.do(LockGrid(MIDDLE, "责任书已签"))
    draft = desk.begin()
    with pytest.raises(StepRefused, match="2号村 已锁定：责任书已签") as refused:
        line_step(draft, bulge(draft), "移动边界")
    assert refused.value.spot is not None


def test_a_lock_set_later_binds_undo_and_redo_too(desk: Desk) -> None:
    draft = desk.begin()
    desk.do(line_step(draft, bulge(draft, lon=121.3), "移动边界"))
    desk.do(face_step(desk.look(), _half(desk.look(), WEST), "分割网格", new=new_grid(desk.look(), [WEST])))
    desk.editor.undo()
    desk.editor.undo()
    desk.bank.write(
        "INSERT INTO grid_lock (uid, grid_id, reason, locked_by, locked_at) VALUES ('k', 3, '已签', 'x', '2016-01-01')"
    )
    before = desk.bank.dump()
    with pytest.raises(EditRefused, match="已锁定：已签"):
        desk.editor.redo()
    assert desk.bank.dump() == before


def test_a_neighbour_may_be_split_up_to_the_border_of_a_locked_grid(desk: Desk) -> None:
    desk.do(LockGrid(EAST, "责任书已签"))
    draft = desk.begin()
    line = _line((X[1] - 9_000, 319_400_000), (X[2] + 9_000, 319_600_000))
    proposal = split(draft.partition, MIDDLE, line, new=draft.next_face)
    assert proposal is not None
    desk.do(face_step(draft, proposal, "分割网格", new=new_grid(draft, [MIDDLE])))
    assert_sound(desk.look().partition, draft.partition)


def test_ground_is_not_taken_from_a_locked_grid_behind_the_tools_back(desk: Desk) -> None:
    draft = desk.begin()
    (change,) = bulge(draft)
    step = line_step(draft, (change,), "移动边界")
    desk.do(LockGrid(MIDDLE, "责任书已签"))
    before = desk.bank.dump()
    with pytest.raises(EditRefused, match="要与现行的一致"):
        desk.do(step)
    assert desk.bank.dump() == before


def test_a_sliver_is_refused_with_its_size_and_place(desk: Desk) -> None:
    draft = desk.begin()
    strip = [
        _line((X[1] - 50, SOUTH), (X[1] - 50, NORTH), (X[1] - 900, NORTH), (X[1] - 900, SOUTH), (X[1] - 50, SOUTH))
    ]
    with pytest.raises(StepRefused, match="碎片") as refused:
        face_step(draft, give(draft.partition, strip, draft.next_face), "划出网格", new=new_grid(draft, [WEST]))
    assert refused.value.spot is not None


def _corridor(draft: Draft) -> Proposal:
    """A strip through the middle of the middle grid, for the western one: two parts of the middle are left."""
    strip = _line(
        (X[1] - 9_000, 319_400_000), (X[2] + 9_000, 319_400_000), (X[2] + 9_000, 319_600_000),
        (X[1] - 9_000, 319_600_000), (X[1] - 9_000, 319_400_000),
    )  # fmt: skip
    return give(draft.partition, [strip], WEST, sources=[MIDDLE])


def test_a_grid_falls_into_two_parts_only_with_a_note_that_says_why(desk: Desk) -> None:
    draft = desk.begin()
    with pytest.raises(EnclaveRefused, match="2号村 分成不相连的 2 块") as refused:
        face_step(draft, _corridor(draft), "划拨地块")
    assert refused.value.spot is not None
    with pytest.raises(EnclaveRefused):
        face_step(draft, _corridor(draft), "划拨地块", note="  ")
    before = desk.bank.dump()
    desk.do(face_step(draft, _corridor(draft), "划拨地块", note=" 高速公路两侧 "))
    after = desk.look()
    assert after.grids[MIDDLE].note == "高速公路两侧"
    assert after.grids[WEST].note is None
    assert len(parts(after.partition, MIDDLE)) == 2
    assert_sound(after.partition, draft.partition)
    desk.editor.undo()
    assert desk.bank.dump() == before


def test_a_new_grid_in_two_parts_wants_a_note_as_well(desk: Desk) -> None:
    draft = desk.begin()
    rings = [
        _line((x, y), (x + 90_000, y), (x + 90_000, y + 90_000), (x, y + 90_000), (x, y))
        for x, y in ((X[0] + 100_000, 319_100_000), (X[2] + 300_000, 319_700_000))
    ]
    proposal = give(draft.partition, rings, draft.next_face)
    new = new_grid(draft, proposal.givers)
    with pytest.raises(EnclaveRefused, match="分成不相连的 2 块"):
        face_step(draft, proposal, "划出新网格", new=new)
    desk.do(face_step(draft, proposal, "划出新网格", new=new, note="两处市场"))
    (face,) = set(desk.look().grids) - set(draft.grids)
    assert desk.look().grids[face].note == "两处市场"


def test_a_merger_brings_the_parts_along_without_asking_again(desk: Desk) -> None:
    draft = desk.begin()
    desk.do(face_step(draft, _corridor(draft), "划拨地块", note="高速公路两侧"))
    after = desk.look()
    desk.do(face_step(after, merge(after.partition, [MIDDLE], EAST), "合并网格"))
    assert len(parts(desk.look().partition, EAST)) == 1  # the eastern grid joins them
    again = desk.look()
    desk.do(face_step(again, merge(again.partition, [EAST], WEST), "合并网格"))
    assert set(desk.look().grids) == {WEST}


def test_a_draft_of_a_draft_takes_all_its_differences_along(desk: Desk) -> None:
    first = desk.begin("甲")
    desk.do(face_step(first, _half(first, EAST), "分割网格", new=new_grid(first, [EAST])))
    desk.do(line_step(desk.look("甲"), bulge(desk.look("甲")), "移动边界"))
    original, copy = desk.look("甲"), desk.begin("乙", copied_from=first.plan.id)
    assert sorted(grid.code for grid in copy.grids.values()) == sorted(grid.code for grid in original.grids.values())
    assert_sound(copy.partition, original.partition)
    desk.do(line_step(copy, bulge(copy, 30_000, lon=121.3), "移动边界"))
    assert len(desk.look("甲").partition.arcs) == len(original.partition.arcs)
    assert desk.look("甲").plan.state == original.plan.state


def test_titles_are_asked_for_and_not_given_twice(desk: Desk) -> None:
    draft = desk.begin("甲")
    for title, words in (("  ", "要有名称"), ("甲", "已经有一个")):
        with pytest.raises(EditRefused, match=words):
            desk.do(BeginDraft(title))
    desk.do(RenameDraft(draft.plan.id, "乙", "试一试"))
    assert desk.look("乙").plan.purpose == "试一试"


def test_a_discarded_draft_comes_back_by_undo(desk: Desk) -> None:
    draft = desk.begin()
    desk.do(line_step(draft, bulge(draft), "移动边界"))
    before = desk.bank.dump()
    desk.do(DiscardDraft(draft.plan.id))
    assert desk.bank.rows("SELECT count(*) FROM draft_arc") == [(0,)]
    desk.editor.undo()
    assert desk.bank.dump() == before


def test_steps_say_just_what_changed(desk: Desk) -> None:
    draft = desk.begin()
    assert arc_steps(draft.partition, draft.partition) == ()
    step = line_step(draft, bulge(draft), "移动边界")
    assert isinstance(step, RedrawDraft)
    assert [one.id for one in step.arcs] == [1]


def test_the_bank_without_drafts_reads_as_before(bank: LittleBank) -> None:
    db = open_reader(bank.path, bank.key)
    assert partition_of(db, 1).faces == (WEST, MIDDLE, EAST)
    db.close()


def test_the_check_of_a_bank_looks_at_its_drafts(desk: Desk) -> None:
    draft = desk.begin()
    desk.do(face_step(draft, _half(draft, EAST), "分割网格", new=new_grid(draft, [EAST])))
    desk.do(line_step(desk.look(), bulge(desk.look()), "移动边界"))
    assert _faults(desk) == ()


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ("UPDATE draft_arc SET left_face = 77 WHERE left_face < 0", "grids without ground"),
        ("DELETE FROM draft_grid", "ground without a grid"),
        ("DELETE FROM draft_arc WHERE id = (SELECT max(id) FROM draft_arc)", "新方案"),
        ("UPDATE grid_plan SET based_on = NULL WHERE status = 'DRAFT'", "based on nothing"),
        ("UPDATE draft_arc SET points = substr(points, 2) WHERE points IS NOT NULL", "cut off"),
    ],
)
def test_a_harmed_draft_is_noticed(desk: Desk, harm: str, words: str) -> None:
    draft = desk.begin()
    desk.do(face_step(draft, _half(draft, EAST), "分割网格", new=new_grid(draft, [EAST])))
    desk.bank.write(harm)
    assert any(words in fault for fault in _faults(desk))


def _faults(desk: Desk) -> tuple[str, ...]:
    db = open_reader(desk.bank.path, desk.bank.key)
    (finding,) = (finding for finding in check(db).findings if finding.key == "drafts")
    db.close()
    return finding.details
