"""Reads the saved views of the map."""

from desktop.database.connection import Connection
from desktop.maps.bookmark import Bookmark


def bookmarks(db: Connection) -> tuple[Bookmark, ...]:
    """All saved views, in the order they were made."""
    rows = db.execute(
        "SELECT id, uid, name, lon_e7, lat_e7, metres_per_pixel, created_by FROM bookmark ORDER BY created_at, id"
    )
    return tuple(Bookmark(*row) for row in rows)
