"""The numbered steps from an empty file to today's schema, each applied once, whole or not at all. Imported late."""

from collections.abc import Iterator
from importlib.resources import files

from sqlcipher3 import dbapi2

from desktop import __version__
from desktop.database.connection import Connection
from desktop.database.schema_version import SCHEMA_VERSION, SET_NAME
from desktop.database.tables import Database, Migrations, tables

migrations = Migrations(SET_NAME)


@migrations(name="0001_schema")
def _first(db: Database) -> None:
    _run(db, "schema.sql")


@migrations(name="0002_counts")
def _counts(db: Database) -> None:
    _run(db, "schema_0002_counts.sql")


@migrations(name="0003_tails")
def _tails(db: Database) -> None:
    _run(db, "schema_0003_tails.sql")


@migrations(name="0004_drafts")
def _drafts(db: Database) -> None:
    _run(db, "schema_0004_drafts.sql")


@migrations(name="0005_balance")
def _balance(db: Database) -> None:
    _run(db, "schema_0005_balance.sql")


@migrations(name="0006_imports")
def _imports(db: Database) -> None:
    _run(db, "schema_0006_imports.sql")


@migrations(name="0007_links")
def _links(db: Database) -> None:
    _run(db, "schema_0007_links.sql")


@migrations(name="0008_places")
def _places(db: Database) -> None:
    _run(db, "schema_0008_places.sql")


@migrations(name="0009_quality")
def _quality(db: Database) -> None:
    _run(db, "schema_0009_quality.sql")


@migrations(name="0010_segments")
def _segments(db: Database) -> None:
    _run(db, "schema_0010_segments.sql")


@migrations(name="0011_panorama")
def _panorama(db: Database) -> None:
    _run(db, "schema_0011_panorama.sql")


def _run(db: Database, script: str) -> None:
    for statement in statements(files("desktop.database").joinpath(script).read_text(encoding="utf-8")):
        db.execute(statement)


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script one by one: `executescript` would commit the transaction it stands in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if dbapi2.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip() and not all(line.startswith("--") for line in statement.strip().splitlines()):
        raise ValueError("the script ends inside a statement")


def migrate(connection: Connection, steps: Migrations = migrations, *, version: int = SCHEMA_VERSION) -> None:
    """Apply what is pending; a step that raises is rolled back and stays pending, as do those behind it."""
    db = tables(connection)
    connection.execute("PRAGMA foreign_keys = OFF")  # a step may rebuild a table that others refer to
    try:
        steps.apply(db)
        with db.atomic():
            db.execute(f"PRAGMA user_version = {version}")
            db.execute(
                "INSERT INTO meta (key, value) VALUES ('written_by', ?) "
                "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (__version__,),
            )
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
