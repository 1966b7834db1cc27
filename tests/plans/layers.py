"""Polygon layers for the tests of imports: written as other programs write them, or made in memory."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyogrio
import shapely

from desktop import paths
from desktop.grids.boundary import Partition
from desktop.plans.polygon_export import polygons_of
from desktop.plans.polygon_layer import PolygonLayer

REAL = paths.ROOT / "tests" / "data" / "layers"
_DRIVERS = {".gpkg": "GPKG", ".shp": "ESRI Shapefile", ".geojson": "GeoJSON", ".kml": "LIBKML", ".dxf": "DXF"}


def square(x: float, y: float, side: float = 0.01, *holes: shapely.Polygon) -> shapely.Polygon:
    """A square of `side` degrees whose south-western corner is x, y from 121.2 E, 31.9 N."""
    box = shapely.box(121.2 + x, 31.9 + y, 121.2 + x + side, 31.9 + y + side)
    return shapely.Polygon(box.exterior, [hole.exterior for hole in holes])


def drawn(*shapes: shapely.Geometry, codes: Sequence[str] | None = None) -> PolygonLayer:
    """A layer in memory."""
    held = np.empty(len(shapes), dtype=object)
    held[:] = shapes
    columns = {} if codes is None else {"code": np.array(codes, dtype=object)}
    return PolygonLayer("drawn", held, columns, code_field=None if codes is None else "code")


def written(
    path: Path, shapes: Sequence[shapely.Geometry | None], crs: str | None = "EPSG:4326", *, kind: str = "Polygon",
    encoding: str | None = None, **fields: Sequence[str],
) -> Path:  # fmt: skip
    pyogrio.raw.write(
        path,
        shapely.to_wkb(np.array(shapes, dtype=object)),
        [np.array(values, dtype=object) for values in fields.values()],
        list(fields),
        geometry_type=kind,
        crs=crs,
        driver=_DRIVERS[path.suffix],
        encoding=encoding,
    )
    return path


def careless(partition: Partition, reach: float, seed: int) -> PolygonLayer:
    """The faces as independent polygons, each corner moved by up to `reach` degrees, no two alike."""
    rng = np.random.default_rng(seed)

    def moved(ring: shapely.LinearRing) -> np.ndarray:
        places = shapely.get_coordinates(ring)[:-1]
        return np.asarray(places + rng.uniform(-reach, reach, places.shape))

    return drawn(
        *(
            shapely.Polygon(moved(shape.exterior), [moved(hole) for hole in shape.interiors])
            for shape in polygons_of(partition)
        )
    )
