"""How the fields, the faults and the parts of the quality score are called."""

from PySide6.QtCore import QCoreApplication

from desktop.hierarchy.node import Level
from desktop.quality.faults import Fault, FaultKind
from desktop.quality.standing import Standing
from desktop.ui.language import QT_TRANSLATE_NOOP

LEVELS = {
    Level.BRANCH: QT_TRANSLATE_NOOP("Quality", "支行"),
    Level.OUTLET: QT_TRANSLATE_NOOP("Quality", "网点"),
    Level.MANAGER: QT_TRANSLATE_NOOP("Quality", "客户经理"),
    Level.TOWN: QT_TRANSLATE_NOOP("Quality", "乡镇"),
    Level.GRID: QT_TRANSLATE_NOOP("Quality", "网格"),
}
PARTS = {
    "completeness": QT_TRANSLATE_NOOP("Quality", "完整"),
    "validity": QT_TRANSLATE_NOOP("Quality", "有效"),
    "consistency": QT_TRANSLATE_NOOP("Quality", "一致"),
    "freshness": QT_TRANSLATE_NOOP("Quality", "新鲜"),
    "uniqueness": QT_TRANSLATE_NOOP("Quality", "唯一"),
}
MEANINGS = {
    "completeness": QT_TRANSLATE_NOOP("Quality", "应填的资料填了多少（按权重）"),
    "validity": QT_TRANSLATE_NOOP("Quality", "填了的资料有多少经得起校验、没有过期"),
    "consistency": QT_TRANSLATE_NOOP("Quality", "没有待处理冲突的记录"),
    "freshness": QT_TRANSLATE_NOOP("Quality", "离上次走访、核实、定位或导入有多久"),
    "uniqueness": QT_TRANSLATE_NOOP("Quality", "有证件号的记录中，号码不与别的记录重复的"),
}
_FIELDS = {
    "name": QT_TRANSLATE_NOOP("Quality", "姓名"),
    "identity": QT_TRANSLATE_NOOP("Quality", "证件号"),
    "phone": QT_TRANSLATE_NOOP("Quality", "电话"),
    "address": QT_TRANSLATE_NOOP("Quality", "地址"),
    "location": QT_TRANSLATE_NOOP("Quality", "坐标"),
    "household": QT_TRANSLATE_NOOP("Quality", "家庭"),
    "work": QT_TRANSLATE_NOOP("Quality", "职业或行业"),
    "income": QT_TRANSLATE_NOOP("Quality", "收入或销售额"),
    "assets": QT_TRANSLATE_NOOP("Quality", "资产或注册资本"),
    "other_banks": QT_TRANSLATE_NOOP("Quality", "他行情况"),
    "products": QT_TRANSLATE_NOOP("Quality", "持有产品"),
    "needs": QT_TRANSLATE_NOOP("Quality", "金融需求"),
    "consent": QT_TRANSLATE_NOOP("Quality", "告知同意"),
}
_UNSOUND = {
    "identity": QT_TRANSLATE_NOOP("Quality", "证件号校验不符"),
    "phone": QT_TRANSLATE_NOOP("Quality", "电话格式不对，或两年未核实"),
    "address": QT_TRANSLATE_NOOP("Quality", "地址认不出是哪个村"),
    "location": QT_TRANSLATE_NOOP("Quality", "坐标存疑"),
    "needs": QT_TRANSLATE_NOOP("Quality", "金融需求两年未更新"),
}
_WHOLE = {
    FaultKind.CONFLICT: QT_TRANSLATE_NOOP("Quality", "平台之间有冲突，待处理"),
    FaultKind.STALE: QT_TRANSLATE_NOOP("Quality", "三年未核实"),
    FaultKind.TWIN: QT_TRANSLATE_NOOP("Quality", "证件号与别的记录重复"),
}
_NOWHERE = {
    Level.VACANT: QT_TRANSLATE_NOOP("Quality", "缺岗"),
    Level.UNASSIGNED: QT_TRANSLATE_NOOP("Quality", "未分配"),
    Level.HOMELESS: QT_TRANSLATE_NOOP("Quality", "未归格"),
}
_MISSING = QT_TRANSLATE_NOOP("Quality", "缺{0}")
_DOUBTFUL = QT_TRANSLATE_NOOP("Quality", "{0}有误")


def say(source: str) -> str:
    return QCoreApplication.translate("Quality", source)


def fault_words(fault: Fault) -> str:
    """What is wrong, in a few words."""
    if fault.kind is FaultKind.MISSING:
        return say(_MISSING).format(say(_FIELDS[fault.field]))
    if fault.kind is FaultKind.UNSOUND:
        known = _UNSOUND.get(fault.field)
        return say(_DOUBTFUL).format(say(_FIELDS[fault.field])) if known is None else say(known)
    return say(_WHOLE[fault.kind])


def line_name(line: Standing) -> str:
    """The name of a line; of what has no place, why."""
    return line.name or say(_NOWHERE.get(line.level, ""))
