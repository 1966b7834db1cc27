"""What a search answers: hits in groups of one kind, each hit with a place or a card; already masked."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What was found, in the order the groups are shown."""

    COORDINATE = "coordinate"
    GRID = "grid"
    OUTLET = "outlet"
    BRANCH = "branch"
    MANAGER = "manager"
    PLACE = "place"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class Hit:
    """One row. `spans` are half-open ranges of `title` that were typed; `id` is 0 for a coordinate."""

    kind: Kind
    id: int
    title: str
    detail: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    lon_e7: int | None = None
    lat_e7: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The best hits of one kind; `total` counts all of them, and is a lower bound when `more` is set."""

    kind: Kind
    hits: tuple[Hit, ...]
    total: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything found for one text, never an error."""

    text: str
    groups: tuple[Group, ...]
