"""Tables that have been read, in the words of the window's language; read once and again when their data change."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.database.connection import Connection
from desktop.editing.changes import Changes
from desktop.progress import Progress
from desktop.tables.catalogue import BY_KEY
from desktop.tables.freed_memory import give_back
from desktop.tables.table import Table
from desktop.ui.background import Background
from desktop.ui.cards.words import word


class TableShelf(QObject):
    """`arrived` carries the key of a table that can be had from now on; `read_so_far` how far reading is, 0..1."""

    arrived = Signal(str)
    read_so_far = Signal(float)

    def __init__(
        self,
        background: Background,
        reader: Callable[[], Connection],
        failed: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._background, self._reader, self._failed = background, reader, failed
        self._read: dict[str, Table] = {}
        self._spoken: dict[str, Table] = {}
        self._under_way: dict[str, Progress] = {}

    def get(self, key: str) -> Table | None:
        """The table if it has been read, in the language of now."""
        read = self._read.get(key)
        if read is not None and key not in self._spoken:
            self._spoken[key] = read.worded(word)
        return self._spoken.get(key)

    def want(self, key: str) -> None:
        """Read a table unless it is there or being read; `arrived` says when it is."""
        if key in self._read or key in self._under_way:
            return
        progress = Progress(lambda done, *_: self.read_so_far.emit(done))
        self._under_way[key] = progress

        def take(table: Table) -> None:
            if self._under_way.get(key) is progress:
                del self._under_way[key]
                self._read[key] = table
                self._spoken.pop(key, None)
                self.arrived.emit(key)

        def fail(problem: Exception) -> None:
            if self._under_way.get(key) is progress:
                del self._under_way[key]
            self._failed(problem)

        def job() -> Table:
            table = BY_KEY[key].read(self._reader(), progress)
            give_back()
            return table

        self._background.run(job, take, fail, lane="tables")

    def stop(self) -> None:
        """Give up what is being read."""
        for progress in self._under_way.values():
            progress.cancel()
        self._under_way.clear()

    def forget(self, changes: Changes) -> frozenset[str]:
        """Drop the tables whose data changed and say which; a read under way is given up."""
        old = frozenset(key for key, offer in BY_KEY.items() if changes.touches(offer.grows_old))
        for key in old:
            self._read.pop(key, None)
            self._spoken.pop(key, None)
            progress = self._under_way.pop(key, None)
            if progress is not None:
                progress.cancel()
        return old

    def speak_again(self) -> None:
        """After a change of language."""
        self._spoken.clear()
