"""The list of answers: a heading per kind, rows with what was typed in the accent colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.search.answer import Hit, Kind
from desktop.ui.theme import Tokens

_ROW = Qt.ItemDataRole.UserRole
_HEADING, _HEIGHT = 26, 30


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a group, and how many more there are."""

    title: str
    rest: str


@dataclass(frozen=True, slots=True)
class Command:
    """An action of the window's table."""

    key: str
    title: str
    keys: str


@dataclass(frozen=True, slots=True)
class More:
    """Opens a group to more rows than the `had` ones."""

    kind: Kind
    had: int
    title: str


Row = Heading | Hit | Command | More


class ResultList(QListWidget):
    """Headings cannot be chosen; ↑ ↓ step over them, `next_group` jumps to the next heading's first row."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paint = _RowDelegate(tokens, self)
        self.setItemDelegate(self._paint)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def dress(self, tokens: Tokens) -> None:
        self._paint.tokens = tokens
        self.viewport().update()

    def show_rows(self, rows: list[Row]) -> None:
        self.clear()
        for row in rows:
            item = QListWidgetItem("" if isinstance(row, Heading) else row.title)
            item.setData(_ROW, row)
            if isinstance(row, Heading):
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self.step(1)

    @property
    def chosen(self) -> Row | None:
        return row_of(self.currentItem()) if self.currentRow() >= 0 else None

    def step(self, by: int) -> None:
        """To the next or previous row that can be chosen; stays at the ends."""
        place = self.currentRow() + by
        while 0 <= place < self.count():
            if not isinstance(row_of(self.item(place)), Heading):
                self.setCurrentRow(place)
                self.scrollToItem(self.item(max(0, place - 1)) if by < 0 else self.item(place))
                return
            place += by

    def choose(self, rows: list[Row], place: tuple[Kind, int]) -> None:
        """Stand on the row of a group behind so many others of it."""
        kind, had = place
        here = [number for number, row in enumerate(rows) if isinstance(row, Hit) and row.kind is kind]
        if here:
            self.setCurrentRow(here[min(had, len(here) - 1)])

    def next_group(self, by: int) -> None:
        """To the first row of the next or previous group, around the end."""
        heads = [place for place in range(self.count()) if isinstance(row_of(self.item(place)), Heading)]
        if heads:
            now = sum(head < self.currentRow() for head in heads) - 1
            self.setCurrentRow(heads[(now + by) % len(heads)] + 1)


def row_of(item: QListWidgetItem) -> Row:
    found: Row = item.data(_ROW)
    return found


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.tokens = tokens

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, _HEADING if isinstance(index.data(_ROW), Heading) else _HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, tokens = index.data(_ROW), self.tokens
        box: QRect = option.rect.adjusted(12, 0, -12, 0)
        left, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        if isinstance(row, Heading):
            painter.setPen(QColor(tokens.mute))
            painter.drawText(box, left, row.title)
            painter.drawText(box, right, row.rest)
            return
        view = self.parent()
        if isinstance(view, QListWidget) and view.currentRow() == index.row():
            painter.fillRect(option.rect, QColor(tokens.accent_soft))
        if isinstance(row, More):
            painter.setPen(QColor(tokens.accent))
            painter.drawText(box, left, row.title)
            return
        detail = row.detail if isinstance(row, Hit) else row.keys
        metrics = painter.fontMetrics()
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, box.width() * 3 // 5)
        at = self._write(painter, box, title, row.spans if isinstance(row, Hit) else (), tokens.text)
        rest = box.adjusted(at - box.left() + 16, 0, 0, 0)
        short = metrics.elidedText(detail, Qt.TextElideMode.ElideLeft, rest.width())
        cut = len(detail) - len(short)  # the ellipsis stands for one sign more than were cut
        marks = (
            [(max(1 if cut else 0, start - cut), end - cut) for start, end in row.marks] if isinstance(row, Hit) else []
        )
        wide = sum(metrics.horizontalAdvance(run) for run, _ in _runs(short, marks))
        rest.setLeft(max(rest.left(), rest.left() + rest.width() - wide))
        self._write(painter, rest, short, marks, tokens.secondary)

    def _write(self, painter: QPainter, box: QRect, words: str, spans: Sequence[tuple[int, int]], colour: str) -> int:
        """The words with what was typed in the accent colour; returns where they end."""
        at = box.left()
        for run, typed in _runs(words, spans):
            painter.setPen(QColor(self.tokens.accent if typed else colour))
            painter.drawText(QRect(at, box.top(), box.width(), box.height()), Qt.AlignmentFlag.AlignVCenter, run)
            at += painter.fontMetrics().horizontalAdvance(run)
        return at


def _runs(words: str, spans: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """The words in pieces that were typed or not, so that each is measured as it is drawn."""
    typed = (any(start <= place < end for start, end in spans) for place in range(len(words)))
    return [
        ("".join(sign for sign, _ in run), of) for of, run in groupby(zip(words, typed, strict=True), itemgetter(1))
    ]
