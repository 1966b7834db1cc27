"""Help → About this map: where every shown map comes from, as plain text that can be copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.ui.base_maps.map_shelf import ShelfMap
from desktop.ui.base_maps.map_words import page_of
from desktop.ui.window_frame import resize_within


class AboutMap(QDialog):
    """What a file says of itself is shown as it stands there, never as HTML."""

    def __init__(self, maps: Sequence[ShelfMap], backdrop_credits: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("关于这张地图"))
        resize_within(self, 620, 440)
        self.text = QPlainTextEdit(page_of(maps, backdrop_credits))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("关于这张地图"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
