"""Cells as they arrive, made plain: blanks, full-width signs, garbled text, marks that spreadsheets leave behind."""

import re
from collections.abc import Sequence

from desktop.importing.table import MOST_CELL

# Signs that UTF-8 text becomes when it is read as GBK: what begins there with the bytes of a Chinese sign.
_MISREAD = "".join(
    bytes((lead, trail)).decode("gbk", "ignore") for lead in range(0xE4, 0xEA) for trail in range(0x80, 0xC0)
)
# Whatever of this stands in a column makes its cells be looked at one by one; most columns have none of it.
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u00a0\u00c0-\u00ff\u200b-\u200f\u2028-\u202e\u2060\u3000\ufeff\uff10-\uff19"
    f"\uff21-\uff3a\uff41-\uff5a\ufffd\ue000-\uf8ff锟烫屯\n\r\t{_MISREAD}]"
)
_WIDE_LETTERS = {code: code - 0xFEE0 for low, high in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
                 for code in range(low, high + 1)}  # fmt: skip
_BLANK = {0x3000: " ", 0xA0: " ", 0x09: " ", 0x0A: " ", 0x0D: " ", 0x2028: " ", 0x2029: " "}
_UNSEEN = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF])
_PLAIN = {**_WIDE_LETTERS, **_BLANK, **_UNSEEN}
_NARROW = {**{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}, **_BLANK, **_UNSEEN}
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_LOST = re.compile("\ufffd|[\ue000-\uf8ff]|锟斤|斤拷|烫烫|屯屯")
_AS_LATIN = re.compile("[\u00c0-\u00ff][\u0080-\u00bf]")
_MOSTLY = 0.6  # share of the bytes that are Chinese signs in UTF-8 as well: by chance it is a few percent
_GUARDED = ("=", "+", "-", "@")  # what a spreadsheet would take for a formula


def stripped(cells: Sequence[str]) -> list[str]:
    """Without blanks at the ends, and without the apostrophe that keeps a spreadsheet from calculating."""
    texts = list(map(str.strip, cells))
    if "'" in "".join(texts):
        texts = [text[1:].strip() if text.startswith("'") else text for text in texts]
    return texts


def looks_odd(texts: Sequence[str]) -> bool:
    """Whether any of many texts must be looked at by `plain_text`."""
    joined = "\x20".join(texts)
    return (not joined.isascii() or not joined.isprintable()) and _ODD.search(joined) is not None


def plain_text(text: str) -> tuple[str, str | None]:
    """A text with plain blanks, letters and figures; and the code of what is wrong with it, if so."""
    if _ODD.search(text) is None:
        return text, None
    plain = " ".join(text.translate(_PLAIN).split())
    if _CONTROL.search(plain):
        return "", "CONTROL"
    return ("", "MOJIBAKE") if is_garbled(plain) else (plain, None)


def is_garbled(text: str) -> bool:
    """Whether a text was once read in a wrong encoding: lost signs, UTF-8 read as GBK, or as Latin-1."""
    if _LOST.search(text) or _AS_LATIN.search(text):
        return True
    if text.isascii():
        return False
    received = text.encode("gb18030")
    again = received.decode("utf-8", "ignore")
    chinese = sum("\u4e00" <= sign <= "\u9fff" for sign in again)
    return chinese >= 2 and 3 * chinese >= _MOSTLY * len(received)


def plain_code(text: str) -> str:
    """A number or code in capitals, half width, without blanks and hyphens."""
    if text.isalnum() and text.isascii():
        return text.upper()
    narrow = text.translate(_NARROW)
    return re.sub(r"[\s\-‐–—]", "", narrow).removesuffix(".0").upper()[:MOST_CELL]


def narrow(text: str) -> str:
    """Full-width signs as half-width ones, blanks plain."""
    return text if text.isascii() else text.translate(_NARROW).strip()


def guarded(text: str) -> str:
    """A text as it may stand in a CSV file that people open in a spreadsheet: never a formula."""
    return f"'{text}" if text.startswith((*_GUARDED, "'", "\t", "\r")) else text
