"""归属例外: a customer belongs where head office says, wherever borders run, until a day; then by rule."""

import pytest

from desktop.bank_check import check
from desktop.bank_editor import open_editor
from desktop.customers.point_store import is_stale, load_points
from desktop.database.connection import open_reader
from desktop.editing.edit import EditRefused
from desktop.plans.override_edits import EndHomeOverride, SetHomeOverride
from desktop.plans.override_queries import override_lines
from desktop.plans.publication import ApprovePlan, PublishPlan, SubmitPlan
from desktop.plans.steps import line_step
from tests.little_bank import AS_OF, CUSTOMER, EAST, MIDDLE, WEST
from tests.plans.conftest import Desk
from tests.plans.test_drafts import bulge


def exception(grid: int = EAST, **other: str) -> SetHomeOverride:
    values = {"reason": "随子女由东片服务", "approver": "零售部", "valid_from": "2016-04-01", "valid_to": "2017-04-01"}
    return SetHomeOverride(CUSTOMER, grid, **{**values, **other})


def home(desk: Desk) -> tuple[int, str]:
    found: tuple[int, str] = desk.bank.rows("SELECT home_grid_id, home_grid_rule FROM customer WHERE id = 1")[0]
    return found


def lists(desk: Desk) -> list[tuple[str, str | None]]:
    db = open_reader(desk.bank.path, desk.bank.key)
    found = [(line.override.valid_to, line.override.ended_on) for line in override_lines(db)]
    db.close()
    return found


def faults(desk: Desk) -> list[str]:
    db = open_reader(desk.bank.path, desk.bank.key)
    report = check(db)
    db.close()
    return [finding.key for finding in report.findings if not finding.ok and finding.key != "coverage"]  # no county


def opens_again(desk: Desk, day: str) -> None:
    """The next import moves the bank's day, and the bank is opened for writing."""
    desk.close()
    desk.bank.write("UPDATE meta SET value = ? WHERE key = 'as_of'", (day,))
    desk.editor = open_editor(desk.bank.path, desk.bank.key, user="zhang", device="PC-1")


def test_a_customer_follows_the_exception_and_goes_back_to_its_point_when_it_is_ended(desk: Desk) -> None:
    before = desk.bank.dump()
    desk.do(exception())
    assert home(desk) == (EAST, "MANUAL")
    assert lists(desk) == [("2017-04-01", None)]
    db = open_reader(desk.bank.path, desk.bank.key)
    assert load_points(db).grid_id.tolist() == [EAST]
    db.close()
    desk.editor.undo()
    assert desk.bank.dump() == before
    desk.editor.redo()
    desk.do(EndHomeOverride(1))
    assert home(desk) == (WEST, "LIVE_POINT")
    assert lists(desk) == [("2017-04-01", AS_OF)]
    desk.editor.undo()
    assert home(desk) == (EAST, "MANUAL")


def test_the_packed_points_stay_current(desk: Desk) -> None:
    db = open_reader(desk.bank.path, desk.bank.key)
    was = is_stale(db)
    db.close()
    desk.do(exception())
    db = open_reader(desk.bank.path, desk.bank.key)
    assert is_stale(db) == was
    db.close()


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (exception(reason=" "), "写明原因"),
        (exception(approver=""), "批准人"),
        (exception(valid_to="2016-04-30"), "晚于"),
        (exception(valid_to="明年"), "不是日期"),
        (exception(grid=WEST), "按规则已属于"),
        (exception(grid=99), "不在现行数据中"),
    ],
)
def test_what_is_no_exception_is_refused(desk: Desk, edit: SetHomeOverride, words: str) -> None:
    before = desk.bank.dump()
    with pytest.raises(EditRefused, match=words):
        desk.do(edit)
    assert desk.bank.dump() == before


def test_one_exception_at_a_time(desk: Desk) -> None:
    desk.do(exception())
    with pytest.raises(EditRefused, match="已有归属例外"):
        desk.do(exception(MIDDLE))
    desk.do(EndHomeOverride(1))
    desk.do(exception(MIDDLE))
    assert home(desk) == (MIDDLE, "MANUAL")
    with pytest.raises(EditRefused, match="已经结束"):
        desk.do(EndHomeOverride(1))


def test_an_exception_ends_by_itself_on_its_day(desk: Desk) -> None:
    desk.do(exception(valid_to="2016-06-01"))
    opens_again(desk, "2016-05-31")
    assert home(desk) == (EAST, "MANUAL")
    opens_again(desk, "2016-06-01")
    assert home(desk) == (WEST, "LIVE_POINT")
    assert lists(desk) == [("2016-06-01", "2016-06-01")]
    assert faults(desk) == []


def test_an_exception_of_a_later_day_begins_on_it(desk: Desk) -> None:
    desk.do(exception(valid_from="2016-05-15"))
    assert home(desk)[0] == WEST
    opens_again(desk, "2016-05-15")
    assert home(desk) == (EAST, "MANUAL")


def test_a_customer_without_a_point_goes_back_to_the_village_of_its_address(desk: Desk) -> None:
    desk.bank.write("DELETE FROM geo_point")
    desk.bank.write(
        "INSERT INTO admin_division (id, uid, code, name, short_name, level, division_type)"
        " VALUES (7, 'd7', '990001100202', '二号村', '二号', 'VILLAGE', '村委会·行政村')"
    )
    desk.bank.write("INSERT INTO grid_division VALUES (?, 7)", (MIDDLE,))
    desk.bank.write(
        "INSERT INTO address (customer_id, seq, kind, raw, division_id) VALUES (1, 0, 'HUKOU', '二号村', 7)"
    )
    desk.do(exception())
    desk.do(EndHomeOverride(1))
    assert home(desk) == (MIDDLE, "HUKOU_ADDRESS")


def test_a_border_that_moves_leaves_an_exception_where_it_is_and_the_exception_follows_its_grid(desk: Desk) -> None:
    """The middle grid takes the ground of the customer, whom an exception keeps in the west."""
    desk.bank.write("UPDATE customer SET home_grid_id = ?", (MIDDLE,))
    desk.do(exception(WEST))
    draft = desk.begin()
    desk.do(line_step(draft, bulge(draft, -990_000), "移动边界"))
    desk.do(SubmitPlan(draft.plan.id))
    desk.do(ApprovePlan(draft.plan.id, "会议", "2016-04-01", "1号"))
    desk.do(PublishPlan(draft.plan.id, "2016-04-15"))
    grid, rule = home(desk)
    assert rule == "MANUAL"
    codes = dict(desk.bank.rows("SELECT id, code FROM grid"))
    assert codes[grid] == codes[WEST]
    assert grid != WEST
    assert desk.bank.rows("SELECT grid_id FROM home_override") == [(grid,)]
    assert faults(desk) == []


def test_the_check_finds_a_customer_that_is_not_where_its_exception_says(desk: Desk) -> None:
    desk.do(exception())
    assert faults(desk) == []
    desk.bank.write("UPDATE customer SET home_grid_id = ?", (MIDDLE,))
    assert "overrides" in faults(desk)
    desk.bank.write("UPDATE customer SET home_grid_id = ?", (EAST,))
    desk.bank.write("UPDATE home_override SET ended_on = '2016-04-10'")
    assert "overrides" in faults(desk)  # by hand, and no exception says so
