"""Pictures as bytes: made in memory, since Qt's own writers do not tell when a disk is full."""

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter


def encoded(image: QImage, form: str = "png", *, quality: int = -1) -> bytes:
    """The file of a picture: `form` is png, webp or jpg; `quality` 0–100, −1 is Qt's own choice.

    Raises ValueError for a picture of no size or a form that this Qt cannot write.
    """
    memory = QBuffer()
    memory.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(memory, form.encode())
    writer.setQuality(quality)
    if not writer.write(image):
        raise ValueError(f"a picture cannot be written as {form}: {writer.errorString()}")
    return bytes(memory.data().data())
