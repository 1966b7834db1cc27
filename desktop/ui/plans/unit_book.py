"""The units to paint with, made behind the window when they are first asked for and kept for all drafts of one plan."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.database.connection import Connection
from desktop.grids.boundary import Partition
from desktop.plans.draft_state import DraftState
from desktop.plans.painting import Holders
from desktop.plans.unit_queries import villages
from desktop.plans.units import UnitKind, UnitPeople, Units, units_of
from desktop.ui.background import Background

Bound = tuple[Units, UnitPeople]


class UnitBook(QObject):
    """`ready` when units that were asked for are there."""

    ready = Signal()

    def __init__(
        self,
        background: Background,
        reader: Callable[[], Connection],
        failed: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background, self._reader, self._failed = background, reader, failed
        self._base: Partition | None = None
        self._index: object = None
        self._made: dict[UnitKind, Bound] = {}
        self._asked: set[UnitKind] = set()
        self._holders: Holders | None = None
        self._state: DraftState | None = None

    def units(self, state: DraftState, kind: UnitKind) -> Bound | None:
        """The units of the plan under a draft, and who lives in each; None while they are being made."""
        index = state.totals.index
        if self._base is not state.draft.base or self._index is not index:
            self._base, self._index = state.draft.base, index
            self._made, self._asked = {}, set()
        if kind not in self._made and kind not in self._asked:
            self._asked.add(kind)
            base = state.draft.base
            names = {face: grid.name for face, grid in state.draft.grids_in_force.items()}

            def job() -> Bound:
                units = units_of(base, villages(self._reader()), kind, names)
                _ = units.tree
                return units, UnitPeople.of(units, base, index)

            self._background.run(job, lambda made: self._take(base, index, kind, made), self._failed, lane="long")
        return self._made.get(kind)

    def holders(self, state: DraftState, units: Units) -> Holders:
        """Which grids hold the units, kept until the draft is another."""
        if self._holders is None or self._state is not state or self._holders.units is not units:
            self._state = state
            self._holders = Holders(state.draft.partition, state.draft.redrawn_faces, units)
        return self._holders

    def _take(self, base: Partition, index: object, kind: UnitKind, made: Bound) -> None:
        if base is self._base and index is self._index:
            self._made[kind] = made
            self.ready.emit()
