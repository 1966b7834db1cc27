"""A DuckDB in memory for one linkage: a limit to its memory, its own spill folder, and nothing left behind."""

import shutil
import tempfile
import time
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

import duckdb

_PREFIX = "getu-match-"
_STALE_SECONDS = 86_400  # no linkage takes a day: what is older was left by a program that was ended by force
MEMORY_MB = 1100  # leaves room under 2 GB for Python, Arrow and what DuckDB does not count


class Workbench(AbstractContextManager["Workbench"]):
    """`db` holds the tables of one linkage, `folder` is private to this user and wiped at the end.

    DuckDB may spill personal data there when memory is short; so it stands where the caller says it may.
    """

    def __init__(self, *, memory_mb: int = MEMORY_MB, threads: int | None = None, beside: Path | None = None) -> None:
        _sweep(Path(tempfile.gettempdir()) if beside is None else beside)
        self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=beside))  # mode 700
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": f"{memory_mb}MB",
            "temp_directory": str(self.folder / "spill"),
            "preserve_insertion_order": False,
            "autoinstall_known_extensions": False,  # never a network call
            "autoload_known_extensions": False,
        }
        if threads is not None:
            settings["threads"] = threads
        try:
            self.db = duckdb.connect(":memory:", config=settings)
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise

    def close(self) -> None:
        """Close the database and wipe the folder; safe to call twice."""
        self.db.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _sweep(place: Path) -> None:
    """Wipe what a killed program left of spilled tables."""
    for folder in place.glob(f"{_PREFIX}*"):
        try:
            stale = time.time() - folder.stat().st_mtime > _STALE_SECONDS
        except OSError:  # just gone, or somebody else's
            continue
        if stale:
            shutil.rmtree(folder, ignore_errors=True)
