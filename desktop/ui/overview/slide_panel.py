"""The side of the presentation that speaks: title, one leading number, the others under it, where the tour is."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.overview.slides import Number, Slide
from desktop.ui.theme import Tokens

_MADE_FOR = 1080.0  # the height all sizes are given for
_WRAP = int(Qt.TextFlag.TextWordWrap)


class SlidePanel(QWidget):
    """Paints a slide so large that the back row reads it; everything scales with the screen."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._slide: Slide | None = None
        self._hint, self._mark = "", ""
        self._at, self._count = 0, 1
        self._paused = False

    @property
    def texts(self) -> tuple[str, ...]:
        """Every word on the panel."""
        slide = self._slide
        if slide is None:
            return ()
        numbers = (slide.leading, *slide.numbers)
        said = [text for one in numbers for text in (one.digits, one.label, one.note)]
        return (slide.title, slide.subtitle, *said, self._hint, self._mark)

    def show_slide(self, slide: Slide, at: int, count: int, *, paused: bool, hint: str, mark: str) -> None:
        """`hint` tells the keys, `mark` that the data are invented."""
        self._slide, self._at, self._count, self._paused, self._hint, self._mark = slide, at, count, paused, hint, mark
        self.setAccessibleName(f"{slide.title} {slide.subtitle} {slide.leading.label} {slide.leading.digits}")
        self.update()

    def dress(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._tokens.panel))
        painter.fillRect(QRectF(0, 0, 1, self.height()), QColor(self._tokens.line))
        slide = self._slide
        if slide is None:
            return
        unit = min(self.height() / _MADE_FOR, self.width() / 690.0)
        left, wide = 52 * unit, self.width() - 104 * unit
        top = 58 * unit
        top = self._write(painter, slide.title, QRectF(left, top, wide, 130 * unit), 44 * unit, self._tokens.text, True)
        top = self._write(
            painter, slide.subtitle, QRectF(left, top + 8 * unit, wide, 80 * unit), 19 * unit, self._tokens.secondary
        )
        top += 34 * unit
        top = self._leading(painter, slide, QRectF(left, top, wide, 190 * unit), unit)
        foot = self.height() - 84 * unit
        rows = -(-len(slide.numbers) // 2)
        if rows:
            step = min(230 * unit, (foot - top - 10 * unit) / rows)
            for place, number in enumerate(slide.numbers):
                column, row = place % 2, place // 2
                box = QRectF(left + column * (wide / 2 + 10 * unit), top + row * step, wide / 2 - 14 * unit, step)
                self._number(painter, number, box, min(unit, step / 140))
        self._foot(painter, QRectF(left, foot + 10 * unit, wide, 60 * unit), unit)

    def _leading(self, painter: QPainter, slide: Slide, box: QRectF, unit: float) -> float:
        top = self._write(painter, slide.leading.label, box, 21 * unit, self._tokens.secondary)
        digits = QRectF(box.left(), top - 2 * unit, box.width(), 130 * unit)
        top = self._write(painter, slide.leading.digits, digits, 104 * unit, self._tokens.accent, True) + 6 * unit
        bar = QRectF(box.left(), top, box.width(), 10 * unit)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.line))
        painter.drawRoundedRect(bar, 5 * unit, 5 * unit)
        if slide.share > 0:
            painter.setBrush(QColor(self._tokens.accent))
            bar.setWidth(max(bar.height(), bar.width() * min(slide.share, 1.0)))
            painter.drawRoundedRect(bar, 5 * unit, 5 * unit)
        return top + 44 * unit

    def _number(self, painter: QPainter, number: Number, box: QRectF, unit: float) -> None:
        tokens = self._tokens
        top = self._write(painter, number.digits, box, 46 * unit, tokens.text, True)
        rest = QRectF(box.left(), top, box.width(), 30 * unit)
        top = self._write(painter, number.label, rest, 19 * unit, tokens.secondary)
        if number.note:
            self._write(painter, number.note, QRectF(box.left(), top, box.width(), 26 * unit), 17 * unit, tokens.mute)

    def _foot(self, painter: QPainter, box: QRectF, unit: float) -> None:
        """Where the tour is, one tick a slide, and the keys in small."""
        tokens = self._tokens
        if self._count > 1:
            step = box.width() / self._count
            painter.setPen(Qt.PenStyle.NoPen)
            for place in range(self._count):
                here = place == self._at
                painter.setBrush(QColor(tokens.accent if here else tokens.line))
                tick = QRectF(box.left() + place * step, box.top(), max(2.0, step - 4 * unit), 5 * unit)
                painter.drawRoundedRect(tick, 2.5 * unit, 2.5 * unit)
        below = QRectF(box.left(), box.top() + 18 * unit, box.width(), 30 * unit)
        mark = self._font(15 * unit, bold=True)
        room = QFontMetricsF(mark).horizontalAdvance(self._mark) + 12 * unit if self._mark else 0.0
        keys = QRectF(below)
        keys.setWidth(below.width() - room)
        self._write(painter, self._hint, keys, 15 * unit, tokens.mute)
        if self._mark:
            painter.setFont(mark)
            painter.setPen(QColor(tokens.warn))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignRight), self._mark)
        if self._paused:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            corner = QPointF(self.width() - 40 * unit, 40 * unit)
            for shift in (-7, 3):
                painter.drawRoundedRect(
                    QRectF(corner.x() + shift * unit, corner.y() - 9 * unit, 5 * unit, 18 * unit), 1, 1
                )

    def _write(
        self, painter: QPainter, text: str, box: QRectF, pixels: float, colour: str, bold: bool = False
    ) -> float:
        """Write so that it fits the width, on two lines where one would be too small; returns where it ends."""
        font = self._font(pixels, bold=bold)
        wide = QFontMetricsF(font).horizontalAdvance(text)
        if wide > box.width():
            lines = 2 if wide > 1.25 * box.width() and not text[:1].isdigit() else 1
            font = self._font(max(9.0, pixels * min(1.0, lines * 0.94 * box.width() / wide)), bold=bold)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        needed = QFontMetricsF(font).boundingRect(QRectF(0, 0, box.width(), 10_000), _WRAP, text)
        painter.drawText(QRectF(box.left(), box.top(), box.width() + 1, needed.height() + 1), _WRAP, text)
        return box.top() + needed.height()

    def _font(self, pixels: float, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(8, round(pixels)))
        font.setBold(bold)
        return font
