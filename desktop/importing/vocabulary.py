"""The words of resources/importing: what columns are called, which are never read, what stands in coded cells."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop import paths

_BRACKETS = re.compile(r"[(（\[【]([^)）\]】]*)[)）\]】]")
_NOISE = re.compile(r"[\s\u3000_:：*＊、/\\-]+")
# What may stand around a synonym without changing whom it is about: 法人身份证号 is nobody's own.
_AROUND = re.compile(r"^(?:客户|本人|个人|借款人|农户|所属|所在|主要)|(?:\d|信息|情况)+$")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Synonyms of the fields, by compact header; `refused` words; factors to 分 by the unit in brackets."""

    fields: Mapping[str, str]
    refused: tuple[str, ...]
    own: frozenset[str]
    units: Mapping[str, int]

    def meaning(self, header: str) -> tuple[str | None, bool]:
        """The field that a header names, and whether it is named exactly."""
        name = plain(header)
        if not name or self.is_own(header) or self.is_refused(header):
            return None, False
        found = self.fields.get(name)
        if found is not None:
            return found, True
        inner = _AROUND.sub("", name)
        return self.fields.get(inner), False

    def is_own(self, header: str) -> bool:
        """Whether an import wrote this column itself: the reasons of refused rows."""
        name = plain(header)
        return any(name.startswith(word) for word in self.own)

    def is_refused(self, header: str) -> bool:
        """Whether a column of this name holds what must never be stored: passwords, card tracks, biometrics."""
        name = plain(header, brackets=True)
        return any(word in name for word in self.refused)

    def unit(self, header: str) -> int | None:
        """Factor to 分 that the header names in brackets; None = it names none."""
        return next((self.units[unit] for unit in _BRACKETS.findall(header) if unit in self.units), None)


def plain(header: str, *, brackets: bool = False) -> str:
    """A header in lower case, half width, without blanks and signs; what stands in brackets is left out."""
    narrow = "".join(chr(ord(sign) - 0xFEE0) if "！" <= sign <= "～" else sign for sign in header[:200])
    return _NOISE.sub("", narrow if brackets else _BRACKETS.sub("", narrow)).lower()


@cache
def vocabulary() -> Vocabulary:
    told = _read("headers.toml")
    fields = {plain(word): key for key, words in told["fields"].items() for word in words}
    refused = tuple(plain(word) for word in told["refused"]["words"])
    own = frozenset(plain(word) for word in told["own"]["words"])
    return Vocabulary(fields, refused, own, {str(unit): int(factor) for unit, factor in told["units"].items()})


@cache
def coded(field: str) -> Mapping[str, str]:
    """Compact word → the bank's own word, for one field of coded cells."""
    return {plain(word): key for key, words in _read("words.toml")[field].items() for word in [*words, key]}


@cache
def authority() -> tuple[Mapping[str, tuple[str, ...]], tuple[str, ...]]:
    """Platforms by field, best first, and the order of fields that are not named."""
    told = _read("authority.toml")
    return {key: tuple(order) for key, order in told["fields"].items()}, tuple(told["otherwise"]["order"])


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((paths.RESOURCES / "importing" / name).read_text(encoding="utf-8"))
