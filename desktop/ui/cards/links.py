"""What a card can ask of the window."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.customers.customer_card import CustomerCard
from desktop.printing.card_sheet import Target


@dataclass(frozen=True, slots=True)
class Links:
    """Callables of the window; ids are those of the store, radii are ground metres."""

    open: Callable[[Target], None]
    lock_grid: Callable[[int, str, str | None], None]  # reason; last day YYYY-MM-DD, None = until released
    unlock_grid: Callable[[int], None]
    set_radius: Callable[[int, int], None]
    select_grid: Callable[[int], None]  # select the customers of a grid
    clear_selection: Callable[[], None]
    undo_selection: Callable[[], None]
    ask_exception: Callable[[CustomerCard], None]  # the form for an exception from the borders
    end_exception: Callable[[int], None]
