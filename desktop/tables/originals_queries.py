"""Reads personal data in the original, for a few customers at a time and only once a reason has been logged."""

from collections.abc import Mapping, Sequence

from desktop.customers.queries import bank_date
from desktop.database.connection import Connection

PERSONAL = ("name", "customer", "phone", "id_no", "address")  # keys of the columns that hold masked data
_AT_ONCE = 500

Originals = Mapping[int, Mapping[str, str]]


def originals(db: Connection, customers: Sequence[int]) -> Originals:
    """Customer id → key of a personal column → its original; what a child or nobody has is missing and stays masked."""
    day = bank_date(db)
    found: dict[int, dict[str, str]] = {}
    for start in range(0, len(customers), _AT_ONCE):
        asked = list(customers[start : start + _AT_ONCE])
        marks = ",".join("?" * len(asked))
        rows = db.execute(
            "SELECT c.id, c.name, COALESCE(p.id_no, o.uscc),"
            "       (SELECT value FROM contact WHERE customer_id = c.id ORDER BY is_primary DESC, seq LIMIT 1),"
            "       (SELECT raw FROM address WHERE customer_id = c.id ORDER BY seq LIMIT 1),"
            "       COALESCE(p.birth_on > date(?, '-14 years'), 0)"
            "  FROM customer c LEFT JOIN person_profile p ON p.customer_id = c.id"
            f"  LEFT JOIN org_profile o ON o.customer_id = c.id WHERE c.id IN ({marks})",
            (day, *asked),
        )
        for customer, name, id_no, phone, address, child in rows:
            known = {"phone": phone, "address": address}
            if not child:
                known |= {"name": name, "customer": name, "id_no": id_no}
            found[customer] = {key: value for key, value in known.items() if value}
    return found
