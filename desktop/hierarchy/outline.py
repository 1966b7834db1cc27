"""What of the tree is listed: which count is shown, filtered by words and signs, sorted; ancestors stay, so do sums."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desktop.hierarchy.counts import Counts
from desktop.hierarchy.node import Lack, Level, Node

_LAST = {Level.VACANT: 1, Level.UNASSIGNED: 2, Level.HOMELESS: 3}  # below everything that has a name


class Measure(StrEnum):
    """A count that can be shown; the value is the name of its field in `Counts`."""

    RECORDS = "records"
    EXISTING = "existing"
    POTENTIAL = "potential"
    KEY = "key"
    LOCATED = "located"
    HOUSEHOLDS = "households_est"
    FILES = "household_files"
    GRIDS = "grids"

    def of(self, counts: Counts) -> int:
        value: int = getattr(counts, self.value)
        return value


class Order(StrEnum):
    CODE = "code"
    NAME = "name"
    COUNT = "count"  # the largest first


class Sign(StrEnum):
    """A quick filter of grids; the value is the name of the count of grids that bear it."""

    VACANT = "unled"
    INCOMPLETE = "incomplete"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Look:
    """`words` must all be met, each by name, code or people of a thing or of something above it."""

    measure: Measure = Measure.RECORDS
    order: Order = Order.CODE
    words: str = ""
    signs: frozenset[Sign] = field(default_factory=frozenset)

    @property
    def is_narrow(self) -> bool:
        """Whether it leaves something out."""
        return bool(self.words.strip() or self.signs)


def outlined(root: Node, look: Look, title: Callable[[Node], str]) -> Node | None:
    """The part of the tree to be listed; every count stays that of the whole thing. None when nothing fits.

    `title` names a node that gathers the rest, in the language of the window.
    """
    wanted = tuple(look.words.casefold().split())
    return _kept(root, wanted, look, title)


def _kept(node: Node, wanted: tuple[str, ...], look: Look, title: Callable[[Node], str]) -> Node | None:
    said = f"{title(node)}\n{node.code}\n{node.people}".casefold()
    left = tuple(word for word in wanted if word not in said)  # what is met here need not be met again below
    if not node.children:
        return node if not left and _bears(node, look.signs) else None
    children = [found for child in node.children if (found := _kept(child, left, look, title)) is not None]
    if not children:
        return node if look.is_narrow and not left and not look.signs else None
    children.sort(key=lambda child: _place(child, look, title))
    return replace(node, children=tuple(children))


def _bears(node: Node, signs: frozenset[Sign]) -> bool:
    """A grid bears signs itself; a manager, branch or outlet without any grid is incomplete too."""
    if node.level is Level.GRID or not signs:
        return all(getattr(node.counts, sign.value) for sign in signs)
    return signs == {Sign.INCOMPLETE} and Lack.GRIDS in node.lacks and node.level is not Level.HOMELESS


def _place(node: Node, look: Look, title: Callable[[Node], str]) -> tuple[int, int, bytes, str]:
    count = -look.measure.of(node.counts) if look.order is Order.COUNT else 0
    # GB 18030 has the usual characters in the order of their pinyin
    name = title(node).encode("gb18030", "replace") if look.order is Order.NAME else b""
    return _LAST.get(node.level, 0), count, name, node.code
