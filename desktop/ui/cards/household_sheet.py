"""The card of a household, personal data masked: who belongs to it, where it lives, what it has."""

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.customers.household_card_queries import HouseholdCard, HouseholdMember
from desktop.printing.card_sheet import Block, CardSheet, Entries, Entry, Figure, Figures, Mark, Row, Rows
from desktop.ui.cards.sayings import business_source, dated, matched, money
from desktop.ui.cards.words import word
from desktop.ui.subject import BRANCH, CUSTOMER, GRID, MANAGER, OUTLET

translate = QCoreApplication.translate


def household_sheet(card: HouseholdCard) -> CardSheet:
    own = translate("Cards", "战略地图")
    marks = [Mark(translate("HouseholdCard", "{0} 口人").format(card.member_count), "accent")]
    if card.credit_grade:
        marks.append(Mark(translate("HouseholdCard", "信用等级 {0}").format(card.credit_grade), "ok"))
    if card.overdue_loans:
        marks.append(Mark(translate("HouseholdCard", "逾期 {0} 笔").format(card.overdue_loans), "bad"))
    members = tuple(_member(one) for one in card.members)
    money_of_all = Figures(
        (
            Figure(translate("HouseholdCard", "存款合计"), money(card.deposits_fen), card.deposits_month or ""),
            Figure(
                translate("HouseholdCard", "贷款合计"),
                money(card.loans_fen),
                translate("HouseholdCard", "逾期 {0} 笔").format(card.overdue_loans) if card.overdue_loans else "",
                "bad",
            ),
        ),
        across=2,
    )
    visited = translate("HouseholdCard", "{0} 次").format(formats.count(card.visits_in_12_months))
    return CardSheet(
        translate("Cards", "家庭卡片"),
        translate("HouseholdCard", "{0}家").format(card.head_name) if card.head_name else card.hh_no,
        card.hh_no,
        tuple(marks),
        (
            Block(
                translate("HouseholdCard", "成员（{0}）").format(len(members)),
                matched(card.members_source),
                (Entries(members),),
            ),
            Block(
                translate("HouseholdCard", "全家存款贷款"),
                business_source(card.deposits_month, card.as_of),
                (money_of_all,),
            ),
            Block(translate("HouseholdCard", "住址与归属"), dated(own, card.as_of), (_home(card),)),
            Block(translate("HouseholdCard", "家庭经济"), matched(card.members_source), (_means(card),)),
            Block(
                translate("HouseholdCard", "走访"),
                dated(own, card.last_visit_on),
                (Rows((Row(translate("HouseholdCard", "近12个月走访"), visited),)),),
            ),
            Block(translate("HouseholdCard", "如何匹配"), matched(card.members_source), (_match(card),)),
        ),
        note=translate("Cards", "个人信息已脱敏显示"),
    )


def _member(one: HouseholdMember) -> Entry:
    if one.is_minor:
        bands = {True: translate("HouseholdCard", "14岁以下"), False: translate("HouseholdCard", "14—17岁")}
        band = translate("HouseholdCard", "未成年人（18岁以下）") if one.under_14 is None else bands[one.under_14]
        return Entry(band, word(one.relation))
    amounts = []
    if one.deposits_fen is not None:
        amounts.append(translate("HouseholdCard", "存 {0}").format(money(one.deposits_fen)))
    if one.loans_fen:
        amounts.append(translate("HouseholdCard", "贷 {0}").format(money(one.loans_fen)))
    name = one.name or translate("HouseholdCard", "未建档")
    leads = None if one.customer_id is None else (CUSTOMER, one.customer_id)
    return Entry(name, word(one.relation), " · ".join(amounts), leads)


def _home(card: HouseholdCard) -> Rows:
    home = card.home
    nothing = formats.NOTHING
    rows = [Row(word(card.address_kind) or translate("HouseholdCard", "地址"), card.address or nothing)]
    if home is None:
        rows.append(Row(translate("HouseholdCard", "归属网格"), translate("HouseholdCard", "未归格")))
        return Rows(tuple(rows))
    rows += [
        Row(translate("HouseholdCard", "归属网格"), f"{home.grid_name} {home.grid_code}", (GRID, home.grid_id)),
        Row(
            translate("HouseholdCard", "客户经理"),
            home.manager_name or translate("HouseholdCard", "缺岗"),
            None if home.manager_id is None else (MANAGER, home.manager_id),
        ),
        Row(
            translate("HouseholdCard", "支行"),
            home.branch_name or nothing,
            None if home.branch_id is None else (BRANCH, home.branch_id),
        ),
        Row(
            translate("HouseholdCard", "网点"),
            home.outlet_name or nothing,
            None if home.outlet_id is None else (OUTLET, home.outlet_id),
        ),
    ]
    return Rows(tuple(rows))


def _means(card: HouseholdCard) -> Rows:
    area = (
        formats.NOTHING
        if card.farm_area_mu is None
        else translate("HouseholdCard", "{0} 亩").format(f"{card.farm_area_mu:,.1f}")
    )
    return Rows(
        (
            Row(translate("HouseholdCard", "年收入"), money(card.annual_income_fen)),
            Row(translate("HouseholdCard", "资产"), money(card.assets_fen)),
            Row(translate("HouseholdCard", "负债"), money(card.debts_fen)),
            Row(translate("HouseholdCard", "耕地"), area),
            Row(translate("HouseholdCard", "主营"), card.main_business or formats.NOTHING),
        )
    )


def _match(card: HouseholdCard) -> Rows:
    how = (
        translate("HouseholdCard", "{0} 人工确认").format(card.confirmed_by)
        if card.confirmed_by
        else translate("HouseholdCard", "按规则匹配，未人工确认")
    )
    return Rows(
        (
            Row(translate("HouseholdCard", "方式"), how),
            Row(
                translate("HouseholdCard", "可信度"),
                translate("HouseholdCard", "{0} 分（满分 100）").format(card.confidence),
            ),
        )
    )
