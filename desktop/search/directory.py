"""The few thousand named things of a bank, searched in memory: grids, outlets, branches, managers, towns, villages."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from desktop.search.answer import Group, Hit, Kind
from desktop.search.phrases import Found, Phrases, PhrasesMaking

SHOWN = 6
_INSIDE, _SOUNDS = 4, 5
SPELLED = re.compile(r"[A-Za-z][A-Za-z' ]+")
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


class Hears(Protocol):
    """Finds names as they sound."""

    def find(self, text: str, most: int) -> Found: ...


class Directory:
    """Immutable; made anew when grids, staff or organisation change. `hears` comes once pinyin has been imported."""

    def __init__(self, entries: Iterable[Entry], hears: Hears | None = None) -> None:
        self.entries = tuple(entries)
        self.hears = hears

    def phrases(self) -> Phrases:
        """The names, owned by their place in `entries`."""
        making = PhrasesMaking()
        lines = "".join(entry.name.replace("\n", " ") + "\n" for entry in self.entries)
        making.add(lines, np.arange(len(self.entries), dtype=np.uint32))
        return making.made(np.zeros(len(self.entries), np.uint8))

    def find(self, text: str, shown: Mapping[Kind, int] | None = None) -> list[Group]:
        """Whole names first, then beginnings, tails of codes, what lies inside, and what only sounds like it."""
        ranked: dict[Kind, list[tuple[int, int, str, Entry]]] = {}
        words = text.split()
        heard = self._heard(text)
        for place, entry in enumerate(self.entries):
            rank = _rank(entry, text)
            if rank is None and len(words) > 1 and all(word in entry.name or word in entry.detail for word in words):
                rank = _INSIDE
            if rank is None and place in heard:
                rank = _SOUNDS + heard[place]
            if rank is not None:
                ranked.setdefault(entry.kind, []).append((rank, len(entry.name), entry.code, entry))
        groups = []
        for kind, found in ranked.items():
            best = sorted(found, key=lambda one: one[:3])[: (shown or {}).get(kind, SHOWN)]
            groups.append(Group(kind, tuple(_hit(entry, text) for *_, entry in best), len(found)))
        return groups

    def _heard(self, text: str) -> dict[int, int]:
        if self.hears is None or not text.isascii() or not SPELLED.fullmatch(text):
            return {}
        found = self.hears.find(text, len(self.entries))
        return dict(zip(found.owners.tolist(), found.ranks.tolist(), strict=True))


def _rank(entry: Entry, text: str) -> int | None:
    if text == entry.name or text == entry.code:
        return 0
    if entry.name.startswith(text):
        return 1
    if len(text) >= _SHORTEST_CODE and entry.code.endswith(text):
        return 2
    if len(text) >= _SHORTEST_CODE and entry.code.startswith(text):
        return 3
    return _INSIDE if text in entry.name else None


def _hit(entry: Entry, text: str) -> Hit:
    detail = " · ".join(part for part in (entry.code, entry.detail) if part)
    whole = [text] if text in entry.name or text in detail else text.split()
    return Hit(
        entry.kind, entry.id, entry.name, detail, spans_of(entry.name, whole), entry.lon_e7, entry.lat_e7,
        spans_of(detail, whole),
    )  # fmt: skip


def spans_of(shown: str, words: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where each word first stands in a shown text, whatever its letters' case."""
    upper = shown.upper()
    at = [(upper.find(word.upper()), len(word)) for word in words if word]
    return tuple((start, start + length) for start, length in at if start >= 0) if len(upper) == len(shown) else ()
