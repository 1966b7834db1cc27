"""Where an icon comes from: small line drawings in `resources/icons`, tinted with the theme's colours."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop import paths

FOLDER: Path = paths.RESOURCES / "icons"


@lru_cache(maxsize=256)
def _drawing(name: str) -> bytes:
    return (FOLDER / f"{name}.svg").read_bytes()


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """One icon as a picture of `size` × `size` device-independent pixels, `currentColor` replaced by `colour`.

    Raises FileNotFoundError for a name that has no drawing. GUI thread only.
    """
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", colour.encode())))
    side = max(1, round(size * ratio))
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=256)
def icon(name: str, *, normal: str, checked: str, disabled: str, size: int = 18) -> QIcon:
    """An icon for buttons and menus: one colour for rest, one for checked, one for switched off.

    Drawn at once and at twice and three times the size, so it stays sharp on scaled screens.
    """
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        side = size * ratio
        for mode, state, colour in (
            (QIcon.Mode.Normal, QIcon.State.Off, normal),
            (QIcon.Mode.Normal, QIcon.State.On, checked),
            (QIcon.Mode.Disabled, QIcon.State.Off, disabled),
            (QIcon.Mode.Disabled, QIcon.State.On, disabled),
        ):
            made.addPixmap(pixmap(name, colour, round(side)), mode, state)
    return made


def names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.svg")))
