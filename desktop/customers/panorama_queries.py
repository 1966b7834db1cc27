"""Reads the all-round view of one customer, each list cut to what a person reads."""

from collections.abc import Callable

from desktop.customers.masking import mask_address, mask_id, mask_name, mask_phone
from desktop.customers.panorama import ComparedField, Event, Look, Panorama, PlatformValue, Relative
from desktop.database.connection import Connection

_RELATIVES, _EVENTS, _LOOKS = 12, 15, 5
_MASKS: dict[str, Callable[[str], str]] = {
    "name": mask_name, "mobile": mask_phone, "phone": mask_phone, "landline": mask_phone, "id_no": mask_id,
    "address": mask_address, "live_address": mask_address, "hukou_address": mask_address, "legal_rep": mask_name,
    "spouse": mask_name, "birth_on": lambda text: text[:4],
}  # fmt: skip
_OPEN_TEXT = frozenset(
    {"segment", "follow_class", "occupation", "industry", "residence_status", "lifecycle", "village"}
)
_EVERYTHING = (
    "SELECT substr(started_at, 1, 10) AS day, 'VISIT', channel, NULL FROM visit WHERE customer_id = :id"
    "  AND id NOT IN (SELECT supersedes FROM visit WHERE customer_id = :id AND supersedes IS NOT NULL)"
    " UNION ALL SELECT valid_from, 'LINE', kind, amount_fen FROM credit_line WHERE customer_id = :id"
    " UNION ALL SELECT start_on, 'LOAN', product_code, principal_fen FROM loan WHERE customer_id = :id"
    " UNION ALL SELECT settled_on, 'SETTLED', product_code, principal_fen FROM loan"
    "  WHERE customer_id = :id AND settled_on <= :day"
    " UNION ALL SELECT substr(b.imported_at, 1, 10), 'RECEIVED', b.platform, NULL FROM source_record r"
    "  JOIN import_batch b ON b.id = r.batch_id WHERE r.customer_id = :id AND r.match_state <> 'REJECTED'"
    " UNION ALL SELECT located_on, 'LOCATED', method, NULL FROM geo_point"
    "  WHERE customer_id = :id AND located_on IS NOT NULL"
    " ORDER BY day DESC LIMIT :most"
)


def panorama(db: Connection, customer_id: int, uid: str, day: str) -> Panorama:
    """As of `day`, the bank's date; reads by index alone, a millisecond or two."""
    relatives = _relatives(db, customer_id)
    (looks,) = db.execute("SELECT count(*) FROM audit_log WHERE object = ?", (f"customer:{uid}",)).fetchone()
    return Panorama(
        compared(db, customer_id),
        relatives[:_RELATIVES],
        tuple(Event(*row) for row in db.execute(_EVERYTHING, {"id": customer_id, "day": day, "most": _EVENTS})),
        tuple(
            Look(*row)
            for row in db.execute(
                "SELECT at, user, action, reason FROM audit_log WHERE object = ? ORDER BY id DESC LIMIT ?",
                (f"customer:{uid}", _LOOKS),
            )
        ),
        relatives_in_all=len(relatives),
        looks_in_all=looks,
    )


def masked_value(field: str, value: str | None) -> str:
    """A value of a platform as it may be shown; of a field that is not known here only its length is told."""
    if not value:
        return ""
    mask = _MASKS.get(field)
    if mask is not None:
        return mask(value)
    return value if field in _OPEN_TEXT else "*" * min(len(value), 8)


def compared(db: Connection, customer_id: int, *, original: bool = False) -> tuple[ComparedField, ...]:
    """The newest value of each platform, field by field, fields in conflict first; masked unless the reveal of the
    original has been logged."""
    conflicts = dict(
        db.execute("SELECT field, state FROM conflict WHERE customer_id = ? ORDER BY id", (customer_id,)).fetchall()
    )
    found: dict[str, dict[str, PlatformValue]] = {}
    for field, platform, value, as_of, chosen in db.execute(
        "SELECT field, platform, value, as_of, chosen FROM field_value WHERE customer_id = ? ORDER BY as_of",
        (customer_id,),
    ):
        found.setdefault(field, {})[platform] = PlatformValue(
            platform, (value or "") if original else masked_value(field, value), as_of, bool(chosen)
        )
    fields = [
        ComparedField(
            field, tuple(sorted(values.values(), key=lambda one: (not one.chosen, one.platform))), conflicts.get(field)
        )
        for field, values in found.items()
    ]
    return tuple(sorted(fields, key=lambda one: (one.conflict != "OPEN", one.field)))


def _relatives(db: Connection, customer_id: int) -> tuple[Relative, ...]:
    rows = db.execute(
        "SELECT c.id, c.name, r.kind, r.a_id = :id, c.kind = 'PERSON', r.source FROM relation r"
        "  JOIN customer c ON c.id = CASE r.a_id WHEN :id THEN r.b_id ELSE r.a_id END"
        " WHERE r.a_id = :id OR r.b_id = :id ORDER BY r.kind, r.id",
        {"id": customer_id},
    )
    return tuple(
        Relative(key, mask_name(name) if person else name, kind, bool(out), bool(person), source)
        for key, name, kind, out, person, source in rows
    )
