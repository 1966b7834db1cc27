"""What a column of a file can mean: every field of a customer that an import knows, and where its value goes."""

from dataclasses import dataclass
from enum import Enum


class Check(Enum):
    """How the cells of a field are read and what is demanded of them."""

    TEXT = "text"
    KEY = "key"
    IDENTITY = "identity"
    CODE = "code"
    PHONE = "phone"
    DATE = "date"
    AMOUNT = "amount"
    COUNT = "count"
    WORD = "word"  # one of a few words, see resources/importing/words.toml
    VILLAGE = "village"
    DEGREES = "degrees"


@dataclass(frozen=True, slots=True)
class Field:
    """One meaning. `table` and `column` say where it is written; without a table it is checked and kept as received."""

    key: str
    zh: str
    en: str
    check: Check
    table: str = ""
    column: str = ""


_P, _O, _C = "person_profile", "org_profile", "customer"

FIELDS = (
    Field("ext_id", "客户号", "customer number", Check.KEY),
    Field("name", "姓名或名称", "name", Check.TEXT, _C, "name"),
    Field("kind", "客户类型", "kind of customer", Check.WORD),
    Field("id_type", "证件类型", "kind of document", Check.WORD),
    Field("id_no", "证件号码", "identity number", Check.IDENTITY, _P, "id_no"),
    Field("uscc", "统一社会信用代码", "unified social credit code", Check.CODE, _O, "uscc"),
    Field("old_reg_no", "注册号", "old registration number", Check.CODE, _O, "old_reg_no"),
    Field("org_code", "组织机构代码", "organisation code", Check.CODE, _O, "org_code"),
    Field("gender", "性别", "gender", Check.WORD, _P, "gender"),
    Field("birth_on", "出生日期", "date of birth", Check.DATE, _P, "birth_on"),
    Field("mobile", "手机", "mobile phone", Check.PHONE, "contact", "MOBILE"),
    Field("landline", "固定电话", "land line", Check.PHONE, "contact", "LANDLINE"),
    Field("live_address", "居住地址", "home address", Check.TEXT, "address", "LIVE"),
    Field("hukou_address", "户籍地址", "registered residence", Check.TEXT, "address", "HUKOU"),
    Field("operate_address", "经营地址", "business address", Check.TEXT, "address", "OPERATE"),
    Field("register_address", "注册地址", "registered office", Check.TEXT, "address", "REGISTER"),
    Field("town", "乡镇", "town", Check.VILLAGE),
    Field("village", "村或社区", "village or community", Check.VILLAGE),
    Field("group_no", "村民小组", "village group", Check.COUNT),
    Field("marital", "婚姻状况", "marital status", Check.WORD, _P, "marital"),
    Field("education", "文化程度", "education", Check.TEXT, _P, "education"),
    Field("occupation", "职业", "occupation", Check.TEXT, _P, "occupation"),
    Field("employer", "工作单位", "employer", Check.TEXT, _P, "employer"),
    Field("residence_status", "居住状态", "residence", Check.WORD, _P, "residence_status"),
    Field("is_farm_household", "是否农户", "farm household", Check.WORD, _P, "is_farm_household"),
    Field("lifecycle", "客户状态", "stage of the customer", Check.WORD, _C, "lifecycle"),
    Field("segment", "客户分群", "segment", Check.TEXT, _C, "segment"),
    Field("follow_class", "关注类别", "follow-up class", Check.TEXT, _C, "follow_class"),
    Field("no_contact", "勿扰", "do not contact", Check.WORD, _C, "no_contact"),
    Field("legal_rep", "法定代表人", "legal representative", Check.TEXT, _O, "legal_rep"),
    Field("founded_on", "成立日期", "founded on", Check.DATE, _O, "founded_on"),
    Field("reg_capital", "注册资本", "registered capital", Check.AMOUNT, _O, "reg_capital_fen"),
    Field("industry", "行业", "industry", Check.TEXT, _O, "industry"),
    Field("scale", "企业规模", "size of firm", Check.WORD, _O, "scale"),
    Field("employees", "从业人数", "employees", Check.COUNT, _O, "employees"),
    Field("annual_sales", "年销售额", "annual sales", Check.AMOUNT, _O, "annual_sales_fen"),
    Field("lon", "经度", "longitude", Check.DEGREES),
    Field("lat", "纬度", "latitude", Check.DEGREES),
    Field("deposit", "存款余额", "deposit balance", Check.AMOUNT),
    Field("loan", "贷款余额", "loan balance", Check.AMOUNT),
    Field("line", "授信额度", "credit line", Check.AMOUNT),
    Field("income", "年收入", "annual income", Check.AMOUNT),
)
BY_KEY = {field.key: field for field in FIELDS}
IDENTITY = frozenset({"id_no", "uscc", "old_reg_no", "org_code"})
"""Never overwritten by a file: a difference is a question for a person."""

PLATFORMS = ("MAP", "PROV_CRM", "SUNSHINE", "CORE", "CREDIT", "MOBILE", "EXCEL", "PAPER")
