"""The bank's figures, counted from its rows, each under the name the bank uses (domain §1.1)."""

from sqlcipher3 import dbapi2

from desktop.database.connection import Connection
from desktop.database.report import FEN, Figure

_OPEN = "FROM org_unit WHERE closed_on IS NULL AND level = "
_TODAY = "FROM admin_division WHERE valid_to IS NULL AND level = "
_DAY = "(SELECT value FROM meta WHERE key = 'as_of')"
_GRIDS = (
    f"FROM grid WHERE grid.layer = 'BASE' AND grid.valid_from <= {_DAY}"
    f" AND (grid.valid_to IS NULL OR {_DAY} < grid.valid_to)"
)

# key, 中文, English, unit, query for one number
_COUNTS = (
    ("outlets", "网点", "outlets", "个", f"{_OPEN} 'OUTLET'"),
    ("branches", "支行", "branches", "个", f"{_OPEN} 'BRANCH'"),
    ("credit_outlets", "信贷网点", "outlets that give credit", "个", f"{_OPEN} 'OUTLET' AND has_credit = 1"),
    ("departments", "业务部门", "business departments", "个", f"{_OPEN} 'DEPT'"),
    ("staff", "员工", "staff", "人", "FROM staff WHERE status <> 'LEFT'"),
    ("towns", "乡镇（含园区）", "towns and zones", "个", f"{_TODAY} 'TOWN'"),
    ("villages", "行政村", "administrative villages", "个", f"{_TODAY} 'VILLAGE' AND division_type LIKE '%村%'"),
    ("communities", "社区（居委会）", "communities", "个", f"{_TODAY} 'VILLAGE' AND division_type NOT LIKE '%村%'"),
    ("grids", "网格", "grids", "个", _GRIDS),
    ("rural_grids", "农村网格", "rural grids", "个", f"{_GRIDS} AND grid.zone = 'RURAL'"),
    ("urban_grids", "城区网格", "urban grids", "个", f"{_GRIDS} AND grid.zone = 'URBAN'"),
    ("locked_grids", "锁定的网格", "locked grids", "个", "FROM grid_lock WHERE released_at IS NULL"),
    ("existing_records", "存量客户", "existing customers", "条", "FROM customer WHERE lifecycle <> 'POTENTIAL'"),
    ("potential_records", "潜在客户", "potential customers", "条", "FROM customer WHERE lifecycle = 'POTENTIAL'"),
    ("located", "已定位", "located", "条", "FROM geo_point WHERE seq = 0 AND state = 'CURRENT'"),
    ("with_family", "匹配家庭的客户", "customers with family", "条", "FROM customer WHERE household_id IS NOT NULL"),
    ("households", "家庭", "households", "户", "FROM household"),
    ("source_records", "来源记录", "source records", "条", "FROM source_record"),
    ("import_batches", "导入批次", "import batches", "批", "FROM import_batch"),
    ("visits", "走访记录", "visits", "次", "FROM visit"),
    ("credit_lines", "有效授信", "valid credit lines", "笔", "FROM credit_line WHERE state = 'VALID'"),
    ("loans", "未结清贷款", "open loans", "笔", "FROM loan WHERE settled_on IS NULL"),
    ("accounts", "有账户月报的客户", "customers with account history", "户", "FROM account_history"),
    ("journal_steps", "操作记录", "journal steps", "条", "FROM journal"),
)


def title(db: Connection) -> tuple[str, str]:
    """The bank's name and state date (YYYY-MM-DD); empty where the file is too torn to tell."""
    try:
        meta = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('bank_name', 'as_of')"))
    except dbapi2.DatabaseError:
        meta = {}
    return meta.get("bank_name", ""), meta.get("as_of", "")


def figures(db: Connection) -> tuple[Figure, ...]:
    """All figures in the order they are shown; `located_share` in percent, `loan_balance` in 分."""
    found = [
        Figure(key, zh, en, int(db.execute(f"SELECT count(*) {query}").fetchone()[0]), unit)
        for key, zh, en, unit, query in _COUNTS
    ]
    counts = {figure.key: int(figure.value) for figure in found}
    records = counts["existing_records"] + counts["potential_records"]
    share = 100 * counts["located"] / records if records else 0.0
    at = next(position for position, figure in enumerate(found) if figure.key == "located")
    found.insert(at + 1, Figure("located_share", "定位率", "located share", round(share, 1), "%"))
    balance = db.execute("SELECT coalesce(sum(balance_fen), 0) FROM loan WHERE settled_on IS NULL").fetchone()[0]
    return (*found, Figure("loan_balance", "贷款余额", "loan balance", int(balance), FEN))
