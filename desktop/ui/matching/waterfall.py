"""The waterfall of a pair: what each comparison adds or takes, in bits, until the weight is reached."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.matching.explanation import Explanation
from desktop.ui.matching.words import COMPARISONS, LEVELS, RULES, say
from desktop.ui.theme import Tokens

_ROW, _PAD = 24, 6
_LABEL, _VALUE = 218, 54


class Waterfall(QWidget):
    """Bars from left to right; green gives, red takes, with signs beside the colours. A rule is one sentence."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._told: Explanation | None = None
        self._automatic: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LABEL + _VALUE + 120)

    def use(self, told: Explanation | None, automatic: float | None) -> None:
        """Show why; `automatic` is the weight from which a pair is joined without a question."""
        self._told, self._automatic = told, automatic
        self.setAccessibleDescription("；".join(f"{label} {bits:+.1f}" for label, bits in self.lines()))
        self.updateGeometry()
        self.update()

    def dress(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def lines(self) -> list[tuple[str, float]]:
        """What each line says: words and bits, without the sum."""
        told = self._told
        if told is None or not told.parts:
            return []
        parts = [
            (f"{say(COMPARISONS[part.comparison])} · {say(LEVELS[part.level])}", part.bits + part.rarity)
            for part in told.parts
        ]
        return [(say(COMPARISONS["prior"]), told.prior), *parts]

    def sizeHint(self) -> QSize:
        return QSize(_LABEL + _VALUE + 260, 2 * _PAD + _ROW * max(1, len(self.lines()) + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LABEL + _VALUE + 120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        told, lines = self._told, self.lines()
        painter.setPen(QColor(self._tokens.secondary))
        if told is None or not lines:
            words = say(RULES[told.rule]) if told is not None and told.rule in RULES else ""
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, words)
            painter.end()
            return
        sums = [0.0]
        for _, bits in lines:
            sums.append(sums[-1] + bits)
        marks = [*sums, *([self._automatic] if self._automatic is not None else [])]
        low, high = min(marks), max(marks)
        width = self.width() - _LABEL - _VALUE
        scale = width / max(1.0, high - low)

        def at(bits: float) -> float:
            return _LABEL + (bits - low) * scale

        if self._automatic is not None:
            painter.setPen(QPen(QColor(self._tokens.mute), 1, Qt.PenStyle.DashLine))
            x = at(self._automatic)
            painter.drawLine(QPointF(x, _PAD), QPointF(x, self.height() - _PAD))
        for number, (label, bits) in enumerate(lines):
            self._line(
                painter,
                number,
                label,
                bits,
                QRectF(at(min(sums[number], sums[number + 1])), 0.0, abs(bits) * scale, 0.0),
            )
        self._line(
            painter,
            len(lines),
            self.tr("合计"),
            sums[-1],
            QRectF(at(min(0.0, sums[-1])), 0.0, abs(sums[-1]) * scale, 0.0),
            total=True,
        )
        painter.end()

    def _line(self, painter: QPainter, row: int, label: str, bits: float, bar: QRectF, *, total: bool = False) -> None:
        top = _PAD + row * _ROW
        tokens = self._tokens
        colour = tokens.accent if total else tokens.ok if bits > 0 else tokens.bad if bits < 0 else tokens.mute
        painter.fillRect(QRectF(bar.x(), top + 5, max(2.0, bar.width()), _ROW - 10), QColor(colour))
        painter.setPen(QColor(tokens.text if total else tokens.secondary))
        words = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, _LABEL - 10)
        painter.drawText(QRectF(0, top, _LABEL - 8, _ROW), Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(QColor(tokens.text))
        value = QRectF(self.width() - _VALUE, top, _VALUE - 2, _ROW)
        painter.drawText(value, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{bits:+.1f}")
