"""The door to the registers of exceptions and locks: they are loaded when they are first asked for."""

import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.background import Background

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow, OpenBank
    from desktop.ui.registers.exceptions_desk import ExceptionsDesk
    from desktop.ui.registers.locks_desk import LocksDesk


class RegistersDoor(QObject):
    """Binds the two commands; cards ask here for the form of an exception, or for its end."""

    def __init__(self, window: "MainWindow", background: Background, session: "OpenBank") -> None:
        super().__init__(window)
        self._window, self._background, self._session = window, background, session
        self._exceptions: ExceptionsDesk | None = None
        self._locks: LocksDesk | None = None
        window.runner.took_effect.connect(self._say_effect)
        window.actions_.bind({"exceptions": lambda: self.exceptions.show(), "locks": lambda: self.locks.show()})

    def _say_effect(self) -> None:
        words = self.tr("数据日期已到：已发布的方案生效，客户归入新网格；到期的归属例外已结束。要收回，请按撤销。")
        self._window.messages.say(words, tone="ok")

    @property
    def exceptions(self) -> "ExceptionsDesk":
        """The first time its modules are loaded."""
        if self._exceptions is None:
            late = importlib.import_module("desktop.ui.registers.exceptions_desk")
            self._exceptions = late.ExceptionsDesk(self._window, self._background, self._session)
        assert self._exceptions is not None
        return self._exceptions

    @property
    def locks(self) -> "LocksDesk":
        if self._locks is None:
            late = importlib.import_module("desktop.ui.registers.locks_desk")
            self._locks = late.LocksDesk(self._window, self._background, self._session)
        assert self._locks is not None
        return self._locks
