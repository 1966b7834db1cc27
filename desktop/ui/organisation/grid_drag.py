"""Grids that are dragged in the organisation tree: how they travel, and onto what they can be dropped."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData

from desktop.hierarchy.node import Level, Node

GRIDS = "application/x-getu-grids"
CARRIED = frozenset({Level.GRID, Level.MANAGER, Level.VACANT})
"""Nodes that can be dragged; a manager takes along every grid below."""
_TAKES = frozenset({Level.BRANCH, Level.OUTLET, Level.MANAGER, Level.VACANT})


@dataclass(frozen=True, slots=True)
class Drop:
    """Grids, and the node they fall on; `branch_id` is the branch it stands under."""

    grids: tuple[int, ...]
    onto: Node
    branch_id: int | None


def carried(nodes: Iterable[Node]) -> QMimeData | None:
    """What travels; None when no grid is among it."""
    grids = list(dict.fromkeys(grid for node in nodes if node.level in CARRIED for grid in node.grid_ids))
    if not grids:
        return None
    data = QMimeData()
    data.setData(GRIDS, QByteArray(json.dumps(grids).encode()))
    return data


def grids_of(data: QMimeData) -> tuple[int, ...]:
    """Empty for what is no drag of this tree."""
    if not data.hasFormat(GRIDS):
        return ()
    return tuple(int(one) for one in json.loads(bytes(data.data(GRIDS).data())))


def receiver(way: Iterable[Node]) -> tuple[Node, int | None] | None:
    """The nearest node, from one that is pointed at up to the root, that takes grids; and its branch."""
    above = list(way)
    for place, node in enumerate(above):
        if node.level in _TAKES:
            branch = next((one.id for one in above[place:] if one.level is Level.BRANCH), None)
            return node, branch
    return None
