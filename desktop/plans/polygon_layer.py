"""Polygon layers drawn in other programs, as they are: features with their attributes, in degrees."""

import codecs
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop.maps.datum import Datum, convert
from desktop.maps.projection import MAX_LATITUDE, Floats
from desktop.maps.vector_layer import VectorLayer, to_degrees
from desktop.refusal import Refused

Shapes = NDArray[np.object_]
Trouble = Literal["NO_GEOMETRY", "NOT_POLYGON", "OTHER_PARTS", "BROKEN"]

_KEPT = ("没有导入任何内容。", "Nothing was imported.")
_CODES = (
    "code",
    "网格代码",
    "网格编码",
    "代码",
    "编码",
    "编号",
    "gridcode",
    "grid_code",
    "wgdm",
    "wgbm",
    "adcode",
    "dm",
    "id",
)
_NAMES = ("name", "网格名称", "名称", "网格名", "gridname", "grid_name", "wgmc", "mc", "title", "label")
_LINE, _RING, _POLYGON, _POLYGONS = 1, 2, 3, 6  # GEOS type numbers


@dataclass(frozen=True, eq=False)
class PolygonLayer:
    """`shapes[i]` is feature i, a polygon or multipolygon in degrees as drawn (it may be invalid); None where the
    feature has no usable geometry: why is in `troubles`.
    """

    name: str
    shapes: Shapes
    columns: Mapping[str, NDArray[Any]]  # attribute → value of each feature
    troubles: tuple[tuple[int, Trouble], ...] = ()
    code_field: str | None = None
    name_field: str | None = None
    assumed_degrees: bool = False  # the file does not say its reference system, the numbers look like degrees

    @property
    def count(self) -> int:
        return len(self.shapes)

    def code(self, feature: int) -> str:
        return "" if self.code_field is None else text(self.columns[self.code_field][feature])

    def label(self, feature: int) -> str:
        """How a person finds the feature again: its number from 1, code and name."""
        name = "" if self.name_field is None else text(self.columns[self.name_field][feature])
        return " ".join(part for part in (f"#{feature + 1}", self.code(feature), name) if part)

    def moved_from(self, datum: Datum) -> "PolygonLayer":
        """The layer, drawn in `datum`, brought to CGCS2000."""
        if datum is Datum.CGCS2000:
            return self
        moved = shapely.transform(self.shapes, lambda places: convert(places, source=datum, target=Datum.CGCS2000))
        return replace(self, shapes=moved)


def read_polygons(
    file: Path, *, layer: str | None = None, crs: str | None = None, encoding: str | None = None
) -> PolygonLayer:
    """Read one layer. `crs` overrules what the file says, and is needed where it says nothing and the numbers are
    no degrees. Raises `Refused`, saying what there is instead, for files without any polygon.
    """
    source = VectorLayer(file, _KEPT, layer, encoding or _table_encoding(file))
    if layer is None:
        source = replace(source, layer=_only_polygons(source.names()))
    info = source.info()
    meta, _, wkb, values = source.read()
    if not len(wkb):
        raise Refused(f"{file.name} 里没有任何要素，{_KEPT[0]}", f"{file.name} holds no features. {_KEPT[1]}")
    found = shapely.from_wkb(wkb, on_invalid="fix")
    shapes, troubles = _polygons(found)
    if all(shape is None for shape in shapes):
        kinds = "、".join(sorted({shape.geom_type for shape in found if shape is not None})) or "—"
        raise Refused(
            f"{file.name} 里没有面（{kinds}），{_KEPT[0]}请选择网格多边形图层。",
            f"{file.name} holds no polygons ({kinds.replace('、', ', ')}). {_KEPT[1]} Choose a layer of grid polygons.",
        )
    known = crs or info["crs"]
    shapes = _in_degrees(shapes, known, file)
    whole = np.array([shape is not None and _on_earth(shape) for shape in shapes])
    troubles += [(i, "BROKEN") for i, good in enumerate(whole.tolist()) if not good and shapes[i] is not None]
    shapes[~whole] = None
    if not whole.any():
        raise Refused(
            f"{file.name} 的坐标不在地图范围内，{_KEPT[0]}请核对坐标参考系。",
            f"The coordinates of {file.name} lie off the map. {_KEPT[1]} Check the reference system.",
        )
    columns = {str(field): column for field, column in zip(meta["fields"], values, strict=True)}
    return PolygonLayer(
        file.name, shapes, columns, tuple(sorted(troubles)), _field(columns, _CODES), _field(columns, _NAMES), not known
    )


def polygon_layers(file: Path) -> tuple[str, ...]:
    """The layers of a file that may hold polygons; those of drawings do not say. Raises Refused for no such file."""
    drawn = [(name, kind or "") for name, kind in VectorLayer(file, _KEPT).names()]
    return tuple(name for name, kind in drawn if "Polygon" in kind or kind in ("Unknown", "GeometryCollection"))


def text(value: object) -> str:
    """An attribute as it is shown: whole numbers without a fraction, nothing for nothing."""
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _only_polygons(layers: list[tuple[str, str | None]]) -> str | None:
    """The one layer of polygons among several; None = there is no such choice to be made."""
    drawn = [name for name, kind in layers if kind is not None and "Polygon" in kind]
    return drawn[0] if len(drawn) == 1 and len(layers) > 1 else None


def _polygons(found: Shapes) -> tuple[Shapes, list[tuple[int, Trouble]]]:
    shapes = np.full(len(found), None, dtype=object)
    troubles: list[tuple[int, Trouble]] = []
    for i, (shape, kind) in enumerate(zip(found, shapely.get_type_id(found).tolist(), strict=True)):
        if shape is None or shape.is_empty:
            troubles.append((i, "NO_GEOMETRY"))
        elif kind in (_POLYGON, _POLYGONS):
            shapes[i] = shape
        else:
            parts = _flat(shape)
            drawn = [part for part in map(_as_polygon, parts) if part is not None]
            if drawn:
                shapes[i] = drawn[0] if len(drawn) == 1 else shapely.MultiPolygon(drawn)
            if len(drawn) < len(parts):
                troubles.append((i, "OTHER_PARTS" if drawn else "NOT_POLYGON"))
    return shapes, troubles


def _flat(shape: shapely.Geometry) -> list[shapely.Geometry]:
    parts = shapely.get_parts(shape).tolist()
    return [leaf for part in parts for leaf in (_flat(part) if hasattr(part, "geoms") else [part])]


def _as_polygon(part: shapely.Geometry) -> shapely.Polygon | None:
    """A polygon as it is; a closed line, which is how drawing programs write one, as the polygon it bounds."""
    kind = shapely.get_type_id(part)
    if kind == _POLYGON:
        return part
    if kind in (_LINE, _RING) and shapely.is_closed(part) and shapely.get_num_coordinates(part) > 3:
        return shapely.Polygon(part)
    return None


def _in_degrees(shapes: Shapes, crs: str | None, file: Path) -> Shapes:
    if crs:
        moved: Shapes = shapely.transform(shapes, lambda places: to_degrees(places, crs))
        return moved
    west, south, east, north = shapely.total_bounds(shapes)
    if not (west >= -180 and east <= 180 and south >= -90 and north <= 90):
        raise Refused(
            f"{file.name} 没有说明坐标参考系（例如缺少 .prj 文件），{_KEPT[0]}"
            "请指明坐标参考系（命令行用 --crs），例如 EPSG:4549。",
            f"{file.name} does not say its coordinate reference system (no .prj file?). {_KEPT[1]} "
            "Name it (on the command line with --crs), for instance EPSG:4549.",
        )
    return shapes


def _on_earth(shape: shapely.Geometry) -> bool:
    places: Floats = shapely.get_coordinates(shape)
    return bool(np.isfinite(places).all() and (np.abs(places) <= [180.0, MAX_LATITUDE]).all())


def _field(columns: Iterable[str], wanted: tuple[str, ...]) -> str | None:
    """The field most likely meant: the first exact name, else the first that holds one of the longer names."""
    folded = {field.strip().lower(): field for field in columns}
    exact = [folded[name] for name in wanted if name in folded]
    near = [field for name in wanted if len(name) > 2 for known, field in folded.items() if name in known]
    return next(iter([*exact, *near]), None)


def _table_encoding(file: Path) -> str | None:
    """What a Shapefile's table is written in when no .cpg says so: UTF-8 or GB 18030, whichever reads cleaner."""
    table = next((place for place in (file.with_suffix(".dbf"), file.with_suffix(".DBF")) if place.exists()), None)
    if (
        file.suffix.lower() != ".shp"
        or table is None
        or any(file.with_suffix(suffix).exists() for suffix in (".cpg", ".CPG"))
    ):
        return None
    raw = table.read_bytes()
    rows = raw[int.from_bytes(raw[8:10], "little") :]

    def broken(encoding: str) -> int:
        return codecs.decode(rows, encoding, "replace").count("\ufffd")

    return min(("UTF-8", "GB18030"), key=broken)
