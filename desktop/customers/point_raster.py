"""Pins as dots: a whole county of customers painted straight into a picture by numpy, no sprite per pin."""

import numpy as np
from numpy.typing import NDArray

from desktop.customers.point_index import PointIndex, picture_shape
from desktop.maps.viewport import Viewport

Bytes = NDArray[np.uint8]
Mask = NDArray[np.bool_]


def class_picture(index: PointIndex, viewport: Viewport, classes: Bytes, mask: Mask | None = None) -> Bytes:
    """For each pixel the highest class + 1 of the points on it, 0 where there is none: (height, width).

    Classes (n,) are 0..254 in drawing order: where pins share a pixel the higher class is seen.
    """
    height, width = picture_shape(viewport)
    picture = np.zeros(height * width, dtype=np.uint8)
    shown, pixel = index.pixels(viewport, mask)
    np.maximum.at(picture, pixel, classes[shown] + np.uint8(1))
    return picture.reshape(height, width)


def grow_dots(picture: Bytes, dot_px: int) -> Bytes:
    """Class picture with one-pixel dots → dots `dot_px` (1..7) pixels across, the higher class on top.

    Dots from 4 pixels on have their corners cut so that they look round; even ones reach one pixel further
    to the right and down than to the left and up. Raises ValueError for other sizes.
    """
    if dot_px not in _DOT_ROWS:
        raise ValueError("a dot is 1 to 7 pixels across")
    if dot_px == 1:
        return picture
    rows = _DOT_ROWS[dot_px]
    wide = {1: picture}
    for width in range(2, dot_px + 1):  # each width is the one before, smeared one pixel to the right or left
        wide[width] = wide[width - 1].copy()
        _raise(wide[width], wide[width - 1], 0, 1 if width % 2 == 0 else -1)
    grown = np.zeros_like(picture)
    for place, width in enumerate(rows):
        _raise(grown, wide[width], place - (len(rows) - 1) // 2, 0)
    return grown


# Pixels per row of a dot, from the top.
_DOT_ROWS: dict[int, tuple[int, ...]] = {
    1: (1,),
    2: (2, 2),
    3: (3, 3, 3),
    4: (2, 4, 4, 2),
    5: (3, 5, 5, 5, 3),
    6: (2, 4, 6, 6, 4, 2),
    7: (3, 5, 7, 7, 7, 5, 3),
}


def _raise(target: Bytes, source: Bytes, down: int, right: int) -> None:
    """target = max(target, source moved down and right), what leaves the picture is dropped."""
    height, width = target.shape
    if abs(down) >= height or abs(right) >= width:
        return
    to = np.s_[max(down, 0) : height + min(down, 0), max(right, 0) : width + min(right, 0)]
    of = np.s_[max(-down, 0) : height + min(-down, 0), max(-right, 0) : width + min(-right, 0)]
    np.maximum(target[to], source[of], out=target[to])


def paint_classes(picture: Bytes, palette: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Class picture (h, w) and colours (k, 4) RGBA, not premultiplied → premultiplied ARGB32 (h, w), 0 where empty."""
    colours = premultiplied(palette)
    if int(picture.max(initial=0)) > len(palette):
        raise ValueError("a class has no colour in the palette")
    entry = np.zeros(256, dtype=np.uint32)
    entry[1 : len(colours) + 1] = colours
    if picture.size % 2:
        single: NDArray[np.uint32] = entry[picture]
        return single
    # Two pixels are looked up at a time: half the gathers of the plain way.
    pairs = np.empty((256, 256, 2), dtype=np.uint32)
    pairs[:, :, 0], pairs[:, :, 1] = entry[None, :], entry[:, None]
    table = pairs.reshape(-1, 2).view(np.uint64).ravel()
    doubled: NDArray[np.uint64] = np.take(table, picture.reshape(-1).view("<u2"), mode="clip")
    painted: NDArray[np.uint32] = doubled.view(np.uint32).reshape(picture.shape)
    return painted


def premultiplied(palette: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Colours (k, 4) RGBA bytes → (k,) premultiplied 0xAARRGGBB, as QImage.Format_ARGB32_Premultiplied wants."""
    rgba = np.asarray(palette, dtype=np.uint32).reshape(-1, 4)
    alpha = rgba[:, 3]
    red, green, blue = ((rgba[:, channel] * alpha + 127) // 255 for channel in range(3))
    return np.asarray((alpha << 24) | (red << 16) | (green << 8) | blue, dtype=np.uint32)


def rasterise(
    index: PointIndex,
    viewport: Viewport,
    mask: Mask | None,
    classes: Bytes,
    palette: NDArray[np.uint8],
    dot_px: int = 1,
) -> NDArray[np.uint32]:
    """Pins as dots → premultiplied ARGB32 (height, width), C-contiguous, empty pixels 0.

    `classes` (n,) are rows of `palette` (k, 4) RGBA bytes; where dots overlap the higher class lies on top.
    """
    return paint_classes(grow_dots(class_picture(index, viewport, classes, mask), dot_px), palette)
