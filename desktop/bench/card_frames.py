"""Cards and themes on the whole bank: from the click to the card, from the word to the coloured map."""

from dataclasses import replace

from PySide6.QtGui import QImage, QPainter

from desktop.bench.frame import Stopwatch
from desktop.bench.offscreen import application
from desktop.customers.queries import customer_card
from desktop.database.connection import Connection
from desktop.drawing.content import MapContent
from desktop.drawing.stack import MapOptions, default_layers, paint_map
from desktop.drawing.style import LIGHT
from desktop.drawing.territory_layer import Shading, TerritoryOptions
from desktop.drawing.theme_colours import class_colours
from desktop.grids.card_queries import grid_card
from desktop.maps.viewport import Viewport
from desktop.organisation.card_queries import outlet_card
from desktop.themes.classes import Method
from desktop.themes.scheme import Scheme, classed
from desktop.themes.theme import Theme, ThemeValues
from desktop.themes.value_queries import theme_values
from desktop.ui import theme as look
from desktop.ui.cards.customer_view import customer_view
from desktop.ui.cards.grid_view import grid_view
from desktop.ui.cards.links import Links
from desktop.ui.cards.outlet_view import outlet_view

CARD_GOAL_MS, THEME_GOAL_MS = 30.0, 80.0
_WIDTH, _HEIGHT = 1280, 980
_STEP = 7  # every seventh grid, and as many customers


def _nothing(*_: object) -> None:
    pass


_LINKS = Links(*(_nothing,) * 9)


def card_samples(db: Connection, content: MapContent) -> Stopwatch:
    """Reading and building the card of grids, all outlets and customers spread over the bank."""
    application()
    tokens = look.LIGHT
    watch = Stopwatch()
    ids = content.points.customer_id
    for grid in content.grids[::_STEP]:
        with watch.sample():
            grid_view(grid_card(db, grid.id), tokens, _LINKS)
    for outlet in content.outlets:
        with watch.sample():
            outlet_view(outlet_card(db, outlet.id, content.points), tokens, _LINKS)
    for customer in ids[:: len(ids) // (len(content.grids) // _STEP)].tolist():
        with watch.sample():
            customer_view(customer_card(db, customer), tokens, _LINKS)
    return watch


def figures(db: Connection, content: MapContent) -> list[ThemeValues]:
    """What a theme reads once, behind the window."""
    return [theme_values(db, theme, content.partition) for theme in Theme if theme.has_values]


def theme_samples(content: MapContent, values: list[ThemeValues]) -> Stopwatch:
    """Classes, colours and the whole map painted anew in another theme, all its figures being there."""
    application()
    view = Viewport.fitting(content.partition.box, _WIDTH, _HEIGHT)
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)
    watch = Stopwatch()
    for method in (Method.QUANTILE, Method.NATURAL, Method.QUANTILE, Method.EQUAL):  # the first warms up
        for one in values:
            with watch.sample():
                found = classed(one, Scheme(method))
                colours = class_colours(one.theme, len(found.breaks), LIGHT)
                pairs = zip(one.grid_ids.tolist(), found.class_of_grid.tolist(), strict=True)
                shading = Shading({grid: colours[place] for grid, place in pairs if place >= 0})
                options = MapOptions(territories=replace(TerritoryOptions(), shading=shading))
                painter = QPainter(image)
                paint_map(painter, content, view, default_layers(options))
                painter.end()
    return Stopwatch(watch.thread[len(values) :], watch.process[len(values) :], watch.wall[len(values) :])


def are_right(db: Connection, content: MapContent, values: list[ThemeValues]) -> bool:
    """Cards and themes count the same customers, and as many as the rows themselves."""
    grid = content.grids[len(content.grids) // 2].id
    (rows,) = db.execute("SELECT count(*) FROM customer WHERE home_grid_id = ?", (grid,)).fetchone()
    shares = [one for one in values if one.theme.is_share]
    counted = {float(one.denominator[one.grid_ids == grid][0]) for one in shares}
    return grid_card(db, grid).records == rows and counted == {float(rows)}
