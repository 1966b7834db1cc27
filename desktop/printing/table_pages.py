"""Tables over as many A4 pages as they need: repeated heads, page n / N, and a block to be signed at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from desktop.maps.viewport import PIXEL_MM
from desktop.printing.output import Render, pdf_of_pages
from desktop.printing.page import INK, LEFT, RIGHT, RULE, SECOND, Page
from desktop.printing.page_layout import Area
from desktop.printing.page_words import draw_header
from desktop.printing.paper import sheet

translate = QCoreApplication.translate

PAPER = sheet("A4", landscape=False)
_UNIT = PAPER.enlargement
_MARGIN, _ROW, _HEADING, _SIZE = 12.0, 5.4, 9.0, 2.9  # millimetres
_HEADER, _FOOTER = 17.0 * _UNIT, 6.0
_SIGN = 30.0


@dataclass(frozen=True, slots=True)
class Column:
    """`share` of the width of the page; figures stand at the right."""

    name: str
    share: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and a table, or a sentence where the table has no rows."""

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Document:
    """Begins on a page of its own; `signed` are the words before the lines to be signed on."""

    title: str
    second: str
    parts: tuple[Part, ...]
    signed: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands at one height of a page."""

    kind: str  # heading, names, row, empty, sign
    top: float
    part: Part | None = None
    cells: tuple[str, ...] = ()


def table_pdf(documents: Sequence[Document], *, title: str, printed_by: str, printed_at: datetime) -> bytes:
    """All documents in one file; pages are counted within each. `title` names no person."""
    foot = translate("TablePages", "打印人 {0} · {1}").format(printed_by, f"{printed_at:%Y-%m-%d %H:%M}")
    renders: list[Render] = []
    for document in documents:
        pages = laid_out(document)
        for number, rows in enumerate(pages):
            place = translate("TablePages", "第 {0} / {1} 页").format(number + 1, len(pages))
            renders.append(partial(_render, document, rows, foot, place))
    return pdf_of_pages(PAPER, title, renders)


def laid_out(document: Document) -> list[list[_Row]]:
    """The rows of each page. A heading never stands last on a page, and what is signed never stands alone."""
    top, bottom = _MARGIN + _HEADER + 3.0, PAPER.height_mm - _MARGIN - _FOOTER - 2.0
    pages: list[list[_Row]] = [[]]
    at = top

    def room(tall: float) -> None:
        nonlocal at
        if at + tall > bottom:
            pages.append([])
            at = top

    for part in document.parts:
        room(_HEADING + 3 * _ROW)
        pages[-1].append(_Row("heading", at, part))
        at += _HEADING
        if not part.rows:
            pages[-1].append(_Row("empty", at, part))
            at += _ROW
            continue
        pages[-1].append(_Row("names", at, part))
        at += _ROW
        for place, cells in enumerate(part.rows):
            last = part is document.parts[-1] and place == len(part.rows) - 1
            before = len(pages)
            room(_ROW + (_SIGN if last and len(part.rows) > 1 else 0.0))
            if len(pages) > before:
                pages[-1].append(_Row("names", at, part))
                at += _ROW
            pages[-1].append(_Row("row", at, part, cells))
            at += _ROW
    room(_SIGN)
    pages[-1].append(_Row("sign", at))
    return pages


def _render(document: Document, rows: Sequence[_Row], foot: str, place: str, painter: QPainter, dpi: float) -> None:
    """One page on a painter of `dpi` dots per inch whose origin is the corner of the paper."""
    painter.save()
    painter.scale(dpi * PIXEL_MM / 25.4, dpi * PIXEL_MM / 25.4)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    page = Page(painter)
    free = Area(0, 0, PAPER.width_mm, PAPER.height_mm).inside(_MARGIN)
    draw_header(page, Area(free.x, free.y, free.width, _HEADER), document.title, document.second, unit=_UNIT)
    for row in rows:
        area = Area(free.x, row.top, free.width, _ROW)
        if row.kind == "heading" and row.part is not None:
            page.text(Area(area.x, area.y + 2.4, area.width, 5.6), row.part.heading, size=3.7, bold=True)
        elif row.kind == "empty" and row.part is not None:
            page.text(area, row.part.empty, size=_SIZE, colour=SECOND)
        elif row.kind == "sign":
            _draw_sign(page, Area(free.x, row.top + 8.0, free.width, _SIGN - 8.0), document.signed)
        elif row.part is not None:
            _draw_cells(page, area, row)
    footer = Area(free.x, free.bottom - _FOOTER, free.width, _FOOTER)
    page.rule(free.x, footer.y, free.right, footer.y, width=0.2, colour=RULE)
    page.text(Area(footer.x, footer.y + 1.0, footer.width * 0.84, 4.4), f"{document.note}　{foot}", size=2.6,
              colour=SECOND)  # fmt: skip
    page.text(Area(footer.x, footer.y + 1.0, footer.width, 4.4), place, size=2.8, align=RIGHT)
    painter.restore()


def _draw_cells(page: Page, area: Area, row: _Row) -> None:
    assert row.part is not None
    heads = row.kind == "names"
    whole = sum(column.share for column in row.part.columns)
    x = area.x
    for place, column in enumerate(row.part.columns):
        width = area.width * column.share / whole
        words = column.name if heads else row.cells[place]
        cell = Area(x + 0.6, area.y, width - 1.2, area.height)
        page.text(cell, words, size=_SIZE, bold=heads, align=RIGHT if column.right else LEFT)
        x += width
    page.rule(area.x, area.bottom, area.right, area.bottom, width=0.3 if heads else 0.1, colour=INK if heads else RULE)


def _draw_sign(page: Page, area: Area, signed: Sequence[str]) -> None:
    """Words and a line for each who signs, side by side, and a line for the day below."""
    width = area.width / max(1, len(signed))
    for place, words in enumerate(signed):
        left = area.x + place * width
        page.text(Area(left, area.y, width - 6, 5), words, size=3.2, bold=True)
        page.rule(left, area.y + 13, left + width - 8, area.y + 13, width=0.2)
        page.text(
            Area(left, area.y + 14, width - 6, 5),
            translate("TablePages", "签字　　　　　年　　月　　日"),
            size=2.7,
            colour=SECOND,
        )
