"""What every reader gives: the rows of a file as texts, a piece at a time, each with its number in the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desktop.refusal import Refused

MOST_COLUMNS = 500
MOST_CELL = 20_000  # characters: nothing a bank's report holds is longer

BROKEN = "\x00broken"
"""The only cell of a row that could not be read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows: their numbers in the file (from 1) and their cells, which may be fewer or more than the header's."""

    numbers: list[int]
    rows: list[list[str]]
    share: float  # of the file that has been read with it, 0..1


class Table(Protocol):
    """A file of rows. `form` says how refused rows are written back: text or sheet.

    `sheets` names the sheets or layers of the file, `sheet` the one that is read; text has none.
    """

    path: Path
    form: str
    encoding: str | None
    delimiter: str
    sheets: tuple[str, ...]
    sheet: str | None

    def pieces(self, size: int) -> Iterator[Piece]:
        """All rows in order, `size` at a time, from the first line on. Raises Refused for a file that ends in ruin."""


def unreadable(path: Path, why: tuple[str, str]) -> Refused:
    """The refusal of a whole file."""
    return Refused(
        f"{path.name} 无法读取：{why[0]}。什么都没有导入；请检查文件，或重新从原系统导出。",
        f"{path.name} cannot be read: {why[1]}. Nothing was imported; check the file, or export it again.",
    )
