"""The codes of grids: 14 digits that are never given to another grid (CJ/T 349-2010 and DB6101/T 3185-2024).

A grid inside one village or community has its 12 digits and a sequence of 2: 00 for the whole, 01 … 99 for parts.
A grid made of several has the 9 digits of the township, then 601 … 699, then 00.
"""

from collections.abc import Collection

from desktop.refusal import Refused


def code_within(village_code12: str, used: Collection[str]) -> str:
    """The next free code of a part of a village or community. Raises Refused after 99 parts."""
    return _next_free([f"{village_code12}{number:02d}" for number in range(1, 100)], used)


def code_across(town_code9: str, used: Collection[str]) -> str:
    """The next free code of a grid that takes in ground of several. Raises Refused after 99 of them."""
    return _next_free([f"{town_code9}{number}00" for number in range(601, 700)], used)


def _next_free(codes: list[str], used: Collection[str]) -> str:
    for code in codes:
        if code not in used:
            return code
    raise Refused(
        f"{codes[0]} 至 {codes[-1]} 的网格代码都已用过，代码不能重复使用。请改为并入已有的网格。",
        f"All grid codes from {codes[0]} to {codes[-1]} have been used, and a code is never given twice. "
        "Please give the ground to an existing grid instead.",
    )
