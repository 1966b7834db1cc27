"""One page with the territory map of the bank or of one branch, as a vector PDF or a picture."""

from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from desktop.drawing.content import MapContent
from desktop.drawing.encoding import encoded
from desktop.drawing.focus import draw_focus
from desktop.drawing.label_layer import LabelLayer
from desktop.drawing.stack import MapOptions, default_layers, paint_map
from desktop.drawing.style import GREY, LIGHT, for_paper
from desktop.files import whole_file
from desktop.maps.box import Box
from desktop.maps.viewport import PIXEL_MM, Viewport
from desktop.printing import page_words
from desktop.printing.branch_badges import badge_places
from desktop.printing.inset import draw_inset
from desktop.printing.legend import BranchRow, branch_rows, deep, draw_legend, number_badge
from desktop.printing.output import pdf_of, picture_of
from desktop.printing.page import INK, Page
from desktop.printing.page_layout import Area, PageLayout, lay_out
from desktop.printing.paper import Paper, mm, px, sheet
from desktop.printing.scale_bar import draw_degrees, draw_scale
from desktop.refusal import Refused

translate = QCoreApplication.translate

PrintStyle = Literal["colour", "grey"]


@dataclass(frozen=True, slots=True)
class MapSheet:
    """What one page shows and who printed it. `branch` None is the whole bank."""

    content: MapContent
    paper: Paper
    style: PrintStyle
    title: str
    printed_by: str
    printed_at: datetime
    copy_no: int = 1
    branch: int | None = None


def write_territory_map(
    content: MapContent,
    path: Path,
    *,
    printed_by: str,
    printed_at: datetime,
    paper: str = "A3",
    landscape: bool = True,
    style: PrintStyle = "colour",
    title: str | None = None,
    branch: int | None = None,
    copy_no: int = 1,
) -> None:
    """Write the page to `path`: `.pdf` as vectors with embedded fonts, `.png` as a picture of 150 dpi.

    `branch` is a branch's id; None draws the whole bank. Needs a QGuiApplication. The file appears whole or not
    at all. Raises `Refused` for an unknown paper, a branch without grids, or a folder that cannot be written.
    """
    page = MapSheet(
        content=content,
        paper=sheet(paper, landscape=landscape),
        style=style,
        title=title or page_words.title(content, branch),
        printed_by=printed_by,
        printed_at=printed_at,
        copy_no=copy_no,
        branch=branch,
    )
    shown_box(content, branch)  # refuse before any paper is touched

    def render(painter: QPainter, dpi: float) -> None:
        render_page(painter, page, dpi=dpi)

    is_picture = path.suffix.lower() == ".png"
    made = encoded(picture_of(page.paper, render)) if is_picture else pdf_of(page.paper, page.title, render)
    with whole_file(path) as part:
        part.write_bytes(made)


def render_page(painter: QPainter, page: MapSheet, *, dpi: float) -> None:
    """Draw the page on a painter of `dpi` dots per inch whose origin is the corner of the paper."""
    painter.save()
    painter.scale(dpi * PIXEL_MM / 25.4, dpi * PIXEL_MM / 25.4)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    drawn = Page(painter)
    content, county = page.content, page.content.partition.box
    layout = lay_out(page.paper, county=county)
    unit = layout.unit
    style = for_paper(GREY if page.style == "grey" else LIGHT)
    viewport = map_viewport(page, layout)
    rows = branch_rows(content, viewport)
    page_words.draw_header(drawn, layout.header, page.title, page_words.subtitle(content, page.branch), unit=unit)
    _draw_map(
        drawn, page, layout.map, viewport, rows, MapOptions(style=style, hidden=frozenset({"pins", "selection"})), unit
    )
    draw_degrees(drawn, layout.map, viewport, unit=unit)
    draw_legend(drawn, layout.legend, content, rows, viewport, style, branch=page.branch, unit=unit)
    draw_inset(drawn, layout.inset, content, viewport.box, style, unit=unit)
    draw_scale(drawn, layout.scale, viewport, map_scale=unit, unit=unit)
    page_words.draw_footer(
        drawn,
        layout.footer,
        content,
        printed_by=page.printed_by,
        printed_at=page.printed_at,
        copy_no=page.copy_no,
        unit=unit,
    )
    painter.restore()


def map_viewport(page: MapSheet, layout: PageLayout) -> Viewport:
    """The county, or the branch with a rim of its neighbours, on the map's area; drawn `unit` times larger."""
    box = shown_box(page.content, page.branch)
    margin = 0.025 if page.branch is None else 0.07
    return Viewport.fitting(box, px(layout.map.width) / layout.unit, px(layout.map.height) / layout.unit, margin=margin)


def shown_box(content: MapContent, branch: int | None) -> Box:
    """World metres of the county, or of all grids of a branch. Raises `Refused` for a branch without grids."""
    if branch is None:
        return content.partition.box
    boxes = [content.partition.face_box(grid.id) for grid in content.grids if grid.branch_id == branch]
    if not boxes:
        raise Refused("这个支行没有网格，不能单独出图。", "This branch has no grids, so it has no map of its own.")
    return reduce(Box.union, boxes)


def _draw_map(
    drawn: Page,
    page: MapSheet,
    area: Area,
    viewport: Viewport,
    rows: tuple[BranchRow, ...],
    options: MapOptions,
    unit: float,
) -> None:
    painter = drawn.painter
    layers = default_layers(options)
    under = [layer for layer in layers if layer.key in ("base", "territories")]
    over = [layer for layer in layers if layer.key not in ("base", "territories")]
    painter.save()
    drawn.clip(area)
    painter.translate(px(area.x), px(area.y))
    painter.scale(unit, unit)
    paint_map(painter, page.content, viewport, under)
    if page.branch is not None:
        own = {grid.id for grid in page.content.grids if grid.branch_id == page.branch}
        draw_focus(painter, page.content, viewport, own, options.style)
    paint_map(painter, page.content, viewport, over)
    painter.scale(1 / unit, 1 / unit)
    painter.translate(-px(area.x), -px(area.y))
    labels = next(layer for layer in layers if isinstance(layer, LabelLayer))
    numbered = rows if page.branch is None else ()  # the sheet of one branch lists its grids, not branches
    places = badge_places(page.content, viewport, numbered, labels.read(page.content, viewport))
    for row, (x, y) in zip(numbered, places, strict=True):
        across, down = area.x + mm(x) * unit, area.y + mm(y) * unit
        number_badge(drawn, across, down, row.number, colour=deep(options.style, row.hue), unit=unit)
    if page.content.is_demo:
        page_words.draw_watermark(drawn, area, unit=unit)
    painter.restore()
    drawn.box(area, line=INK, width=0.45 * unit)
