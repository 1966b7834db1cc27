"""The inverse of a step as an edit of its own; undo and redo are nothing but reversals, so rules hold for them too."""

from dataclasses import dataclass
from typing import Any

from desktop.editing.changes import Changes
from desktop.editing.edit import Edit
from desktop.editing.row_change import RowChange
from desktop.editing.row_writer import RowWriter
from desktop.maps.box import Box


@dataclass(frozen=True, slots=True)
class Reversal(Edit):
    """Row changes to replay, in this order."""

    name: str
    rows: tuple[RowChange, ...]
    changes: Changes

    @classmethod
    def of(cls, name: str, written: tuple[RowChange, ...], changes: Changes) -> "Reversal":
        """What takes `written` back: each row's inverse, last first."""
        return cls(name, tuple(change.inverse() for change in reversed(written)), changes)

    def inverse(self) -> "Reversal":
        """What does it again."""
        return Reversal.of(self.name, self.rows, self.changes)

    @property
    def label(self) -> str:
        return self.name

    def apply(self, rows: RowWriter) -> Changes:
        for change in self.rows:
            rows.replay(change)
        return self.changes

    def told(self) -> dict[str, Any]:
        """As JSON values, for the journal."""
        box = self.changes.box
        return {
            "label": self.name,
            "kinds": sorted(self.changes.kinds),
            "box": None if box is None else [box.west, box.south, box.east, box.north],
            "rows": [change.told_with_key() for change in self.rows],
        }

    @classmethod
    def heard(cls, told: dict[str, Any]) -> "Reversal":
        box = None if told["box"] is None else Box(*told["box"])
        rows = tuple(RowChange.heard(one) for one in told["rows"])
        return cls(told["label"], rows, Changes(frozenset(told["kinds"]), box))
