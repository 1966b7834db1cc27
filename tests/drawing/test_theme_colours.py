from itertools import pairwise

import pytest
from PySide6.QtGui import QColor

from desktop.drawing.style import DARK, GREY, LIGHT, Style
from desktop.drawing.theme_colours import UNKNOWN, class_colours
from desktop.themes.classes import MOST_CLASSES
from desktop.themes.theme import Theme

WITH_VALUES = [theme for theme in Theme if theme.has_values]


def lightness(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    told = QColor(colour)
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (told.redF(), told.greenF(), told.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("style", [LIGHT, DARK, GREY], ids=lambda style: style.name)
@pytest.mark.parametrize("theme", WITH_VALUES, ids=lambda theme: theme.value)
@pytest.mark.parametrize("count", range(1, MOST_CLASSES + 1))
def test_the_order_of_the_classes_is_seen_without_their_hue(theme: Theme, style: Style, count: int) -> None:
    steps = [lightness(colour) for colour in class_colours(theme, count, style)]
    assert len(steps) == count
    if style is DARK:
        steps.reverse()
    for lighter, darker in pairwise(steps):
        assert (lighter + 0.05) / (darker + 0.05) > 1.2


@pytest.mark.parametrize("theme", WITH_VALUES, ids=lambda theme: theme.value)
def test_a_grid_without_a_value_looks_like_no_class(theme: Theme) -> None:
    colours = class_colours(theme, 5, LIGHT)
    assert UNKNOWN not in colours
    unknown = QColor(UNKNOWN)
    for colour in map(QColor, colours):
        assert abs(colour.red() - unknown.red()) + abs(colour.blue() - unknown.blue()) > 20
