"""To which grid a customer belongs, and by which rule (domain §7.1): the first of these that says something.

A person: confirmed place of living, parsed address of living, the household's grid, place of business, hukou address.
An organisation: confirmed place, operating address, registered address.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

CONFIRMED, LIVE, HOUSEHOLD = "LIVE_POINT", "LIVE_ADDRESS", "HOUSEHOLD"
OPERATE, REGISTER, HUKOU, MANUAL = "OPERATE_ADDRESS", "REGISTER_ADDRESS", "HUKOU_ADDRESS", "MANUAL"

_PERSON = (("LIVE", LIVE), ("", HOUSEHOLD), ("OPERATE", OPERATE), ("HUKOU", HUKOU))
_ORGANISATION = (("OPERATE", OPERATE), ("REGISTER", REGISTER), ("LIVE", LIVE))

PERSON_PLACES = ("LIVE", "OPERATE", "HUKOU", "REGISTER", "MAIL")
ORGANISATION_PLACES = ("OPERATE", "REGISTER", "LIVE", "HUKOU", "MAIL")
"""Which address says where somebody is to be found, the best first."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An address that leads to a village. `door` as in house_points, None where it names none."""

    kind: str  # LIVE HUKOU OPERATE REGISTER MAIL
    division: int
    group_no: int
    door: str | None = None


def likeliest(addresses: Sequence[Placed], *, is_person: bool) -> Placed | None:
    """The address at which the customer is to be found."""
    order = PERSON_PLACES if is_person else ORGANISATION_PLACES
    return min(addresses, key=lambda one: order.index(one.kind), default=None)


def home_of(
    addresses: Sequence[Placed],
    grid_of: Callable[[Placed], int],
    *,
    is_person: bool,
    household_grid: int = 0,
    confirmed_grid: int = 0,
) -> tuple[int, str]:
    """Grid and rule; (0, "") when nothing says where the customer belongs: the queue 未归格."""
    if confirmed_grid:
        return confirmed_grid, CONFIRMED if is_person else OPERATE
    for kind, rule in _PERSON if is_person else _ORGANISATION:
        if rule == HOUSEHOLD:
            if household_grid:
                return household_grid, HOUSEHOLD
            continue
        for address in addresses:
            if address.kind == kind and (grid := grid_of(address)):
                return grid, rule
    return 0, ""
