"""Putting a finished file in the place of another so that at every moment one of the two is there."""

import os
import time
from pathlib import Path

_ON_WINDOWS = os.name == "nt"


def swap_in(finished: Path, place: Path) -> None:
    """Rename over `place` and make the rename itself durable.

    A virus scanner that holds either file for a moment (Windows) is waited for, two seconds at most; then
    PermissionError stands.
    """
    for pause in (0.05, 0.15, 0.3, 0.5, 1.0, None):
        try:
            os.replace(finished, place)
            break
        except PermissionError:
            if pause is None or not _ON_WINDOWS:
                raise
            time.sleep(pause)
    if hasattr(os, "O_DIRECTORY"):  # elsewhere a folder cannot be opened, and need not be
        folder = os.open(place.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
