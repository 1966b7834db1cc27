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


def scribbles(seed: int, count: int) -> PolygonLayer:
    """Polygons as nobody should draw them: self-crossing, in parts, ringed, over each other, some on round numbers."""
    rng = np.random.default_rng(seed)

    def scribble() -> shapely.Geometry:
        middle, reach = rng.uniform([121.2, 31.9], [121.25, 31.95]), rng.uniform(1e-5, 0.02)

        def around(corners: int) -> np.ndarray:
            return np.asarray(middle + rng.uniform(-reach, reach, (corners, 2)))

        kind, corners = int(rng.integers(5)), int(rng.integers(3, 12))
        if kind == 0:
            return shapely.Polygon(around(corners))
        if kind == 1:
            return shapely.Polygon(around(corners), [around(4)])
        if kind == 2:
            return shapely.Point(middle).buffer(reach).difference(shapely.Point(middle).buffer(reach / 2))
        if kind == 3:
            return shapely.MultiPolygon([shapely.box(*spot, *(spot + reach / 3)) for spot in around(3)])
        return shapely.box(*middle, *(middle + rng.integers(1, 4, 2) * 0.005))

    shapes = [scribble() for _ in range(count)]
    if seed % 2:
        shapes = list(shapely.transform(shapes, lambda places: np.round(places, 3)))
    return drawn(*shapes, *(shapes[:2] if seed % 3 == 0 else ()))
