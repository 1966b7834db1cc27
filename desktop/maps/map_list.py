"""The maps that this PC shows under the bank: a list kept in one small file of the user's folder."""

import json
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from desktop.files import whole_file
from desktop.maps.datum import Datum
from desktop.refusal import Refused

CREDITS = "CREDITS.toml"
"""Beside the maps that ship with the program: what is to be said of each."""
SUFFIXES = (".mbtiles", ".pmtiles")
_BYTES = "surrogateescape"  # names of files that are no UTF-8 survive


@dataclass(frozen=True, slots=True)
class ListedMap:
    """One map of the list; texts are plain, "" where nothing is known."""

    path: Path
    name: str = ""
    shown: bool = True
    datum: Datum = Datum.CGCS2000
    credit: str = ""  # 来源
    licence: str = ""
    made_on: str = ""  # 日期或版本
    approval: str = ""  # 审图号
    sha256: str = ""  # as shipped or last checked
    ships: bool = False  # comes with the program: may be hidden, not removed
    other: Mapping[str, Any] = field(default_factory=dict)  # what a newer version wrote, kept as it is

    @property
    def title(self) -> str:
        return self.name or self.path.stem


@dataclass(frozen=True, slots=True)
class MapList:
    """The maps in order, the first on top. Every change makes a new list."""

    maps: tuple[ListedMap, ...] = ()

    def find(self, path: Path) -> ListedMap | None:
        return next((one for one in self.maps if one.path == path), None)

    def added(self, new: ListedMap) -> "MapList":
        """On top of all; a map that is there already stays where it is."""
        return self if self.find(new.path) is not None else MapList((new, *self.maps))

    def without(self, path: Path) -> "MapList":
        """Taken off the list; the file itself stays. A map that ships with the program stays too."""
        return MapList(tuple(one for one in self.maps if one.path != path or one.ships))

    def changed(self, path: Path, **words: Any) -> "MapList":
        """With other values of some fields of one map."""
        return MapList(tuple(replace(one, **words) if one.path == path else one for one in self.maps))

    def moved(self, path: Path, steps: int) -> "MapList":
        """Up (negative) or down by some steps, as far as the list goes."""
        maps = list(self.maps)
        place = next((i for i, one in enumerate(maps) if one.path == path), None)
        if place is None:
            return self
        one = maps.pop(place)
        maps.insert(min(max(place + steps, 0), len(maps)), one)
        return MapList(tuple(maps))


def read_list(file: Path, shipped: Path) -> tuple[MapList, Refused | None]:
    """The list kept in `file`, completed by the maps that ship in the folder `shipped`.

    A damaged file is set aside under another name, and the second answer says so; then only the shipped maps are
    listed. Maps whose file is gone stay on the list.
    """
    told: list[ListedMap] = []
    problem = None
    try:
        told = [_listed(one) for one in json.loads(file.read_bytes().decode("utf-8", _BYTES))["maps"]]
    except FileNotFoundError:
        pass
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        problem = _set_aside(file)
    ours = {one.path: one for one in _shipped(shipped)}
    kept = [_as_shipped(one, ours[one.path]) if one.path in ours else one for one in told if not _gone(one, shipped)]
    known = {one.path for one in kept}
    return MapList((*kept, *(one for path, one in ours.items() if path not in known))), problem


def write_list(file: Path, maps: MapList) -> None:
    """Keep the list. Raises Refused where the folder cannot be written to; what was kept before stands then."""
    told = {"version": 1, "maps": [_told(one) for one in maps.maps]}
    with whole_file(file) as part:
        part.write_bytes((json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", _BYTES))


_TEXTS = ("name", "credit", "licence", "made_on", "approval", "sha256")


def _told(one: ListedMap) -> dict[str, Any]:
    texts = {key: getattr(one, key) for key in _TEXTS}
    return {
        **one.other,
        "path": str(one.path),
        "shown": one.shown,
        "datum": one.datum.value,
        "ships": one.ships,
        **texts,
    }


def _listed(told: Mapping[str, Any]) -> ListedMap:
    left = dict(told)
    path, shown, ships = Path(left.pop("path")), bool(left.pop("shown", True)), bool(left.pop("ships", False))
    datum = Datum(left.pop("datum", Datum.CGCS2000.value))
    texts: dict[str, Any] = {key: str(left.pop(key, "")) for key in _TEXTS}
    return ListedMap(path, shown=shown, datum=datum, ships=ships, other=left, **texts)


def _shipped(folder: Path) -> list[ListedMap]:
    if not folder.is_dir():
        return []
    told: dict[str, Any] = {}
    with suppress(OSError, ValueError):  # else the maps are shown all the same, without what is said of them
        told = tomllib.loads((folder / CREDITS).read_text(encoding="utf-8"))
    found = []
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in SUFFIXES:
            said = told.get(path.name, {})
            words: dict[str, Any] = {key: str(said[key]) for key in _TEXTS if key in said}
            words["shown"] = said.get("shown") is not False
            datum = next((one for one in Datum if one.value == said.get("datum")), Datum.CGCS2000)
            found.append(ListedMap(path.resolve(), datum=datum, ships=True, **words))
    return found


def _as_shipped(kept: ListedMap, ours: ListedMap) -> ListedMap:
    """What the user chose for a shipped map, and what this version of the program says of it."""
    return replace(ours, shown=kept.shown, other=kept.other)


def _gone(one: ListedMap, shipped: Path) -> bool:
    """A map that an earlier version of the program brought, and this one does not."""
    return one.ships and not one.path.exists()


def _set_aside(file: Path) -> Refused:
    aside = file.with_name(file.name + ".damaged")
    try:
        file.replace(aside)
    except OSError:
        aside = file
    return Refused(
        f"底图列表已损坏，先只显示随程序提供的底图；原文件保存为 {aside.name}。请在底图管理里重新添加。",
        f"The list of base maps is damaged; only the maps of the program are shown. It was kept as {aside.name}. "
        "Add your maps again in the map manager.",
    )
