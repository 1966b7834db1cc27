"""A new data key for a bank, so that someone who left cannot read it any more. Imported late."""

import os
from pathlib import Path

from desktop.database import key_file, keys
from desktop.database.backup import must_be_closed
from desktop.database.connection import PAGE_BYTES, Connection, open_reader, open_writer, refusing
from desktop.database.file_check import file_findings
from desktop.database.key_file import SALT_BYTES
from desktop.files import swap_in
from desktop.progress import Progress
from desktop.refusal import Refused


def rekey(
    path: Path,
    key: bytes,
    passphrases: dict[str, str],
    *,
    cost: keys.Cost | None = None,
    progress: Progress | None = None,
) -> bytes:
    """Encrypt a bank anew under a fresh key with these slots (slot name → passphrase), and return the key.

    Works on a copy that is checked and then swapped in. Killed at any moment, either the old or the new file is
    there, each with its key file. Backups made before keep the old key: destroy those that must not be read.
    Raises Refused while the bank is open anywhere.
    """
    path = Path(path)
    progress = progress or Progress()
    fresh, salt = os.urandom(32), os.urandom(SALT_BYTES)
    part = path.with_name(path.name + ".rekey")
    with refusing(path):
        must_be_closed(path)
        slots = keys.slots_for(fresh, salt, passphrases, demo=keys.is_demo(path), cost=cost)
        part.unlink(missing_ok=True)
        writer = open_writer(path, key)
        try:
            progress.report(0.1, "重新加密")
            before = _row_counts(writer)
            _export(writer, part, fresh, salt)
            progress.report(0.6, "检查新文件")
            _must_equal(part, fresh, before, progress)
            lock, writer.lock = writer.lock, None  # type: ignore[attr-defined]
            try:
                writer.close()
                must_be_closed(path)
                key_file.write_new(path, slots)
                swap_in(part, path)
                key_file.adopt_new(path)
            finally:
                lock.release()
        finally:
            writer.close()
            part.unlink(missing_ok=True)
    return fresh


def _export(writer: Connection, to: Path, key: bytes, salt: bytes) -> None:
    writer.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(to), f"x'{key.hex()}{salt.hex()}'"))
    writer.execute(f"PRAGMA fresh.cipher_page_size = {PAGE_BYTES}")
    writer.execute("SELECT sqlcipher_export('fresh')").fetchone()
    for pragma in ("user_version", "application_id"):
        writer.execute(f"PRAGMA fresh.{pragma} = {writer.execute(f'PRAGMA {pragma}').fetchone()[0]}")
    writer.commit()
    writer.execute("DETACH DATABASE fresh")


def _row_counts(db: Connection) -> dict[str, int]:
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: int(db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in names}


def _must_equal(copy: Path, key: bytes, counts: dict[str, int], progress: Progress) -> None:
    reader = open_reader(copy, key)
    try:
        whole = (
            all(finding.ok for finding in file_findings(reader, progress, begin=0.6)) and _row_counts(reader) == counts
        )
    finally:
        reader.close()
    if not whole:
        raise Refused(
            "重新加密后的文件没有通过检查，已丢弃；原文件未作任何改动。请先用“检查”核对原文件。",
            "The newly encrypted copy did not pass its check and was dropped; the bank is unchanged. Check it first.",
        )
