"""Shows the page as it will be printed, in colour or grey, before it goes to a printer or into a file."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.theme import Tokens

_MOST_WIDTH, _MOST_HEIGHT = 760, 900


class PrintDialog(QDialog):
    """`print_asked` and `save_asked` carry whether the page is to be grey; `grey_chosen` wants another preview."""

    print_asked = Signal(bool)
    save_asked = Signal(bool)
    grey_chosen = Signal(bool)

    def __init__(self, title: str, says: str, tokens: Tokens, *, grey: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.preview = _Preview(tokens)
        scroll = QScrollArea()
        scroll.setWidget(self.preview)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("打印预览"))
        self.colour = QRadioButton(self.tr("彩色"))
        self.grey = QRadioButton(self.tr("灰度（黑白激光打印机）"))
        (self.grey if grey else self.colour).setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self.colour)
        group.addButton(self.grey)
        note = QLabel(says)
        note.setObjectName("SectionNote")
        note.setWordWrap(True)
        self.print_button = QPushButton(self.tr("打印…"))
        self.print_button.setProperty("primary", True)
        self.print_button.setDefault(True)
        self.save_button = QPushButton(self.tr("保存 PDF…"))
        cancel = QPushButton(self.tr("取消"))
        for button in (self.save_button, cancel):
            button.setAutoDefault(False)
        choice = QHBoxLayout()
        choice.addWidget(self.colour)
        choice.addWidget(self.grey)
        choice.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (cancel, self.save_button, self.print_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(9)
        column.addWidget(scroll, 1)
        column.addLayout(choice)
        column.addWidget(note)
        column.addLayout(buttons)
        room = parent.window().size()
        self.resize(min(_MOST_WIDTH, room.width() - 60), min(_MOST_HEIGHT, room.height() - 40))
        self.grey.toggled.connect(self.grey_chosen)
        self.print_button.clicked.connect(lambda: self.print_asked.emit(self.grey.isChecked()))
        self.save_button.clicked.connect(lambda: self.save_asked.emit(self.grey.isChecked()))
        cancel.clicked.connect(self.reject)

    def show_page(self, image: QImage) -> None:
        self.preview.show_page(image)


class _Preview(QWidget):
    """The sheet as wide as there is room, on a desk of the theme's colour."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def image(self) -> QImage | None:
        return self._image

    def show_page(self, image: QImage) -> None:
        self._image = image
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        if self._image is not None:
            self.setMinimumHeight(self._sheet().height() + 24)

    def _sheet(self) -> QSize:
        assert self._image is not None
        wide = max(self.width() - 24, 100)
        return QSize(wide, round(wide * self._image.height() / self._image.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._tokens.background))
        if self._image is None:
            painter.setPen(QColor(self._tokens.secondary))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("正在排版…"))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = self._sheet()
            ratio = self.devicePixelRatioF()
            shown = self._image.scaled(
                size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            shown.setDevicePixelRatio(ratio)
            painter.drawImage(12, 12, shown)
        painter.end()
