"""Asks how rows are to leave the program: as which kind of file, and whether personal data go along in the original."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from desktop import formats

FORMS = ("xlsx", "csv", "csv-utf8")  # values of desktop.tables.export.Form, which is imported late
SUFFIX = {"xlsx": "xlsx", "csv": "csv", "csv-utf8": "csv"}


class ExportDialog(QDialog):
    """`chosen` carries the form and whether originals are wanted."""

    chosen = Signal(str, bool)

    def __init__(self, name: str, rows: int, columns: int, *, personal: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("导出表格"))
        self.setMinimumWidth(440)
        says = QLabel(
            self.tr("导出“{0}”表现在显示的 {1} 行、{2} 列，顺序与屏幕一致。").format(name, formats.count(rows), columns)
        )
        says.setWordWrap(True)
        self.forms = {
            "xlsx": QRadioButton(self.tr("Excel 工作簿（.xlsx）：可筛选、有合计、可直接打印")),
            "csv": QRadioButton(self.tr("CSV，GB18030 编码：双击即可用 Excel、WPS 打开")),
            "csv-utf8": QRadioButton(self.tr("CSV，UTF-8 编码（带 BOM）：给其他系统")),
        }
        self.forms["xlsx"].setChecked(True)
        self.originals = QCheckBox(self.tr("包含个人信息原文（需要理由）"))
        self.originals.setVisible(personal)
        masked = self.tr("不勾选时，姓名、证件、电话、地址按脱敏样式导出。")
        note = QLabel(
            (masked if personal else "") + self.tr("每次导出都记入审计日志（操作人、时间、行数、文件校验值）。")
        )
        note.setObjectName("SectionNote")
        note.setWordWrap(True)
        go = QPushButton(self.tr("选择保存位置…"))
        go.setDefault(True)
        go.setProperty("primary", True)
        cancel = QPushButton(self.tr("取消"))
        cancel.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(go)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        for part in (says, *self.forms.values(), self.originals, note):
            column.addWidget(part)
        column.addLayout(buttons)
        go.clicked.connect(self.go)
        cancel.clicked.connect(self.reject)

    def go(self) -> None:
        form = next(key for key, button in self.forms.items() if button.isChecked())
        self.accept()
        self.chosen.emit(form, self.originals.isChecked())
