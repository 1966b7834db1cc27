"""Which reader a file needs, told from its content where its name may lie. The readers are imported late."""

import importlib
from pathlib import Path

from desktop.importing.table import Table, unreadable
from desktop.importing.text_table import TextTable
from desktop.refusal import Refused

_LAYERS = (".gpkg", ".shp", ".geojson", ".json")
_PACKED, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", *_LAYERS)


def open_table(path: Path, *, sheet: str | None = None) -> Table:
    """The rows of a file; `sheet` names a sheet or layer where there are several. Raises Refused."""
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
        made: Table = importlib.import_module("desktop.importing.point_table").PointTable(path, sheet)
        return made
    if head.startswith((_PACKED, _OLD_OFFICE)):
        sheets: Table = importlib.import_module("desktop.importing.sheet_table").SheetTable(path, sheet)
        return sheets
    return TextTable(path)
