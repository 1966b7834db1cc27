"""Files that are there whole or not at all, and why one could not be written, in words."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.refusal import Refused

_ON_WINDOWS = os.name == "nt"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a name beside `path` to write to; it takes the place of `path` if all goes well, else it is removed.

    Raises Refused where the folder cannot be made or written to, or the disk is full; what stood at `path`
    before is untouched then.
    """
    ready_folder(path.parent)
    part = path.with_name(path.name + ".part")
    try:
        yield part
        swap_in(part, path)
    except OSError as problem:
        raise unwritten(path, problem) from problem
    finally:
        part.unlink(missing_ok=True)


def ready_folder(folder: Path) -> None:
    """Make a folder and those above it. Raises Refused where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise unwritten(folder, problem) from problem


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


def unwritten(path: Path, problem: OSError) -> Refused:
    """The refusal of a file that the system would not write, full disks told apart."""
    if problem.errno in _FULL:
        return Refused(
            f"磁盘已满，{path.name} 没有写成，原有文件没有改动。请腾出空间后重试。",
            f"The disk is full: {path.name} was not written, and nothing else was changed. Free some space, try again.",
        )
    return Refused(
        f"不能写入 {path.name}：文件夹不可用或只读，或文件正被打开。原有文件没有改动，请另选文件夹。",
        f"{path.name} cannot be written: the folder is unusable or read-only, or the file is open. "
        "Nothing was changed; choose another folder.",
    )
