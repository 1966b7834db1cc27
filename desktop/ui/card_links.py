"""What the cards can have done: open another card, lock, unlock, set a radius, select, set an exception."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.grids.edits import LockGrid, UnlockGrid
from desktop.organisation.edits import SetServiceRadius
from desktop.ui.card_desk import CardDesk
from desktop.ui.cards.links import Links
from desktop.ui.edit_runner import EditRunner
from desktop.ui.registers.door import RegistersDoor
from desktop.ui.select_on_map import SelectOnMap
from desktop.ui.selection import Selection


def card_links(
    desk: CardDesk,
    runner: EditRunner,
    select: SelectOnMap,
    selection: Selection,
    canvas: QWidget,
    registers: RegistersDoor,
) -> Links:
    """After an edit from a card `canvas` gets the keyboard, so that Ctrl+Z means the edit and not a text field."""

    def run(act: Callable[[], bool]) -> None:
        canvas.setFocus()
        act()

    return Links(
        open=desk.open_target,
        lock_grid=lambda one, reason, until: run(lambda: runner.run(LockGrid(one, reason, until))),
        unlock_grid=lambda one: run(lambda: runner.run(UnlockGrid(one))),
        set_radius=lambda one, metres: run(lambda: runner.run(SetServiceRadius(one, metres))),
        select_grid=select.select_grid,
        clear_selection=selection.clear,
        undo_selection=selection.undo,
        ask_exception=lambda card: registers.exceptions.ask(card),
        end_exception=lambda one: registers.exceptions.end(one),
    )
