"""The small file that says which layers of a bank's own data become which classes of ground.

credit = "海门农商银行"
datum = "CGCS2000"                # or "GCJ-02", "BD-09": what the coordinates are in; CGCS2000 when left out

[[layer]]
file = "water.shp"                # beside this file; a GeoPackage with several layers takes `layer` as well
layer = "rivers"
class = "water"
name = "NAME"                     # the field that holds names
where = { TYPE = ["lake", "pond"] }   # only these features: field = value or list of values
encoding = "GB18030"              # of a Shapefile's table; needed only when the file does not say
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from desktop.maps.datum import Datum
from desktop.maps.ground.classes import AREAS, LINES, POINTS
from desktop.refusal import Refused

_KEYS = {"file", "layer", "class", "name", "where", "encoding"}


@dataclass(frozen=True, slots=True)
class LayerMapping:
    file: Path
    layer: str | None  # None = the only one
    kind: str
    name: str | None
    where: Mapping[str, frozenset[str]]
    encoding: str | None


@dataclass(frozen=True, slots=True)
class Mappings:
    layers: tuple[LayerMapping, ...]
    credit: str
    datum: Datum


def load_mappings(path: Path) -> Mappings:
    """Raises `Refused`, naming what is possible, when the file is not as the head of this module describes."""
    refused = partial(_refused, path)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise refused(f"无法读取（{problem}）", f"it cannot be read ({problem})") from problem
    unknown = set(data) - {"credit", "datum", "layer"}
    if unknown:
        raise refused(f"不认识的项：{'、'.join(sorted(unknown))}", f"unknown entries {', '.join(sorted(unknown))}")
    datums = {datum.value: datum for datum in Datum}
    datum = data.get("datum", Datum.CGCS2000.value)
    if datum not in datums:
        raise refused(
            f"坐标系 {datum} 不存在，可用：{'、'.join(datums)}", f"no datum {datum}; there are {', '.join(datums)}"
        )
    entries = data.get("layer")
    if not isinstance(entries, list) or not entries:
        raise refused("至少需要一个 [[layer]]", "it needs at least one [[layer]]")
    layers = tuple(_layer(path, number, entry) for number, entry in enumerate(entries, 1))
    return Mappings(layers, str(data.get("credit", "")), datums[datum])


def _layer(path: Path, number: int, entry: object) -> LayerMapping:
    place = f"[[layer]] {number}"
    if not isinstance(entry, dict) or not {"file", "class"} <= set(entry) <= _KEYS:
        keys = ", ".join(sorted(_KEYS))
        zh = f"{place} 应有 file 和 class；可用的项：{keys}"
        raise _refused(path, zh, f"{place} needs file and class; possible are {keys}")
    for key in _KEYS - {"where"}:
        if key in entry and not isinstance(entry[key], str):
            raise _refused(path, f"{place} 的 {key} 应为文字", f"{key} of {place} must be a text")
    possible = (*AREAS, *LINES, *POINTS)
    if entry["class"] not in possible:
        zh = f"{place} 的类别 {entry['class']} 不存在，可用：{'、'.join(possible)}"
        raise _refused(path, zh, f"{place}: no class {entry['class']}; there are {', '.join(possible)}")
    return LayerMapping(
        file=path.parent / entry["file"],
        layer=entry.get("layer"),
        kind=entry["class"],
        name=entry.get("name"),
        where=_where(path, place, entry.get("where", {})),
        encoding=entry.get("encoding"),
    )


def _where(path: Path, place: str, wanted: Any) -> dict[str, frozenset[str]]:
    if not isinstance(wanted, dict):
        raise _refused(path, f"{place} 的 where 应为表", f"where of {place} must be a table")
    return {
        field: frozenset(str(each) for each in (value if isinstance(value, list) else [value]))
        for field, value in wanted.items()
    }


def _refused(path: Path, zh: str, en: str) -> Refused:
    return Refused(f"图层对照 {path.name} 有误：{zh}。", f"The mapping of layers in {path.name} is wrong: {en}.")
