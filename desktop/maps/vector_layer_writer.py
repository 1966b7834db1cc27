"""Writes polygon layers that other programs open: GeoPackage, Shapefile, GeoJSON, KML. Whole or not at all."""

import errno
import shutil
import tempfile
import warnings
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, count
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError

from desktop.files import ready_folder, swap_in, unwritten
from desktop.refusal import Refused

_DRIVERS = {".gpkg": "GPKG", ".shp": "ESRI Shapefile", ".geojson": "GeoJSON", ".kml": "LIBKML"}
FORMATS = tuple(_DRIVERS)
ENCODINGS = ("UTF-8", "GBK")
_LONGEST_FIELD, _WIDEST_TEXT = 10, 254  # bytes of a Shapefile's table


def write_polygons(
    file: Path, shapes: NDArray[np.object_], columns: Mapping[str, Sequence[Any]], *, encoding: str = "UTF-8"
) -> None:
    """Write (multi)polygons in degrees, CGCS2000 (= WGS 84), with text and whole-number attributes.

    `encoding` is of a Shapefile's table; the other formats are UTF-8 by their standards. Raises `Refused` for other
    suffixes, and where the encoding lacks a character; what stood at `file` before is untouched then.
    """
    suffix = file.suffix.lower()
    if suffix not in _DRIVERS:
        raise Refused(
            f"不能写成 {file.suffix or file.name}，可用：{'、'.join(FORMATS)}。没有写入文件。",
            f"{file.suffix or file.name} cannot be written; there are {', '.join(FORMATS)}. No file was written.",
        )
    columns = dict(zip(_distinct(columns), columns.values(), strict=True))
    if suffix == ".shp":
        _must_fit(columns, encoding)
    ready_folder(file.parent)
    try:
        with tempfile.TemporaryDirectory(prefix=".getu-", dir=file.parent) as folder:
            _write(Path(folder) / file.name, _DRIVERS[suffix], shapes, columns, encoding)
            for part in sorted(Path(folder).iterdir(), key=lambda part: part.suffix.lower() == suffix):
                swap_in(part, file.parent / part.name)  # the .shp after the files that belong to it
    except OSError as problem:
        raise unwritten(file, problem) from problem
    except (DataSourceError, DataLayerError, FeatureError, FieldError, GeometryError) as problem:
        raise unwritten(file, _shortage(file.parent)) from problem


def _write(
    file: Path, driver: str, shapes: NDArray[np.object_], columns: Mapping[str, Sequence[Any]], encoding: str
) -> None:
    options: dict[str, Any] = {}
    if driver == "ESRI Shapefile":
        options = {"encoding": encoding}
    elif driver == "GPKG":
        free = _distinct([*columns, "fid", "geom"])  # tables brought along often have a column fid of their own
        options = {"layer_options": {"FID": free[-2], "GEOMETRY_NAME": free[-1]}}
    elif driver == "GeoJSON":
        options = {"layer_options": {"COORDINATE_PRECISION": "7", "RFC7946": "NO"}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pyogrio.raw.write(
            file,
            shapely.to_wkb(shapes),
            [_column(values) for values in columns.values()],
            list(columns),
            geometry_type="MultiPolygon",
            promote_to_multi=True,
            crs="EPSG:4326",
            driver=driver,
            layer=file.stem,
            **options,
        )
        # Some drivers write when they close and say nothing of a full disk.
        found = pyogrio.read_info(file, force_feature_count=True)["features"] if file.exists() else 0
        if found != len(shapes):
            raise DataSourceError(f"{found} of {len(shapes)} features were written")


def _distinct(fields: Iterable[str]) -> list[str]:
    """The names, numbered where two differ in nothing but the case of letters."""
    taken: set[str] = set()
    names = []
    for field in fields:
        tries = chain([field], (f"{field}{number}" for number in count(2)))
        name = next(name for name in tries if name.casefold() not in taken)
        taken.add(name.casefold())
        names.append(name)
    return names


def _column(values: Sequence[Any]) -> NDArray[Any]:
    whole = all(isinstance(value, int) for value in values)
    return np.array(values, dtype=np.int64 if whole else object)


def _must_fit(columns: Mapping[str, Sequence[Any]], encoding: str) -> None:
    """Refuse what a Shapefile's table would cut off or turn into question marks."""
    for field, values in columns.items():
        for value in (field, *(value for value in values if isinstance(value, str))):
            try:
                size = len(value.encode(encoding))
            except UnicodeEncodeError as problem:
                lacking = value[problem.start : problem.end]
                raise Refused(
                    f"{encoding} 编码没有“{lacking}”这个字，没有写入文件。请改用 UTF-8 或 GeoPackage。",
                    f"{encoding} has no character {lacking}; no file was written. Use UTF-8 or a GeoPackage.",
                ) from problem
            if size > (_LONGEST_FIELD if value is field else _WIDEST_TEXT):
                raise Refused(
                    f"Shapefile 放不下“{value[:20]}”，没有写入文件。请改用 GeoPackage。",
                    f"A Shapefile has no room for {value[:20]}; no file was written. Use a GeoPackage.",
                )


def _shortage(folder: Path) -> OSError:
    """What GDAL does not tell: whether the disk was full."""
    full = shutil.disk_usage(folder).free < 1_000_000
    return OSError(errno.ENOSPC if full else errno.EACCES, "not written")
