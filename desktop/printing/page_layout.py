"""Where title, map, side column and footer lie on a sheet, in millimetres."""

from dataclasses import dataclass

from desktop.maps.box import Box
from desktop.printing.paper import Paper


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the sheet in millimetres from its top left corner; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def inside(self, margin: float) -> "Area":
        return Area(self.x + margin, self.y + margin, self.width - 2 * margin, self.height - 2 * margin)


@dataclass(frozen=True, slots=True)
class PageLayout:
    """`unit` is one millimetre of the A3 design on this sheet: every size on the page is a multiple of it."""

    paper: Paper
    unit: float
    header: Area
    map: Area
    legend: Area
    inset: Area
    scale: Area
    footer: Area


def lay_out(paper: Paper, *, county: Box) -> PageLayout:
    """The design of one page. `county` (world metres) only decides the shape of the inset."""
    unit = paper.enlargement
    margin = 9.0 * unit
    free = Area(0, 0, paper.width_mm, paper.height_mm).inside(margin)
    header = Area(free.x, free.y, free.width, 17.0 * unit)
    footer = Area(free.x, free.bottom - 9.5 * unit, free.width, 9.5 * unit)
    top = header.bottom + 4.0 * unit  # room for the degrees written along the frame
    bottom = footer.y - 4.5 * unit
    left = free.x + 4.0 * unit
    gap = 7.0 * unit
    shape = county.height / county.width
    if paper.width_mm > paper.height_mm:
        side = 76.0 * unit
        column = Area(free.right - side, top, side, bottom - top)
        sheet_map = Area(left, top, column.x - gap - left, bottom - top)
        scale = Area(column.x, column.bottom - 18.0 * unit, side, 18.0 * unit)
        inset_height = min(side * shape * 1.02, 52.0 * unit)
        inset = Area(column.x, scale.y - 4.0 * unit - inset_height, side, inset_height)
        legend = Area(column.x, column.y, side, inset.y - 4.0 * unit - column.y)
    else:
        band = 84.0 * unit
        sheet_map = Area(left, top, free.right - 4.0 * unit - left, bottom - band - 6.0 * unit - top)
        row = Area(left, sheet_map.bottom + 6.0 * unit, sheet_map.width, band)
        side = min(62.0 * unit, row.width * 0.36)
        scale = Area(row.right - side, row.bottom - 18.0 * unit, side, 18.0 * unit)
        inset = Area(row.right - side, row.y, side, scale.y - 4.0 * unit - row.y)
        legend = Area(row.x, row.y, row.width - side - gap, row.height)
    return PageLayout(paper, unit, header, sheet_map, legend, inset, scale, footer)
