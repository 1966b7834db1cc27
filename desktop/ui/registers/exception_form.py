"""The form of an exception from the borders: which grid, why, who approved it, from when until when."""

from collections.abc import Sequence

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QDateEdit, QLabel, QLineEdit, QWidget

from desktop.customers.customer_card import CustomerCard
from desktop.grids.grid import Grid
from desktop.ui.cards.parts import named
from desktop.ui.plans.plan_forms import PlanForm

_ISO = Qt.DateFormat.ISODate


class ExceptionForm(PlanForm):
    """`set_asked(customer, grid, reason, approver, from, to)`; days are YYYY-MM-DD."""

    set_asked = Signal(int, int, str, str, str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._card: CustomerCard | None = None
        self.grid, self.reason, self.approver = QComboBox(), QLineEdit(), QLineEdit()
        self.grid.setEditable(True)
        self.grid.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.reason.setMaxLength(100)
        self.approver.setMaxLength(40)
        self.end = QDateEdit()
        self.end.setDisplayFormat("yyyy-MM-dd")
        self.end.setCalendarPopup(True)
        for day in (self.day, self.end):
            day.setMinimumHeight(32)
        self._labels = [QLabel() for _ in range(4)]
        self._note = named("", "EmptyText", wrap=True)
        for label, field in zip(self._labels[:3], (self.grid, self.reason, self.approver), strict=True):
            self.rows.addRow(label, field)
        self.rows.addRow(self._day_label, self.day)
        self.rows.addRow(self._labels[3], self.end)
        self.rows.addRow(self._note)
        self.put_buttons()
        self.grid.currentTextChanged.connect(lambda _: self._allow())
        for line in (self.reason, self.approver):
            line.textChanged.connect(lambda _: self._allow())
        for day in (self.day, self.end):
            day.dateChanged.connect(lambda _: self._allow())
        self.done_.clicked.connect(self._done)

    def ask(self, card: CustomerCard, grids: Sequence[Grid], day: str) -> None:
        """For a customer, beginning on the bank's day and ending a year later."""
        self._card = card
        home = None if card.home is None else card.home.grid_id
        self.grid.clear()
        for grid in grids:
            if grid.id != home:
                self.grid.addItem(f"{grid.name} {grid.code}", grid.id)
        completer = QCompleter(self.grid.model(), self.grid)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.grid.setCompleter(completer)
        self.grid.setCurrentIndex(-1)
        self.grid.clearEditText()
        self.reason.clear()
        self.approver.clear()
        self.put_day(day)
        self.end.setDate(QDate.fromString(day, _ISO).addYears(1))
        self.come()
        self.grid.setFocus()

    @property
    def chosen_grid(self) -> int | None:
        place = self.grid.findText(self.grid.currentText().strip())
        return None if place < 0 else int(self.grid.itemData(place))

    def _allow(self) -> None:
        why = ""
        if self.chosen_grid is None:
            why = self.tr("先选网格：输入名称或编码的一部分，从列表中选")
        elif not self.reason.text().strip() or not self.approver.text().strip():
            why = self.tr("先写原因和批准人")
        elif self.end.date() <= self.day.date():
            why = self.tr("到期日要晚于开始日")
        self.done_.setEnabled(not why)
        self.done_.setToolTip(why)

    def _done(self) -> None:
        grid = self.chosen_grid
        if self._card is not None and grid is not None and self.done_.isEnabled():
            ends = str(self.end.date().toString(_ISO))
            self.set_asked.emit(
                self._card.id, grid, self.reason.text().strip(), self.approver.text().strip(), self.chosen_day, ends
            )

    def translate(self) -> None:
        super().translate()
        self.setWindowTitle(self.tr("设归属例外"))
        self._heading.setText(self.tr("归属例外：{0}").format("" if self._card is None else self._card.name))
        words = (self.tr("归属网格"), self.tr("原因"), self.tr("批准人"), self.tr("到期日（不含）"), self.tr("开始日"))
        fields = (self.grid, self.reason, self.approver, self.end, self.day)
        for label, field, text in zip([*self._labels, self._day_label], fields, words, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        edit = self.grid.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(self.tr("名称或编码"))
        self.reason.setPlaceholderText(self.tr("例如：随子女由该网格客户经理服务"))
        self.approver.setPlaceholderText(self.tr("例如：零售业务部总经理"))
        self._note.setText(self.tr("边界调整不影响这位客户；到期后按坐标或地址自动归回。"))
        self.done_.setText(self.tr("设定"))
        self._allow()
