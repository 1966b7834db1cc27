"""The plane the demo's country is laid out in: metres around the county, and the gentle bending of its canals."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.demo.chance import stream
from desktop.maps.geometry_blob import E7

Floats = NDArray[np.float64]

_ORIGIN_E7 = np.array([1_212_800_000.0, 319_500_000.0])
# Metres for 10⁻⁷ degree at the county's latitude (WGS 84); the error across the county is below 0.3 %.
_METRES_PER_E7 = np.array([0.009455, 0.0110883])
# Amplitude in metres, wavelength in metres, waves: from the sweep of the delta down to the wiggle of a ditch.
_OCTAVES = ((520.0, 17_000.0, 4), (150.0, 5_200.0, 5), (26.0, 1_500.0, 6), (5.0, 330.0, 7), (1.8, 120.0, 7))


def to_metres(e7: NDArray[np.generic] | Floats) -> Floats:
    """Degrees × 10⁷ (n, 2) → metres east and north of the county's middle. Affine, so straight stays straight."""
    metres: Floats = (np.asarray(e7, dtype=np.float64) - _ORIGIN_E7) * _METRES_PER_E7
    return metres


def to_e7(metres: Floats) -> E7:
    e7: E7 = np.rint(metres / _METRES_PER_E7 + _ORIGIN_E7).astype(np.int32)
    return e7


@dataclass(frozen=True, eq=False)
class Bend:
    """A smooth one-to-one bending of the plane: straight canals of the plan become those of the country.

    A sum of sine waves whose slopes add up to well under 1, so nothing folds over and lines that do not
    cross before do not cross after.
    """

    waves: Floats  # (k, 5): wave vector x y, phase, displacement x y

    @classmethod
    def of(cls, seed: int) -> "Bend":
        rng = stream(seed, "bend of the ground")
        rows = []
        for amplitude, length, count in _OCTAVES:
            turn = rng.uniform(0, 2 * np.pi)
            for wave in range(count):
                angle = turn + np.pi * (wave + rng.uniform(0, 0.6)) / count
                number = 2 * np.pi / (length * rng.uniform(0.8, 1.25))
                way = rng.uniform(0, 2 * np.pi)
                size = amplitude * np.sqrt(2 / count)
                rows.append(
                    (
                        number * np.cos(angle),
                        number * np.sin(angle),
                        rng.uniform(0, 2 * np.pi),
                        size * np.cos(way),
                        size * np.sin(way),
                    )
                )
        return cls(np.array(rows))

    def bent(self, plan: Floats) -> Floats:
        """Points of the plan (n, 2) → where they are in the country, metres."""
        place = np.array(plan, dtype=np.float64)
        for x, y, phase, dx, dy in self.waves:
            swing = np.sin(plan[:, 0] * x + plan[:, 1] * y + phase)
            place[:, 0] += dx * swing
            place[:, 1] += dy * swing
        return place

    def straightened(self, place: Floats) -> Floats:
        """The inverse of `bent`, to about a centimetre."""
        plan = np.array(place, dtype=np.float64)
        for _ in range(14):
            plan += place - self.bent(plan)
        return plan
