"""Builds the search's index of names and addresses behind the window, and anew when the bank has changed."""

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.database.connection import Connection
from desktop.progress import Progress
from desktop.refusal import Cancelled
from desktop.tables.freed_memory import give_back
from desktop.ui.background import Background

if TYPE_CHECKING:  # it brings the pinyin along, which no start-up may wait for
    from desktop.search.index_queries import TextIndex


class IndexLearning(QObject):
    """`learned` when `index` is of the bank's present state again."""

    learned = Signal()

    def __init__(
        self, background: Background, reader: Callable[[], Connection], failed: Callable[[Exception], None]
    ) -> None:
        super().__init__()
        self._background, self._reader, self._failed = background, reader, failed
        self._under_way = False
        self.index: TextIndex | None = None

    def learn(self) -> None:
        """Read all names and addresses; some seconds in the lane for long work. Nothing if that is under way."""
        if self._under_way:
            return
        self._under_way = True
        progress = _UntilClosing(self._background)

        def job() -> "TextIndex":
            index: TextIndex = importlib.import_module("desktop.search.index_queries").read_index(
                self._reader(), progress
            )
            give_back()
            return index

        self._background.run(job, self._take, self._give_up, lane="long")

    def _take(self, index: "TextIndex") -> None:
        self._under_way = False
        self.index = index
        self.learned.emit()

    def _give_up(self, problem: Exception) -> None:
        self._under_way = False
        self._failed(problem)


class _UntilClosing(Progress):
    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background

    def check(self) -> None:
        if self._background.closing:
            raise Cancelled
        super().check()
