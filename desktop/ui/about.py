"""What this program is, what is new in it, under which licences it stands, and whose data it shows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop import __version__, paths
from desktop.ui.cards.parts import named
from desktop.ui.icons import pixmap
from desktop.ui.language import pick
from desktop.ui.window_frame import resize_within


class About(QDialog):
    def __init__(self, credits: tuple[str, ...], parent: QWidget) -> None:
        """`credits` are the sources named in the bank's own map data."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("关于格图"))
        resize_within(self, 680, 520)
        head = QHBoxLayout()
        logo = QLabel()
        logo.setPixmap(pixmap("logo", "#000000", 48, self.devicePixelRatioF()))
        head.addWidget(logo)
        names = QVBoxLayout()
        names.addWidget(named(self.tr("格图 Getu {0}").format(__version__), "CardTitle"))
        names.addWidget(named(self.tr("农商行客户关系战略地图，离线使用"), "SectionNote"))
        head.addLayout(names, 1)
        tabs = QTabWidget()
        tabs.setAccessibleName(self.windowTitle())
        tabs.addTab(self._program(credits), self.tr("程序与数据"))
        tabs.addTab(_page(whats_new(), self.tr("更新")), self.tr("更新"))
        tabs.addTab(_page(_words_of("THIRD_PARTY.md"), self.tr("第三方声明")), self.tr("第三方声明"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(tabs, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column.addWidget(buttons)

    def _program(self, credits: tuple[str, ...]) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(12)
        for words in (
            self.tr("MIT 许可。数据只保存在本机的加密文件中，程序不使用网络。"),
            self.tr("网格界线为示意界线，不作划界依据。内部资料，注意保管。"),
            self.tr("地图数据来源：{0}").format("；".join(credits) or "—"),
        ):
            label = named(words, "EmptyText", wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addStretch(1)
        return page


def whats_new() -> str:
    """`resources/whats_new.md` in the language of the window; each line there is Chinese / English."""
    lines = []
    for line in _words_of("resources/whats_new.md").splitlines():
        head, slash, english = line.partition(" / ")
        mark = head[: len(head) - len(head.lstrip("#- "))]
        lines.append(pick(head, mark + english) if slash else line)
    return "\n".join(lines)


def _words_of(file: str) -> str:
    path = paths.ROOT / file
    return path.read_text(encoding="utf-8") if path.is_file() else "—"


def _page(markdown: str, name: str) -> QTextBrowser:
    page = QTextBrowser()
    page.setAccessibleName(name)
    page.setOpenLinks(False)
    page.setMarkdown(markdown)
    return page
