"""Reading the vector ground under the bank."""

from desktop.database.connection import Connection
from desktop.maps.backdrop import BackdropFeature
from desktop.maps.geometry_blob import E7, unpack_parts


def backdrop(db: Connection) -> tuple[BackdropFeature, ...]:
    """Every feature in the order it is to be painted: by id, which is the order of the file it came from.

    Raises `ValueError` when a row's part lengths and points do not belong together.
    """
    rows = db.execute("SELECT kind, rank, name, source, parts, points FROM backdrop_feature ORDER BY id")
    return tuple(
        BackdropFeature(kind, rank, name, source, tuple(unpack_parts(parts, points)))
        for kind, rank, name, source, parts, points in rows
    )


def county_ring(db: Connection) -> E7 | None:
    """The county's closed ring (n, 2), degrees × 10⁷; None for a bank that has none or one of several parts."""
    rings = [part for feature in backdrop(db) if feature.kind == "COUNTY" for part in feature.parts]
    return rings[0] if len(rings) == 1 else None
