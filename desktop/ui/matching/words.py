"""How the fields, comparisons, levels, rules and states of the matching are called."""

from PySide6.QtCore import QCoreApplication

from desktop.ui.language import QT_TRANSLATE_NOOP

FIELDS = {
    "platform": QT_TRANSLATE_NOOP("Matching", "来源平台"),
    "cust_no": QT_TRANSLATE_NOOP("Matching", "客户号"),
    "name": QT_TRANSLATE_NOOP("Matching", "姓名"),
    "id_no": QT_TRANSLATE_NOOP("Matching", "证件号"),
    "birth": QT_TRANSLATE_NOOP("Matching", "出生日期"),
    "gender": QT_TRANSLATE_NOOP("Matching", "性别"),
    "phone": QT_TRANSLATE_NOOP("Matching", "电话"),
    "address": QT_TRANSLATE_NOOP("Matching", "地址"),
    "household": QT_TRANSLATE_NOOP("Matching", "家庭"),
    "lifecycle": QT_TRANSLATE_NOOP("Matching", "客户类别"),
    "loans": QT_TRANSLATE_NOOP("Matching", "未结清贷款"),
    "visits": QT_TRANSLATE_NOOP("Matching", "走访次数"),
}
VALUES = {
    "M": QT_TRANSLATE_NOOP("Matching", "男"),
    "F": QT_TRANSLATE_NOOP("Matching", "女"),
    "MAP": QT_TRANSLATE_NOOP("Matching", "战略地图"),
    "PROV_CRM": QT_TRANSLATE_NOOP("Matching", "省联社CRM"),
    "SUNSHINE": QT_TRANSLATE_NOOP("Matching", "阳光信贷"),
    "CORE": QT_TRANSLATE_NOOP("Matching", "核心"),
    "CREDIT": QT_TRANSLATE_NOOP("Matching", "信贷"),
    "MOBILE": QT_TRANSLATE_NOOP("Matching", "移动"),
    "EXCEL": QT_TRANSLATE_NOOP("Matching", "表格"),
    "PAPER": QT_TRANSLATE_NOOP("Matching", "纸质"),
    "POTENTIAL": QT_TRANSLATE_NOOP("Matching", "潜在"),
    "EXISTING": QT_TRANSLATE_NOOP("Matching", "存量"),
    "DORMANT": QT_TRANSLATE_NOOP("Matching", "睡眠"),
    "CHURNED": QT_TRANSLATE_NOOP("Matching", "流失"),
    "CLOSED": QT_TRANSLATE_NOOP("Matching", "销户"),
}
COMPARISONS = {
    "prior": QT_TRANSLATE_NOOP("Matching", "起点：任意两条记录"),
    "name": QT_TRANSLATE_NOOP("Matching", "姓名"),
    "id": QT_TRANSLATE_NOOP("Matching", "证件号"),
    "birth": QT_TRANSLATE_NOOP("Matching", "出生日期"),
    "phone": QT_TRANSLATE_NOOP("Matching", "电话"),
    "place": QT_TRANSLATE_NOOP("Matching", "地址"),
}
LEVELS = {
    "skipped": QT_TRANSLATE_NOOP("Matching", "缺一方，不计"),
    "same": QT_TRANSLATE_NOOP("Matching", "相同"),
    "sound": QT_TRANSLATE_NOOP("Matching", "同音"),
    "one_sign": QT_TRANSLATE_NOOP("Matching", "差一字"),
    "same_start": QT_TRANSLATE_NOOP("Matching", "前十五位相同，后几位损坏"),
    "one_digit": QT_TRANSLATE_NOOP("Matching", "差一位"),
    "near": QT_TRANSLATE_NOOP("Matching", "相近"),
    "house": QT_TRANSLATE_NOOP("Matching", "同村同组同号"),
    "partly": QT_TRANSLATE_NOOP("Matching", "同村，组或号相同"),
    "village": QT_TRANSLATE_NOOP("Matching", "同村"),
    "other": QT_TRANSLATE_NOOP("Matching", "不同"),
}
RULES = {
    "EXT_ID": QT_TRANSLATE_NOOP("Matching", "同一平台的同一个客户号：直接认定，不计权重。"),
    "ID_NAME": QT_TRANSLATE_NOOP("Matching", "有效证件号相同、姓名同音：直接认定，不计权重。"),
    "PHONE_NAME": QT_TRANSLATE_NOOP("Matching", "电话和姓名都相同，证件号和生日不矛盾：直接认定，不计权重。"),
    "USCC": QT_TRANSLATE_NOOP("Matching", "统一社会信用代码相同：直接认定，不计权重。"),
}
STATES = {
    "REVIEW": QT_TRANSLATE_NOOP("Matching", "待判 {0}"),
    "AUTO": QT_TRANSLATE_NOOP("Matching", "自动匹配 {0}"),
    "CONFIRMED": QT_TRANSLATE_NOOP("Matching", "已合并 {0}"),
    "REJECTED": QT_TRANSLATE_NOOP("Matching", "判为不同 {0}"),
}


def say(source: str) -> str:
    """A word of this window in the language of the window."""
    return QCoreApplication.translate("Matching", source)


def value_words(value: str) -> str:
    """A value of a field: codes as words, everything else as it stands."""
    return say(VALUES[value]) if value in VALUES else value
