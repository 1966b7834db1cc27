"""Keeps the maps that are shown under the bank: opens them behind the window, and tells when they are others."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.maps.base_map import BaseMap
from desktop.maps.datum import Datum
from desktop.maps.map_list import ListedMap, MapList, read_list, write_list
from desktop.maps.opened_map import OpenedMap
from desktop.refusal import Refused
from desktop.ui.background import Background

Opens = Callable[[Path], OpenedMap]


@dataclass(frozen=True, slots=True)
class PaintedTiles:
    """The cache of tiles painted on demand, on disk: its bytes, and how to empty it. Both are for workers."""

    size: Callable[[], int]
    clear: Callable[[], None]


@dataclass(frozen=True, slots=True, eq=False)
class ShelfMap:
    """One map of the list with its open file, or why it is not open."""

    listed: ListedMap
    opened: OpenedMap | None = None
    problem: Refused | None = None

    @property
    def is_visible(self) -> bool:
        return self.listed.shown and self.opened is not None

    @property
    def credit(self) -> str:
        """What the user wrote, or else the file says."""
        return self.listed.credit or ("" if self.opened is None else self.opened.credit)


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    maps: MapList
    opened: dict[Path, OpenedMap | Refused]
    problem: Refused | None


class MapShelf(QObject):
    """Every change is kept at once. What cannot be opened is refused in words and the other maps go on; `failed` hears
    of what should never happen."""

    changed = Signal()  # the list, or what is open of it
    shown_changed = Signal()  # what lies on the map
    cache_counted = Signal(object)  # int: bytes of tiles painted on demand
    refused = Signal(object)  # Refused: a map could not be opened, added or kept

    def __init__(
        self,
        background: Background,
        *,
        file: Path,
        shipped: Path,
        opens: Opens,
        painted: PaintedTiles,
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__()
        self._background, self._file, self._shipped = background, file, shipped
        self._opens, self._painted, self._broke = opens, painted, failed
        self._list = MapList()
        self._opened: dict[Path, OpenedMap | Refused] = {}

    @property
    def maps(self) -> tuple[ShelfMap, ...]:
        """In order, the first on top."""
        found = []
        for listed in self._list.maps:
            held = self._opened.get(listed.path)
            opened, problem = (None, held) if isinstance(held, Refused) else (held, None)
            found.append(ShelfMap(listed, opened, problem))
        return tuple(found)

    @property
    def shown(self) -> tuple[BaseMap, ...]:
        """What is to be painted, the first on top."""
        visible = ((one, one.opened) for one in self.maps if one.is_visible)
        return tuple(
            BaseMap(opened.source, one.listed.datum, opened.close_up) for one, opened in visible if opened is not None
        )

    @property
    def credits(self) -> tuple[str, ...]:
        """The credit lines of what is shown, each once."""
        return tuple(dict.fromkeys(one.credit for one in self.maps if one.is_visible and one.credit))

    @property
    def zooms(self) -> tuple[int, int] | None:
        """The levels that the shown maps reach together; None when none is shown."""
        opened = [one.opened for one in self.maps if one.is_visible and one.opened is not None]
        return (min(one.min_zoom for one in opened), max(one.max_zoom for one in opened)) if opened else None

    def start(self) -> None:
        """Read the list and open what is shown."""

        def job() -> _Read:
            maps, problem = read_list(self._file, self._shipped)
            return _Read(maps, self._open_all(one.path for one in maps.maps if one.shown), problem)

        self._background.run(job, self._take, self._failed)

    def add(self, path: Path) -> None:
        """Open a file or folder and put it on top of the list; what is no map is refused and not listed."""
        path = path.absolute()
        if self._list.find(path) is not None:
            self._failed(Refused(f"{path.name} 已在底图列表中。", f"{path.name} is on the list of base maps already."))
            return

        def take(opened: OpenedMap) -> None:
            self._opened[path] = opened
            self._keep(self._list.added(ListedMap(path, name=opened.name, made_on=opened.made_on)))

        self._background.run(lambda: self._opens(path), take, self._failed)

    def remove(self, path: Path) -> None:
        """Take a map off the list; its file stays where it is."""
        self._opened.pop(path, None)
        self._keep(self._list.without(path))

    def move(self, path: Path, steps: int) -> None:
        self._keep(self._list.moved(path, steps))

    def put_in_order(self, paths: Sequence[Path]) -> None:
        """All maps in the order of their paths, the first on top."""
        place = {path: i for i, path in enumerate(paths)}
        self._keep(MapList(tuple(sorted(self._list.maps, key=lambda one: place.get(one.path, len(place))))))

    def show(self, path: Path, *, shown: bool) -> None:
        self._keep(self._list.changed(path, shown=shown))
        if shown and not isinstance(self._opened.get(path), OpenedMap):
            self._open_late(path)

    def set_datum(self, path: Path, datum: Datum) -> None:
        self._keep(self._list.changed(path, datum=datum))

    def describe(self, path: Path, **texts: str) -> None:
        """Set name, credit, licence, made_on, approval or sha256."""
        self._keep(self._list.changed(path, **texts))

    def count_cache(self) -> None:
        """Have `cache_counted` told."""
        self._background.run(self._painted.size, self.cache_counted.emit, self._failed)

    def clear_cache(self) -> None:
        """Remove all tiles that were painted on demand; the map paints them anew."""
        open_ones = [one.opened.close_up for one in self.maps if one.opened is not None]

        def job() -> int:
            for close_up in open_ones:
                if close_up is not None:
                    close_up.clear()
            self._painted.clear()
            return self._painted.size()

        self._background.run(job, self.cache_counted.emit, self._failed)

    def _open_late(self, path: Path) -> None:
        def take(opened: dict[Path, OpenedMap | Refused]) -> None:
            self._opened.update(opened)
            self._tell(opened.values())

        self._background.run(lambda: self._open_all([path]), take, self._failed)

    def _open_all(self, paths: Iterable[Path]) -> dict[Path, OpenedMap | Refused]:
        """Runs in a worker."""
        found: dict[Path, OpenedMap | Refused] = {}
        for path in paths:
            try:
                found[path] = self._opens(path)
            except Refused as refused:
                found[path] = refused
        return found

    def _take(self, read: _Read) -> None:
        self._list, self._opened = read.maps, read.opened
        if read.problem is not None:
            self._failed(read.problem)
        self._tell(read.opened.values())

    def _keep(self, maps: MapList) -> None:
        if maps == self._list:
            return
        self._list = maps
        self._background.run(
            lambda: write_list(self._file, maps), _nothing, self._failed, lane="edits", newest="map list"
        )
        self._tell(())

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Refused):
            self.refused.emit(problem)
        else:
            self._broke(problem)

    def _tell(self, opened: Iterable[OpenedMap | Refused]) -> None:
        for one in opened:
            if isinstance(one, Refused):
                self._failed(one)
        self.changed.emit()
        self.shown_changed.emit()


def _nothing(_: Any) -> None:
    pass
