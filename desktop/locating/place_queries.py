"""Reads the places of a bank: its divisions with what they have become, their other names, groups of villagers."""

from desktop.database.connection import Connection
from desktop.locating.gazetteer import Alias, Division, Gazetteer, Group


def gazetteer_of(db: Connection) -> Gazetteer:
    """Everything that addresses of this bank may name; half a second."""
    rows = db.execute(
        "SELECT d.id, d.code, d.name, d.short_name, d.level, d.parent_id, d.lon_e7, d.lat_e7,"
        " (SELECT s.id FROM admin_division s WHERE s.code = d.successor_code ORDER BY s.valid_to IS NOT NULL LIMIT 1)"
        "  FROM admin_division d ORDER BY d.id"
    ).fetchall()
    aliases = db.execute("SELECT name, division_id FROM place_alias ORDER BY id").fetchall()
    groups = db.execute("SELECT division_id, group_no, lon_e7, lat_e7 FROM village_group").fetchall()
    return Gazetteer(
        (Division(*row) for row in rows), (Alias(*row) for row in aliases), (Group(*row) for row in groups)
    )
