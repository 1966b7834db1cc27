"""Why a row was refused: each reason has a code that never changes, and a sentence in Chinese and English."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.importing.fields import BY_KEY


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason to refuse one cell; `field` is a key of `fields`, empty where the whole row is meant."""

    code: str
    field: str = ""
    detail: str = ""  # a row number, never a person's data


WORDS: dict[str, tuple[str, str]] = {
    "UNREADABLE": (
        "这一行无法读取（引号不成对，或内容过长）",
        "the row cannot be read (unpaired quote, or far too long)",
    ),
    "TOO_MANY_CELLS": ("单元格多于表头", "more cells than the header has"),
    "EMPTY": ("必填，但是空的", "is needed but empty"),
    "MOJIBAKE": ("乱码", "garbled text (wrong encoding)"),
    "TOO_LONG": ("内容过长", "is too long"),
    "CONTROL": ("含有控制字符", "holds control characters"),
    "EXCEL_E": (
        "被表格软件写成了科学计数（E+），末几位已丢失，须从原系统重新取数",
        "was written as E+ by a spreadsheet; its last digits are lost, fetch it again from the source",
    ),
    "EXCEL_TAIL": (
        "末尾变成了 000，被表格软件截断，须从原系统重新取数",
        "ends in 000, cut by a spreadsheet; fetch it again from the source",
    ),
    "LENGTH": ("位数不对", "has the wrong length"),
    "SIGNS": ("含有不允许的字符", "holds characters it cannot have"),
    "CHECK_DIGIT": ("校验位不符", "fails its check digit"),
    "NO_SUCH_DAY": ("日期不存在", "is no day of the calendar"),
    "FUTURE": ("日期在将来", "lies in the future"),
    "TOO_OLD": ("年龄超过 120 岁", "makes a person older than 120"),
    "NOT_OF_ID": ("与证件号码不符", "disagrees with the identity number"),
    "NO_PHONE": ("不是有效的电话号码", "is no valid phone number"),
    "NO_AMOUNT": ("不是金额", "is no amount of money"),
    "NO_NUMBER": ("不是数字", "is no number"),
    "UNKNOWN_WORD": ("取值不认识", "has a value that is not known"),
    "UNKNOWN_VILLAGE": ("本行没有这个村或社区", "is no village or community of this bank"),
    "AMBIGUOUS_VILLAGE": ("有几个村同名，须写明乡镇", "is the name of several villages; name the town"),
    "UNKNOWN_TOWN": ("本行没有这个乡镇", "is no town of this bank"),
    "NO_DEGREES": ("不是经纬度", "is no longitude or latitude"),
    "SWAPPED": ("经度和纬度好像颠倒了", "longitude and latitude seem to be swapped"),
    "HALF_A_PLACE": ("经度纬度只有一个", "only one of longitude and latitude is there"),
    "OUTSIDE": ("坐标在本行辖区之外", "lies outside the bank's county"),
    "NO_POINT": ("图形不是点", "the shape is no point"),
    "SAME_KEY": ("与前面的行编号相同而内容不同", "has the key of an earlier row, with other content"),
}


def told(problem: Problem) -> tuple[str, str]:
    """The reason as a sentence, zh and en, without any value of the row."""
    zh, en = WORDS[problem.code]
    detail = f"（第 {problem.detail} 行）" if problem.detail else ""
    detail_en = f" (row {problem.detail})" if problem.detail else ""
    if problem.field:
        field = BY_KEY[problem.field]
        return f"{field.zh}{zh}{detail}", f"{field.en} {en}{detail_en}"
    return f"{zh}{detail}", f"{en}{detail_en}"


def cell(problems: Iterable[Problem]) -> str:
    """All reasons of one row, for the last column of the file of refused rows."""
    said = [told(problem) for problem in problems]
    return f"{'；'.join(zh for zh, _ in said)} / {'; '.join(en for _, en in said)}"
