"""F3: from one problem of the open draft to the next, each with a sentence, the map going there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.database.connection import Connection
from desktop.plans.address_queries import read_said_villages
from desktop.plans.draft_state import DraftState
from desktop.plans.misplaced import Misplaced
from desktop.plans.problems import DraftProblem, problems
from desktop.ui.background import Background
from desktop.ui.plans.totals_panel import Names
from desktop.ui.plans.trouble_words import trouble_words

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

_Found = tuple[DraftState, Misplaced, tuple[DraftProblem, ...]]


class ProblemWalk(QObject):
    """`looked(faces)` when the map is to go to grids."""

    looked = Signal(object)

    def __init__(
        self, window: "MainWindow", background: Background, reader: Callable[[], Connection], names: Callable[[], Names]
    ) -> None:
        super().__init__(window)
        self._window, self._background, self._reader, self._names = window, background, reader, names
        self._misplaced: Misplaced | None = None
        self._known_of: tuple[object, object] = (None, None)  # the ground and the points they were looked for in
        self._found: tuple[DraftProblem, ...] = ()
        self._place = 0

    def forget_addresses(self) -> None:
        """Customers or their addresses changed: they are read again the next time."""
        self._misplaced = None

    def next(self, state: DraftState) -> None:
        """Go to the next problem. The addresses of the bank are read the first time, some seconds behind the window."""
        base, index = state.draft.base, state.totals.index
        known = self._misplaced if self._known_of == (base, index) else None
        if known is None:
            self._window.messages.say(self.tr("正在核对客户的地址和坐标…"), tone="ok")

        def job() -> _Found:
            misplaced = known or Misplaced.of(base, index, read_said_villages(self._reader(), index))
            return state, misplaced, problems(state.draft, state.totals, state.goals, misplaced)

        lane = "long" if known is None else "reads"
        self._background.run(job, self._take, self._window.show_problem, newest="problems", lane=lane)

    def _take(self, answer: _Found) -> None:
        state, self._misplaced, found = answer
        self._known_of = (state.draft.base, state.totals.index)
        if not found:
            self._found = ()
            self._window.messages.say(self.tr("草案没有发现问题。"), tone="ok")
            return
        self._place = (self._place + 1) % len(found) if found == self._found else 0
        self._found = found
        one = found[self._place]
        if one.target is not None:
            self.looked.emit(one.target.faces)
        elif one.face and one.village is None:
            self.looked.emit((one.face,))
        else:
            self._window.ways.show_point(one.x, one.y)
        self._window.messages.say(
            self.tr("问题 {0} / {1}：{2}（F3 看下一个）").format(
                self._place + 1, len(found), trouble_words(one, state.draft, self._names())
            ),
            tone="warn",
        )
