"""The look of the ground as data: which class is drawn how at which zoom, read from `resources/styles/basemap.toml`."""

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from desktop.maps.ground.classes import AREAS, LINES, POINTS
from desktop.paths import RESOURCES
from desktop.refusal import Refused

FILE = RESOURCES / "styles" / "basemap.toml"
FIRST, LAST = 0.0, 24.0  # zoom levels of a rule that names none
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")

R = TypeVar("R")

Stops = tuple[tuple[float, float], ...]
"""(zoom, value) in order of zoom."""


@dataclass(frozen=True, slots=True)
class AreaRule:
    """Colours are #RRGGBB, widths in pixels of 1/96 inch."""

    kind: str
    fill: str
    alpha: int
    edge: str | None
    edge_width: float
    edge_from: float
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class LineRule:
    """A cased line narrower than `cased_from` is one line of the colour `thin`, at most a pixel wide."""

    kind: str
    colour: str
    thin: str
    case: str | None
    case_width: float  # on each side
    cased_from: float
    width: Stops
    dashes: tuple[float, ...]
    gap: str | None
    gap_dashes: tuple[float, ...]
    gap_from: float
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class LabelRule:
    """`along` = written along a line, else at a point."""

    kind: str
    colour: str
    size: Stops
    bold: bool
    along: bool
    rank: int
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class BasemapStyle:
    """One theme: rules in the order they are painted, and its palette for whoever explains the map (a legend)."""

    theme: str
    palette: Mapping[str, str]
    areas: tuple[AreaRule, ...]
    lines: tuple[LineRule, ...]
    labels: tuple[LabelRule, ...]

    def __hash__(self) -> int:
        return hash(self.theme)


def value_at(stops: Stops, zoom: float) -> float:
    """Between two stops values grow by equal factors per level; before the first and after the last they stay."""
    if zoom <= stops[0][0]:
        return stops[0][1]
    for (low, small), (high, large) in pairwise(stops):
        if zoom < high:
            return float(small * (large / small) ** ((zoom - low) / (high - low)))
    return stops[-1][1]


@cache
def load_style(theme: str) -> BasemapStyle:
    """The style that ships with the program: `theme` is light, dark, paper or grey."""
    return read_style(FILE, theme)


def read_style(path: Path, theme: str) -> BasemapStyle:
    """Raises Refused, naming the rule and the word, for a file that is missing or says something impossible."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        palette = _palette(told, theme)
        return BasemapStyle(
            theme,
            palette,
            tuple(_Rule(rule, "area", AREAS, palette).area() for rule in told.get("area", ())),
            tuple(_Rule(rule, "line", LINES, palette).line() for rule in told.get("line", ())),
            tuple(_Rule(rule, "label", (*POINTS, *LINES), palette).label() for rule in told.get("label", ())),
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, _Wrong) as problem:
        raise Refused(
            f"底图样式 {path.name} 不能用：{problem}。请改正，或恢复程序自带的文件。",
            f"The base map style {path.name} cannot be used: {problem}. Correct it or restore the program's own file.",
        ) from problem


class _Wrong(ValueError):
    pass


def _palette(told: Mapping[str, Any], theme: str) -> dict[str, str]:
    palettes = told.get("palette", {})
    if theme not in palettes:
        raise _Wrong(f"palette.{theme}?")
    own = dict(palettes[theme])
    other = own.pop("like", None)
    if other is not None and (other == theme or other not in palettes):
        raise _Wrong(f"palette.{theme}: like = {other!r}?")
    colours = {**({} if other is None else _palette(told, other)), **own}
    for word, colour in colours.items():
        if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
            raise _Wrong(f"palette.{theme}: {word} = {colour!r}, not #RRGGBB")
    return colours


class _Rule:
    """One table of the file; every word is taken out as it is read, and none may be left over."""

    def __init__(self, told: Mapping[str, Any], sort: str, kinds: Sequence[str], palette: Mapping[str, str]) -> None:
        self._left = dict(told)
        self._palette = palette
        self._place = f"[[{sort}]] class = {told.get('class')!r}"
        self.kind = self._left.pop("class", None)
        if self.kind not in kinds:
            raise _Wrong(f"{self._place}: no class of the ground")

    def area(self) -> AreaRule:
        alpha = self._number("alpha", 255, 0, 255)
        rule = AreaRule(
            self.kind, self._needed("fill"), round(alpha), self._colour("edge"),
            self._number("edge_width", 1.0, 0.1, 20), self._number("edge_from", FIRST, FIRST, LAST), *self._zooms(),
        )  # fmt: skip
        return self._done(rule)

    def line(self) -> LineRule:
        colour = self._needed("colour")
        rule = LineRule(
            self.kind, colour, self._colour("thin") or colour, self._colour("case"),
            self._number("case_width", 0.7, 0.1, 20), self._number("cased_from", 2.4, 0, 100), self._stops("width"),
            self._lengths("dashes"), self._colour("gap"), self._lengths("gap_dashes"),
            self._number("gap_from", FIRST, FIRST, LAST), *self._zooms(),
        )  # fmt: skip
        return self._done(rule)

    def label(self) -> LabelRule:
        rank = round(self._number("rank", 50, 0, 1000))
        rule = LabelRule(
            self.kind, self._needed("colour"), self._stops("size"), self._flag("bold"), self._flag("along"), rank,
            *self._zooms(),
        )  # fmt: skip
        return self._done(rule)

    def _done(self, rule: R) -> R:
        if self._left:
            raise _Wrong(f"{self._place}: {next(iter(self._left))}?")
        return rule

    def _colour(self, key: str) -> str | None:
        word = self._left.pop(key, None)
        if word is not None and word not in self._palette:
            raise _Wrong(f"{self._place}: {key} = {word!r}, no colour of the palette")
        return None if word is None else self._palette[word]

    def _needed(self, key: str) -> str:
        colour = self._colour(key)
        if colour is None:
            raise _Wrong(f"{self._place}: {key} is missing")
        return colour

    def _number(self, key: str, default: float, least: float, most: float) -> float:
        return self._checked(key, self._left.pop(key, default), least, most)

    def _checked(self, key: str, told: object, least: float, most: float) -> float:
        if isinstance(told, bool) or not isinstance(told, int | float) or not least <= told <= most:
            raise _Wrong(f"{self._place}: {key} = {told!r}, not a number from {least:g} to {most:g}")
        return float(told)

    def _zooms(self) -> tuple[float, float]:
        first, last = self._number("from", FIRST, FIRST, LAST), self._number("to", LAST, FIRST, LAST)
        if first > last:
            raise _Wrong(f"{self._place}: from {first:g} to {last:g}")
        return first, last

    def _flag(self, key: str) -> bool:
        told = self._left.pop(key, False)
        if not isinstance(told, bool):
            raise _Wrong(f"{self._place}: {key} = {told!r}, not true or false")
        return told

    def _lengths(self, key: str) -> tuple[float, ...]:
        told = self._left.pop(key, [])
        if not isinstance(told, list) or len(told) % 2:
            raise _Wrong(f"{self._place}: {key} = {told!r}, not pairs of a dash and a gap")
        return tuple(self._checked(key, length, 0.1, 100) for length in told)

    def _stops(self, key: str) -> Stops:
        told = self._left.pop(key, None)
        if not isinstance(told, list) or not told or not all(isinstance(one, list) and len(one) == 2 for one in told):
            raise _Wrong(f"{self._place}: {key} = {told!r}, not [[zoom, pixels], …]")
        stops = tuple(
            (self._checked(key, zoom, FIRST, LAST), self._checked(key, size, 0.1, 400)) for zoom, size in told
        )
        if any(low >= high or not math.isfinite(high) for (low, _), (high, _) in pairwise(stops)):
            raise _Wrong(f"{self._place}: {key}, zoom levels out of order")
        return stops
