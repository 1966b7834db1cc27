"""Opens vector layers of other programs (whatever GDAL knows) and brings their places to degrees; bad files are told
in a sentence. Imported late: GDAL and PROJ take their time.
"""

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pyproj
from pyogrio.errors import DataLayerError, DataSourceError
from pyproj.exceptions import CRSError, ProjError

from desktop.maps.projection import Floats
from desktop.refusal import Refused

DEGREES = "EPSG:4326"
_IN_DEGREES = (".geojson", ".json", ".kml", ".kmz")  # by their own standards


@dataclass(frozen=True, slots=True)
class VectorLayer:
    """One layer of a file, as asked for. Each refusal ends with `kept`: what stayed as it was, zh and en."""

    file: Path
    kept: tuple[str, str]
    layer: str | None = None  # None = the only one
    encoding: str | None = None  # of a Shapefile's table; None = what the file says

    def names(self) -> list[tuple[str, str | None]]:
        """All layers of the file, each with its kind of geometry."""
        if not self.file.exists():
            raise Refused(f"找不到 {self.file.name}，{self.kept[0]}", f"{self.file.name} is not there. {self.kept[1]}")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found = pyogrio.list_layers(self.file)
        except (DataSourceError, DataLayerError, UnicodeDecodeError) as problem:
            raise self._unreadable() from problem
        return [(str(name), None if kind is None else str(kind)) for name, kind in found]

    def info(self) -> dict[str, Any]:
        """What pyogrio knows of the layer. Raises Refused, naming the layers there are, when it must be named."""
        names = [name for name, _ in self.names()]
        if (self.layer is None and len(names) > 1) or (self.layer is not None and self.layer not in names):
            raise Refused(
                f"请用 layer 指明 {self.file.name} 的图层，可用：{'、'.join(names)}。{self.kept[0]}",
                f"Name the layer of {self.file.name} by `layer`; there are {', '.join(names)}. {self.kept[1]}",
            )
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found: dict[str, Any] = pyogrio.read_info(
                    self.file, layer=self.layer, encoding=self.encoding, force_feature_count=True
                )
        except (DataSourceError, DataLayerError, UnicodeDecodeError, LookupError) as problem:
            raise self._unreadable() from problem
        if not found["crs"] and self.file.suffix.lower() in _IN_DEGREES:
            found["crs"] = DEGREES
        return found

    def read(self, columns: list[str] | None = None, *, first: int = 0, most: int | None = None) -> Any:
        """(meta, feature ids, WKB, columns) of some features; `columns` None = all of them."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what GDAL repairs by itself
                return pyogrio.raw.read(
                    self.file,
                    layer=self.layer,
                    columns=columns,
                    encoding=self.encoding,
                    skip_features=first,
                    max_features=most,
                    force_2d=True,
                    return_fids=True,
                )
        except (DataSourceError, DataLayerError, UnicodeDecodeError, LookupError) as problem:
            raise self._unreadable() from problem

    def _unreadable(self) -> Refused:
        return Refused(
            f"{self.file.name} 无法读取（损坏，或不是支持的格式），{self.kept[0]}",
            f"{self.file.name} cannot be read (damaged, or no supported format). {self.kept[1]}",
        )


def to_degrees(places: Floats, crs: str) -> Floats:
    """Places (n, 2) in any reference system → degrees lon, lat; infinite where the system has no such place."""
    if crs == DEGREES:
        return places
    try:
        lon, lat = pyproj.Transformer.from_crs(crs, DEGREES, always_xy=True).transform(*places.T)
    except (CRSError, ProjError) as problem:
        raise Refused(
            f"不认识坐标参考系 {crs[:60]}，没有读入。请写成 EPSG:4549 这样的代码。",
            f"{crs[:60]} is no known coordinate reference system; nothing was read. Give a code such as EPSG:4549.",
        ) from problem
    return np.column_stack([lon, lat])
