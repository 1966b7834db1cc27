"""Privacy in the window: the card's originals, the audit trail, the lock that falls after ten idle minutes."""

import importlib
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog

from desktop.refusal import Refused
from desktop.ui.background import Background
from desktop.ui.preferences import Preferences
from desktop.ui.privacy.audit_trail import AuditTrail
from desktop.ui.privacy.card_reveal import CardReveal
from desktop.ui.privacy.idle_clock import IdleClock
from desktop.ui.privacy.lock_dialog import LockDialog
from desktop.ui.privacy.reveal import Reveal

if TYPE_CHECKING:  # it makes this desk
    from desktop.ui.main_window import MainWindow, OpenBank

MINUTES = 10  # the handbook's default, §2.6
_CHOICES = (3, 5, 10, 15, 30)


class PrivacyDesk(QObject):
    """`locked` says that nothing of the bank may be seen from now on, `unlocked` that it may again."""

    locked = Signal()
    unlocked = Signal()

    def __init__(
        self, window: "MainWindow", background: Background, session: "OpenBank", preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window, self._background, self._path, self._preferences = window, background, session.path, preferences
        self.trail = AuditTrail(background, session)
        self.reveal = Reveal(self.trail, window.show_problem, window)
        self._card = CardReveal(window.cards, window.desk, self.reveal, background, session, window.show_problem)
        kept = preferences.text("privacy/lock_minutes", "")
        self.clock = IdleClock(int(kept) if kept.isdigit() and int(kept) in _CHOICES else MINUTES, self)
        self.dialog: LockDialog | None = None
        self.clock.idle.connect(self.lock)
        window.actions_.bind({"lock_now": self.lock, "auto_lock": self.choose_minutes})

    def lock(self) -> None:
        """Hide everything of the bank behind the passphrase; nothing that was open or under way is lost."""
        window = self._window
        if window.content is None or self.dialog is not None:
            return
        self.reveal.end()
        self.locked.emit()
        self._close_others()
        self._cover(on=True)
        self.clock.stop()
        dialog = self.dialog = LockDialog(window.content.bank_name, window)
        dialog.tried.connect(self._try)
        dialog.quit_asked.connect(self._leave)
        dialog.open()
        dialog.passphrase.setFocus()
        self._background.run(lambda: _keys().demo_hint(self._path), dialog.know_hint, self._failed)

    def choose_minutes(self) -> None:
        """After how many idle minutes the lock falls."""
        words = [self.tr("{0} 分钟").format(minutes) for minutes in _CHOICES]
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("自动锁定"))
        dialog.setLabelText(self.tr("多久无人操作后锁定（解锁需要口令）："))
        dialog.setComboBoxItems(words)
        now = round(self.clock.minutes)
        dialog.setTextValue(words[_CHOICES.index(now)] if now in _CHOICES else words[2])
        dialog.textValueSelected.connect(lambda chosen: self.set_minutes(_CHOICES[words.index(chosen)]))
        dialog.open()

    def set_minutes(self, minutes: int) -> None:
        self.clock.set_minutes(minutes)
        self._preferences.keep("privacy/lock_minutes", str(minutes))

    def _cover(self, *, on: bool) -> None:
        centre = self._window.centralWidget()
        if centre is not None:
            centre.setVisible(not on)

    def _close_others(self) -> None:
        """Menus, help and dialogs may show something of the bank, or stand before the lock."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()

    def _try(self, passphrase: str) -> None:
        self._background.run(lambda: _keys().unlock(self._path, passphrase), lambda _: self._open(), self._failed)

    def _open(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.accept()
            dialog.deleteLater()
            self._cover(on=False)
            self._window.canvas.setFocus()
            self.clock.start()
            self.unlocked.emit()

    def _failed(self, problem: Exception) -> None:
        if self.dialog is not None and isinstance(problem, Refused):
            self.dialog.say(problem)
        else:
            self._window.show_problem(problem)

    def _leave(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.accept()
            dialog.deleteLater()
        self._window.close()


def _keys() -> Any:
    """Brings in the cryptography library, in a worker."""
    return importlib.import_module("desktop.database.keys")
