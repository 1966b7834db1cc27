"""A tolerance bar: how much of its goal somebody holds, with goal and tolerance marked, for screen and paper."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.plans.aim import Aim, Light

FULL_PCT = 200  # what the whole bar stands for; more is cut off, and the figure beside it says how much it is

# Bluish green, orange and vermilion of Okabe and Ito's set for all kinds of colour vision; the sign says the same.
_WITHIN, _NEAR, _FAR = QColor("#009E73"), QColor("#E69F00"), QColor("#D55E00")


@dataclass(frozen=True, slots=True)
class Gauge:
    """A value in percent of its goal, and how it stands to it."""

    percent: int
    tolerance_pct: int
    light: Light

    @classmethod
    def of(cls, aim: Aim, value: int) -> "Gauge | None":
        """None where nothing is aimed at."""
        percent, light = aim.percent(value), aim.light(value)
        return None if percent is None or light is None else cls(percent, aim.tolerance_pct, light)

    @property
    def words(self) -> str:
        """The figure and the sign."""
        return f"{self.percent} % {self.light.value}"


def light_colour(light: Light) -> QColor:
    return _WITHIN if light is Light.WITHIN else _FAR if light.is_far else _NEAR


def paint_gauge(painter: QPainter, area: QRectF, gauge: Gauge, *, track: QColor, mark: QColor) -> None:
    """From 0 to FULL_PCT: the value as a bar, the tolerance as a bracket below, the goal as a line in the middle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(track)
    painter.drawRoundedRect(area, 2, 2)
    share = min(max(gauge.percent, 0), FULL_PCT) / FULL_PCT
    painter.setBrush(light_colour(gauge.light))
    painter.drawRoundedRect(QRectF(area.left(), area.top(), max(2.0, share * area.width()), area.height()), 2, 2)
    middle = area.left() + area.width() * 100 / FULL_PCT
    reach = area.width() * min(gauge.tolerance_pct, 100) / FULL_PCT
    painter.setPen(QPen(mark, 1.2))
    painter.drawLine(QPointF(middle, area.top() - 2), QPointF(middle, area.bottom() + 2))
    foot = area.bottom() + 2
    painter.drawLine(QPointF(middle - reach, foot), QPointF(middle + reach, foot))
    painter.restore()
