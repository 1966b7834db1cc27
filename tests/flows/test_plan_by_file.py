"""Approval without a network: the plan leaves as a file, is looked at and answered, and the answer is taken in."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from desktop.plans.plan import Status
from desktop.ui.plans.plan_desk import PlanDesk
from tests.flows.person import LEFT, Person
from tests.flows.test_plan_life import acts
from tests.flows.test_redraw import begins, draft, free_border, goes_near, sweeps

PHRASE = "field-path-2016"


@pytest.fixture
def desk(person: Person) -> PlanDesk:
    """A submitted plan that moves one border."""
    desk = begins(person, "城区重划")
    _, arc = free_border(desk)
    goes_near(person, arc)
    sweeps(person, arc, 60)
    acts(person, desk, "submit")
    return desk


def says(person: Person, desk: PlanDesk, phrase: str, *, twice: bool = False) -> None:
    form = desk.exchange.post.passphrase
    assert form.isVisible()
    assert not form.done_.isEnabled()
    form.first.setText(phrase)
    if twice:
        assert not form.done_.isEnabled()
        assert form.done_.toolTip() == "两次口令不一样"
        form.second.setText(phrase)
    QTest.mouseClick(form.done_, LEFT)
    person.waits()


def sends(person: Person, desk: PlanDesk, file: Path) -> None:
    desk.exchange.post.send(draft(desk).plan, file)
    says(person, desk, PHRASE, twice=True)
    person.waits_for(file.exists, "the file")
    person.waits()


def test_a_plan_is_approved_on_another_pc(person: Person, desk: PlanDesk, tmp_path: Path) -> None:
    changed = draft(desk).changed_faces
    sent, reply = tmp_path / "城区.getuplan", tmp_path / "城区.getureply"
    person.does("plans")
    by_file = desk.dialog.acts.by_file
    assert by_file["send_out"].isEnabled()
    sends(person, desk, sent)
    assert "送审文件已写好" in person.window.messages.words
    desk.close()
    desk.exchange.post.open(sent)
    says(person, desk, PHRASE)
    person.waits_for(desk.exchange.post.answer.isVisible, "the plan")
    person.waits()
    assert person.window.plans.title == "送审方案：城区重划"
    assert desk.exchange.preview.draft is not None
    assert desk.exchange.preview.draft.changed_faces == changed
    form = desk.exchange.post.answer
    assert "改边界 2" in form.effect.toPlainText()
    assert form.changed.count() == 2
    far = person.canvas.viewport
    form.changed.itemClicked.emit(form.changed.item(0))
    person.waits()
    assert person.canvas.viewport.metres_per_pixel < far.metres_per_pixel
    assert not form.done_.isEnabled()
    person.writes("行长办公会", on=form.approver)
    person.writes("示例〔2016〕9号", on=form.document)
    assert form.done_.isEnabled()
    person.keeps_picture("plan_from_file")
    desk.exchange.post.reply(reply, approved=True)
    person.waits_for(reply.exists, "the reply")
    person.waits()
    assert person.window.plans.title == ""
    desk.exchange.post.take_in(reply)
    says(person, desk, PHRASE)
    person.waits_for(lambda: "已收进回执" in person.window.messages.words, "the reply to be taken in")
    person.does("plans")
    plan = desk.dialog.chosen
    assert plan is not None
    assert (plan.status, plan.document) == (Status.APPROVED, "示例〔2016〕9号")
    assert desk.dialog.acts.buttons["publish"].isEnabled()
    desk.exchange.post.take_in(reply)
    says(person, desk, PHRASE)
    person.waits_for(lambda: "已经收进过" in person.window.messages.words, "the refusal")


def test_a_plan_is_sent_back_with_a_reason(person: Person, desk: PlanDesk, tmp_path: Path) -> None:
    sent, reply = tmp_path / "城区.getuplan", tmp_path / "城区.getureply"
    sends(person, desk, sent)
    desk.exchange.post.open(sent)
    says(person, desk, "another-phrase")
    person.waits_for(lambda: "口令不对" in person.window.messages.words, "the refusal")
    desk.exchange.post.open(sent)
    says(person, desk, PHRASE)
    person.waits_for(desk.exchange.post.answer.isVisible, "the plan")
    form = desk.exchange.post.answer
    person.writes("行长办公会", on=form.approver)
    assert not form.send_back.isEnabled()
    form.reason.setPlainText("东片再议")
    assert form.send_back.isEnabled()
    desk.exchange.post.reply(reply, approved=False)
    person.waits_for(reply.exists, "the reply")
    person.waits()
    desk.exchange.post.take_in(reply)
    says(person, desk, PHRASE)
    person.waits_for(lambda: "东片再议" in person.window.messages.words, "the reason")
    assert draft(desk).plan.status is Status.DRAFT
    person.waits()
    assert person.window.actions_["sweep"].isEnabled()
