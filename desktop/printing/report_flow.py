"""A printed report of many pages: strips from top to bottom, tables that go on with their heads on the next page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.printing.page import Page
from desktop.printing.page_layout import Area

Draw = Callable[[Page, Area], None]


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of a report, in millimetres. `head` is drawn again above it where it is the first of a page; `keep`
    strips more must stand on the same page as this one."""

    height: float
    draw: Draw
    head: "Strip | None" = None
    keep: int = 0


Placed = tuple[Strip, Area]


def flow(strips: Sequence[Strip], first: Area, other: Area) -> list[list[Placed]]:
    """Strips on pages: `first` is the room of the first page, `other` of each one after it. A strip higher than a page
    stands alone on one."""
    pages: list[list[Placed]] = [[]]
    room, top = first, first.y
    for number, strip in enumerate(strips):
        together = strips[number : number + strip.keep + 1]
        needed = sum(one.height for one in together)
        if pages[-1] and top + min(needed, other.height) > room.bottom + 1e-6:
            pages.append([])
            room, top = other, other.y
            if strip.head is not None:
                pages[-1].append((strip.head, Area(room.x, top, room.width, strip.head.height)))
                top += strip.head.height
        pages[-1].append((strip, Area(room.x, top, room.width, strip.height)))
        top += strip.height
    return pages
