"""The all-round view 360° of one customer beyond the card's own blocks; personal values are masked already."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlatformValue:
    """What one platform says of a field."""

    platform: str
    value: str  # masked
    as_of: str  # YYYY-MM-DD
    chosen: bool


@dataclass(frozen=True, slots=True)
class ComparedField:
    """One field as the platforms know it; `conflict` is the state of a conflict about it, None = none."""

    field: str
    values: tuple[PlatformValue, ...]
    conflict: str | None


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody related: `kind` as in the schema; `leads_out` tells the side, e.g. who guarantees for whom."""

    customer_id: int
    name: str  # masked for persons
    kind: str
    leads_out: bool
    is_person: bool
    source: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened with the customer; `kind` is VISIT, LINE, LOAN, SETTLED, RECEIVED, LOCATED or FAMILY."""

    day: str
    kind: str
    what: str = ""  # a word of the schema, e.g. the channel of a visit or a platform
    amount_fen: int | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """A logged access to this customer's data."""

    at: str
    user: str
    action: str
    reason: str


@dataclass(frozen=True, slots=True)
class Panorama:
    compared: tuple[ComparedField, ...]
    relatives: tuple[Relative, ...]
    events: tuple[Event, ...]  # newest first
    looks: tuple[Look, ...]  # newest first
    relatives_in_all: int = 0  # before they were cut to the first few
    looks_in_all: int = 0
