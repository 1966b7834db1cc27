"""Approval by file: a submitted plan goes to the approver's PC, is laid over the same base there, a reply returns.

The file holds what the plan changes and figures of its effect, no customer. What ties a reply to its plan is the
digest: of the plan's differences, of the borders they are based on, and of this very submission.
"""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.database.sealed_file import damaged, read_sealed, write_sealed
from desktop.grids.boundary import Partition
from desktop.plans.draft import Draft, DraftGrid
from desktop.plans.draft_changes import Change, Forecast, changes_of, forecast
from desktop.plans.draft_queries import ArcRow, as_in_force, draft_of, laid_over
from desktop.plans.plan import Plan, Status
from desktop.plans.plan_file_queries import (
    base_uid,
    fingerprint,
    grid_uids,
    in_order,
    local_ids,
    plan_digest,
    referred,
    told_arcs,
    told_grids,
)
from desktop.progress import Progress
from desktop.refusal import Refused

SUFFIX, REPLY_SUFFIX = ".getuplan", ".getureply"
_PLAN, _REPLY = "plan", "reply"
_MOST = 100_000  # borders or grids of a file that makes sense


@dataclass(frozen=True, slots=True)
class SentPlan:
    """What a file says of the plan in it. `changed`: (code, name, Change value) of every grid it changes."""

    uid: str
    title: str
    purpose: str
    version: int
    submitted_by: str
    submitted_at: str
    base_title: str
    as_of: str
    digest: str
    forecast: Forecast
    changed: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, eq=False)
class OpenedPlan:
    """A plan from a file at the approver's. `draft` is None where this bank has another base: `why` says so."""

    sent: SentPlan
    draft: Draft | None
    forecast: Forecast | None  # counted with this bank's customers
    why: Refused | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """The approver's answer. `document` 文号 and `approved_on` are those of an approval."""

    plan_uid: str
    submitted_at: str
    digest: str
    approved: bool
    approver: str
    approved_on: str
    document: str
    reason: str


def send_plan(db: Connection, plan_id: int, path: Path, passphrase: str, progress: Progress | None = None) -> None:
    """Write a submitted plan for its approver. Raises Refused for one that is not submitted, or a base out of date."""
    progress = progress or Progress()
    draft = draft_of(db, plan_id)
    plan = draft.plan
    if plan.status is not Status.SUBMITTED:
        raise Refused(
            f"方案“{plan.title}”还没有提交，没有写出文件。先提交，再导出送审文件。",
            f"The plan “{plan.title}” is not submitted, so no file was written. Submit it first.",
        )
    progress.report(0.1, "count")
    effect = forecast(db, draft)
    progress.report(0.8, "write")
    changes = sorted(changes_of(draft).items())
    known = {**draft.grids_in_force, **draft.grids}
    changed = [(known[face].code, known[face].name, one.value) for face, one in changes if one is not Change.NONE]
    told: dict[str, Any] = {
        "plan": {
            "uid": plan.uid, "title": plan.title, "purpose": plan.purpose or "", "version": plan.version,
            "submitted_by": plan.submitted_by or "", "submitted_at": plan.submitted_at or "",
        },
        "base": {"uid": base_uid(db), "title": as_in_force(db, base=draft.base).plan.title,
                 "fingerprint": fingerprint(db, draft.base)},
        "as_of": bank_date(db),
        "digest": plan_digest(db, plan, draft.base),
        "grids": told_grids(db, plan.id),
        "arcs": told_arcs(db, plan.id, draft.base),
        "forecast": asdict(effect),
        "changed": sorted(changed),
    }  # fmt: skip
    progress.check()
    write_sealed(path, _PLAN, told, passphrase)


def open_plan(
    db: Connection, path: Path, passphrase: str, *, base: Partition | None = None, progress: Progress | None = None
) -> OpenedPlan:
    """Read a plan and lay it over this bank's borders. `base` is the partition in force, read unless at hand.

    Raises Refused for a file that is damaged or a passphrase that is wrong; writes nothing.
    """
    progress = progress or Progress()
    told = read_sealed(path, _PLAN, passphrase)
    progress.report(0.2, "read")
    try:
        sent = _sent(told)
        here = as_in_force(db, base=base)
        if told["base"]["uid"] != base_uid(db) or told["base"]["fingerprint"] != fingerprint(db, here.base):
            return OpenedPlan(sent, None, None, _another_base(sent))
        draft = _laid(db, here, sent, told)
    except (LookupError, TypeError, ValueError, AttributeError, binascii.Error) as problem:
        raise damaged(path) from problem
    progress.report(0.4, "count")
    _ = draft.changed_faces
    return OpenedPlan(sent, draft, forecast(db, draft))


def write_reply(path: Path, reply: Reply, passphrase: str) -> None:
    """Write the approver's answer. Raises Refused where something of it is missing."""
    if not reply.approver.strip() or (reply.approved and not reply.document.strip()):
        raise Refused(
            "审批要写明审批人和文号，没有写出回执。",
            "An approval needs the approver and the number; no reply was written.",
        )
    if not reply.approved and not reply.reason.strip():
        raise Refused("退回要写明原因，没有写出回执。", "Say why it is sent back; no reply was written.")
    write_sealed(path, _REPLY, asdict(reply), passphrase)


def read_reply(path: Path, passphrase: str) -> Reply:
    """The answer in a file. Raises Refused for a damaged one or a wrong passphrase."""
    told = read_sealed(path, _REPLY, passphrase)
    try:
        reply = Reply(**told)
    except TypeError as problem:
        raise damaged(path) from problem
    words = (reply.plan_uid, reply.submitted_at, reply.digest, reply.approver, reply.approved_on, reply.document)
    if not all(isinstance(word, str) for word in (*words, reply.reason)) or not isinstance(reply.approved, bool):
        raise damaged(path)
    return reply


def _sent(told: Mapping[str, Any]) -> SentPlan:
    plan = told["plan"]
    if len(told["grids"]) > _MOST or len(told["arcs"]) > _MOST:
        raise ValueError("too much for one plan")
    texts = (plan["uid"], plan["title"], plan["purpose"], plan["submitted_by"], plan["submitted_at"], told["digest"])
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("not a plan")
    return SentPlan(
        plan["uid"], plan["title"], plan["purpose"], int(plan["version"]), plan["submitted_by"], plan["submitted_at"],
        str(told["base"]["title"]), str(told["as_of"]), told["digest"], Forecast(**told["forecast"]),
        tuple((str(code), str(name), Change(change).value) for code, name, change in told["changed"]),
    )  # fmt: skip


def _laid(db: Connection, here: Draft, sent: SentPlan, told: Mapping[str, Any]) -> Draft:
    """The plan's differences over the borders in force. Raises KeyError or ValueError for what does not fit them."""
    names = grid_uids(db)
    face_of: dict[str | None, int | None] = {None: None, **{uid: face for face, uid in names.items()}}
    known, grids = local_ids(db), dict(here.grids)
    codes: set[str] = set()
    for number, one in enumerate(told["grids"], start=1):
        if one["face"].startswith("new:"):
            face_of[one["face"]] = -number
        face = face_of[one["face"]]
        refers = {column: known[table].get(one[column]) for column, table in referred().items()}
        plain = {name: one[name] for name in ("code", "name", "area_type", "zone", "households_est", "note")}
        values: dict[str, Any] = {**plain, **refers, "face": face}
        if face is None or refers["town_id"] is None:
            raise ValueError("a grid of another bank")
        codes.add(str(one["code"]))
        if one["is_gone"]:
            grids.pop(face, None)
        else:
            grids[face] = DraftGrid(**values)
    arcs = in_order(here.base, names)
    rows: list[ArcRow] = []
    for number, one in enumerate(told["arcs"], start=1):
        origin = None if one["origin"] is None else arcs[one["origin"]].id
        points = None if one["points"] is None else base64.b64decode(one["points"], validate=True)
        rows.append((number, origin, face_of[one["left"]], face_of[one["right"]], points))
    partition = laid_over(here.base, rows)
    if frozenset(partition.faces) != grids.keys() or partition.closed_faces != grids.keys():
        raise ValueError("borders that do not close")
    plan = Plan(
        0, sent.uid, sent.version, sent.title, Status.SUBMITTED, here.plan.id, sent.purpose, None, None,
        sent.submitted_by, sent.submitted_at, None, None, None, None, None, None,
    )  # fmt: skip
    return Draft(plan, here.base, partition, here.grids, grids, here.locked, here.codes_used | codes)


def _another_base(sent: SentPlan) -> Refused:
    return Refused(
        f"本机银行文件的现行方案与送审方案所依据的“{sent.base_title}”不同，地图上画不出改动，只能看送审人电脑上算出的数字。"
        "要在地图上看，请先取得同一版本的银行文件。",
        f"The plan in force in this bank file is not the one the submitted plan is based on ({sent.base_title}), so "
        "its changes cannot be drawn. Only the figures of the sender's PC can be shown. To see it on the map, get the "
        "same version of the bank file.",
    )
