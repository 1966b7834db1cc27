"""Which colour each class of customers has, for the map and for the legend."""

from collections.abc import Mapping

from desktop.drawing.style import Style

# Colour keys of desktop.customers.point_filter → place in Style.classes; the crowd quiet, the rare ones loud.
_PLACES = {
    "kind.person": 0, "kind.sole_trader": 1, "kind.enterprise": 4, "kind.farm": 2, "kind.other": 3,
    "lifecycle.existing": 0, "lifecycle.potential": 1, "lifecycle.dormant": 6, "lifecycle.churned": 4,
    "key.yes": 4, "visit.yes": 2, "credit.loan": 1, "credit.line": 5, "family.yes": 3,
}  # fmt: skip
_QUIET = frozenset({"key.no", "visit.no", "credit.none", "family.no", "lifecycle.closed"})
_OTHERWISE = 7


def pin_colour(style: Style, key: str, branch_hues: Mapping[int, int]) -> str:
    """#RRGGBB of a legend entry's colour key, e.g. "kind.person" or "branch.7"."""
    if key.startswith("branch."):
        word = key.removeprefix("branch.")
        return style.hue(branch_hues.get(int(word)) if word.isdigit() else None)
    if key in _QUIET:
        return style.unassigned
    return style.pin_class(_PLACES.get(key, _OTHERWISE))


def rgba(name: str) -> tuple[int, int, int, int]:
    """#RRGGBB → opaque red, green, blue, alpha bytes."""
    value = int(name[1:], 16)
    return value >> 16, value >> 8 & 255, value & 255, 255
