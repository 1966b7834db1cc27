"""Tiles in an MBTiles file, which is a SQLite file of a stranger: opened with suspicion and read tile by tile."""

import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from desktop.maps.archives.facts import facts_of
from desktop.maps.archives.hilbert import Ints
from desktop.maps.archives.levels import DEEPEST, Level
from desktop.maps.archives.sqlite_file import DAMAGE, connected
from desktop.maps.archives.tile import Tile
from desktop.maps.archives.tile_bytes import content_of, kind_of
from desktop.refusal import Refused

_NUMBERS = {"zoom_level", "tile_column", "tile_row"}
_SAMPLES = 5  # tiles of each level that tell what an archive holds
_OPENING_SECONDS = 60.0
_TILE_SECONDS = 2.0  # a view may ask for a search through the whole file, or for one without end
_SEEN_THROUGH = 200_000  # numbers that are compared with what the view shows
_MOST_INDEXED = 2_000_000  # tiles that are indexed in memory, 60 MB, when the file has no index
_BLOCK = 65_536
_FIND = "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"


class MbTiles:
    """An MBTiles file (1.3: `tiles` may be a view, rows are counted from the south as in TMS), pictures or vectors.

    Levels, box and count are read from the tiles' own index, for metadata is often wrong. Nothing is ever written,
    not even beside the file.
    """

    def __init__(self, path: Path) -> None:
        """Raises `Refused` for a file that is missing, foreign, damaged, empty or holds what cannot be shown."""
        self.path = path
        self._lock = threading.Lock()
        self._until = time.monotonic() + _OPENING_SECONDS
        if not path.is_file():
            raise Refused(f"找不到瓦片文件：{path.name}。", f"The tile file {path.name} is not there.")
        try:
            self._db = connected(path)
        except DAMAGE as problem:
            raise _unusable(path) from problem
        self._db.set_progress_handler(self._overdue, 20_000)
        try:
            self._table, count = _table_of_numbers(self._db)
            indexed = self._is_indexed()
            levels = self._levels(indexed=indexed)
            self._find_tile = _FIND if indexed or count > _MOST_INDEXED else self._indexed_here()
            kind = kind_of(self._samples(levels)) if levels else None
            metadata = self._metadata()
        except DAMAGE as problem:
            self._db.close()
            raise _unusable(path) from problem
        if not levels or kind is None:
            self._db.close()
            raise _empty(path) if not levels else _no_pictures(path)
        self.facts = facts_of(kind, levels, count, metadata)

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def tile(self, z: int, x: int, y: int) -> Tile | None:
        """The tile itself, or None when the file lacks it or what it holds there is damaged."""
        try:
            with self._reading(_TILE_SECONDS) as db:
                row = db.execute(self._find_tile, (z, x, 2**z - 1 - y)).fetchone()
        except (*DAMAGE, OverflowError):  # a damaged page: this tile is missing, the others may be whole
            return None
        data = None if row is None else content_of(row[0], self.facts.content)
        return None if data is None else Tile(z, x, y, data)

    def numbers(self, z: int) -> Iterator[Ints]:
        """Columns and rows (n, 2) of the tiles of level `z`, block by block, rows from the north.

        Raises `Refused` where the file is damaged.
        """
        try:
            with self._reading(_OPENING_SECONDS) as db:
                found = db.execute(
                    f"SELECT tile_column, tile_row FROM {self._table} WHERE zoom_level = :z"
                    " AND tile_column BETWEEN 0 AND :last AND tile_row BETWEEN 0 AND :last",
                    {"z": z, "last": 2**z - 1},
                )
            while True:
                with self._reading(_OPENING_SECONDS):
                    rows = found.fetchmany(_BLOCK)
                if not rows:
                    return
                block = np.array(rows, dtype=np.int64)
                block[:, 1] = 2**z - 1 - block[:, 1]
                sound = ((block >= 0) & (block < 2**z)).all(axis=1)  # a damaged index does not keep what it says
                if sound.any():
                    yield block[sound]
        except (*DAMAGE, ValueError, TypeError) as problem:
            raise _unusable(self.path) from problem

    @contextmanager
    def _reading(self, seconds: float) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._until = time.monotonic() + seconds
            yield self._db

    def _overdue(self) -> bool:
        return time.monotonic() > self._until

    def _is_indexed(self) -> bool:
        plan = self._db.execute(
            f"EXPLAIN QUERY PLAN SELECT min(tile_column) FROM {self._table} WHERE zoom_level = 1 AND tile_column > 1"
        ).fetchall()
        return any("zoom_level=? AND tile_column>?" in str(row[3]) for row in plan)

    def _indexed_here(self) -> str:
        """Index a plain table in memory, since its maker did not; returns the statement that finds a tile."""
        kind = self._db.execute("SELECT type FROM sqlite_master WHERE name = 'tiles'").fetchone()
        if kind != ("table",):
            return _FIND
        self._db.execute("PRAGMA temp_store = MEMORY")
        self._db.execute("CREATE TEMP TABLE place (z, x, y, tile, PRIMARY KEY (z, x, y)) WITHOUT ROWID")
        self._db.execute(
            "INSERT OR REPLACE INTO place SELECT zoom_level, tile_column, tile_row, rowid FROM tiles"
            " WHERE zoom_level IS NOT NULL AND tile_column IS NOT NULL AND tile_row IS NOT NULL"
        )
        return "SELECT tile_data FROM tiles WHERE rowid = (SELECT tile FROM place WHERE z = ? AND x = ? AND y = ?)"

    def _levels(self, *, indexed: bool) -> list[Level]:
        levels = self._levels_by_index() if indexed else self._levels_by_scan()
        return [
            Level(z, west, 2**z - 1 - top, east, 2**z - 1 - bottom)
            for z, west, east, bottom, top in levels
            if all(isinstance(number, int) and 0 <= number < 2**z for number in (west, east, bottom, top))
        ]

    def _levels_by_scan(self) -> list[tuple[Any, ...]]:
        return self._db.execute(
            "SELECT zoom_level, min(tile_column), max(tile_column), min(tile_row), max(tile_row)"
            f" FROM {self._table} WHERE zoom_level BETWEEN 0 AND {DEEPEST}"
            " AND tile_column BETWEEN 0 AND (1 << zoom_level) - 1 AND tile_row BETWEEN 0 AND (1 << zoom_level) - 1"
            " GROUP BY zoom_level ORDER BY zoom_level"
        ).fetchall()

    def _levels_by_index(self) -> list[tuple[Any, ...]]:
        """The same by a few seeks for each column: hundredths of a second where a scan takes many."""
        table, found = self._table, []
        for z in range(DEEPEST + 1):
            row = self._db.execute(
                f"""
                WITH RECURSIVE columns(x) AS (
                    SELECT min(tile_column) FROM {table} WHERE zoom_level = :z AND tile_column >= 0
                    UNION ALL
                    SELECT (SELECT min(tile_column) FROM {table} WHERE zoom_level = :z AND tile_column > x)
                    FROM columns WHERE x < :last
                ), rows(x, low, high) AS (
                    SELECT x,
                        (SELECT min(tile_row) FROM {table}
                         WHERE zoom_level = :z AND tile_column = x AND tile_row >= 0),
                        (SELECT max(tile_row) FROM {table}
                         WHERE zoom_level = :z AND tile_column = x AND tile_row <= :last)
                    FROM columns WHERE x BETWEEN 0 AND :last
                )
                SELECT min(x), max(x), min(low), max(high) FROM rows WHERE low <= :last AND high >= 0
                """,
                {"z": z, "last": 2**z - 1},
            ).fetchone()
            if row[0] is not None:
                found.append((z, *row))
        return found

    def _samples(self, levels: list[Level]) -> Iterator[bytes]:
        """A few tiles of each level, the deepest first; a damaged page ends them early."""
        for level in reversed(levels):
            try:
                rows = self._db.execute(
                    f"SELECT tile_data FROM tiles WHERE zoom_level = ? LIMIT {_SAMPLES}", (level.z,)
                ).fetchall()
            except DAMAGE:
                continue
            yield from (row[0] for row in rows if isinstance(row[0], bytes))

    def _metadata(self) -> Mapping[str, str]:
        try:
            rows = self._db.execute("SELECT name, substr(value, 1, 20000) FROM metadata LIMIT 200").fetchall()
        except DAMAGE:  # the table is missing in files of some makers
            return {}
        return {str(name): str(value) for name, value in rows}


def _table_of_numbers(db: sqlite3.Connection) -> tuple[str, int]:
    """What to count tiles in, and how many there are: the table of numbers behind the view `tiles`, or `tiles` itself.

    Counting millions through the view would look for a picture at every step. Fewer are counted through it all the
    same, for the table may have numbers without a picture.
    """

    def count(table: str) -> int:
        return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    kinds = {str(name): (kind, sql) for kind, name, sql in db.execute("SELECT type, name, sql FROM sqlite_master")}
    kind, sql = kinds.get("tiles", ("", ""))
    if kind == "view":
        behind = [
            name
            for name, (kind, _) in kinds.items()
            if kind == "table"
            and name.isidentifier()
            and name in str(sql)
            and {row[1] for row in db.execute(f"PRAGMA table_info({name})")} >= _NUMBERS
        ]
        if len(behind) == 1:
            numbers = count(behind[0])
            if numbers > _SEEN_THROUGH or numbers == count("tiles"):
                return behind[0], numbers
    return "tiles", count("tiles")


def _unusable(path: Path) -> Refused:
    return Refused(
        f"{path.name} 不是可用的 MBTiles 瓦片文件（已损坏或是其他文件），地图未改变。请换一个文件。",
        f"{path.name} is not a usable MBTiles file (damaged or foreign); the map is as it was. Choose another file.",
    )


def _empty(path: Path) -> Refused:
    return Refused(f"{path.name} 里没有瓦片。", f"{path.name} holds no tiles.")


def _no_pictures(path: Path) -> Refused:
    return Refused(
        f"{path.name} 里的瓦片既不是 PNG、JPEG、WebP 图片，也不是矢量瓦片，不能显示。请换一个文件。",
        f"The tiles in {path.name} are neither PNG, JPEG or WebP pictures nor vector tiles. Choose another file.",
    )
