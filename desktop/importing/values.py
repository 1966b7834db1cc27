"""Phones, dates, amounts, counts and coded words of one column: each cell in its one form, or what is wrong with it."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from desktop.importing.cells import narrow, plain_code
from desktop.importing.identities import is_e_notation
from desktop.importing.vocabulary import plain

_MOBILE = re.compile(r"1[3-9]\d{9}")
_DEMO = re.compile(r"12\d{9}")  # no network has it: the phones of provably fake people (domain §2.5)
_LAND = re.compile(r"(?:(010|02\d|0[3-9]\d{2}))?(\d{7,8})")
_COUNTRY = re.compile(r"(?:\+|00)?86(?=1\d{10}$|0\d{9,11}$)")
_PHONE_SIGNS = re.compile(r"[\s()（）\-‐–—.]")
AREA_CODE = "0513"  # Nantong
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?")
_DIGITS_8 = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"\d{5}(?:\.0)?")
_SERIAL_ZERO = date(1899, 12, 30)
_PLAIN_AMOUNT = re.compile(r"-?\d{1,13}(?:\.\d{1,2})?")
_AMOUNT_WORDS = {"元": 100, "万元": 1_000_000, "万": 1_000_000, "亿元": 10_000_000_000}
_MOST_FEN = 10**17
_MEMORY = 20_000
_LONGEST_KEY = 64

Read = tuple[object, str | None]


def each(cells: Sequence[str], read: Callable[[str], Read], known: "Memory") -> tuple[list[Any], dict[int, str]]:
    """`read` every cell, each distinct one once."""
    known.learn(set(cells), read)
    values = list(map(known.values.__getitem__, cells))
    wrong: dict[int, str] = {}
    if known.wrong:
        problems = known.wrong
        wrong = {at: problems[cell] for at, cell in enumerate(cells) if cell in problems}
    return values, wrong


class Memory:
    """What cells of one column were read as; forgets everything when it grows too large."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {"": None}
        self.wrong: dict[str, str] = {}

    def learn(self, cells: set[str], read: Callable[[str], Read]) -> None:
        if len(self.values) > _MEMORY:
            self.values, self.wrong = {"": None}, {}
        for cell in cells - self.values.keys():
            self.values[cell], problem = read(cell)
            if problem is not None:
                self.wrong[cell] = problem


def phone(cell: str, *, demo: bool) -> Read:
    """(("MOBILE" | "LANDLINE", number), None). Demo phones hold in a demo bank alone."""
    if _MOBILE.fullmatch(cell) or (demo and _DEMO.fullmatch(cell)):
        return ("MOBILE", cell), None
    if is_e_notation(narrow(cell)):
        return None, "EXCEL_E"
    digits = _COUNTRY.sub("", _PHONE_SIGNS.sub("", narrow(cell).removesuffix(".0")))
    if _MOBILE.fullmatch(digits) or (demo and _DEMO.fullmatch(digits)):
        return ("MOBILE", digits), None
    land = _LAND.fullmatch(digits)
    if (land and len(digits) != 11) or (land and digits.startswith("0")):
        return ("LANDLINE", f"{land[1] or AREA_CODE}-{land[2]}"), None
    return None, "NO_PHONE"


def day(cell: str) -> Read:
    """YYYY-MM-DD of every way to write a day, the numbers of spreadsheets among them."""
    text = narrow(cell)
    found = _DATE.fullmatch(text) or _DIGITS_8.fullmatch(text)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat(), None
        if _SERIAL.fullmatch(text):
            return (_SERIAL_ZERO + timedelta(days=int(text[:5]))).isoformat(), None
    except ValueError:
        pass
    return None, "NO_SUCH_DAY"


def amount(cell: str, factor: int) -> Read:
    """Whole 分; `factor` turns the column's unit into 分 where the cell itself names none."""
    if cell[-3:-2] == "." and (digits := cell[:-3] + cell[-2:]).isdecimal() and digits.isascii() and len(digits) < 15:
        return int(digits) * factor // 100, None
    text = narrow(cell).replace(",", "").replace(" ", "").lstrip("¥￥")
    if not _PLAIN_AMOUNT.fullmatch(text):
        for word, by in _AMOUNT_WORDS.items():
            if text.endswith(word) and text[: -len(word)] and text[: -len(word)][-1].isdigit():
                text, factor = text[: -len(word)], by
                break
    try:
        exact = Decimal(text) * factor
        fen = int(exact.to_integral_value()) if exact.is_finite() and abs(exact) < _MOST_FEN else None
    except (InvalidOperation, ValueError, OverflowError):
        return None, "NO_AMOUNT"
    return (None, "NO_AMOUNT") if fen is None else (fen, None)


def whole(cell: str) -> Read:
    """A count: digits, Chinese numerals up to 99, with 组 队 埭 人 behind."""
    text = re.sub(r"[组队埭人名户]$", "", narrow(cell)).removesuffix(".0").removeprefix("第")
    if text.isascii() and text.isdecimal() and len(text) <= 9:
        return int(text), None
    number = _chinese(text)
    return (None, "NO_NUMBER") if number is None else (number, None)


def _chinese(text: str) -> int | None:
    digits = {sign: value for value, sign in enumerate("零一二三四五六七八九")}
    match = re.fullmatch(r"([二三四五六七八九]?)(十?)([一二三四五六七八九]?)", text)
    if not text or match is None or (match[1] and not match[2] and match[3]):
        return None
    if not match[2]:
        return digits[match[1] or match[3]]
    return digits.get(match[1], 1) * 10 + digits.get(match[3], 0)


def word(cell: str, words: Mapping[str, str]) -> Read:
    found = words.get(plain(cell))
    return (None, "UNKNOWN_WORD") if found is None else (found, None)


def key(cell: str) -> Read:
    """A customer number: kept as it is, but for blanks and width; damage by a spreadsheet is found."""
    if cell.isdecimal() and cell.isascii() and len(cell) <= _LONGEST_KEY:
        return cell, None
    code = plain_code(cell)
    if is_e_notation(code):
        return None, "EXCEL_E"
    if len(code) > _LONGEST_KEY:
        return None, "TOO_LONG"
    return (code, None) if code.isprintable() and code else (None, "SIGNS")


def degrees(cell: str) -> Read:
    text = narrow(cell).strip("°")
    try:
        value = float(text)
    except ValueError:
        return None, "NO_DEGREES"
    return (value, None) if -180.0 <= value <= 180.0 and len(text) < 40 else (None, "NO_DEGREES")
