"""The file of refused rows: the layout of what was read and a column of reasons, to be mended and imported again."""

import csv
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

import xlsxwriter

from desktop.files import ready_folder, swap_in, unwritten
from desktop.importing.cells import guarded
from desktop.importing.table import Table
from desktop.importing.vocabulary import vocabulary

REASON = "拒收原因 Refused because"
_MARK = "拒收"
_OPTIONS = {
    "constant_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False,
}  # fmt: skip
_MOST_ROWS = 1_048_000


class RejectFile:
    """Opened with the first row; there whole after `finish`, or not at all. Raises Refused where it cannot be."""

    def __init__(self, table: Table, header: Sequence[str], folder: Path) -> None:
        sheet = table.form == "sheet"
        suffix = ".xlsx" if sheet else table.path.suffix or ".csv"
        stem = re.sub(rf"[.]{_MARK}\d*$", "", table.path.stem)
        self.path = _free(folder, f"{stem}.{_MARK}", suffix)
        self.rows = 0
        self._kept = [at for at, name in enumerate(header) if not vocabulary().is_own(name)]
        self._header = [header[at] for at in self._kept]
        self._table = table
        self._part = self.path.with_name(f".{self.path.name}.part")
        self._text: TextIO | None = None
        self._book: Any = None
        self._scratch: str | None = None

    def add(self, cells: Sequence[str], reason: str) -> None:
        """One row as it was received; a cell that a spreadsheet would calculate is marked as text."""
        try:
            if self._text is None and self._book is None:
                self._open()
            self._write([*(cells[at] for at in self._kept), reason])
        except OSError as problem:
            raise unwritten(self.path, problem) from problem
        self.rows += 1

    def finish(self) -> Path | None:
        """Close it and give it its name; None when no row was refused."""
        if not self.rows:
            return None
        try:
            if self._text is not None:
                self._text.close()
            else:
                self._book.close()
            swap_in(self._part, self.path)
        except OSError as problem:
            raise unwritten(self.path, problem) from problem
        finally:
            self._sweep()
        return self.path

    def drop(self) -> None:
        """The import did not happen: nothing is left of the file."""
        if self._text is not None:
            self._text.close()
        if self._book is not None:
            for page in self._book.worksheets():
                page._opt_close()
        self._sweep()
        self._part.unlink(missing_ok=True)

    def _open(self) -> None:
        ready_folder(self.path.parent)
        if self._table.form == "sheet":
            self._scratch = tempfile.mkdtemp(prefix=".getu-", dir=self.path.parent)
            self._book = xlsxwriter.Workbook(str(self._part), {**_OPTIONS, "tmpdir": self._scratch})
            self._page = self._book.add_worksheet((self._table.sheet or "拒收")[:31].replace("/", " "))
        else:
            encoding = self._table.encoding or "utf-8-sig"
            # what could not be decoded is not in every encoding: it comes back as a question mark
            self._text = open(self._part, "w", encoding=encoding, errors="replace", newline="")  # noqa: SIM115
            self._csv = csv.writer(self._text, delimiter=self._table.delimiter)
        self._at = 0
        self._write([*self._header, REASON])

    def _write(self, row: list[str]) -> None:
        if self._book is not None:
            if self._at < _MOST_ROWS:
                for column, cell in enumerate(row):
                    self._page.write_string(self._at, column, cell[:32_000])
        else:
            self._csv.writerow([guarded(cell) for cell in row])
        self._at += 1

    def _sweep(self) -> None:
        if self._scratch is not None:
            shutil.rmtree(self._scratch, ignore_errors=True)


def _free(folder: Path, stem: str, suffix: str) -> Path:
    for number in ("", *map(str, range(2, 10_000))):
        path = folder / f"{stem}{number}{suffix}"
        if not path.exists():
            return path
    return folder / f"{stem}{suffix}"
