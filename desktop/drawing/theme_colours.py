"""Colours of the classes of a theme: light to strong, told apart also by the colour-blind and in grey print."""

from functools import lru_cache

from PySide6.QtGui import QColor

from desktop.drawing.style import Style
from desktop.themes.theme import Theme

# From the lowest class to the highest. Lightness falls all the way, so that the order is seen without the hue;
# hues stay clear of red against green.
_RAMPS = {
    Theme.COVERAGE: ("#E3F0F4", "#A9D2DC", "#63A9BF", "#2B7C9E", "#10466B"),
    Theme.VISITS: ("#F3EBF5", "#D5BEE0", "#AE8CC6", "#8158A3", "#4B2A70"),
    Theme.CREDIT: ("#FCF4E2", "#F0C987", "#DC9A42", "#B06A1C", "#6B3A0C"),
    Theme.DENSITY: ("#FBEAE2", "#F3BFA6", "#E38B6B", "#BC5440", "#762A27"),
}
_GREY = ("#F6F6F6", "#D0D0D0", "#A2A2A2", "#6E6E6E", "#333333")
UNKNOWN = "#9AA5B4"
"""Of a grid that has no value."""


def class_colours(theme: Theme, count: int, style: Style) -> tuple[str, ...]:
    """#RRGGBB for each of `count` classes, the lowest first; on a dark ground the highest class is the lightest.

    Raises KeyError for ownership, which has the colours of the branches.
    """
    ramp = _GREY if style.name.startswith("grey") else _RAMPS[theme]
    colours = tuple(_along(ramp, (i + 0.5) / count if count < len(ramp) else i / (count - 1)) for i in range(count))
    return colours[::-1] if style.name == "dark" else colours


@lru_cache(maxsize=256)
def _along(ramp: tuple[str, ...], share: float) -> str:
    """The colour at a share 0..1 of the way from the first to the last."""
    place = share * (len(ramp) - 1)
    low = min(int(place), len(ramp) - 2)
    one, other, rest = QColor(ramp[low]), QColor(ramp[low + 1]), place - low
    mixed = (round(a + (b - a) * rest) for a, b in zip(_rgb(one), _rgb(other), strict=True))
    return "#{:02X}{:02X}{:02X}".format(*mixed)


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
