"""The grids of one branch as a table beside its map: who leads each, how many households and located customers."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop.drawing.content import MapContent
from desktop.drawing.label_layer import short_name
from desktop.printing.page import INK, LEFT, RIGHT, RULE, SECOND, Page
from desktop.printing.page_layout import Area

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class GridRow:
    """One line of the table; `households` None where nobody has estimated them."""

    name: str
    manager: str
    households: int | None
    located: int
    locked: bool


def grid_rows(content: MapContent, branch: int) -> tuple[GridRow, ...]:
    """The branch's grids in the order of their codes."""
    ids, counts = np.unique(content.points.grid_id, return_counts=True)
    located = dict(zip(ids.tolist(), counts.tolist(), strict=True))
    return tuple(
        GridRow(
            short_name(grid),
            grid.manager_name or "",
            grid.households_est,
            located.get(grid.id, 0),
            grid.locked_reason is not None,
        )
        for grid in sorted(content.grids, key=lambda grid: grid.code)
        if grid.branch_id == branch
    )


def draw_grid_table(
    page: Page, area: Area, rows: tuple[GridRow, ...], step: float, *, columns: int, gap: float, unit: float
) -> float:
    """Heads, a line of `step` millimetres for each grid in columns, and a sum; returns where the table ends."""
    size = min(3.0 * unit, step * 0.62)
    heads = (
        translate("MapSheet", "网格"),
        translate("MapSheet", "客户经理"),
        translate("MapSheet", "户数"),
        translate("MapSheet", "定位客户"),
    )
    width = (area.width - (columns - 1) * gap) / columns
    per_column = -(-len(rows) // columns)
    for column in range(columns):
        x = area.x + column * (width + gap)
        _line(page, Area(x, area.y, width, step), heads, min(2.5 * unit, size), second=True)
        for place, row in enumerate(rows[column * per_column : (column + 1) * per_column], start=1):
            households = "—" if row.households is None else f"{row.households:,}"
            name = translate("MapSheet", "{0}（锁定）").format(row.name) if row.locked else row.name
            cells = (name, row.manager, households, f"{row.located:,}")
            _line(page, Area(x, area.y + step * place, width, step), cells, size)
    y = area.y + step * (per_column + 1)
    page.rule(area.x, y, area.right, y, width=0.15 * unit, colour=RULE)
    known = [row.households for row in rows if row.households is not None]
    total = (
        translate("MapSheet", "合计 {0} 个").format(len(rows)),
        "",
        f"{sum(known):,}" if known else "—",
        f"{sum(row.located for row in rows):,}",
    )
    _line(page, Area(area.right - width, y, width, step), total, size, bold=True)
    return y + step


def _line(
    page: Page, area: Area, cells: tuple[str, ...], size: float, *, bold: bool = False, second: bool = False
) -> None:
    starts, widths = (0.0, 0.40, 0.62, 0.79), (0.39, 0.21, 0.16, 0.21)
    for place, words in enumerate(cells):
        cell = Area(area.x + area.width * starts[place], area.y, area.width * widths[place], area.height)
        page.text(
            cell, words, size=size, bold=bold, colour=SECOND if second else INK, align=RIGHT if place > 1 else LEFT
        )
