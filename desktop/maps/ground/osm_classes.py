"""The rules by which OpenStreetMap tags sort into our classes: read from a file, checked, applied."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from desktop.maps.ground.classes import AREAS, LINES, POINTS
from desktop.maps.ground.tag_tests import Test, read_tests
from desktop.paths import RESOURCES
from desktop.refusal import Refused

RULES_FILE = RESOURCES / "styles" / "osm_classes.toml"
_SHAPES = {"area": AREAS, "line": LINES, "point": POINTS}
_MOST_KNOWN = 50_000  # sets of tags whose class is remembered
_LAYERS = 5  # OpenStreetMap's layers go from −5 to 5


@dataclass(frozen=True, slots=True)
class Rule:
    number: int
    kind: str
    tests: tuple[Test, ...]


class ShapeRules:
    """The rules of one shape, found by the key that a matching feature must have."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self._by_key: dict[str, list[Rule]] = {}
        for rule in rules:
            self._by_key.setdefault(_needed(rule).key, []).append(rule)
        self._asked = frozenset(test.key for rule in rules for test in rule.tests)
        self._known: dict[tuple[tuple[str, str], ...], str | None] = {}

    @property
    def keys(self) -> frozenset[str]:
        """A feature without any of these keys has no class."""
        return frozenset(self._by_key)

    def class_of(self, tags: Mapping[str, str]) -> str | None:
        """The class of the first rule that matches; millions of features share some hundred sets of asked tags."""
        asked = tuple([pair for pair in tags.items() if pair[0] in self._asked])
        if asked in self._known:
            return self._known[asked]
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        found = self._known[asked] = self._first_match(dict(asked))
        return found

    def _first_match(self, tags: Mapping[str, str]) -> str | None:
        rules = (rule for key in tags for rule in self._by_key.get(key, ()))
        matching = [rule for rule in rules if all(test.passes(tags) for test in rule.tests)]
        return min(matching, key=lambda rule: rule.number).kind if matching else None


@dataclass(frozen=True, slots=True)
class OsmClasses:
    areas: ShapeRules
    lines: ShapeRules
    points: ShapeRules
    names: tuple[str, ...]
    above: tuple[Test, ...]
    below: tuple[Test, ...]

    @property
    def keys(self) -> frozenset[str]:
        return self.areas.keys | self.lines.keys | self.points.keys

    def name_of(self, tags: Mapping[str, str]) -> str:
        """The first name there is in the order of the file, "" for none."""
        return next((tags[key].strip() for key in self.names if tags.get(key)), "")

    def height_of(self, tags: Mapping[str, str]) -> int:
        """The layer tag, at least 1 for bridges and at most −1 for tunnels."""
        below = any(test.passes(tags) for test in self.below)
        if not below and not any(test.passes(tags) for test in self.above):
            return 0  # a layer alone says who is over whom, not that the way leaves the ground
        given = tags.get("layer", "0")
        layer = int(given) if given.removeprefix("-").isdecimal() and len(given) < 4 else 0
        layer = min(max(layer, -_LAYERS), _LAYERS)
        return min(layer, -1) if below else max(layer, 1)


@lru_cache(maxsize=4)
def load_osm_classes(path: Path = RULES_FILE) -> OsmClasses:
    """Raises `Refused`, naming the place in the file, when it is not as its head describes."""
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise _refused(path, f"无法读取（{problem}）", f"it cannot be read ({problem})") from problem
    unknown = set(data) - {*_SHAPES, "names", "heights"}
    if unknown:
        raise _refused(path, f"不认识的部分：{sorted(unknown)}", f"unknown sections {sorted(unknown)}")
    shapes = {shape: _shape_rules(path, shape, data.get(shape, [])) for shape in _SHAPES}
    names = data.get("names", {}).get("order") if isinstance(data.get("names"), dict) else None
    if not isinstance(names, list) or not names or not all(isinstance(key, str) for key in names):
        raise _refused(path, "names.order 应为标签名的列表", "names.order must be a list of tag names")
    heights = data.get("heights", {})
    if not isinstance(heights, dict) or not set(heights) <= {"above", "below"}:
        raise _refused(path, "heights 只能有 above 和 below", "heights can hold above and below only")
    refused = partial(_refused, path)
    above, below = (read_tests(heights.get(side, {}), f"heights.{side}", refused) for side in ("above", "below"))
    return OsmClasses(shapes["area"], shapes["line"], shapes["point"], tuple(names), above, below)


def _shape_rules(path: Path, shape: str, entries: object) -> ShapeRules:
    if not isinstance(entries, list):
        raise _refused(path, f"{shape} 应写作 [[{shape}]]", f"{shape} must be written as [[{shape}]]")
    rules = []
    for number, entry in enumerate(entries):
        place = f"[[{shape}]] {number + 1}"
        if not isinstance(entry, dict) or set(entry) != {"class", "tags"}:
            raise _refused(path, f"{place} 应有 class 和 tags", f"{place} needs class and tags, nothing else")
        kind = entry["class"]
        if kind not in _SHAPES[shape]:
            possible = ", ".join(_SHAPES[shape])
            raise _refused(
                path,
                f"{place} 的类别 {kind} 不存在，可用：{possible}",
                f"{place}: no class {kind}; there are {possible}",
            )
        rule = Rule(number, str(kind), read_tests(entry["tags"], place, partial(_refused, path)))
        if all(test.optional for test in rule.tests):
            raise _refused(path, f"{place} 必须要求至少一个标签", f"{place} must ask for at least one tag")
        rules.append(rule)
    return ShapeRules(tuple(rules))


def _needed(rule: Rule) -> Test:
    return next(test for test in rule.tests if not test.optional)


def _refused(path: Path, zh: str, en: str) -> Refused:
    return Refused(f"分类规则 {path.name} 有误：{zh}。", f"The rules of classes in {path.name} are wrong: {en}.")
