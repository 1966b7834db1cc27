"""What stays with a grid when a plan gives it a new version: the same code is the same grid, whatever its borders."""

from dataclasses import dataclass

from desktop.customers.masking import mask_name, mask_phone
from desktop.database.connection import Connection

VERSIONS = "(SELECT id FROM grid WHERE code = (SELECT code FROM grid WHERE id = :id))"
"""SQL: every version of the grid `:id`. What was done in a grid counts for the grid it is now by this."""


@dataclass(frozen=True, slots=True)
class Liaison:
    """A villager who helps 联络员 协管员 村干部; name and phone masked."""

    name: str
    kind: str
    phone: str | None


def grid_helpers(db: Connection, grid_id: int) -> tuple[Liaison, ...]:
    """Who helps in a grid, named for any of its versions; the same person twice is one."""
    rows = db.execute(
        f"SELECT DISTINCT name, kind, phone FROM grid_helper WHERE grid_id IN {VERSIONS} ORDER BY kind, name",
        {"id": grid_id},
    )
    return tuple(Liaison(mask_name(name), kind, mask_phone(phone) if phone else None) for name, kind, phone in rows)
