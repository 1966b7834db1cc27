"""Rows for the clipboard: tab-separated text, and the same as a table for Excel, in which codes are marked as text."""

from datetime import date
from html import escape

from desktop.progress import Progress
from desktop.tables.column import Head, Kind
from desktop.tables.sheet import Cell, Sheet, harmless, in_one_line

MOST_ROWS = 50_000  # of a clipboard; more is an export
_AS_TEXT = "mso-number-format:'\\@'"


def as_text(sheet: Sheet) -> str:
    """Names and rows, tabs between cells; nothing in it is a formula."""
    lines = ["\t".join(map(_safe, sheet.names))]
    for portion in sheet.portions(Progress()):
        lines += ["\t".join(_said(head, cell) for head, cell in zip(sheet.heads, row, strict=True)) for row in portion]
    return "\r\n".join(lines) + "\r\n"


def as_html(sheet: Sheet) -> str:
    """The same for programs that ask for a table: Excel and WPS keep the leading zeros and long ids of its codes."""
    lines = ["<tr>" + "".join(f"<th>{escape(name)}</th>" for name in sheet.names) + "</tr>"]
    for portion in sheet.portions(Progress()):
        for row in portion:
            cells = "".join(
                f'<td style="{_AS_TEXT}">{escape(_said(head, cell))}</td>'
                if isinstance(cell, str)
                else f"<td>{escape(_said(head, cell))}</td>"
                for head, cell in zip(sheet.heads, row, strict=True)
            )
            lines.append(f"<tr>{cells}</tr>")
    return '<html><head><meta charset="utf-8"></head><body><table>' + "".join(lines) + "</table></body></html>"


def _said(head: Head, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _safe(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if head.kind is Kind.MONEY:
        return f"{cell:.2f}"
    return f"{cell:.{head.decimals}f}" if head.decimals else str(cell)


def _safe(text: str) -> str:
    return harmless(in_one_line(text))
