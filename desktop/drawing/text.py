"""Words on the map: fonts, sizes, and pictures of words with a halo that are made once and then copied."""

import threading
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter

from desktop.drawing.fonts import load_fonts
from desktop.drawing.layer import resolution
from desktop.drawing.strokes import colour

Cover = NDArray[np.float32]  # share of each pixel, (height, width)

_HALO_GAIN = 5.0  # strokes are thin: their mean over the brush is far below 1
_PAPER = 2.6  # device pixels per unit from which on words are drawn as text, not as pictures
_PAPER_HALO = 2.0  # pixels per unit of the halo under such words: soft, so more would only fill the file
# Alternate digits after Latin letters have no character of their own: on paper, search and copy would lose them.
_ALTERNATES = ("ccmp", "locl", "calt", "liga", "clig", "rlig")


@dataclass(frozen=True, slots=True)
class Lettering:
    """How one kind of name is set; size in pixels of 1/96 inch."""

    size: float
    colour: str
    halo: str
    halo_alpha: int = 235
    bold: bool = False
    halo_width: float = 2.0


class _Fonts(threading.local):
    """One set of fonts per thread: Qt crashes when two threads use the same QFont at once."""

    def __init__(self) -> None:
        self.made: dict[tuple[int, bool], QFont] = {}


_fonts = _Fonts()


def font(size: float, *, bold: bool = False) -> QFont:
    """The map's font at a pixel size, for use in this thread. Not to be changed by the caller."""
    name = (max(1, round(size)), bold)
    made = _fonts.made.get(name)
    if made is None:
        made = QFont()
        made.setFamilies(load_fonts())
        made.setPixelSize(name[0])
        made.setBold(bold)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        for feature in _ALTERNATES:
            made.setFeature(QFont.Tag(feature), 0)
        _fonts.made[name] = made
    return made


@lru_cache(maxsize=8192)
def extent(words: str, size: float, *, bold: bool = False) -> tuple[float, float]:
    """Width and height of one line of words."""
    metrics = QFontMetricsF(font(size, bold=bold))
    return metrics.horizontalAdvance(words), metrics.height()


def write(painter: QPainter, words: str, centre: QPointF, lettering: Lettering) -> None:
    """Write one line with its middle at `centre`: as a kept picture on screens, as text on paper."""
    scale = resolution(painter)
    if scale >= _PAPER:
        _write_text(painter, words, centre, lettering)
        return
    picture = _picture(words, lettering, round(scale, 4))
    origin = painter.transform().map(centre)
    pixels = painter.deviceTransform().m11() / painter.transform().m11()
    half_w, half_h = picture.width() / 2 / pixels, picture.height() / 2 / pixels
    painter.save()
    painter.resetTransform()
    painter.scale(1 / pixels, 1 / pixels)
    painter.drawImage(round((origin.x() - half_w) * pixels), round((origin.y() - half_h) * pixels), picture)
    painter.restore()


def _write_text(painter: QPainter, words: str, centre: QPointF, lettering: Lettering) -> None:
    shape = font(lettering.size, bold=lettering.bold)
    width, _ = extent(words, lettering.size, bold=lettering.bold)
    metrics = QFontMetricsF(shape)
    start = QPointF(centre.x() - width / 2, centre.y() + (metrics.ascent() - metrics.descent()) / 2)
    halo = _halo_picture(words, lettering)
    size = QSizeF(halo.width() / _PAPER_HALO, halo.height() / _PAPER_HALO)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.LosslessImageRendering)
    painter.drawImage(QRectF(QPointF(centre.x() - size.width() / 2, centre.y() - size.height() / 2), size), halo)
    painter.restore()
    painter.setFont(shape)
    painter.setPen(colour(lettering.colour))
    painter.drawText(start, words)


@lru_cache(maxsize=4096)
def _picture(words: str, lettering: Lettering, scale: float) -> QImage:
    """Words with a soft halo: their coverage is drawn once and the halo grown from it in numpy."""
    ink = _ink(words, lettering, scale)
    return _coloured(ink, _halo(ink, lettering, scale), lettering)


@lru_cache(maxsize=1024)
def _halo_picture(words: str, lettering: Lettering) -> QImage:
    """The halo alone, for paper. Outlines of every letter would make the file nine times as large, and the
    same words in the halo's colour would be found twice by a search."""
    ink = _ink(words, lettering, _PAPER_HALO)
    return _coloured(np.zeros_like(ink), _halo(ink, lettering, _PAPER_HALO), lettering)


def _ink(words: str, lettering: Lettering, scale: float) -> Cover:
    """How much of each pixel the words cover, with room for a halo around them."""
    width, height = extent(words, lettering.size, bold=lettering.bold)
    reach = int(np.ceil(lettering.halo_width * scale)) + 2
    cover = QImage(
        int(np.ceil(width * scale)) + 2 * reach + 2,
        int(np.ceil(height * scale)) + 2 * reach,
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    cover.fill(0)
    painter = QPainter(cover)
    painter.scale(scale, scale)
    painter.setFont(font(lettering.size, bold=lettering.bold))
    painter.setPen(colour("#FFFFFF"))
    rect = QRectF(0, 0, cover.width() / scale, cover.height() / scale)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    bytes_bgra = np.frombuffer(cover.constBits(), np.uint8).reshape(cover.height(), cover.width(), 4)
    ink: Cover = bytes_bgra[..., 3].astype(np.float32) / np.float32(255)
    return ink


def _halo(ink: Cover, lettering: Lettering, scale: float) -> Cover:
    halo: Cover = np.minimum(_smeared(ink, lettering.halo_width * scale) * np.float32(_HALO_GAIN), 1)
    halo *= np.float32(lettering.halo_alpha / 255)
    return halo


def _smeared(ink: Cover, reach: float) -> Cover:
    """Two passes of a running mean along each axis: a soft round brush in a few numpy calls."""
    width = 2 * max(1, round(reach * 0.7)) + 1
    half = width // 2
    for _ in range(4):  # along rows, columns, rows, columns: the array is turned each time
        length = len(ink)
        total = np.zeros((length + width, ink.shape[1]), np.float32)
        np.cumsum(ink, axis=0, out=total[half + 1 : half + 1 + length])
        total[half + 1 + length :] = total[half + length]
        ink = ((total[width:] - total[:-width]) / np.float32(width)).T
    return ink


def _coloured(ink: Cover, halo: Cover, lettering: Lettering) -> QImage:
    front, back = colour(lettering.colour), colour(lettering.halo)
    behind = halo * (1 - ink)
    picture = np.empty((*ink.shape, 4), np.uint8)  # BGRA in memory
    for channel, over, under in (
        (0, front.blue(), back.blue()),
        (1, front.green(), back.green()),
        (2, front.red(), back.red()),
        (3, 255, 255),
    ):
        picture[..., channel] = np.rint(ink * over + behind * under)
    height, width = ink.shape
    return QImage(picture.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()
