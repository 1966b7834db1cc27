"""What platforms do to a person's data: mistyped names, damaged ids, other phones, old and shortened addresses.

It knows nothing of the matcher, which knows nothing of it: the lists of sounds and forms here were written by hand.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desktop.demo.addresses import chinese_number
from desktop.demo.chance import Ints
from desktop.demo.identifiers import phones
from desktop.demo.linkage_people import OLD_TOWNS, TOWNS, LinkagePeople
from desktop.demo.names import SURNAMES

# characters that sound alike and are typed for one another
_ALIKE = (
    "建健剑 华桦骅 明鸣铭 英瑛莹 萍平 红宏洪鸿 军钧均君 卫伟玮炜 兰岚蓝 志智治 玉钰育 秀绣 珍真贞 燕艳雁彦 文雯纹 "
    "辉晖徽 惠慧蕙 丽莉利立 娟绢 琴勤芹 静靖竞 婷庭亭廷 佳嘉家 怡仪宜 欣新鑫 晨辰臣 宇雨羽禹 浩昊皓 杰洁捷 飞菲 林琳霖 "
    "根跟 张章 陆路 徐许 王汪 李黎 俞于余 沈审 朱祝 江姜 施石史 黄皇 季纪 汤唐 成程 范樊 龚宫 郁玉 彩采 芳坊 "
    "梅美 海亥 国果 "
    "永勇咏 德得 汉翰 金锦 福富 山珊 长昌 兴星 学雪 耀要 祖族 东冬 强墙 峰锋丰 春椿 振震 彬斌宾 波博 桂贵 素苏 "
    "凤奉 菊局 月悦"
).split()
# other written forms of the same character
_FORMS = (
    "陈陳 张張 黄黃 国國 华華 兰蘭 凤鳳 锋鋒 峰峯 龙龍 陆陸 顾顧 杨楊 刘劉 吴吳 孙孫 钱錢 赵趙 韩韓 马馬 汤湯 苏蘇 "
    "丽麗 红紅 静靜 洁潔 云雲 学學 贵貴 银銀 伟偉 军軍 东東 飞飛 宝寶 珍珎 群羣 泽澤 晓曉 惠恵 "
    "兴興 长長 钟鍾 许許 严嚴 罗羅 庆慶"
).split()
_FULL_WIDTH = str.maketrans("0123456789X-", "０１２３４５６７８９Ｘ－")


@dataclass(frozen=True, slots=True)
class Rates:
    """How often a platform's record has each fault, as shares."""

    name_sound: float
    name_form: float
    name_space: float
    name_short: float
    name_other: float
    id_missing: float
    id_15: float
    id_excel: float
    id_digit: float
    id_style: float
    id_relative: float  # the id of another person of the household
    birth_missing: float
    birth_wrong: float
    phone_missing: float
    phone_other: float
    phone_digit: float
    phone_style: float
    address_missing: float
    address_moved: float
    address_short: float
    village_typo: float


RATES = {
    "CORE": Rates(
        name_sound=0.002, name_form=0.004, name_space=0.01, name_short=0.0005, name_other=0.0005,
        id_missing=0.012, id_15=0.02, id_excel=0.0, id_digit=0.003, id_style=0.01, id_relative=0.0003,
        birth_missing=0.01, birth_wrong=0.003,
        phone_missing=0.06, phone_other=0.10, phone_digit=0.004, phone_style=0.03,
        address_missing=0.02, address_moved=0.04, address_short=0.10, village_typo=0.004,
    ),
    "PROV_CRM": Rates(
        name_sound=0.008, name_form=0.008, name_space=0.03, name_short=0.001, name_other=0.0007,
        id_missing=0.04, id_15=0.03, id_excel=0.03, id_digit=0.008, id_style=0.04, id_relative=0.0008,
        birth_missing=0.08, birth_wrong=0.01, phone_missing=0.08, phone_other=0.14, phone_digit=0.008, phone_style=0.10,
        address_missing=0.04, address_moved=0.05, address_short=0.20, village_typo=0.01,
    ),
    "SUNSHINE": Rates(
        name_sound=0.015, name_form=0.015, name_space=0.04, name_short=0.002, name_other=0.001,
        id_missing=0.06, id_15=0.04, id_excel=0.05, id_digit=0.015, id_style=0.05, id_relative=0.0015,
        birth_missing=0.10, birth_wrong=0.02, phone_missing=0.10, phone_other=0.16, phone_digit=0.012, phone_style=0.15,
        address_missing=0.02, address_moved=0.06, address_short=0.30, village_typo=0.02,
    ),
}  # fmt: skip


def faulty_names(rng: np.random.Generator, of: LinkagePeople, who: Ints, rates: Rates) -> list[str]:
    """Names (n,) as the platform has them."""
    kind = _kinds(
        rng, len(who), rates.name_sound, rates.name_form, rates.name_space, rates.name_short, rates.name_other
    )
    alike = _exchange(_ALIKE)
    forms = _exchange(_FORMS)
    chance = rng.random(len(who)).tolist()
    names = written_names(of, who)
    others = rng.permutation(np.arange(len(names)))
    for row in np.flatnonzero(kind).tolist():
        name, luck = names[row], chance[row]
        match int(kind[row]):
            case 1:
                names[row] = _exchanged(name, alike, luck)
            case 2:
                names[row] = _exchanged(name, forms, luck)
            case 3:
                names[row] = name[0] + ("　" if luck < 0.5 else " " * (1 + int(luck * 4) % 3)) + name[1:]
            case 4:
                names[row] = name[:-1] if len(name) > 2 else name + name[-1]
            case _:  # a given name used at home
                names[row] = name[0] + names[int(others[row])][1:]
    return names


def written_names(of: LinkagePeople, who: Ints) -> list[str]:
    """Names (n,) as they are right."""
    signs = (*of.signs, "")
    rows = zip(of.surname[who].tolist(), of.first[who].tolist(), of.second[who].tolist(), strict=True)
    return [SURNAMES[family] + signs[first] + signs[second] for family, first, second in rows]


def faulty_ids(rng: np.random.Generator, of: LinkagePeople, who: Ints, rates: Rates) -> list[str | None]:
    kind = _kinds(
        rng, len(who), rates.id_missing, rates.id_15, rates.id_excel, rates.id_digit, rates.id_style, rates.id_relative
    )
    ids: list[str | None] = [of.id_no[person] for person in who.tolist()]
    luck = rng.random((len(who), 2))
    for row in np.flatnonzero(kind).tolist():
        right = of.id_no[who[row]]
        a, b = luck[row].tolist()
        match int(kind[row]):
            case 1:
                ids[row] = None
            case 2:
                ids[row] = right[:6] + right[8:17] if right[6:8] == "19" else right
            case 3:
                ids[row] = right[:15] + "000" if a < 0.85 else f"{float(right[:15] + '000'):.14E}"
            case 4:
                at = int(a * 17)
                wrong = str((int(right[at]) + 1 + int(b * 9)) % 10)
                ids[row] = right[:at] + wrong + right[at + 1 :]
                if b < 0.25 and at < 16:  # two digits exchanged
                    ids[row] = right[:at] + right[at + 1] + right[at] + right[at + 2 :]
            case 5:
                ids[row] = right.lower() if a < 0.3 else right.translate(_FULL_WIDTH) if a < 0.5 else _spaced(right)
            case _:
                ids[row] = of.id_no[_relative(of, int(who[row]), a)]
    return ids


def faulty_births(rng: np.random.Generator, of: LinkagePeople, who: Ints, rates: Rates) -> list[str | None]:
    kind = _kinds(rng, len(who), rates.birth_missing, rates.birth_wrong)
    style = rng.integers(0, 12, len(who)).tolist()
    luck = rng.random(len(who)).tolist()
    days = np.datetime_as_string(of.born[who], unit="D").tolist()
    births: list[str | None] = []
    for day, fault, how, chance in zip(days, kind.tolist(), style, luck, strict=True):
        if fault == 1:
            births.append(None)
            continue
        year, month, number = int(day[:4]), int(day[5:7]), int(day[8:10])
        if fault == 2:
            year, month, number = _wrong_day(year, month, number, chance)
        births.append(_day(year, month, number, how))
    return births


def faulty_phones(rng: np.random.Generator, of: LinkagePeople, who: Ints, rates: Rates) -> list[str | None]:
    """The second number of somebody is the same on every platform that has it; a few were somebody else's before."""
    kind = _kinds(rng, len(who), rates.phone_missing, rates.phone_other, rates.phone_digit, rates.phone_style)
    luck = rng.random(len(who))
    second = 300_000_000 + who
    second = np.where(luck < 0.02, of.phone_owner[rng.integers(0, len(of), len(who))], second)
    third = 600_000_000 + rng.integers(0, 200_000_000, len(who))
    owner = np.where(kind == 2, np.where(luck < 0.6, second, third), of.phone_owner[who])
    written: list[str | None] = list(phones(owner))
    for row in np.flatnonzero((kind == 1) | (kind >= 3)).tolist():
        number, chance = written[row] or "", float(luck[row])
        if kind[row] == 1:
            written[row] = None
        elif kind[row] == 3:
            at = 3 + int(chance * 8)
            written[row] = number[:at] + str((int(number[at]) + 3) % 10) + number[at + 1 :]
        else:
            written[row] = f"+86{number}" if chance < 0.3 else f"{number[:3]}-{number[3:7]}-{number[7:]}"
    return written


def faulty_addresses(rng: np.random.Generator, of: LinkagePeople, who: Ints, rates: Rates) -> list[str | None]:
    kind = _kinds(rng, len(who), rates.address_missing, rates.address_moved, rates.address_short, rates.village_typo)
    elsewhere = rng.integers(0, len(of), len(who))
    home = np.where(kind == 2, elsewhere, who)
    columns = (of.town[home], of.village[home], of.group[home], of.house[home], kind, rng.integers(0, 100, len(who)))
    alike = _exchange(_ALIKE)
    return [
        None if fault == 1 else _address(of, town, village, group, house, fault, style, alike)
        for town, village, group, house, fault, style in zip(*(column.tolist() for column in columns), strict=True)
    ]


def _address(
    of: LinkagePeople, town: int, village: int, group: int, house: int, fault: int, style: int, alike: dict[str, str]
) -> str:
    head = (
        f"江苏省海门市{TOWNS[town]}" if style < 40
        else f"海门市{TOWNS[town]}" if style < 70
        else f"海门市{OLD_TOWNS[town]}" if style < 74
        else TOWNS[town] if style < 88
        else f"江苏省南通市海门区{TOWNS[town]}" if style < 94
        else ""
    )  # fmt: skip
    name = of.villages[village]
    if fault == 4:
        name = _exchanged(name, alike, style / 100)
    number = (group, chinese_number(group), f"{group:02d}")[style % 3]
    lane = f"{number}{'队' if style % 11 == 0 else '组'}"
    if fault == 3 and style % 2:
        return f"{head}{name}{lane}" if style % 4 == 1 else f"{head}{name}{house}号"
    if fault == 3:
        return f"{head}{name[:-1]}{lane}{house}号" if style % 4 == 2 else f"{head}{name}"
    return f"{head}{name}{lane}{house}{'号' if style % 5 else ''}"


def _kinds(rng: np.random.Generator, n: int, *rates: float) -> Ints:
    """0 = no fault, else the number of the fault from 1; at most one a field."""
    kind: Ints = np.searchsorted(np.cumsum(rates), rng.random(n), side="right") + 1
    return np.where(kind > len(rates), 0, kind)


def _exchange(groups: Sequence[str]) -> dict[str, str]:
    """Each character's stand-ins, in one text."""
    return {sign: group.replace(sign, "") for group in groups for sign in group}


def _exchanged(text: str, stand_ins: dict[str, str], luck: float) -> str:
    """One of the characters that has a stand-in exchanged; the text as it is where none has."""
    spots = [at for at, sign in enumerate(text) if sign in stand_ins]
    if not spots:
        return text
    at = spots[int(luck * len(spots))]
    choice = stand_ins[text[at]]
    return text[:at] + choice[int(luck * 997) % len(choice)] + text[at + 1 :]


def _spaced(number: str) -> str:
    return f" {number[:6]} {number[6:14]} {number[14:]}"


def _relative(of: LinkagePeople, person: int, luck: float) -> int:
    for other in (person - 1, person + 1) if luck < 0.5 else (person + 1, person - 1):
        if 0 <= other < len(of) and of.household[other] == of.household[person]:
            return other
    return person


def _wrong_day(year: int, month: int, day: int, luck: float) -> tuple[int, int, int]:
    if luck < 0.25 and day <= 12:
        return year, day, month
    if luck < 0.5:
        return year + (1 if luck < 0.37 else -1), month, day
    if luck < 0.75:  # the day of the lunar calendar, about a month before
        return (year, month - 1, min(day, 28)) if month > 1 else (year - 1, 12, min(day, 28))
    return year, month, 1 + (day + 8) % 28


def _day(year: int, month: int, day: int, style: int) -> str:
    if style < 6:
        return f"{year}-{month:02d}-{day:02d}"
    if style < 9:
        return f"{year}{month:02d}{day:02d}"
    return f"{year}/{month}/{day}" if style < 11 else f"{year}年{month}月{day}日"
