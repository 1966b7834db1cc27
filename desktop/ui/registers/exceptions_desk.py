"""Exceptions from the borders 归属例外 in the window: the list of all, the form for a new one, the end of one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from desktop.customers.customer_card import CustomerCard
from desktop.customers.queries import bank_date
from desktop.editing.changes import Changes
from desktop.plans.override_edits import EndHomeOverride, SetHomeOverride
from desktop.plans.override_queries import SOON_DAYS, OverrideLine, override_lines
from desktop.ui.background import Background
from desktop.ui.registers.exception_form import ExceptionForm
from desktop.ui.registers.register_dialog import Entry, RegisterDialog, Words
from desktop.ui.subject import CUSTOMER, Subject

if TYPE_CHECKING:  # its door is made there
    from desktop.ui.main_window import MainWindow, OpenBank

translate = QCoreApplication.translate
_KINDS = frozenset({"home_override"})
_WIDTHS = (96, 84, 104, 136, 88, 86, 86)


class ExceptionsDesk(QObject):
    """Reads the list anew after every edit that touches it, while it is shown."""

    def __init__(self, window: "MainWindow", background: Background, session: "OpenBank") -> None:
        super().__init__(window)
        self._window, self._background, self._session = window, background, session
        self._done = ""
        self.dialog = RegisterDialog(_words, _WIDTHS, window.left.tokens, window)
        self.form = ExceptionForm(window)
        self.dialog.opened.connect(lambda customer: window.desk.open((Subject(CUSTOMER, customer),)))
        self.dialog.ended.connect(self.end)
        self.form.set_asked.connect(self._set)
        window.runner.changed.connect(self._data_changed)
        window.runner.busy_changed.connect(self.dialog.show_busy)
        window.runner.refused.connect(lambda _: self._forget())

    def show(self) -> None:
        self.dialog.show()
        self.dialog.raise_()
        self._read()

    def ask(self, card: CustomerCard) -> None:
        """The form for a new exception of a customer."""
        content = self._window.content
        if content is not None:
            self.form.ask(card, content.grids, content.as_of)

    def end(self, override_id: int) -> None:
        if self._window.runner.run(EndHomeOverride(override_id)):
            self._done = self.tr("归属例外已结束，客户按规则回到原来的归属。要收回，请按撤销。")

    def _set(self, customer: int, grid: int, reason: str, approver: str, begins: str, ends: str) -> None:
        if self._window.runner.run(SetHomeOverride(customer, grid, reason, approver, begins, ends)):
            self._done = self.tr("归属例外已设定，到 {0} 自动结束。要收回，请按撤销。").format(ends)

    def _data_changed(self, changes: Changes) -> None:
        if self._done:
            self._window.messages.say(self._done, tone="ok")
            self.form.hide()
        self._forget()
        if changes.touches(_KINDS) and self.dialog.isVisible():
            self._read()

    def _forget(self) -> None:
        self._done = ""

    def _read(self) -> None:
        def job() -> tuple[tuple[OverrideLine, ...], str]:
            db = self._session.reader()
            return override_lines(db), bank_date(db)

        self._background.run(
            job, lambda found: self.dialog.show_entries([_entry(line, found[1]) for line in found[0]]),
            self._window.show_problem, newest="exceptions",
        )  # fmt: skip


def _entry(line: OverrideLine, day: str) -> Entry:
    one = line.override
    state = _state(line, day)
    words = dict(_words().states)[state]
    if state == "soon":
        words = translate("Exceptions", "还有 {0} 天").format(line.days_left)
    cells = (line.cust_no, line.customer_name, one.grid_name, one.reason, one.approver, one.valid_from,
             one.ended_on or one.valid_to, words)  # fmt: skip
    tone = {"soon": "warn", "over": "bad"}.get(state, "")
    return Entry(one.id, one.customer_id, cells, state, one.ended_on is None, tone)


def _state(line: OverrideLine, day: str) -> str:
    one = line.override
    if one.ended_on is not None:
        return "ended"
    if line.days_left <= 0:
        return "over"
    if one.valid_from > day:
        return "later"
    return "soon" if line.days_left <= SOON_DAYS else "holds"


def _words() -> Words:
    return Words(
        title=translate("Exceptions", "归属例外"),
        about=translate("Exceptions", "不论边界怎么画，这些客户都归所定的网格，到期自动按规则归回。在客户卡片上设定。"),
        heads=(
            translate("Exceptions", "客户号"), translate("Exceptions", "客户"), translate("Exceptions", "网格"),
            translate("Exceptions", "原因"), translate("Exceptions", "批准人"), translate("Exceptions", "自"),
            translate("Exceptions", "到"), translate("Exceptions", "状态"),
        ),
        states=(
            ("all", translate("Exceptions", "全部")), ("holds", translate("Exceptions", "生效中")),
            ("soon", translate("Exceptions", "30 天内到期")), ("over", translate("Exceptions", "已到期")),
            ("later", translate("Exceptions", "待生效")), ("ended", translate("Exceptions", "已结束")),
        ),
        open_=translate("Exceptions", "打开客户卡片"),
        end=translate("Exceptions", "结束例外"),
        why_not_end=translate("Exceptions", "这个例外已经结束"),
        empty=translate("Exceptions", "没有归属例外。打开一位客户的卡片，按“设归属例外…”来设定。"),
    )  # fmt: skip
