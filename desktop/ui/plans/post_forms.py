"""The forms of approval by file: the passphrase of a file, and the approver's look at a plan with the answer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QPushButton, QWidget

from desktop import formats
from desktop.ui.cards.parts import named
from desktop.ui.language import QT_TRANSLATE_NOOP, pick
from desktop.ui.plans.plan_forms import PlanForm
from desktop.ui.window_frame import stand_aside

if TYPE_CHECKING:  # brings the encryption along
    from desktop.plans.draft_changes import Forecast
    from desktop.plans.plan_file import OpenedPlan

_LEAST = 8
_EFFECT = 80  # pixels; longer words scroll
_CHANGES = {
    "new": QT_TRANSLATE_NOOP("PlanPost", "新设"),
    "gone": QT_TRANSLATE_NOOP("PlanPost", "撤销"),
    "border": QT_TRANSLATE_NOOP("PlanPost", "边界改变"),
    "people": QT_TRANSLATE_NOOP("PlanPost", "换人员"),
    "record": QT_TRANSLATE_NOOP("PlanPost", "改资料"),
}


class PassphraseForm(PlanForm):
    """`given(passphrase)`. A file that is to be written asks for it twice."""

    given = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._twice, self._said = False, ""
        self.first, self.second = QLineEdit(), QLineEdit()
        for line in (self.first, self.second):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.textChanged.connect(lambda _: self._allow())
            line.returnPressed.connect(self._done)
        self._labels = (QLabel(), QLabel())
        self.note = named("", "EmptyText", wrap=True)
        self.rows.addRow(self.note)
        self.rows.addRow(self._labels[0], self.first)
        self.rows.addRow(self._labels[1], self.second)
        self.put_buttons()
        self.done_.clicked.connect(self._done)

    def ask(self, heading: str, *, twice: bool) -> None:
        self._said, self._twice = heading, twice
        for line in (self.first, self.second):
            line.clear()
        self.rows.setRowVisible(self.second, twice)
        self.come()
        self.first.setFocus()

    def _allow(self) -> None:
        why = ""
        if self._twice and len(self.first.text()) < _LEAST:
            why = self.tr("口令至少 {0} 个字符").format(_LEAST)
        elif self._twice and self.first.text() != self.second.text():
            why = self.tr("两次口令不一样")
        elif not self.first.text():
            why = self.tr("先写口令")
        self.done_.setEnabled(not why)
        self.done_.setToolTip(why)

    def _done(self) -> None:
        if self.done_.isEnabled():
            self.hide()
            self.given.emit(self.first.text())

    def translate(self) -> None:
        super().translate()
        self.setWindowTitle(self.tr("文件口令"))
        self._heading.setText(self._said)
        self.note.setText(
            self.tr("文件用口令加密，不含客户资料。口令请当面或打电话告诉审批人，不要和文件一起发。")
            if self._twice
            else self.tr("请输入发送人告诉您的口令。")
        )
        for label, field, words in zip(
            self._labels, (self.first, self.second), (self.tr("口令"), self.tr("再写一次")), strict=True
        ):
            label.setText(words)
            field.setAccessibleName(words)
        self.done_.setText(self.tr("继续"))
        self._allow()


class AnswerForm(PlanForm):
    """What a plan from a file does, and the answer to it: `answered(approved)`; `closed` when it is put away, and
    `chosen(code)` when one of its grids is to be seen.
    """

    answered = Signal(bool)
    chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._opened: OpenedPlan | None = None
        self.effect, self.warning = QPlainTextEdit(), named("", "UnlockProblem", wrap=True)
        self.effect.setReadOnly(True)
        self.effect.setFixedHeight(_EFFECT)
        self.changed = QListWidget()
        self.changed.setMinimumHeight(56)
        self.changed.setMaximumHeight(130)
        self.changed.itemClicked.connect(self._choose)
        self.changed.itemActivated.connect(self._choose)
        self.changed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.approver, self.document, self.reason = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.reason.setFixedHeight(42)
        self.reason.setTabChangesFocus(True)
        self.send_back = QPushButton()
        self.send_back.setAutoDefault(False)
        self._labels = (QLabel(), QLabel(), QLabel())
        for wide in (self.effect, self.warning, self.changed):
            self.rows.addRow(wide)
        self.rows.addRow(self._labels[0], self.approver)
        self.rows.addRow(self._day_label, self.day)
        self.rows.addRow(self._labels[1], self.document)
        self.rows.addRow(self._labels[2], self.reason)
        self.put_buttons()
        self.buttons.insertWidget(2, self.send_back)
        self.setMinimumWidth(440)
        self.approver.textChanged.connect(lambda _: self._allow())
        self.document.textChanged.connect(lambda _: self._allow())
        self.reason.textChanged.connect(self._allow)
        self.done_.clicked.connect(lambda: self.answered.emit(True))
        self.send_back.clicked.connect(lambda: self.answered.emit(False))

    def ask(self, opened: "OpenedPlan", day: str) -> None:
        self._opened = opened
        self.put_day(day)
        self.document.clear()
        self.reason.clear()
        self.changed.clear()
        for code, name, change in opened.sent.changed:
            item = QListWidgetItem(f"{self._change(change)}　{code} {name}")
            item.setData(Qt.ItemDataRole.UserRole, code)
            self.changed.addItem(item)
        self.come()
        stand_aside(self)
        self.approver.setFocus()

    @property
    def opened(self) -> "OpenedPlan | None":
        return self._opened

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def reject(self) -> None:
        self.closed.emit()
        super().reject()

    def _allow(self) -> None:
        who = bool(self.approver.text().strip())
        full = who and bool(self.document.text().strip())
        back = who and bool(self.reason.toPlainText().strip())
        self.done_.setEnabled(full)
        self.done_.setToolTip("" if full else self.tr("先写审批人和文号"))
        self.send_back.setEnabled(back)
        self.send_back.setToolTip("" if back else self.tr("先写审批人和退回的原因"))

    def _change(self, change: str) -> str:
        return QCoreApplication.translate("PlanPost", _CHANGES.get(change, change))

    def translate(self) -> None:
        super().translate()
        self.setWindowTitle(self.tr("审批送来的方案"))
        opened = self._opened
        self.done_.setText(self.tr("通过，写回执…"))
        self.send_back.setText(self.tr("退回，写回执…"))
        words = (self.tr("审批人"), self.tr("文号"), self.tr("意见（退回必填）"))
        for label, field, text in zip(self._labels, (self.approver, self.document, self.reason), words, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        self._day_label.setText(self.tr("审批日期"))
        self.day.setAccessibleName(self.tr("审批日期"))
        self.changed.setAccessibleName(self.tr("方案改变的网格"))
        self.approver.setPlaceholderText(self.tr("例如：行长办公会"))
        self._allow()
        if opened is None:
            return
        sent = opened.sent
        self._heading.setText(self.tr("审批：{0}").format(sent.title))
        told = [
            self.tr("{0} 提交于 {1}，依据“{2}”。").format(sent.submitted_by, sent.submitted_at[:10], sent.base_title)
        ]
        told += [sent.purpose] if sent.purpose else []
        told.append(self._figures(sent.forecast, self.tr("送审人算得")))
        if opened.forecast is not None and opened.forecast != sent.forecast:
            told.append(self._figures(opened.forecast, self.tr("按本机数据")))
        self.effect.setPlainText("\n".join(told))
        self.effect.setAccessibleName(self.tr("方案的影响"))
        self.warning.setText("" if opened.why is None else pick(opened.why.zh, opened.why.en))
        self.rows.setRowVisible(self.warning, opened.why is not None)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """A form's layout does not ask how high wrapped words are."""
        self.warning.setMinimumHeight(max(self.warning.heightForWidth(max(self.width() - 36, 100)), 0))

    def _figures(self, found: "Forecast", whose: str) -> str:
        count = formats.count
        words = self.tr("{0}：改边界 {1}、新设 {2}、撤销 {3}、换人员或资料 {4}；{5} 条客户、{6} 户换网格。")
        return words.format(
            whose, count(found.new_versions), count(found.new), count(found.gone), count(found.handed_over),
            count(found.customers), count(found.households),
        )  # fmt: skip
