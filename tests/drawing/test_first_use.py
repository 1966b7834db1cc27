"""Several threads paint for the first time at the same moment: they all come out of it."""

import pytest

from tests import child

PAINT = """
import sys, threading
sys.setswitchinterval(1e-6)
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter
from desktop.drawing.first_use import make_ready
make_ready()
together = threading.Barrier(4)
def paint():
    image = QImage(9, 9, QImage.Format.Format_RGB32)
    painter, ground, colour = QPainter(image), QRectF(0, 0, 9, 9), QColor("#123456")
    together.wait()
    painter.fillRect(ground, colour)
    painter.setBrush(QBrush(colour))
    painter.end()
threads = [threading.Thread(target=paint) for _ in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print("painted")
"""


@pytest.mark.parametrize("round_", range(3))
def test_threads_paint_at_once(round_: int) -> None:
    assert child.run(PAINT)[0] == "painted\n"
