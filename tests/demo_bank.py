"""The demo banks tests run on: made once, kept in `.cache/tests/` until anything that shapes them changes."""

import hashlib
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.database import key_file
from desktop.database.writer_lock import WriterLock
from desktop.demo import bank
from desktop.demo.scale import Size
from desktop.progress import Progress
from desktop.refusal import Refused

ROOT = Path(__file__).resolve().parents[1]
SHELF = ROOT / ".cache" / "tests"
KEPT_SECONDS = 6 * 3600  # another run, from before a change, may still be reading an older one
SHAPED_BY = (
    "desktop/demo/*.py",
    "desktop/database/*.py",
    "desktop/database/*.sql",
    "desktop/customers/point_*.py",
    "desktop/customers/morton.py",
    "desktop/grids/boundary.py",
    "desktop/grids/membership.py",
    "desktop/maps/*.py",
    "resources/demo/*",
)


def kept_bank(size: Size) -> Path:
    """The demo bank of this size and seed 1, made now if it is not on the shelf; safe with several test processes."""
    place = SHELF / f"{size}-{_digest()}" / f"{size}.getu"
    place.parent.mkdir(parents=True, exist_ok=True)
    with _one_at_a_time(SHELF / f"making-{size}"):
        if not place.exists():
            bank.make(place, size=size, progress=Progress())
            for old in SHELF.glob(f"{size}-*"):
                if old != place.parent and time.time() - old.stat().st_mtime > KEPT_SECONDS:
                    shutil.rmtree(old, ignore_errors=True)
    return place


def copied(path: Path, folder: Path) -> Path:
    """A copy of a closed bank with its key file, to write to."""
    copy = folder / path.name
    shutil.copyfile(path, copy)
    shutil.copyfile(key_file.place(path), key_file.place(copy))
    return copy


def _digest() -> str:
    found = hashlib.sha256()
    for pattern in SHAPED_BY:
        for file in sorted(ROOT.glob(pattern)):
            if file.is_file():
                found.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return found.hexdigest()[:16]


@contextmanager
def _one_at_a_time(name: Path) -> Iterator[None]:
    for _ in range(6000):
        try:
            lock = WriterLock.take(name)
            break
        except Refused:
            time.sleep(0.1)
    else:
        raise TimeoutError(f"another test process has been making {name.name} for ten minutes")
    try:
        yield
    finally:
        lock.release()
