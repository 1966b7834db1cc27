"""The approver's reply comes back: the plan is approved or sent back as if it had been done here."""

from dataclasses import dataclass

from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.row_writer import RowWriter
from desktop.plans.draft_queries import draft_of
from desktop.plans.plan import Plan, Status
from desktop.plans.plan_file_queries import plan_by_uid, plan_digest
from desktop.plans.publication import ApprovePlan, SendBackPlan

_KEPT = ("方案没有改动。", "The plan was not changed.")


@dataclass(frozen=True, slots=True)
class TakeInReply(Edit):
    """The fields of a Reply (plan_file). Refused where it is not the answer to the plan as it was submitted."""

    plan_uid: str
    submitted_at: str
    digest: str
    approved: bool
    approver: str
    approved_on: str
    document: str
    reason: str

    @property
    def label(self) -> str:
        return "收进审批回执：通过" if self.approved else "收进审批回执：退回"

    def apply(self, rows: RowWriter) -> Changes:
        plan = plan_by_uid(rows.db, self.plan_uid)
        if plan is None:
            raise EditRefused(
                f"这份回执对应的方案不在本行文件中，可能属于另一家银行或另一个文件。{_KEPT[0]}",
                f"This bank file has no plan that the reply belongs to; it may be of another bank. {_KEPT[1]}",
            )
        self._must_wait(plan)
        if plan.submitted_at != self.submitted_at:
            raise EditRefused(
                f"方案“{plan.title}”后来又提交过一次，这份回执是对上一次的答复。{_KEPT[0]}请重新导出送审文件。",
                f"The plan “{plan.title}” was submitted again since, and this reply answers the time before. "
                f"{_KEPT[1]} Send it for approval again.",
            )
        if plan_digest(rows.db, plan, draft_of(rows.db, plan.id).base) != self.digest:
            raise EditRefused(
                f"方案“{plan.title}”与审批人看到的不同，回执不能用。{_KEPT[0]}请重新导出送审文件。",
                f"The plan “{plan.title}” is not as the approver saw it, so the reply does not hold. {_KEPT[1]} "
                "Send it for approval again.",
            )
        if self.approved:
            return ApprovePlan(plan.id, self.approver, self.approved_on, self.document).apply(rows)
        return SendBackPlan(plan.id).apply(rows)

    def _must_wait(self, plan: Plan) -> None:
        """Raises EditRefused for a plan that does not wait for an answer any more."""
        if plan.status is Status.SUBMITTED:
            return
        same = plan.submitted_at == self.submitted_at
        taken = same and (plan.document == self.document.strip() if self.approved else plan.status is Status.DRAFT)
        if taken and (plan.approver is not None or not self.approved):
            raise EditRefused(
                f"这份回执已经收进过，方案“{plan.title}”已按它处理。{_KEPT[0]}",
                f"This reply was taken in before: the plan “{plan.title}” is as it says. {_KEPT[1]}",
            )
        raise EditRefused(
            f"方案“{plan.title}”现在不在等待审批，回执没有收进。{_KEPT[0]}请核对是哪一次送审的回执。",
            f"The plan “{plan.title}” does not wait for approval now, so the reply was not taken in. {_KEPT[1]} "
            "Check which submission it answers.",
        )
