"""A plan is submitted, approved and published from the list of plans, and everything in the window follows it."""

import numpy as np
import pytest
from PySide6.QtCore import QDate
from PySide6.QtTest import QTest

from desktop.grids.membership import Membership
from desktop.ui.plans.plan_desk import PlanDesk
from desktop.ui.subject import GRID, Subject
from tests.flows.person import LEFT, Person
from tests.flows.test_redraw import begins, draft, free_border, goes_near, sweeps


@pytest.fixture
def desk(person: Person) -> PlanDesk:
    """A draft that moves one border."""
    desk = begins(person, "城区重划")
    _, arc = free_border(desk)
    goes_near(person, arc)
    sweeps(person, arc, 60)
    assert draft(desk).changed_faces == {arc.left, arc.right}
    return desk


def acts(person: Person, desk: PlanDesk, act: str) -> None:
    person.does("plans")
    person.waits_for(lambda: desk.dialog.acts.buttons[act].isEnabled(), act)
    QTest.mouseClick(desk.dialog.acts.buttons[act], LEFT)
    person.waits()


def approves(person: Person, desk: PlanDesk) -> None:
    acts(person, desk, "approve")
    form = desk.life.approval
    assert not form.done_.isEnabled()
    assert form.done_.toolTip() == "先写审批人和文号"
    person.writes("行长办公会", on=form.approver)
    person.writes("示例〔2016〕8号", on=form.document)
    QTest.mouseClick(form.done_, LEFT)
    person.waits()


def publishes(person: Person, desk: PlanDesk) -> None:
    acts(person, desk, "publish")
    form = desk.life.publication
    person.waits_for(form.done_.isEnabled, "the forecast")
    QTest.mouseClick(form.done_, LEFT)
    person.waits_for(lambda: desk.draft is None, "the publication")
    person.waits()


def test_a_submitted_plan_can_be_looked_at_and_not_edited(person: Person, desk: PlanDesk) -> None:
    off = desk.dialog.acts.buttons
    person.does("plans")
    assert [off[act].isEnabled() for act in ("submit", "send_back", "approve", "publish")] == [True] + [False] * 3
    assert off["publish"].toolTip() == "先审批，才能发布"
    acts(person, desk, "submit")
    assert "退回" in desk.bar.note.text()
    assert not person.window.actions_["sweep"].isEnabled()
    assert person.window.tools.current == "identify"
    assert draft(desk).changed_faces
    acts(person, desk, "send_back")
    assert not desk.bar.note.isVisible()
    assert person.window.actions_["sweep"].isEnabled()


def test_a_published_plan_is_what_the_map_shows_and_undo_takes_it_back(person: Person, desk: PlanDesk) -> None:
    window, before = person.window, person.content
    left, right = sorted(draft(desk).changed_faces)
    codes = {grid.id: grid.code for grid in before.grids}
    now = draft(desk).partition
    window.desk.open((Subject(GRID, left),))
    person.waits()
    acts(person, desk, "submit")
    approves(person, desk)
    assert "文号 示例〔2016〕8号" in desk.dialog.list.item(0).text()
    acts(person, desk, "publish")
    person.waits_for(desk.life.publication.done_.isEnabled, "the forecast")
    assert "2 个网格改变边界" in desk.life.publication.effect.text()
    desk.life.publication.hide()
    publishes(person, desk)
    after = person.content
    assert window.plans.title == ""
    assert {grid.code for grid in after.grids} == set(codes.values())
    assert {left, right}.isdisjoint(grid.id for grid in after.grids)
    new = {grid.code: grid.id for grid in after.grids}
    world = np.column_stack([before.points.world_x, before.points.world_y])
    drawn = Membership(now).assign(world)
    by_ground = Membership(before.partition).assign(world) == before.points.grid_id
    moved = by_ground & np.isin(drawn, [left, right])
    wanted = np.array([new[codes[face]] for face in drawn[moved].tolist()])
    assert np.array_equal(after.points.grid_id[moved], wanted)
    assert np.count_nonzero(drawn[moved] != before.points.grid_id[moved]) > 0
    assert window.desk.subject == Subject(GRID, new[codes[left]])
    person.keeps_picture("plan_published")
    person.does("undo")
    assert [grid.id for grid in person.content.grids] == [grid.id for grid in before.grids]
    assert np.array_equal(person.content.points.grid_id, before.points.grid_id)
    assert window.desk.subject == Subject(GRID, left)


def test_a_plan_published_for_later_leaves_the_map_as_it_is(person: Person, desk: PlanDesk) -> None:
    before = [grid.id for grid in person.content.grids]
    acts(person, desk, "submit")
    approves(person, desk)
    acts(person, desk, "publish")
    form = desk.life.publication
    form.day.setDate(QDate(2030, 1, 1))
    person.waits_for(form.done_.isEnabled, "the forecast")
    assert "都不变" in form.effect.text()
    QTest.mouseClick(form.done_, LEFT)
    person.waits_for(lambda: desk.draft is None, "the publication")
    person.waits()
    assert [grid.id for grid in person.content.grids] == before
    person.does("plans")
    assert "待生效" in desk.dialog.list.item(0).text()
    assert "现行" in desk.dialog.list.item(1).text()
