"""What a rule asks of a feature's tags: the same few forms in every file that sorts features into classes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.refusal import Refused

Refusal = Callable[[str, str], Refused]
_FORMS = '"*", "a", ["a", "b"], { any_but = ["a"] }, { not = ["a"] }'


@dataclass(frozen=True, slots=True)
class Test:
    """What one tag must be: one of `values` (None = anything), or with `negated` none of them."""

    key: str
    values: frozenset[str] | None
    negated: bool = False
    optional: bool = False  # passes when the tag is missing

    def passes(self, tags: Mapping[str, str]) -> bool:
        value = tags.get(self.key)
        if value is None:
            return self.optional
        return self.values is None or (value in self.values) is not self.negated


def read_tests(tags: object, place: str, refused: Refusal) -> tuple[Test, ...]:
    """The tests of one table of a rules file; `place` names it when it is refused."""
    if not isinstance(tags, dict):
        raise refused(f"{place} 的标签应为表", f"the tags of {place} must be a table")
    return tuple(_test(key, wanted, place, refused) for key, wanted in tags.items())


def _test(key: str, wanted: object, place: str, refused: Refusal) -> Test:
    if wanted == "*":
        return Test(key, None)
    optional = isinstance(wanted, dict) and set(wanted) == {"not"}
    negated = optional or (isinstance(wanted, dict) and set(wanted) == {"any_but"})
    if isinstance(wanted, dict) and negated:
        (wanted,) = wanted.values()
    values = [wanted] if isinstance(wanted, str) else wanted
    if not isinstance(values, list) or not values or not all(isinstance(value, str) for value in values):
        raise refused(f"{place} 的 {key} 应为 {_FORMS} 之一", f"{key} of {place} must be one of {_FORMS}")
    return Test(key, frozenset(values), negated, optional)
