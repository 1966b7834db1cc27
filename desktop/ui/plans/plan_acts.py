"""The acts that bring a plan from draft to force, each on only where the plan's status allows it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from desktop.plans.plan import Plan, Status

_ALLOWED = {
    "submit": (Status.DRAFT,),
    "send_back": (Status.SUBMITTED, Status.APPROVED),
    "approve": (Status.SUBMITTED,),
    "publish": (Status.APPROVED,),
}


class PlanActs(QWidget):
    """`asked(act, plan)` with act submit, send_back, approve or publish; for approval by file send_out, and open_sent
    or take_in, which need no plan (None).
    """

    asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._busy = False
        self.buttons = {act: QPushButton() for act in _ALLOWED}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for act, button in self.buttons.items():
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, chosen=act: self._ask(chosen))
            row.addWidget(button)
        row.addStretch(1)
        self.files = QPushButton()
        self.files.setAutoDefault(False)
        menu = QMenu(self.files)
        menu.setToolTipsVisible(True)
        self.by_file = {act: menu.addAction("") for act in ("send_out", "open_sent", "take_in")}
        for act, action in self.by_file.items():
            action.triggered.connect(lambda _=False, chosen=act: self._ask_by_file(chosen))
        self.files.setMenu(menu)
        row.addWidget(self.files)
        self._translate()

    def show_plan(self, plan: Plan | None, *, busy: bool) -> None:
        self._plan, self._busy = plan, busy
        self._allow()

    def _ask(self, act: str) -> None:
        if self._plan is not None and self._plan.status in _ALLOWED[act] and not self._busy:
            self.asked.emit(act, self._plan)

    def _ask_by_file(self, act: str) -> None:
        self.asked.emit(act, self._plan if act == "send_out" else None)

    def _allow(self) -> None:
        waits = self._plan is not None and self._plan.status is Status.SUBMITTED
        self.by_file["send_out"].setEnabled(waits and not self._busy)
        self.by_file["take_in"].setEnabled(not self._busy)
        tip = self.tr("写成加密文件，交给另一台电脑上的审批人") if waits else self.tr("先在列表中选一个已提交的方案")
        self.by_file["send_out"].setToolTip(tip)
        why = {
            "submit": self.tr("只有草案可以提交"),
            "send_back": self.tr("只有已提交或已审批、还没有发布的方案可以退回"),
            "approve": self.tr("先提交，才能审批"),
            "publish": self.tr("先审批，才能发布"),
        }
        tips = {
            "submit": self.tr("草案写好了，交去审批；审批期间不能修改"),
            "send_back": self.tr("退回为草案，可以继续修改"),
            "approve": self.tr("写明审批人、日期和文号"),
            "publish": self.tr("定生效日；旧版本自动结束，客户随地块归入新网格"),
        }
        for act, button in self.buttons.items():
            fits = self._plan is not None and self._plan.status in _ALLOWED[act]
            button.setEnabled(fits and not self._busy)
            words = tips[act] if fits else why[act] if self._plan is not None else self.tr("先在列表中选一个方案")
            button.setToolTip(self.tr("正在写入，请稍候") if self._busy else words)

    def _translate(self) -> None:
        words = {
            "submit": self.tr("提交"),
            "send_back": self.tr("退回"),
            "approve": self.tr("审批…"),
            "publish": self.tr("发布…"),
        }
        for act, button in self.buttons.items():
            button.setText(words[act])
        self.files.setText(self.tr("用文件审批"))
        self.files.setToolTip(self.tr("审批人在另一台电脑上、没有网络时用"))
        by_file = {
            "send_out": self.tr("导出送审文件…"),
            "open_sent": self.tr("打开送审文件（审批人）…"),
            "take_in": self.tr("收进审批回执…"),
        }
        for act, action in self.by_file.items():
            action.setText(by_file[act])
        self._allow()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
