"""How long nobody has touched the program: keys and mouse of its windows, watched where the system hands them over."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
    }
)
_SPARE_MS = 20


class IdleClock(QObject):
    """`idle` after so many minutes without a touch; 0 minutes never.

    A filter of windows: one of the whole application would be asked about every event of every widget. A touch
    only notes the time; the timer, when it rings, waits for what is still missing.
    """

    idle = Signal()

    def __init__(self, minutes: float, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: list[QWindow] = []
        self._minutes = 0.0
        self._touched = time.monotonic()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self.watch)
        self.set_minutes(minutes)

    @property
    def minutes(self) -> float:
        return self._minutes

    @property
    def untouched(self) -> float:
        """Seconds since somebody touched the program."""
        return time.monotonic() - self._touched

    def set_minutes(self, minutes: float) -> None:
        self._minutes = minutes
        self.start()

    def start(self) -> None:
        """Somebody is there; from now on the time counts."""
        self._touched = time.monotonic()
        self._timer.stop()
        if self._minutes > 0:
            self._timer.start(round(self._minutes * 60_000) + _SPARE_MS)

    def stop(self) -> None:
        """The lock has fallen: nothing counts until `start`."""
        self._timer.stop()

    def watch(self, window: QWindow | None) -> None:
        """Count what happens in a window, too; it has just got the keyboard, which is a touch itself."""
        self._touched = time.monotonic()
        if window is not None and window not in self._watched:
            self._watched.append(window)
            window.destroyed.connect(lambda *_, gone=window: self._watched.remove(gone))
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = time.monotonic()
        return False

    def _look(self) -> None:
        missing = self._minutes * 60 - self.untouched
        if missing > 0:
            self._timer.start(round(missing * 1000) + _SPARE_MS)
        else:
            self.idle.emit()
