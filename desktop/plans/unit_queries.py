"""Reading what grids are made of: villages and communities, and the villager groups (村民小组) in them."""

from dataclasses import dataclass

from desktop.database.connection import Connection


@dataclass(frozen=True, slots=True)
class Group:
    """A villager group: a number within its village and a point, no border."""

    number: int
    alias: str | None
    lon_e7: int
    lat_e7: int


@dataclass(frozen=True, slots=True)
class Village:
    """A village or community, and the grids it lies in. Its place may not be known."""

    id: int
    name: str
    grids: tuple[int, ...]
    place: tuple[int, int] | None  # lon_e7, lat_e7
    groups: tuple[Group, ...]


def villages(db: Connection) -> tuple[Village, ...]:
    """Every village that belongs to a grid, by id."""
    groups: dict[int, list[Group]] = {}
    for division, *values in db.execute(
        "SELECT division_id, group_no, alias, lon_e7, lat_e7 FROM village_group ORDER BY division_id, group_no"
    ):
        groups.setdefault(division, []).append(Group(*values))
    grids: dict[int, list[int]] = {}
    for division, grid in db.execute("SELECT division_id, grid_id FROM grid_division ORDER BY division_id, grid_id"):
        grids.setdefault(division, []).append(grid)
    return tuple(
        Village(
            id=number,
            name=name,
            grids=tuple(grids[number]),
            place=None if lon is None or lat is None else (lon, lat),
            groups=tuple(groups.get(number, ())),
        )
        for number, name, lon, lat in db.execute(
            "SELECT id, short_name, lon_e7, lat_e7 FROM admin_division ORDER BY id"
        )
        if number in grids
    )
