"""The all-round blocks of a customer's card: platforms compared, relations, what happened, who looked."""

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.customers.customer_card import CustomerCard
from desktop.customers.panorama import ComparedField, Event, Panorama, Relative
from desktop.drawing.relation_web import MOST
from desktop.printing.card_sheet import Block, Entries, Entry, Node, Part, Row, Rows, Web, Words
from desktop.ui.cards.sayings import dated, money
from desktop.ui.cards.words import word
from desktop.ui.language import QT_TRANSLATE_NOOP
from desktop.ui.subject import CUSTOMER

translate = QCoreApplication.translate

_FIELDS = {
    "name": QT_TRANSLATE_NOOP("Panorama", "姓名"),
    "mobile": QT_TRANSLATE_NOOP("Panorama", "手机"),
    "phone": QT_TRANSLATE_NOOP("Panorama", "电话"),
    "id_no": QT_TRANSLATE_NOOP("Panorama", "证件号码"),
    "address": QT_TRANSLATE_NOOP("Panorama", "地址"),
    "live_address": QT_TRANSLATE_NOOP("Panorama", "居住地址"),
    "hukou_address": QT_TRANSLATE_NOOP("Panorama", "户籍地址"),
    "birth_on": QT_TRANSLATE_NOOP("Panorama", "出生年"),
    "occupation": QT_TRANSLATE_NOOP("Panorama", "职业"),
    "industry": QT_TRANSLATE_NOOP("Panorama", "行业"),
    "legal_rep": QT_TRANSLATE_NOOP("Panorama", "法定代表人"),
    "village": QT_TRANSLATE_NOOP("Panorama", "村（社区）"),
}
_RELATIONS = {  # (kind, leads out): what the other one is
    ("SPOUSE", True): QT_TRANSLATE_NOOP("Panorama", "配偶"),
    ("SPOUSE", False): QT_TRANSLATE_NOOP("Panorama", "配偶"),
    ("SHAREHOLDER", True): QT_TRANSLATE_NOOP("Panorama", "持股单位"),
    ("SHAREHOLDER", False): QT_TRANSLATE_NOOP("Panorama", "股东"),
    ("LEGAL_REP", True): QT_TRANSLATE_NOOP("Panorama", "任法人"),
    ("LEGAL_REP", False): QT_TRANSLATE_NOOP("Panorama", "法人"),
    ("CONTROLLER", True): QT_TRANSLATE_NOOP("Panorama", "实控单位"),
    ("CONTROLLER", False): QT_TRANSLATE_NOOP("Panorama", "实控人"),
    ("GUARANTOR", True): QT_TRANSLATE_NOOP("Panorama", "为其担保"),
    ("GUARANTOR", False): QT_TRANSLATE_NOOP("Panorama", "担保人"),
    ("SUPPLY", True): QT_TRANSLATE_NOOP("Panorama", "下游"),
    ("SUPPLY", False): QT_TRANSLATE_NOOP("Panorama", "上游"),
    ("EMPLOYEE", True): QT_TRANSLATE_NOOP("Panorama", "雇主"),
    ("EMPLOYEE", False): QT_TRANSLATE_NOOP("Panorama", "雇员"),
}
_EVENTS = {
    "VISIT": QT_TRANSLATE_NOOP("Panorama", "走访（{0}）"),
    "LINE": QT_TRANSLATE_NOOP("Panorama", "授信（{0}）"),
    "LOAN": QT_TRANSLATE_NOOP("Panorama", "放款（{0}）"),
    "SETTLED": QT_TRANSLATE_NOOP("Panorama", "结清（{0}）"),
    "RECEIVED": QT_TRANSLATE_NOOP("Panorama", "收到{0}资料"),
    "LOCATED": QT_TRANSLATE_NOOP("Panorama", "定位（{0}）"),
}
_STATES = {
    "OPEN": QT_TRANSLATE_NOOP("Panorama", "待校对"),
    "DEFERRED": QT_TRANSLATE_NOOP("Panorama", "已搁置"),
    "RESOLVED": QT_TRANSLATE_NOOP("Panorama", "已校对"),
}
_LOOKS = {
    "REVEAL": QT_TRANSLATE_NOOP("Panorama", "查看原文"),
    "PRINT": QT_TRANSLATE_NOOP("Panorama", "打印"),
    "EXPORT": QT_TRANSLATE_NOOP("Panorama", "导出"),
}


def panorama_blocks(card: CustomerCard) -> list[Block]:
    """Blocks without anything to show are left out, but the access log always says how often."""
    seen = card.panorama
    blocks = []
    if seen.compared:
        latest = max(one.as_of for field in seen.compared for one in field.values)
        blocks.append(
            Block(translate("Panorama", "平台对照"), dated(translate("Panorama", "各平台"), latest), _compared(seen))
        )
    if seen.relatives:
        sources = {one.source for one in seen.relatives if one.source}
        told = translate("Panorama", "、").join(sorted(word(source) for source in sources))
        blocks.append(Block(translate("Panorama", "关系"), told, _relations(card, seen)))
    if seen.events:
        head = translate("Panorama", "时间线")
        blocks.append(Block(head, dated(translate("Cards", "战略地图"), seen.events[0].day), (_timeline(seen),)))
    looked = translate("Panorama", "查阅记录（{0} 次）").format(formats.count(seen.looks_in_all))
    blocks.append(Block(looked, translate("Panorama", "审计日志"), (_looks(seen),)))
    return blocks


def _compared(seen: Panorama) -> tuple[Part, ...]:
    parts: list[Part] = []
    for field in seen.compared:
        parts.append(Words(_field_words(field)))
        parts.append(
            Entries(
                tuple(
                    Entry(
                        word(one.platform), one.as_of, one.value,
                        tone="" if one.chosen else "mute",
                    )
                    for one in field.values
                )
            )
        )  # fmt: skip
    return tuple(parts)


def _field_words(field: ComparedField) -> str:
    source = _FIELDS.get(field.field)
    name = field.field if source is None else translate("Panorama", source)
    if field.conflict is None:
        return name
    return translate("Panorama", "{0} · {1}").format(name, translate("Panorama", _STATES[field.conflict]))


def _relations(card: CustomerCard, seen: Panorama) -> tuple[Part, ...]:
    ways: dict[int, list[Relative]] = {}
    for relative in seen.relatives:
        ways.setdefault(relative.customer_id, []).append(relative)
    nodes = tuple(
        Node(
            first.name,
            translate("Panorama", "、").join(map(_relation, (first, *more))),
            "accent" if first.is_person else "warn",
            (CUSTOMER, key),
        )
        for key, (first, *more) in ways.items()
    )
    parts: list[Part] = [Web(card.name, nodes[:MOST])]
    parts.append(Entries(tuple(Entry(node.name, node.relation, leads=node.leads) for node in nodes), shown=4))
    if seen.relatives_in_all > len(seen.relatives):
        left = translate("Panorama", "另有 {0} 个关系未列出。")
        parts.append(Words(left.format(formats.count(seen.relatives_in_all - len(seen.relatives)))))
    return tuple(parts)


def _relation(one: Relative) -> str:
    source = _RELATIONS.get((one.kind, one.leads_out))
    return one.kind if source is None else translate("Panorama", source)


def _timeline(seen: Panorama) -> Part:
    return Entries(tuple(Entry(event.day, _event(event), _amount(event)) for event in seen.events), shown=6)


def _event(event: Event) -> str:
    what = translate("CustomerCard", "预授信") if event.what == "PRE_APPROVED" else word(event.what)
    what = translate("CustomerCard", "授信") if event.what == "APPROVED" else what
    return translate("Panorama", _EVENTS[event.kind]).format(what)


def _amount(event: Event) -> str:
    return "" if event.amount_fen is None else money(event.amount_fen)


def _looks(seen: Panorama) -> Part:
    if not seen.looks:
        return Words(translate("Panorama", "还没有人查看过这位客户的原文。"))
    rows = []
    for look in seen.looks:
        source = _LOOKS.get(look.action)
        action = look.action if source is None else translate("Panorama", source)
        told = " · ".join(part for part in (look.user, action, look.reason) if part)
        rows.append(Row(look.at[:16].replace("T", " "), told))
    return Rows(tuple(rows))
