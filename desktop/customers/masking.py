"""How personal data looks before anybody has given a reason to see it (PIPL, JR/T 0171 annex A; handbook §2.6)."""

import re

_TWO_CHARACTER_SURNAMES = (  # those that are still met
    *(
        "欧阳",
        "上官",
        "司马",
        "东方",
        "独孤",
        "南宫",
        "万俟",
        "夏侯",
        "诸葛",
        "尉迟",
        "皇甫",
        "赫连",
        "澹台",
        "公孙",
        "慕容",
    ),
    *(
        "钟离",
        "长孙",
        "宇文",
        "司徒",
        "鲜于",
        "司空",
        "令狐",
        "轩辕",
        "端木",
        "闻人",
        "申屠",
        "濮阳",
        "淳于",
        "单于",
        "太史",
    ),
    *(
        "公羊",
        "公冶",
        "仲孙",
        "闾丘",
        "亓官",
        "漆雕",
        "拓跋",
        "百里",
        "呼延",
        "东郭",
        "南门",
        "羊舌",
        "微生",
        "左丘",
        "西门",
    ),
)
_NUMBER = r"[0-9０-９A-Za-z一二三四五六七八九十百千零〇甲乙丙丁东西南北\-—－]+"
_DOOR = re.compile(rf"{_NUMBER}(?=号楼|号|幢|栋|单元|室|户|座|楼|层)|(?<=附){_NUMBER}")


def mask_name(name: str) -> str:
    """张三丰 → 张*: the surname alone, never the number of characters that follow it."""
    name = name.strip()
    if not name:
        return ""
    surname = name[:2] if len(name) > 2 and name.startswith(_TWO_CHARACTER_SURNAMES) else name[:1]
    return surname + "*"


def mask_id(id_no: str) -> str:
    """320684199001010013 → 320684********0013; the birth date and sequence are hidden, 15-digit ids alike."""
    return _middle_hidden(id_no.strip(), head=6, tail=4)


def mask_phone(phone: str) -> str:
    """13812341234 → 138****1234, 0513-82212345 → 0513-****2345; anything else keeps its last two characters at most."""
    phone = phone.strip()
    if len(phone) == 11 and phone[0] == "1" and phone.isascii() and phone.isdigit():  # nearly all of a million
        return f"{phone[:3]}****{phone[-4:]}"
    plain = re.sub(r"^(\+?86)?[\s-]*(?=1\d{10}$)", "", re.sub(r"[\s-]", "", phone))
    if re.fullmatch(r"1\d{10}", plain):
        return f"{plain[:3]}****{plain[-4:]}"
    landline = re.fullmatch(r"(0\d{2,3})[\s-]?(\d{3,4})(\d{4})", phone)
    if landline:
        return f"{landline[1]}-****{landline[3]}"
    return _middle_hidden(phone, head=1, tail=2)


def mask_address(address: str) -> str:
    """德胜镇三和村5组12号 → 德胜镇三和村5组*号: the place down to the group or road, no door, building or room."""
    return _DOOR.sub("*", address.strip())


def _middle_hidden(text: str, *, head: int, tail: int) -> str:
    """At least four characters are hidden; a text too short for that is hidden whole."""
    hidden = len(text) - head - tail
    if hidden < 4:
        return "*" * len(text)
    return text[:head] + "*" * hidden + text[-tail:]
