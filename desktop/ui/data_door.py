"""The door to the work on the records themselves: each window is loaded when it is first asked for."""

import importlib
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from desktop.ui.background import Background
from desktop.ui.preferences import Preferences

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow, OpenBank

DESKS = {
    "conflicts": ("desktop.ui.conflicts.questions_desk", "QuestionsDesk"),
    "import_files": ("desktop.ui.importing.import_desk", "ImportDesk"),
    "segments": ("desktop.ui.segments.segments_desk", "SegmentsDesk"),
    "matching": ("desktop.ui.matching.matching_desk", "MatchingDesk"),
    "quality": ("desktop.ui.quality.quality_desk", "QualityDesk"),
}
"""By action: the module and the class that runs its window; made with (window, background, session, preferences)."""


class DataDesk(Protocol):
    """What stands behind a window of this kind."""

    def open(self) -> None:
        """Show the window, in front if it is there already."""


class DataDoor(QObject):
    """Binds the actions of `DESKS`."""

    def __init__(
        self, window: "MainWindow", background: Background, session: "OpenBank", preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window, self._background, self._session, self._preferences = window, background, session, preferences
        self.desks: dict[str, DataDesk] = {}
        window.actions_.bind({key: partial(self.open, key) for key in DESKS})

    def open(self, key: str) -> None:
        if key not in self.desks:
            module, name = DESKS[key]
            make = getattr(importlib.import_module(module), name)
            self.desks[key] = make(self._window, self._background, self._session, self._preferences)
        self.desks[key].open()
