"""Small maps of what a tile archive has, one for each zoom level."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import formats
from desktop.maps.archives.inspection import LevelCoverage
from desktop.ui.theme import Tokens

_SIDE, _GAP, _CAPTION = 64.0, 14.0, 30.0


class CoverageView(QWidget):
    """Green where tiles are, red where they are missing; under each the level and how many tiles are missing."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._levels: tuple[LevelCoverage, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("各级覆盖图"))

    def show_levels(self, levels: Sequence[LevelCoverage]) -> None:
        self._levels = tuple(levels)
        words = (f"Z{one.z}: {formats.count(one.there)} / {formats.count(one.wanted)}" for one in levels)
        self.setAccessibleDescription("; ".join(words))
        self.setToolTip("\n".join(self._words(one) for one in levels))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        lines = -(-len(self._levels) // self._per_line()) if self._levels else 0
        return QSize(int(4 * (_SIDE + _GAP)), int(lines * (_SIDE + _CAPTION)))

    def heightForWidth(self, width: int) -> int:
        return self.sizeHint().height()

    def _per_line(self) -> int:
        return max(1, int((max(self.width(), 300) + _GAP) // (_SIDE + _GAP)))

    def _words(self, one: LevelCoverage) -> str:
        if one.missing == 0:
            return self.tr("Z{0}：{1} 片，齐全").format(one.z, formats.count(one.there))
        return self.tr("Z{0}：{1} 片，缺 {2} 片").format(one.z, formats.count(one.there), formats.count(one.missing))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        there, missing = QColor(self._tokens.ok), QColor(self._tokens.bad)
        for place, one in enumerate(self._levels):
            row, column = divmod(place, self._per_line())
            left, top = column * (_SIDE + _GAP), row * (_SIDE + _CAPTION)
            rows, columns = one.shares.shape
            cell = min(_SIDE / rows, _SIDE / columns)
            for i, shares in enumerate(one.shares.tolist()):
                for j, share in enumerate(shares):
                    colour = _between(missing, there, share)
                    painter.fillRect(QRectF(left + j * cell, top + i * cell, cell + 0.5, cell + 0.5), colour)
            painter.setPen(QColor(self._tokens.secondary))
            caption = QRectF(left - 6, top + _SIDE + 3, _SIDE + 12, 18)
            words = f"Z{one.z}" if one.missing == 0 else f"Z{one.z} −{formats.count(one.missing)}"
            painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()


def _between(low: QColor, high: QColor, share: float) -> QColor:
    pairs = ((low.red(), high.red()), (low.green(), high.green()), (low.blue(), high.blue()))
    red, green, blue = (round(a + (b - a) * share) for a, b in pairs)
    return QColor(red, green, blue)
