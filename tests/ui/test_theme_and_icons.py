"""The look: every icon draws, every token is used up, and words can be read on what they stand on."""

from dataclasses import astuple

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from desktop.ui import icons, theme
from desktop.ui.actions import TABLE
from desktop.ui.layers_panel import ROWS


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    ink = QColor(colour)
    red, green, blue = (_linear(part) for part in (ink.redF(), ink.greenF(), ink.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_draws_something(qapp: QApplication, name: str) -> None:
    picture = icons.pixmap(name, "#FF0000", 24).toImage()
    assert any(picture.pixelColor(x, y).alpha() > 100 for x in range(24) for y in range(24))


def test_every_icon_that_is_named_exists() -> None:
    named = {row.icon for row in TABLE} | {row.icon for row in ROWS}
    assert named <= set(icons.names())


def test_a_missing_icon_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon", "#000000", 16)


@pytest.mark.parametrize("name", theme.THEMES)
def test_the_style_sheet_leaves_no_token_open(name: str) -> None:
    assert "@" not in theme.style_sheet(name)


@pytest.mark.parametrize("name", theme.THEMES)
def test_words_can_be_read_in_both_themes(name: str) -> None:
    tokens = theme.THEMES[name]
    assert all(QColor(colour).isValid() for colour in astuple(tokens))
    for ground in (tokens.background, tokens.panel, tokens.raised):
        assert contrast(tokens.text, ground) >= 7
        assert contrast(tokens.secondary, ground) >= 4.5
    for ink, ground in (
        (tokens.ok, tokens.ok_soft),
        (tokens.warn, tokens.warn_soft),
        (tokens.bad, tokens.bad_soft),
        (tokens.accent, tokens.accent_soft),
        (tokens.on_accent, tokens.accent),
    ):
        assert contrast(ink, ground) >= 4.3, (ink, ground)
