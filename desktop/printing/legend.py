"""The legend of a printed map: only what is on the page, the branches numbered so that seven colours name them all."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QColor

from desktop.drawing.basemap.look import ground_style
from desktop.drawing.content import MapContent
from desktop.drawing.hatching import hatch_lines
from desktop.drawing.outlet_layer import paint_outlet
from desktop.drawing.style import Style
from desktop.maps.projection import e7_to_world
from desktop.maps.viewport import Viewport
from desktop.organisation.branch import Branch
from desktop.printing.grid_table import draw_grid_table, grid_rows
from desktop.printing.page import CENTRE, RIGHT, RULE, SECOND, WHITE, Page
from desktop.printing.page_layout import Area
from desktop.printing.paper import px

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class BranchRow:
    """One branch of the legend: its number on the map, its colour, how many grids and located customers it has."""

    number: int
    branch: Branch
    hue: int
    grids: int
    customers: int
    place: tuple[float, float]  # world metres, where its number stands on the map


def branch_rows(
    content: MapContent, viewport: Viewport, *, only: frozenset[int] | None = None
) -> tuple[BranchRow, ...]:
    """The branches with a grid inside the viewport, in the order of their codes, numbered from 1."""
    box = viewport.box
    grids: dict[int, list[int]] = {}
    for grid in content.grids:
        if grid.branch_id is not None and content.partition.face_box(grid.id).intersects(box):
            grids.setdefault(grid.branch_id, []).append(grid.id)
    ids, counts = np.unique(content.points.grid_id, return_counts=True)
    customers = dict(zip(ids.tolist(), counts.tolist(), strict=True))
    shown = [branch for branch in content.branches if branch.id in grids and (only is None or branch.id in only)]
    return tuple(
        BranchRow(
            number,
            branch,
            content.branch_hues.get(branch.id, 0),
            len(grids[branch.id]),
            sum(customers.get(grid, 0) for grid in grids[branch.id]),
            _middle_grid(content, grids[branch.id]),
        )
        for number, branch in enumerate(shown, start=1)
    )


def _middle_grid(content: MapContent, grids: list[int]) -> tuple[float, float]:
    """The label point of the grid nearest to the mean of all of them: always inside the branch's own ground."""
    places = np.array([content.partition.label_point(grid) for grid in grids])
    x, y = places[np.argmin(((places - places.mean(axis=0)) ** 2).sum(axis=1))]
    return float(x), float(y)


def on_white(colour: str, alpha: int) -> QColor:
    """The colour a translucent fill has on white paper."""
    full = QColor(colour)
    share = alpha / 255
    return QColor(*(round(255 - (255 - part) * share) for part in (full.red(), full.green(), full.blue())))


def number_badge(page: Page, x: float, y: float, number: int, *, colour: QColor, unit: float) -> None:
    """The number that ties a colour on the map to its line in the legend; (x, y) is its middle in millimetres."""
    radius = 2.05 * unit
    page.disc(x, y, radius, fill=WHITE, line=colour, width=0.55 * unit)
    page.text(
        Area(x - 2 * radius, y - radius, 4 * radius, 2 * radius),
        str(number),
        size=(2.5 if number < 100 else 1.9) * unit,
        bold=True,
        align=CENTRE,
    )


def deep(style: Style, hue: int) -> QColor:
    """The strong colour of a branch, for the rim of its number."""
    if style.name.startswith("grey"):
        return QColor("#303030")
    return QColor(style.hue(hue)).darker(130)


def draw_legend(
    page: Page,
    area: Area,
    content: MapContent,
    rows: tuple[BranchRow, ...],
    viewport: Viewport,
    style: Style,
    *,
    branch: int | None,
    unit: float,
) -> None:
    """Title, the branches or the grids of one with their figures, then the signs; rows shrink until all fit."""
    page.text(Area(area.x, area.y, area.width, 6 * unit), translate("MapSheet", "图例"), size=4.6 * unit, bold=True)
    page.rule(area.x, area.y + 7 * unit, area.right, area.y + 7 * unit, width=0.3 * unit)
    signs = _signs(content, viewport)
    sign_lines = -(-len(signs) // 2) + 0.6
    top, high = area.y + 8.5 * unit, area.height - 8.5 * unit
    columns = 2 if area.width > 100 * unit else 1
    width = (area.width - (columns - 1) * 5 * unit) / columns
    if branch is not None:
        grids = grid_rows(content, branch)
        step = min(5.6 * unit, high / (-(-len(grids) // columns) + 2 + sign_lines))
        deepest = draw_grid_table(
            page, Area(area.x, top, area.width, high), grids, step, columns=columns, gap=5 * unit, unit=unit
        )
    else:
        per_column = -(-len(rows) // columns)
        step = min(5.6 * unit, high / (per_column + 1 + sign_lines))
        deepest = top
        for column in range(columns):
            x = area.x + column * (width + 5 * unit)
            _heads(page, Area(x, top, width, step), unit)
            for place, row in enumerate(rows[column * per_column : (column + 1) * per_column]):
                line = Area(x, top + step * (place + 1), width, step)
                _branch_line(page, line, row, style, unit)
                deepest = max(deepest, line.bottom)
    deepest += 0.3 * step
    page.rule(area.x, deepest, area.right, deepest, width=0.15 * unit, colour=RULE)
    deepest += 0.3 * step
    half = area.width / 2
    for place, (sign, words) in enumerate(signs):
        cell = Area(area.x + half * (place % 2), deepest + step * (place // 2), half, step)
        _sign(page, Area(cell.x, cell.y, 9 * unit, step), sign, style, unit)
        page.text(Area(cell.x + 10 * unit, cell.y, half - 10 * unit, step), words, size=min(2.9 * unit, step * 0.7))


def _heads(page: Page, area: Area, unit: float) -> None:
    size = 2.5 * unit
    page.text(area, translate("MapSheet", "支行"), size=size, colour=SECOND)
    page.text(_column(area, 24, 10, unit), translate("MapSheet", "网格"), size=size, colour=SECOND, align=RIGHT)
    page.text(_column(area, 13, 13, unit), translate("MapSheet", "定位客户"), size=size, colour=SECOND, align=RIGHT)


def _column(area: Area, from_right: float, width: float, unit: float) -> Area:
    return Area(area.right - from_right * unit, area.y, width * unit, area.height)


def _branch_line(page: Page, area: Area, row: BranchRow, style: Style, unit: float) -> None:
    middle = area.y + area.height / 2
    high = min(3.8 * unit, area.height * 0.8)
    fill = on_white(style.hue(row.hue), min(255, style.territory_alpha))
    page.box(
        Area(area.x, middle - high / 2, 9 * unit, high), fill=fill, line=QColor(style.branch_border), width=0.2 * unit
    )
    shrink = min(unit, area.height / 4.6)
    number_badge(page, area.x + 4.5 * unit, middle, row.number, colour=deep(style, row.hue), unit=shrink)
    size = min(3.1 * unit, area.height * 0.62)
    page.text(Area(area.x + 10.5 * unit, area.y, area.width - 33 * unit, area.height), row.branch.name, size=size)
    page.text(_column(area, 24, 10, unit), f"{row.grids}", size=size, align=RIGHT)
    page.text(_column(area, 13, 13, unit), f"{row.customers:,}", size=size, align=RIGHT)


def _signs(content: MapContent, viewport: Viewport) -> list[tuple[str, str]]:
    """(sign, words) of everything else that can be seen inside the viewport."""
    box = viewport.box
    found: list[tuple[str, str]] = []
    places = e7_to_world(
        np.array([(outlet.lon_e7, outlet.lat_e7) for outlet in content.outlets], np.int32).reshape(-1, 2)
    )
    seen = [outlet for outlet, (x, y) in zip(content.outlets, places, strict=True) if box.contains(float(x), float(y))]
    credit = sum(outlet.has_credit for outlet in seen)
    if credit:
        found.append(("credit", translate("MapSheet", "信贷网点 {0} 个").format(credit)))
    if len(seen) > credit:
        found.append(("outlet", translate("MapSheet", "其他网点 {0} 个").format(len(seen) - credit)))
    locked = sum(
        grid.locked_reason is not None and content.partition.face_box(grid.id).intersects(box) for grid in content.grids
    )
    found += [
        ("county", translate("MapSheet", "县域界线")),
        ("branch", translate("MapSheet", "支行辖区界线")),
        ("grid", translate("MapSheet", "网格界线")),
    ]
    if locked:
        found.append(("locked", translate("MapSheet", "锁定网格 {0} 个").format(locked)))
    kinds = {feature.kind for feature in content.backdrop}
    for kind, words in (
        ("ROAD", translate("MapSheet", "道路")),
        ("CANAL", translate("MapSheet", "河道")),
        ("WATER", translate("MapSheet", "水域")),
        ("BUILT_UP", translate("MapSheet", "建成区")),
    ):
        if kind in kinds:
            found.append((kind, words))
    return found


def _sign(page: Page, area: Area, sign: str, style: Style, unit: float) -> None:
    x, y = area.x + area.width / 2, area.y + area.height / 2
    lines = {
        "county": (style.county_border, 0.75),
        "branch": (style.branch_border, 0.5),
        "grid": (style.grid_border, 0.3),
    }
    ground = ground_style(style).palette
    lines |= {"ROAD": (ground["motorway_case"], 1.1), "CANAL": (ground["stream"], 0.9)}
    patch = Area(area.x, y - 1.6 * unit, area.width, 3.2 * unit)
    if sign in ("credit", "outlet"):
        paint_outlet(page.painter, style, QPointF(px(x), px(y)), px(3.6 * unit), has_credit=sign == "credit")
    elif sign in lines:
        name, width = lines[sign]
        page.rule(area.x, y, area.right, y, width=width * unit, colour=QColor(name))
        if sign == "ROAD":
            page.rule(area.x, y, area.right, y, width=0.7 * unit, colour=QColor(ground["motorway"]))
    elif sign == "locked":
        page.box(patch, fill=WHITE, line=QColor(style.grid_border), width=0.2 * unit)
        x0, y0, x1, y1 = (px(side) for side in (patch.x, patch.y, patch.right, patch.bottom))
        ring = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)])
        for x1, y1, x2, y2 in hatch_lines([ring], 5.0 * unit, Viewport(0, 0, 1, 100, 100)).tolist():
            page.painter.setPen(on_white(style.hatch, style.hatch_alpha + 40))
            page.painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))
    else:
        fill = QColor(ground["water" if sign == "WATER" else "built_up"])
        page.box(patch, fill=fill, line=RULE if sign == "BUILT_UP" else QColor(ground["shore"]), width=0.15 * unit)
