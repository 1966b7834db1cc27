"""Pictures of tiles kept in memory and on disk, least recently used first to go, never more than a cap."""

import os
import threading
import zlib
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path

Number = tuple[int, int, int]

_SUFFIX = ".tile"
_HEAD = 4  # bytes: CRC-32 of the picture, so that a damaged file is painted anew


class TileCache:
    """Safe from several threads. What cannot be written to disk is kept in memory alone; nothing is ever raised.

    One cache owns its folder; files that are no tiles of it are left alone.
    """

    def __init__(self, folder: Path, *, disk_bytes: int, memory_bytes: int) -> None:
        self._folder = folder
        self._disk_cap, self._memory_cap = disk_bytes, memory_bytes
        self._lock = threading.Lock()
        self._memory: OrderedDict[Number, bytes] = OrderedDict()
        self._memory_bytes = 0
        self._disk: OrderedDict[Number, int] = OrderedDict(_found(folder))
        self._disk_bytes = sum(self._disk.values())
        with self._lock:
            self._shrink()

    @property
    def size(self) -> int:
        """Bytes on disk now."""
        return self._disk_bytes

    @property
    def memory_size(self) -> int:
        return self._memory_bytes

    def get(self, number: Number) -> bytes | None:
        """The picture, if it is kept and whole."""
        with self._lock:
            data = self._memory.get(number)
            if data is not None:
                self._memory.move_to_end(number)
                return data
            if number not in self._disk:
                return None
        data = _read(self._file(number))
        with self._lock:
            if data is None:
                self._forget(number)
            else:
                if number in self._disk:
                    self._disk.move_to_end(number)
                self._remember(number, data)
        if data is not None:
            with suppress(OSError):
                os.utime(self._file(number))
        return data

    def put(self, number: Number, data: bytes) -> None:
        """Keep a picture; what was not used for longest makes room for it."""
        written = len(data) + _HEAD <= self._disk_cap and _write(self._file(number), data)
        with self._lock:
            self._remember(number, data)
            if written:
                self._disk_bytes += len(data) + _HEAD - self._disk.pop(number, 0)
                self._disk[number] = len(data) + _HEAD
            self._shrink()

    def clear(self) -> None:
        """Remove everything, here and on disk."""
        with self._lock:
            self._memory.clear()
            self._memory_bytes = 0
            for number in list(self._disk):
                self._forget(number)

    def _remember(self, number: Number, data: bytes) -> None:
        self._memory_bytes += len(data) - len(self._memory.pop(number, b""))
        self._memory[number] = data
        while self._memory_bytes > self._memory_cap:
            self._memory_bytes -= len(self._memory.popitem(last=False)[1])

    def _shrink(self) -> None:
        while self._disk_bytes > self._disk_cap and self._disk:
            self._forget(next(iter(self._disk)))

    def _forget(self, number: Number) -> None:
        self._disk_bytes -= self._disk.pop(number, 0)
        with suppress(OSError):
            self._file(number).unlink()

    def _file(self, number: Number) -> Path:
        return self._folder / f"{number[0]}-{number[1]}-{number[2]}{_SUFFIX}"


def _found(folder: Path) -> list[tuple[Number, int]]:
    """Tiles of earlier days, the least recently used first."""
    found: list[tuple[float, Number, int]] = []
    with suppress(OSError):
        for file in folder.glob(f"*{_SUFFIX}"):
            with suppress(OSError, ValueError):
                z, x, y = map(int, file.stem.split("-"))
                known = file.stat()
                found.append((known.st_mtime, (z, x, y), known.st_size))
    return [(number, size) for _, number, size in sorted(found)]


def _read(file: Path) -> bytes | None:
    try:
        told = file.read_bytes()
    except OSError:
        return None
    data = told[_HEAD:]
    return data if len(data) and zlib.crc32(data).to_bytes(_HEAD, "big") == told[:_HEAD] else None


def _write(file: Path, data: bytes) -> bool:
    """Whether it could be written. Two threads that paint the same tile each write a name of their own."""
    part = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(zlib.crc32(data).to_bytes(_HEAD, "big") + data)
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink()
        return False
    return True
