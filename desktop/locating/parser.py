"""Takes one address apart into the levels of domain §2.4, each with its place in the text as it was received.

Two ways: by the endings of names alone (省 市 县 镇 村 路 …), which knows no place and misreads names that contain an
ending, or with what a resolver has found in the gazetteer. A million addresses go through `locator` instead.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.locating.address_text import Level, Piece, cut, number_pieces, places, squeezed
from desktop.locating.numerals import number_of
from desktop.locating.resolver import Reason, Resolution

_OWN = "省市县区镇乡村"
_NAMES = re.compile(
    rf"(?P<PROVINCE>[^{_OWN}]{{2,8}}?(?:省|自治区))?"
    rf"(?P<CITY>[^{_OWN}]{{1,8}}?(?:市|自治州|地区|盟)(?!村|镇|社区))?"
    rf"(?P<COUNTY>[^{_OWN}]{{1,8}}?(?:市|县|(?<![园新发社小])区)(?!村|镇|社区))?"
    r"(?P<TOWN>[^村]{1,14}?(?:镇|街道办事处|街道|乡|管理委员会|管委会|开发区|高新区|园区|新区|农场)(?!村|社区|路|街))?"
    r"(?P<VILLAGE>.{1,12}?(?:村村民委员会|村民委员会|村村委会|村委会|居民委员会|社区居委会|居委会|社区)|[^路]{1,12}?(?<!新)村)?"
    r"(?P<ROAD>.{1,12}?(?:路|大道|大街|街|巷))?"
    r"(?P<ESTATE>.+)?"
)
_STREET = re.compile(r"(?P<ROAD>.{1,12}?(?:路|大道|大街|街|巷))?(?P<ESTATE>.+)?")
_UNITS = {
    Level.GROUP: "组", Level.ROAD_NO: "号", Level.HOUSE: "号", Level.BUILDING: "幢", Level.UNIT: "单元",
    Level.ROOM: "室",
}  # fmt: skip
_WEIGHTS = {
    Level.VILLAGE: 0.4,
    Level.TOWN: 0.2,
    Level.GROUP: 0.15,
    Level.HOUSE: 0.1,
    Level.COUNTY: 0.1,
    Level.ROAD: 0.1,
}


@dataclass(frozen=True, slots=True)
class ParsedAddress:
    """`pieces` in the order of the text; their places are those in `raw`, as it was received.

    `score` 0 … 1: with a gazetteer how surely the village is known, without one how much of the grammar was met.
    """

    raw: str
    pieces: tuple[Piece, ...]
    score: float
    reason: Reason | None = None  # None: read without a gazetteer

    def value(self, level: Level) -> str | None:
        return next((piece.value for piece in self.pieces if piece.level is level), None)

    @property
    def group_no(self) -> int | None:
        written = self.value(Level.GROUP)
        return None if written is None else number_of(written)


def parsed(raw: str, resolution: Resolution | None = None, *, numbers_at: int | None = None) -> ParsedAddress:
    """Any text at all; never raises. `resolution`: what a resolver made of the names, `numbers_at` where they end."""
    plain = squeezed(raw)
    at = cut(plain) if numbers_at is None else numbers_at
    names = list(_named(plain[:at]) if resolution is None else _resolved(plain[:at], resolution))
    pieces = list(names)
    on_road = any(piece.level is Level.ROAD for piece in names)
    for piece in number_pieces(plain, at):
        level = Level.ROAD_NO if piece.level is Level.HOUSE and on_road else piece.level
        if level is Level.ESTATE and any(known.level is Level.ESTATE for known in pieces):
            continue
        pieces.append(piece._replace(level=level))
    where = places(raw)
    traced = tuple(piece._replace(start=where[piece.start], end=where[piece.end - 1] + 1) for piece in pieces)
    if resolution is None:
        met = {piece.level for piece in pieces}
        score = min(1.0, sum(weight for level, weight in _WEIGHTS.items() if level in met))
        return ParsedAddress(raw, traced, round(score, 3))
    best = resolution.best
    return ParsedAddress(raw, traced, best.score if best else 0.0, resolution.reason)


def written(values: Mapping[Level, str | int]) -> str:
    """The address as the grammar has it; what `parsed` takes apart again. Names carry their own endings."""
    text = ""
    for level in Level:
        value = values.get(level)
        if value is not None:
            text += f"附{value}" if level is Level.ATTACHED else f"{value}{_UNITS.get(level, '')}"
    return text


def _named(names: str) -> Iterator[Piece]:
    found = _NAMES.match(names)
    if found:
        yield from _groups(found)


def _resolved(names: str, resolution: Resolution) -> Iterator[Piece]:
    end = 0
    for level, start, end in resolution.names:
        yield Piece(Level(level), start, end, names[start:end])
    best = resolution.best
    if best is not None and resolution.reason is Reason.LOCATED and best.start >= end:
        yield Piece(Level.VILLAGE, best.start, best.end, names[best.start : best.end])
        end = best.end
    street = _STREET.match(names, end)
    if street:
        yield from _groups(street)


def _groups(found: re.Match[str]) -> Iterator[Piece]:
    for level, text in found.groupdict().items():
        if text:
            yield Piece(Level(level), found.start(level), found.end(level), text)
