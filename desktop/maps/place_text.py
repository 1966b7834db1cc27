"""Coordinates as people type and read them: decimal or degrees–minutes–seconds, in any of three datums."""

import re
from dataclasses import dataclass

import numpy as np

from desktop.maps.datum import Datum, convert
from desktop.refusal import Refused

_CHINA_LON = (73.0, 136.0)
_CHINA_LAT = (3.0, 54.0)

_PREFIXES = (
    (re.compile(r"^(gcj-?0?2|gcj|高德|腾讯|火星|amap)(坐标)?\s*[:：,，]?\s*", re.IGNORECASE), Datum.GCJ02),
    (re.compile(r"^(bd-?0?9|bd|百度|baidu)(坐标)?\s*[:：,，]?\s*", re.IGNORECASE), Datum.BD09),
    (re.compile(r"^(cgcs-?2000|wgs-?84|wgs|gps|国家2000|2000)(坐标)?\s*[:：]\s*", re.IGNORECASE), Datum.CGCS2000),
    (re.compile(r"^(cgcs-?2000|wgs-?84|gps)(坐标)?\s+", re.IGNORECASE), Datum.CGCS2000),
)
_HALF = {
    "E": ("lon", 1), "东经": ("lon", 1), "W": ("lon", -1), "西经": ("lon", -1), "经度": ("lon", 1),
    "N": ("lat", 1), "北纬": ("lat", 1), "S": ("lat", -1), "南纬": ("lat", -1), "纬度": ("lat", 1),
}  # fmt: skip
_NUMBER = r"\d+(?:\.\d*)?|\.\d+"
_ANGLE = re.compile(
    r"\s*(?P<before>东经|西经|北纬|南纬|经度|纬度|[EWNSewns](?![a-zA-Z]))?\s*[:：=]?\s*"
    rf"(?P<sign>[+\-−])?\s*(?P<degrees>{_NUMBER})\s*(?:[°度ºd]\s*"
    rf"(?:(?P<minutes>{_NUMBER})\s*['′’‘分m]\s*)?(?:(?P<seconds>{_NUMBER})\s*(?:[\"″”“秒s]|'')\s*)?)?"
    r"(?(before)|(?P<after>(?<!\s)[EWNSewns](?![a-zA-Z])|[EWNSewns](?![a-zA-Z\d]))?)\s*"
)
_SEPARATORS = " \t,，;；/、|"


@dataclass(frozen=True, slots=True)
class Place:
    """A typed place in degrees of CGCS2000, and how it was read, so that the user can be told."""

    lon: float
    lat: float
    datum: Datum  # what the text was in
    swapped: bool  # latitude was typed first without saying so


def parse_place(text: str, *, default: Datum = Datum.CGCS2000) -> Place:
    """`121.355 32.015`, `32.015N 121.355E`, `121°21'18"E 32°00'56"N`, `gcj:121.36,32.01`, `百度 121.366 32.02` → place.

    Without hemisphere letters longitude comes first, unless only the other order lies in China. `default` is the
    datum of a text that names none. Raises Refused with a sentence when it is not a place.
    """
    body = _half_width(text).strip()
    datum = default
    for pattern, named in _PREFIXES:
        match = pattern.match(body)
        if match:
            datum, body = named, body[match.end() :]
            break
    first, second = _angles(body.strip(_SEPARATORS + "()（）[]"), text)
    lon, lat, swapped = _in_order(first, second)
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise Refused(
            f"经度应在 ±180°、纬度应在 ±90° 以内，读到的是 {lon:g}, {lat:g}。",
            f"Longitude must be within ±180° and latitude within ±90°; this reads as {lon:g}, {lat:g}.",
        )
    found = convert(np.array([lon, lat]), source=datum, target=Datum.CGCS2000)
    return Place(round(float(found[0]), 9), round(float(found[1]), 9), datum, swapped)


def is_place(text: str) -> bool:
    """Whether a text in the one search box is meant as coordinates, so that the search need not look for a name."""
    try:
        parse_place(text)
    except Refused:
        return False
    return True


def place_readout(lon: float, lat: float, datum: Datum = Datum.CGCS2000, *, dms: bool = False) -> str:
    """Degrees of CGCS2000 → text in a datum that `parse_place` reads back: `gcj-02: 121.359800, 32.013716`.

    Six decimals (about a decimetre); with `dms`, seconds with two decimals (about three decimetres).
    """
    x, y = (float(value) for value in convert(np.array([lon, lat]), source=Datum.CGCS2000, target=datum))
    body = f"{_dms(y, 'NS')} {_dms(x, 'EW')}" if dms else f"{x:.6f}, {y:.6f}"
    return body if datum is Datum.CGCS2000 else f"{datum.value}: {body}"


@dataclass(frozen=True, slots=True)
class _Angle:
    degrees: float
    axis: str | None  # "lon", "lat" or not said


def _angles(body: str, text: str) -> tuple[_Angle, _Angle]:
    found: list[_Angle] = []
    place = 0
    while place < len(body):
        if body[place] in _SEPARATORS:
            place += 1
            continue
        match = _ANGLE.match(body, place)
        if match is None or match.end() == place:
            break
        found.append(_angle(match))
        place = match.end()
    if len(found) != 2 or place < len(body):
        raise Refused(
            f"“{text.strip()[:60]}”不是坐标。请按“经度 纬度”输入，例如 121.355 32.015，或 32.015N 121.355E。",
            f"“{text.strip()[:60]}” is not a pair of coordinates. Type longitude and latitude, like 121.355 32.015.",
        )
    return found[0], found[1]


def _angle(match: re.Match[str]) -> _Angle:
    minutes, seconds = float(match["minutes"] or 0), float(match["seconds"] or 0)
    if minutes >= 60 or seconds >= 60:
        raise Refused("分和秒都应小于 60。", "Minutes and seconds must be below 60.")
    value = float(match["degrees"]) + minutes / 60 + seconds / 3600
    half = (match["before"] or match["after"] or "").upper()
    axis, sign = _HALF.get(half, (None, 1))
    if match["sign"] in ("-", "−"):
        sign = -sign
    return _Angle(sign * value, axis)


def _in_order(first: _Angle, second: _Angle) -> tuple[float, float, bool]:
    if first.axis is not None and first.axis == second.axis:
        raise Refused("两个数都标成了同一个方向，请一个写经度、一个写纬度。", "Both numbers name the same axis.")
    if first.axis == "lon" or second.axis == "lat":
        return first.degrees, second.degrees, False
    if first.axis == "lat" or second.axis == "lon":
        return second.degrees, first.degrees, False
    a, b = first.degrees, second.degrees
    if _in_china(b, a) and not _in_china(a, b):
        return b, a, True
    return a, b, False


def _in_china(lon: float, lat: float) -> bool:
    return _CHINA_LON[0] <= lon <= _CHINA_LON[1] and _CHINA_LAT[0] <= lat <= _CHINA_LAT[1]


def _half_width(text: str) -> str:
    """Full-width digits, letters and signs of a Chinese keyboard → the ASCII ones; degree and quote signs stay."""
    return "".join(chr(ord(sign) - 0xFEE0) if "！" <= sign <= "～" else sign for sign in text.replace("\u3000", " "))


def _dms(degrees: float, halves: str) -> str:
    hundredths = round(abs(degrees) * 360_000)
    whole, rest = divmod(hundredths, 360_000)
    minutes, seconds = divmod(rest, 6_000)
    return f"{whole}°{minutes:02d}′{seconds / 100:05.2f}″{halves[degrees < 0]}"
