"""Month charts on pyqtgraph. Imported late and by name, for the library takes half a second to come in."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.overview.history import Series
from desktop.ui.cards.parts import named
from desktop.ui.overview.figure_words import word
from desktop.ui.overview.trend_words import MEASURES, in_unit, said, scale_of
from desktop.ui.theme import Tokens

pg.setConfigOptions(antialias=True, exitCleanup=False)

_HEIGHT = 150
_LABELS = 6  # months written under the axis


class TrendChart(QFrame):
    """One series. Mouse or ← → choose a month, whose value stands at the top; click or Enter asks for its rows."""

    def __init__(self, series: Series, tokens: Tokens, opened: Callable[[str], None], parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("OverviewBox")
        self.series, self._opened = series, opened
        self._place: int | None = None
        self.title, self.value = named("", "SectionTitle"), named("", "ChartValue")
        self.what = named("", "FigureWhat", wrap=True)
        self.plot = _Plot(self._seek, self._open)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.value)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 11, 12, 8)
        column.setSpacing(2)
        column.addLayout(head)
        self.what.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.what, 1)  # beside a chart with more words the title keeps its place
        column.addWidget(self.plot)
        self.dress(tokens)

    def show_series(self, series: Series) -> None:
        self.series, self._place = series, None
        self._draw()

    def dress(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._draw()

    def speak_again(self) -> None:
        self._draw()

    @property
    def month(self) -> str:
        """The chosen month, else the latest."""
        return self.series.months[-1 if self._place is None else self._place]

    def _draw(self) -> None:
        words, series = MEASURES[self.series.measure], self.series
        divisor, unit = scale_of(series.values, series.measure)
        self.title.setText(word(words.name))
        self.what.setText(in_unit(word(words.what), unit) if series.values else word(words.what))
        self.plot.setToolTip(word(words.rows))
        values = np.array(series.values, dtype=np.float64) / divisor
        self.plot.show_values(series, values, self._tokens, bars=words.bars)
        self._say()

    def _seek(self, place: int | None) -> None:
        if place != self._place:
            self._place = place
            self._say()

    def _say(self) -> None:
        series = self.series
        if not series.values:
            self.value.setText("—")
            return
        place = len(series.values) - 1 if self._place is None else self._place
        self.value.setText(f"{series.months[place]}  {said(series, place)}")
        self.plot.mark(place)
        self.plot.setAccessibleName(f"{self.title.text()} {self.value.text()}")

    def _open(self) -> None:
        if self.series.values:
            self._opened(self.month)


class _Plot(pg.PlotWidget):  # type: ignore[misc]  # the library has no types
    """The chart itself: nothing can be dragged or zoomed, and the wheel scrolls the page."""

    def __init__(self, seek: Callable[[int | None], None], opened: Callable[[], None]) -> None:
        super().__init__()
        self._seek, self._opened = seek, opened
        self._count, self._at = 0, 0
        self._colours: tuple[QColor, QColor] | None = None
        self._bars: Any = None
        self._point: Any = None
        self.setFixedHeight(_HEIGHT)
        self.setMinimumWidth(160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        item = self.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setMouseEnabled(False, False)
        item.setContentsMargins(0, 8, 14, 0)

    def show_values(self, series: Series, values: "np.ndarray[Any, Any]", tokens: Tokens, *, bars: bool) -> None:
        self.setBackground(tokens.panel)
        item = self.getPlotItem()
        item.clear()
        self._count, self._bars, self._point = len(values), None, None
        if not len(values):
            return
        self._axes(series, float(values.max()), tokens)
        strong, soft = QColor(tokens.accent), QColor(tokens.accent)
        soft.setAlpha(95)
        self._colours = (strong, soft)
        at = np.arange(len(values), dtype=np.float64)
        if bars:
            self._bars = pg.BarGraphItem(x=at, height=values, width=0.68, pen=None, brushes=[soft] * len(values))
            item.addItem(self._bars)
        else:
            fill = QColor(tokens.accent)
            fill.setAlpha(38)
            item.plot(at, values, pen=pg.mkPen(strong, width=2), fillLevel=0.0, brush=fill)
            self._point = pg.ScatterPlotItem(size=8, pen=pg.mkPen(QColor(tokens.panel), width=2), brush=strong)
            item.addItem(self._point)
        self._values = values

    def mark(self, place: int) -> None:
        """Make one month stand out."""
        self._at = place
        if self._bars is not None and self._colours is not None:
            strong, soft = self._colours
            self._bars.setOpts(brushes=[strong if at == place else soft for at in range(self._count)])
        if self._point is not None:
            self._point.setData([float(place)], [float(self._values[place])])

    def _axes(self, series: Series, highest: float, tokens: Tokens) -> None:
        item, font = self.getPlotItem(), QFont(self.font())
        font.setPixelSize(11)
        top = _round_top(highest)
        for side in ("left", "bottom"):
            axis = item.getAxis(side)
            axis.setTickFont(font)
            axis.setTextPen(QColor(tokens.secondary))
            axis.setPen(QColor(tokens.line))
            axis.setStyle(tickLength=0, hideOverlappingLabels=False)
        item.getAxis("bottom").setHeight(22)
        item.getAxis("left").setWidth(40)
        item.getAxis("left").setGrid(60)
        item.getAxis("left").setTicks([[(top * part / 4, _tick(top * part / 4, top)) for part in range(5)]])
        step = -(-self._count // _LABELS)
        ticks = [(place, series.months[place][2:]) for place in range(self._count - 1, -1, -step)]
        item.getAxis("bottom").setTicks([ticks])
        item.setXRange(-0.7, self._count - 0.3, padding=0)
        item.setYRange(-0.01 * top, 1.03 * top, padding=0)  # a tick at the very edge is not written

    def _place_at(self, x: float) -> int | None:
        if not self._count:
            return None
        spot = self.getPlotItem().getViewBox().mapSceneToView(QPointF(x, 0.0)).x()
        return int(np.clip(round(spot), 0, self._count - 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._seek(self._place_at(event.position().x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._seek(self._place_at(event.position().x()))
            self._opened()

    def leaveEvent(self, event: QEvent) -> None:
        self._seek(None)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._seek(None)
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and self._count:
            self._seek(int(np.clip(self._at + steps[Qt.Key(event.key())], 0, self._count - 1)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._opened()
        else:
            event.ignore()


def _round_top(highest: float) -> float:
    """The least of 1, 2, 4, 6, 8 or 10 × 10ⁿ not below the highest value, so that quarters of it read well."""
    if highest <= 0:
        return 4.0
    power = 10.0 ** np.floor(np.log10(highest))
    return float(next(step * power for step in (1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10) if step * power >= highest))


def _tick(value: float, top: float) -> str:
    return f"{value:,.0f}" if top >= 20 else f"{value:.1f}" if top >= 2 else f"{value:.2f}"
