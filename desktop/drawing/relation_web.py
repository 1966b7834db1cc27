"""A web of relations, laid out the same on screen and on paper: one in the middle, the others around it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF

MOST = 8  # around the middle; more would not be read
Width = Callable[[str], float]  # of a text, in the unit of the area


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a node goes: its box, and where the word on its line stands."""

    text: str
    box: QRectF
    joint: QPointF


def laid_out(area: QRectF, middle: str, names: Sequence[str], *, width: Width, line: float) -> tuple[Placed, ...]:
    """The middle first, then up to MOST names around it on an ellipse, none over another; `line` is the height of a
    line of text. Of texts too wide for their room the middle is left out."""
    most = area.width() * 0.27  # eight of them stand beside one another
    centre = area.center()
    placed = [Placed(*_boxed(middle, centre, most, width, line), centre)]
    shown = list(names[:MOST])
    reach_x = max(0.0, area.width() / 2 - most / 2)
    reach_y = max(0.0, area.height() / 2 - line)
    for number, name in enumerate(shown):
        angle = -np.pi / 2 + 2 * np.pi * (number + 0.5 * (len(shown) % 2 == 0 and len(shown) > 2)) / max(1, len(shown))
        at = QPointF(centre.x() + reach_x * float(np.cos(angle)), centre.y() + reach_y * float(np.sin(angle)))
        text, box = _boxed(name, at, most, width, line)
        placed.append(Placed(text, box, QPointF((centre.x() + at.x()) / 2, (centre.y() + at.y()) / 2)))
    return tuple(placed)


def _boxed(text: str, at: QPointF, most: float, width: Width, line: float) -> tuple[str, QRectF]:
    room = most - line
    if width(text) > room:  # names of firms differ at their ends
        head, tail = text[: len(text) // 2], text[len(text) // 2 :]
        while head and width(f"{head}…{tail}") > room:
            head, tail = (head[:-1], tail) if len(head) > 2 or not tail else (head, tail[1:])
            if len(head) <= 2 and not tail:
                break
        text = f"{head}…{tail}"
    wide = width(text) + line
    return text, QRectF(at.x() - wide / 2, at.y() - line * 0.75, wide, line * 1.5)
