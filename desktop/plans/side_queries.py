"""Reading one side of a comparison: what is in force today or on another day, or a plan that is worked on."""

from dataclasses import dataclass

import numpy as np

from desktop.customers.point_index import PointIndex
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.boundary import Partition
from desktop.grids.queries import active_plan, grids_on, partition_of
from desktop.plans.comparison import Side, laid_over, today
from desktop.plans.draft import DraftGrid
from desktop.plans.draft_queries import backups_on, draft_of, first_day, plan_of
from desktop.plans.override_queries import overridden
from desktop.refusal import Refused


@dataclass(frozen=True, slots=True)
class Choice:
    """A plan that is worked on, or what is in force on a day, YYYY-MM-DD; neither = what is in force today."""

    plan: int | None = None
    day: str | None = None


def side_today(db: Connection, partition: Partition, points: PointIndex) -> Side:
    """What is in force; its partition is at hand already."""
    stays = np.isin(points.customer_id, overridden(db))
    return today(partition, _grids_on(db, bank_date(db)), points.grid_id, stays)


def side_of(db: Connection, choice: Choice, now: Side, points: PointIndex) -> Side:
    """The side that was chosen, beside `now`, what is in force. Raises Refused where there is no such map."""
    if choice.plan is not None:
        draft = draft_of(db, choice.plan, base=now.partition)
        partition, grids = draft.partition, draft.grids
    elif choice.day is None or choice.day == bank_date(db):
        return now
    else:
        partition, grids = partition_on(db, choice.day), _grids_on(db, choice.day)
    return laid_over(now, np.column_stack([points.world_x, points.world_y]), partition, grids)


def partition_on(db: Connection, day: str) -> Partition:
    """The borders of a day. Raises Refused for a day before the first plan, or of which the bank holds no borders."""
    first = first_day(db)
    if first is not None and day < first:
        raise Refused(
            f"{day} 还没有网格化方案：最早的方案从 {first} 起生效。请选那一天或以后的日期。",
            f"There was no grid plan on {day}: the first one took effect on {first}. Choose that day or later.",
        )
    plan = active_plan(db, day)
    partition = partition_of(db, plan)
    if not partition.arcs:
        title = plan_of(db, plan).title
        raise Refused(
            f"{day} 生效的是“{title}”，本行数据里没有它的边界，画不出地图。请选后来的日期。",
            f"On {day} “{title}” was in force; the bank's data hold no borders of it, so there is no map. "
            "Choose a later day.",
        )
    return partition


def _grids_on(db: Connection, day: str) -> dict[int, DraftGrid]:
    backups = backups_on(db, day)
    return {grid.id: DraftGrid.in_force(grid, backups.get(grid.id)) for grid in grids_on(db, day)}
