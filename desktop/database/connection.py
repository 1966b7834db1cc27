"""Opening the encrypted bank file: for reading, for the one writer, for bulk loading; and nowhere else.

SQLCipher 4 with a raw 32-byte key. Every connection of this process comes from here, since a second SQLite
library, or a plain `open()` of the live file, would drop the file locks of the first when it closes.
"""

import os
import stat
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from desktop.database.faults import DatabaseFault, refusal_of
from desktop.database.key_file import SALT_BYTES
from desktop.database.writer_lock import WriterLock
from desktop.refusal import Refused

if TYPE_CHECKING:  # the driver has no type hints of its own and the same interface as the standard one
    from sqlite3 import Connection as Connection
else:
    from sqlcipher3.dbapi2 import Connection as Connection

PAGE_BYTES = 8192  # scans 30 % faster than with 4096, point reads the same
_READ_CACHE_KIB = 16_384
_WRITE_CACHE_KIB = 32_768
_BULK_CACHE_KIB = 56_000
_BUSY_MS = 5_000


class BankConnection(Connection):
    """A connection that knows its file, and gives the writer's lock back when it is closed."""

    path: Path
    file_number: tuple[int, int]  # device and inode: the path may since name another file
    salt: bytes
    read_only: bool = False
    lock: WriterLock | None = None
    closed: bool = False

    def close(self) -> None:
        super().close()
        self.closed = True
        if self.lock is not None:
            self.lock.release()
            self.lock = None


_open_here: "weakref.WeakSet[BankConnection]" = weakref.WeakSet()
_guard = threading.Lock()  # a set may not grow while another thread walks it


def _open_now() -> list[BankConnection]:
    with _guard:
        return [connection for connection in _open_here if not connection.closed]


def open_reader(path: Path, key: bytes) -> Connection:
    """A read-only connection (`query_only`), usable from any one thread at a time.

    In a read-only folder the file is opened as unchanging, which SQLite allows when nothing waits in a `-wal`
    beside it. Raises Refused for a missing, foreign or damaged file and for a key that does not fit.
    """
    path = Path(path)
    with refusing(path):
        must_exist(path)
        try:
            connection = _connect(path, key, mode="ro")
        except dbapi2.OperationalError:
            wal = _beside(path, "-wal")
            if os.access(path.parent, os.W_OK) or (wal.exists() and wal.stat().st_size > 0):
                raise
            connection = _connect(path, key, mode="ro&immutable=1")
        connection.read_only = True
        connection.execute("PRAGMA query_only = ON")
        connection.execute(f"PRAGMA cache_size = -{_READ_CACHE_KIB}")
    return connection


def open_writer(path: Path, key: bytes) -> Connection:
    """The connection that may write: WAL, synchronous FULL, foreign keys; holds the lock of the file.

    Raises Refused when another program has the bank open for editing, when file or folder is read-only, and as
    `open_reader` does.
    """
    path = Path(path)
    must_exist(path)
    _must_be_writable(path)
    with refusing(path):
        lock = WriterLock.take(path)
    try:
        with refusing(path):
            connection = _connect(path, key, mode="rw")
            connection.lock = lock
            weakref.finalize(connection, lock.release)  # for a connection that is dropped, not closed
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{_WRITE_CACHE_KIB}")
    except BaseException:
        lock.release()
        raise
    return connection


def open_bulk(path: Path, key: bytes) -> Connection:
    """A fast connection for filling a file nobody else uses yet, and which is thrown away if the work fails.

    No journal, no waiting for the disk, foreign keys off: check them at the end, then rename the finished file.
    """
    path = Path(path)
    with refusing(path):
        connection = _connect(path, key, mode="rw")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -200000")
    return connection


def set_bulk_room(connection: Connection) -> None:
    """Make the writer ready for a transaction of a million rows: a large cache, no question at every foreign key and
    CHECK, which would cost half of the time: whoever loads so writes words of the schema and ids of his own alone.

    Not inside a transaction, which would keep the keys enforced; call `reset_bulk_room` after it.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(f"PRAGMA cache_size = -{_BULK_CACHE_KIB}")


def reset_bulk_room(connection: Connection) -> None:
    """The writer as `open_writer` gave it."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA ignore_check_constraints = OFF")
    connection.execute(f"PRAGMA cache_size = -{_WRITE_CACHE_KIB}")
    connection.execute("PRAGMA shrink_memory")


def create_file(path: Path, key: bytes, salt: bytes) -> Connection:
    """A new, empty encrypted file with this salt of 16 bytes, open for bulk writing."""
    path = Path(path)
    with refusing(path):
        connection = _connect(path, key, mode="rwc", salt=salt)
        connection.execute("PRAGMA synchronous = OFF")
    return connection


def open_here(path: Path) -> bool:
    """Whether this process has a connection to the file."""
    resolved = Path(path).resolve()
    return any(connection.path == resolved for connection in _open_now())


def salt_of(path: Path) -> bytes:
    """The first 16 bytes of the file, which name it among the saved key files; shorter if the file is.

    Taken from a connection where this process has one: closing a plain file handle would drop its locks.
    """
    resolved = Path(path).resolve()
    number = _file_number(resolved)
    for connection in _open_now():
        if connection.file_number == number:
            return connection.salt
    with open(resolved, "rb") as file:
        return file.read(SALT_BYTES)


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn the faults of disk and file into sentences; a programming error stays what it is."""
    try:
        yield
    except (dbapi2.Error, OSError) as error:
        refusal = refusal_of(error, path)
        if refusal is None:
            raise
        raise refusal from error


def _connect(path: Path, key: bytes, *, mode: str, salt: bytes | None = None) -> BankConnection:
    if len(key) != 32:
        raise ValueError("the data key has 32 bytes")
    resolved = path.resolve()
    if resolved.drive.startswith("\\\\"):
        raise Refused(
            f"{path.name} 在网络共享上，直接打开可能损坏文件。请复制到本机硬盘后再打开。",
            f"{path.name} is on a network share, where opening it could damage it. Copy it to this PC's disk first.",
        )
    found: Any = dbapi2.connect(
        f"{resolved.as_uri()}?mode={mode}", uri=True, factory=BankConnection, check_same_thread=False
    )
    connection: BankConnection = found
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would print about keys to stderr
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute(f"PRAGMA cipher_page_size = {PAGE_BYTES}")
        if salt is not None:
            connection.execute(f"PRAGMA cipher_salt = \"x'{salt.hex()}'\"")
        connection.execute("PRAGMA recursive_triggers = ON")
        _first_read(connection)
        connection.path = resolved
        connection.file_number = _file_number(resolved)
        connection.salt = bytes.fromhex(connection.execute("PRAGMA cipher_salt").fetchone()[0])
    except BaseException:
        connection.closed = True
        Connection.close(connection)
        raise
    with _guard:
        _open_here.add(connection)
    return connection


def _first_read(connection: Connection) -> None:
    """Read the header page; a virus scanner that holds the file for a moment is given that moment."""
    for pause in (0.05, 0.2, 0.5, None):
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return
        except dbapi2.OperationalError as error:
            if pause is None or getattr(error, "sqlite_errorcode", 0) & 0xFF not in DatabaseFault.TRANSIENT:
                raise
            time.sleep(pause)


def _file_number(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def must_exist(path: Path) -> None:
    """Raises Refused for a file that is not there, or that this person may not read."""
    try:
        found, readable = stat.S_ISREG(path.stat().st_mode), os.access(path, os.R_OK)
    except PermissionError:  # a folder on the way to it is closed
        found, readable = True, False
    except (OSError, ValueError):
        found, readable = False, False
    if not found:
        raise Refused(f"找不到文件：{path.name}。请检查路径。", f"No such file: {path.name}. Check the path.")
    if not readable:
        raise Refused(
            f"没有权限读取：{path.name}。请联系管理员，或请人把文件复制到自己的文件夹。",
            f"You may not read {path.name}. Ask for the permission, or have it copied to a folder of yours.",
        )


def _must_be_writable(path: Path) -> None:
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise Refused(
            f"文件夹或文件只读，不能修改：{path.name}。可以查看；要修改，请复制到可写的文件夹。",
            f"{path.name} or its folder is read-only: it can be viewed, not changed. Copy it to a writable folder.",
        )
