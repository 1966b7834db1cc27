"""Which column of a report means what: a value that is guessed, shown, corrected, kept with the layout, and a file."""

import json
import tomllib
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from desktop.files import whole_file
from desktop.importing.fields import BY_KEY, PLATFORMS
from desktop.importing.layout import Layout, compact
from desktop.importing.vocabulary import coded, vocabulary
from desktop.maps.datum import Datum
from desktop.refusal import Refused


@dataclass(frozen=True, slots=True)
class Mapping:
    """Column names by field; what a file of this layout is otherwise.

    `blanked` are fields whose bad cells are left out instead of refusing their row; `units` factors to 分 by field.
    """

    columns: MappingABC[str, str]
    platform: str = "EXCEL"
    datum: Datum | None = None  # None = not yet said; needed where there are coordinates
    lifecycle: str = "EXISTING"  # of new customers whose row does not say
    kind: str | None = None  # of all rows; None = told row by row
    units: MappingABC[str, int] = field(default_factory=dict)
    blanked: frozenset[str] = frozenset()

    @property
    def has_places(self) -> bool:
        return {"lon", "lat"} <= self.columns.keys()

    def with_column(self, key: str, column: str | None) -> "Mapping":
        """Another column for a field, or none; a column has one meaning at most."""
        columns = {one: name for one, name in self.columns.items() if one != key and name != column}
        return replace(self, columns=columns if column is None else {**columns, key: column})

    def with_(self, *, platform: str | None = None, datum: Datum | None = None) -> "Mapping":
        """With what was said beside the mapping."""
        return replace(self, platform=platform or self.platform, datum=datum or self.datum)

    def positions(self, header: tuple[str, ...], name: str) -> dict[str, int]:
        """Field → position of its column. Raises Refused where a column is missing, twice there, or never stored."""
        names = [compact(one) for one in header]
        found: dict[str, int] = {}
        for key, column in self.columns.items():
            if vocabulary().is_refused(column):
                raise Refused(
                    f"「{column}」这类内容（密码、卡片安全码、生物特征）不得保存，不能对应到任何字段。什么都没有导入。",
                    f"Columns such as “{column}” (passwords, card codes, biometrics) must never be stored and cannot "
                    "be mapped. Nothing was imported.",
                )
            count = names.count(compact(column))
            if count != 1:
                zh, en = ("没有", "no") if count == 0 else ("有几个", "more than one")
                raise Refused(
                    f"{name} {zh}名为「{column}」的列，与对应关系不符，什么都没有导入。请改正对应关系。",
                    f"{name} has {en} column “{column}”, which the mapping names. Nothing was imported; correct it.",
                )
            found[key] = names.index(compact(column))
        if "name" not in found:
            raise Refused(
                f"{name} 还没有指明哪一列是姓名或名称，什么都没有导入。",
                f"No column of {name} is mapped to the name. Nothing was imported.",
            )
        return found

    def told(self) -> dict[str, Any]:
        """As plain values, for a file and for the bank."""
        return {
            "platform": self.platform,
            **({} if self.datum is None else {"datum": self.datum.value}),
            "lifecycle": self.lifecycle,
            **({} if self.kind is None else {"kind": self.kind}),
            "blanked": sorted(self.blanked),
            "columns": dict(self.columns),
            "units": dict(self.units),
        }

    @classmethod
    def heard(cls, told: MappingABC[str, Any], name: str) -> "Mapping":
        """From plain values. Raises Refused for what is no mapping."""
        try:
            columns = {str(key): str(column) for key, column in told["columns"].items()}
            blanked = frozenset(str(key) for key in told.get("blanked", ()))
            units = {str(key): int(factor) for key, factor in told.get("units", {}).items()}
            datum = Datum(told["datum"]) if told.get("datum") else None
            platform, kind = str(told.get("platform", "EXCEL")), told.get("kind")
            lifecycle = str(told.get("lifecycle", "EXISTING"))
            wrong = [key for key in (*columns, *blanked, *units) if key not in BY_KEY]
            wrong += [platform] * (platform not in PLATFORMS)
            wrong += [str(kind)] * (kind is not None and kind not in coded("kind").values())
            wrong += [lifecycle] * (lifecycle not in ("EXISTING", "POTENTIAL"))
        except (KeyError, TypeError, ValueError, AttributeError) as problem:
            raise _no_mapping(name, str(problem)) from problem
        if wrong:
            raise _no_mapping(name, "、".join(wrong))
        return cls(columns, platform, datum, lifecycle, None if kind is None else str(kind), units, blanked)


def guessed(layout: Layout) -> Mapping:
    """By the names of the columns; where two columns could mean the same, the one that says it exactly, or comes first.

    Columns that are not understood, and those that must not be stored, are left out.
    """
    words = vocabulary()
    best: dict[str, tuple[bool, str]] = {}
    for name in layout.header:
        key, exact = words.meaning(name)
        if key is not None and [compact(one) for one in layout.header].count(compact(name)) == 1:
            before = best.get(key)
            if before is None or (exact and not before[0]):
                best[key] = (exact, name)
    columns = {key: name for key, (_, name) in best.items()}
    units = {
        key: unit
        for key, name in columns.items()
        if BY_KEY[key].check.value == "amount" and (unit := words.unit(name)) is not None
    }
    mapping = Mapping(columns, units=units)
    return _by_values(mapping, layout)


def _by_values(mapping: Mapping, layout: Layout) -> Mapping:
    """What the values of unnamed columns look like: ids, phones; nothing is taken away from a named one."""
    taken = set(mapping.columns.values())
    for at, name in enumerate(layout.header):
        if name in taken or not name or vocabulary().is_refused(name) or vocabulary().meaning(name)[0] is not None:
            continue
        values = [row[at].strip() for row in layout.sample if len(row) > at and row[at].strip()]
        if len(values) < 3:
            continue
        ids = sum(len(v) == 18 and v[:17].isdecimal() for v in values)
        phones = sum(len(v) == 11 and v.isdecimal() and v[0] == "1" for v in values)
        for key, count in (("id_no", ids), ("mobile", phones)):
            if count * 10 >= len(values) * 8 and key not in mapping.columns:
                mapping = mapping.with_column(key, name)
    return mapping


def read_mapping(path: Path) -> Mapping:
    """A mapping file, TOML or JSON by its name. Raises Refused."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        told = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except (OSError, UnicodeDecodeError, ValueError) as problem:
        raise _no_mapping(path.name, str(problem)) from problem
    if not isinstance(told, dict):
        raise _no_mapping(path.name, "—")
    return Mapping.heard(told, path.name)


def write_mapping(mapping: Mapping, path: Path) -> None:
    """Write a TOML file that `read_mapping` reads, whole or not at all."""
    told = mapping.told()
    lines = [f"{key} = {_toml(value)}" for key, value in told.items() if not isinstance(value, dict)]
    for key, value in told.items():
        if isinstance(value, dict):
            lines += ["", f"[{key}]", *(f"{inner} = {_toml(one)}" for inner, one in value.items())]
    with whole_file(path) as part:
        part.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _toml(value: Any) -> str:
    """Strings of JSON are strings of TOML, but for the delete sign."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _no_mapping(name: str, why: str) -> Refused:
    return Refused(
        f"读不懂对应关系 {name}（{why}）。什么都没有导入；请改正，或不用 --map 让程序自己猜。",
        f"The mapping {name} cannot be read ({why}). Nothing was imported; correct it, or leave --map out.",
    )
