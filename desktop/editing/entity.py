"""What the row writer knows of a table: its columns, its key, and how its rows are named on every PC."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.database.connection import Connection
from desktop.editing.row_change import Key

INSERT_ONLY = frozenset({"visit", "field_value", "source_record"})
"""Rows that are never changed: a correction is a new row that supersedes the old one."""

_NOT_BY_EDITS = frozenset({"journal", "audit_log", "customer_points", "_sqlite_migrations"})


@dataclass(frozen=True, slots=True)
class Entity:
    """A table that edits may write. `owners` maps key columns to the table with a uid they refer to."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    owners: dict[str, str]

    @classmethod
    def of(cls, db: Connection, name: str) -> "Entity":
        """Read from the schema; raises ValueError for a table there is not or that edits must not touch."""
        if name in _NOT_BY_EDITS or not name.replace("_", "").isalnum():
            raise ValueError(f"edits do not write to {name!r}")
        found = db.execute(f"PRAGMA table_info({name})").fetchall()
        if not found:
            raise ValueError(f"there is no table {name!r}")
        columns = tuple(row[1] for row in found)
        key = tuple(row[1] for row in sorted(found, key=lambda row: row[5]) if row[5] > 0)
        owners = {}
        if "uid" not in columns:
            for row in db.execute(f"PRAGMA foreign_key_list({name})").fetchall():
                parent, column = row[2], row[3]
                if column in key and any(c[1] == "uid" for c in db.execute(f"PRAGMA table_info({parent})")):
                    owners[column] = parent
        return cls(name, columns, key, owners)

    @property
    def is_numbered(self) -> bool:
        """Whether the file gives its rows their key."""
        return self.key == ("id",)

    def where(self) -> str:
        return " AND ".join(f"{column} = ?" for column in self.key)

    def uid_of(self, db: Connection, row: Mapping[str, object]) -> str:
        """The name of a row on every PC: its uid, else its key with each owner's uid in place of the local id."""
        if "uid" in self.columns:
            return str(row["uid"])
        return "/".join(self._part(db, column, row[column]) for column in self.key)

    def key_of(self, row: Mapping[str, object]) -> Key:
        key = tuple(value for column in self.key if isinstance(value := row.get(column), (int, str)))
        if len(key) != len(self.key):
            raise ValueError(f"a {self.name} row is named by {', '.join(self.key)}")
        return key

    def _part(self, db: Connection, column: str, value: object) -> str:
        parent = self.owners.get(column)
        if parent is None:
            return str(value)
        found = db.execute(f"SELECT uid FROM {parent} WHERE id = ?", (value,)).fetchone()
        return str(found[0]) if found else str(value)
