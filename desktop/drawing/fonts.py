"""The map's own label font, registered with Qt once, so that no machine's fonts change a map."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from desktop.paths import RESOURCES

FILES = ("MapHeiSC-Regular.ttf", "MapHeiSC-Bold.ttf")


@cache
def load_fonts() -> str:
    """Register MapHei (regular and bold) with Qt and return its family name.

    Needs a QGuiApplication and is to be called before the first widget or picture is made; later calls cost
    nothing. Raises `FileNotFoundError` when the program's own font files are missing or unreadable.
    """
    family = ""
    for name in FILES:
        path = RESOURCES / "fonts" / name
        number = QFontDatabase.addApplicationFont(str(path))
        if number < 0:
            raise FileNotFoundError(path)
        family = QFontDatabase.applicationFontFamilies(number)[0]
    return family
