"""The base map's style that goes with a style of the bank's layers."""

from desktop.drawing.style import Style
from desktop.maps.basemap_style import BasemapStyle, load_style


def ground_style(style: Style) -> BasemapStyle:
    """The rules and colours of the ground under `style`."""
    return load_style(style.ground)


def ground_colour(style: Style, word: str) -> str:
    """#RRGGBB of a word of the base map's palette, for a legend or an inset; KeyError for an unknown word."""
    return load_style(style.ground).palette[word]
