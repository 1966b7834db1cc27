"""The hand-over list 移交清单 in words: one document for each pair of people, and one table of all customers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.plans.handover import Handed, HandedCustomer, Side, sums_of
from desktop.printing.table_pages import Column, Document, Part
from desktop.tables.building import table_of
from desktop.tables.column import Head, Kind
from desktop.tables.table import About, Table
from desktop.ui.cards.words import word
from desktop.ui.language import english

translate = QCoreApplication.translate
Names = Mapping[tuple[str, int | None], str]
_T, _C, _M, _F = Kind.TEXT, Kind.CODE, Kind.MONEY, Kind.FLAG
HEADS = (
    Head("cust_no", "客户号", "Customer no.", _C, 14),
    Head("name", "客户", "Customer", _T, 14, personal=True),
    Head("kind", "类型", "Kind", _T, 12),
    Head("lifecycle", "阶段", "Stage", _T, 8),
    Head("is_key", "重点", "Key", _F, 6),
    Head("visit_due", "待走访", "Visit due", _F, 8),
    Head("deposits", "存款（元）", "Deposits (CNY)", _M, 14),
    Head("loans", "贷款（元）", "Loans (CNY)", _M, 14),
    Head("overdue", "逾期（元）", "Overdue (CNY)", _M, 14),
    Head("grid", "原网格", "Grid before", _T, 16),
    Head("lead", "移交人", "Handed over by", _T, 12),
    Head("branch", "原支行", "Branch before", _T, 12),
    Head("new_grid", "新网格", "Grid after", _T, 16),
    Head("new_lead", "接收人", "Taken over by", _T, 12),
    Head("new_branch", "新支行", "Branch after", _T, 12),
)


def customers_table(handed: Sequence[Handed], names: Names, *, as_of: str) -> Table:
    """One row a customer, masked, from whom to whom."""
    return table_of("handover", About.CUSTOMER, HEADS, _rows(handed, names), as_of=as_of, orders={})


def _rows(handed: Sequence[Handed], names: Names) -> Iterator[tuple[Any, ...]]:
    for part in handed:
        sides = [
            words
            for side in (part.passage.before, part.passage.after)
            for words in (side.name, lead_name(side.lead_id, names), names.get(("branch", side.branch_id)))
        ]
        for one in part.customers:
            yield (
                one.id, one.id, one.cust_no, one.name, word(one.kind), word(one.lifecycle), int(one.is_key),
                int(one.visit_due), one.deposits_fen, one.loans_fen, one.overdue_fen, *sides,
            )  # fmt: skip


def lead_name(staff: int | None, names: Names) -> str:
    """A member of staff by name, or 缺岗."""
    return names.get(("staff", staff), translate("Handover", "缺岗"))


def document(handed: Sequence[Handed], names: Names, *, plan: str, bank: str, day: str, as_of: str) -> Document:
    """What passes from one person to another, to be signed by both."""
    first = handed[0].passage
    giver, taker = lead_name(first.before.lead_id, names), lead_name(first.after.lead_id, names)
    title = translate("Handover", "网格移交清单：{0} → {1}").format(giver, taker)
    pattern = translate("Handover", "{0}　方案“{1}”　{2}　数据截至 {3}")
    day_words = translate("Handover", "{0} 起生效").format(day) if day else translate("Handover", "尚未发布")
    return Document(
        title,
        pattern.format(bank, plan, day_words, as_of),
        (_grids(handed, names), _key(handed), _loans(handed), _visits(handed), _contracts()),
        tuple(
            pattern.format(who)
            for pattern, who in (
                (translate("Handover", "移交人：{0}"), giver),
                (translate("Handover", "接收人：{0}"), taker),
                (translate("Handover", "监交人：{0}"), ""),
            )
        ),
        translate("Handover", "个人信息已脱敏"),
    )


def _money(fen: int) -> str:
    return formats.money(fen, english=english()) if fen else "—"


def _place(side: Side, names: Names) -> str:
    held = [side.name, names.get(("branch", side.branch_id), ""), names.get(("outlet", side.outlet_id), "")]
    return " · ".join(one for one in held if one)


def _grids(handed: Sequence[Handed], names: Names) -> Part:
    rows = []
    for part in (*((one,) for one in handed), *([tuple(handed)] if len(handed) > 1 else [])):
        sums, way = sums_of(part), part[0].passage
        whole = len(part) > 1
        rows.append(
            (
                translate("Handover", "合计") if whole else _place(way.before, names),
                "" if whole else _place(way.after, names),
                formats.count(sums.customers),
                formats.count(sums.key),
                _money(sums.deposits_fen),
                f"{formats.count(sums.loans)} / {_money(sums.loans_fen)}",
                f"{formats.count(sums.overdue)} / {_money(sums.overdue_fen)}",
                formats.count(sums.visits_due),
            )
        )
    columns = (
        Column(translate("Handover", "原网格 · 支行 · 网点"), 31),
        Column(translate("Handover", "新网格 · 支行 · 网点"), 31),
        Column(translate("Handover", "客户数"), 7, right=True),
        Column(translate("Handover", "重点"), 6, right=True),
        Column(translate("Handover", "存款"), 11, right=True),
        Column(translate("Handover", "贷款 笔/余额"), 14, right=True),
        Column(translate("Handover", "逾期 笔/余额"), 14, right=True),
        Column(translate("Handover", "待走访"), 8, right=True),
    )
    return Part(translate("Handover", "一、网格与客户"), columns, tuple(rows), "")


def _customers(handed: Sequence[Handed]) -> list[tuple[HandedCustomer, str]]:
    return [(one, part.passage.before.name) for part in handed for one in part.customers]


def _list_columns() -> tuple[Column, ...]:
    return (
        Column(translate("Handover", "客户号"), 16), Column(translate("Handover", "客户"), 22),
        Column(translate("Handover", "类型"), 13), Column(translate("Handover", "阶段"), 9),
        Column(translate("Handover", "原网格"), 17), Column(translate("Handover", "存款"), 13, right=True),
        Column(translate("Handover", "贷款"), 13, right=True), Column(translate("Handover", "逾期"), 13, right=True),
    )  # fmt: skip


def _line(one: HandedCustomer, grid: str) -> tuple[str, ...]:
    amounts = (one.deposits_fen, one.loans_fen, one.overdue_fen)
    return (one.cust_no, one.name, word(one.kind), word(one.lifecycle), grid, *map(_money, amounts))


def _key(handed: Sequence[Handed]) -> Part:
    listed = sorted(((one, grid) for one, grid in _customers(handed) if one.is_key), key=lambda pair: pair[0].cust_no)
    heading = translate("Handover", "二、重点客户 {0} 条").format(formats.count(len(listed)))
    rows = tuple(_line(one, grid) for one, grid in listed)
    return Part(heading, _list_columns(), rows, translate("Handover", "没有重点客户。"))


def _loans(handed: Sequence[Handed]) -> Part:
    """Overdue ones first, the longest overdue on top."""
    names = {one.id: (one.cust_no, one.name) for part in handed for one in part.customers}
    loans = sorted((one for part in handed for one in part.loans), key=lambda one: (-one.overdue_days, one.contract_no))
    columns = (
        Column(translate("Handover", "合同号"), 33), Column(translate("Handover", "客户号"), 15),
        Column(translate("Handover", "客户"), 14), Column(translate("Handover", "产品"), 8),
        Column(translate("Handover", "余额"), 13, right=True), Column(translate("Handover", "到期日"), 13, right=True),
        Column(translate("Handover", "逾期天数"), 11, right=True),
    )  # fmt: skip
    rows = tuple(
        (
            one.contract_no, *names[one.customer_id], one.product_code, _money(one.balance_fen), one.due_on,
            formats.count(one.overdue_days) if one.overdue_days > 0 else "—",
        )
        for one in loans
    )  # fmt: skip
    late = sum(one.overdue_days > 0 for one in loans)
    words = translate("Handover", "三、未结清贷款 {0} 笔，其中逾期 {1} 笔")
    heading = words.format(formats.count(len(loans)), formats.count(late))
    return Part(heading, columns, rows, translate("Handover", "没有未结清的贷款。"))


def _visits(handed: Sequence[Handed]) -> Part:
    due = sorted(((one, grid) for one, grid in _customers(handed) if one.visit_due), key=lambda pair: pair[0].cust_no)
    words = translate("Handover", "四、待走访 {0} 条（重点客户和借款人，近 12 个月没有走访到）")
    rows = tuple(_line(one, grid) for one, grid in due)
    return Part(
        words.format(formats.count(len(due))), _list_columns(), rows, translate("Handover", "没有待走访的客户。")
    )


def _contracts() -> Part:
    empty = translate("Handover", "本行还没有在格图中登记责任书，没有可移交的合同。")
    return Part(translate("Handover", "五、责任书"), (), (), empty)
