"""A partition as polygons for other programs, each with its attributes: exactly the stored coordinates."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from desktop.grids.boundary import Partition
from desktop.maps.projection import world_to_e7
from desktop.maps.vector_layer_writer import write_polygons
from desktop.plans.polygon_layer import Shapes


def polygons_of(partition: Partition) -> Shapes:
    """(k,) a polygon or multipolygon in degrees for each of `partition.faces`. Raises ValueError for a border that
    does not close.
    """
    shapes = np.empty(len(partition.faces), dtype=object)
    for i, face in enumerate(partition.faces):
        parts: list[list[np.ndarray[Any, Any]]] = []
        for ring in partition.rings(face):
            places = world_to_e7(ring).astype(np.float64) / 1e7  # back to the very numbers of the store
            if shapely.is_ccw(shapely.linearrings(places)) or not parts:
                parts.append([places])
            else:
                parts[-1].append(places)
        if not parts:
            raise ValueError(f"the border of face {face} does not close")
        drawn = [shapely.Polygon(rings[0], rings[1:]) for rings in parts]
        shapes[i] = drawn[0] if len(drawn) == 1 else shapely.MultiPolygon(drawn)
    return shapes


def export(partition: Partition, columns: Mapping[str, Sequence[Any]], file: Path, *, encoding: str = "UTF-8") -> None:
    """Write all faces to a GeoPackage, Shapefile, GeoJSON or KML by its suffix; `columns` in the order of `faces`.

    Areas and attributes come back equal. Raises `Refused` as `write_polygons` does.
    """
    write_polygons(file, polygons_of(partition), columns, encoding=encoding)
