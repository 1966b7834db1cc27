"""The Editor: all or nothing, one caller, everyone told after the commit."""

import threading
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from desktop.database.local_time import now
from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.row_writer import RowWriter
from desktop.organisation.edits import SetServiceRadius
from tests.little_bank import OUTLET, LittleBank


@dataclass(frozen=True, slots=True)
class Failing(Edit):
    """Writes, then fails."""

    error: type[Exception]

    @property
    def label(self) -> str:
        return "失败"

    def apply(self, rows: RowWriter) -> Changes:
        rows.update("org_unit", OUTLET, {"radius_m": 1})
        if self.error is EditRefused:
            raise EditRefused("不行", "no")
        raise self.error("bug")


@pytest.mark.parametrize("error", [EditRefused, ZeroDivisionError])
def test_a_failed_edit_leaves_nothing_not_even_a_journal_row(bank: LittleBank, error: type[Exception]) -> None:
    before = bank.dump()
    heard: list[Changes] = []
    with bank.editor() as editor:
        editor.changed.append(heard.append)
        with pytest.raises(error):
            editor.do(Failing(error))
        assert editor.history.undo_label is None
        editor.do(SetServiceRadius(OUTLET, 4000))  # and the Editor still works
    assert len(heard) == 1
    assert bank.rows("SELECT count(*) FROM journal") == [(1,)]
    with bank.editor() as editor:
        editor.undo()
    assert bank.dump() == before


def test_listeners_hear_of_a_change_after_it_is_in_the_file(bank: LittleBank) -> None:
    seen: list[object] = []

    def listener(changes: Changes) -> None:
        seen.append((changes.kinds, bank.rows("SELECT radius_m FROM org_unit WHERE id = 3")))

    with bank.editor() as editor:
        editor.changed.append(listener)
        editor.do(SetServiceRadius(OUTLET, 4000))
        editor.undo()
    assert seen == [(frozenset({"org_unit"}), [(4000,)]), (frozenset({"org_unit"}), [(3000,)])]


def test_an_edit_inside_an_edit_is_a_bug(bank: LittleBank) -> None:
    @dataclass(frozen=True, slots=True)
    class Nested(Edit):
        @property
        def label(self) -> str:
            return "套"

        def apply(self, rows: RowWriter) -> Changes:
            editor.do(SetServiceRadius(OUTLET, 4000))
            return Changes(frozenset())

    with bank.editor() as editor, pytest.raises(RuntimeError, match="two callers"):
        editor.do(Nested())


def test_the_next_lane_thread_may_take_over_the_editor(bank: LittleBank) -> None:
    with bank.editor() as editor:
        worker = threading.Thread(target=lambda: editor.do(SetServiceRadius(OUTLET, 4000)))
        worker.start()
        worker.join()
        editor.undo()
    assert bank.rows("SELECT radius_m FROM org_unit WHERE id = 3") == [(3000,)]


def test_a_row_knows_who_changed_it_and_how_often(bank: LittleBank) -> None:
    moment = datetime.fromisoformat("2016-05-01T08:00:00+08:00")
    with bank.editor(clock=lambda: moment) as editor:
        editor.do(SetServiceRadius(OUTLET, 4000))
    found = bank.rows("SELECT updated_at, updated_by, row_version FROM org_unit WHERE id = 3")
    assert found == [("2016-05-01T08:00:00+08:00", "zhang", 2)]


def test_setting_what_is_set_already_leaves_no_trace(bank: LittleBank) -> None:
    before = bank.dump()
    with bank.editor() as editor:
        editor.changed.append(lambda changes: pytest.fail("told of nothing"))
        assert editor.do(SetServiceRadius(OUTLET, 3000)).kinds == frozenset()
        assert editor.history.undo_label is None
    assert bank.dump() == before
    assert bank.rows("SELECT count(*) FROM journal") == [(0,)]


def test_a_clock_set_back_two_years_does_not_mix_up_the_history(bank: LittleBank) -> None:
    with bank.editor() as editor:
        editor.do(SetServiceRadius(OUTLET, 4000))
    with bank.editor(clock=lambda: now() - timedelta(days=730)) as editor:
        editor.do(SetServiceRadius(OUTLET, 5000))
    with bank.editor() as editor:
        assert [step.label for step in editor.history.done] == ["设置服务半径为 4000 米", "设置服务半径为 5000 米"]
        editor.undo()
    assert bank.rows("SELECT radius_m FROM org_unit WHERE id = 3") == [(4000,)]


def test_edits_cannot_touch_the_journal(bank: LittleBank) -> None:
    @dataclass(frozen=True, slots=True)
    class Forge(Edit):
        @property
        def label(self) -> str:
            return "伪造"

        def apply(self, rows: RowWriter) -> Changes:
            rows.delete("journal", 1)
            return Changes(frozenset())

    with bank.editor() as editor, pytest.raises(ValueError, match="journal"):
        editor.do(Forge())


def test_a_visit_is_never_changed_only_superseded(bank: LittleBank) -> None:
    @dataclass(frozen=True, slots=True)
    class Rewrite(Edit):
        @property
        def label(self) -> str:
            return "改走访"

        def apply(self, rows: RowWriter) -> Changes:
            rows.update("visit", 1, {"minutes": 99})
            return Changes(frozenset())

    with bank.editor() as editor, pytest.raises(ValueError, match="insert-only"):
        editor.do(Rewrite())
