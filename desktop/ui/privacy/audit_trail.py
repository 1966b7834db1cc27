"""The window's way to the audit log: notes are written by the one writer, in its own thread."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Protocol

from desktop.ui.background import Background

if TYPE_CHECKING:  # the writer is imported late
    from desktop.editing.editor import Editor

_PATIENCE = 60.0  # seconds a finished export waits for its note


class WritingSession(Protocol):
    """What the trail needs of an opened bank."""

    def editor(self) -> "Editor": ...


class AuditTrail:
    """Who revealed or exported what and why. Where a note cannot be written, what it is about must not happen."""

    def __init__(self, background: Background, session: WritingSession) -> None:
        self._background = background
        self._session = session

    def note(
        self,
        action: str,
        object_: str,
        reason: str,
        then: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Write a line, then go on with `then`; `object_` names a thing by its code, never by a person's data."""
        self._background.run(
            lambda: self._session.editor().audit(action, object_, reason), lambda _: then(), failed, lane="edits"
        )

    def note_and_wait(self, action: str, object_: str, reason: str) -> None:
        """The same from a worker of another lane, which waits. Raises what the writer raises."""
        done: Future[None] = Future()

        def job() -> None:
            try:
                self._session.editor().audit(action, object_, reason)
            except Exception as problem:
                done.set_exception(problem)
            else:
                done.set_result(None)

        self._background.run(job, _nothing, _nothing, lane="edits")
        done.result(_PATIENCE)


def _nothing(_: object) -> None:
    """The worker that waits has the answer already."""
