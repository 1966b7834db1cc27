"""Workbooks: xlsx, xls and ods, one sheet, its cells as the texts a person sees. Imported late, for calamine."""

import zipfile
from collections.abc import Iterator
from copy import copy
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from desktop.importing.table import MOST_CELL, MOST_COLUMNS, Piece, unreadable
from desktop.refusal import Refused

_MOST_UNPACKED = 3_000_000_000  # bytes: a workbook that unpacks to more is a bomb
_EXACT = 10**15  # beyond 15 digits a spreadsheet no longer keeps what was typed


class SheetTable:
    """One sheet of a workbook. Raises Refused for a damaged or locked one and for a sheet there is not."""

    form = "sheet"
    encoding: str | None = None
    delimiter = ","

    def __init__(self, path: Path, sheet: str | None = None) -> None:
        self.path = path
        _must_unpack(path)
        book = _trying(path, lambda: CalamineWorkbook.from_path(str(path)))
        names = list(book.sheet_names)
        if not names or (sheet is not None and sheet not in names):
            there = "、".join(names) or "—"
            raise Refused(
                f"{path.name} 里没有工作表「{sheet or ''}」，现有：{there}。什么都没有导入。",
                f"{path.name} has no sheet “{sheet or ''}”; there are: {there}. Nothing was imported.",
            )
        self.sheets: tuple[str, ...] = tuple(names)
        self.sheet: str | None = sheet or names[0]
        self._book = book

    def at(self, sheet: str) -> "SheetTable":
        """Another sheet of the same workbook, which is not unpacked again."""
        other = copy(self)
        other.sheet = sheet
        return other

    def pieces(self, size: int) -> Iterator[Piece]:
        sheet = _trying(self.path, lambda: self._book.get_sheet_by_name(self.sheet))
        height = max(1, int(sheet.total_height))
        rows = iter(_trying(self.path, sheet.iter_rows))
        number = 0
        numbers: list[int] = []
        texts: list[list[str]] = []
        while (cells := _trying(self.path, lambda: next(rows, None))) is not None:
            number += 1
            row = [shown(cell) for cell in cells[:MOST_COLUMNS]]
            if any(row):
                numbers.append(number)
                texts.append(row)
            if len(texts) >= size:
                yield Piece(numbers, texts, min(1.0, number / height))
                numbers, texts = [], []
        yield Piece(numbers, texts, 1.0)


def shown(cell: Any) -> str:
    """A cell as text. A number with more digits than a spreadsheet keeps is shown as E+, the damage that it is."""
    if isinstance(cell, str):
        return cell[:MOST_CELL].strip()
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, (int, float)):
        if cell != cell or cell in (float("inf"), float("-inf")):
            return ""
        if abs(cell) >= _EXACT:
            return f"{cell:.5E}"
        return str(int(cell)) if cell == int(cell) else repr(cell)
    if isinstance(cell, datetime):
        whole = cell.time() == time(0)
        return cell.date().isoformat() if whole else cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return str(cell) if isinstance(cell, timedelta) else ""


def _must_unpack(path: Path) -> None:
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as problem:
        raise unreadable(path, ("文件损坏", "it is damaged")) from problem
    if size > _MOST_UNPACKED:
        raise unreadable(path, ("展开后过大", "it unpacks to far too much"))


def _trying(path: Path, read: Any) -> Any:
    """What the library makes of a bad file becomes one sentence; its panics are no Exception, but end no program."""
    try:
        return read()
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as problem:
        raise unreadable(
            path, ("文件损坏、加了密码，或不是表格", "it is damaged, protected by a password, or no workbook")
        ) from problem
