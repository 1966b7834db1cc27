"""The window of an import: the file and what its columns mean, a trial, the import, its receipt."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.importing.fields import FIELDS, PLATFORMS
from desktop.importing.preview import Preview
from desktop.importing.reasons import Problem, told
from desktop.importing.receipt import Receipt
from desktop.maps.datum import Datum
from desktop.ui.cards.parts import named
from desktop.ui.cards.words import word
from desktop.ui.choices import say_choices
from desktop.ui.importing.receipt_panel import ReceiptPanel
from desktop.ui.language import pick
from desktop.ui.theme import Tokens

_DATUMS = tuple(Datum)


class ImportWindow(QDialog):
    """Says what is wanted; the desk reads and writes."""

    file_asked = Signal()
    sheet_chosen = Signal(str)
    meaning_chosen = Signal(int, str)  # column, key of the field ("" = not read)
    told_changed = Signal()  # platform or datum
    trial_asked = Signal()
    import_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ImportWindow")
        self.setModal(False)
        self.resize(900, 600)
        self._tokens = tokens
        self._preview: Preview | None = None
        self._busy = False
        self.choose, self.trial, self.bring, self.cancel = (QPushButton() for _ in range(4))
        self.file, self.note = named("", "SectionTitle"), named("", "EmptyText", wrap=True)
        self.sheet, self.platform, self.datum, self.as_of = QComboBox(), QComboBox(), QComboBox(), QLineEdit()
        self.labels = [named("", "RowKey") for _ in range(3)]
        self.table, self.progress, self.receipt = QTableWidget(), QProgressBar(), ReceiptPanel()
        self._lay_out()
        self._connect()
        self._translate()
        self.show_progress(None)

    def _lay_out(self) -> None:
        for button in (self.choose, self.trial, self.bring, self.cancel):
            button.setAutoDefault(False)
        self.bring.setProperty("primary", True)
        self.as_of.setMaximumWidth(120)
        self.sheet.setMaximumWidth(240)
        self.as_of.setInputMask("9999-99-99;_")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setWordWrap(False)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.choose)
        head.addWidget(self.file, 1)
        head.addWidget(self.sheet)
        column.addLayout(head)
        about = QHBoxLayout()
        for label, field in zip(self.labels, (self.platform, self.as_of, self.datum), strict=True):
            about.addWidget(label)
            about.addWidget(field)
            about.addSpacing(8)
        about.addStretch(1)
        column.addLayout(about)
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        column.addWidget(self.receipt)
        foot = QHBoxLayout()
        foot.addWidget(self.progress, 1)
        foot.addWidget(self.cancel)
        foot.addStretch(0)
        foot.addWidget(self.trial)
        foot.addWidget(self.bring)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.choose.clicked.connect(self.file_asked)
        self.sheet.activated.connect(lambda at: self.sheet_chosen.emit(self.sheet.itemText(at)))
        self.platform.activated.connect(lambda _: self.told_changed.emit())
        self.datum.activated.connect(lambda _: self.told_changed.emit())
        self.trial.clicked.connect(self.trial_asked)
        self.bring.clicked.connect(self.import_asked)
        self.cancel.clicked.connect(self.cancel_asked)

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────────

    @property
    def chosen_platform(self) -> str:
        return PLATFORMS[max(0, self.platform.currentIndex())]

    @property
    def chosen_datum(self) -> Datum | None:
        at = self.datum.currentIndex() - 1
        return _DATUMS[at] if at >= 0 else None

    def show_preview(self, preview: Preview) -> None:
        """The top of a file, what its columns mean, what is wrong with them."""
        self._preview = preview
        self.receipt.clear()
        self.sheet.clear()
        self.sheet.addItems(list(preview.sheets))
        self.show_sheet(preview.sheet)
        self.platform.setCurrentIndex(PLATFORMS.index(preview.mapping.platform))
        datum = preview.mapping.datum
        self.datum.setCurrentIndex(0 if datum is None else 1 + _DATUMS.index(datum))
        self._write_table(preview)
        self._write()

    def show_sheet(self, sheet: str | None) -> None:
        self.sheet.setCurrentIndex(max(0, self.sheet.findText(sheet or "")))

    def show_receipt(self, receipt: Receipt) -> None:
        self.receipt.show_receipt(receipt)
        self._write()

    def show_progress(self, done: float | None, what: str = "") -> None:
        """How far work is, 0..1, and at what; None when nothing is under way."""
        self._busy = done is not None
        self.progress.setVisible(self._busy)
        self.cancel.setVisible(self._busy)
        self.progress.setValue(round(1000 * (done or 0.0)))
        self.progress.setAccessibleName(what or self.tr("导入进度"))
        self.progress.setToolTip(what)
        self._write()

    def _write_table(self, preview: Preview) -> None:
        header, table = preview.layout.header, self.table
        table.clear()
        table.setRowCount(1 + len(preview.cells))
        table.setColumnCount(len(header))
        table.setHorizontalHeaderLabels(list(header))
        table.setVerticalHeaderLabels([self.tr("含义"), *(str(row + 1) for row in range(len(preview.cells)))])
        for at, key in enumerate(preview.meanings):
            table.setCellWidget(0, at, self._meanings(at, key, header[at] in preview.refused_columns))
            table.setColumnWidth(at, 128)
        for row, cells in enumerate(preview.cells):
            for at, text in enumerate(cells[: len(header)]):
                item = QTableWidgetItem(text)
                wrong = preview.problems.get((row, at), ())
                if wrong:
                    self._mark(item, wrong)
                table.setItem(1 + row, at, item)
            whole = preview.problems.get((row, -1), ())
            line = table.verticalHeaderItem(1 + row)
            if whole and line is not None:
                line.setToolTip(_sentences(whole))
                line.setText(f"{row + 1} !")

    def _meanings(self, at: int, key: str | None, refused: bool) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("第 {0} 列的含义").format(at + 1))
        box.addItem(self.tr("不得保存") if refused else self.tr("不导入"), "")
        if refused:
            box.setEnabled(False)
            box.setToolTip(self.tr("密码、卡片安全码、生物特征等内容不得保存"))
            return box
        for field in FIELDS:
            box.addItem(pick(field.zh, field.en), field.key)
        box.setCurrentIndex(max(0, box.findData(key or "")))
        box.activated.connect(lambda _: self.meaning_chosen.emit(at, str(box.currentData())))
        return box

    def _mark(self, item: QTableWidgetItem, problems: Sequence[Problem]) -> None:
        item.setBackground(QColor(self._tokens.bad_soft))
        item.setForeground(QColor(self._tokens.bad))
        item.setToolTip(_sentences(problems))

    def _write(self) -> None:
        preview = self._preview
        places = preview is not None and preview.mapping.has_places
        for widget in (self.datum, self.labels[2]):
            widget.setVisible(places)
        self.sheet.setVisible(self.sheet.count() > 1)
        why = self._why_not()
        for button in (self.trial, self.bring):
            button.setEnabled(not why and not self._busy)
            button.setToolTip(why)
        for box in (self.choose, self.sheet):
            box.setEnabled(not self._busy)
        self.table.setEnabled(not self._busy)
        if preview is None:
            self.file.setText("")
            self.note.setText(
                self.tr(
                    "选择其他系统导出的客户文件（CSV、Excel、点图层）。先看每一列是什么、哪些单元格有问题，再试算、导入；同一文件再导一次不会重复，整批可以撤回。"
                )
            )
            return
        encoding = f" · {preview.encoding.upper()}" if preview.encoding else ""
        self.file.setText(f"{preview.path.name}{encoding}")
        told_ = self.tr("表头在第 {0} 行。下面是前 {1} 行（已脱敏），有问题的单元格标红，停留可看原因。")
        words = [told_.format(preview.layout.header_row, len(preview.cells))]
        if preview.guess is not None and preview.guess.datum is not preview.mapping.datum:
            words.append(pick(*preview.guess.words()))
        self.note.setText(why or " ".join(words))

    def _why_not(self) -> str:
        """Why the file cannot be brought in yet; "" when it can."""
        preview = self._preview
        if preview is None:
            return self.tr("先选择文件")
        if preview.refusal is not None:
            return pick(preview.refusal.zh, preview.refusal.en)
        if preview.mapping.has_places and preview.mapping.datum is None:
            guess = "" if preview.guess is None else pick(*preview.guess.words())
            return self.tr("文件里有坐标，请选择坐标系。{0}").format(guess)
        return ""

    def _translate(self) -> None:
        self.setWindowTitle(self.tr("导入客户文件"))
        self.choose.setText(self.tr("选择文件…"))
        self.sheet.setAccessibleName(self.tr("工作表或图层"))
        self.sheet.setToolTip(self.tr("文件里有多张工作表（图层），选择要导入的一张"))
        self.trial.setText(self.tr("试算"))
        self.bring.setText(self.tr("导入"))
        self.cancel.setText(self.tr("取消"))
        names = (self.tr("来自"), self.tr("数据日期"), self.tr("坐标系"))
        for label, field, name in zip(self.labels, (self.platform, self.as_of, self.datum), names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        say_choices(self.platform, [word(platform) for platform in PLATFORMS])
        say_choices(self.datum, [self.tr("请选择"), *(datum.value for datum in _DATUMS)])
        self.table.setAccessibleName(self.tr("文件的前几行和各列的含义"))
        if self._preview is not None:
            self._write_table(self._preview)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)


def _sentences(problems: Sequence[Problem]) -> str:
    return "\n".join(pick(*told(problem)) for problem in problems)
