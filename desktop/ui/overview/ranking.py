"""The branches as bars, the best first, with what belongs to no branch below the line."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.overview.history import BranchFigures, History, Ranked
from desktop.ui.overview.trend_words import ranked_text
from desktop.ui.theme import Tokens

ROW = 25
_TWO_COLUMNS = 860  # wider than this the branches stand in two columns
_APART = 34  # between them
_LEADERS = 3  # whose bars are in full colour
_BELOW = 10  # room over the line of what belongs to no branch


class Ranking(QWidget):
    """`rows_asked(BranchFigures)` on a bar or its value, `place_asked(branch id)` on a name. ↑ ↓ choose a branch."""

    rows_asked = Signal(object)
    place_asked = Signal(int)

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._by = Ranked.RECORDS
        self._lines: tuple[BranchFigures, ...] = ()
        self._none: BranchFigures | None = None
        self._at: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(220)

    @property
    def lines(self) -> tuple[BranchFigures, ...]:
        """What is shown, from the top down."""
        return self._lines

    @property
    def chosen(self) -> BranchFigures | None:
        return None if self._at is None or self._at >= len(self._lines) else self._lines[self._at]

    def show_history(self, history: History | None, by: Ranked) -> None:
        self._by = by
        self._lines, self._none = (), None
        if history is not None:
            none = history.branches[-1]
            if none.id is None and none.value(by) > 0 and by is not Ranked.LOCATED:
                self._none = none
            self._lines = history.ranked(by) + (() if self._none is None else (self._none,))
        self._at = None
        self.setFixedHeight(self.sizeHint().height())
        self._name()
        self.update()

    def dress(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    @property
    def _own(self) -> int:
        """How many of the lines are branches."""
        return len(self._lines) - (self._none is not None)

    @property
    def _per_column(self) -> int:
        return -(-self._own // (2 if self.width() >= _TWO_COLUMNS else 1)) or 1

    def sizeHint(self) -> QSize:
        return QSize(420, max(self._per_column, 2) * ROW + (ROW + _BELOW if self._none is not None else 0))

    def box_of(self, line: int) -> QRectF:
        """Where a line is painted."""
        per, two = self._per_column, self.width() >= _TWO_COLUMNS
        wide = (self.width() - _APART) / 2 if two else float(self.width())
        if line >= self._own:
            return QRectF(0, per * ROW + _BELOW, wide, ROW)
        column, row = divmod(line, per)
        return QRectF(column * (wide + _APART), row * ROW, wide, ROW)

    def line_at(self, x: float, y: float) -> int | None:
        return next((line for line in range(len(self._lines)) if self.box_of(line).contains(x, y)), None)

    def _name(self) -> None:
        one = self.chosen
        words = self.tr("支行排名")
        if one is not None:
            words = f"{words} {(self._at or 0) + 1} {self._called(one)} {ranked_text(self._by, one)}"
        self.setAccessibleName(words)

    def _called(self, one: BranchFigures) -> str:
        return self.tr("未归格") if one.id is None else one.name

    def _names_width(self) -> float:
        metrics = QFontMetricsF(self._font(13))
        longest = max((metrics.horizontalAdvance(self._called(one)) for one in self._lines), default=80.0)
        return min(longest + 10, self.box_of(0).width() * 0.36)

    def _font(self, pixels: int, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setBold(bold)
        return font

    # ── painting ───────────────────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, names = self._tokens, self._names_width()
        values = QFontMetricsF(self._font(12, bold=True))
        room = max((values.horizontalAdvance(ranked_text(self._by, one)) for one in self._lines), default=60.0) + 12
        across = max(40.0, self.box_of(0).width() - 34 - names - room - 8)
        # what belongs to no branch has no part in the scale: it would dwarf the branches
        highest = max((one.value(self._by) for one in self._lines if one.id is not None), default=0) or 1.0
        for line, one in enumerate(self._lines):
            box = self.box_of(line)
            if one.id is None:
                painter.setPen(QPen(QColor(tokens.line), 1))
                painter.drawLine(QPointF(0, box.top() - 5), QPointF(self.width(), box.top() - 5))
            if line == self._at:
                painter.setPen(QPen(QColor(tokens.accent), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.hover))
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            share = min(one.value(self._by) / highest, 1.0)
            self._paint_line(painter, line, one, box, 34 + names, across * share)

    def _paint_line(
        self, painter: QPainter, line: int, one: BranchFigures, box: QRectF, indent: float, bar: float
    ) -> None:
        tokens, own = self._tokens, one.id is not None
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        left, top = box.left(), box.top()
        painter.setFont(self._font(11))
        painter.setPen(QColor(tokens.mute))
        if own:
            painter.drawText(QRectF(left, top, 26, ROW), middle | right, str(line + 1))
        painter.setFont(self._font(13))
        painter.setPen(QColor(tokens.text if own else tokens.secondary))
        metrics = QFontMetricsF(painter.font())
        name = metrics.elidedText(self._called(one), Qt.TextElideMode.ElideRight, indent - 38)
        painter.drawText(QRectF(left + 34, top, indent - 36, ROW), middle, name)
        painter.setPen(Qt.PenStyle.NoPen)
        if own:
            fill = QColor(tokens.accent)
            fill.setAlpha(255 if line < _LEADERS else 130)
            painter.setBrush(fill)
            painter.drawRoundedRect(QRectF(left + indent, top + 7, max(3.0, bar), ROW - 14), 3, 3)
        painter.setFont(self._font(12, bold=True))
        painter.setPen(QColor(tokens.text if own else tokens.secondary))
        start = left + indent + (bar + 8 if own else 0)
        painter.drawText(QRectF(start, top, box.right() - start + 40, ROW), middle, ranked_text(self._by, one))

    # ── mouse and keys ─────────────────────────────────────────────────────────────────────────────────────

    def _choose(self, line: int | None) -> None:
        if line != self._at:
            self._at = line
            self._name()
            self.update()

    def _is_name(self, at: QPointF) -> bool:
        line = self.line_at(at.x(), at.y())
        return line is not None and at.x() < self.box_of(line).left() + 34 + self._names_width()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._choose(self.line_at(event.position().x(), event.position().y()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._at is not None else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._choose(None)
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._choose(self.line_at(event.position().x(), event.position().y()))
        if event.button() == Qt.MouseButton.LeftButton:
            self._ask(place=self._is_name(event.position()))

    def _ask(self, *, place: bool) -> None:
        one = self.chosen
        if one is None:
            return
        if place and one.id is not None:
            self.place_asked.emit(one.id)
        else:
            self.rows_asked.emit(one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and self._lines:
            start = -1 if self._at is None else self._at
            self._choose(min(max(start + steps[Qt.Key(event.key())], 0), len(self._lines) - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(place=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setFixedHeight(self.sizeHint().height())
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = QPointF(event.pos())
            line = self.line_at(at.x(), at.y())
            if line is not None:
                on_map = self._is_name(at) and self._lines[line].id is not None
                words = self.tr("在地图上看这家支行") if on_map else self.tr("看它的网格，一行一个")
                QToolTip.showText(event.globalPos(), words, self)
            return True
        if event.type() is QEvent.Type.LanguageChange:
            self._name()
            self.update()
        return super().event(event)
