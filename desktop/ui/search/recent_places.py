"""The last places, grids, outlets and branches gone to, offered while the search is empty. Never a person."""

import json

from desktop.search.answer import Group, Hit, Kind
from desktop.search.directory import Directory
from desktop.ui.preferences import Preferences

_KEY = "search/recent"
_MOST = 8
_KEPT = (Kind.GRID, Kind.OUTLET, Kind.BRANCH, Kind.TOWN, Kind.PLACE)


class RecentPlaces:
    """Kept among the user's preferences as kind, id and name; shown only where the bank still has them."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def keep(self, hit: Hit) -> None:
        if hit.kind not in _KEPT:
            return
        one = [hit.kind.value, hit.id, hit.title]
        rest = [list(other) for other in self._read() if list(other) != one]
        self._preferences.keep(_KEY, json.dumps([one, *rest][:_MOST], ensure_ascii=True))

    def hits(self, directory: Directory) -> tuple[Hit, ...]:
        known = {(entry.kind.value, entry.id, entry.name): entry for entry in directory.entries}
        found = [known.get((kind, number, name)) for kind, number, name in self._read()]
        return tuple(
            Hit(entry.kind, entry.id, entry.name, entry.detail or entry.code, (), entry.lon_e7, entry.lat_e7)
            for entry in found
            if entry is not None
        )

    def groups(self, directory: Directory) -> tuple[Group, ...]:
        hits = self.hits(directory)
        return (Group(Kind.RECENT, hits, len(hits)),) if hits else ()

    def _read(self) -> list[tuple[str, int, str]]:
        try:
            read = json.loads(self._preferences.text(_KEY, "[]"))
            return [(str(kind), int(number), str(name)) for kind, number, name in read]
        except (ValueError, TypeError):
            return []
