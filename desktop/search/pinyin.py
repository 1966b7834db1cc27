"""How Chinese characters are typed by sound: the readings of a character, and the surname's reading at a name's head.

Imported late: the library's table costs memory and 50 ms. Its table of phrases is left out; instead every common
reading of a character is accepted, so 长 is found by `chang` and by `zhang`, and 重 by `chong` and by `zhong`.
"""

import os
from collections.abc import Iterable

os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # 20 MB of phrases that single characters do not need
os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")

from pypinyin import Style, pinyin

_COMMON = 3  # readings of one character; the rarer ones would find what nobody meant
_SURNAMES = {
    "单": "shan", "仇": "qiu", "曾": "zeng", "查": "zha", "解": "xie", "任": "ren", "区": "ou", "朴": "piao",
    "盖": "ge", "乐": "yue", "缪": "miao", "员": "yun", "祭": "zhai", "折": "she", "秘": "bi", "翟": "zhai",
    "黑": "he", "葛": "ge", "种": "chong", "繁": "po", "覃": "qin", "召": "shao", "洗": "xian", "句": "gou",
    "尉": "yu", "万": "wan", "长": "zhang", "隗": "wei", "燕": "yan", "应": "ying", "车": "che", "宓": "mi",
    "华": "hua", "纪": "ji", "哈": "ha", "牟": "mou", "逄": "pang", "佴": "nai", "晁": "chao", "俞": "yu",
}  # fmt: skip


def sounds(signs: Iterable[str]) -> list[tuple[str, ...]]:
    """The readings of each sign without tones, `ü` as `v`; empty for a sign that is not Chinese."""
    return [_sounds(sign) for sign in signs]


def _sounds(sign: str) -> tuple[str, ...]:
    if not sign >= "㐀":
        return ()
    (read,) = pinyin(sign, style=Style.NORMAL, heteronym=True, errors="ignore") or ([],)
    heard = [word.replace("ü", "v") for word in read[:_COMMON] if word.isascii() or "ü" in word]
    heard += [_SURNAMES[sign]] if sign in _SURNAMES else []
    return tuple(dict.fromkeys(word for word in heard if word))
