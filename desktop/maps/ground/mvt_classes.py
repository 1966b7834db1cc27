"""The rules by which layers and fields of vector tiles sort into our classes: read from a file and checked."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from desktop.maps.ground.classes import AREAS, CLASSES, LINES
from desktop.maps.ground.features import Shape
from desktop.maps.ground.tag_tests import Test, read_tests
from desktop.paths import RESOURCES
from desktop.refusal import Refused

RULES_FILE = RESOURCES / "styles" / "mvt_classes.toml"


@dataclass(frozen=True, slots=True)
class LayerRule:
    kind: str
    shape: Shape
    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class MvtClasses:
    rules: Mapping[str, tuple[LayerRule, ...]]  # by layer
    names: tuple[str, ...]
    above: tuple[Test, ...]
    below: tuple[Test, ...]

    def fields(self, layer: str) -> list[str]:
        """Every field of a layer that something depends on."""
        tests = (*(test for rule in self.rules.get(layer, ()) for test in rule.tests), *self.above, *self.below)
        return sorted({*self.names, *(test.key for test in tests)})

    def class_of(self, layer: str, shape: Shape, fields: Mapping[str, str]) -> str | None:
        rules = (rule for rule in self.rules.get(layer, ()) if rule.shape is shape)
        return next((rule.kind for rule in rules if all(test.passes(fields) for test in rule.tests)), None)

    def name_of(self, fields: Mapping[str, str]) -> str:
        return next((fields[key] for key in self.names if fields.get(key)), "")

    def height_of(self, fields: Mapping[str, str]) -> int:
        if any(test.passes(fields) for test in self.below):
            return -1
        return 1 if any(test.passes(fields) for test in self.above) else 0


def shape_of(kind: str) -> Shape:
    return Shape.AREA if kind in AREAS else Shape.LINE if kind in LINES else Shape.POINT


@lru_cache(maxsize=4)
def load_mvt_classes(path: Path = RULES_FILE) -> MvtClasses:
    """Raises `Refused`, naming the place in the file, when it is not as its head describes."""
    refused = partial(_refused, path)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise refused(f"无法读取（{problem}）", f"it cannot be read ({problem})") from problem
    unknown = set(data) - {"rule", "names", "above", "below"}
    if unknown:
        raise refused(f"不认识的部分：{sorted(unknown)}", f"unknown sections {sorted(unknown)}")
    if not _texts(data.get("names")):
        raise refused("names 应为文字列表", "names must be a list of texts")
    rules: dict[str, list[LayerRule]] = {}
    for number, entry in enumerate(data.get("rule", ()), 1):
        place = f"[[rule]] {number}"
        if not isinstance(entry, dict) or not {"class", "layers"} <= set(entry) <= {"class", "layers", "fields"}:
            raise refused(
                f"{place} 应有 class、layers，可有 fields", f"{place} needs class and layers, may have fields"
            )
        kind = entry["class"]
        if kind not in CLASSES:
            possible = ", ".join(sorted(CLASSES))
            raise refused(
                f"{place} 的类别 {kind} 不存在，可用：{possible}", f"{place}: no class {kind}; there are {possible}"
            )
        if not _texts(entry["layers"]):
            raise refused(f"{place} 的 layers 应为文字列表", f"layers of {place} must be a list of texts")
        rule = LayerRule(kind, shape_of(kind), read_tests(entry.get("fields", {}), place, refused))
        for layer in entry["layers"]:
            rules.setdefault(layer, []).append(rule)
    above, below = (read_tests(data.get(side, {}), side, refused) for side in ("above", "below"))
    by_layer = {layer: tuple(found) for layer, found in rules.items()}
    return MvtClasses(by_layer, tuple(data["names"]), above, below)


def _texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, str) for each in value)


def _refused(path: Path, zh: str, en: str) -> Refused:
    return Refused(f"分类规则 {path.name} 有误：{zh}。", f"The rules of classes in {path.name} are wrong: {en}.")
