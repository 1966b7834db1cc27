"""Backups: a verified copy of a bank while it is in use, which ones to keep, and putting one back.

Only the backup interface of SQLite copies a live file whole: a plain copy lacks what still waits in the `-wal`.
"""

import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from desktop.database import key_file
from desktop.database.connection import create_file, open_here, open_reader, refusing, salt_of
from desktop.database.file_check import file_findings
from desktop.database.local_time import CHINA, now
from desktop.database.writer_lock import WriterLock
from desktop.files import swap_in
from desktop.progress import Progress
from desktop.refusal import Refused

EVERY = timedelta(minutes=30)
KEEP_NEWEST, KEEP_DAYS, KEEP_WEEKS, KEEP_MONTHS = 2, 7, 4, 6
_PAGES_A_STEP = 2_000
_NAME = re.compile(r".+-(\d{8}-\d{6})-[a-z]+(~\d+)?\.getu")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup on disk; `made_at` is in its name, so that copying it about does not change its age."""

    path: Path
    made_at: datetime


def folder_of(bank: Path) -> Path:
    """`bank.getu` → `bank.backups/` beside it."""
    return bank.with_name(bank.stem + ".backups")


def backup(
    bank: Path,
    key: bytes,
    *,
    reason: str = "manual",
    folder: Path | None = None,
    moment: datetime | None = None,
    progress: Progress | None = None,
) -> Path:
    """Copy a bank and its key file as of this moment, check the copy page by page, and return its path.

    The bank may be read and written meanwhile. `reason` is one lower-case word for the file name: manual, timer,
    import, migration, merge, publish. Raises Refused when disk or bank fail, Cancelled on request; neither leaves a
    partial backup under a backup's name.
    """
    bank = Path(bank)
    progress = progress or Progress()
    folder = folder or folder_of(bank)
    with refusing(bank):
        folder.mkdir(parents=True, exist_ok=True)
        made_at = (moment or now()).astimezone(CHINA)
        to = _free_name(folder, f"{bank.stem}-{made_at:%Y%m%d-%H%M%S}-{reason}")
        part = to.with_name(to.name + ".part")
        part.unlink(missing_ok=True)
        try:
            _copy(bank, key, part, progress)
            _must_be_whole(part, key, progress)
            key_file.write(to, key_file.read(bank, salt_of(bank)))
            swap_in(part, to)
        except BaseException:
            part.unlink(missing_ok=True)
            if not to.exists():
                key_file.place(to).unlink(missing_ok=True)
            raise
    progress.report(1.0, "备份完成")
    return to


def backups_in(folder: Path) -> list[Backup]:
    """The backups in a folder, oldest first."""
    found = []
    for path in folder.glob("*.getu") if folder.is_dir() else ():
        match = _NAME.fullmatch(path.name)
        if match:
            made_at = datetime.strptime(match.group(1), "%Y%m%d-%H%M%S").replace(tzinfo=CHINA)
            found.append(Backup(path, made_at))
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name))


def is_due(newest: datetime | None, changed_at: datetime | None, moment: datetime) -> bool:
    """Whether the half-hourly backup should be made: there are changes since the newest, and half an hour has passed.

    A newest backup from the future means that the clock was set back: then one is due.
    """
    if changed_at is None:
        return False
    return newest is None or moment < newest or (changed_at > newest and moment - newest >= EVERY)


def backup_if_due(
    bank: Path,
    key: bytes,
    *,
    changed_at: datetime | None,
    moment: datetime | None = None,
    progress: Progress | None = None,
) -> Path | None:
    """The half-hourly backup: made when due, then the rule lets old ones go. `changed_at` is the last commit's time."""
    moment = moment or now()
    made = backups_in(folder_of(bank))
    if not is_due(made[-1].made_at if made else None, changed_at, moment):
        return None
    saved = backup(bank, key, reason="timer", moment=moment, progress=progress)
    prune(folder_of(bank))
    return saved


def to_delete(backups: Iterable[Backup]) -> list[Backup]:
    """Which backups the rule lets go: all but the newest two and the newest of 7 days, 4 weeks and 6 months.

    Days, weeks and months count where there are backups, so a long holiday or a wrong clock costs none.
    """
    newest_first = sorted(backups, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)
    kept = set(newest_first[:KEEP_NEWEST])
    for form, count in (("%Y-%m-%d", KEEP_DAYS), ("%G-%V", KEEP_WEEKS), ("%Y-%m", KEEP_MONTHS)):
        newest_of: dict[str, Backup] = {}
        for one in newest_first:
            newest_of.setdefault(one.made_at.strftime(form), one)
        kept.update(list(newest_of.values())[:count])
    return [one for one in newest_first if one not in kept]


def prune(folder: Path) -> list[Path]:
    """Delete what `to_delete` names, with its key files; returns what went."""
    gone = [one.path for one in to_delete(backups_in(folder))]
    for path in gone:
        path.unlink(missing_ok=True)
        key_file.place(path).unlink(missing_ok=True)
    return gone


def restore(copy: Path, key: bytes, bank: Path, *, progress: Progress | None = None) -> Path | None:
    """Put a backup in the place of a bank, after checking it; returns where the replaced bank is kept, if any.

    `key` is the backup's key; its key file comes along. At every moment either the old or the new bank is there.
    Raises Refused when the backup is damaged or the bank is still open somewhere; then nothing was moved.
    """
    progress = progress or Progress()
    part = bank.with_name(bank.name + ".restoring")
    with refusing(bank):
        lock = WriterLock.take(bank)
        try:
            if open_here(bank):
                raise _still_open(bank)
            part.unlink(missing_ok=True)
            _copy(copy, key, part, progress)
            _must_be_whole(part, key, progress)
            aside = _set_aside(bank) if bank.exists() else None
            key_file.write_new(bank, key_file.read(copy, salt_of(copy)))
            swap_in(part, bank)
            key_file.adopt_new(bank)
        finally:
            part.unlink(missing_ok=True)
            lock.release()
    return aside


def _set_aside(bank: Path) -> Path:
    """Keep the bank under a second name, with its key file and whatever waits in its `-wal`."""
    aside = _free_name(bank.parent, f"{bank.stem}-{now():%Y%m%d-%H%M%S}-replaced")
    try:
        os.link(bank, aside)
    except OSError:  # a file system without links
        shutil.copyfile(bank, aside)
    with suppress(Refused):  # its key file is lost, which is a reason to go back
        key_file.write(aside, key_file.read(bank, salt_of(bank)))
    waiting = bank.with_name(bank.name + "-wal")
    if waiting.exists():
        swap_in(waiting, aside.with_name(aside.name + "-wal"))
    bank.with_name(bank.name + "-shm").unlink(missing_ok=True)
    return aside


def must_be_closed(bank: Path) -> None:
    """Raise Refused while any program has the bank open: replacing it under a reader would mix two files."""
    waiting = bank.with_name(bank.name + "-wal")
    if open_here(bank) or (waiting.exists() and waiting.stat().st_size > 0):
        raise _still_open(bank)


def _still_open(bank: Path) -> Refused:
    return Refused(
        f"{bank.name} 还在别的窗口中打开。请先关闭所有窗口，再做这一步；文件未作任何改动。",
        f"{bank.name} is still open in another window. Close all windows first; nothing was changed.",
    )


def _copy(bank: Path, key: bytes, to: Path, progress: Progress) -> None:
    source = open_reader(bank, key)
    try:
        target = create_file(to, key, salt_of(bank))
        try:
            source.execute("BEGIN")  # one snapshot for all steps: later commits neither show nor restart the copy
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()

            def step(_status: int, remaining: int, total: int) -> None:
                progress.report(0.6 * (1 - remaining / max(total, 1)), "备份")

            source.backup(target, pages=_PAGES_A_STEP, progress=step, sleep=0)
        finally:
            target.close()
    finally:
        source.close()
    with open(to, "r+b") as file:
        os.fsync(file.fileno())


def _must_be_whole(copy: Path, key: bytes, progress: Progress) -> None:
    progress.report(0.6, "检查备份")
    reader = open_reader(copy, key)
    try:
        broken = [finding for finding in file_findings(reader, progress, begin=0.6) if not finding.ok]
    finally:
        reader.close()
    if broken:
        raise Refused(
            f"备份没有通过检查（{broken[0].zh}），已丢弃；原文件可能已损坏，请用“检查”核对，不要删除以前的备份。",
            f"The copy did not pass its check ({broken[0].en}) and was dropped; the bank itself may be damaged. "
            "Run the check, and keep your earlier backups.",
        )


def _free_name(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}.getu", 2
    while path.exists():
        path, number = folder / f"{stem}~{number}.getu", number + 1
    return path
