"""How the parts of the window lie: bar above, panels beside the map, status below."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def framed(*, top: QWidget, left: QWidget, middle: QWidget, right: QWidget, below: QWidget) -> QWidget:
    """One widget that holds them all without gaps; `middle` takes what room the others leave."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(left)
    row.addWidget(middle, 1)
    row.addWidget(right)
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(top)
    column.addLayout(row, 1)
    column.addWidget(below)
    return frame
