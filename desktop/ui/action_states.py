"""Which actions can be done now; those that cannot are grey, and say why in their tooltip."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.ui.actions import DRAFT_AIDS, DRAFT_TOOLS, DRAFT_VIEWS, Actions
from desktop.ui.card_desk import CardDesk
from desktop.ui.edit_words import edit_words
from desktop.ui.maps.canvas import MapCanvas
from desktop.ui.selection import Selection

_NEEDS_CONTENT = (
    "rectangle", "polygon", "freehand", "radius", "whole_bank", "go_to", "add_bookmark", "table", "lock_now", "search",
    "organisation", "overview", "presentation", "second_map", "plans", "map_on_day", "compare_plans", "quality",
    "segments", "locks", "exceptions", "import_grids", "export_grids", "locate", "import_files", "matching",
    "conflicts",
)  # fmt: skip


class ActionStates(QObject):
    """`has_maps` says whether the list of base maps is there yet."""

    def __init__(
        self,
        actions: Actions,
        canvas: MapCanvas,
        selection: Selection,
        desk: CardDesk,
        has_maps: Callable[[], bool],
    ) -> None:
        super().__init__(canvas)
        self._actions, self._canvas, self._selection, self._desk = actions, canvas, selection, desk
        self._has_maps = has_maps
        self._history = ("", "")  # what undo and redo would do, as the journal words it
        canvas.history_changed.connect(self._allow_ways)
        selection.changed.connect(self.allow)
        desk.subject_changed.connect(lambda _: self.allow())
        for key in (*DRAFT_TOOLS, *DRAFT_AIDS, *DRAFT_VIEWS, "posts_list"):
            actions.allow(key, on=False)
        self.allow()
        self.speak_again()

    def allow(self) -> None:
        """Look again at what can be done."""
        actions, some = self._actions, len(self._selection) > 0
        for key in _NEEDS_CONTENT:
            actions.allow(key, on=self._canvas.content is not None)
        for key in ("map_manager", "about_map"):
            actions.allow(key, on=self._has_maps())
        actions.allow("clear_selection", on=some)
        actions.allow("to_selection", on=some or self._desk.subject is not None)
        actions.allow("undo_selection", on=self._selection.can_undo)
        actions.allow("redo_selection", on=self._selection.can_redo)
        self._allow_ways()

    def use_history(self, undo: str, redo: str) -> None:
        """What undo and redo would do, in the journal's words; empty for nothing."""
        self._history = (undo, redo)
        self.speak_again()

    def speak_again(self) -> None:
        """After a change of language."""
        for key, words in zip(("undo", "redo"), self._history, strict=True):
            self._actions.label(key, edit_words(words))
            self._actions.allow(key, on=bool(words))

    def _allow_ways(self) -> None:
        self._actions.allow("back", on=self._canvas.can_go_back)
        self._actions.allow("forward", on=self._canvas.can_go_forward)
