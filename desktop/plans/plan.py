"""A plan of the grids 方案: a draft is worked on, submitted, approved and published with a day; then it is in force."""

from dataclasses import dataclass
from enum import Enum


class Status(Enum):
    """How far a plan has come; the values are those of the store."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    APPROVED = "APPROVED"
    ACTIVE = "ACTIVE"  # published; in force between valid_from and valid_to
    SUPERSEDED = "SUPERSEDED"  # was in force between its days

    @property
    def is_published(self) -> bool:
        return self in (Status.ACTIVE, Status.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan. Days are YYYY-MM-DD; `state` names the state of a draft, a new one with every step."""

    id: int
    uid: str
    version: int
    title: str
    status: Status
    based_on: int | None  # the published plan a draft began from
    purpose: str | None
    created_by: str | None
    created_at: str | None
    submitted_by: str | None
    submitted_at: str | None
    approver: str | None
    approved_on: str | None
    document: str | None  # 文号
    valid_from: str | None
    valid_to: str | None
    state: str | None
