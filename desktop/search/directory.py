"""The few thousand named things of a bank, searched in memory: grids, outlets, branches, managers, towns, villages."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.search.answer import Group, Hit, Kind

SHOWN = 6
_SHORTEST_CODE = 3  # of two digits nearly every code has some


@dataclass(frozen=True, slots=True)
class Entry:
    """One named thing; `code` is empty where it has none that people type."""

    kind: Kind
    id: int
    name: str
    code: str = ""
    detail: str = ""
    lon_e7: int | None = None
    lat_e7: int | None = None


class Directory:
    """Immutable; made anew when grids, staff or organisation change."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)

    def find(self, text: str) -> list[Group]:
        """Whole names first, then beginnings, then what lies inside; codes by their beginning or their tail."""
        ranked: dict[Kind, list[tuple[int, int, str, Entry]]] = {}
        for entry in self.entries:
            rank = _rank(entry, text)
            if rank is not None:
                ranked.setdefault(entry.kind, []).append((rank, len(entry.name), entry.code, entry))
        groups = []
        for kind, found in ranked.items():
            best = sorted(found, key=lambda one: one[:3])[:SHOWN]
            groups.append(Group(kind, tuple(_hit(entry, text) for *_, entry in best), len(found)))
        return groups


def _rank(entry: Entry, text: str) -> int | None:
    if text == entry.name or text == entry.code:
        return 0
    if entry.name.startswith(text):
        return 1
    if len(text) >= _SHORTEST_CODE and entry.code.endswith(text):
        return 2
    if len(text) >= _SHORTEST_CODE and entry.code.startswith(text):
        return 3
    return 4 if text in entry.name else None


def _hit(entry: Entry, text: str) -> Hit:
    start = entry.name.find(text)
    spans = () if start < 0 else ((start, start + len(text)),)
    detail = " · ".join(part for part in (entry.code, entry.detail) if part)
    return Hit(entry.kind, entry.id, entry.name, detail, spans, entry.lon_e7, entry.lat_e7)
