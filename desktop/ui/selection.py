"""Which customers are selected on the map, with an undo of its own so that a stray click costs nothing."""

from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

Ids = NDArray[np.int32]
_NOBODY: Ids = np.empty(0, dtype=np.int32)
_STEPS_KEPT = 50


class Combine(Enum):
    """How a new shape meets what is selected already."""

    REPLACE = "replace"
    ADD = "add"  # Shift
    REMOVE = "remove"  # Ctrl


class Selection(QObject):
    """Customer ids, ascending. They outlive a new point index, which places in the index would not."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids = _NOBODY
        self._undo: list[Ids] = []
        self._redo: list[Ids] = []

    @property
    def ids(self) -> Ids:
        return self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def combine(self, ids: Ids, how: Combine) -> None:
        """Meet the selection with the customers of a new shape. A shape without customers changes nothing."""
        if not len(ids):
            return
        new = np.unique(np.asarray(ids, dtype=np.int32))
        if how is Combine.ADD:
            new = np.union1d(self._ids, new)
        elif how is Combine.REMOVE:
            new = np.setdiff1d(self._ids, new, assume_unique=True)
        self._become(new)

    def clear(self) -> None:
        self._become(_NOBODY)

    @property
    def can_undo(self) -> bool:
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        return bool(self._redo)

    def undo(self) -> None:
        if self._undo:
            self._redo.append(self._ids)
            self._ids = self._undo.pop()
            self.changed.emit()

    def redo(self) -> None:
        if self._redo:
            self._undo.append(self._ids)
            self._ids = self._redo.pop()
            self.changed.emit()

    def _become(self, ids: Ids) -> None:
        if np.array_equal(ids, self._ids):
            return
        self._undo = [*self._undo[1 - _STEPS_KEPT :], self._ids]
        self._redo.clear()
        self._ids = ids
        self.changed.emit()
