"""The only hand that writes rows for an edit: it asks the guards and keeps old and new values, hence the inverse."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.database.connection import Connection
from desktop.database.uid import new_uid
from desktop.editing import bulk, many
from desktop.editing.edit import EditRefused
from desktop.editing.entity import INSERT_ONLY, Entity
from desktop.editing.row_change import Key, RowChange, Value

Guard = Callable[[Connection, RowChange], None]
"""A rule asked before every row is written, in do, undo and redo alike. Raises EditRefused to forbid it."""


class RowWriter:
    """Writes rows inside the Editor's transaction. `db` may be read freely; write with the three verbs only.

    `at` is the local time of the step and `user` its author; both go into `updated_at`, `updated_by` of tables that
    have them, and `row_version` counts up. Undo brings these three back too.
    """

    def __init__(self, db: Connection, *, user: str, at: str, guards: Sequence[Guard] = ()) -> None:
        self.db = db
        self.user = user
        self.at = at
        self._guards = tuple(guards)
        self._entities: dict[str, Entity] = {}
        self._changes: list[RowChange] = []

    @property
    def changes(self) -> tuple[RowChange, ...]:
        """Every row written so far, in order."""
        return tuple(self._changes)

    def row(self, entity: str, key: int | str | Key) -> dict[str, Value] | None:
        """All columns of one row; None if there is none. `key` is the id, or the tuple of key columns."""
        about = self._entity(entity)
        cursor = self.db.execute(
            f"SELECT {', '.join(about.columns)} FROM {entity} WHERE {about.where()}", _key(about, key)
        )
        found = cursor.fetchone()
        return None if found is None else dict(zip(about.columns, found, strict=True))

    def insert(self, entity: str, values: Mapping[str, Value]) -> Key:
        """Add a row; id and uid are given where the table has them and `values` has not. Returns its key."""
        about = self._entity(entity)
        _check_columns(about, values)
        filled = dict(values)
        if "uid" in about.columns and filled.get("uid") is None:
            filled["uid"] = new_uid()
        if about.is_numbered and filled.get("id") is None:
            filled["id"] = self.db.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {entity}").fetchone()[0]
        if "updated_at" in about.columns:
            filled.update(updated_at=self.at, updated_by=self.user)
        planned = RowChange(entity, about.key_of(filled), about.uid_of(self.db, filled), "INSERT", None, filled)
        self._ask(planned)
        self._execute_insert(about, filled)
        written = self.row(entity, planned.key)  # with the defaults of the schema
        self._changes.append(RowChange(entity, planned.key, planned.uid, "INSERT", None, written))
        return planned.key

    def update(self, entity: str, key: int | str | Key, values: Mapping[str, Value]) -> None:
        """Change columns of one row; nothing is written when all have these values already."""
        about = self._entity(entity)
        _check_columns(about, values)
        if entity in INSERT_ONLY:
            raise ValueError(f"{entity} is insert-only: write a row that supersedes the old one")
        before = self._existing(about, key)
        patch = {column: value for column, value in values.items() if not _same(before[column], value)}
        if not patch:
            return
        if any(column in about.key or column == "uid" for column in patch):
            raise ValueError(f"the key of a {entity} row does not change")
        if "updated_at" in about.columns:
            patch.update(updated_at=self.at, updated_by=self.user)
        if "row_version" in about.columns:
            patch["row_version"] = _version(before) + 1
        base = {column: before[column] for column in patch}
        self._write(about, RowChange(entity, _key(about, key), about.uid_of(self.db, before), "UPDATE", base, patch))

    def delete(self, entity: str, key: int | str | Key) -> None:
        """Remove one row; the journal keeps it whole."""
        about = self._entity(entity)
        if entity in INSERT_ONLY:
            raise ValueError(f"{entity} is insert-only: write a row that supersedes the old one")
        before = self._existing(about, key)
        uid = about.uid_of(self.db, before)
        self._write(about, RowChange(entity, _key(about, key), uid, "DELETE", before, None))

    def hand_over(self, entity: str, key: int | str | Key, values: Mapping[str, Value]) -> None:
        """Give a row to another owner: `values` are columns that refer to him, or number his rows, the key included.

        Insert-only rows may be handed over too: what they say stays, whose they are changes.
        """
        about = self._entity(entity)
        _check_columns(about, values)
        before = self._existing(about, key)
        uid = about.uid_of(self.db, before)
        after = {**before, **values}
        if about.key_of(after) == _key(about, key):
            base = {column: before[column] for column in values}
            if base != dict(values):
                self._write(about, RowChange(entity, _key(about, key), uid, "UPDATE", base, dict(values)))
            return
        self._write(about, RowChange(entity, _key(about, key), uid, "DELETE", before, None))
        self._write(about, RowChange(entity, about.key_of(after), about.uid_of(self.db, after), "INSERT", None, after))

    def update_many(
        self, entity: str, column: str, ids: NDArray[np.int32], old: NDArray[np.int32], new: NDArray[np.int32]
    ) -> None:
        """Change one column of very many rows (n,) that refers to other rows by id; 0 stands for NULL.

        Guards are asked once. Raises EditRefused when one of the rows does not hold its old value.
        """
        about = self._entity(entity)
        _check_columns(about, {column: None})
        if not about.is_numbered:
            raise ValueError(f"{entity} rows are not numbered")
        if len(ids):
            sides = ({"ids": _packed(ids), "values": _packed(values)} for values in (old, new))
            self.replay(RowChange(entity, (column,), column, "MANY", *sides))

    def write_bulk(
        self, entity: str, before: Mapping[str, bulk.Column] | None, after: Mapping[str, bulk.Column] | None
    ) -> None:
        """Insert (no `before`), change or delete (no `after`) very many rows; columns (n,) with the key among them.

        Columns that are not given get the default of the schema. Guards are asked once. Raises EditRefused when one of
        the rows is not as `before` says.
        """
        about = self._entity(entity)
        for side in (before, after):
            _check_columns(about, dict.fromkeys(side or ()))
            if side is not None and not set(about.key) <= set(side):
                raise ValueError(f"rows of {entity} are named by {about.key}")
        some = before if before is not None else after
        if some is not None and len(some[about.key[0]]):
            self.replay(bulk.change(entity, about.key, before, after))

    def replay(self, change: RowChange) -> None:
        """Write a row change as it stands (undo, redo); EditRefused if the row is not in the state it starts from."""
        about = self._entity(change.entity)
        if change.kind == "MANY":
            self._ask(change)
            many.write(self.db, change)
            self._changes.append(change)
            return
        if change.kind == "BULK":
            self._ask(change)
            bulk.write(self.db, change)
            self._changes.append(change)
            return
        now = self.row(change.entity, change.key)
        expected = change.base
        fits = (
            now is None
            if expected is None
            else now is not None and all(_same(now.get(column), value) for column, value in expected.items())
        )
        if not fits:
            raise EditRefused(
                "这一步涉及的数据后来被别的途径（如导入）改过，不能撤销或重做；数据保持不变。",
                "Rows of this step were changed later in another way (an import, say), so it cannot be undone or "
                "redone. Nothing was changed.",
            )
        self._write(about, change)

    def _write(self, about: Entity, change: RowChange) -> None:
        self._ask(change)
        if change.kind == "INSERT":
            self._execute_insert(about, change.patch or {})
        elif change.kind == "DELETE":
            self.db.execute(f"DELETE FROM {about.name} WHERE {about.where()}", change.key)
        else:
            patch = change.patch or {}
            sets = ", ".join(f"{column} = ?" for column in patch)
            self.db.execute(f"UPDATE {about.name} SET {sets} WHERE {about.where()}", (*patch.values(), *change.key))
        self._changes.append(change)

    def _execute_insert(self, about: Entity, values: Mapping[str, Value]) -> None:
        marks = ", ".join("?" * len(values))
        self.db.execute(f"INSERT INTO {about.name} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))

    def _ask(self, change: RowChange) -> None:
        for guard in self._guards:
            guard(self.db, change)

    def _entity(self, name: str) -> Entity:
        if name not in self._entities:
            self._entities[name] = Entity.of(self.db, name)
        return self._entities[name]

    def _existing(self, about: Entity, key: int | str | Key) -> dict[str, Value]:
        before = self.row(about.name, key)
        if before is None:
            raise EditRefused(
                "要修改的内容已不存在，可能刚被删除；请刷新后再试。",
                "What was to be changed is no longer there; it may just have been removed. Refresh and try again.",
            )
        return before


def _packed(values: NDArray[np.int32]) -> bytes:
    return np.ascontiguousarray(values, dtype="<i4").tobytes()


def _key(about: Entity, key: int | str | Key) -> Key:
    whole = key if isinstance(key, tuple) else (key,)
    if len(whole) != len(about.key):
        raise ValueError(f"the key of {about.name} is {about.key}")
    return whole


def _check_columns(about: Entity, values: Mapping[str, Value]) -> None:
    unknown = set(values) - set(about.columns)
    if unknown:
        raise ValueError(f"{about.name} has no column {', '.join(sorted(unknown))}")


def _same(old: Value, new: Value) -> bool:
    """Equal, NULL included, and of the same storage class: 1 and 1.0 are stored differently."""
    return old == new and type(old) is type(new)


def _version(row: Mapping[str, Value]) -> int:
    version = row["row_version"]
    return version if isinstance(version, int) else 0
