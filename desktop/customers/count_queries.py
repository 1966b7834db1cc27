"""How many customers the bank has."""

from desktop.database.connection import Connection


def customers_total(db: Connection) -> int:
    """All customer records 条, located or not, of every lifecycle."""
    (count,) = db.execute("SELECT count(*) FROM customer").fetchone()
    return int(count)
