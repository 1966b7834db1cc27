"""The store's code words as people read them on a card; unknown words are shown as they are."""

from PySide6.QtCore import QCoreApplication

from desktop.ui.language import QT_TRANSLATE_NOOP

_WORDS: dict[str, str] = {
    # kinds of customer
    "PERSON": QT_TRANSLATE_NOOP("Words", "个人"),
    "SOLE_TRADER": QT_TRANSLATE_NOOP("Words", "个体工商户"),
    "ENTERPRISE": QT_TRANSLATE_NOOP("Words", "企业"),
    "COOP": QT_TRANSLATE_NOOP("Words", "农民专业合作社"),
    "FAMILY_FARM": QT_TRANSLATE_NOOP("Words", "家庭农场"),
    "VILLAGE_COLLECTIVE": QT_TRANSLATE_NOOP("Words", "村集体"),
    "OTHER_ORG": QT_TRANSLATE_NOOP("Words", "其他单位"),
    # lifecycle
    "POTENTIAL": QT_TRANSLATE_NOOP("Words", "潜在"),
    "EXISTING": QT_TRANSLATE_NOOP("Words", "存量"),
    "DORMANT": QT_TRANSLATE_NOOP("Words", "睡眠"),
    "CHURNED": QT_TRANSLATE_NOOP("Words", "流失"),
    "CLOSED": QT_TRANSLATE_NOOP("Words", "销户"),
    "WHITE": QT_TRANSLATE_NOOP("Words", "白名单"),
    "GREY": QT_TRANSLATE_NOOP("Words", "灰名单"),
    "BLACK": QT_TRANSLATE_NOOP("Words", "黑名单"),
    # value (RFM) and churn
    "VALUE_KEY": QT_TRANSLATE_NOOP("Words", "重要价值"),
    "VALUE_KEEP": QT_TRANSLATE_NOOP("Words", "重要保持"),
    "VALUE_GROW": QT_TRANSLATE_NOOP("Words", "重要发展"),
    "VALUE_RESCUE": QT_TRANSLATE_NOOP("Words", "重要挽留"),
    "VALUE_STEADY": QT_TRANSLATE_NOOP("Words", "一般价值"),
    "VALUE_WEAKENING": QT_TRANSLATE_NOOP("Words", "一般保持"),
    "VALUE_NEW": QT_TRANSLATE_NOOP("Words", "一般发展"),
    "VALUE_FADING": QT_TRANSLATE_NOOP("Words", "一般挽留"),
    "STAGE_STABLE": QT_TRANSLATE_NOOP("Words", "稳定"),
    "STAGE_WARN": QT_TRANSLATE_NOOP("Words", "流失预警"),
    "STAGE_SILENT": QT_TRANSLATE_NOOP("Words", "沉睡"),
    "STAGE_LOST": QT_TRANSLATE_NOOP("Words", "已流失"),
    # grids
    "SUBDISTRICT": QT_TRANSLATE_NOOP("Words", "街道"),
    "COMMUNITY": QT_TRANSLATE_NOOP("Words", "社区"),
    "PARK": QT_TRANSLATE_NOOP("Words", "园区"),
    "TOWNSHIP": QT_TRANSLATE_NOOP("Words", "乡镇"),
    "VILLAGE": QT_TRANSLATE_NOOP("Words", "行政村"),
    "MARKET": QT_TRANSLATE_NOOP("Words", "商圈·市场"),
    "OTHER": QT_TRANSLATE_NOOP("Words", "其他"),
    "RURAL": QT_TRANSLATE_NOOP("Words", "农区网格"),
    "URBAN": QT_TRANSLATE_NOOP("Words", "城区网格"),
    # people
    "M": QT_TRANSLATE_NOOP("Words", "男"),
    "F": QT_TRANSLATE_NOOP("Words", "女"),
    "RESIDENT": QT_TRANSLATE_NOOP("Words", "常住"),
    "WORKING_AWAY": QT_TRANSLATE_NOOP("Words", "外出务工"),
    "EMPTY_REGISTRATION": QT_TRANSLATE_NOOP("Words", "空挂户"),
    "MOVED_OUT": QT_TRANSLATE_NOOP("Words", "已迁出"),
    "MOBILE": QT_TRANSLATE_NOOP("Words", "手机"),
    "LANDLINE": QT_TRANSLATE_NOOP("Words", "固话"),
    "WECHAT": QT_TRANSLATE_NOOP("Words", "微信"),
    "HUKOU": QT_TRANSLATE_NOOP("Words", "户籍地址"),
    "LIVE": QT_TRANSLATE_NOOP("Words", "居住地址"),
    "OPERATE": QT_TRANSLATE_NOOP("Words", "经营地址"),
    "REGISTER": QT_TRANSLATE_NOOP("Words", "注册地址"),
    "MAIL": QT_TRANSLATE_NOOP("Words", "通讯地址"),
    "HEAD": QT_TRANSLATE_NOOP("Words", "户主"),
    "SPOUSE": QT_TRANSLATE_NOOP("Words", "配偶"),
    "CHILD": QT_TRANSLATE_NOOP("Words", "子女"),
    "PARENT": QT_TRANSLATE_NOOP("Words", "父母"),
    # staff
    "HQ_RETAIL_GM": QT_TRANSLATE_NOOP("Words", "零售业务部总经理"),
    "PLATFORM_ADMIN": QT_TRANSLATE_NOOP("Words", "平台负责人"),
    "HQ_REVIEWER": QT_TRANSLATE_NOOP("Words", "总行审查"),
    "BRANCH_HEAD": QT_TRANSLATE_NOOP("Words", "支行负责人"),
    "CUSTOMER_MANAGER": QT_TRANSLATE_NOOP("Words", "客户经理"),
    "RISK_MANAGER": QT_TRANSLATE_NOOP("Words", "风险经理"),
    "TELLER": QT_TRANSLATE_NOOP("Words", "柜员"),
    "AUDITOR": QT_TRANSLATE_NOOP("Words", "审计"),
    "ACTIVE": QT_TRANSLATE_NOOP("Words", "在岗"),
    "ON_LEAVE": QT_TRANSLATE_NOOP("Words", "休假"),
    "ROTATION": QT_TRANSLATE_NOOP("Words", "轮岗"),
    "LEFT": QT_TRANSLATE_NOOP("Words", "离职"),
    # organisations
    "LARGE": QT_TRANSLATE_NOOP("Words", "大型"),
    "MEDIUM": QT_TRANSLATE_NOOP("Words", "中型"),
    "SMALL": QT_TRANSLATE_NOOP("Words", "小型"),
    "MICRO": QT_TRANSLATE_NOOP("Words", "微型"),
    # places
    "GPS": QT_TRANSLATE_NOOP("Words", "上门定位"),
    "MAP_PICK": QT_TRANSLATE_NOOP("Words", "地图点选"),
    "ADDRESS": QT_TRANSLATE_NOOP("Words", "地址解析"),
    "GROUP_CENTRE": QT_TRANSLATE_NOOP("Words", "村组中心"),
    "VILLAGE_CENTRE": QT_TRANSLATE_NOOP("Words", "村中心"),
    "IMPORT": QT_TRANSLATE_NOOP("Words", "导入"),
    # visits
    "FIRST": QT_TRANSLATE_NOOP("Words", "首访"),
    "RETURN": QT_TRANSLATE_NOOP("Words", "回访"),
    "PRE_LOAN": QT_TRANSLATE_NOOP("Words", "贷前"),
    "POST_LOAN": QT_TRANSLATE_NOOP("Words", "贷后"),
    "COLLECTION": QT_TRANSLATE_NOOP("Words", "催收"),
    "MARKETING": QT_TRANSLATE_NOOP("Words", "营销"),
    "CONDOLENCE": QT_TRANSLATE_NOOP("Words", "慰问"),
    "DOOR": QT_TRANSLATE_NOOP("Words", "上门"),
    "PHONE": QT_TRANSLATE_NOOP("Words", "电话"),
    "OUTLET": QT_TRANSLATE_NOOP("Words", "网点"),
    # loans, products
    "NORMAL": QT_TRANSLATE_NOOP("Words", "正常"),
    "ATTENTION": QT_TRANSLATE_NOOP("Words", "关注"),
    "SUBSTANDARD": QT_TRANSLATE_NOOP("Words", "次级"),
    "DOUBTFUL": QT_TRANSLATE_NOOP("Words", "可疑"),
    "LOSS": QT_TRANSLATE_NOOP("Words", "损失"),
    "CURRENT": QT_TRANSLATE_NOOP("Words", "活期"),
    "TIME": QT_TRANSLATE_NOOP("Words", "定期"),
    "CARD": QT_TRANSLATE_NOOP("Words", "借记卡"),
    "MOBILE_BANK": QT_TRANSLATE_NOOP("Words", "手机银行"),
    "QR_RECEIPTS": QT_TRANSLATE_NOOP("Words", "收款码"),
    "AGENCY": QT_TRANSLATE_NOOP("Words", "代发代扣"),
    "LOAN": QT_TRANSLATE_NOOP("Words", "贷款"),
    # platforms
    "MAP": QT_TRANSLATE_NOOP("Words", "战略地图"),
    "PROV_CRM": QT_TRANSLATE_NOOP("Words", "省联社CRM"),
    "SUNSHINE": QT_TRANSLATE_NOOP("Words", "阳光信贷"),
    "CORE": QT_TRANSLATE_NOOP("Words", "核心系统"),
    "CREDIT": QT_TRANSLATE_NOOP("Words", "信贷系统"),
    "EXCEL": QT_TRANSLATE_NOOP("Words", "表格"),
    "PAPER": QT_TRANSLATE_NOOP("Words", "纸质"),
}


def word(code: str | None) -> str:
    """A code word in the language of the window; "" for None."""
    if code is None:
        return ""
    source = _WORDS.get(code)
    return code if source is None else QCoreApplication.translate("Words", source)
