"""Personal data in the original in the table: of the rows on the screen and no others, while they are revealed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop.database.connection import Connection
from desktop.tables.originals_queries import Originals, originals
from desktop.tables.table import About
from desktop.ui.background import Background
from desktop.ui.privacy.reveal import Reveal
from desktop.ui.tables.table_panel import TablePanel

_SCROLLED_MS = 60


class TableOriginals(QObject):
    """Follows the reveal and the scroll bar."""

    def __init__(
        self,
        panel: TablePanel,
        reveal: Reveal,
        background: Background,
        reader: Callable[[], Connection],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(panel)
        self._panel, self._reveal, self._background = panel, reveal, background
        self._reader, self._failed = reader, failed
        self._scrolled = QTimer(self, singleShot=True, interval=_SCROLLED_MS)
        self._scrolled.timeout.connect(self.read)
        panel.view.scrolled.connect(self._scrolled.start)
        reveal.changed.connect(self._turn)

    def ask(self, table: str) -> None:
        """Ask for a reason to show originals; where they are shown already, mask them again."""
        self._panel.show_revealed(on=self._reveal.on)
        if self._reveal.on:
            self._reveal.end()
        else:
            self._reveal.ask(f"table:{table}")

    def read(self) -> None:
        """Read what is on the screen now and not known yet."""
        model, view = self._panel.model, self._panel.view
        if not self._reveal.on or model.table is None or model.table.about is not About.CUSTOMER:
            return
        first, last = view.lines_in_view()
        subjects = {model.subject(line) for line in range(first, last + 1)}
        wanted = sorted(one for one in subjects if one is not None and one not in (model.originals or {}))
        if not wanted:
            return

        def take(told: Originals) -> None:
            if self._reveal.on:
                model.take_originals(told)
                view.viewport().update()

        self._background.run(lambda: originals(self._reader(), wanted), take, self._failed)

    def _turn(self, on: bool) -> None:
        self._panel.model.take_originals({} if on else None)
        self._panel.show_revealed(on=on)
        self.read()
