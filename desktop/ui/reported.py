"""Progress of work behind the window, told on the UI thread."""

from PySide6.QtCore import QObject, Signal

from desktop.progress import Progress


class Reported(QObject):
    """Holds the `Progress` of one piece of work; `told(share 0..1, what, seconds left or None)` as it goes on."""

    told = Signal(float, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.progress = Progress(self.told.emit)

    def cancel(self) -> None:
        self.progress.cancel()
