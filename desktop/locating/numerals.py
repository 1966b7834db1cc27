"""Numbers as addresses write them: 3, 03, ３, 三, 十二, 廿三, 一百零五, and 一二三 figure by figure."""

from functools import lru_cache

FIGURES = "零一二三四五六七八九"
SIGNS = "一二三四五六七八九十百零〇○两廿卅"
"""Every sign that a Chinese numeral of an address is made of."""

_VALUE = {sign: value for value, sign in enumerate(FIGURES)} | {"〇": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "廿": 20, "卅": 30}
_MOST = 99_999  # a longer number is no group and no door


@lru_cache(maxsize=4096)
def number_of(text: str) -> int | None:
    """The number that a text is, 0 … 99,999; None when it is none."""
    if text.isascii():
        return int(text) if text.isdigit() and len(text) <= 5 else None
    if not text or any(sign not in SIGNS for sign in text):
        return None
    if all(sign in _VALUE for sign in text):  # figure by figure
        value = int("".join(str(_VALUE[sign]) for sign in text)) if len(text) <= 5 else _MOST + 1
        return value if value <= _MOST else None
    return _spoken(text)


def _spoken(text: str) -> int | None:
    """百, 十 and figures in the order they are spoken in; None for any other order."""
    head, hundred, rest = text.rpartition("百")
    total = 0
    if hundred:
        if len(head) != 1 or _VALUE.get(head, 0) == 0:
            return None
        total = _VALUE[head] * 100
        if rest and rest[0] in "零〇○":
            rest = rest[1:]
        elif len(rest) == 1 and rest in _VALUE:  # 一百五 is 150
            return total + _VALUE[rest] * 10
    if rest and rest[0] in _TENS:
        total, rest = total + _TENS[rest[0]], rest[1:]
    elif len(rest) > 1 and _VALUE.get(rest[0], 0) > 0 and rest[1] == "十":
        total, rest = total + _VALUE[rest[0]] * 10, rest[2:]
    if not rest:
        return total
    return total + _VALUE[rest] if len(rest) == 1 and _VALUE.get(rest, 0) > 0 else None


def chinese(number: int) -> str:
    """0 … 999 as it is spoken. Raises ValueError beyond."""
    if not 0 <= number <= 999:
        raise ValueError(f"{number} is beyond what addresses number")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = FIGURES[hundreds] + "百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else FIGURES[tens] + "十"
    elif hundreds and ones:
        text += "零"
    return text + FIGURES[ones] if ones or not text else text
