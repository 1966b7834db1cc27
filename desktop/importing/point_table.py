"""Points of a GeoPackage, Shapefile or GeoJSON as rows: their columns, and their place in degrees. Imported late."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from desktop.importing.sheet_table import shown
from desktop.importing.table import Piece, unreadable
from desktop.maps.projection import Floats
from desktop.maps.vector_layer import VectorLayer, to_degrees

KEPT = ("什么都没有导入。", "Nothing was imported.")
LON, LAT = "经度", "纬度"
NO_POINT = "不是点"
_POINT_TYPES = (1, 1001, 2001, 3001, 0x80000001, 0x20000001)
_BYTES = 21  # byte order, type, x, y


def layers_of(path: Path) -> tuple[str, ...]:
    """Raises Refused for a file that holds none."""
    return tuple(name for name, _ in VectorLayer(path, KEPT).names())


class PointTable:
    """One layer. Raises Refused as VectorLayer does, and for a layer that names no reference system it knows."""

    form = "sheet"
    delimiter = ","
    sheets: tuple[str, ...]
    sheet: str | None

    def __init__(self, path: Path, layer: str | None = None) -> None:
        self.path, self.sheet = path, layer
        self._layer = VectorLayer(path, KEPT, layer)
        about = self._layer.info()
        self.sheets = layers_of(path)
        self.encoding: str | None = about.get("encoding")
        self._fields = [str(name) for name in about["fields"]]
        self._count = max(1, int(about["features"]))
        self._crs = str(about["crs"] or "EPSG:4326")
        if not self._fields and about["features"] == 0:
            raise unreadable(path, ("里面没有要素", "it holds no features"))

    def pieces(self, size: int) -> Iterator[Piece]:
        """The header first; then features numbered as in the layer, their place in two last columns."""
        taken = {name.lower() for name in self._fields}
        names = [LON if LON not in taken else "点经度", LAT if LAT not in taken else "点纬度"]
        yield Piece([1], [[*self._fields, *names]], 0.0)
        first = 0
        while True:
            _, ids, shapes, columns = self._layer.read(first=first, most=size)
            if ids is None or not len(ids):
                return
            yield self._piece(first, shapes, columns)
            first += len(ids)
            if len(ids) < size:
                return

    def _piece(self, first: int, shapes: Any, columns: Any) -> Piece:
        places, is_point = points(shapes)
        degrees = np.full_like(places, np.nan)
        if is_point.any():
            degrees[is_point] = to_degrees(places[is_point], self._crs)
        cells = [[_text(value) for value in column] for column in columns]
        where = [
            [f"{x:.7f}", f"{y:.7f}"] if point and x == x and abs(x) != np.inf else [NO_POINT, NO_POINT]
            for (x, y), point in zip(degrees.tolist(), is_point.tolist(), strict=True)
        ]
        rows = [
            [*row, *at] for row, at in zip(zip(*cells, strict=True) if cells else [()] * len(where), where, strict=True)
        ]
        numbers = list(range(first + 2, first + 2 + len(rows)))
        return Piece(numbers, rows, min(1.0, (first + len(rows)) / self._count))


def points(shapes: Any) -> tuple[Floats, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    """WKB of features → places (n, 2) as stored, and which of them are points at all."""
    places = np.full((len(shapes), 2), np.nan)
    for at, shape in enumerate(shapes):
        if shape is None or len(shape) < _BYTES:
            continue
        order = "<" if shape[0] == 1 else ">"
        kind = int(np.frombuffer(shape, f"{order}u4", 1, 1)[0])
        if kind in _POINT_TYPES:
            places[at] = np.frombuffer(shape, f"{order}f8", 2, 5)
    return places, np.isfinite(places).all(axis=1)


def _text(value: Any) -> str:
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, np.datetime64):
        return "" if np.isnat(value) else str(value)[:19].replace("T00:00:00", "").replace("T", " ")
    return shown(value.item() if isinstance(value, np.generic) else value)
