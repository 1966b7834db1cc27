"""The parts of a card on paper: each says how high it is at a width, and draws itself; all in millimetres."""

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor

from desktop.drawing.bars import paint_months, paint_parts
from desktop.drawing.relation_web import laid_out
from desktop.printing.card_ink import BIG, FAINT, GAP, HEADING, LINE, PAD, PAPER, SMALL, TEXT, wrapped
from desktop.printing.card_sheet import (
    Block,
    Entries,
    Entry,
    Face,
    Figures,
    Form,
    Gauge,
    Mark,
    Marks,
    Months,
    Part,
    Rows,
    Shares,
    Web,
    Words,
)
from desktop.printing.page import INK, LEFT, RIGHT, RULE, SECOND, Page, rect_of
from desktop.printing.page_layout import Area

translate = QCoreApplication.translate

_TILE, _MONTHS, _CHIP, _WEB = 14.2, 20.0, 5.4, 46.0
_KEY_SHARE = 0.36


class CardParts:
    """Draws in the given tones; `most` is how many lines of a list are printed, the others are counted."""

    def __init__(self, page: Page, tones: dict[str, str], *, most: int) -> None:
        self._page, self._tones, self._most = page, tones, most

    def block_height(self, block: Block, width: float) -> float:
        parts = sum(self._height(part, width) + PAD for part in block.parts)
        return (HEADING + 2.2 if block.heading else 0.0) + parts + GAP

    def draw_block(self, block: Block, area: Area) -> None:
        page, top = self._page, area.y
        if block.heading:
            wide = page.text_width(block.heading, HEADING, bold=True) + 2
            page.text(Area(area.x, top, area.width, HEADING + 1), block.heading, size=HEADING, bold=True)
            source = Area(area.x + wide, top + 0.3, area.width - wide, HEADING + 1)
            page.text(source, block.source, size=SMALL, colour=SECOND, align=RIGHT)
            page.rule(area.x, top + HEADING + 1.4, area.right, top + HEADING + 1.4, width=0.2, colour=RULE)
            top += HEADING + 2.2
        for part in block.parts:
            tall = self._height(part, area.width)
            self._draw(part, Area(area.x, top, area.width, tall))
            top += tall + PAD

    def draw_marks(self, marks: tuple[Mark, ...], area: Area) -> None:
        """Rounded words in a row."""
        left = area.x
        for mark in marks:
            wide = self._page.text_width(mark.text, SMALL, bold=True) + 3.6
            if left + wide > area.right:
                return
            frame = Area(left, area.y + 0.4, wide, _CHIP - 1.2)
            ink = QColor(self._tones[mark.tone])
            self._page.box(frame, line=ink, width=0.2, radius=1.6)
            self._page.text(Area(left + 1.8, frame.y, wide, frame.height), mark.text, size=SMALL, bold=True, colour=ink)
            left += wide + 1.6

    def _height(self, part: Part, width: float) -> float:
        match part:
            case Marks():
                return _CHIP
            case Rows(rows=rows):
                return sum(LINE * max(len(self._value(row.value, width)), 1) for row in rows)
            case Figures(figures=figures, across=across):
                return (_TILE + 1.5) * -(-len(figures) // across)
            case Shares(shares=shares):
                return 3.0 + LINE * len(shares)
            case Gauge(right=right):
                return LINE + 3.0 + LINE * len(wrapped(self._page, right, SMALL, width))
            case Months():
                return _MONTHS
            case Face():
                return 2 * LINE + 0.6
            case Entries(entries=entries):
                return LINE * len(self._kept(entries)[0]) + LINE * bool(self._kept(entries)[1])
            case Web():
                return _WEB
            case Words(text=text):
                return LINE * len(wrapped(self._page, text, TEXT, width))
            case Form():
                return -PAD

    def _draw(self, part: Part, area: Area) -> None:
        match part:
            case Marks(marks=marks):
                self.draw_marks(marks, area)
            case Rows():
                self._rows(part, area)
            case Figures():
                self._figures(part, area)
            case Shares():
                self._shares(part, area)
            case Gauge():
                self._gauge(part, area)
            case Months():
                self._months(part, area)
            case Face(name=name, note=note):
                self._page.text(Area(area.x, area.y, area.width, LINE + 0.6), name, size=HEADING, bold=True)
                below = Area(area.x, area.y + LINE + 0.4, area.width, LINE)
                self._page.text(below, note, size=TEXT, colour=SECOND)
            case Entries():
                self._entries(part, area)
            case Web():
                self._web(part, area)
            case Words(text=text):
                self._lines(wrapped(self._page, text, TEXT, area.width), area)
            case Form():
                return

    def _kept(self, entries: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], int]:
        """The entries that are printed, and how many are left off; one alone is never left off."""
        if len(entries) <= self._most + 1:
            return entries, 0
        return entries[: self._most], len(entries) - self._most

    def _value(self, text: str, width: float) -> list[str]:
        return wrapped(self._page, text, TEXT, width * (1 - _KEY_SHARE), bold=True)

    def _lines(self, lines: list[str], area: Area, *, size: float = TEXT) -> None:
        for number, line in enumerate(lines):
            self._page.text(
                Area(area.x, area.y + number * LINE, area.width, LINE), line, size=size, colour=SECOND, align=LEFT
            )

    def _rows(self, part: Rows, area: Area) -> None:
        top = area.y
        for row in part.rows:
            lines = self._value(row.value, area.width)
            self._page.text(Area(area.x, top, area.width * _KEY_SHARE, LINE), row.key, size=TEXT, colour=SECOND)
            for line in lines:
                value = Area(area.x + area.width * _KEY_SHARE, top, area.width * (1 - _KEY_SHARE), LINE)
                self._page.text(value, line, size=TEXT, bold=True, align=RIGHT)
                top += LINE
            top += LINE * (not lines)

    def _figures(self, part: Figures, area: Area) -> None:
        page, gap = self._page, 1.6
        wide = (area.width - gap * (part.across - 1)) / part.across
        for place, figure in enumerate(part.figures):
            line, column = divmod(place, part.across)
            frame = Area(area.x + column * (wide + gap), area.y + line * (_TILE + 1.5), wide, _TILE)
            page.box(frame, line=RULE, width=0.18, radius=1.4)
            inside = Area(frame.x + 1.8, frame.y, frame.width - 2.6, frame.height)
            page.text(Area(inside.x, inside.y + 0.9, inside.width, 3.4), figure.label, size=SMALL, colour=SECOND)
            size = BIG
            while size > TEXT and page.text_width(figure.value, size, bold=True) > inside.width:
                size -= 0.25
            page.text(Area(inside.x, inside.y + 4.2, inside.width, 5.6), figure.value, size=size, bold=True)
            page.text(Area(inside.x, inside.y + 9.9, inside.width, 3.4), figure.note, size=SMALL, colour=SECOND)

    def _shares(self, part: Shares, area: Area) -> None:
        whole = max(sum(share.number for share in part.shares), 1)
        bar = Area(area.x, area.y + 0.5, area.width, 1.8)
        pairs = [(share.number / whole, self._tones[share.tone]) for share in part.shares]
        paint_parts(self._page.painter, rect_of(bar), pairs, ground=FAINT)
        for number, share in enumerate(part.shares):
            line = Area(area.x, area.y + 3.0 + number * LINE, area.width, LINE)
            self._page.disc(line.x + 1.0, line.y + LINE / 2, 0.85, fill=QColor(self._tones[share.tone]))
            self._page.text(Area(line.x + 3, line.y, line.width, LINE), share.label, size=TEXT, colour=SECOND)
            self._page.text(line, share.value, size=TEXT, bold=True, align=RIGHT)

    def _gauge(self, part: Gauge, area: Area) -> None:
        self._page.text(Area(area.x, area.y, area.width, LINE), part.left, size=TEXT, bold=True)
        bar = Area(area.x, area.y + LINE + 0.5, area.width, 1.6)
        paint_parts(self._page.painter, rect_of(bar), [(part.share, self._tones[part.tone])], ground=FAINT)
        below = Area(area.x, area.y + LINE + 3.0, area.width, area.height)
        self._lines(wrapped(self._page, part.right, SMALL, area.width), below, size=SMALL)

    def _months(self, part: Months, area: Area) -> None:
        bars = Area(area.x, area.y + 0.5, area.width, area.height - LINE - 0.5)
        paint_months(
            self._page.painter,
            rect_of(bars),
            part.values,
            accent=self._tones["accent"],
            ground=PAPER,
            line=FAINT,
        )
        foot = Area(area.x, bars.bottom + 0.2, area.width, LINE)
        self._page.text(foot, part.first, size=SMALL, colour=SECOND)
        self._page.text(foot, part.last, size=SMALL, colour=SECOND, align=RIGHT)

    def _web(self, part: Web, area: Area) -> None:
        page = self._page
        names = [node.name for node in part.nodes]
        room = QRectF(area.x, area.y, area.width, area.height)  # in millimetres, as all the page
        placed = laid_out(room, part.middle, names, width=lambda text: page.text_width(text, TEXT), line=LINE)
        middle = placed[0].box.center()
        for node, place in zip(part.nodes, placed[1:], strict=False):
            there = place.box.center()
            page.rule(middle.x(), middle.y(), there.x(), there.y(), width=0.25, colour=RULE)
            wide = page.text_width(node.relation, SMALL) + 1.2
            spot = Area(place.joint.x() - wide / 2, place.joint.y() - LINE / 2, wide, LINE)
            page.box(spot, fill=QColor(PAPER))
            page.text(Area(spot.x + 0.6, spot.y, wide, LINE), node.relation, size=SMALL, colour=SECOND)
        for place, tone in zip(placed, ("accent", *(node.tone for node in part.nodes)), strict=False):
            frame = Area(place.box.x(), place.box.y(), place.box.width(), place.box.height())
            page.box(frame, fill=QColor(PAPER), line=QColor(self._tones[tone]), width=0.3, radius=1.6)
            inside = Area(frame.x + LINE / 2, frame.y, frame.width, frame.height)
            page.text(inside, place.text, size=TEXT, bold=place is placed[0])

    def _entries(self, part: Entries, area: Area) -> None:
        page = self._page
        kept, left_off = self._kept(part.entries)
        for number, entry in enumerate(kept):
            line = Area(area.x, area.y + number * LINE, area.width, LINE)
            value = min(page.text_width(entry.value, TEXT) + 0.5, area.width * 0.62)
            words = min(page.text_width(entry.text, TEXT, bold=True) + 0.5, area.width - value - 2)
            page.text(Area(line.x, line.y, words, LINE), entry.text, size=TEXT, bold=True)
            page.text(Area(line.right - value, line.y, value, LINE), entry.value, size=TEXT, align=RIGHT)
            room = line.width - words - value - 4
            if entry.note and room > 3:
                tone = QColor(self._tones["bad"]) if entry.tone == "bad" else SECOND
                page.text(Area(line.x + words + 2, line.y, room, LINE), entry.note, size=TEXT, colour=tone, align=LEFT)
        if left_off:
            words_ = translate("CardPage", "另有 {0} 项").format(left_off)
            line = Area(area.x, area.y + len(kept) * LINE, area.width, LINE)
            page.text(line, words_, size=TEXT, colour=INK)
