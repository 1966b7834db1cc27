"""The figures of the overview: read behind the window when they are wanted, kept until the data change."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.database.connection import Connection
from desktop.drawing.content import MapContent
from desktop.editing.changes import Changes
from desktop.overview import queries
from desktop.overview.headline import Headline
from desktop.overview.history import History
from desktop.progress import Progress
from desktop.tables.freed_memory import give_back
from desktop.ui.background import Background

_SHOWS = frozenset(
    {
        "customer", "geo_point", "household", "grid", "grid_assignment", "boundary_arc", "org_unit", "visit", "loan",
        "account_history", "import_batch",
    }
)  # fmt: skip


class FigureShelf(QObject):
    """`changed` when one of the two is there, or there anew."""

    changed = Signal()

    def __init__(
        self,
        background: Background,
        reader: Callable[[], Connection],
        failed: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._background, self._reader, self._failed = background, reader, failed
        self._content: MapContent | None = None
        self._under_way: Progress | None = None
        self.headline: Headline | None = None
        self.history: History | None = None

    def use_content(self, content: MapContent) -> None:
        """The points of the map are counted, not read again; other points make the figures old."""
        before, self._content = self._content, content
        if before is not None and (before.points is not content.points or before.grids is not content.grids):
            self._drop()

    def forget(self, changes: Changes) -> bool:
        """Drop what an edit made old; says whether anything was."""
        if not changes.touches(_SHOWS):
            return False
        self._drop()
        return True

    def want(self) -> None:
        """Have what is missing read: the headline at once, then the history, which takes a second or two."""
        content = self._content
        if content is None or self._under_way is not None or self.history is not None:
            return
        progress = self._under_way = Progress()
        points = content.points

        def fail(problem: Exception) -> None:
            if self._under_way is progress:
                self._under_way = None
            self._failed(problem)

        def take_history(found: History) -> None:
            if self._under_way is progress:
                self._under_way, self.history = None, found
                self.changed.emit()

        def read_history() -> History:
            found = queries.history(self._reader(), points, progress)
            give_back()
            return found

        def take_headline(found: Headline) -> None:
            if self._under_way is progress:
                self.headline = found
                self.changed.emit()
                self._background.run(read_history, take_history, fail, lane="tables")

        self._background.run(lambda: queries.headline(self._reader(), len(points)), take_headline, fail)

    def _drop(self) -> None:
        if self._under_way is not None:
            self._under_way.cancel()
            self._under_way = None
        self.headline = self.history = None
