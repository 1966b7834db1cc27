"""A card as lines of plain text, for the clipboard."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from desktop.printing.card_sheet import (
    CardSheet,
    Entries,
    Face,
    Figures,
    Form,
    Gauge,
    Marks,
    Months,
    Part,
    Rows,
    Shares,
    Web,
    Words,
)

translate = QCoreApplication.translate


def plain_text(sheet: CardSheet) -> str:
    """The whole card: blocks with source and date, one fact a line."""
    lines = [_pair(sheet.kind, sheet.title, sheet.code)]
    if sheet.marks:
        lines.append(" · ".join(mark.text for mark in sheet.marks))
    for block in sheet.blocks:
        said = [line for part in block.parts for line in _lines(part)]
        if said:
            head = translate("CardText", "【{0}】{1}").format(block.heading, block.source)
            lines += ["", *([head] if block.heading else []), *said]
    if sheet.note:
        lines += ["", sheet.note]
    return "\n".join(lines)


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Marks(marks=marks):
            yield " ".join(mark.text for mark in marks)
        case Rows(rows=rows):
            yield from (_pair(row.key, row.value) for row in rows)
        case Figures(figures=figures):
            yield from (_pair(figure.label, figure.value, figure.note) for figure in figures)
        case Shares(shares=shares):
            yield from (_pair(share.label, share.value) for share in shares)
        case Gauge(left=left, right=right):
            yield from (left, right)
        case Months(says=says):
            yield says
        case Face(name=name, note=note):
            yield _pair(note, name)
        case Entries(entries=entries):
            yield from ("  ".join(word for word in (one.text, one.note, one.value) if word) for one in entries)
        case Web(nodes=nodes):
            yield from (_pair(node.relation, node.name) for node in nodes)
        case Words(text=text):
            yield text
        case Form():
            return


def _pair(key: str, value: str, note: str = "") -> str:
    words = translate("CardText", "{0}：{1}").format(key, value)
    return translate("CardText", "{0}（{1}）").format(words, note) if note else words
