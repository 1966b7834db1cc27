"""Identity numbers of people and organisations, many at once: what is wrong with each, and each in its one form.

GB 11643 (15 digits become 18), GB 32100, GB 11714; damage by spreadsheets is told apart from a wrong number.
"""

import re
from collections.abc import Sequence

from desktop.customers.identifier_checks import (
    chars,
    credit_codes_hold,
    organisation_code_checks,
    resident_id_checks,
    resident_ids_hold,
)
from desktop.importing.cells import plain_code

_E_NOTATION = re.compile(r"\d(\.\d*)?E\+?\d+", re.IGNORECASE)
_ID_18 = re.compile(r"\d{17}[\dX]")
_ID_15 = re.compile(r"\d{15}")
_ORG_CODE = re.compile(r"[0-9A-Z]{8}[0-9X]")
_OLD_NUMBER = re.compile(r"\d{13}|\d{15}|[0-9A-Z]{15}")

Checked = tuple[list[str | None], dict[int, str]]
"""Values in their one form (None = blank or bad), and by position the code of what is wrong."""


def is_e_notation(text: str) -> bool:
    """Whether a spreadsheet wrote a number as 3.20684E+17."""
    return _E_NOTATION.fullmatch(text) is not None


def resident_ids(cells: Sequence[str], *, today: int, oldest: int) -> Checked:
    """Ids of people; `today` and `oldest` are YYYYMMDD between which birthdays must lie."""
    codes = [plain_code(cell) if cell else "" for cell in cells]
    wrong: dict[int, str] = {}
    for at, code in enumerate(codes):
        if len(code) == 18 or not code:
            continue
        if _ID_15.fullmatch(code):
            codes[at] = _upgraded(code)
        else:
            wrong[at] = "EXCEL_E" if is_e_notation(code) else "LENGTH"
            codes[at] = ""
    holds = resident_ids_hold(chars(codes, 18)).tolist()
    found: list[str | None] = []
    for at, (code, good) in enumerate(zip(codes, holds, strict=True)):
        if good and oldest <= int(code[6:14]) <= today:
            found.append(code)
            continue
        found.append(None)
        if code:
            wrong[at] = _why(code, today) if not good else "FUTURE" if int(code[6:14]) > today else "TOO_OLD"
    return found, wrong


def _upgraded(old: str) -> str:
    """15 digits → 18, GB 11643: the century, then the check character."""
    first = old[:6] + "19" + old[6:]
    return first + chr(int(resident_id_checks(chars([first], 17))[0, 0]))


def _why(code: str, today: int) -> str:
    if not _ID_18.fullmatch(code):
        return "SIGNS"
    if code.endswith("000"):
        return "EXCEL_TAIL"
    first = chars([code[:17] + "0"], 18)
    first[:, 17] = resident_id_checks(first[:, :17])[:, 0]
    return "CHECK_DIGIT" if bool(resident_ids_hold(first)[0]) else "NO_SUCH_DAY"


def credit_codes(cells: Sequence[str]) -> Checked:
    """Unified social credit codes; the organisation code inside is checked too."""
    codes = [plain_code(cell) if cell else "" for cell in cells]
    holds = credit_codes_hold(chars(codes, 18)).tolist()
    wrong: dict[int, str] = {}
    found: list[str | None] = []
    for at, (code, good) in enumerate(zip(codes, holds, strict=True)):
        found.append(code if good else None)
        if good or not code:
            continue
        if len(code) != 18:
            wrong[at] = "EXCEL_E" if is_e_notation(code) else "LENGTH"
        elif not (code.isascii() and code.isalnum()):
            wrong[at] = "SIGNS"
        else:
            wrong[at] = "EXCEL_TAIL" if code.isdecimal() and code.endswith("000") else "CHECK_DIGIT"
    return found, wrong


def organisation_codes(cells: Sequence[str]) -> Checked:
    """Nine characters, GB 11714, with or without the hyphen before the last."""
    found: list[str | None] = []
    wrong: dict[int, str] = {}
    for at, cell in enumerate(cells):
        code = plain_code(cell) if cell else ""
        good = bool(_ORG_CODE.fullmatch(code))
        if good:
            good = chr(int(organisation_code_checks(chars([code[:8]], 8))[0, 0])) == code[8]
        found.append(code if good else None)
        if code and not good:
            wrong[at] = "EXCEL_E" if is_e_notation(code) else "LENGTH" if len(code) != 9 else "CHECK_DIGIT"
    return found, wrong


def old_numbers(cells: Sequence[str]) -> Checked:
    """Registration numbers from before the unified code: 13 or 15 characters."""
    found: list[str | None] = []
    wrong: dict[int, str] = {}
    for at, cell in enumerate(cells):
        code = plain_code(cell) if cell else ""
        good = bool(_OLD_NUMBER.fullmatch(code))
        found.append(code if good else None)
        if code and not good:
            wrong[at] = "EXCEL_E" if is_e_notation(code) else "LENGTH"
    return found, wrong


def born_of(resident_id: str) -> str:
    """The birthday in an id of 18 digits, YYYY-MM-DD."""
    return f"{resident_id[6:10]}-{resident_id[10:12]}-{resident_id[12:14]}"


def gender_of(resident_id: str) -> str:
    return "M" if int(resident_id[16]) % 2 else "F"
