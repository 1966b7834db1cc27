"""The parts of a printed report: headings, facts, paragraphs and tables, each as strips that flow over pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QColor

from desktop.printing.card_ink import wrapped
from desktop.printing.page import INK, LEFT, RIGHT, RULE, SECOND, Page
from desktop.printing.page_layout import Area
from desktop.printing.report_flow import Draw, Strip

_FAINT = QColor("#EEF2F6")
_TEXT, _SMALL, _HEADING = 2.9, 2.45, 4.0
_LINE, _PAD = 4.5, 1.0


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """`share` of the table's width; columns of one `group` stand under a common title. Numbers stand at the right."""

    title: str
    share: float
    number: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """`note` is a second line under the row, in small type; `mark` is drawn in the first cell."""

    cells: tuple[str, ...]
    note: str = ""
    bold: bool = False
    mark: Draw | None = None


class ReportParts:
    """Makes strips of `width` millimetres; `unit` is one millimetre of the A3 design."""

    def __init__(self, page: Page, width: float, unit: float) -> None:
        self._page, self._width, self._unit = page, width, unit

    def gap(self, height: float) -> Strip:
        return Strip(height * self._unit, lambda page, area: None)

    def heading(self, words: str, note: str = "") -> list[Strip]:
        """With two strips of what it is above of on the same page."""
        unit = self._unit

        def draw(page: Page, area: Area) -> None:
            line = Area(area.x, area.bottom - 6.4 * unit, area.width, 5.6 * unit)
            page.box(Area(line.x, line.y + 0.7 * unit, 1.1 * unit, 4.2 * unit), fill=INK)
            start = line.x + 2.6 * unit
            page.text(Area(start, line.y, area.width, line.height), words, size=_HEADING * unit, bold=True)
            if note:
                right = start + page.text_width(words, _HEADING * unit, bold=True) + 3 * unit
                rest = Area(right, line.y + 0.6 * unit, area.right - right, line.height)
                page.text(rest, note, size=_SMALL * unit, colour=SECOND, align=RIGHT)

        return [Strip(10.0 * unit, draw, keep=3)]

    def words(self, text: str, *, bold: bool = False) -> list[Strip]:
        """A paragraph, broken into lines."""
        unit = self._unit
        size = (3.3 if bold else _TEXT) * unit
        return [
            Strip(
                (5.2 if bold else _LINE) * unit,
                partial(_draw_text, words=line, size=size, bold=bold, colour=INK if bold else SECOND),
            )
            for line in wrapped(self._page, text, size, self._width, bold=bold)
        ]

    def facts(self, pairs: Sequence[tuple[str, str]]) -> list[Strip]:
        """Key and value, two pairs a line; a value too long for half a line gets as many whole lines as it needs."""
        unit = self._unit
        size, key_width = _TEXT * unit, 21 * unit
        half = self._width / 2
        strips: list[Strip] = []
        waiting: tuple[str, str] | None = None

        def put(cells: Sequence[tuple[str, str, float]]) -> None:
            strips.append(
                Strip(6.2 * unit, partial(_draw_facts, cells=tuple(cells), key=key_width, size=size, unit=unit))
            )

        for key, value in pairs:
            if self._page.text_width(value, size, bold=True) > half - key_width - 4 * unit:
                if waiting is not None:
                    put([(*waiting, 0.0)])
                    waiting = None
                for number, line in enumerate(wrapped(self._page, value, size, self._width - key_width - 3 * unit)):
                    put([("" if number else key, line, 0.0)])
            elif waiting is None:
                waiting = key, value
            else:
                put([(*waiting, 0.0), (key, value, half)])
                waiting = None
        if waiting is not None:
            put([(*waiting, 0.0)])
        return strips

    def table(self, heads: Sequence[ColumnHead], rows: Sequence[TableRow]) -> list[Strip]:
        """Heads are repeated on every page; the last row stays with the one before it."""
        unit = self._unit
        whole = sum(head.share for head in heads)
        widths = [self._width * head.share / whole for head in heads]
        grouped = any(head.group for head in heads)
        head = Strip(
            (9.4 if grouped else 5.6) * unit,
            partial(_draw_heads, heads=tuple(heads), widths=widths, unit=unit, grouped=grouped),
            keep=1,
        )
        strips = [head]
        for number, row in enumerate(rows):
            height = (8.6 if row.note else 5.2) * unit
            strips.append(
                Strip(
                    height,
                    partial(_draw_row, row=row, heads=tuple(heads), widths=widths, unit=unit, shaded=number % 2 == 1),
                    head=head,
                    keep=1 if number == len(rows) - 2 else 0,
                )
            )
        return strips


def _draw_text(page: Page, area: Area, *, words: str, size: float, bold: bool, colour: QColor) -> None:
    page.text(area, words, size=size, bold=bold, colour=colour)


def _draw_facts(
    page: Page, area: Area, *, cells: tuple[tuple[str, str, float], ...], key: float, size: float, unit: float
) -> None:
    page.rule(area.x, area.bottom, area.right, area.bottom, width=0.12 * unit, colour=RULE)
    for title, value, start in cells:
        x = area.x + start
        right = area.right if start or len(cells) == 1 else area.x + area.width / 2
        page.text(Area(x + 1.2 * unit, area.y, key, area.height), title, size=size, colour=SECOND)
        page.text(Area(x + key, area.y, right - x - key - 2 * unit, area.height), value, size=size, bold=True)


def _cells(area: Area, widths: Sequence[float]) -> list[Area]:
    found, x = [], area.x
    for width in widths:
        found.append(Area(x + _PAD, area.y, max(width - 2 * _PAD, 0.1), area.height))
        x += width
    return found


def _draw_heads(
    page: Page, area: Area, *, heads: tuple[ColumnHead, ...], widths: list[float], unit: float, grouped: bool
) -> None:
    page.box(area, fill=_FAINT)
    page.rule(area.x, area.y, area.right, area.y, width=0.35 * unit)
    page.rule(area.x, area.bottom, area.right, area.bottom, width=0.2 * unit)
    size, half = 2.6 * unit, area.height / 2 if grouped else 0.0
    cells = _cells(area, widths)
    for place, (head, cell) in enumerate(zip(heads, cells, strict=True)):
        lower = Area(cell.x, area.y + half, cell.width, area.height - half)
        spot = lower if head.group or not grouped else cell
        page.text(spot, head.title, size=size, bold=True, colour=SECOND, align=RIGHT if head.number else LEFT)
        if head.group and (place == 0 or heads[place - 1].group != head.group):
            last = max(at for at, other in enumerate(heads) if other.group == head.group)
            right = cells[last].x + cells[last].width
            over = Area(cell.x, area.y, right - cell.x, half)
            page.text(over, head.group, size=size, bold=True, colour=INK, align=RIGHT)
            page.rule(cell.x, area.y + half, right, area.y + half, width=0.12 * unit, colour=RULE)


def _draw_row(
    page: Page, area: Area, *, row: TableRow, heads: tuple[ColumnHead, ...], widths: list[float], unit: float,
    shaded: bool,
) -> None:  # fmt: skip
    if shaded:
        page.box(area, fill=QColor("#F7F9FB"))
    line = 5.2 * unit
    for cell, words, head in zip(_cells(Area(area.x, area.y, area.width, line), widths), row.cells, heads, strict=True):
        align = RIGHT if head.number else LEFT
        page.text(cell, words, size=_TEXT * 0.94 * unit, bold=row.bold, align=align)
    if row.mark is not None:
        row.mark(page, Area(area.x, area.y, widths[0], line))
    if row.note:
        start = area.x + widths[0] + _PAD
        note = Area(start, area.y + 4.5 * unit, area.right - start - _PAD, 3.6 * unit)
        page.text(note, row.note, size=_SMALL * unit, colour=SECOND)
    page.rule(area.x, area.bottom, area.right, area.bottom, width=0.1 * unit, colour=RULE)
