"""How the quality of a customer's record is scored: weights and limits as data (domain §2.7 and §5.2)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from desktop import paths
from desktop.refusal import Refused

FIELDS = (
    "name", "identity", "phone", "address", "location", "household", "work", "income", "assets", "other_banks",
    "products", "needs", "consent",
)  # fmt: skip
"""What a record is asked for, in the order of its bits."""


class Who(Enum):
    """Of whom a field is asked."""

    ALL = "all"
    PERSON = "person"
    ORGANISATION = "organisation"
    EXISTING = "existing"
    POTENTIAL = "potential"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the rule; `months` is after how long a value is out of date (None = never)."""

    key: str
    weight: int
    who: Who
    months: int | None = None


@dataclass(frozen=True, slots=True)
class QualityRule:
    """Points of the four parts (together 100), how freshness fades, in days, and the weighted fields."""

    version: str
    completeness: int
    validity: int
    consistency: int
    freshness: int
    full_days: int
    none_days: int
    fields: tuple[Field, ...]


def shipped_rule() -> QualityRule:
    """The rule that comes with the program."""
    return read_rule(paths.RESOURCES / "quality.toml")


def read_rule(path: Path) -> QualityRule:
    """Raises Refused for a file that is no rule, whose parts do not add up to 100, or that knows no such field."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        parts = {key: int(told["score"][key]) for key in ("completeness", "validity", "consistency", "freshness")}
        full, none = int(told["freshness"]["full_days"]), int(told["freshness"]["none_days"])
        fields = tuple(_field(key, told["fields"][key]) for key in FIELDS if key in told["fields"])
        version, unknown = str(told["version"]), set(told["fields"]) - set(FIELDS)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise Refused(
            f"读不懂质量评分规则 {path.name}（{error}）。评分没有进行；请改正文件，或换回随程序提供的规则。",
            f"The quality rule {path.name} cannot be read ({error}). Nothing was scored; "
            "mend the file or go back to the one that came with the program.",
        ) from error
    if sum(parts.values()) != 100 or min(parts.values()) < 0:
        raise Refused(
            f"质量评分规则 {path.name} 的四项合计 {sum(parts.values())} 分，应为 100 分。评分没有进行。",
            f"The four parts of the quality rule {path.name} add up to {sum(parts.values())}, not 100. "
            "Nothing was scored.",
        )
    if unknown or not 0 <= full < none or any(field.weight <= 0 for field in fields) or not fields:
        raise Refused(
            f"质量评分规则 {path.name} 有误（未知字段：{'、'.join(sorted(unknown)) or '无'}；权重须为正数，"
            "满分天数须小于零分天数）。评分没有进行。",
            f"The quality rule {path.name} is wrong (unknown fields: {', '.join(sorted(unknown)) or 'none'}; weights "
            "must be positive, full_days below none_days). Nothing was scored.",
        )
    return QualityRule(version, **parts, full_days=full, none_days=none, fields=fields)


def _field(key: str, told: Mapping[str, object]) -> Field:
    months = told.get("months")
    return Field(key, int(str(told["weight"])), Who(told["who"]), None if months is None else int(str(months)))
