"""Reading where villages and their groups lie."""

from desktop.database.connection import Connection
from desktop.plans.moved_villages import Place


def village_places(db: Connection, day: str) -> tuple[Place, ...]:
    """Every village group on the map, and villages without groups; those that had ended by a day (YYYY-MM-DD) are
    left out. A division's own first day is that of its code in the register, not of the village."""
    rows = db.execute(
        "SELECT coalesce(town.name, ''), village.short_name, part.alias, part.group_no,"
        "  coalesce(part.lon_e7, village.lon_e7), coalesce(part.lat_e7, village.lat_e7)"
        " FROM admin_division village LEFT JOIN admin_division town ON town.id = village.parent_id"
        " LEFT JOIN village_group part ON part.division_id = village.id"
        " WHERE village.level = 'VILLAGE' AND (village.valid_to IS NULL OR :day < village.valid_to)"
        "  AND coalesce(part.lon_e7, village.lon_e7) IS NOT NULL"
        " ORDER BY village.code, village.id, part.group_no",
        {"day": day},
    )
    return tuple(
        Place(town, village, "" if number is None else alias or f"{number}组", lon, lat)
        for town, village, alias, number, lon, lat in rows
    )
