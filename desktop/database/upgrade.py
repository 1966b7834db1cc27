"""Bringing an older bank up to this program's schema: verified backup first, then the steps. Imported late."""

from pathlib import Path

from desktop.database.backup import backup
from desktop.database.connection import open_writer, refusing
from desktop.database.migrations import migrate, migrations
from desktop.database.schema_version import SCHEMA_VERSION
from desktop.database.tables import Migrations
from desktop.progress import Progress
from desktop.refusal import Refused


def upgrade(
    path: Path,
    key: bytes,
    *,
    steps: Migrations = migrations,
    version: int = SCHEMA_VERSION,
    progress: Progress | None = None,
) -> Path:
    """Back the bank up, apply every pending step, and return the backup.

    A step that raises is rolled back and stays pending; Refused then names the backup. Killed at any moment, the
    bank is as before the step that was under way, and the next start takes it up there.
    """
    writer = open_writer(path, key)
    try:
        saved = backup(path, key, reason="migration", progress=progress)
        with refusing(path):
            try:
                migrate(writer, steps, version=version)
            except Exception as error:
                raise Refused(
                    f"{path.name} 的数据升级没有成功，文件保持升级前的样子。备份：{saved.name}。请联系维护人员。",
                    f"{path.name} could not be upgraded and is as it was. Backup from before: {saved.name}. "
                    "Please call whoever maintains the program.",
                ) from error
        return saved
    finally:
        writer.close()
