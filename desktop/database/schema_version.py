"""Which schema a file has, told with plain SQL so that opening a bank need not import the migrations."""

from desktop import __version__
from desktop.database.connection import Connection
from desktop.refusal import Refused

SCHEMA_VERSION = 11  # the number of the last step in migrations.py
SET_NAME = "getu"
APPLICATION_ID = 0x47455455  # "GETU"


def version_of(connection: Connection) -> int:
    """The number of steps applied to the file; 0 = no schema yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def must_be_known(connection: Connection, name: str, *, known: int = SCHEMA_VERSION) -> None:
    """Raise Refused for a file whose schema is newer than this program."""
    found = version_of(connection)
    if found <= known:
        return
    row = connection.execute("SELECT value FROM meta WHERE key = 'written_by'").fetchone()
    writer = row[0] if row else "?"
    raise Refused(
        f"{name} 由更新版本的格图（{writer}，数据版本 {found}）写成，本版本 {__version__} 只认到数据版本 {known}。"
        "文件未作任何改动；请先升级程序。",
        f"{name} was written by a newer Getu ({writer}, schema {found}); this version {__version__} knows schema "
        f"{known}. Nothing was changed; please upgrade the program first.",
    )
