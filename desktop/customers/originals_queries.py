"""Reads the personal data of one customer in the original, for a card whose reveal has been logged."""

from dataclasses import replace

from desktop.customers.customer_card import CustomerCard, Organisation, Person
from desktop.customers.panorama_queries import compared
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection


def revealed_card(db: Connection, card: CustomerCard) -> CustomerCard:
    """The same card unmasked; children under 14, the customer's own or itself, stay masked (PIPL art. 28)."""
    day = bank_date(db)
    row = db.execute(
        "SELECT c.name, p.id_no, o.legal_rep, COALESCE(p.birth_on > date(?, '-14 years'), 0)"
        "  FROM customer c LEFT JOIN person_profile p ON p.customer_id = c.id"
        "  LEFT JOIN org_profile o ON o.customer_id = c.id WHERE c.id = ?",
        (day, card.id),
    ).fetchone()
    if row is None:
        return card
    name, id_no, legal_rep, child = row
    values = db.execute(
        "SELECT value FROM contact WHERE customer_id = ? ORDER BY is_primary DESC, seq", (card.id,)
    ).fetchall()
    raws = db.execute("SELECT raw FROM address WHERE customer_id = ? ORDER BY seq", (card.id,)).fetchall()
    identity = card.identity
    if isinstance(identity, Person) and not child:
        identity = replace(identity, id_no=id_no)
    elif isinstance(identity, Organisation):
        identity = replace(identity, legal_rep=legal_rep)
    family = card.family
    if family is not None:
        adults = dict(
            db.execute(
                "SELECT m.customer_id, c.name FROM household_member m JOIN customer c ON c.id = m.customer_id"
                " WHERE m.household_id = ? AND m.is_minor = 0",
                (family.household_id,),
            )
        )
        members = tuple(
            one if one.is_minor else replace(one, name=adults.get(one.customer_id, one.name)) for one in family.members
        )
        family = replace(family, members=members)
    return replace(
        card,
        name=card.name if child else name,
        identity=identity,
        contacts=tuple(replace(one, value=value) for one, (value,) in zip(card.contacts, values, strict=False)),
        addresses=tuple(replace(one, text=raw) for one, (raw,) in zip(card.addresses, raws, strict=False)),
        family=family,
        panorama=card.panorama if child else replace(card.panorama, compared=compared(db, card.id, original=True)),
    )
