"""What a card can ask of the window."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Links:
    """Callables of the window; ids are those of the store, radii are ground metres."""

    open_grid: Callable[[int], None]
    open_outlet: Callable[[int], None]
    open_customer: Callable[[int], None]
    lock_grid: Callable[[int, str], None]
    unlock_grid: Callable[[int], None]
    set_radius: Callable[[int, int], None]
    select_grid: Callable[[int], None]  # select the customers of a grid
    clear_selection: Callable[[], None]
    undo_selection: Callable[[], None]
