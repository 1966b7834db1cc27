"""How the parts of the window lie: bar above, panels beside the map, status below."""

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget


def beside(left: QWidget, middle: QWidget, right: QWidget) -> QLayout:
    """Three parts side by side without gaps; the middle one takes what room the others leave."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(left)
    row.addWidget(middle, 1)
    row.addWidget(right)
    return row


def framed(*, top: QWidget, body: QWidget, below: QWidget) -> QWidget:
    """One widget that holds them all without gaps; `body` takes what room the others leave."""
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(top)
    column.addWidget(body, 1)
    column.addWidget(below)
    return frame
