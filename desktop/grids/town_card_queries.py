"""The card of a town 乡镇: its grids, and which branches and outlets they fall to."""

from dataclasses import dataclass

from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.figures import Figures
from desktop.grids.queries import grids_on
from desktop.grids.territory import Territory
from desktop.grids.territory_queries import read_territory
from desktop.refusal import Refused


@dataclass(frozen=True, slots=True)
class OfUnit:
    """The part of the town that falls to one branch or outlet."""

    id: int
    name: str
    grids: int
    records: int


@dataclass(frozen=True, slots=True)
class TownCard:
    """One town, park or subdistrict."""

    id: int
    code: str
    name: str
    division_type: str
    villages: int  # villages and communities of the register in force
    branches: tuple[OfUnit, ...]  # most records first
    outlets: tuple[OfUnit, ...]
    territory: Territory
    as_of: str


def town_card(db: Connection, town_id: int, figures: Figures | None = None) -> TownCard:
    """The card of one town on the bank's date. Raises Refused when there is no such town."""
    row = db.execute(
        "SELECT code, name, division_type FROM admin_division WHERE id = ? AND level = 'TOWN'", (town_id,)
    ).fetchone()
    if row is None:
        raise Refused("这个乡镇已不在本行数据中。", "This town is no longer in the bank's data.")
    code, name, division_type = row
    day = bank_date(db)
    (villages,) = db.execute(
        "SELECT count(*) FROM admin_division WHERE parent_id = ? AND level = 'VILLAGE'"
        " AND (valid_to IS NULL OR valid_to > ?)",
        (town_id, day),
    ).fetchone()
    territory = read_territory(
        db, [grid for grid in grids_on(db, day) if grid.town_id == town_id], figures or Figures()
    )
    names = dict(db.execute("SELECT id, name FROM org_unit"))
    return TownCard(
        id=town_id,
        code=code,
        name=name,
        division_type=division_type,
        villages=villages,
        branches=_parts(territory.records_by_branch, names),
        outlets=_parts(territory.records_by_outlet, names),
        territory=territory,
        as_of=day,
    )


def _parts(gathered: dict[int, tuple[int, int]], names: dict[int, str]) -> tuple[OfUnit, ...]:
    parts = [OfUnit(key, names[key], *counts) for key, counts in gathered.items()]
    return tuple(sorted(parts, key=lambda one: (-one.records, one.name)))
