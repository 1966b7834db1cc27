"""What this program is, under which licence, and whose data it shows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import __version__
from desktop.ui.cards.parts import named
from desktop.ui.icons import pixmap


class About(QDialog):
    def __init__(self, credits: tuple[str, ...], parent: QWidget) -> None:
        """`credits` are the sources named in the bank's own map data."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("关于格图"))
        self.setMinimumWidth(460)
        head = QHBoxLayout()
        logo = QLabel()
        logo.setPixmap(pixmap("logo", "#000000", 48, self.devicePixelRatioF()))
        head.addWidget(logo)
        names = QVBoxLayout()
        names.addWidget(named(self.tr("格图 Getu {0}").format(__version__), "CardTitle"))
        names.addWidget(named(self.tr("农商行客户关系战略地图，离线使用"), "SectionNote"))
        head.addLayout(names, 1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(head)
        for words in (
            self.tr("MIT 许可。数据只保存在本机的加密文件中，程序不使用网络。"),
            self.tr("网格界线为示意界线，不作划界依据。内部资料，注意保管。"),
            self.tr("地图数据来源：{0}").format("；".join(credits) or "—"),
        ):
            column.addWidget(named(words, "EmptyText", wrap=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column.addWidget(buttons)
