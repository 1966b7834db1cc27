"""What the list says of a plan: how far it has come, from when to when, and who did it."""

from PySide6.QtCore import QCoreApplication

from desktop.plans.plan import Plan, Status
from desktop.ui.language import QT_TRANSLATE_NOOP

_STATUS: dict[Status, str] = {
    Status.DRAFT: QT_TRANSLATE_NOOP("Plans", "草案"),
    Status.SUBMITTED: QT_TRANSLATE_NOOP("Plans", "已提交"),
    Status.APPROVED: QT_TRANSLATE_NOOP("Plans", "已审批"),
    Status.ACTIVE: QT_TRANSLATE_NOOP("Plans", "现行"),
    Status.SUPERSEDED: QT_TRANSLATE_NOOP("Plans", "已被替代"),
}
_TO_COME = QT_TRANSLATE_NOOP("Plans", "待生效")
_BEGUN = QT_TRANSLATE_NOOP("Plans", "{0} 起草于 {1}")
_SUBMITTED = QT_TRANSLATE_NOOP("Plans", "{0} 提交于 {1}")
_APPROVED = QT_TRANSLATE_NOOP("Plans", "{0} 审批于 {1}，文号 {2}")
_APPROVED_BY = QT_TRANSLATE_NOOP("Plans", "{0} 审批，文号 {2}")
_FROM = QT_TRANSLATE_NOOP("Plans", "{0} 起")
_BETWEEN = QT_TRANSLATE_NOOP("Plans", "{0} 至 {1}（不含）")
_UNDER_REVIEW = QT_TRANSLATE_NOOP("Plans", "已提交，等待审批；要修改请先退回")
_UNTOUCHABLE = QT_TRANSLATE_NOOP("Plans", "已审批，等待发布；要修改请先退回")


def _say(text: str) -> str:
    return QCoreApplication.translate("Plans", text)


def status_words(plan: Plan, day: str) -> str:
    """How far it has come on a day; a published plan is named after its own days."""
    if plan.status.is_published:
        if plan.valid_from is not None and plan.valid_from > day:
            return _say(_TO_COME)
        return _say(_STATUS[Status.ACTIVE if plan.valid_to is None or day < plan.valid_to else Status.SUPERSEDED])
    return _say(_STATUS[plan.status])


def history_words(plan: Plan) -> str:
    """Who brought it this far, and when."""
    words = []
    if plan.valid_from is not None:
        pattern = _FROM if plan.valid_to is None else _BETWEEN
        words.append(_say(pattern).format(plan.valid_from, plan.valid_to))
    if plan.approver is not None:
        pattern = _APPROVED if plan.approved_on else _APPROVED_BY
        words.append(_say(pattern).format(plan.approver, plan.approved_on, plan.document or ""))
    elif plan.status is Status.SUBMITTED:
        words.append(_say(_SUBMITTED).format(plan.submitted_by or "", (plan.submitted_at or "")[:10]))
    elif plan.created_at is not None:
        words.append(_say(_BEGUN).format(plan.created_by or "", plan.created_at[:10]))
    return " · ".join(words)


def why_not_edited(plan: Plan) -> str:
    """Why the tools are off; empty for a draft."""
    return {Status.SUBMITTED: _say(_UNDER_REVIEW), Status.APPROVED: _say(_UNTOUCHABLE)}.get(plan.status, "")
