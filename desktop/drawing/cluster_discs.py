"""Counted clusters as discs: how large, which colour, what number, and never one over another."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from desktop.drawing.layer import resolution
from desktop.drawing.strokes import colour
from desktop.drawing.text import extent, font

Floats = NDArray[np.float64]

CELL_PIXELS = 104.0
_NUMBER = (0.62, 0.26)  # half width and height of the number, in radii
_GAP = 3.0  # pixels between discs
_RING = 3.0  # width of the soft ring around a disc
_PAPER = 2.6
# Where a disc may step aside to, in radii: sixteen directions, the shortest steps first.
_TURNS = np.arange(16) * np.pi / 8
_STEPS: Floats = np.array([(r * np.cos(turn), r * np.sin(turn)) for r in (0.4, 0.7, 1.0, 1.3, 1.6) for turn in _TURNS])


@dataclass(frozen=True, slots=True)
class Disc:
    """`count` customers around x, y in pixels of the picture; `top_class` is the most frequent class, or None."""

    x: float
    y: float
    count: int
    top_class: int | None

    @property
    def radius(self) -> float:
        return float(radius_of(np.array([self.count]))[0])


def radius_of(count: NDArray[np.int64]) -> Floats:
    """Radius in pixels, growing with the logarithm of the count: 40 → 14, 1,000 → 22, 16,000 → 29."""
    return np.clip(4.6 + 5.8 * np.log10(np.maximum(count, 1)), 8.5, 32.0)


def short_count(count: int) -> str:
    """At most four characters: 49, 691, 1.1k, 16k, 1.2M."""
    if count < 1_000:
        return str(count)
    unit, sign = (1_000, "k") if count < 999_500 else (1_000_000, "M")
    return f"{count / unit:.1f}{sign}" if count < 9.95 * unit else f"{count / unit:.0f}{sign}"


def merged(x: Floats, y: Floats, count: NDArray[np.int64], top: NDArray[np.uint8] | None) -> list[Disc]:
    """Clusters whose discs would overlap become one, at their common centre of gravity; no customer is lost.

    x, y (k,) in pixels. The largest swallow the smaller, until no two discs touch; largest first.
    """
    order = np.lexsort((y, x, -count))
    x, y, count = x[order].copy(), y[order].copy(), count[order].copy()
    top = None if top is None else top[order]
    while len(x) > 1:
        radius = radius_of(count)
        reach = radius[:, None] + radius[None, :] + _GAP
        touching = np.triu((x[:, None] - x) ** 2 + (y[:, None] - y) ** 2 < reach**2, k=1)
        if not touching.any():
            break
        gone = np.zeros(len(x), dtype=np.bool_)
        for i in np.flatnonzero(touching.any(axis=1)).tolist():
            group = np.flatnonzero(touching[i] & ~gone)
            if gone[i] or not len(group):
                continue
            group = np.r_[i, group]
            weight = count[group].sum()
            x[i], y[i] = (x[group] * count[group]).sum() / weight, (y[group] * count[group]).sum() / weight
            count[i] = weight
            gone[group[1:]] = True
        x, y, count = x[~gone], y[~gone], count[~gone]
        top = None if top is None else top[~gone]
    return [Disc(float(x[i]), float(y[i]), int(count[i]), None if top is None else int(top[i])) for i in range(len(x))]


def clear_of(discs: list[Disc], marks: Floats) -> list[Disc]:
    """Discs that cover a mark (k, 3: x, y, radius in pixels) step aside by as little as frees both, if they can.

    Those that cannot, stand where the fewest marks lie on their number.
    """
    if not discs or not len(marks):
        return discs
    places = np.array([(disc.x, disc.y, disc.radius) for disc in discs])
    moved = list(discs)
    for i, (x, y, radius) in enumerate(places.tolist()):
        if (np.hypot(marks[:, 0] - x, marks[:, 1] - y) >= radius + marks[:, 2]).all():
            continue
        spots = np.array([x, y]) + _STEPS * radius
        far = np.hypot(spots[:, [0]] - marks[:, 0], spots[:, [1]] - marks[:, 1]) >= radius + marks[:, 2] + 1
        others = np.delete(places, i, axis=0)
        apart = np.hypot(spots[:, [0]] - others[:, 0], spots[:, [1]] - others[:, 1]) >= radius + others[:, 2] + 1
        free = np.flatnonzero(far.all(axis=1) & apart.all(axis=1))
        if len(free):
            places[i, :2] = spots[free[0]]
        else:
            stay = np.vstack([[x, y], spots[apart.all(axis=1)]])
            across, down = np.abs(stay[:, [0]] - marks[:, 0]), np.abs(stay[:, [1]] - marks[:, 1])
            hidden = (across < _NUMBER[0] * radius + marks[:, 2]) & (down < _NUMBER[1] * radius + marks[:, 2])
            places[i, :2] = stay[np.argmin(hidden.sum(axis=1))]
        moved[i] = replace(discs[i], x=float(places[i, 0]), y=float(places[i, 1]))
    return moved


def paint_disc(painter: QPainter, disc: Disc, fill: str, ring: str, words: str) -> None:
    """One disc with its number: a kept picture on screens, vectors on paper."""
    scale = resolution(painter)
    if scale >= _PAPER:
        _draw(painter, QPointF(disc.x, disc.y), round(disc.radius * 2) / 2, fill, ring, words, short_count(disc.count))
        return
    image = _sprite(round(disc.radius * 2) / 2, fill, ring, words, short_count(disc.count), round(scale, 4))
    width = image.width() / scale
    corner = QPointF(disc.x - width / 2, disc.y - width / 2)
    if scale == 1.0:
        painter.drawImage(QPointF(round(corner.x()), round(corner.y())), image)
    else:
        painter.drawImage(QRectF(corner.x(), corner.y(), width, width), image, QRectF(image.rect()))


@lru_cache(maxsize=4096)
def _sprite(radius: float, fill: str, ring: str, words: str, number: str, scale: float) -> QImage:
    half = radius + _RING + 1
    image = QImage(round(2 * half * scale), round(2 * half * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    _draw(painter, QPointF(half, half), radius, fill, ring, words, number)
    painter.end()
    return image


def _draw(painter: QPainter, at: QPointF, radius: float, fill: str, ring: str, words: str, number: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(fill, 70))
    painter.drawEllipse(at, radius + _RING, radius + _RING)
    painter.setBrush(colour(ring, 235))
    painter.drawEllipse(at, radius + 0.8, radius + 0.8)
    painter.setBrush(colour(fill))
    painter.drawEllipse(at, radius - 0.4, radius - 0.4)
    size = min(15.0, max(9.0, radius * 0.74))
    width, _ = extent(number, size, bold=True)
    if width > radius * 1.75:
        size *= radius * 1.75 / width
    painter.setFont(font(size, bold=True))
    painter.setPen(colour(words))
    box = QRectF(at.x() - radius - 6, at.y() - radius - 6, 2 * radius + 12, 2 * radius + 12)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)
