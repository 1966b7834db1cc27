"""Importing a layer of grid polygons: read, datum guessed, looked over and repaired into one partition."""

from pathlib import Path

import numpy as np
import shapely

from desktop.bench.frame import Stopwatch
from desktop.grids.area import ground_areas
from desktop.grids.boundary import Partition
from desktop.grids.coverage import defects
from desktop.maps.datum import Datum
from desktop.maps.geometry_blob import E7
from desktop.maps.vector_layer_writer import write_polygons
from desktop.plans.datum_guess import guessed
from desktop.plans.lattice_metres import metres_per_degree
from desktop.plans.polygon_export import polygons_of
from desktop.plans.polygon_findings import examined
from desktop.plans.polygon_import import Repair, repaired
from desktop.plans.polygon_layer import read_polygons

ROUNDS = 5
_ASIDE_M = 3.0  # every corner of every polygon is moved by up to so much, so no two neighbours agree


def import_polygons(partition: Partition, county: E7 | None, folder: Path) -> tuple[Stopwatch, bool]:
    """Time the import of all grids as independent, carelessly drawn polygons; True when they come out whole."""
    file = folder / "grids.gpkg"
    rng = np.random.default_rng(11)
    codes = [str(face) for face in partition.faces]
    write_polygons(file, np.array([_careless(shape, rng) for shape in polygons_of(partition)]), {"code": codes})
    watch, right = Stopwatch(), True
    for _ in range(ROUNDS):
        with watch.sample():
            layer = read_polygons(file)
            datum = Datum.CGCS2000 if county is None else guessed(layer, county).datum
            repair = repaired(examined(layer))
        right = right and datum is Datum.CGCS2000 and _is_whole(repair, partition)
    return watch, right


def _careless(shape: shapely.Geometry, rng: np.random.Generator) -> shapely.Geometry:
    _, south, _, north = shape.bounds
    reach = _ASIDE_M / metres_per_degree((south + north) / 2)

    def moved(ring: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> shapely.LinearRing:
        places = ring + rng.uniform(-1, 1, ring.shape) * reach
        return shapely.LinearRing(np.vstack([places[:-1], places[:1]]))

    drawn = [
        shapely.Polygon(
            moved(shapely.get_coordinates(part.exterior)),
            [moved(shapely.get_coordinates(hole)) for hole in part.interiors],
        )
        for part in shapely.get_parts(shape)
    ]
    return drawn[0] if len(drawn) == 1 else shapely.MultiPolygon(drawn)


def _is_whole(repair: Repair, partition: Partition) -> bool:
    """Every grid is there, nothing is open, no gap or overlap is left, and each is about as large as it was."""
    if repair.left or len(repair.partition.faces) != len(partition.faces):
        return False
    if any(defect.kind in ("GAP", "OVERLAP", "UNCLOSED") for defect in defects(repair.partition)):
        return False
    before, after = ground_areas(partition), ground_areas(repair.partition)
    return all(
        abs(after[feature + 1] - before[face]) < 0.02 * before[face] for feature, face in enumerate(partition.faces)
    )
