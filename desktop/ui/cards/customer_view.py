"""The card of a customer, personal data masked: who, where, family, deposits, credit, visits, sources."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop import formats
from desktop.customers.customer_card import CustomerCard, Family, Organisation, Person, Source
from desktop.ui.cards.links import Links
from desktop.ui.cards.parts import MonthBars, Tile, box, chips, divider, named, person, rows, section, tiles
from desktop.ui.cards.words import word
from desktop.ui.language import english
from desktop.ui.theme import Tokens

translate = QCoreApplication.translate

_LIFECYCLE_TONE = {"EXISTING": "ok", "POTENTIAL": "accent", "DORMANT": "warn", "CHURNED": "bad", "CLOSED": ""}


def customer_view(card: CustomerCard, tokens: Tokens, links: Links, *, revealed: bool = False) -> QWidget:
    """The whole card as a widget; `revealed` says that its personal data are in the original."""
    view = QWidget()
    column = QVBoxLayout(view)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    column.addWidget(person(card.name, f"{word(card.kind)} · {card.cust_no}", "#2F7D7B"))
    column.addWidget(chips(_marks(card)))
    quality = formats.NOTHING if card.quality_score is None else str(card.quality_score)
    balance = card.deposits.end_fen[-1] if card.deposits is not None and card.deposits.end_fen else None
    column.addWidget(
        tiles(
            (
                Tile(translate("CustomerCard", "存款余额"), formats.money(balance, english=english()), _month(card)),
                Tile(
                    translate("CustomerCard", "贷款余额"),
                    formats.money(card.credit.balance_fen, english=english()),
                    translate("CustomerCard", "授信 {0}").format(
                        formats.money(card.credit.line_fen, english=english())
                    ),
                ),
            ),
            across=2,
        )
    )
    column.addWidget(_basis(card, quality, revealed=revealed))
    if card.family is not None:
        column.addWidget(section(translate("CustomerCard", "家庭"), _said(card.family.source)))
        column.addWidget(_family(card.family, card.id, links))
    if card.deposits is not None and card.deposits.months:
        column.addWidget(section(translate("CustomerCard", "存款月末余额"), _said(card.deposits.source)))
        column.addWidget(_deposits(card, tokens))
    if card.credit.loans or card.credit.lines:
        column.addWidget(section(translate("CustomerCard", "授信与贷款"), _said(card.credit.source)))
        column.addWidget(_credit(card))
    column.addWidget(
        section(
            translate("CustomerCard", "走访"),
            translate("CustomerCard", "近12个月 {0} 次").format(card.visits_in_12_months),
        )
    )
    column.addWidget(_visits(card))
    if card.received:
        column.addWidget(section(translate("CustomerCard", "数据来源")))
        column.addWidget(box(rows([(word(one.platform), one.imported_on[:10]) for one in card.received])))
    return view


def _marks(card: CustomerCard) -> list[tuple[str, str]]:
    marks = [(word(card.lifecycle), _LIFECYCLE_TONE.get(card.lifecycle, ""))]
    if card.is_key:
        marks.append((translate("CustomerCard", "重点客户"), "accent"))
    if card.no_contact:
        marks.append((translate("CustomerCard", "勿扰"), "bad"))
    if card.segment:
        marks.append((card.segment, ""))
    if card.follow_class:
        marks.append((card.follow_class, ""))
    if card.credit.overdue_days:
        marks.append((translate("CustomerCard", "逾期 {0} 天").format(card.credit.overdue_days), "bad"))
    if card.open_conflicts:
        marks.append((translate("CustomerCard", "待校对 {0}").format(card.open_conflicts), "warn"))
    return marks


def _month(card: CustomerCard) -> str:
    return card.deposits.months[-1] if card.deposits is not None and card.deposits.months else ""


def _said(source: Source) -> str:
    """Source and date of a block, as the rules of the customer view ask."""
    return " · ".join(part for part in (word(source.platform), source.as_of) if part)


def _basis(card: CustomerCard, quality: str, *, revealed: bool) -> QWidget:
    parts: list[QWidget] = []
    identity = _identity(card)
    for contact in card.contacts[:2]:
        identity.append((word(contact.kind), contact.value))
    for address in card.addresses[:2]:
        identity.append((word(address.kind), address.text))
    parts += [rows(identity), divider()]
    home = card.home
    nobody = translate("CustomerCard", "缺岗")
    placed = [
        (
            translate("CustomerCard", "归属网格"),
            translate("CustomerCard", "未归格") if home is None else f"{home.grid_name}（{home.grid_code}）",
        ),
        (translate("CustomerCard", "客户经理"), formats.NOTHING if home is None else home.manager_name or nobody),
        (translate("CustomerCard", "支行"), (home.branch_name if home else None) or formats.NOTHING),
        (translate("CustomerCard", "定位方式"), _location(card)),
        (translate("CustomerCard", "资料质量"), translate("CustomerCard", "{0} 分").format(quality)),
    ]
    parts.append(rows(placed))
    masked = translate("CustomerCard", "个人信息已脱敏显示")
    original = translate("CustomerCard", "显示原文中，最多两分钟；已记入审计日志")
    parts.append(named(original if revealed else masked, "SectionNote", wrap=True))
    return box(*parts)


def _identity(card: CustomerCard) -> list[tuple[str, str]]:
    known = card.identity
    if isinstance(known, Person):
        born = str(known.birth_year) if known.birth_year else ""
        told = [
            (translate("CustomerCard", "证件号码"), known.id_no),
            (translate("CustomerCard", "性别·出生年"), " · ".join(part for part in (word(known.gender), born) if part)),
            (translate("CustomerCard", "职业"), known.occupation),
            (translate("CustomerCard", "居住状态"), word(known.residence_status)),
        ]
    elif isinstance(known, Organisation):
        told = [
            (translate("CustomerCard", "统一社会信用代码"), known.uscc),
            (translate("CustomerCard", "法定代表人"), known.legal_rep),
            (translate("CustomerCard", "行业"), known.industry),
            (translate("CustomerCard", "规模"), word(known.scale)),
            (translate("CustomerCard", "成立日期"), known.founded_on),
            (
                translate("CustomerCard", "年销售额"),
                None if known.annual_sales_fen is None else formats.money(known.annual_sales_fen, english=english()),
            ),
        ]
    else:
        told = []
    return [(key, value) for key, value in told if value]


def _location(card: CustomerCard) -> str:
    place = card.location
    if place is None:
        return translate("CustomerCard", "没有坐标")
    words = word(place.method)
    if place.accuracy_m is not None:
        words += translate("CustomerCard", "（±{0} 米）").format(place.accuracy_m)
    if place.state == "DOUBTFUL":
        words += translate("CustomerCard", "，存疑")
    return words


def _family(family: Family, own: int, links: Links) -> QWidget:
    facts = [
        (translate("CustomerCard", "户号"), family.hh_no),
        (translate("CustomerCard", "人口"), translate("CustomerCard", "{0} 人").format(family.member_count)),
        (translate("CustomerCard", "年收入"), formats.money(family.annual_income_fen, english=english())),
        (
            translate("CustomerCard", "耕地"),
            formats.NOTHING
            if family.farm_area_mu is None
            else translate("CustomerCard", "{0} 亩").format(f"{family.farm_area_mu:,.1f}"),
        ),
        (translate("CustomerCard", "主营"), family.main_business or formats.NOTHING),
        (translate("CustomerCard", "信用等级"), family.credit_grade or formats.NOTHING),
    ]
    parts: list[QWidget] = [rows(facts), divider()]
    for member in family.members:
        name = member.name or translate("CustomerCard", "未成年人")
        if member.customer_id is None or member.customer_id == own:
            parts.append(rows(((word(member.relation), name),)))
            continue
        button = QPushButton(f"{word(member.relation)}  {name}")
        button.clicked.connect(lambda _=False, chosen=member.customer_id: links.open_customer(chosen))
        parts.append(button)
    return box(*parts)


def _deposits(card: CustomerCard, tokens: Tokens) -> QWidget:
    assert card.deposits is not None
    months = card.deposits.months
    says = translate("CustomerCard", "{0} 至 {1} 月末余额，最后一月 {2}").format(
        months[0], months[-1], formats.money(card.deposits.end_fen[-1], english=english())
    )
    bars = MonthBars([fen / 100 for fen in card.deposits.end_fen], months[0], months[-1], tokens, says)
    held = "、".join(word(product) for product in card.deposits.products) or formats.NOTHING
    return box(bars, rows(((translate("CustomerCard", "持有产品"), held),)))


def _credit(card: CustomerCard) -> QWidget:
    facts: list[tuple[str, str]] = []
    for line in card.credit.lines:
        name = translate("CustomerCard", "预授信") if line.kind == "PRE_APPROVED" else translate("CustomerCard", "授信")
        until = translate("CustomerCard", "{0}，至 {1}")
        amount = formats.money(line.amount_fen, english=english())
        facts.append((name, amount if line.valid_to is None else until.format(amount, line.valid_to)))
    for loan in card.credit.loans:
        words = translate("CustomerCard", "{0}，{1} 到期，{2}")
        amount = formats.money(loan.balance_fen, english=english())
        facts.append((loan.branch_name, words.format(amount, loan.due_on, word(loan.class5))))
    if card.credit.settled_loans:
        settled = translate("CustomerCard", "{0} 笔").format(card.credit.settled_loans)
        facts.append((translate("CustomerCard", "已结清贷款"), settled))
    return box(rows(facts))


def _visits(card: CustomerCard) -> QWidget:
    if not card.visits:
        return box(named(translate("CustomerCard", "还没有走访记录，可安排一次首访。"), "EmptyText", wrap=True))
    facts: list[tuple[str, str]] = []
    for visit in card.visits:
        met = translate("CustomerCard", "未遇") if visit.found_nobody else visit.result or ""
        told = [word(visit.kind), word(visit.channel), visit.staff_name, met]
        facts.append((visit.started_at[:10], " · ".join(part for part in told if part)))
    return box(rows(facts))
