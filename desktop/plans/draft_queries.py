"""Reading plans, and drafts as partitions: what is in force, with the draft's differences laid over it."""

from collections.abc import Mapping
from dataclasses import replace

from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.boundary import Arc, Partition
from desktop.grids.queries import active_plan, grids_on, partition_of
from desktop.maps.geometry_blob import pack_points, unpack_points
from desktop.maps.projection import e7_to_world
from desktop.plans.draft import Draft, DraftGrid
from desktop.plans.plan import Plan, Status
from desktop.refusal import Refused

_PLAN = (
    "SELECT id, uid, version, title, status, based_on, purpose, created_by, created_at, submitted_by, submitted_at,"
    " approver, approved_on, document, valid_from, valid_to, state FROM grid_plan"
)
_GRID = (
    "SELECT coalesce(origin, -id), code, name, area_type, zone, town_id, households_est, branch_id, outlet_id,"
    " staff_id, backup_id, note, is_gone FROM draft_grid WHERE plan_id = ? ORDER BY id"
)


def plans(db: Connection) -> tuple[Plan, ...]:
    """All plans, the newest first."""
    return tuple(_plan(row) for row in db.execute(f"{_PLAN} ORDER BY version DESC, id DESC"))


def first_day(db: Connection) -> str | None:
    """From which day on there is a plan; None where one has always been."""
    row = db.execute(
        "SELECT coalesce(valid_from, '') FROM grid_plan WHERE status IN ('ACTIVE', 'SUPERSEDED') ORDER BY 1 LIMIT 1"
    ).fetchone()
    return None if row is None or not row[0] else str(row[0])


def plan_of(db: Connection, plan_id: int) -> Plan:
    """Raises Refused when there is none."""
    row = db.execute(f"{_PLAN} WHERE id = ?", (plan_id,)).fetchone()
    if row is None:
        raise Refused("这个方案已经没有了。", "This plan is no longer there.")
    return _plan(row)


def _plan(row: tuple[object, ...]) -> Plan:
    values = list(row)
    values[4] = Status(values[4])
    return Plan(*values)  # type: ignore[arg-type]


def draft_of(db: Connection, plan_id: int, *, base: Partition | None = None) -> Draft:
    """A draft with all its grids. `base`, the partition of the plan it is based on, is read unless it is at hand.

    Raises Refused when the plan is no draft or what it is based on is not in force any more.
    """
    plan = plan_of(db, plan_id)
    if plan.based_on is None:
        raise Refused(f"方案“{plan.title}”不是草案。", f"The plan “{plan.title}” is not a draft.")
    if plan.based_on != active_plan(db, bank_date(db)):
        raise Refused(
            f"草案“{plan.title}”起草之后另有方案生效，它依据的边界已经过时。草案保持不变；请从现行方案重新起草。",
            f"Another plan came into force after the draft “{plan.title}” was begun, so its borders are out of date. "
            "The draft was not changed; begin a new one from the plan in force.",
        )
    drawn_on = _in_force(db, plan, plan.based_on, base)
    grids, codes = _overlaid(db, plan_id, drawn_on.grids)
    partition = laid_over(drawn_on.base, own_arcs(db, plan_id))
    return replace(drawn_on, partition=partition, grids=grids, codes_used=drawn_on.codes_used | codes)


def as_in_force(db: Connection, *, base: Partition | None = None) -> Draft:
    """The plan in force, as a draft that changes nothing. `base` is its partition, read unless it is at hand."""
    plan_id = active_plan(db, bank_date(db))
    return _in_force(db, plan_of(db, plan_id), plan_id, base)


def _in_force(db: Connection, plan: Plan, based_on: int, base: Partition | None) -> Draft:
    day = bank_date(db)
    whole = partition_of(db, based_on) if base is None else base
    today = grids_on(db, day)
    backups = backups_on(db, day)
    grids = {grid.id: DraftGrid.in_force(grid, backups.get(grid.id)) for grid in today}
    locked = {grid.id: grid.locked_reason for grid in today if grid.locked_reason is not None}
    used = frozenset(code for (code,) in db.execute("SELECT DISTINCT code FROM grid"))
    return Draft(plan, whole, whole, grids, grids, locked, used)


def backups_on(db: Connection, day: str) -> dict[int, int | None]:
    """The backup manager of every grid that had one on a day."""
    return dict(
        db.execute(
            "SELECT grid_id, staff_id FROM grid_assignment WHERE role = 'BACKUP' AND valid_from <= :day"
            " AND (valid_to IS NULL OR :day < valid_to)",
            {"day": day},
        ).fetchall()
    )


def draft_after(db: Connection, before: Draft) -> Draft:
    """The same draft as it is now. What is in force is taken from `before`; plan, borders and locks are read."""
    plan = plan_of(db, before.plan.id)
    partition = laid_over(before.base, own_arcs(db, plan.id), before.partition)
    locked = dict(
        db.execute(
            "SELECT grid_id, reason FROM grid_lock"
            " WHERE released_at IS NULL AND (expires_on IS NULL OR ? <= expires_on)",
            (bank_date(db),),
        ).fetchall()
    )
    grids, codes = _overlaid(db, plan.id, before.grids_in_force)
    draft = Draft(plan, before.base, partition, before.grids_in_force, grids, locked, before.codes_used | codes)
    draft.carry_over(before)
    return draft


def _overlaid(
    db: Connection, plan_id: int, in_force: Mapping[int, DraftGrid]
) -> tuple[dict[int, DraftGrid], frozenset[str]]:
    """The grids of a draft, and the codes of its own rows."""
    grids, codes = dict(in_force), set()
    for *values, is_gone in db.execute(_GRID, (plan_id,)):
        grid = DraftGrid(*values)
        codes.add(grid.code)
        if is_gone:
            grids.pop(grid.face, None)
        else:
            grids[grid.face] = grid
    return grids, frozenset(codes)


ArcRow = tuple[int, int | None, int | None, int | None, bytes | None]
"""(id, origin, left, right, points) of a draft's border."""


def own_arcs(db: Connection, plan_id: int) -> list[ArcRow]:
    return db.execute(
        "SELECT id, origin, left_face, right_face, points FROM draft_arc WHERE plan_id = ? ORDER BY id", (plan_id,)
    ).fetchall()


def open_drafts(db: Connection) -> list[tuple[Plan, frozenset[int]]]:
    """Drafts that are worked on or wait for their day, each with the faces it has a grid for."""
    found = []
    for plan in plans(db):
        if plan.status.is_published:
            continue
        faces = {face for (face,) in db.execute(_FACES_IN_FORCE, (plan.based_on, plan.based_on))}
        for *values, is_gone in db.execute(_GRID, (plan.id,)):
            (faces.discard if is_gone else faces.add)(values[0])
        found.append((plan, frozenset(faces)))
    return found


_FACES_IN_FORCE = (
    "SELECT left_id FROM boundary_arc WHERE plan_id = ? AND left_id IS NOT NULL"
    " UNION SELECT right_id FROM boundary_arc WHERE plan_id = ? AND right_id IS NOT NULL"
)


def laid_over(base: Partition, rows: list[ArcRow], before: Partition | None = None) -> Partition:
    """A partition with a draft's borders in place of those they stand for; borders as they were in `before`, the
    draft one step earlier, are the same objects. Raises ValueError for a cut-off blob."""
    at: Mapping[int, int] = {arc.id: position for position, arc in enumerate(base.arcs)}
    known = {arc.id: arc for arc in before.arcs} if before is not None and rows else {}
    gone, new = set(), []
    for own, origin, left, right, points in rows:
        if origin is not None and origin in at:
            gone.add(at[origin])
        if points is not None:
            number = -own if origin is None else origin
            arc = known.get(number)
            if arc is None or (arc.left, arc.right, pack_points(arc.e7)) != (left, right, points):
                e7 = unpack_points(points)
                arc = Arc(number, left, right, e7, e7_to_world(e7))
            new.append(arc)
    return base.with_arcs(gone, new) if gone or new else base


def own_arc(db: Connection, plan_id: int, arc: int) -> int | None:
    """The id of the draft's row for a border: arc > 0 stands for one in force, < 0 is its own."""
    if arc < 0:
        row = db.execute("SELECT id FROM draft_arc WHERE plan_id = ? AND id = ?", (plan_id, -arc)).fetchone()
    else:
        row = db.execute("SELECT id FROM draft_arc WHERE plan_id = ? AND origin = ?", (plan_id, arc)).fetchone()
    return None if row is None else int(row[0])


def border_in_force(db: Connection, arc: int) -> tuple[int | None, int | None, bytes] | None:
    """(left, right, points) of a border in force."""
    row: tuple[int | None, int | None, bytes] | None = db.execute(
        "SELECT left_id, right_id, points FROM boundary_arc WHERE id = ?", (arc,)
    ).fetchone()
    return row


def own_grid(db: Connection, plan_id: int, face: int) -> int | None:
    """The id of the draft's row for a grid; None while it is as it is in force."""
    column, key = ("origin", face) if face > 0 else ("id", -face)
    row = db.execute(f"SELECT id FROM draft_grid WHERE plan_id = ? AND {column} = ?", (plan_id, key)).fetchone()
    return None if row is None else int(row[0])


def next_version(db: Connection) -> int:
    return int(db.execute("SELECT coalesce(max(version), 0) + 1 FROM grid_plan").fetchone()[0])


def next_draft_grid(db: Connection) -> int:
    return int(db.execute("SELECT coalesce(max(id), 0) + 1 FROM draft_grid").fetchone()[0])


def title_is_taken(db: Connection, title: str) -> bool:
    """Whether another plan that is still worked on is called so."""
    row = db.execute(
        "SELECT 1 FROM grid_plan WHERE title = ? AND status IN ('DRAFT', 'SUBMITTED', 'APPROVED') LIMIT 1", (title,)
    ).fetchone()
    return row is not None


def draft_rows(db: Connection, table: str, plan_id: int) -> list[int]:
    """The ids of a draft's rows in `draft_arc` or `draft_grid`."""
    if table not in ("draft_arc", "draft_grid"):
        raise ValueError(f"a draft has no rows in {table}")
    return [row[0] for row in db.execute(f"SELECT id FROM {table} WHERE plan_id = ? ORDER BY id", (plan_id,))]


def faces_of_row(
    db: Connection, key: object, base: Mapping[str, object], patch: Mapping[str, object]
) -> set[tuple[int, int]]:
    """(plan, grid in force) of every grid beside a draft's border, before and after it was written."""
    row = db.execute("SELECT plan_id, origin, left_face, right_face FROM draft_arc WHERE id = ?", (key,)).fetchone()
    plan, origin, left, right = row or (base.get("plan_id"), base.get("origin"), None, None)
    sides = {left, right, *(side.get(column) for side in (base, patch) for column in ("left_face", "right_face"))}
    if origin is not None:
        sides |= set(db.execute("SELECT left_id, right_id FROM boundary_arc WHERE id = ?", (origin,)).fetchone() or ())
    return {(int(str(plan)), side) for side in sides if isinstance(side, int) and side > 0}


def borders_of(db: Connection, plan_id: int, face: int, *, drafted: bool) -> list[tuple[int | None, int | None, bytes]]:
    """(left, right, points) of every border around a grid, in a draft or in the plan that it is based on."""
    beside = "(left_id = :face OR right_id = :face)"
    based_on = "plan_id = (SELECT based_on FROM grid_plan WHERE id = :plan)"
    values = {"plan": plan_id, "face": face}
    if not drafted:
        return db.execute(
            f"SELECT left_id, right_id, points FROM boundary_arc WHERE {based_on} AND {beside}", values
        ).fetchall()
    return db.execute(
        f"SELECT left_id, right_id, points FROM boundary_arc WHERE {based_on} AND {beside}"
        "  AND id NOT IN (SELECT origin FROM draft_arc WHERE plan_id = :plan AND origin IS NOT NULL)"
        " UNION ALL SELECT left_face, right_face, points FROM draft_arc WHERE plan_id = :plan AND points IS NOT NULL"
        "  AND (left_face = :face OR right_face = :face)",
        values,
    ).fetchall()
