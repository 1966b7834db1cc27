"""How long degrees and steps of the stored lattice (degrees × 10⁷) are on the ground, for small pieces."""

import numpy as np
from numpy.typing import NDArray

from desktop.maps.ellipsoid_area import FLATTENING, SEMI_MAJOR

Floats = NDArray[np.float64]

_E2 = FLATTENING * (2 - FLATTENING)


def metres_per_degree(latitude: float | Floats) -> Floats:
    """(…, 2): metres east and metres north per degree at a latitude, on the CGCS2000 ellipsoid."""
    phi = np.radians(np.asarray(latitude, dtype=np.float64))
    bend = 1 - _E2 * np.sin(phi) ** 2
    east = SEMI_MAJOR / np.sqrt(bend) * np.cos(phi)
    north = SEMI_MAJOR * (1 - _E2) / bend**1.5
    return np.stack([east, north], axis=-1) * (np.pi / 180)


def metres_per_step(lat_e7: float | Floats) -> Floats:
    """The same per lattice step."""
    return metres_per_degree(np.asarray(lat_e7, dtype=np.float64) * 1e-7) * 1e-7
