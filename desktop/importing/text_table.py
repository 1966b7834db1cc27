"""CSV and TSV files: which encoding and separator they have, and their rows, read as a stream."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

from desktop.importing.table import BROKEN, MOST_CELL, Piece, unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BLOCK = 1 << 20
_SAMPLE = 64 << 10
_SEPARATORS = ",\t;|，"

csv.field_size_limit(MOST_CELL)


def encoding_of(path: Path) -> str:
    """By its mark, else UTF-8 where the whole file is valid UTF-8, else GB18030 (domain §8, 12)."""
    with open(path, "rb") as file:
        head = file.read(4)
        for mark, name in _MARKS:
            if head.startswith(mark):
                return name
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")("strict")
        try:
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "gb18030"
    return "utf-8"


def separator_of(sample: str) -> str:
    """The sign that stands equally often in most lines; a comma when none does."""
    lines = [line for line in sample.splitlines()[:60] if line.strip()]
    best, most = ",", (0, 0)
    for sign in _SEPARATORS:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=lambda count: (count > 0, counts.count(count), count), default=0)
        found = (counts.count(usual) if usual else 0, usual)
        if found > most:
            best, most = sign, found
    return best


class TextTable:
    """A text file of rows. Raises Refused where it is no text."""

    form = "text"
    sheets: tuple[str, ...] = ()
    sheet: str | None = None

    def __init__(self, path: Path) -> None:
        self.path = path
        with open(path, "rb") as file:
            head = file.read(_SAMPLE)
        self.encoding: str | None = encoding_of(path)
        if b"\x00" in head and self.encoding != "utf-16":
            raise unreadable(path, ("它不是文本表格", "it is no table of text"))
        sample = head.decode(self.encoding or "utf-8", "replace")
        self._line_end = "\n" if "\n" in sample else "\r"
        self.delimiter = separator_of(sample)

    def pieces(self, size: int) -> Iterator[Piece]:
        """Undecodable bytes become U+FFFD, which the check of the row sees; a row that cannot be read is BROKEN."""
        whole = max(1, self.path.stat().st_size)
        with open(self.path, "rb") as raw, codecs.getreader(self.encoding or "utf-8")(raw, "replace") as file:
            reader = csv.reader(_lines(file, self._line_end), delimiter=self.delimiter)
            numbers: list[int] = []
            rows: list[list[str]] = []
            line = 0
            while True:
                try:
                    for cells in reader:
                        if cells:
                            numbers.append(line + 1)
                            rows.append(cells)
                        line = reader.line_num
                        if len(rows) >= size:
                            yield Piece(numbers, rows, min(1.0, raw.tell() / whole))
                            numbers, rows = [], []
                    break
                except csv.Error:
                    numbers.append(line + 1)
                    rows.append([BROKEN])
                    line = reader.line_num
            yield Piece(numbers, rows, 1.0)


def _lines(file: codecs.StreamReader, end: str) -> Iterator[str]:
    """Lines as the file has them: a form feed or a Chinese line separator inside a cell ends none."""
    rest = ""
    while block := file.read(_BLOCK):
        parts = (rest + block).split(end)
        rest = parts.pop()
        yield from (part + "\n" for part in parts)
    if rest:
        yield rest
