"""Which reader a file needs, told from its content where its name may lie. The readers are imported late."""

import importlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from desktop.importing.layout import layout_of
from desktop.importing.table import Table, unreadable
from desktop.importing.text_table import TextTable
from desktop.refusal import Refused

_LAYERS = (".gpkg", ".shp", ".geojson", ".json")
_PACKED, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", *_LAYERS)


def open_table(path: Path, *, sheet: str | None = None) -> Table:
    """The rows of a file. Raises Refused.

    `sheet` names a sheet or layer where there are several; without it the first that has a column of names,
    not a page of explanations before it.
    """
    path = Path(path)
    if not path.is_file():
        raise Refused(
            f"找不到文件 {path.name}，什么都没有导入。请检查路径。",
            f"{path.name} is not there; nothing was imported. Check the path.",
        )
    try:
        with open(path, "rb") as file:
            head = file.read(8)
    except OSError as problem:
        raise unreadable(path, ("没有权限，或文件正被占用", "no permission, or it is in use")) from problem
    if not head:
        raise unreadable(path, ("文件是空的", "it is empty"))
    if path.suffix.lower() in _LAYERS:
        points = importlib.import_module("desktop.importing.point_table")
        names = points.layers_of(path)
        made: Table = (
            _likely(names, partial(points.PointTable, path))
            if _is_untold(sheet, names)
            else points.PointTable(path, sheet)
        )
        return made
    if head.startswith((_PACKED, _OLD_OFFICE)):
        book = importlib.import_module("desktop.importing.sheet_table").SheetTable(path, sheet)
        found: Table = _likely(book.sheets, book.at) if _is_untold(sheet, book.sheets) else book
        return found
    return TextTable(path)


def _is_untold(sheet: str | None, names: Sequence[str]) -> bool:
    """Whether it is left to us which one to read."""
    return sheet is None and len(names) > 1


def _likely(names: Sequence[str], at: Callable[[str], Table]) -> Table:
    """The first sheet with a column of names; without any, the first of all."""
    for name in names:
        table = at(name)
        try:
            if layout_of(table).has_name:
                return table
        except Refused:  # an empty sheet
            continue
    return at(names[0])
