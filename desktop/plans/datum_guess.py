"""Whether a layer was drawn on a shifted web map: its outline laid over the known outline of the county.

GCJ-02 moves Haimen by about 480 m to the east-southeast, BD-09 by about 1.1 km. The whole layer is slid over the
county until the outlines fit best (point-to-line iteration, Chen & Medioni 1992, translation only); how far it had
to be slid is measured, and named when it is what one of the two datums would do there.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely

from desktop.maps.datum import Datum, convert
from desktop.maps.geometry_blob import E7
from desktop.maps.projection import Floats
from desktop.plans.lattice_metres import metres_per_degree
from desktop.plans.polygon_layer import PolygonLayer

_SIMPLE = 2e-4  # degrees, about 20 m: fine enough for an outline
_EVERY_M = 150.0
_MOST = 3_000  # points of the outline that are laid over the county's
_ROUNDS = 25
_FITS_M = 150.0  # outlines of different makers are generalised differently
_UNSHIFTED_M = 120.0
_NEAR = 0.3  # share of the expected shift by which the measured one may miss it


@dataclass(frozen=True, slots=True)
class DatumGuess:
    """A proposal; nothing has been moved. `east`, `north`: metres by which the layer lies off the county's outline."""

    datum: Datum | None  # None = can't tell: the outlines don't fit, or fit at a shift that no datum explains
    east: float
    north: float
    residual: float  # metres that the outlines still differ by, in the median, once the layer is slid back

    @property
    def metres(self) -> float:
        return float(np.hypot(self.east, self.north))

    @property
    def shifted(self) -> bool:
        return self.datum in (Datum.GCJ02, Datum.BD09)


def guessed(layer: PolygonLayer, county: E7) -> DatumGuess:
    """Guess from the outline of the whole layer and the county's ring (n, 2), degrees × 10⁷, CGCS2000."""
    ring = county.astype(np.float64) * 1e-7
    centre = ring.mean(axis=0)
    scale = metres_per_degree(float(centre[1]))
    outline = _outline(layer)
    if not len(outline):
        return DatumGuess(None, 0.0, 0.0, float("inf"))
    places = (outline - centre) * scale
    shifts = {
        datum: (convert(centre, source=Datum.CGCS2000, target=datum) - centre) * scale
        for datum in (Datum.CGCS2000, Datum.GCJ02, Datum.BD09)
    }
    slid, residual = _best_slide(places, (ring - centre) * scale, shifts.values())
    east, north = (-slid).tolist()
    datum: Datum | None = None
    if residual <= _FITS_M:
        near = {Datum.CGCS2000: _UNSHIFTED_M}
        for each in (Datum.GCJ02, Datum.BD09):
            near[each] = _NEAR * float(np.hypot(*shifts[each]))
        missed = {each: float(np.hypot(*(-slid - shifts[each]))) for each in shifts}
        best = min(missed, key=lambda each: missed[each] / near[each])
        datum = best if missed[best] <= near[best] else None
    return DatumGuess(datum, east, north, residual)


def _outline(layer: PolygonLayer) -> Floats:
    """Points along the outer border of all polygons together, in degrees."""
    drawn = layer.shapes[[shape is not None for shape in layer.shapes]]
    whole = shapely.union_all(shapely.buffer(shapely.simplify(drawn, _SIMPLE), 2 * _SIMPLE, quad_segs=1))
    parts = shapely.get_parts(shapely.buffer(whole, -2 * _SIMPLE, quad_segs=1))
    rings = shapely.segmentize(shapely.get_exterior_ring(parts), _EVERY_M / 1e5)
    places: Floats = shapely.get_coordinates(rings)
    return places[:: max(1, len(places) // _MOST)]


def _best_slide(places: Floats, ring: Floats, shifts: Iterable[Floats]) -> tuple[Floats, float]:
    """The slide (2,) in metres that lays the places on the ring, tried from every expected shift; and the misfit."""
    tree = shapely.STRtree(shapely.linestrings(np.stack([ring[:-1], ring[1:]], axis=1)))
    way = np.diff(ring, axis=0)
    length = np.maximum(np.hypot(*way.T), 1e-9)
    normal = np.stack([-way[:, 1], way[:, 0]], axis=1) / length[:, None]
    tries = []
    for shift in shifts:
        slide = -np.asarray(shift, dtype=np.float64)
        for _ in range(_ROUNDS):
            apart, beside = _apart(places + slide, ring, way, length, tree)
            far = np.hypot(*apart.T)
            kept = far <= max(2 * float(np.median(far)), 1.0)
            across = normal[beside[kept]]
            off = np.einsum("ij,ij->i", across, apart[kept])
            step, *_ = np.linalg.lstsq(across, off, rcond=1e-3)
            slide = slide + step
            if np.hypot(*step) < 0.1:
                break
        apart, _ = _apart(places + slide, ring, way, length, tree)
        tries.append((float(np.median(np.hypot(*apart.T))), slide))
    residual, slide = min(tries, key=lambda one: one[0])
    return slide, residual


def _apart(
    places: Floats, ring: Floats, way: Floats, length: Floats, tree: shapely.STRtree
) -> tuple[Floats, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """From each place to the nearest one on the ring (n, 2), and the piece of the ring that it lies on."""
    beside = tree.nearest(shapely.points(places)).astype(np.int64)
    start, along = ring[beside], way[beside]
    share = np.clip(np.einsum("ij,ij->i", places - start, along) / length[beside] ** 2, 0.0, 1.0)
    return start + along * share[:, None] - places, beside
