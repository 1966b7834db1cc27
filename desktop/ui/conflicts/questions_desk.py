"""Reads the questions behind their window and writes what is decided; the next one comes up by itself."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.conflicts.edits import DecideByAuthority, DecideConflict, PutOffConflict
from desktop.conflicts.queries import question_counts, questions
from desktop.conflicts.question import Question
from desktop.editing.changes import Changes
from desktop.ui.background import Background
from desktop.ui.conflicts.questions_window import QuestionsWindow
from desktop.ui.preferences import Preferences
from desktop.ui.subject import CUSTOMER, Subject

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow, OpenBank


class QuestionsDesk(QObject):
    """Made when first asked for."""

    def __init__(
        self, window: "MainWindow", background: Background, session: "OpenBank", preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window, self._background, self._session = window, background, session
        shown = self.shown = QuestionsWindow(window)
        shown.shown_changed.connect(self._read)
        shown.decided.connect(lambda number, value: window.runner.run(DecideConflict(number, value)))
        shown.put_off.connect(lambda number: window.runner.run(PutOffConflict(number)))
        shown.by_authority.connect(lambda field: window.runner.run(DecideByAuthority(field)))
        shown.card_asked.connect(lambda customer: window.desk.open((Subject(CUSTOMER, customer),)))
        window.runner.changed.connect(self._data_changed)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), shown)
        undo.activated.connect(window.runner.undo)

    def open(self) -> None:
        self.shown.show()
        self.shown.raise_()
        self.shown.activateWindow()
        self._read()

    def _read(self) -> None:
        state, field = self.shown.chosen_state, self.shown.chosen_field

        def job() -> tuple[tuple[Question, ...], Mapping[tuple[str, str], int]]:
            db = self._session.reader()
            return questions(db, state, field), question_counts(db)

        self._background.run(
            job, lambda found: self.shown.show_questions(*found), self._window.show_problem, newest="questions"
        )

    def _data_changed(self, changes: Changes) -> None:
        if self.shown.isVisible() and changes.touches(frozenset({"conflict"})):
            self._read()
