"""Paints the cells of the table: one delegate for all, since a style sheet asked for every cell is slow."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.tables.column import Kind
from desktop.ui.tables.table_model import TableModel
from desktop.ui.theme import Tokens

PAD = 8
_ONE_LINE = int(Qt.TextFlag.TextSingleLine)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | _ONE_LINE
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter) | _ONE_LINE
_CENTRE = int(Qt.AlignmentFlag.AlignCenter) | _ONE_LINE


class CellPainter(QStyledItemDelegate):
    """Numbers at the right, as # where they do not fit, as in Excel: a cut number would be a wrong one."""

    def __init__(self, model: TableModel, tokens: Tokens, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._fonts: dict[bool, tuple[QFont, QFontMetrics]] = {}
        self.dress(tokens)

    def dress(self, tokens: Tokens) -> None:
        self._text, self._line = QColor(tokens.text), QColor(tokens.line)
        self._chosen, self._accent = QColor(tokens.accent_soft), QColor(tokens.accent)
        self._group, self._panel, self._marked = QColor(tokens.hover), QColor(tokens.panel), QColor(tokens.warn_soft)
        self._mark, self._revealed = QColor(tokens.warn), QColor(tokens.bad)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model, line, place = self._model, index.row(), index.column()
        rect = QRectF(option.rect)
        state = option.state
        head = model.head(place)
        is_group = model.lines is not None and model.lines.head(line) is not None
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        marked = not is_group and model.is_marked(line)
        ground = self._chosen if chosen else self._marked if marked else self._group if is_group else self._panel
        painter.fillRect(rect, ground)
        painter.setPen(self._line)
        painter.drawLine(QPointF(rect.left(), rect.bottom()), QPointF(rect.right(), rect.bottom()))
        if marked and place == 0:
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height() - 1), self._mark)
        words = model.words(line, place)
        if is_group and (place == 0 or not words):
            self._paint_head(painter, option, line, rect)
        elif words:
            font, metrics = self._font(option, bold=is_group)
            painter.setFont(font)
            room = rect.width() - 2 * PAD
            wide = metrics.horizontalAdvance(words) if 15 * len(words) > room else 0
            right = head.is_number
            if wide > room:
                words = "#" * max(1, int(room / 8)) if right else metrics.elidedText(words, _ELIDE, int(room))
            original = model.originals is not None and head.personal and not is_group
            painter.setPen(self._revealed if original else self._text)
            flags = _RIGHT if right else _CENTRE if head.kind is Kind.FLAG else _LEFT
            painter.drawText(rect.adjusted(PAD, 0, -PAD, 0), flags, words)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._accent)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_head(self, painter: QPainter, option: QStyleOptionViewItem, line: int, rect: QRectF) -> None:
        """The words of a group begin in the first column and run on over the empty cells beside it."""
        painter.save()
        painter.setClipRect(rect)
        painter.setFont(self._font(option, bold=True)[0])
        painter.setPen(self._text)
        first = self._view.columnViewportPosition(0) + PAD
        painter.drawText(QRectF(first, rect.top(), 900, rect.height()), _LEFT, self._model.words(line, 0))
        painter.restore()

    def _font(self, option: QStyleOptionViewItem, *, bold: bool) -> tuple[QFont, QFontMetrics]:
        known = self._fonts.get(bold)
        if known is None:
            font = QFont(option.font)
            font.setPixelSize(12)
            font.setBold(bold)
            known = self._fonts[bold] = (font, QFontMetrics(font))
        return known


_ELIDE = Qt.TextElideMode.ElideRight
