"""The encrypted SQLite workspace file: opening, schema, migrations, keys, backup."""
