"""How long work says how far it is, and hears that it is to stop."""

import threading
import time
from collections.abc import Callable

from desktop.refusal import Cancelled


class Progress:
    """Progress of one piece of long work, safe to use from any thread.

    `listener(done, what, seconds_left)` is called at most ten times a second; `done` is a share 0..1,
    `seconds_left` is None until an estimate makes sense.
    """

    def __init__(self, listener: Callable[[float, str, float | None], None] | None = None) -> None:
        self._listener = listener
        self._cancelled = threading.Event()
        self._began = time.monotonic()
        self._told = 0.0

    def report(self, done: float, what: str) -> None:
        """Tell the listener, then stop the work with `Cancelled` if the user asked for it."""
        self.check()
        now = time.monotonic()
        if self._listener is None or (now - self._told < 0.1 and done < 1.0):
            return
        self._told = now
        spent = now - self._began
        left = spent / done * (1.0 - done) if done > 0.02 and spent > 1.0 else None
        self._listener(done, what, left)

    def check(self) -> None:
        """Raise `Cancelled` if the user asked to stop."""
        if self._cancelled.is_set():
            raise Cancelled

    @property
    def cancelled(self) -> bool:
        """Whether the user asked to stop, for work that must not raise where it stands."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        self._cancelled.set()

    def part(self, start: float, end: float) -> "Progress":
        """The progress of one step, which is this share of the whole; cancelling either cancels both."""
        return _Part(self, start, end)


class _Part(Progress):
    def __init__(self, whole: Progress, start: float, end: float) -> None:
        super().__init__()
        self._whole, self._start, self._end = whole, start, end

    def report(self, done: float, what: str) -> None:
        self._whole.report(self._start + (self._end - self._start) * done, what)

    def check(self) -> None:
        self._whole.check()

    @property
    def cancelled(self) -> bool:
        return self._whole.cancelled

    def cancel(self) -> None:
        self._whole.cancel()
