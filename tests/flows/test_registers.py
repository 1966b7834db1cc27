"""Exceptions from the borders and locks of grids: set on cards, listed, ended, undone; and what they bind."""

import numpy as np
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit, QPushButton

from desktop.customers.customer_card import CustomerCard
from desktop.database.connection import open_writer
from desktop.grids.membership import Membership
from desktop.hierarchy.node import Level
from desktop.ui.organisation.words import tip
from desktop.ui.registers.exceptions_desk import ExceptionsDesk
from desktop.ui.subject import CUSTOMER, GRID, Subject
from tests.flows.conftest import Opens
from tests.flows.person import LEFT, PICTURES, Person
from tests.flows.test_organisation_tree import first
from tests.flows.test_plan_life import acts, approves
from tests.flows.test_posts import chooses, opens_list
from tests.flows.test_redraw import begins, draft, free_border, goes_near, sweeps


def on_the_ground(person: Person) -> tuple[int, int]:
    """A customer who lies in its home grid, and another grid."""
    points = person.content.points
    world = np.column_stack([points.world_x, points.world_y])
    inside = Membership(person.content.partition).assign(world) == points.grid_id
    place = int(np.flatnonzero(inside)[0])
    home = int(points.grid_id[place])
    other = next(grid.id for grid in person.content.grids if grid.id != home)
    return int(points.customer_id[place]), other


def opens_card(person: Person, subject: Subject) -> None:
    person.window.desk.open((subject,))
    person.waits()


def card(person: Person) -> CustomerCard:
    found = person.window.desk.card
    assert isinstance(found, CustomerCard)
    return found


def button(person: Person, name: str) -> QPushButton:
    found = person.window.cards.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def sets_exception(person: Person, customer: int, grid: int) -> ExceptionsDesk:
    opens_card(person, Subject(CUSTOMER, customer))
    button(person, "exception_button").click()
    desk = person.window.registers.exceptions
    form = desk.form
    assert form.isVisible()
    assert not form.done_.isEnabled()
    assert "先选网格" in form.done_.toolTip()
    form.grid.setCurrentIndex(form.grid.findData(grid))
    person.writes("随子女由该网格服务", on=form.reason)
    assert "批准人" in form.done_.toolTip()
    person.writes("零售业务部", on=form.approver)
    assert form.grab().save(str(PICTURES / "exception_form.png"))
    QTest.mouseClick(form.done_, LEFT)
    person.waits()
    return desk


def test_a_customer_is_kept_apart_from_the_border_listed_and_given_back(person: Person) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    customer, grid = on_the_ground(person)
    opens_card(person, Subject(CUSTOMER, customer))
    home = card(person).home
    desk = sets_exception(person, customer, grid)
    assert not desk.form.isVisible()
    now = card(person)
    assert now.home is not None
    assert now.home.grid_id == grid
    assert now.exception is not None
    assert "归属例外" in person.words_on_card()
    assert "零售业务部" in person.words_on_card()
    place = int(np.flatnonzero(person.content.points.customer_id == customer)[0])
    assert person.content.points.grid_id[place] == grid
    person.keeps_picture("exception_card")
    person.does("exceptions")
    listed = desk.dialog
    assert listed.table.rowCount() == 1
    assert listed.table.item(0, 7).text() == "生效中"  # type: ignore[union-attr]
    assert "*" in listed.table.item(0, 1).text() or now.kind != "PERSON"  # type: ignore[union-attr]
    assert not listed.end.isEnabled()
    listed.table.selectRow(0)
    assert listed.grab().save(str(PICTURES / "exceptions.png"))
    QTest.mouseClick(listed.end, LEFT)
    person.waits()
    assert card(person).home == home
    assert card(person).exception is None
    assert listed.table.item(0, 7).text() == "已结束"  # type: ignore[union-attr]
    assert listed.end.toolTip() == "这个例外已经结束"
    person.does("undo")
    assert card(person).exception is not None


def test_a_draft_counts_an_exception_with_its_grid_and_not_with_its_ground(person: Person) -> None:
    customer, grid = on_the_ground(person)
    sets_exception(person, customer, grid)
    desk = begins(person)
    totals = desk.totals
    assert totals is not None
    place = int(np.flatnonzero(totals.index.customer_id == customer)[0])
    assert totals.face[place] == grid
    assert not totals.by_ground[place]


def locks(person: Person, grid: int, *, until: str | None) -> None:
    opens_card(person, Subject(GRID, grid))
    reason = person.window.cards.findChild(QLineEdit, "lock_reason")
    ends = person.window.cards.findChild(QCheckBox, "lock_ends")
    last = person.window.cards.findChild(QDateEdit, "lock_until")
    assert reason is not None
    assert ends is not None
    assert last is not None
    assert not last.isEnabled()
    person.writes("责任书已签", on=reason)
    if until is not None:
        ends.setChecked(True)
        last.setDate(QDate.fromString(until, Qt.DateFormat.ISODate))
    button(person, "lock_button").click()
    person.waits()


def test_a_lock_has_an_owner_and_an_end_on_card_tree_and_list_and_binds_posts_and_undo(person: Person) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    grid = next(one.id for one in person.content.grids if one.locked_reason is None)
    desk = begins(person)
    listed = opens_list(person, desk)
    listed.choose([grid])
    chooses(listed, "backup_id", next(one.id for one in desk.posts.staff if one.id != draft(desk).grids[grid].staff_id))
    QTest.mouseClick(listed.apply, LEFT)
    person.waits()
    assert draft(desk).changed_faces == {grid}
    locks(person, grid, until="2016-05-20")
    words = person.words_on_card()
    assert "2016-05-20" in words
    person.keeps_picture("lock_card")
    node = first(person, lambda one: one.level is Level.GRID and one.id == grid)
    assert "到 2016-05-20" in tip(node)
    assert (node.locked_by or "?") in tip(node)
    person.does("undo")  # the lock itself
    person.does("redo")
    chooses(listed, "backup_id", None)
    QTest.mouseClick(listed.apply, LEFT)
    person.waits()
    assert "已锁定" in listed.said.text()
    person.does("locks")
    register = person.window.registers.locks.dialog
    places = {register.table.item(row, 0).text(): row for row in range(register.table.rowCount())}  # type: ignore[union-attr]
    code = next(one.code for one in person.content.grids if one.id == grid)
    register.table.selectRow(places[code])
    assert register.chosen is not None
    assert register.chosen.state == "soon"
    assert register.table.item(places[code], 6).text() == "还有 20 天"  # type: ignore[union-attr]
    assert register.grab().save(str(PICTURES / "locks.png"))
    QTest.mouseClick(register.end, LEFT)
    person.waits()
    assert next(one.locked_reason for one in person.content.grids if one.id == grid) is None


def moves_the_day(person: Person, day: str) -> None:
    """As an import does, behind the window."""
    path, key = person.window._session.path, person.window._session.key  # type: ignore[attr-defined]
    writer = open_writer(path, key)
    writer.execute("UPDATE meta SET value = ? WHERE key = 'as_of'", (day,))
    writer.commit()
    writer.close()


def test_a_bank_opened_on_the_day_of_a_plan_brings_customers_along_and_says_so(opens: Opens) -> None:
    person = opens()
    desk = begins(person)
    _, arc = free_border(desk)
    goes_near(person, arc)
    sweeps(person, arc, 60)
    acts(person, desk, "submit")
    approves(person, desk)
    acts(person, desk, "publish")
    form = desk.life.publication
    person.waits_for(form.done_.isEnabled, "the forecast")
    form.day.setDate(QDate(2016, 6, 1))
    QTest.mouseClick(form.done_, LEFT)
    person.waits_for(lambda: "已发布" in person.window.messages.accessibleName(), "the publication")
    person.waits()
    before, ended = person.content.points.grid_id.copy(), [arc.left or 0, arc.right or 0]
    assert np.isin(before, ended).any()
    editor = person.window._session.editor()
    editor.close()
    moves_the_day(person, "2016-06-01")
    person = opens()
    person.waits_for(lambda: "数据日期已到" in person.window.messages.accessibleName(), "the effect")
    person.waits()
    now = person.content.points.grid_id
    assert not np.isin(now, ended).any()
    assert np.array_equal(now != before, np.isin(before, ended))
