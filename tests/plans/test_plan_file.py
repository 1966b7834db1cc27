"""Approval by file: a plan goes to another PC and comes back approved or sent back; everything else is refused."""

import os
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.database.connection import open_reader
from desktop.database.sealed_file import read_sealed, write_sealed
from desktop.editing.edit import EditRefused
from desktop.maps.geometry_blob import pack_points
from desktop.plans.draft import Draft, arc_steps
from desktop.plans.draft_edits import RedrawDraft
from desktop.plans.draft_queries import plan_of
from desktop.plans.ground import same_ground
from desktop.plans.plan import Plan, Status
from desktop.plans.plan_file import OpenedPlan, Reply, open_plan, read_reply, send_plan, write_reply
from desktop.plans.publication import ApprovePlan, PublishPlan, SendBackPlan, SubmitPlan
from desktop.plans.reply_edits import TakeInReply
from desktop.refusal import Refused
from tests.little_bank import EAST, LittleBank
from tests.plans.conftest import Desk
from tests.plans.test_polygon_draft import CODES, laid, squares

PHRASE = "田埂上的口令-2016"


@pytest.fixture
def other(little_template: LittleBank, tmp_path: Path) -> LittleBank:
    """The same bank on the approver's PC."""
    (tmp_path / "approver").mkdir()
    return little_template.copied_to(tmp_path / "approver")


@pytest.fixture
def sent(desk: Desk, tmp_path: Path) -> tuple[Draft, Path]:
    """A plan with a moved border, a new grid and a grid that is no more, submitted and sent."""
    draft = desk.begin("送审方案")
    layer = squares((0, 0.4), (0.4, 1), (1, 3), codes=[CODES[0], "新的", CODES[2]])
    step = laid(layer, draft, absent_go=True).step()
    desk.do(replace(step, what="导入网格图层"))
    draft = desk.look("送审方案")
    desk.do(SubmitPlan(draft.plan.id))
    path = tmp_path / "送审.getuplan"
    sends(desk, draft.plan.id, path)
    return draft, path


def sends(desk: Desk, plan_id: int, path: Path) -> None:
    db = open_reader(desk.bank.path, desk.bank.key)
    try:
        send_plan(db, plan_id, path, PHRASE)
    finally:
        db.close()


def opens(bank: LittleBank, path: Path, phrase: str = PHRASE) -> OpenedPlan:
    db = open_reader(bank.path, bank.key)
    try:
        return open_plan(db, path, phrase)
    finally:
        db.close()


def answer(opened: OpenedPlan, *, approved: bool = True) -> Reply:
    sent = opened.sent
    return Reply(sent.uid, sent.submitted_at, sent.digest, approved, "行长办公会", "2016-05-01",
                 "示例〔2016〕9号" if approved else "", "" if approved else "东片再议")  # fmt: skip


def taken(reply: Reply) -> TakeInReply:
    return TakeInReply(**asdict(reply))


def plan_now(desk: Desk, plan_id: int) -> Plan:
    db = open_reader(desk.bank.path, desk.bank.key)
    try:
        return plan_of(db, plan_id)
    finally:
        db.close()


def test_the_approver_sees_the_same_plan_over_the_same_bank(
    desk: Desk, other: LittleBank, sent: tuple[Draft, Path]
) -> None:
    draft, path = sent
    before = other.dump()
    opened = opens(other, path)
    assert opened.draft is not None
    assert opened.sent.title == "送审方案"
    assert opened.forecast == opened.sent.forecast
    assert {grid.code for grid in opened.draft.grids.values()} == {grid.code for grid in draft.grids.values()}
    by_code = {grid.code: face for face, grid in draft.grids.items()}
    for face, grid in opened.draft.grids.items():
        if face > 0:
            assert same_ground(draft.partition, opened.draft.partition, face)
        assert replace(grid, face=0) == replace(draft.grids[by_code[grid.code]], face=0)
    assert {change for _, _, change in opened.sent.changed} == {"border", "new", "gone"}
    assert other.dump() == before  # looking writes nothing


def test_an_approval_comes_back_as_if_it_had_been_given_here(
    desk: Desk, other: LittleBank, sent: tuple[Draft, Path], tmp_path: Path
) -> None:
    draft, path = sent
    file = tmp_path / "回执.getureply"
    write_reply(file, answer(opens(other, path)), PHRASE)
    before = desk.bank.dump()
    desk.do(taken(read_reply(file, PHRASE)))
    plan = plan_now(desk, draft.plan.id)
    assert (plan.status, plan.approver, plan.approved_on, plan.document) == (
        Status.APPROVED, "行长办公会", "2016-05-01", "示例〔2016〕9号",
    )  # fmt: skip
    with pytest.raises(EditRefused, match="已经收进过"):
        desk.do(taken(read_reply(file, PHRASE)))
    desk.editor.undo()
    assert desk.bank.dump() == before
    desk.do(taken(read_reply(file, PHRASE)))  # what was undone may be done again
    desk.do(PublishPlan(plan.id, "2016-06-01"))
    assert plan_now(desk, plan.id).status is Status.ACTIVE


def test_a_plan_sent_back_is_a_draft_again(
    desk: Desk, other: LittleBank, sent: tuple[Draft, Path], tmp_path: Path
) -> None:
    draft, path = sent
    file = tmp_path / "回执.getureply"
    write_reply(file, answer(opens(other, path), approved=False), PHRASE)
    reply = read_reply(file, PHRASE)
    assert reply.reason == "东片再议"
    desk.do(taken(reply))
    assert plan_now(desk, draft.plan.id).status is Status.DRAFT
    with pytest.raises(EditRefused, match="已经收进过"):
        desk.do(taken(reply))


def test_a_reply_to_what_is_no_more_is_refused(
    desk: Desk, bank: LittleBank, other: LittleBank, sent: tuple[Draft, Path]
) -> None:
    draft, path = sent
    reply = taken(answer(opens(other, path)))
    with pytest.raises(EditRefused, match="另一家银行"):
        desk.do(replace(reply, plan_uid="0190-anders"))
    with pytest.raises(EditRefused, match="又提交过一次"):
        desk.do(replace(reply, submitted_at="2016-01-01T00:00:00+08:00"))
    with pytest.raises(EditRefused, match="看到的不同"):
        desk.do(replace(reply, digest="0" * 64))
    desk.do(SendBackPlan(draft.plan.id))
    look = desk.look("送审方案")
    face = next(face for face in look.grids if face != EAST)
    grid = replace(look.grids[face], name="改了名")
    desk.do(
        RedrawDraft(look.plan.id, look.plan.state or "", "调整定员", arc_steps(look.partition, look.partition), (grid,))
    )
    desk.do(SubmitPlan(draft.plan.id))
    with pytest.raises(EditRefused, match=r"又提交过一次|看到的不同"):
        desk.do(reply)
    desk.do(ApprovePlan(draft.plan.id, "别人", "2016-05-02", "2号"))
    with pytest.raises(EditRefused, match="不在等待审批"):
        desk.do(reply)
    assert plan_now(desk, draft.plan.id).approver == "别人"


def test_a_draft_that_is_not_submitted_is_not_sent(desk: Desk, tmp_path: Path) -> None:
    draft = desk.begin()
    with pytest.raises(Refused, match="还没有提交"):
        sends(desk, draft.plan.id, tmp_path / "x.getuplan")
    assert not (tmp_path / "x.getuplan").exists()


def test_another_base_is_told_and_what_can_be_shown_is_shown(other: LittleBank, sent: tuple[Draft, Path]) -> None:
    _, path = sent
    other.write("UPDATE boundary_arc SET points = ? WHERE id = 2", (pack_points(np.array([[1, 2], [3, 4]])),))
    opened = opens(other, path)
    assert opened.draft is None
    assert opened.forecast is None
    assert opened.why is not None
    assert "现行方案" in opened.why.zh
    assert (opened.sent.forecast.new_versions, opened.sent.forecast.new, opened.sent.forecast.gone) == (2, 1, 1)
    assert opened.sent.changed


def test_wrong_passphrase_damage_and_the_wrong_kind_are_told_apart(
    other: LittleBank, sent: tuple[Draft, Path], tmp_path: Path
) -> None:
    _, path = sent
    with pytest.raises(Refused, match="口令不对"):
        opens(other, path, "另一个口令-2016")
    raw = path.read_bytes()
    for damaged in (
        raw[:-1],
        raw[: len(raw) // 2],
        raw[:-9] + b"x" + raw[-8:],
        raw.replace(b'"n": 65536', b'"n": 32768'),
    ):
        broken = tmp_path / "broken.getuplan"
        broken.write_bytes(damaged)
        with pytest.raises(Refused, match="已损坏"):
            opens(other, broken)
    reply = tmp_path / "r.getureply"
    write_reply(reply, answer(opens(other, path)), PHRASE)
    with pytest.raises(Refused, match="另一种格图文件"):
        opens(other, reply)
    with pytest.raises(Refused, match="另一种格图文件"):
        read_reply(path, PHRASE)
    with pytest.raises(Refused, match="找不到"):
        opens(other, tmp_path / "nowhere.getuplan")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode() + b"\n{}")))
def test_garbage_is_refused_in_a_sentence(tmp_path: Path, bank: LittleBank, raw: bytes) -> None:
    file = tmp_path / "garbage.getuplan"
    file.write_bytes(raw)
    with pytest.raises(Refused, match="已损坏"):
        opens(bank, file)
    with pytest.raises(Refused, match="已损坏"):
        read_reply(file, PHRASE)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told.pop("grids"),
        lambda told: told["arcs"][0].update(points="@@"),
        lambda told: told["arcs"][0].update(origin=10_000),
        lambda told: told["arcs"].pop(),
        lambda told: told["grids"][0].update(face="no such grid"),
        lambda told: told["grids"][0].update(town_id="no such town"),
        lambda told: told["plan"].update(title=7),
        lambda told: told.update(forecast={}),
    ],
)
def test_a_sealed_file_that_makes_no_sense_is_refused_too(
    spoil: object, other: LittleBank, sent: tuple[Draft, Path], tmp_path: Path
) -> None:
    _, path = sent
    told = read_sealed(path, "plan", PHRASE)
    assert callable(spoil)
    spoil(told)
    forged = tmp_path / "forged.getuplan"
    write_sealed(forged, "plan", told, PHRASE)
    with pytest.raises(Refused, match="已损坏"):
        opens(other, forged)


def test_the_file_holds_no_customer(sent: tuple[Draft, Path]) -> None:
    _, path = sent
    told = str(read_sealed(path, "plan", PHRASE))
    assert "示例人一" not in told
    assert "12000000001" not in told
    assert b"\xe9\x80\x81\xe5\xae\xa1" not in path.read_bytes()  # not even the plan's title is to be read


def test_a_full_disk_leaves_the_old_file_and_no_half(desk: Desk, sent: tuple[Draft, Path]) -> None:
    draft, path = sent
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    old = path.read_bytes()
    (path.parent / f"{path.name}.part").symlink_to("/dev/full")
    with pytest.raises(Refused, match="磁盘已满"):
        sends(desk, draft.plan.id, path)
    assert path.read_bytes() == old
    assert not os.path.lexists(path.parent / f"{path.name}.part")


def test_what_is_missing_in_a_reply_is_asked_for(other: LittleBank, sent: tuple[Draft, Path], tmp_path: Path) -> None:
    reply = answer(opens(other, sent[1]))
    file = tmp_path / "r.getureply"
    for lacking in (replace(reply, document=" "), replace(reply, approver=""), replace(reply, approved=False)):
        with pytest.raises(Refused):
            write_reply(file, lacking, PHRASE)
    with pytest.raises(Refused, match="至少 8 个字符"):
        write_reply(file, reply, "short")
    assert not file.exists()
