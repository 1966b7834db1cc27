"""A locked grid stays put until the lock is released or has run out."""

from dataclasses import dataclass

import pytest

from desktop.bank_editor import GUARDS
from desktop.database.connection import open_reader
from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.row_writer import RowWriter
from desktop.grids.edits import LockGrid, UnlockGrid
from desktop.grids.queries import grids_on
from tests.little_bank import AS_OF, EAST, MIDDLE, WEST, LittleBank


@dataclass(frozen=True, slots=True)
class Write(Edit):
    """One row, whatever the rule thinks of it."""

    entity: str
    key: int
    column: str
    value: str | int | bytes

    @property
    def label(self) -> str:
        return "写"

    def apply(self, rows: RowWriter) -> Changes:
        rows.update(self.entity, self.key, {self.column: self.value})
        return Changes(frozenset({self.entity}))


TOUCHING = [
    Write("grid", MIDDLE, "name", "新名"),
    Write("grid_assignment", MIDDLE, "branch_id", 1),
    Write("grid_assignment", WEST, "grid_id", MIDDLE),
    Write("boundary_arc", 1, "points", bytes(16)),  # the border it shares with the grid to the west
    Write("boundary_arc", 6, "left_id", MIDDLE),
]


@pytest.mark.parametrize("edit", TOUCHING, ids=lambda edit: f"{edit.entity}-{edit.column}")
def test_a_locked_grid_stays_put(bank: LittleBank, edit: Write) -> None:
    with bank.editor(guards=GUARDS) as editor:
        editor.do(LockGrid(MIDDLE, "责任书已签"))
        before = bank.dump()
        with pytest.raises(EditRefused, match="网格 99000110020200 已锁定：责任书已签"):
            editor.do(edit)
        assert bank.dump() == before


def test_its_neighbours_move_freely_where_they_do_not_touch_it(bank: LittleBank) -> None:
    with bank.editor(guards=GUARDS) as editor:
        editor.do(LockGrid(WEST, "责任书已签"))
        editor.do(Write("grid", MIDDLE, "name", "新名"))
        editor.do(Write("boundary_arc", 2, "points", bytes(16)))
        editor.do(Write("grid_assignment", EAST, "branch_id", 1))


def test_a_released_lock_lets_go_and_stays_on_record(bank: LittleBank) -> None:
    with bank.editor(guards=GUARDS) as editor:
        editor.do(LockGrid(MIDDLE, "责任书已签"))
        editor.do(UnlockGrid(MIDDLE))
        editor.do(TOUCHING[0])
    assert bank.rows("SELECT reason, locked_by, released_by FROM grid_lock") == [("责任书已签", "zhang", "zhang")]


@pytest.mark.parametrize(("expires_on", "held"), [("2016-04-29", False), (AS_OF, True), ("2016-05-01", True)])
def test_a_lock_counts_up_to_its_last_day_in_the_rule_as_on_the_map(
    bank: LittleBank, expires_on: str, held: bool
) -> None:
    with bank.editor(guards=GUARDS) as editor:
        editor.do(LockGrid(MIDDLE, "年度考核", expires_on))
        if held:
            with pytest.raises(EditRefused):
                editor.do(TOUCHING[0])
        else:
            editor.do(TOUCHING[0])
    reader = open_reader(bank.path, bank.key)
    try:
        shown = {grid.id: grid.locked_reason for grid in grids_on(reader, AS_OF)}
    finally:
        reader.close()
    assert (shown[MIDDLE] is not None) is held


def test_a_grid_can_be_locked_again_when_its_lock_has_run_out(bank: LittleBank) -> None:
    with bank.editor(guards=GUARDS) as editor:
        editor.do(LockGrid(MIDDLE, "去年", "2015-12-31"))
        editor.do(LockGrid(MIDDLE, "今年", "2016-12-31"))
    assert bank.rows("SELECT reason FROM grid_lock WHERE released_at IS NULL") == [("今年",)]


@pytest.mark.parametrize(
    ("edits", "sentence"),
    [
        ([LockGrid(MIDDLE, "一"), LockGrid(MIDDLE, "二")], "已经锁定"),
        ([UnlockGrid(MIDDLE)], "没有锁定"),
        ([LockGrid(MIDDLE, " ")], "原因"),
        ([LockGrid(MIDDLE, "一", "明年")], "到期日"),
    ],
)
def test_a_lock_that_makes_no_sense_is_refused(bank: LittleBank, edits: list[Edit], sentence: str) -> None:
    with bank.editor(guards=GUARDS) as editor:
        for edit in edits[:-1]:
            editor.do(edit)
        with pytest.raises(EditRefused, match=sentence):
            editor.do(edits[-1])


def test_locking_tells_where_on_the_map_to_look(bank: LittleBank) -> None:
    with bank.editor(guards=GUARDS) as editor:
        box = editor.do(LockGrid(MIDDLE, "责任书已签")).box
    assert box is not None
    assert box.west == pytest.approx(13_492_000, rel=1e-3)
    assert box.width == pytest.approx(11_131.95, rel=1e-6)  # 0.1° of longitude in world metres
