"""Contact sheets of the base map, to be looked at: two countries and the demo county, five zooms, three themes."""

import math
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.content_loader import load_content
from desktop.database.connection import Connection
from desktop.drawing.content import MapContent
from desktop.drawing.stack import MapOptions, default_layers, paint_map
from desktop.drawing.style import DARK, GREY, LIGHT, Style
from desktop.maps.base_map import BaseMap
from desktop.maps.basemap_style import load_style
from desktop.maps.ground.ground_file import GroundFile
from desktop.maps.ground.osm_ground import compile_osm
from desktop.maps.projection import EARTH_RADIUS, to_world
from desktop.maps.viewport import Viewport
from tests.drawing.content_maker import checkerboard

SHEETS = paths.ROOT / "out" / "pictures"
EXTRACTS = Path(__file__).parents[1] / "data" / "osm"
STYLES = (LIGHT, DARK, GREY)
WIDTH, HEIGHT = 480, 360
GROUND_ALONE = frozenset({"pins", "territories", "outlets", "selection"})
COUNTRIES = {
    "liechtenstein-2013": ((9.5215, 47.141), (8.6, 10.4, 12, 14, 16)),
    "monaco": ((7.4215, 43.7352), (10.5, 12, 13.5, 15, 16.8)),
}


@cache
def compiled(name: str, folder: Path) -> GroundFile:
    compile_osm(EXTRACTS / f"{name}.osm.pbf", folder / f"{name}.ground")
    return GroundFile(folder / f"{name}.ground")


def view(lonlat: tuple[float, float], zoom: float) -> Viewport:
    ((x, y),) = to_world(np.array([lonlat])).tolist()
    return Viewport(x, y, 2 * math.pi * EARTH_RADIUS / 256 / 2**zoom, WIDTH, HEIGHT)


def sheet(
    content: MapContent, lonlat: tuple[float, float], zooms: tuple[float, ...], hidden: frozenset[str], *maps: BaseMap
) -> QImage:
    """A row for each theme, a column for each zoom."""
    whole = QImage(WIDTH * len(zooms), HEIGHT * len(STYLES), QImage.Format.Format_RGB32)
    over = QPainter(whole)
    for row, style in enumerate(STYLES):
        layers = default_layers(MapOptions(style=style, maps=maps, hidden=hidden))
        for column, zoom in enumerate(zooms):
            one = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
            painter = QPainter(one)
            paint_map(painter, content, view(lonlat, zoom), layers)
            painter.end()
            over.drawImage(column * WIDTH, row * HEIGHT, one)
    over.end()
    return whole


def kept(picture: QImage, name: str) -> QImage:
    SHEETS.mkdir(parents=True, exist_ok=True)
    assert picture.save(str(SHEETS / f"{name}.png"))
    return picture


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_country_in_three_themes_and_five_zooms(
    qapp: QApplication, country: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ground = compiled(country, tmp_path_factory.getbasetemp())
    picture = kept(sheet(checkerboard(), *COUNTRIES[country], GROUND_ALONE, BaseMap(ground)), country)
    light = picture.copy(0, 0, picture.width(), HEIGHT)
    grey = picture.copy(0, 2 * HEIGHT, picture.width(), HEIGHT)
    assert colours(light) > 50
    assert all(abs(one.red() - one.blue()) < 12 for one in probes(grey))


def test_the_demo_county_under_its_territories_and_customers(qapp: QApplication, small_reader: Connection) -> None:
    content = load_content(small_reader)
    picture = kept(sheet(content, (121.17, 31.89), (9, 10.6, 12, 14, 16), frozenset({"selection"})), "haimen")
    assert colours(picture) > 100


def test_no_ground_hides_the_colour_of_a_territory() -> None:
    """The wash of a territory must still be told from its neighbour's over every class of ground."""
    ground = load_style("light")
    for word in ("land", "farmland", "woods", "park", "built_up", "water", "building"):
        under = QColor(ground.palette[word])
        washes = [blended(QColor(hue), under, LIGHT.territory_alpha) for hue in LIGHT.hues]
        for i, one in enumerate(washes):
            for other in washes[i + 1 :]:
                apart = math.dist(one, other)
                assert apart > 8, (word, one, other)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_names_stand_out_from_their_halo(style: Style) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 : 1 for text of this size."""
    palette = load_style(style.ground).palette
    for word in ("text_place", "text_minor", "text_water", "text_park", "text_road"):
        assert contrast(QColor(palette[word]), QColor(style.halo)) >= 4.5, word


def colours(picture: QImage) -> int:
    return len({one.rgb() for one in probes(picture)})


def probes(picture: QImage) -> list[QColor]:
    return [QColor(picture.pixel(x, y)) for x in range(3, picture.width(), 11) for y in range(3, picture.height(), 11)]


def blended(over: QColor, under: QColor, alpha: int) -> tuple[float, float, float]:
    share = alpha / 255
    pairs = ((over.red(), under.red()), (over.green(), under.green()), (over.blue(), under.blue()))
    red, green, blue = (a * share + b * (1 - share) for a, b in pairs)
    return red, green, blue


def contrast(one: QColor, other: QColor) -> float:
    lights = []
    for colour in (one, other):
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        lights.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    return (max(lights) + 0.05) / (min(lights) + 0.05)
