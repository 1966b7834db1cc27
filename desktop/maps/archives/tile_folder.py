"""Tiles as single files in folders, z/x/y.png and the like, counted from the north or from the south."""

import importlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from desktop.maps.archives.archive import Content
from desktop.maps.archives.facts import facts_of
from desktop.maps.archives.hilbert import Ints
from desktop.maps.archives.levels import DEEPEST, Level
from desktop.maps.archives.row_scheme import Scheme, mirrored, scheme_by_place
from desktop.maps.archives.tile import Tile
from desktop.maps.archives.tile_bytes import MOST_BYTES, content_of, kind_of
from desktop.maps.box import Box
from desktop.progress import Progress
from desktop.refusal import Refused

_ROW = re.compile(r"(0|[1-9]\d{0,9})(@2x)?(\.(?:png|jpe?g|webp|pbf|mvt))?", re.IGNORECASE)
_NUMBER = re.compile(r"0|[1-9]\d{0,9}")
_MOST_NOTES = 2**20  # bytes of metadata.json or tilemapresource.xml that are read
_WRAPPINGS = 3  # folders with nothing but one folder in them, as unpacking leaves them
_SAMPLES = 24


@dataclass(frozen=True, slots=True)
class _Listing:
    """What was found: levels with rows as the files name them, how row files may end, some files to look into."""

    levels: tuple[Level, ...]
    endings: tuple[str, ...]
    count: int
    samples: tuple[tuple[int, int, int], ...]  # level, column, row as numbered


class TileFolder:
    """A folder of z/x/y files; stray files and folders are passed over.

    Both ways of counting rows give a pyramid that is whole in itself, since the parent of a mirrored tile is the
    mirrored parent: numbers alone do not tell them apart. So this is the rule, the first that answers:
    1. `scheme`, when the caller says it;
    2. `near`, world metres of where the user's customers are: the reading that lies there, when only one does;
    3. `tilemapresource.xml`, which goes with TMS, or the `scheme` in `metadata.json` or `tiles.json`;
    4. the reading that lies in China, when only one does;
    5. the reading in which tiles look like their part of their parents, when that is clear;
    6. XYZ.
    In 2 and 4 the deepest level decides that can: a map may have the world on its upper levels.
    """

    def __init__(
        self, path: Path, *, scheme: Scheme | None = None, near: Box | None = None, progress: Progress | None = None
    ) -> None:
        """Lists the whole folder once. Raises `Refused` for a folder without tiles that can be shown, `Cancelled`."""
        self.path = path
        self._closed = False
        try:
            self._root = _unwrapped(path)
            listing = _listed(self._root, progress or Progress())
        except OSError as problem:
            raise Refused(
                f"读不了文件夹 {path.name}。请检查权限，或换一个文件夹。",
                f"The folder {path.name} cannot be read. Check your rights, or choose another.",
            ) from problem
        self._endings = listing.endings
        samples = {number: data for number in listing.samples if (data := self._stored(*number))}
        kind = kind_of(samples.values())
        if kind is None:
            raise Refused(
                f"文件夹 {path.name} 里没有 z/x/y 结构的瓦片（图片或矢量）。请选瓦片正上方的文件夹。",
                f"The folder {path.name} has no tiles in z/x/y order (pictures or vectors)."
                " Choose the folder right above the tiles.",
            )
        notes = _notes(self._root)
        self.scheme = (
            scheme
            or scheme_by_place(listing.levels, notes.get("scheme"), near)
            or self._scheme_by_looks(samples if kind.content is Content.RASTER else {})
        )
        levels = [mirrored(level) for level in listing.levels] if self.scheme is Scheme.TMS else listing.levels
        self.facts = facts_of(kind, levels, listing.count, notes)

    def close(self) -> None:
        """From now on there are no tiles."""
        self._closed = True

    def tile(self, z: int, x: int, y: int) -> Tile | None:
        """The tile itself, or None when the folder lacks it or what it holds there is damaged."""
        if self._closed or not (0 <= z <= DEEPEST and 0 <= x < 1 << z and 0 <= y < 1 << z):
            return None
        row = 2**z - 1 - y if self.scheme is Scheme.TMS else y
        content = content_of(self._stored(z, x, row), self.facts.content)
        return None if content is None else Tile(z, x, y, content)

    def numbers(self, z: int) -> Iterator[Ints]:
        """Columns and rows (n, 2) of the tiles of level `z`, one column after the other, rows from the north."""
        try:
            for x, folder in sorted(_numbered(os.path.join(self._root, str(z)))):
                rows = np.array(sorted({row for row, _ in _rows(folder, z)}), dtype=np.int64)
                if x < 1 << z and len(rows):
                    yield np.stack(
                        [np.full_like(rows, x), 2**z - 1 - rows if self.scheme is Scheme.TMS else rows], axis=-1
                    )
        except OSError:  # a level that is not there, or the stick was pulled out
            return

    def _stored(self, z: int, x: int, row: int) -> bytes | None:
        """What a file holds, the row as it is named; None where there is none. A little more than a tile may have."""
        column = os.path.join(self._root, str(z), str(x))
        for ending in self._endings:
            with suppress(OSError), open(f"{column}{os.sep}{row}{ending}", "rb") as file:
                return file.read(MOST_BYTES + 1)
        return None

    def _scheme_by_looks(self, samples: Mapping[tuple[int, int, int], bytes]) -> Scheme:
        families = [
            (parent, data, x, row)
            for (z, x, row), data in samples.items()
            if (parent := self._stored(z - 1, x // 2, row // 2)) is not None
        ]
        if not families:
            return Scheme.XYZ
        looks = importlib.import_module("desktop.maps.archives.picture_rows")  # loads GDAL, needed for this alone
        return Scheme.TMS if looks.from_north(families) is False else Scheme.XYZ


def _unwrapped(path: Path) -> Path:
    """The folder with the levels: `path`, or the only folder in it."""
    for _ in range(_WRAPPINGS):
        folders = [entry for entry in os.scandir(path) if entry.is_dir()]
        if len(folders) != 1 or _NUMBER.fullmatch(folders[0].name):
            break
        path = Path(folders[0].path)
    return path


def _listed(root: Path, progress: Progress) -> _Listing:
    levels: list[Level] = []
    endings: Counter[str] = Counter()
    samples: list[tuple[int, int, int]] = []
    count = 0
    for z, level_folder in sorted(_numbered(str(root))):
        if z > DEEPEST:
            continue
        columns, low, high = [], 1 << z, -1
        for x, column_folder in _numbered(level_folder):
            progress.check()
            found = _rows(column_folder, z) if x < 1 << z else []
            if not found:
                continue
            columns.append(x)
            endings.update(ending for _, ending in found)
            rows = [row for row, _ in found]
            low, high = min(low, min(rows)), max(high, max(rows))
            count += len(set(rows))
            samples.append((z, x, found[len(found) // 2][0]))
        if columns:
            levels.append(Level(z, min(columns), low, max(columns), high))
    thinned = samples[:: max(len(samples) // _SAMPLES, 1)]
    return _Listing(tuple(levels), tuple(ending for ending, _ in endings.most_common()), count, tuple(thinned))


def _numbered(folder: str) -> Iterator[tuple[int, str]]:
    """The folders in a folder whose name is a number."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if _NUMBER.fullmatch(entry.name) and entry.is_dir():
                yield int(entry.name), entry.path


def _rows(folder: str, z: int) -> list[tuple[int, str]]:
    """Rows of level `z` and how their file names end."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            match = _ROW.fullmatch(entry.name)
            if match and int(match[1]) < 1 << z and entry.is_file():
                found.append((int(match[1]), entry.name[len(match[1]) :]))
    return found


def _notes(root: Path) -> dict[str, object]:
    """What the makers of the folder say of it; `scheme` is "tms" beside a tilemapresource.xml."""
    notes: dict[str, object] = {}
    for name in ("tiles.json", "metadata.json"):
        try:
            with (root / name).open("rb") as file:
                said = json.loads(file.read(_MOST_NOTES))
        except (OSError, ValueError, RecursionError):
            continue
        if isinstance(said, dict):
            notes |= said
    if (root / "tilemapresource.xml").is_file():
        notes["scheme"] = Scheme.TMS.value
    return notes
