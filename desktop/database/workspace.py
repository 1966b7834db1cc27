"""A bank on disk: making an empty one, opening one with a passphrase, moving a finished one into place."""

import importlib
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.database import key_file, keys
from desktop.database.connection import (
    Connection,
    create_file,
    open_here,
    open_reader,
    open_writer,
    refusing,
)
from desktop.database.schema_version import APPLICATION_ID, SCHEMA_VERSION, must_be_known, version_of
from desktop.database.uid import new_uid
from desktop.database.writer_lock import WriterLock
from desktop.files import swap_in
from desktop.refusal import Refused

SUFFIX = ".getu"


@dataclass(frozen=True, slots=True)
class Workspace:
    """An unlocked bank. `key` is the 32-byte data key; `read_only` says why nothing can be changed, if so."""

    path: Path
    key: bytes
    read_only: Refused | None = None

    @classmethod
    def open(cls, path: Path, passphrase: str) -> "Workspace":
        """Unlock a bank, refuse what is not one or is newer, and bring an older one up to date after a backup.

        Takes about 60 ms for the demo bank and 0.5 s for a real one (Argon2id). Raises Refused.
        """
        path = Path(path)
        key = keys.unlock(path, passphrase)
        reader = open_reader(path, key)
        try:
            with refusing(path):
                must_be_known(reader, path.name)
                pending = version_of(reader) < SCHEMA_VERSION
        finally:
            reader.close()
        read_only = _why_read_only(path)
        if pending:
            if read_only is not None:
                raise read_only
            importlib.import_module("desktop.database.upgrade").upgrade(path, key)
        return cls(path, key, read_only)

    def reader(self) -> Connection:
        return open_reader(self.path, self.key)

    def writer(self) -> Connection:
        return open_writer(self.path, self.key)


def create(
    path: Path,
    *,
    passphrases: dict[str, str],
    bank_name: str,
    as_of: date | str,
    demo: bool = False,
    cost: keys.Cost | None = None,
) -> bytes:
    """Make an empty bank with its key file and return the data key.

    `passphrases` maps slot name (`keys.USER_SLOT`, `keys.ESCROW_SLOT`) to passphrase. `cost` is
    that of guessing one, None = calibrated on this PC. The file appears whole or not at all. Raises Refused if there
    is one already.
    """
    path = Path(path)
    if path.exists():
        raise Refused(
            f"文件已存在：{path.name}。请换一个名字，或先移走它。",
            f"{path.name} exists already. Choose another name or move it away.",
        )
    part = path.with_name(path.name + ".new")
    with refusing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        if not keys.is_demo(path):
            key_file.put_aside(path)
        key = keys.create_slots(path, passphrases, demo=demo, cost=cost)
        migrations = importlib.import_module("desktop.database.migrations")
        try:
            connection = create_file(part, key, key_file.read(path, b"").salt)
            try:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                migrations.migrate(connection)
                about = {
                    "bank_uid": new_uid(),
                    "bank_name": bank_name,
                    "as_of": str(as_of),
                    "demo": "1" if demo else "0",
                    "point_version": "0",
                }
                connection.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", about.items())
                connection.commit()
            finally:
                connection.close()
            swap_in(part, path)
        except BaseException:
            part.unlink(missing_ok=True)
            key_file.place(path).unlink(missing_ok=True)
            raise
    return key


def move(bank: Path, to: Path) -> None:
    """Give a finished, closed bank and its key file their final names, replacing what is there.

    The key file goes first, so that at no moment a bank stands without its key. Raises Refused while another
    program edits what is to be replaced.
    """
    with refusing(to):
        waiting = bank.with_name(bank.name + "-wal")
        if open_here(bank) or (waiting.exists() and waiting.stat().st_size > 0):
            raise ValueError(f"{bank.name} is still open: close every connection before moving it")
        if to.exists():  # nobody edits what is about to be replaced
            WriterLock.take(to).release()
        for place in (bank, to):
            for suffix in ("-wal", "-shm"):
                place.with_name(place.name + suffix).unlink(missing_ok=True)
        swap_in(key_file.place(bank), key_file.place(to))
        swap_in(bank, to)
        bank.with_name(bank.name + ".lock").unlink(missing_ok=True)


def _why_read_only(path: Path) -> Refused | None:
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return None
    return Refused(
        f"{path.name} 或所在文件夹只读：可以查看，不能修改。要修改，请复制到可写的文件夹。",
        f"{path.name} or its folder is read-only: it can be viewed, not changed. Copy it to a writable folder.",
    )
