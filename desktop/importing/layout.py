"""Where the header of a report stands, below its title rows, and the fingerprint by which its layout is known again."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from desktop.importing.table import BROKEN, MOST_COLUMNS, Piece, Table, unreadable
from desktop.importing.vocabulary import vocabulary

_LOOKED_AT = 40  # rows at the top among which the header is looked for
_PREVIEWED = 200
_PIECE = 6_000
_BLANKS = re.compile(r"[\s\u3000]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """The header of a file, which may have been found below title rows, and the first rows below it."""

    header: tuple[str, ...]
    header_row: int
    sample: tuple[tuple[str, ...], ...]

    @property
    def has_name(self) -> bool:
        """Whether a column is the customer's name, without which nothing is imported."""
        return any(vocabulary().meaning(cell)[0] == "name" for cell in self.header)

    @property
    def fingerprint(self) -> str:
        """Of the columns' names alone, the same for every file of this report; 32 hex digits."""
        names = [compact(name) for name in self.header if not vocabulary().is_own(name)]
        while names and not names[-1]:
            names.pop()
        return hashlib.sha256("\x1f".join(names).encode()).hexdigest()[:32]


def compact(name: str) -> str:
    """A header without blanks, in lower case."""
    return _BLANKS.sub("", name).lower()


def layout_of(table: Table) -> Layout:
    """Read the top of a file. Raises Refused where there is no header, or nothing below it that could be one."""
    rows: list[list[str]] = []
    numbers: list[int] = []
    for piece in table.pieces(_LOOKED_AT + _PREVIEWED):
        rows += piece.rows
        numbers += piece.numbers
        if len(rows) >= _LOOKED_AT + _PREVIEWED:
            break
    if not rows:
        raise unreadable(table.path, ("里面没有行", "it holds no rows"))
    at = _header_at(rows[:_LOOKED_AT])
    header = tuple(cell.strip() for cell in rows[at])
    if len(header) > MOST_COLUMNS:
        raise unreadable(table.path, (f"超过 {MOST_COLUMNS} 列", f"it has more than {MOST_COLUMNS} columns"))
    sample = tuple(tuple(row) for row in rows[at + 1 : at + 1 + _PREVIEWED] if row != [BROKEN])
    return Layout(header, numbers[at], sample)


def _header_at(rows: list[list[str]]) -> int:
    """The row most of whose cells are names of columns; without any, the first of the usual width without figures."""
    words = vocabulary()
    scores = [sum(words.meaning(cell)[0] is not None for cell in row) for row in rows]
    best = max(scores)
    if best >= 2:
        return scores.index(best)
    widths = [sum(bool(cell.strip()) for cell in row) for row in rows]
    usual = max(widths)
    return next((i for i, width in enumerate(widths) if width == usual), 0)


def data_pieces(table: Table, layout: Layout, size: int = _PIECE) -> Iterator[Piece]:
    """The rows below the header, a piece at a time."""
    pieces = table.pieces(size)
    for piece in pieces:
        past = [i for i, number in enumerate(piece.numbers) if number > layout.header_row]
        if past:
            start = past[0]
            first = Piece(piece.numbers[start:], piece.rows[start:], piece.share)
            yield from chain([first], pieces)
            return
