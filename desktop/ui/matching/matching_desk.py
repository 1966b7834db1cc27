"""Reads and decisions behind the window of matched customers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.editing.changes import Changes
from desktop.matching.edits import MergeCustomers, PutOffPair, RejectPair, SplitCustomers
from desktop.matching.links_queries import merge_of_pair
from desktop.matching.review_queries import Queue, queue_of
from desktop.ui import theme
from desktop.ui.background import Background
from desktop.ui.matching.queue_window import QueueWindow
from desktop.ui.preferences import Preferences
from desktop.ui.subject import CUSTOMER, Subject

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow, OpenBank

_SHOWN = frozenset({"match_pair", "customer", "contact", "address", "household"})


class MatchingDesk(QObject):
    """Made when first asked for."""

    def __init__(
        self, window: "MainWindow", background: Background, session: "OpenBank", preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window, self._background, self._session, self._preferences = window, background, session, preferences
        shown = self.shown = QueueWindow(theme.THEMES[preferences.text("theme", "light")], window)
        runner = window.runner
        shown.state_chosen.connect(lambda _: self._read())
        shown.same_said.connect(lambda pair: runner.run(MergeCustomers((pair,))))
        shown.different_said.connect(lambda pair: runner.run(RejectPair(pair)))
        shown.later_said.connect(lambda pair: runner.run(PutOffPair(pair)))
        shown.split_asked.connect(self._split)
        shown.all_said.connect(lambda pairs: runner.run(MergeCustomers(pairs, leniently=True)))
        shown.undo_asked.connect(window.actions_["undo"].trigger)
        shown.card_asked.connect(self._open_card)
        runner.changed.connect(self._data_changed)
        runner.busy_changed.connect(shown.use_busy)
        runner.history_changed.connect(lambda undo, _: shown.use_undo(undo))
        runner.learn_history()

    def open(self) -> None:
        self.shown.dress(theme.THEMES[self._preferences.text("theme", "light")])
        self.shown.show()
        self.shown.raise_()
        self.shown.activateWindow()
        self._read()

    def _read(self) -> None:
        state = self.shown.chosen_state
        self._background.run(
            lambda: queue_of(self._session.reader(), state),
            self._take,
            self._window.show_problem,
            lane="tables",
            newest="matching",
        )

    def _take(self, queue: Queue) -> None:
        self.shown.show_queue(queue)

    def _data_changed(self, changes: Changes) -> None:
        if self.shown.isVisible() and changes.touches(_SHOWN):
            self._read()

    def _split(self, pair: str) -> None:
        def take(merge: str | None) -> None:
            if merge is not None:
                self._window.runner.run(SplitCustomers(merge))

        self._background.run(
            lambda: merge_of_pair(self._session.reader(), pair), take, self._window.show_problem, lane="tables"
        )

    def _open_card(self, customer: int) -> None:
        self._window.desk.open((Subject(CUSTOMER, customer),))
        self._window.ways.show_chosen()
