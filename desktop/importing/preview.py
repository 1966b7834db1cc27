"""The top of a file as an import would read it: what each column means, and what is wrong with the first rows."""

from collections.abc import Callable
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from pathlib import Path

from desktop.customers.masking import mask_address, mask_id, mask_name, mask_phone
from desktop.database.connection import Connection
from desktop.database.local_time import now
from desktop.importing.checking import Checker
from desktop.importing.fields import BY_KEY, Check
from desktop.importing.known_queries import ground_of, remembered
from desktop.importing.layout import Layout, layout_of
from desktop.importing.mapping import Mapping, guessed
from desktop.importing.opening import open_table
from desktop.importing.point_guess import PointGuess, guessed_datum
from desktop.importing.reasons import Problem
from desktop.importing.table import Piece
from desktop.importing.vocabulary import vocabulary
from desktop.refusal import Refused

_ROWS = 20
_DIGITS = 7  # so many digits in a cell whose meaning is not known may be an id, a phone, an account


@dataclass(frozen=True, slots=True)
class Preview:
    """`cells` are the first rows, personal data masked; `problems` by (row, column) of these, column −1 = the row.

    `refusal` says why the mapping will not do yet; `guess` in which datum the points seem to be, None without points.
    """

    path: Path
    sheets: tuple[str, ...]  # of a workbook, layers of a point file
    sheet: str | None  # the one that is shown
    encoding: str | None
    layout: Layout
    mapping: Mapping
    cells: tuple[tuple[str, ...], ...]
    problems: MappingABC[tuple[int, int], tuple[Problem, ...]]
    guess: PointGuess | None
    refusal: Refused | None

    @property
    def meanings(self) -> tuple[str | None, ...]:
        """The field of each column; None = not read."""
        columns = {column: key for key, column in self.mapping.columns.items()}
        return tuple(columns.get(name) for name in self.layout.header)

    @property
    def refused_columns(self) -> tuple[str, ...]:
        """Columns of what must never be stored."""
        return tuple(name for name in self.layout.header if vocabulary().is_refused(name))


def preview_of(db: Connection, path: Path, mapping: Mapping | None = None, *, sheet: str | None = None) -> Preview:
    """With this mapping, else that of the last file of the same layout, else a guess.

    Raises Refused for a file that cannot be read.
    """
    table = open_table(path, sheet=sheet)
    layout = layout_of(table)
    mapping = mapping or remembered(db, layout.fingerprint) or guessed(layout)
    rows = [list(row) for row in layout.sample[:_ROWS]]
    problems: dict[tuple[int, int], tuple[Problem, ...]] = {}
    refusal, guess = None, None
    try:
        positions = mapping.positions(layout.header, path.name)
    except Refused as why:
        positions, refusal = {}, why
    else:
        ground = ground_of(db, now().date().isoformat())
        if mapping.has_places:
            guess = guessed_datum(layout, mapping, ground)
        checker = Checker(ground, mapping, layout.header, path.name)
        checked = checker.check(Piece(list(range(1, len(rows) + 1)), [list(row) for row in rows], 1.0))
        for at, found in checked.problems.items():
            for problem in found:
                place = (at, positions.get(problem.field, -1))
                problems[place] = (*problems.get(place, ()), problem)
    meanings = {position: key for key, position in positions.items()}
    cells = tuple(tuple(_shown(cell, meanings.get(at)) for at, cell in enumerate(row)) for row in rows)
    return Preview(path, table.sheets, table.sheet, table.encoding, layout, mapping, cells, problems, guess, refusal)


def _shown(cell: str, key: str | None) -> str:
    """Masked by what the column means; of a column that means nothing, what could be a number of somebody's."""
    text = cell.strip()
    if key is None:
        return mask_id(text) if sum(sign.isdecimal() for sign in text) >= _DIGITS else text
    mask = _MASKS.get(BY_KEY[key].check)
    if key in ("name", "legal_rep"):
        return mask_name(text)
    if key.endswith("_address"):
        return mask_address(text)
    return text if mask is None else mask(text)


_MASKS: dict[Check, Callable[[str], str]] = {
    Check.IDENTITY: mask_id, Check.PHONE: mask_phone, Check.CODE: mask_id,
    Check.DEGREES: lambda text: text[:6], Check.AMOUNT: lambda text: "***" if text else "",
}  # fmt: skip
