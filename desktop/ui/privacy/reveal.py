"""Personal data in the original: for one thing, for a reason that is logged first, for two minutes at most."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.privacy.audit_trail import AuditTrail
from desktop.ui.privacy.reason_dialog import ReasonDialog

LASTS_MS = 120_000


class Reveal(QObject):
    """`changed` says that originals may be shown from now on, or no longer."""

    changed = Signal(bool)

    def __init__(self, trail: AuditTrail, failed: Callable[[Exception], None], window: QWidget) -> None:
        super().__init__(window)
        self._trail = trail
        self._failed = failed
        self._window = window
        self._wanted: str | None = None
        self._shown: str | None = None
        self._clock = QTimer(self, singleShot=True, interval=LASTS_MS)
        self._clock.timeout.connect(self.end)

    @property
    def on(self) -> bool:
        return self._shown is not None

    def ask(self, object_: str) -> ReasonDialog:
        """Ask for the reason to show a thing named by its code; it is shown once the audit log knows of it."""
        says = self.tr("默认只显示脱敏后的个人信息。显示原文需要理由，两分钟后自动恢复脱敏。")
        dialog = ReasonDialog(self.tr("显示原文"), says, self._window)
        dialog.given.connect(lambda reason: self._log(object_, reason))
        dialog.open()
        return dialog

    def end(self) -> None:
        """Back to masks: the card changed, the table was closed, the time is over, the window is locked."""
        self._wanted = None
        self._clock.stop()
        if self._shown is not None:
            self._shown = None
            self.changed.emit(False)

    def _log(self, object_: str, reason: str) -> None:
        self._wanted = object_
        self._trail.note("REVEAL", object_, reason, lambda: self._grant(object_), self._failed)

    def _grant(self, object_: str) -> None:
        if self._wanted == object_:  # meanwhile the card may have changed
            self._shown = object_
            self._clock.start()
            self.changed.emit(True)
