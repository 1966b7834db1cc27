"""Writes a sheet as an Excel workbook, row by row, ready to be filtered, summed and printed."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from desktop.progress import Progress
from desktop.refusal import Refused
from desktop.tables.column import Head, Kind
from desktop.tables.sheet import Cell, Sheet
from desktop.tables.totals import totals

_MOST_ROWS = 1_048_576  # of Excel
_OPTIONS = {  # text stays text, whatever it looks like
    "constant_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False,
}  # fmt: skip


def write_xlsx(sheet: Sheet, path: Path, progress: Progress) -> None:
    """One worksheet: notes, frozen names with a filter, rows, a line of sums that follows the filter.

    Raises Refused for more rows than Excel can hold, OSError when it cannot be written, Cancelled.
    """
    if len(sheet.rows) + len(sheet.notes) + 2 > _MOST_ROWS:
        raise Refused(
            f"Excel 一张表最多 {_MOST_ROWS:,} 行，现有 {len(sheet.rows):,} 行，没有导出。请先筛选，或导出为 CSV。",
            f"Excel holds {_MOST_ROWS:,} rows at most and there are {len(sheet.rows):,}; nothing was exported. "
            "Filter first, or export as CSV.",
        )
    with tempfile.TemporaryDirectory(prefix=".getu-", dir=path.parent) as parts:
        book = xlsxwriter.Workbook(str(path), {**_OPTIONS, "tmpdir": parts})
        try:
            _fill(book, sheet, progress)
        except BaseException:
            for page in book.worksheets():  # its own rows lie open in the folder that goes away
                page._opt_close()
            raise
        try:
            book.close()
        except FileCreateError as problem:
            inner = problem.args[0] if problem.args else problem
            raise inner if isinstance(inner, OSError) else OSError(str(inner)) from problem
    progress.report(1.0, sheet.title)


def _fill(book: Any, sheet: Sheet, progress: Progress) -> None:
    heads = sheet.heads
    page = book.add_worksheet("格图")
    formats = [book.add_format(_look(head)) for head in heads]
    quiet = book.add_format({"font_color": "#5C6B7E", "font_size": 9})
    name = book.add_format(
        {"bold": True, "bg_color": "#EAF1FF", "bottom": 1, "text_wrap": True, "valign": "vcenter", "align": "center"}
    )
    for place, head in enumerate(heads):
        page.set_column(place, place, head.width + 2)
    top = len(sheet.notes)
    _set_page(page, sheet, top)
    for row, note in enumerate(sheet.notes):
        page.write_string(row, 0, note, quiet)
    page.set_row(top, 30)
    for place, text in enumerate(sheet.names):
        page.write_string(top, place, text, name)
    row = top + 1
    for portion in sheet.portions(progress):
        for cells in portion:
            for place, cell in enumerate(cells):
                if cell is not None:
                    _write(page, row, place, cell, formats[place])
            row += 1
    last = max(row - 1, top + 1)
    page.autofilter(top, 0, last, len(heads) - 1)
    _write_sums(book, page, sheet, row, top + 1, last)


def _write(page: Any, row: int, place: int, cell: Cell, look: Any) -> None:
    if isinstance(cell, str):
        page.write_string(row, place, cell, look)
    elif isinstance(cell, date):
        page.write_datetime(row, place, cell, look)
    else:
        page.write_number(row, place, cell, look)


def _write_sums(book: Any, page: Any, sheet: Sheet, row: int, first: int, last: int) -> None:
    """Below the rows, each with its value at hand for programs that do not calculate."""
    found = totals(sheet.table, sheet.rows)
    bold: dict[str, Any] = {"bold": True, "top": 1}
    page.write_string(row, 0, sheet.total, book.add_format(bold))
    for place, head in enumerate(sheet.heads):
        if place and head.is_number and head.summed:
            value = found[head.key].sum / (100 if head.kind is Kind.MONEY else 10**head.decimals)
            column = xlsxwriter.utility.xl_col_to_name(place)
            formula = f"=SUBTOTAL(109,{column}{first + 1}:{column}{last + 1})"
            page.write_formula(row, place, formula, book.add_format({**_look(head), **bold}), value)


def _set_page(page: Any, sheet: Sheet, top: int) -> None:
    """A4 across, as wide as the columns, names on every page, who and when at its foot."""
    page.freeze_panes(top + 1, 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.set_header(f"&L&9{_plain(sheet.title)}")
    said = _plain(sheet.notes[-1]) if sheet.notes else ""
    page.set_footer(f"&L&8{said[:200]}&R&8&P / &N")


def _plain(text: str) -> str:
    """Text for a header or footer, where & begins a code."""
    return text.replace("&", "&&")


def _look(head: Head) -> dict[str, Any]:
    if head.kind is Kind.MONEY:
        return {"num_format": "#,##0.00"}
    if head.kind is Kind.NUMBER:
        point = "." + "0" * head.decimals if head.decimals else ""
        return {"num_format": ("#,##0" if head.summed else "0") + point}
    if head.kind is Kind.DATE:
        return {"num_format": "yyyy-mm-dd", "align": "center"}
    return {"num_format": "@", "align": "center"} if head.kind is Kind.FLAG else {"num_format": "@"}
