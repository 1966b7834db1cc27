"""The card of a customer, personal data masked: who, where, family, deposits, credit, visits, sources."""

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.customers.customer_card import CustomerCard, Family, Member, Organisation, Person
from desktop.printing.card_sheet import (
    Block,
    CardSheet,
    Entries,
    Entry,
    Figure,
    Figures,
    Form,
    Mark,
    Marks,
    Months,
    Part,
    Row,
    Rows,
    Words,
)
from desktop.ui.cards.customer_panorama import panorama_blocks
from desktop.ui.cards.sayings import business_source, dated, matched, money, said
from desktop.ui.cards.words import word
from desktop.ui.subject import BRANCH, CUSTOMER, GRID, HOUSEHOLD, MANAGER, OUTLET

translate = QCoreApplication.translate

_LIFECYCLE_TONE = {"EXISTING": "ok", "POTENTIAL": "accent", "DORMANT": "warn", "CHURNED": "bad", "CLOSED": ""}


def customer_sheet(card: CustomerCard, *, revealed: bool = False) -> CardSheet:
    """`revealed` says that its personal data are in the original."""
    own = translate("Cards", "战略地图")
    blocks = [
        _money(card),
        Block(translate("CustomerCard", "基本资料"), said(card.identity_source), (_identity(card),)),
    ]
    since = None if card.home is None else card.home.assigned_on
    blocks.append(Block(translate("CustomerCard", "归属"), dated(own, since), (_home(card), *_exception(card))))
    blocks.append(Block("", "", (Form("customer"),)))
    located = None if card.location is None else card.location.located_on
    blocks.append(Block(translate("CustomerCard", "位置"), dated(own, located), (_location(card),)))
    if card.family is not None:
        blocks.append(
            Block(translate("CustomerCard", "家庭"), matched(card.family.source), _family(card.family, card.id))
        )
    if card.deposits is not None and card.deposits.months:
        blocks.append(Block(translate("CustomerCard", "存款月末余额"), said(card.deposits.source), _deposits(card)))
    if card.credit.loans or card.credit.lines or card.credit.settled_loans:
        blocks.append(Block(translate("CustomerCard", "授信与贷款"), said(card.credit.source), (_credit(card),)))
    last = card.visits[0].started_at[:10] if card.visits else None
    visited = translate("CustomerCard", "走访（近12个月 {0} 次）").format(card.visits_in_12_months)
    blocks.append(Block(visited, dated(own, last), (_visits(card),)))
    if card.received:
        rows = tuple(Row(word(one.platform), one.imported_on[:10]) for one in card.received)
        latest = max(one.imported_on[:10] for one in card.received)
        blocks.append(Block(translate("CustomerCard", "数据来源"), dated(own, latest), (Rows(rows),)))
    blocks += panorama_blocks(card)
    masked = translate("Cards", "个人信息已脱敏显示")
    original = translate("CustomerCard", "显示原文中，最多两分钟；已记入审计日志")
    return CardSheet(
        translate("Cards", "客户卡片"),
        card.name,
        f"{word(card.kind)} · {card.cust_no}",
        tuple(_marks(card)),
        tuple(blocks),
        note=original if revealed else masked,
        is_person=True,
    )


def _marks(card: CustomerCard) -> list[Mark]:
    marks = [Mark(word(card.lifecycle), _LIFECYCLE_TONE.get(card.lifecycle, ""))]
    if card.is_key:
        marks.append(Mark(translate("CustomerCard", "重点客户"), "accent"))
    if card.no_contact:
        marks.append(Mark(translate("CustomerCard", "勿扰"), "bad"))
    if card.segment:
        marks.append(Mark(card.segment))
    if card.follow_class:
        marks.append(Mark(card.follow_class))
    if card.credit.overdue_days:
        marks.append(Mark(translate("CustomerCard", "逾期 {0} 天").format(card.credit.overdue_days), "bad"))
    if card.open_conflicts:
        marks.append(Mark(translate("CustomerCard", "待校对 {0}").format(card.open_conflicts), "warn"))
    return marks


def _money(card: CustomerCard) -> Block:
    deposits = card.deposits if card.deposits is not None and card.deposits.end_fen else None
    figures = Figures(
        (
            Figure(
                translate("CustomerCard", "存款余额"),
                money(None if deposits is None else deposits.end_fen[-1]),
                "" if deposits is None else deposits.months[-1],
            ),
            Figure(
                translate("CustomerCard", "贷款余额"),
                money(card.credit.balance_fen),
                translate("CustomerCard", "授信 {0}").format(money(card.credit.line_fen)),
            ),
        ),
        across=2,
    )
    credit = card.credit.source
    source = said(credit) if deposits is None else business_source(deposits.months[-1], credit.as_of or "")
    return Block(translate("CustomerCard", "存款贷款"), source, (figures,))


def _identity(card: CustomerCard) -> Rows:
    rows = [(translate("CustomerCard", "客户号"), card.cust_no), *_who(card)]
    rows += [(word(contact.kind), contact.value) for contact in card.contacts[:2]]
    rows += [(word(address.kind), address.text) for address in card.addresses[:2]]
    if card.quality_score is not None:
        rows.append(
            (translate("CustomerCard", "资料质量"), translate("CustomerCard", "{0} 分").format(card.quality_score))
        )
    return Rows(tuple(Row(key, value) for key, value in rows if value))


def _who(card: CustomerCard) -> list[tuple[str, str | None]]:
    known = card.identity
    if isinstance(known, Person):
        born = str(known.birth_year) if known.birth_year else ""
        return [
            (translate("CustomerCard", "证件号码"), known.id_no),
            (translate("CustomerCard", "性别·出生年"), " · ".join(part for part in (word(known.gender), born) if part)),
            (translate("CustomerCard", "职业"), known.occupation),
            (translate("CustomerCard", "居住状态"), word(known.residence_status)),
        ]
    if isinstance(known, Organisation):
        return [
            (translate("CustomerCard", "统一社会信用代码"), known.uscc),
            (translate("CustomerCard", "法定代表人"), known.legal_rep),
            (translate("CustomerCard", "行业"), known.industry),
            (translate("CustomerCard", "规模"), word(known.scale)),
            (translate("CustomerCard", "成立日期"), known.founded_on),
            (
                translate("CustomerCard", "年销售额"),
                None if known.annual_sales_fen is None else money(known.annual_sales_fen),
            ),
        ]
    return []


def _home(card: CustomerCard) -> Rows:
    home = card.home
    if home is None:
        return Rows((Row(translate("CustomerCard", "归属网格"), translate("CustomerCard", "未归格")),))
    nothing = formats.NOTHING
    manager = translate("CustomerCard", "管户经理") if home.manager_is_own else translate("CustomerCard", "客户经理")
    return Rows(
        (
            Row(
                translate("CustomerCard", "归属网格"),
                f"{home.grid_name} {home.grid_code}",
                (GRID, home.grid_id),
            ),
            Row(
                manager,
                home.manager_name or translate("CustomerCard", "缺岗"),
                None if home.manager_id is None else (MANAGER, home.manager_id),
            ),
            Row(
                translate("CustomerCard", "支行"),
                home.branch_name or nothing,
                None if home.branch_id is None else (BRANCH, home.branch_id),
            ),
            Row(
                translate("CustomerCard", "网点"),
                home.outlet_name or nothing,
                None if home.outlet_id is None else (OUTLET, home.outlet_id),
            ),
        )
    )


def _exception(card: CustomerCard) -> tuple[Part, ...]:
    """Why the customer is, or will be, in a grid that is not that of its ground."""
    one = card.exception
    if one is None:
        return ()
    days = translate("CustomerCard", "{0} 至 {1}（不含）").format(one.valid_from, one.valid_to)
    marks = Marks((Mark(translate("CustomerCard", "归属例外"), "warn"),))
    return (
        marks,
        Rows(
            (
                Row(translate("CustomerCard", "例外网格"), one.grid_name),
                Row(translate("CustomerCard", "期限"), days),
                Row(translate("CustomerCard", "原因"), one.reason),
                Row(translate("CustomerCard", "批准人"), one.approver),
            )
        ),
    )


def _location(card: CustomerCard) -> Rows:
    place = card.location
    how = translate("CustomerCard", "定位方式")
    if place is None:
        return Rows((Row(how, translate("CustomerCard", "没有坐标")),))
    words = word(place.method)
    if place.accuracy_m is not None:
        words += translate("CustomerCard", "（±{0} 米）").format(place.accuracy_m)
    if place.state == "DOUBTFUL":
        words += translate("CustomerCard", "，存疑")
    return Rows((Row(how, words),))


def _family(family: Family, own: int) -> tuple[Part, ...]:
    area = (
        formats.NOTHING
        if family.farm_area_mu is None
        else translate("CustomerCard", "{0} 亩").format(f"{family.farm_area_mu:,.1f}")
    )
    count = translate("CustomerCard", "{0} 人").format(family.member_count)
    facts = (
        Row(translate("CustomerCard", "户号"), family.hh_no, (HOUSEHOLD, family.household_id)),
        Row(translate("CustomerCard", "人口"), count),
        Row(translate("CustomerCard", "年收入"), money(family.annual_income_fen)),
        Row(translate("CustomerCard", "耕地"), area),
        Row(translate("CustomerCard", "主营"), family.main_business or formats.NOTHING),
        Row(translate("CustomerCard", "信用等级"), family.credit_grade or formats.NOTHING),
    )
    return Rows(facts), Entries(tuple(_member(member, own) for member in family.members))


def _member(member: Member, own: int) -> Entry:
    name = translate("CustomerCard", "未成年人") if member.is_minor else member.name or formats.NOTHING
    mine = member.customer_id == own
    leads = None if member.customer_id is None or member.is_minor or mine else (CUSTOMER, member.customer_id)
    return Entry(name, word(member.relation), translate("CustomerCard", "本人") if mine else "", leads)


def _deposits(card: CustomerCard) -> tuple[Part, ...]:
    assert card.deposits is not None
    months = card.deposits.months
    says = translate("CustomerCard", "{0} 至 {1} 月末余额，最后一月 {2}").format(
        months[0], months[-1], money(card.deposits.end_fen[-1])
    )
    bars = Months(tuple(fen / 100 for fen in card.deposits.end_fen), months[0], months[-1], says)
    held = translate("CustomerCard", "、").join(word(product) for product in card.deposits.products) or formats.NOTHING
    return bars, Rows((Row(translate("CustomerCard", "持有产品"), held),))


def _credit(card: CustomerCard) -> Rows:
    rows: list[Row] = []
    for line in card.credit.lines:
        name = translate("CustomerCard", "预授信") if line.kind == "PRE_APPROVED" else translate("CustomerCard", "授信")
        until = translate("CustomerCard", "{0}，至 {1}")
        amount = money(line.amount_fen)
        rows.append(Row(name, amount if line.valid_to is None else until.format(amount, line.valid_to)))
    for loan in card.credit.loans:
        words = translate("CustomerCard", "{0}，{1} 到期，{2}")
        rows.append(Row(loan.branch_name, words.format(money(loan.balance_fen), loan.due_on, word(loan.class5))))
    if card.credit.settled_loans:
        settled = translate("CustomerCard", "{0} 笔").format(card.credit.settled_loans)
        rows.append(Row(translate("CustomerCard", "已结清贷款"), settled))
    return Rows(tuple(rows))


def _visits(card: CustomerCard) -> Part:
    if not card.visits:
        return Words(translate("CustomerCard", "还没有走访记录，可安排一次首访。"))
    rows = []
    for visit in card.visits:
        met = translate("CustomerCard", "未遇") if visit.found_nobody else visit.result or ""
        told = [word(visit.kind), word(visit.channel), visit.staff_name, met]
        rows.append(Row(visit.started_at[:10], " · ".join(part for part in told if part)))
    return Rows(tuple(rows))
