"""The receipt of an import or a trial: figures that add up, reasons with their rows, what can be done now."""

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop import formats
from desktop.importing.reasons import Problem, told
from desktop.importing.receipt import Receipt
from desktop.ui.cards.parts import named
from desktop.ui.language import pick

_TALL = 120


class ReceiptPanel(QWidget):
    """`take_back_asked(batch)` wants the batch of the receipt gone."""

    take_back_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._receipt: Receipt | None = None
        self.words = named("", "SectionTitle", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reasons = QTreeWidget()
        self.reasons.setColumnCount(2)
        self.reasons.setHeaderHidden(True)
        self.reasons.setRootIsDecorated(False)
        self.reasons.setMaximumHeight(_TALL)
        heads = self.reasons.header()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        heads.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.rejects, self.take_back = QPushButton(), QPushButton()
        for button in (self.rejects, self.take_back):
            button.setAutoDefault(False)
        self.rejects.clicked.connect(self._open_folder)
        self.take_back.clicked.connect(self._take_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addWidget(self.reasons)
        row = QHBoxLayout()
        row.addWidget(self.rejects)
        row.addStretch(1)
        row.addWidget(self.take_back)
        column.addLayout(row)
        self.clear()

    @property
    def receipt(self) -> Receipt | None:
        return self._receipt

    def clear(self) -> None:
        self._receipt = None
        self.hide()

    def show_receipt(self, receipt: Receipt) -> None:
        self._receipt = receipt
        self._write()
        self.show()

    def say(self, words: str) -> None:
        """A sentence in place of the receipt."""
        self._receipt = None
        self.words.setText(words)
        for part in (self.reasons, self.rejects, self.take_back):
            part.hide()
        self.show()

    def _write(self) -> None:
        one = self._receipt
        self.reasons.setAccessibleName(self.tr("拒收的原因"))
        self.rejects.setText(self.tr("打开拒收文件所在的文件夹"))
        self.take_back.setText(self.tr("撤回这一批"))
        if one is None:
            return
        self.words.setText(self._told(one))
        self.reasons.clear()
        for code, field, rows in one.reasons:
            line = QTreeWidgetItem([pick(*told(Problem(code, field))), self.tr("{0} 行").format(formats.count(rows))])
            line.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.reasons.addTopLevelItem(line)
        self.reasons.setVisible(bool(one.reasons))
        self.rejects.setVisible(one.rejects is not None)
        self.take_back.setVisible(one.batch is not None)

    def _told(self, one: Receipt) -> str:
        if one.before is not None:
            when = one.before[:16].replace("T", " ")
            return self.tr("{0} 在 {1} 已经导入过，没有任何改动。").format(one.file, when)
        head = self.tr("试算（没有写入）：") if one.dry else self.tr("已导入：")
        sums = self.tr("读取 {0} 行 = 新客户 {1} + 合并 {2} + 拒收 {3}。").format(
            *(formats.count(number) for number in (one.read, one.accepted, one.merged, one.rejected))
        )
        more = self.tr("合并中 {0} 行与已有资料完全相同").format(formats.count(one.same))
        if not one.dry:
            more += self.tr("；更新客户 {0} 位，待校对 {1} 处").format(
                formats.count(one.updated), formats.count(one.conflicts)
            )
        file = "" if one.rejects is None else self.tr(" 拒收的行在 {0}，改好后可再导入。").format(one.rejects.name)
        return head + sums + more + self.tr("。") + file

    def _open_folder(self) -> None:
        if self._receipt is not None and self._receipt.rejects is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._receipt.rejects.parent)))

    def _take_back(self) -> None:
        if self._receipt is not None and self._receipt.batch is not None:
            self.take_back_asked.emit(self._receipt.batch)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._write()
        super().changeEvent(event)
