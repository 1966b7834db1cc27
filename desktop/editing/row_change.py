"""One row before and after a step: the unit of the journal, of undo and, later, of exchange between PCs."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Value = int | float | str | bytes | None
Key = tuple[int | str, ...]
Kind = Literal["INSERT", "UPDATE", "DELETE", "MANY", "BULK"]


@dataclass(frozen=True, slots=True)
class RowChange:
    """`key` is the primary key in this file, `uid` the row's name on every PC.

    `base` holds the old values and `patch` the new ones: of the changed columns for UPDATE, of all columns for
    INSERT (base None) and DELETE (patch None). MANY is one column of very many rows: `key` names the column, and both
    sides hold `ids` and `values` as packed little-endian int32, 0 standing for NULL. BULK is very many rows with
    several columns: `key` names the key columns, both sides hold packed columns (see bulk.py).
    """

    entity: str
    key: Key
    uid: str
    kind: Kind
    base: Mapping[str, Value] | None
    patch: Mapping[str, Value] | None

    def inverse(self) -> "RowChange":
        kind: Kind = "DELETE" if self.kind == "INSERT" else "INSERT" if self.kind == "DELETE" else self.kind
        return RowChange(self.entity, self.key, self.uid, kind, self.patch, self.base)

    def told(self) -> dict[str, Any]:
        """As the journal keeps it for all PCs: without the local key."""
        return {
            "entity": self.entity,
            "uid": self.uid,
            "kind": self.kind,
            "base": _told_values(self.base),
            "patch": _told_values(self.patch),
        }

    def told_with_key(self) -> dict[str, Any]:
        """As the journal keeps it for undo in this file."""
        return {**self.told(), "key": list(self.key)}

    @classmethod
    def heard(cls, told: dict[str, Any]) -> "RowChange":
        """The inverse of `told_with_key`."""
        return cls(
            entity=told["entity"],
            key=tuple(told["key"]),
            uid=told["uid"],
            kind=told["kind"],
            base=_heard_values(told["base"]),
            patch=_heard_values(told["patch"]),
        )


def _told_values(values: Mapping[str, Value] | None) -> dict[str, Any] | None:
    if values is None:
        return None
    return {column: _told_value(value) for column, value in values.items()}


def _told_value(value: Value) -> Any:
    return {"base64": base64.b64encode(value).decode("ascii")} if isinstance(value, bytes) else value


def _heard_values(told: dict[str, Any] | None) -> dict[str, Value] | None:
    if told is None:
        return None
    return {
        column: base64.b64decode(value["base64"]) if isinstance(value, dict) else value
        for column, value in told.items()
    }
