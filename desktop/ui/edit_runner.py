"""The one way from the window to a change of data: hands edits to the writer thread, tells everyone what changed."""

import importlib
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from desktop.refusal import Cancelled, Refused
from desktop.ui.background import Background
from desktop.ui.language import pick

if TYPE_CHECKING:  # the writer is imported late, on the first edit
    from desktop.database.connection import Connection
    from desktop.editing.changes import Changes
    from desktop.editing.edit import Edit
    from desktop.editing.editor import Editor

log = logging.getLogger(__name__)


class WritingSession(Protocol):
    """What the runner needs of an opened bank."""

    def editor(self) -> "Editor": ...


class EditRunner(QObject):
    """Runs one edit at a time. A request while another runs is dropped, so a double click is harmless.

    After each commit `changed` carries the `Changes`; `refused` carries the sentence of a refusal;
    `broke` says that something unforeseen happened (the details are in the log, never on the screen).
    """

    changed = Signal(object)
    refused = Signal(str)
    broke = Signal()
    took_effect = Signal()  # opening the bank for writing did what its day asked for
    busy_changed = Signal(bool)
    history_changed = Signal(str, str)  # labels of what undo and redo would do, "" = nothing

    def __init__(self, background: Background, session: WritingSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._session = session
        self._running = False
        self._held: Callable[[], str] | None = None

    def hold(self, why: Callable[[], str] | None) -> None:
        """Refuse every edit with a sentence, while something is shown that can only be looked at; None lets go."""
        self._held = why

    @property
    def running(self) -> bool:
        return self._running

    def run(self, edit: "Edit") -> bool:
        """Start an edit; False when one is still under way and this one was dropped."""
        return self._start(lambda editor: editor.do(edit))

    def derive(self, work: "Callable[[Connection], object]", changes: "Changes") -> bool:
        """Write what follows from the rows (scores, say): no step, nothing to undo. False as in `write`."""

        def act(editor: "Editor") -> "Changes":
            editor.derive(work)
            return changes

        return self.write(act)

    def write(self, work: "Callable[[Editor], Changes]") -> bool:
        """Long work that writes in a way of its own, an import, say. It may be cancelled by its `Progress`: then
        nothing has changed. False when an edit is still under way and this was dropped."""

        def act(editor: "Editor") -> "Changes":
            try:
                return work(editor)
            except Cancelled:
                late = importlib.import_module("desktop.editing.changes")
                nothing: Changes = late.Changes(frozenset())
                return nothing

        return self._start(act)

    def undo(self) -> bool:
        return self._start(lambda editor: editor.undo())

    def redo(self) -> bool:
        return self._start(lambda editor: editor.redo())

    def learn_history(self) -> None:
        """Ask the journal what can be undone, after opening the bank; and tell what opening it for writing changed."""

        def job() -> "tuple[Changes, tuple[str, str]]":
            editor = self._session.editor()
            return editor.opened, labels(editor)

        def take(answer: "tuple[Changes, tuple[str, str]]") -> None:
            changes, names = answer
            self._tell_history(names)
            if changes.kinds:
                self.changed.emit(changes)
                self.took_effect.emit()

        self._background.run(job, take, self._failed_quietly, lane="edits")

    def _start(self, act: "Callable[[Editor], Changes]") -> bool:
        if self._running:
            return False
        if self._held is not None:
            self.refused.emit(self._held())
            return False
        self._running = True
        self.busy_changed.emit(True)

        def job() -> "tuple[Changes, tuple[str, str]]":
            editor = self._session.editor()
            return act(editor), labels(editor)

        self._background.run(job, self._done, self._failed, lane="edits")
        return True

    def _done(self, answer: "tuple[Changes, tuple[str, str]]") -> None:
        changes, names = answer
        self._running = False
        self.busy_changed.emit(False)
        self._tell_history(names)
        self.changed.emit(changes)

    def _failed(self, problem: Exception) -> None:
        self._running = False
        self.busy_changed.emit(False)
        if isinstance(problem, Refused):
            self.refused.emit(pick(problem.zh, problem.en))
            return
        log.error("an edit failed", exc_info=problem)
        self.broke.emit()

    def _failed_quietly(self, problem: Exception) -> None:
        if not isinstance(problem, Refused):  # a bank opened read-only has no history; that is no fault
            log.error("the history of edits could not be read", exc_info=problem)

    def _tell_history(self, names: tuple[str, str]) -> None:
        self.history_changed.emit(*names)


def labels(editor: "Editor") -> tuple[str, str]:
    """What undo and redo would do, "" where there is nothing to do."""
    history = editor.history
    return history.undo_label or "", history.redo_label or ""
