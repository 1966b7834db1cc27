"""A plan in words that every PC of the bank understands: uids in place of local numbers, borders by what they are."""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.boundary import Arc, Partition
from desktop.grids.queries import active_plan
from desktop.maps.geometry_blob import pack_points
from desktop.plans.draft_queries import own_arcs, plan_of
from desktop.plans.plan import Plan

Told = dict[str, Any]

_NAMED = {"town_id": "admin_division", "branch_id": "org_unit", "outlet_id": "org_unit", "staff_id": "staff",
          "backup_id": "staff"}  # fmt: skip
_PLAIN = ("code", "name", "area_type", "zone", "households_est", "note", "is_gone")


def base_uid(db: Connection) -> str:
    """The uid of the plan in force."""
    return plan_of(db, active_plan(db, bank_date(db))).uid


def plan_by_uid(db: Connection, uid: str) -> Plan | None:
    """A plan by its name on every PC; None when this bank has none such."""
    row = db.execute("SELECT id FROM grid_plan WHERE uid = ?", (uid,)).fetchone()
    return None if row is None else plan_of(db, int(row[0]))


def grid_uids(db: Connection) -> dict[int, str]:
    """Local id → uid of every version of every grid."""
    return dict(db.execute("SELECT id, uid FROM grid").fetchall())


def local_ids(db: Connection) -> dict[str, dict[str, int]]:
    """By table, uid → local id of what a grid of a draft refers to."""
    return {
        "admin_division": dict(db.execute("SELECT uid, id FROM admin_division").fetchall()),
        "org_unit": dict(db.execute("SELECT uid, id FROM org_unit").fetchall()),
        "staff": dict(db.execute("SELECT uid, id FROM staff").fetchall()),
    }


def referred() -> Mapping[str, str]:
    """Column of a draft's grid → the table it refers to."""
    return _NAMED


def told_grids(db: Connection, plan_id: int) -> list[Told]:
    """The grids that a draft makes other than they are, in an order that is the same on every PC."""
    names = {table: {number: uid for uid, number in known.items()} for table, known in local_ids(db).items()}
    grids = grid_uids(db)
    columns = ("uid", "origin", *_PLAIN, *_NAMED)
    rows = db.execute(
        "SELECT uid, origin, code, name, area_type, zone, households_est, note, is_gone, town_id, branch_id, outlet_id,"
        " staff_id, backup_id FROM draft_grid WHERE plan_id = ? ORDER BY uid",
        (plan_id,),
    )
    told = []
    for row in rows:
        values = dict(zip(columns, row, strict=True))
        one: Told = {name: values[name] for name in _PLAIN}
        one["face"] = grids[values["origin"]] if values["origin"] is not None else _new(values["uid"])
        one |= {name: names[table].get(values[name]) for name, table in _NAMED.items()}
        told.append(one)
    return sorted(told, key=lambda one: str(one["face"]))


def told_arcs(db: Connection, plan_id: int, base: Partition) -> list[Told]:
    """The borders that a draft makes other than they are; `origin` numbers the base's borders by `in_order`."""
    names: dict[int, str] = grid_uids(db)
    new = dict(db.execute("SELECT -id, uid FROM draft_grid WHERE plan_id = ? AND origin IS NULL", (plan_id,)))
    names |= {face: _new(uid) for face, uid in new.items()}
    place = {arc.id: number for number, arc in enumerate(in_order(base, names))}
    told = [
        {
            "origin": None if origin is None else place[origin],
            "left": None if left is None else names[left],
            "right": None if right is None else names[right],
            "points": None if points is None else base64.b64encode(points).decode("ascii"),
        }
        for _, origin, left, right, points in own_arcs(db, plan_id)
    ]
    return sorted(told, key=lambda one: json.dumps(one, sort_keys=True))


def plan_digest(db: Connection, plan: Plan, base: Partition) -> str:
    """Of one submission: other when the plan, its base, or the submission is another."""
    head = [plan.uid, plan.submitted_by, plan.submitted_at, fingerprint(db, base)]
    return digest([head, *told_grids(db, plan.id), *told_arcs(db, plan.id, base)])


def in_order(base: Partition, uids: Mapping[int, str]) -> list[Arc]:
    """The borders of a partition in an order that is the same on every PC."""

    def key(arc: Arc) -> tuple[str, str, bytes]:
        left, right = ("" if side is None else uids[side] for side in (arc.left, arc.right))
        return left, right, pack_points(arc.e7)

    return sorted(base.arcs, key=key)


def fingerprint(db: Connection, base: Partition) -> str:
    """Of the borders in force and of who lies on either side; the same on every PC that has the same plan."""
    uids = grid_uids(db)
    return digest(
        [uids.get(side, "") if side is not None else None for side in (arc.left, arc.right)]
        + [hashlib.sha256(pack_points(arc.e7)).hexdigest()]
        for arc in in_order(base, uids)
    )


def digest(values: Iterable[object]) -> str:
    """SHA-256 of plain values."""
    found = hashlib.sha256()
    for value in values:
        found.update(json.dumps(value, ensure_ascii=False, sort_keys=True).encode() + b"\n")
    return found.hexdigest()


def _new(uid: object) -> str:
    return f"new:{uid}"
