"""A segment as JSON: in the store, and as a file that a colleague takes in."""

import json
from collections.abc import Mapping
from typing import Any

from desktop.refusal import Refused
from desktop.segments.segment import Area, Definition
from desktop.tables.conditions import Between, Blank, Condition, Match, OneOf, Top, Wording
from desktop.tables.heads import CUSTOMER_HEADS

_COLUMNS = frozenset(head.key for head in CUSTOMER_HEADS)
_FORMAT = "getu-segment-1"


def to_text(definition: Definition) -> str:
    """One line; the same definition always gives the same text."""
    area = definition.area
    told = {
        "format": _FORMAT,
        "filters": {key: _told(one) for key, one in sorted(definition.filters.items())},
        "area": None if area is None else {"grids": area.grids, "ring": area.ring, "circle": area.circle},
        "with_quiet": definition.with_quiet,
        "with_blacklisted": definition.with_blacklisted,
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def from_text(text: str) -> Definition:
    """Raises Refused for what is no segment, or asks for a column that this version does not know."""
    try:
        told = json.loads(text)
        if told["format"] != _FORMAT:
            raise ValueError(told["format"])
        filters = {str(key): _condition(one) for key, one in told["filters"].items()}
        area = _area(told["area"])
        unknown = filters.keys() - _COLUMNS
        flags = bool(told["with_quiet"]), bool(told["with_blacklisted"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise Refused(
            "读不懂这个客群，它可能已损坏，或由更新版本的格图写成。已有的客群保持不变。",
            "This segment cannot be read; it may be damaged or of a newer Getu. Your segments are as they were.",
        ) from error
    if unknown:
        raise Refused(
            f"这个客群用到本版本没有的列（{'、'.join(sorted(unknown))}），没有采用。已有的客群保持不变。",
            f"This segment asks for columns that this version does not have ({', '.join(sorted(unknown))}), so it was "
            "not taken in. Your segments are as they were.",
        )
    return Definition(filters, area, *flags)


def _told(condition: Condition) -> dict[str, object]:
    match condition:
        case OneOf(values):
            return {"one_of": sorted(values, key=lambda one: (one is not None, str(type(one)), str(one)))}
        case Wording(how, words):
            return {"how": how.value, "text": words}
        case Between(low, high):
            return {"low": low, "high": high}
        case Top(count, smallest):
            return {"top": count, "smallest": smallest}
        case Blank(blank):
            return {"blank": blank}


def _condition(told: Mapping[str, Any]) -> Condition:
    if "one_of" in told:
        values = told["one_of"]
        if any(not isinstance(one, str | int | None) or isinstance(one, bool) for one in values):
            raise ValueError("a value is a word, a number or nothing")
        return OneOf(frozenset(values))
    if "how" in told:
        return Wording(Match(told["how"]), str(told["text"]))
    if "top" in told:
        return Top(_whole(told["top"]), bool(told["smallest"]))
    if "blank" in told:
        return Blank(bool(told["blank"]))
    low, high = told["low"], told["high"]
    return Between(None if low is None else _whole(low), None if high is None else _whole(high))


def _area(told: Mapping[str, Any] | None) -> Area | None:
    if told is None:
        return None
    circle = told["circle"]
    ring = tuple((_degrees(x, 180), _degrees(y, 90)) for x, y in told["ring"])
    if circle is None:
        return Area(tuple(str(code) for code in told["grids"]), ring)
    lon, lat, metres = circle
    return Area(circle=(_degrees(lon, 180), _degrees(lat, 90), _whole(metres)))


def _degrees(value: object, most: int) -> int:
    e7 = _whole(value)
    if abs(e7) > most * 10**7:
        raise ValueError("no place on earth")
    return e7


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 2**63:
        raise ValueError("a whole number is meant")
    return value
