"""Why a customer could not be placed, in the words of the window."""

from PySide6.QtCore import QCoreApplication

from desktop.locating.resolver import Reason
from desktop.ui.language import QT_TRANSLATE_NOOP

WORDS: dict[Reason, str] = {
    Reason.NO_ADDRESS: QT_TRANSLATE_NOOP("Locating", "没有地址"),
    Reason.NO_PLACE: QT_TRANSLATE_NOOP("Locating", "地址没写到村"),
    Reason.ELSEWHERE: QT_TRANSLATE_NOOP("Locating", "写的是外县"),
    Reason.UNKNOWN_PLACE: QT_TRANSLATE_NOOP("Locating", "村名查不到"),
    Reason.AMBIGUOUS: QT_TRANSLATE_NOOP("Locating", "几个村都像"),
    Reason.LOW_SCORE: QT_TRANSLATE_NOOP("Locating", "把握不够"),
}
DOUBTFUL = QT_TRANSLATE_NOOP("Locating", "点不在所写的村")


def reason_words(reason: int) -> str:
    """For a reason as the bank keeps it; 0 is a point in doubt."""
    source = WORDS.get(Reason(reason), DOUBTFUL)
    return QCoreApplication.translate("Locating", source)
