"""What a search answers: hits in groups of one kind, each hit with a place or a card; already masked."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What was found, in the order the groups are shown."""

    RECENT = "recent"
    COORDINATE = "coordinate"
    GRID = "grid"
    OUTLET = "outlet"
    BRANCH = "branch"
    MANAGER = "manager"
    TOWN = "town"
    PLACE = "place"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class Hit:
    """One row. `spans` are half-open ranges of `title` that were typed, `marks` those of `detail`; `id` is 0 for a
    coordinate."""

    kind: Kind
    id: int
    title: str
    detail: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    lon_e7: int | None = None
    lat_e7: int | None = None
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The best hits of one kind; `total` counts all of them, and is a lower bound when `more` is set."""

    kind: Kind
    hits: tuple[Hit, ...]
    total: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything found for one text, never an error. `partial` while only beginnings of names can be found."""

    text: str
    groups: tuple[Group, ...]
    partial: bool = False
