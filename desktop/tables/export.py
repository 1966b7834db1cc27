"""Exports a sheet to a file that is there whole or not at all, and only once the audit log knows of it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from desktop.files import whole_file
from desktop.progress import Progress
from desktop.tables.csv_file import GB18030, UTF8, write_csv
from desktop.tables.sheet import Sheet
from desktop.tables.xlsx_file import write_xlsx


class Form(Enum):
    XLSX = "xlsx"
    CSV_GB18030 = "csv"
    CSV_UTF8 = "csv-utf8"


@dataclass(frozen=True, slots=True)
class Exported:
    """What left the program: which table, how many rows, whether personal data were in the original, and the hash."""

    table: str
    rows: int
    original: bool
    sha256: str

    @property
    def object_(self) -> str:
        """As the audit log names it."""
        return f"{self.table} rows={self.rows} {'original' if self.original else 'masked'} sha256={self.sha256}"


def export(sheet: Sheet, path: Path, form: Form, *, progress: Progress, log: Callable[[Exported], None]) -> Exported:
    """Write `path`. `log` is called with the finished file's hash before it gets its name; if it raises, none is left.

    Raises Refused (disk full, folder unusable, too many rows, what `log` refuses) and Cancelled: then what stood at
    `path` before is untouched.
    """
    with whole_file(path) as part:
        if form is Form.XLSX:
            write_xlsx(sheet, part, progress)
        else:
            write_csv(sheet, part, progress, encoding=GB18030 if form is Form.CSV_GB18030 else UTF8)
        with part.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        told = Exported(sheet.table.key, len(sheet.rows), sheet.originals is not None, digest)
        log(told)
    return told
