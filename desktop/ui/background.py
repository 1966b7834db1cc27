"""Work off the UI thread: jobs run in lanes, their results come back on the UI thread, newest wins."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from desktop.drawing.first_use import make_ready
from desktop.refusal import Cancelled

R = TypeVar("R")

LANES = ("edits", "reads", "pictures", "tables", "long")


@dataclass(slots=True)
class _Request:
    job: Callable[[], Any]
    then: Callable[[Any], None]
    failed: Callable[[Exception], None]
    newest: str | None
    number: int


class Background(QObject):
    """One thread per lane, so each lane keeps its order and a slow read never delays a picture.

    What takes seconds goes into the lane "long", where nobody waits behind it but other long work.

    `run(job, then, failed, lane=…, newest=key)`: `job` runs in the lane's thread; `then(result)` or
    `failed(exception)` on the thread that made this object. A request with `newest` replaces a waiting one
    with the same key and silences the answer of a running one; `Cancelled` is never reported.
    """

    busy_changed = Signal(int)  # how many requests are under way
    _answered = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        make_ready()
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._wake = threading.Condition()
        self._waiting: dict[str, deque[_Request]] = {lane: deque() for lane in LANES}
        self._latest: dict[str, int] = {}
        self._count = 0
        self._under_way = 0
        self._closing = False
        self._threads = [
            threading.Thread(target=self._work, args=(lane,), name=f"getu-{lane}", daemon=True) for lane in LANES
        ]
        for thread in self._threads:
            thread.start()

    def run(
        self,
        job: Callable[[], R],
        then: Callable[[R], None],
        failed: Callable[[Exception], None],
        *,
        lane: str = "reads",
        newest: str | None = None,
    ) -> None:
        with self._wake:
            if self._closing:
                return
            self._count += 1
            request = _Request(job, then, failed, newest, self._count)
            queue = self._waiting[lane]
            if newest is not None:
                self._latest[newest] = request.number
                stale = [waiting for waiting in queue if waiting.newest == newest]
                for waiting in stale:
                    queue.remove(waiting)
                self._under_way -= len(stale)
            queue.append(request)
            self._under_way += 1
            self._wake.notify_all()
        self.busy_changed.emit(self._under_way)

    def close(self, *, seconds: float = 10.0) -> None:
        """Drop what waits, let what runs finish, end the threads. Edits that wait are still done."""
        with self._wake:
            self._closing = True
            for lane in ("reads", "pictures", "tables", "long"):
                self._under_way -= len(self._waiting[lane])
                self._waiting[lane].clear()
            self._wake.notify_all()
        for thread in self._threads:
            thread.join(seconds)

    @property
    def closing(self) -> bool:
        """For long work that looks whether anybody still waits for it; may be asked from any thread."""
        return self._closing

    @property
    def under_way(self) -> int:
        return self._under_way

    def _work(self, lane: str) -> None:
        queue = self._waiting[lane]
        while True:
            with self._wake:
                while not queue and not self._closing:
                    self._wake.wait()
                if not queue:
                    return
                request = queue.popleft()
            result: Any = None
            error: Exception | None = None
            try:
                result = request.job()
            except Exception as problem:
                error = problem
            self._answered.emit(request, result, error)

    def _deliver(self, request: _Request, result: Any, error: Exception | None) -> None:
        with self._wake:
            self._under_way -= 1
            stale = request.newest is not None and self._latest.get(request.newest) != request.number
            closing = self._closing
        self.busy_changed.emit(self._under_way)
        if stale or (closing and error is not None) or isinstance(error, Cancelled):
            return
        if error is not None:
            request.failed(error)
        else:
            request.then(result)
