"""What the Qt binding makes only when it is first used, made while there is one thread.

The arguments of `QPainter.fillRect` and `QBrush` may be gradients; the class and its enumerations are built when one of
the two is first called. Two threads that come to that together crash the process (PySide6 6.11).
"""

from PySide6.QtGui import QBrush, QColor


def make_ready() -> None:
    """Call it before a second thread paints."""
    QBrush(QColor("#000000"))
