"""A layer of another program becomes a draft: who is who, what stays, one step, and nothing falls by the wayside."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.database.connection import open_reader
from desktop.editing.edit import EditRefused
from desktop.grids.boundary import Partition
from desktop.grids.edits import LockGrid
from desktop.plans.draft import Draft, DraftGrid
from desktop.plans.draft_queries import as_in_force
from desktop.plans.ground import ground_of, same_ground
from desktop.plans.import_edits import ImportIntoNewDraft
from desktop.plans.plan import Plan, Status
from desktop.plans.polygon_draft import PolygonDraft, drafted
from desktop.plans.polygon_export import export, polygons_of
from desktop.plans.polygon_findings import examined
from desktop.plans.polygon_import import repaired
from desktop.plans.polygon_layer import PolygonLayer, read_polygons
from desktop.plans.polygon_match import How
from desktop.plans.soundness import draft_faults
from tests.grids.partitions import voronoi
from tests.little_bank import EAST, MIDDLE, WEST, LittleBank
from tests.plans.checks import assert_sound
from tests.plans.conftest import Desk
from tests.plans.layers import REAL, careless, drawn, scribbles

PLAN = Plan(1, "p", 1, "方案", Status.ACTIVE, None, *[None] * 11)


def made_draft(partition: Partition, locked: tuple[int, ...] = ()) -> Draft:
    grids = {
        face: DraftGrid(face, f"99000110{face:04d}00", f"{face}号", "VILLAGE", "RURAL", 1, None, 2, 3, 1, None)
        for face in partition.faces
    }
    codes = frozenset(grid.code for grid in grids.values())
    return Draft(PLAN, partition, partition, grids, grids, dict.fromkeys(locked, "已签"), codes)


def coded(layer: PolygonLayer, draft: Draft, keep: slice = slice(None)) -> PolygonLayer:
    """The layer with the draft's codes in the order of its faces, some of its features only."""
    codes = np.array([draft.grids[face].code for face in sorted(draft.grids)], dtype=object)
    return PolygonLayer("drawn", layer.shapes[keep], {"code": codes[keep]}, code_field="code")


def laid(layer: PolygonLayer, draft: Draft, *, absent_go: bool = False, take_names: bool = False) -> PolygonDraft:
    return drafted(repaired(examined(layer)), draft, absent_go=absent_go, take_names=take_names)


def in_force(bank: LittleBank) -> Draft:
    db = open_reader(bank.path, bank.key)
    try:
        return as_in_force(db)
    finally:
        db.close()


def squares(*columns: tuple[float, float], codes: list[str] | None = None) -> PolygonLayer:
    """Boxes from west to east over the little bank's three squares, each (west, east) in tenths of a degree."""
    return drawn(
        *(shapely.box(121.1 + west / 10, 31.9, 121.1 + east / 10, 32.0) for west, east in columns), codes=codes
    )


CODES = [f"9900011002{grid:02d}00" for grid in (WEST, MIDDLE, EAST)]


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000), cells=st.integers(2, 14), metres=st.floats(0.0, 8.0), lock=st.booleans())
def test_a_carelessly_drawn_layer_keeps_the_outline_and_every_locked_grid(
    seed: int, cells: int, metres: float, lock: bool
) -> None:
    before = made_draft(voronoi(seed, cells), locked=(1,) if lock else ())
    after = laid(coded(careless(before.partition, metres * 1e-5, seed), before), before).after
    assert set(after.partition.faces) == set(after.grids)
    assert after.partition.closed_faces == set(after.grids)
    assert_sound(after.partition, before.partition)
    if lock:
        was, now = ground_of(before.partition, 1), ground_of(after.partition, 1)
        # Where neighbours end on its borders, some of 10 km here, they bend by less than a step of the lattice.
        assert shapely.symmetric_difference(was, now).area < 0.012 * was.length


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 100_000), count=st.integers(1, 12), go=st.booleans())
def test_whatever_is_drawn_the_draft_is_one_partition_of_the_same_county(seed: int, count: int, go: bool) -> None:
    before = made_draft(voronoi(seed, 6), locked=(2,))
    layer = scribbles(seed, count)
    result = laid(layer, before, absent_go=go)
    after = result.after
    assert set(after.partition.faces) == set(after.grids)
    assert after.partition.closed_faces == set(after.grids)
    shapes = polygons_of(after.partition)
    assert bool(shapely.is_valid(shapes).all())
    whole, old = shapely.union_all(shapes), shapely.union_all(polygons_of(before.partition))
    assert shapely.area(shapes).sum() == pytest.approx(whole.area, rel=1e-9)
    assert shapely.symmetric_difference(whole, old).area * 1e10 < 1.0  # about 10 m² to a unit
    assert same_ground(before.partition, after.partition, 2)
    told = {note.feature for note in result.notes} | {match.feature for match in result.matches}
    told |= {feature for feature, _ in result.repair.merged}
    told |= {feature for finding in result.repair.left for feature in finding.features}
    assert set(range(layer.count)) <= told  # nothing is dropped in silence


def test_what_was_exported_comes_back_without_a_change(small_bank: Path, small_key: bytes, tmp_path: Path) -> None:
    db = open_reader(small_bank, small_key)
    before = as_in_force(db)
    db.close()
    codes = [before.grids[face].code for face in before.partition.faces]
    names = [before.grids[face].name for face in before.partition.faces]
    for suffix in (".shp", ".kml"):  # the coarsest of the four
        file = tmp_path / f"grids{suffix}"
        export(before.partition, {"code": codes, "name": names}, file, encoding="GBK" if suffix == ".shp" else "UTF-8")
        result = laid(read_polygons(file), before, take_names=True)
        assert result.changes_nothing, suffix
        assert result.after.partition is before.partition
        assert result.notes == ()
        assert {match.how for match in result.matches} == {How.CODE}
        assert result.step().arcs == ()


def test_a_moved_border_is_the_only_thing_that_changes(bank: LittleBank) -> None:
    before = in_force(bank)
    result = laid(squares((0, 1.1), (1.1, 2), (2, 3), codes=CODES), before)
    assert result.after.redrawn_faces == {WEST, MIDDLE}
    kept = {arc.id for arc in result.after.partition.arcs if arc in before.partition.arcs}
    assert len(kept) == 3  # what is not beside the border that moved
    assert result.notes == ()


def test_features_are_known_by_code_by_name_by_ground_and_else_are_new(bank: LittleBank) -> None:
    before = in_force(bank)
    layer = squares((0, 1), (1, 2), (2, 2.7), (2.7, 3), codes=[CODES[0], "", "", ""])
    layer = replace(layer, columns={**layer.columns, "name": np.array(["", "2号村", "", "新村"])}, name_field="name")
    result = laid(layer, before)
    assert [match.how for match in result.matches] == [How.CODE, How.NAME, How.GROUND, How.NEW]
    assert [match.face for match in result.matches] == [WEST, MIDDLE, EAST, None]
    (face,) = result.new
    new = result.after.grids[face]
    assert new.name == "新村"
    assert new.code == CODES[2][:12] + "01"
    assert new.branch_id == before.grids[EAST].branch_id
    assert result.matches[3].parents == (EAST,)


def test_grids_that_the_file_lacks_stay_or_go_as_was_chosen(bank: LittleBank) -> None:
    before = in_force(bank)
    layer = squares((0, 1), (1, 1.5), codes=CODES[:2])
    stays = laid(layer, before)
    assert stays.absent == (EAST,)
    assert stays.gone == ()
    assert same_ground(before.partition, stays.after.partition, EAST)
    assert [note.kind for note in stays.notes] == ["UNCOVERED"]  # half of the middle one, which is in the file
    assert stays.changes_nothing
    goes = laid(layer, before, absent_go=True)
    assert goes.gone == (EAST,)
    assert_sound(goes.after.partition, before.partition)
    assert goes.after.partition.faces == (WEST, MIDDLE)


def test_what_lies_beyond_the_county_is_cut_off_and_told(bank: LittleBank) -> None:
    before = in_force(bank)
    result = laid(squares((-0.5, 1), (1, 2), (2, 3), (3.2, 4), codes=[*CODES, "X"]), before)
    kinds = Counter(note.kind for note in result.notes)
    assert kinds == {"OUTSIDE": 1, "LOST": 1}
    assert result.notes[0].feature == 3  # the one with no ground in the county: listed, not dropped
    assert result.changes_nothing


def test_a_locked_grid_stays_and_a_swapped_code_is_told(bank: LittleBank, desk: Desk) -> None:
    desk.do(LockGrid(EAST, "责任书已签"))
    before = in_force(bank)
    result = laid(squares((0, 1), (1, 2.4), (2.4, 3), codes=CODES), before)
    assert result.after.redrawn_faces == frozenset()
    assert [note.kind for note in result.notes] == ["LOCKED"]
    desk.do(result.step_into_new("导入", ""))  # nothing that the guards would refuse
    swapped = laid(squares((0, 1), (1, 2), codes=[CODES[1], CODES[0]]), before)
    assert Counter(note.kind for note in swapped.notes) == {"ELSEWHERE": 2}


def test_the_import_is_one_step_whole_and_undone_whole(bank: LittleBank, desk: Desk) -> None:
    before, dump = in_force(bank), bank.dump()
    layer = squares((0, 1.2), (1.2, 2), (2, 2.6), (2.6, 3), codes=[*CODES, "村里的新代码"])
    result = laid(layer, before)
    desk.do(result.step_into_new("部里的图层", "按新图层"))
    draft = desk.look("部里的图层")
    assert draft.plan.purpose == "按新图层"
    assert sorted(grid.code for grid in draft.grids.values()) == sorted([*CODES, f"{CODES[2][:12]}01"])
    for face in (WEST, MIDDLE, EAST):
        assert same_ground(draft.partition, result.after.partition, face)
    db = open_reader(bank.path, bank.key)
    assert list(draft_faults(db)) == []
    db.close()
    desk.editor.undo()
    assert bank.dump() == dump
    desk.editor.redo()
    assert desk.look("部里的图层").redrawn_faces == draft.redrawn_faces


def test_an_import_into_an_open_draft_goes_on_from_it(bank: LittleBank, desk: Desk) -> None:
    draft = desk.begin()
    desk.do(laid(squares((0, 1.2), (1.2, 2), codes=CODES[:2]), draft).step())
    first = desk.look()
    desk.do(laid(squares((1.2, 2.5), (2.5, 3), codes=CODES[1:]), first).step())
    assert desk.look().redrawn_faces == {WEST, MIDDLE, EAST}
    desk.do(laid(squares((0, 1), (1, 2), (2, 3), codes=CODES), desk.look()).step())
    assert desk.look().redrawn_faces == frozenset()


def test_a_layer_laid_over_another_plan_is_refused(bank: LittleBank, desk: Desk) -> None:
    result = laid(squares((0, 1.2), (1.2, 2), codes=CODES[:2]), in_force(bank))
    step = result.step_into_new("迟到的", "")
    stale = ImportIntoNewDraft(step.title, step.purpose, step.base + 1, step.arcs, step.grids, step.gone)
    dump = bank.dump()
    with pytest.raises(EditRefused, match="重新检查"):
        desk.do(stale)
    assert bank.dump() == dump
    desk.begin("同名")
    with pytest.raises(EditRefused, match="已经有一个"):
        desk.do(result.step_into_new("同名", ""))


def test_the_files_names_count_only_when_that_is_chosen(bank: LittleBank) -> None:
    before = in_force(bank)
    layer = squares((0, 1), (1, 2), (2, 3), codes=CODES)
    layer = replace(layer, columns={**layer.columns, "name": np.array(["甲村", "", "3号村"])}, name_field="name")
    assert laid(layer, before).changes_nothing
    named = laid(layer, before, take_names=True)
    assert named.renamed == 1
    assert named.after.grids[WEST].name == "甲村"
    assert named.after.grids[MIDDLE].name == "2号村"


@pytest.mark.parametrize("name", ["virginia.shp", "tokyomet262.shp", "Polygon_Holes.shp"])
def test_a_layer_of_somewhere_else_is_listed_whole_and_changes_nothing(bank: LittleBank, name: str) -> None:
    result = laid(read_polygons(REAL / name), in_force(bank))
    assert result.changes_nothing
    lost = {note.feature for note in result.notes if note.kind == "LOST"}
    assert lost == set(result.repair.features)
