"""The map's own fonts, registered with Qt once, so that no machine's fonts change a map."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from desktop.paths import RESOURCES

FILES = (
    "MapHeiSC-Regular.ttf",  # ASCII and GB 2312; its own bold
    "MapHeiSC-Bold.ttf",
    "MapHeiLatin-Regular.ttf",  # Latin with marks, Greek, Cyrillic
    "MapHeiArabic-Regular.ttf",
    "MapHeiRare-Regular.otf",  # the rest of GBK and later characters of names: 镕 喆 㐂 䶮 𠮷
)


@cache
def load_fonts() -> tuple[str, ...]:
    """Register the fonts of `resources/fonts` with Qt and return their families in the order of `FILES`, for
    `QFont.setFamilies`: each stands in for what those before it lack.

    Needs a QGuiApplication and is to be called before the first widget or picture is made; later calls cost
    nothing. Raises `FileNotFoundError` when the program's own font files are missing or unreadable.
    """
    families: list[str] = []
    for name in FILES:
        path = RESOURCES / "fonts" / name
        number = QFontDatabase.addApplicationFont(str(path))
        if number < 0:
            raise FileNotFoundError(path)
        families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))
