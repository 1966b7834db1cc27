"""Cards and themes on the whole bank: from the click to the card, from the word to the coloured map."""

from dataclasses import replace

from PySide6.QtGui import QImage, QPainter

from desktop.bench.frame import Stopwatch
from desktop.bench.offscreen import application
from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.drawing.content import MapContent
from desktop.drawing.stack import MapOptions, default_layers, paint_map
from desktop.drawing.style import LIGHT
from desktop.drawing.territory_layer import Shading, TerritoryOptions
from desktop.drawing.theme_colours import class_colours
from desktop.grids.card_queries import grid_card
from desktop.grids.figures import Figures
from desktop.maps.viewport import Viewport
from desktop.themes.classes import Method
from desktop.themes.scheme import Scheme, classed
from desktop.themes.theme import Theme, ThemeValues
from desktop.themes.value_queries import theme_values
from desktop.ui import theme as look
from desktop.ui.cards.kinds import Known, forms_of, read_card, sheet_of
from desktop.ui.cards.links import Links
from desktop.ui.cards.sheet_view import sheet_view
from desktop.ui.subject import BRANCH, CUSTOMER, GRID, HOUSEHOLD, MANAGER, OUTLET, TOWN, Subject

CARD_GOAL_MS, THEME_GOAL_MS = 30.0, 80.0
_WIDTH, _HEIGHT = 1280, 980
_STEP = 7  # every seventh grid, and as many customers


def _nothing(*_: object) -> None:
    pass


_LINKS = Links(*(_nothing,) * 9)


def card_samples(db: Connection, content: MapContent) -> dict[str, Stopwatch]:
    """Reading and building the cards of every kind, spread over the bank, as they are once the figures are there."""
    application()
    tokens = look.LIGHT
    figures = Figures()
    day = bank_date(db)
    figures.of(db, [grid.id for grid in content.grids], day)
    figures.booked(db, day)
    figures.bounded(db)
    known = Known(figures, content.points)
    watches: dict[str, Stopwatch] = {}
    for kind, ids in subjects(db, content).items():
        watch = watches[kind] = Stopwatch()
        for one in ids:
            subject = Subject(kind, one)
            with watch.sample():
                card = read_card(db, subject, known)
                sheet_view(sheet_of(subject, card), tokens, _nothing, forms=forms_of(card, tokens, _LINKS))
    return watches


def subjects(db: Connection, content: MapContent) -> dict[str, list[int]]:
    """Which cards are opened: all branches, managers, towns and outlets, every seventh grid, as many others."""
    customers = content.points.customer_id
    share = max(len(content.grids) // _STEP, 1)
    managers = sorted({grid.manager_id for grid in content.grids if grid.manager_id is not None})
    households = [one for (one,) in db.execute("SELECT id FROM household ORDER BY id")]
    return {
        GRID: [grid.id for grid in content.grids[::_STEP]],
        OUTLET: [outlet.id for outlet in content.outlets],
        CUSTOMER: customers[:: max(len(customers) // share, 1)].tolist(),
        HOUSEHOLD: households[:: max(len(households) // share, 1)],
        BRANCH: [branch.id for branch in content.branches],
        MANAGER: managers,
        TOWN: sorted({grid.town_id for grid in content.grids}),
    }


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
