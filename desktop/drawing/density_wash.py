"""Customers per area as a smooth wash of colour."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.customers.point_index import PointIndex
from desktop.customers.point_raster import premultiplied
from desktop.drawing.pin_colours import rgba
from desktop.drawing.style import Style
from desktop.maps.viewport import Viewport

Mask = NDArray[np.bool_]


def paint_density(painter: QPainter, viewport: Viewport, index: PointIndex, mask: Mask | None, style: Style) -> None:
    """Customers per area as a smooth wash: counts of 4-pixel cells, smoothed, coloured by their square root."""
    coarse = Viewport(
        viewport.centre_x,
        viewport.centre_y,
        viewport.metres_per_pixel * 4,
        float(np.ceil(viewport.width / 4) + 12),
        float(np.ceil(viewport.height / 4) + 12),
    )
    heat = index.density(coarse, mask).astype(np.float32)
    for _ in range(2):
        heat = _blurred(_blurred(heat, 0), 1)
    full = max(float(np.quantile(heat[heat > 0.02], 0.995)) if (heat > 0.02).any() else 1.0, 0.5)
    share = np.sqrt(np.clip(heat / full, 0, 1))
    step = (share * 255).astype(np.uint8)
    argb = np.ascontiguousarray(_ramp(style)[step])
    height, width = argb.shape
    image = QImage(argb.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    left, top = (viewport.width - coarse.width * 4) / 2, (viewport.height - coarse.height * 4) / 2
    painter.drawImage(QRectF(left, top, coarse.width * 4, coarse.height * 4), image, QRectF(image.rect()))


def _blurred(heat: NDArray[np.float32], axis: int, reach: int = 2) -> NDArray[np.float32]:
    """Mean over 2·reach + 1 cells along an axis, by running sums."""
    pad = [(0, 0), (0, 0)]
    pad[axis] = (reach + 1, reach)
    total = np.cumsum(np.pad(heat, pad), axis=axis, dtype=np.float64)
    width = 2 * reach + 1
    low, high = (total[:-width], total[width:]) if axis == 0 else (total[:, :-width], total[:, width:])
    return ((high - low) / width).astype(np.float32)


def _ramp(style: Style) -> NDArray[np.uint32]:
    stops = np.array([rgba(name)[:3] for name in style.ramp], dtype=np.float64)
    at = np.linspace(0, 1, 256)
    alpha = np.clip((at - 0.04) / 0.55, 0, 1) * 200
    rgb = [np.interp(at, np.linspace(0, 1, len(stops)), stops[:, channel]) for channel in range(3)]
    return premultiplied(np.column_stack([*rgb, alpha]).astype(np.uint8))
