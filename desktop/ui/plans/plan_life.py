"""Brings a plan from draft to force for the people at the window: asks what is needed, has it written, says it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.database.connection import Connection
from desktop.editing.changes import Changes
from desktop.plans.draft_changes import forecast
from desktop.plans.draft_queries import draft_of
from desktop.plans.plan import Plan
from desktop.plans.publication import ApprovePlan, PublishPlan, SendBackPlan, SubmitPlan
from desktop.ui.background import Background
from desktop.ui.plans.plan_forms import ApprovalForm, PublicationForm
from desktop.ui.plans.plans_dialog import PlansDialog

if TYPE_CHECKING:  # it asks for the desk that makes this
    from desktop.ui.main_window import MainWindow


class PlanLife(QObject):
    """Made with the list of plans."""

    def __init__(
        self, window: "MainWindow", dialog: PlansDialog, background: Background, reader: Callable[[], Connection]
    ) -> None:
        super().__init__(dialog)
        self._window, self._dialog, self._background, self._reader = window, dialog, background, reader
        self._done = ""  # what to say once it is written
        self.approval, self.publication = ApprovalForm(dialog), PublicationForm(dialog)
        dialog.acts.asked.connect(self._act)
        self.approval.approved.connect(self._approve)
        self.publication.published.connect(self._publish)
        window.runner.busy_changed.connect(dialog.show_busy)
        window.runner.changed.connect(self._written)
        window.runner.refused.connect(lambda _: self._forget())
        window.runner.broke.connect(self._forget)

    def _act(self, act: str, plan: Plan) -> None:
        content, runner = self._window.content, self._window.runner
        if content is None:
            return
        if act == "submit" and runner.run(SubmitPlan(plan.id)):
            self._done = self.tr("方案“{0}”已提交，等待审批。").format(plan.title)
        elif act == "send_back" and runner.run(SendBackPlan(plan.id)):
            self._done = self.tr("方案“{0}”已退回为草案，可以继续修改。").format(plan.title)
        elif act == "approve":
            self.approval.ask(plan, content.as_of)
        elif act == "publish":
            self.publication.ask(plan, content.as_of)
            self._background.run(
                lambda: forecast(self._reader(), draft_of(self._reader(), plan.id)),
                self.publication.show_forecast,
                self._no_forecast,
                lane="long",
                newest="forecast",
            )

    def _no_forecast(self, problem: Exception) -> None:
        self.publication.hide()
        self._window.show_problem(problem)

    def _approve(self, plan: int, approver: str, day: str, document: str) -> None:
        if self._window.runner.run(ApprovePlan(plan, approver, day, document)):
            self._done = self.tr("方案已审批，可以发布。")

    def _publish(self, plan: int, day: str) -> None:
        if self._window.runner.run(PublishPlan(plan, day)):
            self._window.messages.say(self.tr("正在发布方案，并把客户归入新网格；要几秒钟…"), tone="ok")
            self._done = self.tr("方案已发布，自 {0} 起生效。要收回，请按撤销。").format(day)

    def _written(self, _: Changes) -> None:
        if self._done:
            self._window.messages.say(self._done, tone="ok")
        self._forget()

    def _forget(self) -> None:
        self._done = ""
