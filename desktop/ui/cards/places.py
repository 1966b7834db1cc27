"""Where the thing of a card lies on the map, and by which code the audit log names it."""

import numpy as np

from desktop.customers.customer_card import CustomerCard
from desktop.customers.household_card_queries import HouseholdCard
from desktop.drawing.whereabouts import Whereabouts
from desktop.grids.branch_card_queries import BranchCard
from desktop.grids.card_queries import GridCard
from desktop.grids.dated_card_queries import GridThen
from desktop.grids.manager_card_queries import ManagerCard
from desktop.grids.town_card_queries import TownCard
from desktop.maps.projection import e7_to_world
from desktop.organisation.card_queries import OutletCard
from desktop.ui.cards.kinds import Card
from desktop.ui.subject import BRANCH, CUSTOMER, GRID, HOUSEHOLD, MANAGER, OUTLET, TOWN


def place_of(card: Card) -> Whereabouts | None:
    """None for what is nowhere: a selection, an outlet or a customer that is not located and has no grid."""
    match card:
        case GridCard() | GridThen():
            return Whereabouts(frozenset({card.id}))
        case BranchCard() | ManagerCard() | TownCard():
            ids = frozenset(grid.id for grid in card.territory.grids)
            return Whereabouts(ids) if ids else None
        case OutletCard():
            point = _world(card.lon_e7, card.lat_e7)
            served = frozenset(grid.id for grid in card.served)
            if point is None:
                return Whereabouts(served) if served else None
            return Whereabouts(served, point, card.radius_m, is_outlet=True)
        case CustomerCard():
            place = card.location
            home = frozenset() if card.home is None else frozenset({card.home.grid_id})
            if place is None:
                return Whereabouts(home) if home else None
            return Whereabouts(home, _world(place.lon_e7, place.lat_e7), place.accuracy_m)
        case HouseholdCard():
            home = frozenset() if card.home is None else frozenset({card.home.grid_id})
            point = _world(card.lon_e7, card.lat_e7)
            if point is None:
                return Whereabouts(home) if home else None
            return Whereabouts(home, point, card.accuracy_m)
        case _:
            return None


def object_of(card: Card) -> str:
    """The thing named by its code, never by a person's data."""
    match card:
        case GridCard(code=code) | GridThen(code=code):
            return f"{GRID}:{code}"
        case OutletCard(code=code):
            return f"{OUTLET}:{code}"
        case BranchCard(code=code):
            return f"{BRANCH}:{code}"
        case TownCard(code=code):
            return f"{TOWN}:{code}"
        case ManagerCard(staff_no=number):
            return f"{MANAGER}:{number}"
        case CustomerCard(uid=uid):
            return f"{CUSTOMER}:{uid}"
        case HouseholdCard(uid=uid):
            return f"{HOUSEHOLD}:{uid}"
        case _:
            return "selection"


def _world(lon_e7: int | None, lat_e7: int | None) -> tuple[float, float] | None:
    if lon_e7 is None or lat_e7 is None:
        return None
    x, y = e7_to_world(np.array([lon_e7, lat_e7], dtype=np.int32))
    return float(x), float(y)
