"""How long nobody has touched the program: keys and mouse of its windows, watched where the system hands them over."""

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


class IdleClock(QObject):
    """`idle` after so many minutes without a touch; 0 minutes never. A filter of windows, since a filter of the
    whole application would be asked about every event of every widget."""

    idle = Signal()

    def __init__(self, minutes: float, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: list[QWindow] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._watch)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: float) -> None:
        self._timer.stop()
        self._timer.setInterval(max(0, round(minutes * 60_000)))
        self.touch()

    @property
    def minutes(self) -> float:
        return self._timer.interval() / 60_000

    def touch(self) -> None:
        """Somebody is there."""
        if self._timer.interval():
            self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _watch(self, window: QWindow | None) -> None:
        self.touch()
        if window is not None and window not in self._watched:
            self._watched.append(window)
            window.destroyed.connect(lambda *_, gone=window: self._watched.remove(gone))
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
        return False
