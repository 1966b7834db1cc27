"""Which columns a user wants of each table, in which order and how wide; kept in the preferences."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.tables.column import Head
from desktop.ui.preferences import Preferences

_PIXELS = 7.2  # of a character


@dataclass(frozen=True, slots=True)
class Columns:
    """Keys of the columns shown, in order, and the widths of those the user changed, in pixels."""

    keys: tuple[str, ...]
    widths: dict[str, int]

    def width(self, head: Head) -> int:
        return self.widths.get(head.key, max(64, round(head.width * _PIXELS) + 26))


def remembered(preferences: Preferences, table: str, heads: Sequence[Head]) -> Columns:
    """What was kept, without columns that no longer exist; the usual ones when nothing is left."""
    known = {head.key for head in heads}
    widths: dict[str, int] = {}
    keys: list[str] = []
    for part in preferences.text(f"tables/{table}/columns", "").split(" "):
        key, _, width = part.partition(":")
        if key in known and key not in keys:
            keys.append(key)
            if width.isdigit():
                widths[key] = min(2000, max(44, int(width)))
    return Columns(tuple(keys) or tuple(head.key for head in heads if head.shown), widths)


def remember(preferences: Preferences, table: str, columns: Columns) -> None:
    told = (f"{key}:{columns.widths[key]}" if key in columns.widths else key for key in columns.keys)
    preferences.keep(f"tables/{table}/columns", " ".join(told))
