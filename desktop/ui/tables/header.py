"""The head of the table: a click sorts, the funnel at its right filters, dragging moves and widens columns."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.ui.icons import pixmap
from desktop.ui.theme import Tokens

HEIGHT = 30
_FUNNEL = 20  # pixels at the right end of a section


class Header(QHeaderView):
    """`sort_asked` (section, add to what is sorted already); `menu_asked` (section, where on the screen)."""

    sort_asked = Signal(int, bool)
    menu_asked = Signal(int, QPoint)

    def __init__(self, title: Callable[[int], str], tokens: Tokens, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._title = title
        self._sorted: Mapping[int, tuple[int, bool]] = {}
        self._filtered: frozenset[int] = frozenset()
        self._over = -1
        self._pressed: QPoint | None = None
        self._tokens = tokens
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(44)
        self.setFixedHeight(HEIGHT)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)

    def dress(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.viewport().update()

    def show_state(self, sorted_by: Mapping[int, tuple[int, bool]], filtered: frozenset[int]) -> None:
        """Section → (its rank among the sorted, descending?); and the sections with a filter."""
        self._sorted, self._filtered = sorted_by, filtered
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        tokens = self._tokens
        painter.save()
        painter.fillRect(rect, QColor(tokens.raised))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.right(), rect.top() + 7, rect.right(), rect.bottom() - 7)
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setBold(True)
        painter.setFont(font)
        filtered, rank = section in self._filtered, self._sorted.get(section)
        painter.setPen(QColor(tokens.accent if filtered or rank is not None else tokens.secondary))
        room = rect.adjusted(8, 0, -_FUNNEL - (18 if rank is not None else 2), 0)
        words = painter.fontMetrics().elidedText(self._title(section), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        if rank is not None:
            sign = ("▼" if rank[1] else "▲") + (str(rank[0] + 1) if len(self._sorted) > 1 else "")
            at = QRect(rect.right() - _FUNNEL - 20, rect.top(), 20, rect.height())
            painter.drawText(at, int(Qt.AlignmentFlag.AlignCenter), sign)
        if filtered or section == self._over:
            colour = tokens.accent if filtered else tokens.mute
            sign_ = pixmap("filter" if filtered else "chevron_down", colour, 13, self.devicePixelRatioF())
            painter.drawPixmap(rect.right() - _FUNNEL + 2, rect.top() + (rect.height() - 13) // 2, sign_)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        start, end = self._pressed, event.position().toPoint()
        self._pressed = None
        if event.button() is not Qt.MouseButton.LeftButton or start is None:
            return
        if (end - start).manhattanLength() > 4 or self.cursor().shape() is Qt.CursorShape.SplitHCursor:
            return
        section = self.logicalIndexAt(end)
        if section < 0:
            return
        if end.x() > self._right(section) - _FUNNEL:
            self.menu_asked.emit(section, self._below(section))
        else:
            self.sort_asked.emit(section, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.logicalIndexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def ask_menu(self, section: int) -> None:
        """Open the menu of a column, from the keyboard."""
        self.menu_asked.emit(section, self._below(section))

    def _ask_menu(self, where: QPoint) -> None:
        section = self.logicalIndexAt(where)
        if section >= 0:
            self.ask_menu(section)

    def _hover(self, section: int) -> None:
        if section != self._over:
            self._over = section
            self.viewport().update()

    def _right(self, section: int) -> int:
        return self.sectionViewportPosition(section) + self.sectionSize(section)

    def _below(self, section: int) -> QPoint:
        left = max(0, self.sectionViewportPosition(section))
        return self.viewport().mapToGlobal(QPoint(left, self.height()))
