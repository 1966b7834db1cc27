"""The small forms on a plan's way into force: who approved it, and from which day it holds. Neither stops the work."""

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QDialog, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop import formats
from desktop.plans.draft_changes import Forecast
from desktop.plans.plan import Plan
from desktop.ui.cards.parts import named

_ISO = Qt.DateFormat.ISODate


class PlanForm(QDialog):
    """Heading, rows, and two buttons; `done_` does what the form is for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setMinimumWidth(380)
        self._heading = named("", "CardTitle", wrap=True)
        self._day_label = QLabel()
        self.day = QDateEdit()
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.done_, self.cancel = QPushButton(), QPushButton()
        for button in (self.done_, self.cancel):
            button.setAutoDefault(False)
        self.done_.setProperty("primary", True)
        self.cancel.clicked.connect(self.reject)
        self.buttons = QHBoxLayout()
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(18, 16, 18, 16)
        self.rows.setSpacing(9)
        self.rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.rows.addRow(self._heading)

    def put_buttons(self) -> None:
        """At the foot, after every other row."""
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.done_)
        self.rows.addRow(self.buttons)

    @property
    def chosen_day(self) -> str:
        """YYYY-MM-DD."""
        return str(self.day.date().toString(_ISO))

    def put_day(self, day: str) -> None:
        self.day.setDate(QDate.fromString(day, _ISO))

    def come(self) -> None:
        """To the front, without stopping the window behind it."""
        self.translate()
        self.show()
        self.raise_()

    def translate(self) -> None:
        self.cancel.setText(self.tr("取消"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.translate()
        super().changeEvent(event)


class ApprovalForm(PlanForm):
    """`approved(plan, approver, day, document)`."""

    approved = Signal(int, str, str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self.approver, self.document = QLineEdit(), QLineEdit()
        self._labels = (QLabel(), QLabel())
        self.rows.addRow(self._labels[0], self.approver)
        self.rows.addRow(self._day_label, self.day)
        self.rows.addRow(self._labels[1], self.document)
        self.put_buttons()
        for line in (self.approver, self.document):
            line.textChanged.connect(lambda _: self._allow())
        self.done_.clicked.connect(self._done)

    def ask(self, plan: Plan, day: str) -> None:
        self._plan = plan
        self.put_day(day)
        self.document.clear()
        self.come()
        self.approver.setFocus()

    def _allow(self) -> None:
        full = bool(self.approver.text().strip() and self.document.text().strip())
        self.done_.setEnabled(full)
        self.done_.setToolTip("" if full else self.tr("先写审批人和文号"))

    def _done(self) -> None:
        if self._plan is not None and self.done_.isEnabled():
            self.approved.emit(self._plan.id, self.approver.text(), self.chosen_day, self.document.text())
            self.hide()

    def translate(self) -> None:
        super().translate()
        self.setWindowTitle(self.tr("审批方案"))
        self._heading.setText(self.tr("审批：{0}").format("" if self._plan is None else self._plan.title))
        words = (self.tr("审批人"), self.tr("审批日期"), self.tr("文号"))
        fields = ((self._labels[0], self.approver), (self._day_label, self.day), (self._labels[1], self.document))
        for (label, field), text in zip(fields, words, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        self.approver.setPlaceholderText(self.tr("例如：行长办公会"))
        self.document.setPlaceholderText(self.tr("例如：示例农商行发〔2016〕8号"))
        self.done_.setText(self.tr("审批通过"))
        self._allow()


class PublicationForm(PlanForm):
    """Says what will happen before it does; `published(plan, day)`."""

    published = Signal(int, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._forecast: Forecast | None = None
        self._today = ""
        self.effect = QLabel()
        self.effect.setWordWrap(True)
        self.effect.setMinimumHeight(110)
        self.effect.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.rows.addRow(self._day_label, self.day)
        self.rows.addRow(self.effect)
        self.put_buttons()
        self.day.dateChanged.connect(lambda _: self._say())
        self.done_.clicked.connect(self._done)

    @property
    def plan(self) -> Plan | None:
        return self._plan

    def ask(self, plan: Plan, today: str) -> None:
        """`today` is the day of the bank's data; what will happen comes later, with `show_forecast`."""
        self._plan, self._today, self._forecast = plan, today, None
        self.put_day(today)
        self.come()

    def show_forecast(self, forecast: Forecast) -> None:
        self._forecast = forecast
        self._say()

    def _say(self) -> None:
        found, day = self._forecast, self.chosen_day
        self.done_.setEnabled(found is not None)
        self.done_.setToolTip("" if found is not None else self.tr("正在统计，请稍候"))
        if found is None:
            self.effect.setText(self.tr("正在统计这个方案会改变什么…"))
            return
        count = formats.count
        words = [
            self.tr("自 {0} 起：{1} 个网格改变边界，换新版本；新设 {2} 个，撤销 {3} 个；").format(
                day, count(found.new_versions), count(found.new), count(found.gone)
            ),
            self.tr("{0} 个只换人员或资料；其余 {1} 个不变。").format(count(found.handed_over), count(found.stay)),
            self.tr("{0} 条客户记录、{1} 户换到另一个网格。").format(count(found.customers), count(found.households)),
        ]
        if day > self._today:
            later = self.tr("生效日在数据日期 {0} 之后：数据到那一天之前，地图和客户归属都不变。")
            words.append(later.format(self._today))
        words.append(self.tr("发布后仍可撤销。"))
        self.effect.setText("\n".join(words))
        self.effect.setMinimumHeight(self.effect.heightForWidth(self.effect.width()))
        self.adjustSize()

    def _done(self) -> None:
        if self._plan is not None and self._forecast is not None:
            self.published.emit(self._plan.id, self.chosen_day)
            self.hide()

    def translate(self) -> None:
        super().translate()
        self.setWindowTitle(self.tr("发布方案"))
        self._heading.setText(self.tr("发布：{0}").format("" if self._plan is None else self._plan.title))
        self._day_label.setText(self.tr("生效日"))
        self.day.setAccessibleName(self.tr("生效日"))
        self.done_.setText(self.tr("发布"))
        self._say()


class DayForm(PlanForm):
    """`chosen(day)`: the map of which day is wanted."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows.addRow(self._day_label, self.day)
        self.put_buttons()
        self.done_.clicked.connect(lambda: self.chosen.emit(self.chosen_day))

    def ask(self, day: str) -> None:
        self.put_day(day)
        self.come()

    def translate(self) -> None:
        super().translate()
        self.setWindowTitle(self.tr("按日期看地图"))
        self._heading.setText(self.tr("看哪一天生效的网格？"))
        self._day_label.setText(self.tr("日期"))
        self.day.setAccessibleName(self.tr("日期"))
        self.done_.setText(self.tr("看地图"))
