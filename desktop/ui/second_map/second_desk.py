"""Opens the second map window, tells it what the first one shows, hides it under the lock, closes it with the first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from desktop.drawing.stack import MapOptions
from desktop.editing.changes import Changes
from desktop.maps.viewport import Viewport
from desktop.ui.background import Background
from desktop.ui.preferences import Preferences
from desktop.ui.second_map.second_map import SecondMap
from desktop.ui.subject import Subject

if TYPE_CHECKING:  # it makes this desk
    from desktop.ui.main_window import MainWindow, OpenBank

_THEMES = frozenset(
    {"customer", "visit", "credit_line", "loan", "account_history", "geo_point", "grid", "boundary_arc"}
)


class SecondDesk(QObject):
    """One second window at a time; nothing of it exists before it is asked for."""

    def __init__(
        self, window: "MainWindow", background: Background, session: "OpenBank", preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window, self._background = window, background
        self._session, self._preferences = session, preferences
        self.second: SecondMap | None = None
        self._hidden = False  # by the lock
        window.actions_.bind({"second_map": self.open})
        window.map.shown.connect(self._shown)
        window.canvas.viewport_changed.connect(self._viewed)
        window.desk.subject_changed.connect(self._chosen)
        window.runner.changed.connect(self._changed)
        window.privacy.locked.connect(self._lock)
        window.privacy.unlocked.connect(self._unlock)
        window.installEventFilter(self)

    def open(self) -> None:
        """Open it, or bring it to the front."""
        window, content = self._window, self._window.content
        if content is None:
            return
        if self.second is None:
            second = self.second = SecondMap(
                self._background, self._session.reader, self._preferences, window.show_problem
            )
            second.gone.connect(self._gone)
            second.use(window.plans.of_day(content), window.map.options, today=content.as_of)
            second.follow_subject(window.desk.subject)
            second.open_on(window.screen())
            second.follow_view(window.canvas.viewport)
        self.second.raise_()
        self.second.activateWindow()

    def _gone(self) -> None:
        gone, self.second = self.second, None
        if gone is not None:
            gone.deleteLater()

    def _shown(self, options: MapOptions) -> None:
        content = self._window.content
        if self.second is not None and content is not None:
            self.second.use(self._window.plans.of_day(content), options, today=content.as_of)

    def _viewed(self, viewport: Viewport) -> None:
        if self.second is not None:
            self.second.follow_view(viewport)

    def _chosen(self, subject: Subject | None) -> None:
        if self.second is not None:
            self.second.follow_subject(subject)

    def _changed(self, changes: Changes) -> None:
        if self.second is not None and changes.touches(_THEMES):
            self.second.forget_values()

    def _lock(self) -> None:
        if self.second is not None and self.second.isVisible():
            self._hidden = True
            self.second.hide()

    def _unlock(self) -> None:
        if self.second is not None and self._hidden:
            self.second.show()
        self._hidden = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Close and watched is self._window and self.second is not None:
            self.second.close()
        return False
