"""What an export or the clipboard gets: chosen columns of chosen rows as typed values, and the words around them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.progress import Progress
from desktop.tables.column import CodeColumn, CodedColumn, Column, Head, Kind, NumberColumn, Rows
from desktop.tables.originals_queries import Originals
from desktop.tables.table import Table

Cell = str | int | float | date | None
AT_ONCE = 2000
_EPOCH = date(1970, 1, 1)
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # a spreadsheet would run what follows


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """`names` are the column names in the language of the window, `notes` the lines above them (who, when, what).

    `originals` reads personal data in the original; None leaves them masked.
    """

    table: Table
    rows: Rows
    keys: tuple[str, ...]
    title: str
    names: tuple[str, ...]
    notes: tuple[str, ...]
    total: str = "合计"
    yes: str = "是"
    originals: Callable[[Sequence[int]], Originals] | None = None

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(self.table.columns[key] for key in self.keys)

    @property
    def heads(self) -> tuple[Head, ...]:
        return tuple(column.head for column in self.columns)

    @property
    def holds_personal_data(self) -> bool:
        """Whether a column stands for personal data, masked or not."""
        return any(head.personal for head in self.heads)

    def portions(self, progress: Progress) -> Iterator[list[tuple[Cell, ...]]]:
        """Rows of cells: text and codes as str, money in 元, dates; None is blank. Raises Cancelled."""
        for start in range(0, len(self.rows), AT_ONCE):
            progress.report(start / max(1, len(self.rows)), self.title)
            rows = self.rows[start : start + AT_ONCE]
            columns = [_cells(column, rows, self.yes) for column in self.columns]
            if self.originals is not None:
                self._reveal(columns, rows, self.originals)
            yield list(zip(*columns, strict=True))

    def _reveal(self, columns: list[list[Cell]], rows: Rows, originals: Callable[[Sequence[int]], Originals]) -> None:
        subjects = self.table.subjects[rows].tolist()
        told = originals(sorted(set(subjects)))
        for column, head in zip(columns, self.heads, strict=True):
            if head.personal:
                column[:] = [
                    told.get(subject, {}).get(head.key, cell) for subject, cell in zip(subjects, column, strict=True)
                ]


def _cells(column: Column, rows: Rows, yes: str) -> list[Cell]:
    if isinstance(column, CodedColumn):
        words = column.words
        return [words[code] or None for code in column.codes[rows].tolist()]
    if isinstance(column, CodeColumn):
        return [code.decode() or None for code in column.packed[rows].tolist()]
    return [_number(column, value, yes) for value in column.values[rows].tolist()]


def _number(column: NumberColumn, value: int, yes: str) -> Cell:
    if value == column.nothing:
        return None
    kind = column.head.kind
    if kind is Kind.MONEY:
        return value / 100
    if kind is Kind.DATE:
        return _EPOCH + timedelta(days=value)
    if kind is Kind.FLAG:
        return yes if value else None
    return value / 10**column.head.decimals if column.head.decimals else value


def harmless(text: str) -> str:
    """Text a spreadsheet takes for text: what looks like a formula gets an apostrophe in front (CWE-1236)."""
    return "'" + text if text.startswith(_RISKY) else text


def in_one_line(text: str) -> str:
    """Text without the characters that end a cell or a row."""
    return " ".join(text.replace("\t", " ").splitlines())
