"""Chooses one of the two maps of a comparison: in force, a plan that is worked on, or any day."""

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QSizePolicy, QWidget

from desktop.plans.plan import Plan
from desktop.plans.side_queries import Choice
from desktop.ui.plans.plan_words import status_words

_ISO = Qt.DateFormat.ISODate
_A_DAY = "day"


class SideChooser(QWidget):
    """`changed` when the user chose otherwise."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plans: tuple[Plan, ...] = ()
        self._today = ""
        self._choosing = False  # by the program
        self.what, self.day = QComboBox(), QDateEdit()
        self.what.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.what.setMinimumWidth(120)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.day.setKeyboardTracking(False)  # a day is meant when it is written whole
        self.day.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.what, 1)
        row.addWidget(self.day)
        self.what.activated.connect(lambda _: self._chosen())
        self.day.dateChanged.connect(lambda _: self._day_chosen())

    @property
    def choice(self) -> Choice:
        chosen = self.what.currentData()
        if chosen == _A_DAY:
            return Choice(day=str(self.day.date().toString(_ISO)))
        return Choice(plan=chosen)

    @property
    def title(self) -> str:
        """What is on the map, in words."""
        choice = self.choice
        if choice.plan is not None:
            return self.what.currentText()
        if choice.day is not None and choice.day != self._today:
            return self.tr("{0} 的网格").format(choice.day)
        return self.tr("现行网格（{0}）").format(self._today)

    def offer(self, plans: tuple[Plan, ...], today: str) -> None:
        """The plans there are now; what is chosen stays chosen while it is there."""
        kept = self.choice
        if not self._today:
            self.day.setDate(QDate.fromString(today, _ISO))
        self._plans, self._today = plans, today
        self._fill()
        self.choose(kept)

    def choose(self, choice: Choice) -> None:
        """By the program: `changed` is not told. In force where the plan is not there any more."""
        wanted = _A_DAY if choice.day is not None else choice.plan
        self.what.setCurrentIndex(max(0, self.what.findData(wanted)))
        if choice.day is not None:
            self._choosing = True
            self.day.setDate(QDate.fromString(choice.day, _ISO))
            self._choosing = False
        self._show_day()

    def name(self, words: str) -> None:
        """For screen readers: which of the two sides this is."""
        self.what.setAccessibleName(words)
        self.day.setAccessibleName(self.tr("{0}：日期").format(words))

    def _fill(self) -> None:
        self.what.clear()
        self.what.addItem(self.tr("现行网格"), None)
        for plan in self._plans:
            if not plan.status.is_published:
                self.what.addItem(f"{plan.title} · {status_words(plan, self._today)}", plan.id)
        self.what.addItem(self.tr("某一天的网格…"), _A_DAY)

    def _chosen(self) -> None:
        self._show_day()
        self.changed.emit()

    def _day_chosen(self) -> None:
        if self.what.currentData() == _A_DAY and not self._choosing:
            self.changed.emit()

    def _show_day(self) -> None:
        self.day.setVisible(self.what.currentData() == _A_DAY)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self._today:
            self.offer(self._plans, self._today)
        super().changeEvent(event)
