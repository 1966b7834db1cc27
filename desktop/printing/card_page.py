"""A card on one A4 page: the same words as on the screen, its small map as vectors, who printed it and when."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from desktop.drawing.content import MapContent
from desktop.drawing.encoding import encoded
from desktop.drawing.stack import MapOptions
from desktop.drawing.style import GREY, LIGHT, for_paper
from desktop.drawing.whereabouts import Whereabouts, paint_small_map, small_view
from desktop.files import whole_file
from desktop.maps.base_map import BaseMap
from desktop.maps.viewport import PIXEL_MM, Viewport
from desktop.printing import page_words
from desktop.printing.card_ink import GAP, LINE, TEXT, tones
from desktop.printing.card_parts import CardParts
from desktop.printing.card_sheet import Block, CardSheet, Form
from desktop.printing.output import pdf_of, picture_of
from desktop.printing.page import INK, SECOND, WHITE, Page
from desktop.printing.page_layout import Area
from desktop.printing.paper import px, sheet
from desktop.printing.scale_bar import draw_scale

translate = QCoreApplication.translate

PAPER = sheet("A4", landscape=False)
_UNIT = PAPER.enlargement
_MARGIN, _GUTTER = 11.0, 7.0
_LEAST_MAP, _MOST_MAP = 62.0, 112.0  # as high as the words leave room
_MOST, _LEAST = 60, 3  # lines of a list
_STEP = 2.0


@dataclass(frozen=True, slots=True)
class CardPage:
    """What is printed and by whom. `place` None is a card without a map; `grey` is for a laser printer."""

    sheet: CardSheet
    content: MapContent
    place: Whereabouts | None
    printed_by: str
    printed_at: datetime
    copy_no: int = 1
    grey: bool = False
    maps: tuple[BaseMap, ...] = ()

    @property
    def file_title(self) -> str:
        """What the file says it is: no name of a person."""
        return f"{self.sheet.kind} {self.sheet.code}".strip()


@dataclass(frozen=True, slots=True)
class _Flow:
    """Blocks by column, each with its top; `left_off` are those for which there was no room at all."""

    placed: tuple[tuple[Block, int, float, float], ...]  # block, column, top, height
    left_off: int


def card_pdf(page: CardPage) -> bytes:
    return pdf_of(PAPER, page.file_title, lambda painter, dpi: render_card(painter, page, dpi=dpi))


def write_card(page: CardPage, path: Path) -> None:
    """Write `.pdf` as vectors with embedded fonts, `.png` as a picture; whole or not at all. Raises Refused."""
    if path.suffix.lower() == ".png":
        made = encoded(picture_of(PAPER, lambda painter, dpi: render_card(painter, page, dpi=dpi)))
    else:
        made = card_pdf(page)
    with whole_file(path) as part:
        part.write_bytes(made)


def render_card(painter: QPainter, page: CardPage, *, dpi: float) -> None:
    """Draw the page on a painter of `dpi` dots per inch whose origin is the corner of the paper."""
    painter.save()
    painter.scale(dpi * PIXEL_MM / 25.4, dpi * PIXEL_MM / 25.4)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    drawn = Page(painter)
    free = Area(0, 0, PAPER.width_mm, PAPER.height_mm).inside(_MARGIN)
    header = Area(free.x, free.y, free.width, 17.0 * _UNIT)
    footer = Area(free.x, free.bottom - 9.5 * _UNIT, free.width, 9.5 * _UNIT)
    content, said = page.content, page.sheet
    second = "　".join(word for word in (content.bank_name, said.kind, said.code, _as_of(content)) if word)
    page_words.draw_header(drawn, header, said.title, second, unit=_UNIT)
    parts = CardParts(drawn, tones(grey=page.grey), most=_MOST)
    top = header.bottom + 2.0
    if said.marks:
        parts.draw_marks(said.marks, Area(free.x, top, free.width, 5.4))
        top += 6.4
    bottom = footer.y - LINE - 1.0
    if page.place is not None:
        spare = bottom - top - GAP - _needed(drawn, page, free.width)
        area = Area(free.x, top, free.width, min(max(spare, _LEAST_MAP), _MOST_MAP))
        if _draw_map(drawn, page, page.place, area):
            top = area.bottom + GAP
    body = Area(free.x, top, free.width, bottom - top)
    left_off = _draw_blocks(drawn, page, body)
    _draw_note(drawn, Area(free.x, footer.y - LINE - 0.6, free.width, LINE), said.note, left_off)
    page_words.draw_footer(
        drawn,
        footer,
        content,
        printed_by=page.printed_by,
        printed_at=page.printed_at,
        copy_no=page.copy_no,
        unit=_UNIT,
    )
    painter.restore()


def _as_of(content: MapContent) -> str:
    return translate("CardPage", "数据截至 {0}").format(content.as_of)


def _draw_note(drawn: Page, area: Area, note: str, left_off: int) -> None:
    words = note
    if left_off:
        more = translate("CardPage", "另有 {0} 栏没有印出，请在屏幕上看").format(left_off)
        words = f"{note}　{more}" if note else more
    drawn.text(area, words, size=TEXT, colour=INK if left_off else SECOND)


def _draw_map(drawn: Page, page: CardPage, place: Whereabouts, area: Area) -> bool:
    """The small map with its scale; False when the thing is nowhere."""
    view = small_view(place, page.content, px(area.width) / _UNIT, px(area.height) / _UNIT)
    if view is None:
        return False
    painter = drawn.painter
    style = for_paper(GREY if page.grey else LIGHT)
    painter.save()
    drawn.clip(area)
    painter.translate(px(area.x), px(area.y))
    painter.scale(_UNIT, _UNIT)
    paint_small_map(painter, page.content, view, place, MapOptions(style=style, maps=page.maps))
    painter.restore()
    if page.content.is_demo:
        painter.save()
        drawn.clip(area)
        page_words.draw_watermark(drawn, area, unit=_UNIT)
        painter.restore()
    _draw_scale(drawn, view, area)
    drawn.box(area, line=INK, width=0.3)
    return True


def _draw_scale(drawn: Page, view: Viewport, area: Area) -> None:
    wide, tall = 62 * _UNIT, 18.5 * _UNIT
    scale = Area(area.right - wide, area.bottom - tall, wide, tall)
    drawn.box(scale, fill=WHITE)
    draw_scale(drawn, scale, view, map_scale=_UNIT, unit=_UNIT)


def _needed(drawn: Page, page: CardPage, width: float) -> float:
    """How high the columns are when nothing is cut."""
    parts = CardParts(drawn, tones(grey=page.grey), most=_MOST)
    blocks = _told(page.sheet)
    heights = [parts.block_height(block, (width - _GUTTER) / 2) for block in blocks]
    flow = _flow(blocks, heights, sum(heights))
    return max((top + tall - GAP for _, _, top, tall in flow.placed), default=0.0)


def _told(said: CardSheet) -> list[Block]:
    """The blocks that say something, and are not only to be done."""
    return [block for block in said.blocks if not all(isinstance(part, Form) for part in block.parts)]


def _draw_blocks(drawn: Page, page: CardPage, body: Area) -> int:
    """Two columns, read downwards; lists are cut until all blocks fit. Returns how many blocks did not."""
    width = (body.width - _GUTTER) / 2
    ink = tones(grey=page.grey)
    blocks = _told(page.sheet)
    for most in range(_MOST, _LEAST - 1, -1):
        parts = CardParts(drawn, ink, most=most)
        heights = [parts.block_height(block, width) for block in blocks]
        flow = _flow(blocks, heights, body.height)
        if not flow.left_off:
            break
    for block, column, top, tall in flow.placed:
        parts.draw_block(block, Area(body.x + column * (width + _GUTTER), body.y + top, width, tall))
    return flow.left_off


def _flow(blocks: list[Block], heights: list[float], height: float) -> _Flow:
    """Into two columns of equal length if they need less than the page, else of its whole height."""
    length = min(sum(heights) / 2, height)
    while True:
        flow = _filled(blocks, heights, length)
        if not flow.left_off or length >= height:
            return flow
        length = min(length + _STEP, height)


def _filled(blocks: list[Block], heights: list[float], length: float) -> _Flow:
    placed: list[tuple[Block, int, float, float]] = []
    column, top = 0, 0.0
    for block, tall in zip(blocks, heights, strict=True):
        needed = tall - GAP  # nothing comes after the last one
        if top and top + needed > length:
            column, top = column + 1, 0.0
        if column > 1 or needed > length:
            break
        placed.append((block, column, top, tall))
        top += tall
    return _Flow(tuple(placed), len(blocks) - len(placed))
