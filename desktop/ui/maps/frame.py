"""One frame of the map: where a finished picture lies in the present view, moved or scaled."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from desktop.maps.viewport import Viewport
from desktop.ui.maps.picture_cache import Picture

_SAME_SCALE = 1e-9


def same_scale(one: Viewport, other: Viewport) -> bool:
    return abs(one.metres_per_pixel / other.metres_per_pixel - 1.0) < _SAME_SCALE


def covers(picture: Viewport, view: Viewport) -> bool:
    """Whether a picture of `picture` leaves no edge of `view` blank (a hundredth of a pixel is forgiven)."""
    slack = 0.01 * view.metres_per_pixel
    outer, inner = picture.box, view.box
    return (
        outer.west <= inner.west + slack
        and outer.south <= inner.south + slack
        and outer.east >= inner.east - slack
        and outer.north >= inner.north - slack
    )


def lay(painter: QPainter, picture: Picture, view: Viewport, ratio: float) -> None:
    """Paint the picture where it belongs in `view`; the painter's unit is one device pixel.

    At its own scale it is copied pixel by pixel; at another it is enlarged without smoothing, which is nine
    times faster and seen for a tenth of a second only.
    """
    drawn = picture.order.viewport
    left = (drawn.box.west - view.box.west) / view.metres_per_pixel * ratio
    top = (view.box.north - drawn.box.north) / view.metres_per_pixel * ratio
    if same_scale(drawn, view) and picture.order.ratio == ratio:
        painter.drawImage(round(left), round(top), picture.image)
        return
    scale = drawn.metres_per_pixel / view.metres_per_pixel * ratio / picture.order.ratio
    width, height = view.width * ratio, view.height * ratio
    # only the part that is seen: far enlargements would else overflow the raster engine's fixed point
    source = QRectF(-left / scale, -top / scale, width / scale, height / scale)
    source = source.adjusted(-2, -2, 2, 2).intersected(QRectF(picture.image.rect()))
    if source.isEmpty():
        return
    corner = QPointF(left + source.x() * scale, top + source.y() * scale)
    target = QRectF(corner, source.size() * scale)
    painter.drawImage(target, picture.image, source)
