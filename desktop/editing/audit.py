"""The audit log: who revealed, exported, printed or opened what, append-only and hash-chained (domain §2.6)."""

from desktop.database.connection import Connection
from desktop.editing.hash_chain import AUDIT, hash_of, last_hash


def write_audit(
    db: Connection, *, at: str, user: str, action: str, object_: str, reason: str = "", workstation: str = ""
) -> int:
    """Append one line through a writing connection and return its number.

    `object_` names a thing by its uid or code, never by a person's data. Commits, unless a transaction is open: then
    the line stands or falls with it.
    """
    own_transaction = not db.in_transaction
    if own_transaction:
        db.execute("BEGIN IMMEDIATE")
    try:
        number, previous = last_hash(db, "audit_log", "id")
        values = (number + 1, at, user, action, object_, reason, workstation, previous)
        marks = ", ".join("?" * (len(AUDIT) + 1))
        db.execute(f"INSERT INTO audit_log ({', '.join(AUDIT)}, hash) VALUES ({marks})", (*values, hash_of(values)))
        if own_transaction:
            db.execute("COMMIT")
    except BaseException:
        if own_transaction and db.in_transaction:
            db.rollback()
        raise
    return number + 1
