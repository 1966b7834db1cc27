"""Paints a layer on a plain picture, as tests look at it."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from desktop.drawing.content import MapContent
from desktop.drawing.layer import AnyLayer
from desktop.maps.viewport import Viewport


def whole(content: MapContent, width: int = 640, height: int = 640) -> Viewport:
    """The view that shows everything."""
    return Viewport.fitting(content.partition.box, width, height)


def painted(layer: AnyLayer, content: MapContent, viewport: Viewport, ratio: float = 1.0) -> QImage:
    """The layer alone on a transparent picture."""
    image = QImage(
        round(viewport.width * ratio), round(viewport.height * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(0)
    painter = QPainter(image)
    painter.scale(ratio, ratio)
    layer.paint(painter, viewport, layer.read(content, viewport))
    painter.end()
    return image


def argb(image: QImage) -> NDArray[np.uint32]:
    """Pixels (height, width) as 0xAARRGGBB, premultiplied."""
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width()).copy()


def at_face(content: MapContent, viewport: Viewport, face: int) -> tuple[int, int]:
    """The pixel (x, y) of the middle of a grid."""
    box = content.partition.face_box(face)
    ((x, y),) = viewport.to_screen(np.array([box.centre])).tolist()
    return int(x), int(y)
