"""The bank file through sqlite-utils: for schema, migrations and small writes. Imported late (0.5 s)."""

import sys

from sqlcipher3 import dbapi2

from desktop.database.connection import Connection

# sqlite-utils looks for `pysqlite3` first. Given the same driver it catches the driver's own OperationalError;
# without this alias it would catch the standard library's and `alter=True` would fail.
sys.modules["pysqlite3"] = sys.modules["sqlcipher3"]
sys.modules["pysqlite3.dbapi2"] = dbapi2

from sqlite_utils import Database, Migrations  # noqa: E402 - only after the alias

__all__ = ["Database", "Migrations", "tables"]


def tables(connection: Connection) -> Database:
    """The sqlite-utils face of an open connection; it shares its transaction."""
    return Database(connection)
