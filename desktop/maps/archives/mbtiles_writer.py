"""Writes an MBTiles file tile by tile: each content once, whole or not at all, and continued after an interruption."""

import gzip
import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

import numpy as np

from desktop.files import swap_in
from desktop.maps.archives.description import FORMATS, Description, degrees
from desktop.maps.archives.hilbert import Ints
from desktop.maps.archives.mbtiles import MbTiles
from desktop.refusal import Refused

_SCHEMA = """
    CREATE TABLE map (
        zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_id TEXT,
        PRIMARY KEY (zoom_level, tile_column, tile_row)
    ) WITHOUT ROWID;
    CREATE TABLE images (tile_id TEXT PRIMARY KEY, tile_data BLOB);
    CREATE VIEW tiles AS
        SELECT map.zoom_level AS zoom_level, map.tile_column AS tile_column, map.tile_row AS tile_row,
            images.tile_data AS tile_data
        FROM map JOIN images ON images.tile_id = map.tile_id;
    CREATE TABLE metadata (name TEXT PRIMARY KEY, value TEXT);
    PRAGMA application_id = 0x4d504258;
"""
_RECIPE = "getu:recipe"  # in the metadata of an unfinished file
_COMMIT_COUNTERS = (24, 92)  # places in the head of a SQLite file that count commits: set alike, for equal bytes
_COMMIT_SECONDS = 2.0  # work lost at most when the power goes


class MbTilesWriter:
    """An MBTiles 1.3 file in the making, beside its final name with `.part` behind it.

    With a `recipe`, any text that tells this making from others, an unfinished file of the same recipe is continued:
    ask `has` which tiles it holds. Used by one thread at a time; as a context manager it keeps what was made when
    there is a recipe and removes it when there is none, unless `finish` was reached.
    """

    def __init__(self, path: Path, *, recipe: str = "") -> None:
        """Raises `Refused` where nothing can be written, or another program is making the same file."""
        self.path = path
        self.part = path.with_name(f"{path.name}.part")
        self._keeps = bool(recipe)
        with self._refusing():
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._db, self.resumed = _opened(self.part, recipe)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                self.part.unlink()  # what an interruption left is damaged: begin again
                self._db, self.resumed = _opened(self.part, recipe)
        self._committed = time.monotonic()

    def __enter__(self) -> "MbTilesWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._keeps:
            self.close()
        else:
            self.abandon()

    @property
    def count(self) -> int:
        """Tiles so far."""
        with self._refusing():
            return int(self._db.execute("SELECT count(*) FROM map").fetchone()[0])

    def has(self, z: int, x: int, y: int) -> bool:
        with self._refusing():
            sql = "SELECT 1 FROM map WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
            return self._db.execute(sql, (z, x, 2**z - 1 - y)).fetchone() is not None

    def numbers(self, z: int) -> Ints:
        """Columns and rows (n, 2) of the tiles of level `z` so far, rows from the north."""
        with self._refusing():
            rows = self._db.execute("SELECT tile_column, tile_row FROM map WHERE zoom_level = ?", (z,)).fetchall()
        there = np.array(rows, dtype=np.int64).reshape(-1, 2)
        there[:, 1] = 2**z - 1 - there[:, 1]
        return there

    def put(self, z: int, x: int, y: int, data: bytes) -> None:
        """Add a tile or replace it. Vector tiles are packed with gzip, as the format wants it, unless they are."""
        if data.startswith(b"\x1a"):
            data = gzip.compress(data, 6, mtime=0)
        name = hashlib.blake2b(data, digest_size=16).hexdigest()
        with self._refusing():
            self._db.execute("INSERT OR IGNORE INTO images VALUES (?, ?)", (name, data))
            self._db.execute("INSERT OR REPLACE INTO map VALUES (?, ?, ?, ?)", (z, x, 2**z - 1 - y, name))
            if time.monotonic() - self._committed > _COMMIT_SECONDS:
                self.commit()

    def commit(self) -> None:
        """Make what was put survive a power cut."""
        with self._refusing():
            self._db.execute("COMMIT")
            self._db.execute("BEGIN IMMEDIATE")
        self._committed = time.monotonic()

    def finish(self, description: Description) -> Path:
        """Describe the tiles, look at the file as a reader would, and put it in its place; returns that.

        Raises `Refused` for a file without tiles or with tiles that are not what `description` says, and where
        the final name cannot be written; the unfinished file stays when there is a recipe.
        """
        with self._refusing():
            self._db.execute("DELETE FROM images WHERE tile_id NOT IN (SELECT tile_id FROM map)")
            self.commit()
            if self.count == 0:
                raise Refused(
                    f"一张瓦片也没有，没有生成 {self.path.name}。",
                    f"There is not one tile; {self.path.name} was not made.",
                )
            written = MbTiles(self.part)
            try:
                facts = written.facts
            finally:
                written.close()
            if facts.form != description.form:
                raise ValueError(f"the tiles are {facts.form}, not {description.form}")
            self._db.execute("DELETE FROM metadata")
            rows = _metadata(description, facts.min_zoom, facts.max_zoom, degrees(description.box or facts.box))
            self._db.executemany("INSERT INTO metadata VALUES (?, ?)", rows.items())
            self._db.execute("COMMIT")
            self._db.close()
            with self.part.open("rb+") as file:
                for counter in _COMMIT_COUNTERS:
                    file.seek(counter)
                    file.write(b"\0\0\0\1")
                file.flush()
                os.fsync(file.fileno())
            swap_in(self.part, self.path)
        return self.path

    def close(self) -> None:
        """Leave it for now; what was put is kept."""
        with suppress(sqlite3.Error):
            self._db.execute("COMMIT")
        self._db.close()

    def abandon(self) -> None:
        """Remove what was made."""
        self._db.close()
        for leftover in (self.part, self.part.with_name(f"{self.part.name}-journal")):
            leftover.unlink(missing_ok=True)

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        name = self.path.name
        kept = ("已做好的瓦片保留着，再做一次会接着做。", "The tiles made so far are kept; start again to continue.")
        zh, en = kept if self._keeps else ("什么都没有写入。", "Nothing was written.")
        try:
            yield
        except (sqlite3.Error, OSError) as problem:
            if _is_busy(problem):
                raise Refused(
                    f"另一个程序正在制作 {name}。请等它完成，或换一个文件名。",
                    f"Another program is making {name}. Wait for it, or choose another name.",
                ) from problem
            if "full" in str(problem) or "No space" in str(problem):
                raise Refused(
                    f"磁盘已满，{name} 没有做完。{zh}", f"The disk is full; {name} is unfinished. {en}"
                ) from problem
            raise Refused(
                f"写不了 {name}。{zh}请检查文件夹权限、文件是否正被使用，或换一个位置。",
                f"{name} cannot be written. {en} Check the rights of the folder and whether the file is in use.",
            ) from problem


def _opened(part: Path, recipe: str) -> tuple[sqlite3.Connection, bool]:
    """The unfinished file with the one transaction that writes it, and whether an earlier making is continued."""
    db = sqlite3.connect(part, isolation_level=None, timeout=0.5, check_same_thread=False)
    try:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("BEGIN IMMEDIATE")
        known = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if known and recipe:
            row = db.execute("SELECT value FROM metadata WHERE name = ?", (_RECIPE,)).fetchone()
            if row == (recipe,):
                return db, True
        if known:
            db.close()
            part.unlink()
            return _opened(part, recipe)
        for statement in _SCHEMA.split(";"):
            db.execute(statement)
        db.execute("INSERT INTO metadata VALUES (?, ?)", (_RECIPE, recipe))
    except BaseException:
        db.close()
        raise
    return db, False


def _is_busy(problem: BaseException) -> bool:
    return isinstance(problem, sqlite3.OperationalError) and "locked" in str(problem)


def _metadata(
    description: Description, min_zoom: int, max_zoom: int, bounds: tuple[float, float, float, float]
) -> dict[str, str]:
    west, south, east, north = bounds
    middle = (min_zoom + max_zoom) // 2
    rows = {
        "name": description.name,
        "format": FORMATS[description.form],
        "bounds": ",".join(f"{edge:.7f}" for edge in bounds),
        "center": f"{(west + east) / 2:.7f},{(south + north) / 2:.7f},{middle}",
        "minzoom": str(min_zoom),
        "maxzoom": str(max_zoom),
        "type": "baselayer",
        "version": description.version,
        "attribution": description.credit,
        "description": description.text,
    }
    if description.form == "mvt":
        layers = [{"id": name, "fields": {}} for name in description.vector_layers]
        rows["json"] = json.dumps({"vector_layers": layers}, ensure_ascii=False)
    return rows
