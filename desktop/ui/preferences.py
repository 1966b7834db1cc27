"""What one user's window remembers between two starts: theme, language, datum, layers, place of the window."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from desktop import paths


class Preferences:
    """A small INI file in the user's data folder; never holds anything of a customer."""

    def __init__(self, file: Path | None = None) -> None:
        self._settings = QSettings(str(file or paths.home() / "window.ini"), QSettings.Format.IniFormat)

    def text(self, key: str, default: str) -> str:
        value = self._settings.value(key, default)
        return value if isinstance(value, str) else default

    def flag(self, key: str, *, default: bool) -> bool:
        return self.text(key, "1" if default else "0") == "1"

    def keep(self, key: str, value: str | bool) -> None:
        self._settings.setValue(key, ("1" if value else "0") if isinstance(value, bool) else value)

    def geometry(self) -> QByteArray | None:
        value = self._settings.value("window/geometry")
        return value if isinstance(value, QByteArray) else None

    def keep_geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("window/geometry", geometry)

    def save(self) -> None:
        self._settings.sync()
