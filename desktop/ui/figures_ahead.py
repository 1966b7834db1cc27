"""Reads what the grids hold behind the window, so that the card of a branch or a town need not wait for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.editing.changes import Changes
from desktop.grids.figures import Figures
from desktop.ui.background import Background

_AFTER_MS = 1500  # the map comes first
_AT_ONCE = 12  # grids; about a tenth of a second


class FiguresAhead(QObject):
    """Works through all grids in the lane of long work, a few at a time."""

    def __init__(
        self,
        background: Background,
        reader: Callable[[], Connection],
        failed: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.figures = Figures()
        self._background, self._reader, self._failed = background, reader, failed
        self._grids: tuple[int, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._soon.timeout.connect(self.begin)

    @property
    def known(self) -> int:
        """How many grids have been read."""
        return self.figures.known

    def use(self, grids: tuple[int, ...]) -> None:
        """These are the grids of the bank."""
        self._grids = grids
        self._soon.start()

    def forget(self, changes: Changes) -> None:
        """After a change of data: what it touched is read anew."""
        before = self.figures.known
        self.figures.forget(changes)
        if self.figures.known < before:
            self._soon.start()

    def begin(self) -> None:
        """Now, without waiting for the map."""

        def job() -> None:
            db = self._reader()
            self.figures.bounded(db)
            self.figures.booked(db, bank_date(db))

        self._background.run(job, lambda _: self._go_on(self._grids), self._failed, lane="long", newest="figures")

    def _go_on(self, left: tuple[int, ...]) -> None:
        if not left:
            return

        def job() -> None:
            db = self._reader()
            self.figures.of(db, left[:_AT_ONCE], bank_date(db))

        self._background.run(job, lambda _: self._go_on(left[_AT_ONCE:]), self._failed, lane="long", newest="figures")
