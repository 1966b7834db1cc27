"""A question 冲突: platforms say different things of one field of one customer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.importing.vocabulary import authority


@dataclass(frozen=True, slots=True)
class Answer:
    """What one platform says; `shown` is masked, `value` as received."""

    platform: str
    value: str
    shown: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class Question:
    """`advised` is the answer that the order of authority gives, None where it names none of the platforms."""

    id: int
    customer_id: int
    customer: str  # masked for persons
    cust_no: str
    grid: str
    field: str
    state: str  # OPEN, DEFERRED or RESOLVED
    answers: tuple[Answer, ...]

    @property
    def advised(self) -> Answer | None:
        return advised(self.field, self.answers)


def advised(field: str, answers: Sequence[Answer]) -> Answer | None:
    """The answer of the platform that comes first for this field (domain §2.7, `resources/importing/authority.toml`).

    A platform that says two things is not asked which: then nothing is advised.
    """
    orders, otherwise = authority()
    order = (*orders.get(field, ()), *otherwise)
    said: Mapping[str, list[Answer]] = {platform: [] for platform in order}
    for one in answers:
        if one.platform in said:
            said[one.platform].append(one)
    first = next((found for found in said.values() if found), [])
    return first[0] if len(first) == 1 else None
