"""The one table of cards: how each kind of thing is read, what its card says, what can be done on it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop.customers.customer_card import CustomerCard
from desktop.customers.household_card_queries import HouseholdCard, household_card
from desktop.customers.queries import customer_card
from desktop.customers.totals import Totals
from desktop.database.connection import Connection
from desktop.grids.branch_card_queries import BranchCard, branch_card
from desktop.grids.card_queries import GridCard, grid_card
from desktop.grids.dated_card_queries import GridThen, grid_then
from desktop.grids.figures import Figures
from desktop.grids.manager_card_queries import ManagerCard, manager_card
from desktop.grids.town_card_queries import TownCard, town_card
from desktop.organisation.card_queries import OutletCard, PointsNear, outlet_card
from desktop.printing.card_sheet import CardSheet
from desktop.ui.cards.branch_sheet import branch_sheet
from desktop.ui.cards.customer_sheet import customer_sheet
from desktop.ui.cards.forms import customer_form, grid_form, outlet_form, selection_form
from desktop.ui.cards.grid_sheet import grid_sheet
from desktop.ui.cards.grid_then_sheet import grid_then_sheet
from desktop.ui.cards.household_sheet import household_sheet
from desktop.ui.cards.links import Links
from desktop.ui.cards.manager_sheet import manager_sheet
from desktop.ui.cards.outlet_sheet import outlet_sheet
from desktop.ui.cards.selection_sheet import selection_sheet
from desktop.ui.cards.sheet_view import Forms
from desktop.ui.cards.town_sheet import town_sheet
from desktop.ui.subject import BRANCH, CUSTOMER, GRID, HOUSEHOLD, MANAGER, OUTLET, TOWN, Subject
from desktop.ui.theme import Tokens

Card = GridCard | GridThen | OutletCard | CustomerCard | BranchCard | ManagerCard | TownCard | HouseholdCard | Totals


@dataclass(frozen=True, slots=True)
class Known:
    """What is in memory already and need not be read for a card."""

    figures: Figures
    points: PointsNear | None = None
    day: str | None = None  # that the map shows; None = today


@dataclass(frozen=True, slots=True)
class CardKind:
    """`read` runs in a worker; `sheet` gives the words in the language of the window."""

    read: Callable[[Connection, int, Known], Card]
    sheet: Callable[[Any], CardSheet]


KINDS: dict[str, CardKind] = {
    GRID: CardKind(lambda db, one, known: _grid_card(db, one, known), lambda card: _grid_sheet(card)),
    OUTLET: CardKind(lambda db, one, known: outlet_card(db, one, known.points), outlet_sheet),
    CUSTOMER: CardKind(lambda db, one, _: customer_card(db, one), customer_sheet),
    HOUSEHOLD: CardKind(lambda db, one, _: household_card(db, one), household_sheet),
    BRANCH: CardKind(lambda db, one, known: branch_card(db, one, known.figures), branch_sheet),
    MANAGER: CardKind(lambda db, one, known: manager_card(db, one, known.figures), manager_sheet),
    TOWN: CardKind(lambda db, one, known: town_card(db, one, known.figures), town_sheet),
}


def _grid_card(db: Connection, grid_id: int, known: Known) -> GridCard | GridThen:
    """As it was on the day of the map; a version that was not in force then as it is today."""
    then = None if known.day is None else grid_then(db, grid_id, known.day)
    return grid_card(db, grid_id, known.figures) if then is None else then


def _grid_sheet(card: GridCard | GridThen) -> CardSheet:
    return grid_then_sheet(card) if isinstance(card, GridThen) else grid_sheet(card)


def read_card(db: Connection, subject: Subject, known: Known) -> Card:
    """The card of a thing on the bank's date, of a grid on the day of the map. Raises Refused when it is gone."""
    return KINDS[subject.kind].read(db, subject.id, known)


def sheet_of(subject: Subject | None, card: Card) -> CardSheet:
    """What the card of a thing says; without a thing it is that of a selection."""
    if subject is None or isinstance(card, Totals):
        assert isinstance(card, Totals)
        return selection_sheet(card)
    return KINDS[subject.kind].sheet(card)


def forms_of(card: Card, tokens: Tokens, links: Links) -> Forms:
    """What can be done on the card, by the name its sheet gives it."""
    if isinstance(card, GridCard):
        return {"grid": lambda: grid_form(card, tokens, links)}
    if isinstance(card, OutletCard):
        return {"outlet": lambda: outlet_form(card, tokens, links)}
    if isinstance(card, CustomerCard):
        return {"customer": lambda: customer_form(card, tokens, links)}
    return {"selection": lambda: selection_form(links)}
