"""Cuts an address into its names and its numbers: the part that says which village, and the part that says which door.

Both halves are regular expressions, so a million addresses take seconds; the names are looked up elsewhere (resolver).
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from desktop.locating.numerals import SIGNS, number_of

_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DASHES = dict.fromkeys(map(ord, "—–－―~～"), "-")
_NOTHING = dict.fromkeys(map(ord, " \t\r\n\u3000\u00a0\u200b\ufeff,，.。、;；:：'\"“”‘’()（）[]【】<>《》|/\\_*＊"))
_PLAIN = _HALF | _DASHES | _NOTHING | {ord("○"): "〇", ord("巿"): "市"}
_ODD = re.compile("[" + "".join(re.escape(chr(code)) for code in _PLAIN) + "]")

NUMBER = rf"(?:[0-9]{{1,5}}|[{SIGNS}]{{1,6}})"
_GROUP = r"(?:村民小组|村民组|小组|生产队|组|队|埭)"
_NAME_GOES_ON = r"(?!桥|路|街|村|社区|港|镇|闸|圩)"  # 三号桥村, 5号路: these numbers are part of a name

_FIRST_NUMBER = re.compile(
    rf"第?{NUMBER}(?:{_GROUP}|号|#|幢|栋|单元|室|弄|座|楼){_NAME_GOES_ON}|[0-9](?![0-9]*(?:村|社区|路|街|桥|镇|居))"
)
_RURAL = re.compile(
    rf"(?:第?({NUMBER}){_GROUP})?-?(?:({NUMBER})(?:号(?!楼)|#(?!楼)|(?=$|-[0-9]))(?:-([0-9]{{1,4}})号?)?)?"
    rf"(?:附({NUMBER})号?)?"
)
_URBAN = re.compile(
    rf"(.*?)(?:({NUMBER}|[A-Za-z甲乙丙丁])(?:幢|栋|号楼|座|#楼?|楼))?(?:({NUMBER}|[甲乙丙丁])单元)?"
    rf"(?:([0-9]{{1,5}}|[{SIGNS}]{{1,6}}|[甲乙丙丁])室?)?$"
)


class Level(StrEnum):
    """The levels of the grammar, in their order."""

    PROVINCE = "PROVINCE"
    CITY = "CITY"
    COUNTY = "COUNTY"
    TOWN = "TOWN"
    VILLAGE = "VILLAGE"
    GROUP = "GROUP"
    ROAD = "ROAD"
    ROAD_NO = "ROAD_NO"
    HOUSE = "HOUSE"  # 号: a door plate, or the number in a hukou book
    ATTACHED = "ATTACHED"  # 附n
    ESTATE = "ESTATE"
    BUILDING = "BUILDING"
    UNIT = "UNIT"
    ROOM = "ROOM"


class Piece(NamedTuple):
    """One part of an address: its level in the grammar, and where it stands in the squeezed text, its unit included.

    `value` is the name or the number as written, without the unit of a number.
    """

    level: Level
    start: int
    end: int
    value: str


def squeezed(text: str) -> str:
    """Half-width, without spaces and punctuation. No sign becomes two, so places in it can be traced back."""
    return text.translate(_PLAIN) if _ODD.search(text) else text


def places(text: str) -> list[int]:
    """Where each sign of `squeezed(text)` stood in `text`, and the end of `text`."""
    return [*(place for place, sign in enumerate(text) if ord(sign) not in _NOTHING), len(text)]


def cut(plain: str) -> int:
    """Where the numbers of a squeezed address begin; its length when it has none."""
    found = _FIRST_NUMBER.search(plain)
    return found.start() if found else len(plain)


def group_of(plain: str, at: int) -> int:
    """The villagers' group that the numbers begin with, 0 = none; the quick half of `number_pieces`."""
    found = _RURAL.match(plain, at)
    return (number_of(found[1]) or 0) if found and found[1] else 0


def number_pieces(plain: str, at: int) -> Iterator[Piece]:
    """The numbers of a squeezed address from `at` on, and the estate among them, in order. Never raises."""
    rural = _RURAL.match(plain, at)
    if rural:
        yield from _pieces(rural, ((1, Level.GROUP), (2, Level.HOUSE), (3, Level.ATTACHED), (4, Level.ATTACHED)))
        at = rural.end()
    urban = _URBAN.match(plain, at)
    if urban:
        yield from _pieces(urban, ((1, Level.ESTATE), (2, Level.BUILDING), (3, Level.UNIT), (4, Level.ROOM)))


def _pieces(found: re.Match[str], levels: tuple[tuple[int, Level], ...]) -> Iterator[Piece]:
    """Each group that matched, with its unit: up to where the next one begins."""
    met = [(number, level) for number, level in levels if found[number]]
    if not met:
        return
    starts = [found.start(), *(found.start(number) for number, _ in met[1:])]
    for place, (number, level) in enumerate(met):
        if level is Level.ATTACHED and place:
            starts[place] = found.start(number) - 1  # 附 or - stands before its number
    ends = [*starts[1:], found.end()]
    for (number, level), start, end in zip(met, starts, ends, strict=True):
        yield Piece(level, start, end, found[number])
