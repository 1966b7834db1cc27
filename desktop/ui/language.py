"""Chinese or English: which translation is loaded, and which half of a bilingual pair is shown."""

from PySide6.QtCore import QEvent, QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from desktop import paths

CHINESE, ENGLISH = "zh", "en"
LANGUAGES = (CHINESE, ENGLISH)

_state: dict[str, str] = {"language": CHINESE}
_loaded: list[QTranslator] = []


def current() -> str:
    return _state["language"]


def english() -> bool:
    return _state["language"] == ENGLISH


def pick(zh: str, en: str) -> str:
    """The half of a pair that came from below the window (a refusal, a label of a report)."""
    return en if english() else zh


def switch(application: QApplication, language: str) -> None:
    """Show everything in `zh` or `en`; every open widget hears a LanguageChange event. ValueError for another word."""
    if language not in LANGUAGES:
        raise ValueError(language)
    for translator in _loaded:
        application.removeTranslator(translator)
    _loaded.clear()
    _state["language"] = language
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ours = str(paths.RESOURCES / "translations")
    name, folder = ("getu_en", ours) if language == ENGLISH else ("qtbase_zh_CN", qt_folder)
    translator = QTranslator(application)
    if translator.load(name, folder):
        application.installTranslator(translator)
        _loaded.append(translator)
    if not _loaded:  # nothing was installed, so nobody was told
        application.sendEvent(application, QEvent(QEvent.Type.LanguageChange))


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks a text of a table for lupdate, which knows this name; Qt's own says it returns an `object`."""
    return text
