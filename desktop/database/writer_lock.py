"""One program at a time edits a bank: an operating-system lock on `<file>.lock`, gone with its process."""

import getpass
import json
import os
import platform
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from desktop.refusal import Refused

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 30  # on Windows a locked byte cannot be read, so lock one behind the text
_guard = threading.Lock()
_held: "dict[Path, _Held]" = {}


@dataclass(slots=True)
class _Held:
    file: IO[bytes]
    users: int


@dataclass(slots=True)
class WriterLock:
    """A share in this process's lock of one bank; several writers of one process share it."""

    path: Path
    released: bool = False

    @classmethod
    def take(cls, bank: Path) -> "WriterLock":
        """Lock the bank for this process; raises Refused, naming user and time, if another process has it.

        The lock belongs to the process, so what a crash leaves behind is an unlocked file that blocks nobody.
        """
        path = bank.resolve()
        path = path.with_name(path.name + ".lock")
        with _guard:
            held = _held.get(path)
            if held is not None:
                held.users += 1
                return cls(path)
            file = open(path, "a+b")  # noqa: SIM115 - stays open as long as the lock is held
            try:
                _lock(file)
            except OSError as error:
                holder = _holder(file)
                file.close()
                raise _in_use(bank, holder) from error
            with suppress(OSError):  # the lock holds on a full disk too; only its signature is missing
                _sign(file)
            _held[path] = _Held(file, 1)
            return cls(path)

    def release(self) -> None:
        """Give the share back; the last one unlocks. The file stays: removing it would race with a newcomer."""
        with _guard:
            if self.released:
                return
            self.released = True
            held = _held[self.path]
            held.users -= 1
            if held.users == 0:
                del _held[self.path]
                held.file.seek(0)
                held.file.truncate()
                held.file.close()


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sign(file: IO[bytes]) -> None:
    who = {
        "user": _login_name(),
        "host": platform.node(),
        "pid": os.getpid(),
        "since": datetime.now().astimezone().strftime("%Y-%m-%d %H:%M"),
    }
    file.seek(0)
    file.truncate()
    file.write(json.dumps(who, ensure_ascii=False).encode())
    file.flush()


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"


def _holder(file: IO[bytes]) -> dict[str, str]:
    try:
        file.seek(0)
        found = json.loads(file.read() or b"{}")
        return {key: str(value) for key, value in found.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _in_use(bank: Path, holder: dict[str, str]) -> Refused:
    if "user" not in holder:
        zh, en = "另一个程序", "another program"
    else:
        zh = f"{holder['user']}（{holder.get('host', '')}，自 {holder.get('since', '')} 起）"
        en = f"{holder['user']} ({holder.get('host', '')}, since {holder.get('since', '')})"
    return Refused(
        f"{bank.name} 正由{zh}编辑。可以只读查看；要修改，请先关闭那一个窗口。",
        f"{bank.name} is being edited by {en}. It can be viewed; to change it, close that window first.",
    )
