"""Writes a sheet as CSV the way Excel and WPS in China open it: GB18030, or UTF-8 with its mark; ids stay text."""

import csv
from datetime import date
from pathlib import Path

from desktop.progress import Progress
from desktop.tables.column import Head, Kind
from desktop.tables.sheet import Cell, Sheet, harmless

GB18030, UTF8 = "gb18030", "utf-8-sig"


def write_csv(sheet: Sheet, path: Path, progress: Progress, *, encoding: str = GB18030) -> None:
    """Notes first, then names, rows and sums. A code is led by a tab, which keeps Excel from taking it for a number."""
    heads = sheet.heads
    with path.open("w", encoding=encoding, newline="", errors="replace") as file:
        writer = csv.writer(file)
        writer.writerows([[harmless(note)] for note in sheet.notes])
        writer.writerow([harmless(name) for name in sheet.names])
        sums: list[float | None] = [0 if head.is_number and head.summed else None for head in heads]
        for portion in sheet.portions(progress):
            for row in portion:
                writer.writerow([_written(head, cell) for head, cell in zip(heads, row, strict=True)])
                for place, cell in enumerate(row):
                    known = sums[place]
                    if known is not None and isinstance(cell, int | float):
                        sums[place] = known + (round(cell * 100) if heads[place].kind is Kind.MONEY else cell)
        if any(one is not None for one in sums):
            writer.writerow([_sum(sheet, place, one) for place, one in enumerate(sums)])
    progress.report(1.0, sheet.title)


def _written(head: Head, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return "\t" + cell if head.kind is Kind.CODE else harmless(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if head.kind is Kind.MONEY:
        return f"{cell:.2f}"
    return f"{cell:.{head.decimals}f}" if head.decimals else str(cell)


def _sum(sheet: Sheet, place: int, value: float | None) -> str:
    head = sheet.heads[place]
    if value is None:
        return harmless(sheet.total) if place == 0 else ""
    if head.kind is Kind.MONEY:
        return f"{int(value) / 100:.2f}"
    return f"{value:.{head.decimals}f}" if head.decimals else str(int(value))
