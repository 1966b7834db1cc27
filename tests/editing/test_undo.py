"""Every edit can be taken back without a trace, however edits, undo and redo are mixed."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.bank_editor import GUARDS, open_editor
from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.row_writer import RowWriter
from desktop.grids.edits import LockGrid, UnlockGrid
from desktop.maps.bookmark_edits import AddBookmark, RemoveBookmark
from desktop.organisation.edits import SetServiceRadius
from desktop.refusal import Refused
from tests.little_bank import CUSTOMER, EAST, MIDDLE, OUTLET, WEST, LittleBank


@dataclass(frozen=True, slots=True)
class MovePhone(Edit):
    """Rows named by their customer, a blob, and an insert-only row, all in one step."""

    value: str

    @property
    def label(self) -> str:
        return "改电话"

    def apply(self, rows: RowWriter) -> Changes:
        rows.update("contact", (CUSTOMER, 0), {"value": self.value})
        taken = [row[0] for row in rows.db.execute("SELECT seq FROM contact WHERE customer_id = ?", (CUSTOMER,))]
        rows.insert("contact", {"customer_id": CUSTOMER, "seq": max(taken) + 1, "kind": "WECHAT", "value": self.value})
        rows.update("boundary_arc", 1, {"points": self.value.encode().ljust(16, b"0")})
        rows.insert(
            "visit",
            {
                "customer_id": CUSTOMER,
                "staff_id": 1,
                "kind": "FIRST",
                "channel": "DOOR",
                "started_at": rows.at,
                "minutes": 5,
            },
        )
        return Changes(frozenset({"contact", "visit"}))


@dataclass(frozen=True, slots=True)
class DropContact(Edit):
    @property
    def label(self) -> str:
        return "删电话"

    def apply(self, rows: RowWriter) -> Changes:
        rows.delete("contact", (CUSTOMER, 0))
        return Changes(frozenset({"contact"}))


EDITS: tuple[Edit, ...] = (
    AddBookmark("河边", 1211500000, 319500000, 12.5),
    RemoveBookmark(1, "河边"),
    LockGrid(MIDDLE, "责任书已签", "2016-12-31"),
    UnlockGrid(MIDDLE),
    SetServiceRadius(OUTLET, 5000),
    SetServiceRadius(OUTLET, 2500),
    MovePhone("12000000009"),
    DropContact(),
)


@pytest.mark.parametrize(
    "edit", [EDITS[0], EDITS[2], EDITS[4], EDITS[6], EDITS[7]], ids=lambda edit: type(edit).__name__
)
def test_undo_leaves_the_bank_as_it_was_and_redo_does_it_again(bank: LittleBank, edit: Edit) -> None:
    before = bank.dump()
    with bank.editor() as editor:
        changes = editor.do(edit)
        done = bank.dump()
        assert done != before
        assert editor.undo() == changes
        assert bank.dump() == before
        assert editor.redo() == changes
        assert bank.dump() == done


@settings(max_examples=12, deadline=None)
@given(steps=st.lists(st.one_of(st.sampled_from(EDITS), st.sampled_from(("undo", "redo", "restart"))), max_size=14))
def test_any_sequence_can_be_taken_back_to_the_beginning(
    little_template: LittleBank, tmp_path_factory: pytest.TempPathFactory, steps: list[Edit | str]
) -> None:
    bank = little_template.copied_to(tmp_path_factory.mktemp("sequence"))
    before = bank.dump()
    editor = bank.editor(guards=GUARDS)
    acts: dict[str, Callable[[], object]] = {"undo": lambda: editor.undo(), "redo": lambda: editor.redo()}
    try:
        for step in steps:
            if step == "restart":
                editor.close()
                editor = bank.editor(guards=GUARDS)
                continue
            with suppress(Refused):
                acts[step]() if isinstance(step, str) else editor.do(step)
        while editor.history.done:
            editor.undo()
    finally:
        editor.close()
    assert bank.dump() == before


def test_undo_and_redo_survive_a_restart(bank: LittleBank) -> None:
    before = bank.dump()
    with bank.editor() as editor:
        editor.do(SetServiceRadius(OUTLET, 4000))
        editor.do(SetServiceRadius(OUTLET, 6000))
        editor.undo()
    with bank.editor() as editor:
        assert (editor.history.undo_label, editor.history.redo_label) == (
            "设置服务半径为 4000 米",
            "设置服务半径为 6000 米",
        )
        editor.undo()
    assert bank.dump() == before
    with bank.editor() as editor:
        editor.redo()
        editor.redo()
    assert bank.rows("SELECT radius_m FROM org_unit WHERE id = 3") == [(6000,)]


def test_a_new_edit_drops_what_could_have_been_redone(bank: LittleBank) -> None:
    with bank.editor() as editor:
        editor.do(SetServiceRadius(OUTLET, 4000))
        editor.undo()
        editor.do(SetServiceRadius(OUTLET, 7000))
        assert editor.history.redo_label is None
        with pytest.raises(EditRefused, match="没有可以重做"):
            editor.redo()
    with bank.editor() as editor:
        assert editor.history.redo_label is None


def test_undo_with_nothing_done_is_refused(bank: LittleBank) -> None:
    with bank.editor() as editor, pytest.raises(EditRefused, match="没有可以撤销"):
        editor.undo()


def test_undo_is_refused_when_an_import_has_changed_the_row_since(bank: LittleBank) -> None:
    with bank.editor() as editor:
        editor.do(SetServiceRadius(OUTLET, 4000))
    bank.write("UPDATE org_unit SET radius_m = 4444 WHERE id = 3")
    before = bank.dump()
    with bank.editor() as editor, pytest.raises(EditRefused, match="后来被别的途径"):
        editor.undo()
    assert bank.dump() == before
    assert bank.rows("SELECT count(*) FROM journal") == [(1,)]


def test_undo_is_refused_when_later_rows_stand_on_what_it_would_remove(bank: LittleBank) -> None:
    with bank.editor() as editor:
        editor.do(AddVillage())
    bank.write("INSERT INTO village_group (division_id, group_no, lon_e7, lat_e7) VALUES (2, 1, 0, 0)")
    with bank.editor() as editor, pytest.raises(EditRefused, match="还要用到它"):
        editor.undo()


@dataclass(frozen=True, slots=True)
class AddVillage(Edit):
    @property
    def label(self) -> str:
        return "加村"

    def apply(self, rows: RowWriter) -> Changes:
        values = {
            "code": "990001100201",
            "name": "新村",
            "short_name": "新",
            "level": "VILLAGE",
            "division_type": "行政村",
        }
        rows.insert("admin_division", values)
        return Changes(frozenset({"admin_division"}))


def test_a_lock_holds_for_undo_too(bank: LittleBank) -> None:
    with bank.editor(guards=GUARDS) as editor:
        editor.do(RenameGrid(WEST, "新名"))
    bank.write(
        "INSERT INTO grid_lock (uid, grid_id, reason, locked_by, locked_at) "
        "VALUES ('l', 1, '已签责任书', 'x', '2016-01-01T08:00:00+08:00')"
    )
    before = bank.dump()
    with bank.editor(guards=GUARDS) as editor:
        with pytest.raises(EditRefused, match="已锁定：已签责任书"):
            editor.undo()
        assert editor.history.undo_label == "改名"
    assert bank.dump() == before


@dataclass(frozen=True, slots=True)
class RenameGrid(Edit):
    grid_id: int
    name: str

    @property
    def label(self) -> str:
        return "改名"

    def apply(self, rows: RowWriter) -> Changes:
        rows.update("grid", self.grid_id, {"name": self.name})
        return Changes(frozenset({"grid"}))


def test_packed_points_never_pass_for_current_after_edits_and_undo(bank: LittleBank) -> None:
    def version() -> int:
        return int(bank.rows("SELECT value FROM meta WHERE key = 'point_version'")[0][0])

    with open_editor(bank.path, bank.key, user="zhang", device="PC-1") as editor:
        seen = [version()]
        editor.do(MoveHome(EAST))
        seen.append(version())
        editor.undo()
        seen.append(version())
        editor.do(MoveHome(MIDDLE))
        seen.append(version())
        assert seen == sorted(set(seen))
        editor.do(SetServiceRadius(OUTLET, 4000))
        assert version() == seen[-1]


@dataclass(frozen=True, slots=True)
class MoveHome(Edit):
    grid_id: int

    @property
    def label(self) -> str:
        return "改归属"

    def apply(self, rows: RowWriter) -> Changes:
        rows.update("customer", CUSTOMER, {"home_grid_id": self.grid_id})
        return Changes(frozenset({"customer"}))
