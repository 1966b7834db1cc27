"""How the parts of the window lie: bar above, panels beside the map, status below; how large its dialogs are."""

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


def resize_within(dialog: QWidget, width: int, height: int) -> None:
    """As large as wanted, but no larger than the screen has room for: at 1366×768 and 150 % that is 911×512."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(width, room.width() - 24), min(height, room.height() - 48))


def stand_aside(dialog: QWidget) -> None:
    """To the lower right corner of the window it belongs to, no wider than leaves the middle of the map to be seen."""
    parent = dialog.parentWidget()
    if parent is not None:
        room = parent.window().frameGeometry()
        dialog.resize(min(dialog.width(), max(400, room.width() // 2 - 60)), dialog.height())
        frame = dialog.frameGeometry()
        dialog.move(room.right() - frame.width() - 8, room.bottom() - frame.height() - 8)
