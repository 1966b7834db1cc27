"""The type and colours of a printed card: sizes in millimetres, tones for colour and for a grey laser printer."""

from collections.abc import Iterator

from PySide6.QtGui import QFontMetricsF

from desktop.printing.page import Page
from desktop.printing.paper import px

HEADING, TEXT, SMALL, BIG = 3.3, 2.75, 2.35, 4.5  # heights of the square of a letter
LINE = 4.3  # from one line of text to the next
GAP = 4.2  # between blocks
PAD = 1.2

_COLOUR = {"accent": "#2563EB", "warn": "#B86A00", "mute": "#93A0B2", "bad": "#C8322B", "ok": "#15803D", "": "#5C6B7E"}
_GREY = {"accent": "#3A3A3A", "warn": "#8C8C8C", "mute": "#C4C4C4", "bad": "#101010", "ok": "#5A5A5A", "": "#5A5A5A"}
PAPER, FAINT = "#FFFFFF", "#E3E8EE"
_FINE = 16


def tones(*, grey: bool) -> dict[str, str]:
    """#RRGGBB by tone. In grey, parts of a bar differ in lightness and stand in the order of their lines."""
    return _GREY if grey else _COLOUR


def wrapped(page: Page, text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """The text in lines of at most `width`; Chinese breaks anywhere, other words at blanks where they can."""
    metrics = QFontMetricsF(page.font(size, bold=bold))
    room = px(width) * _FINE
    lines, line = [], ""
    for piece in _pieces(text):
        if line and metrics.horizontalAdvance((line + piece).rstrip()) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str) -> Iterator[str]:
    """What must not be broken: words of Latin letters and digits with the blanks after them, single characters else."""
    word = ""
    for letter in text:
        if letter.isascii() and not letter.isspace():
            word += letter
        elif letter == " " and word:
            yield word + letter
            word = ""
        else:
            if word:
                yield word
            word = ""
            yield letter
    if word:
        yield word
