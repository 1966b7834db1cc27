"""What part of the world is drawn, how large, and where a point of it falls on the picture."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from desktop.maps.box import Box
from desktop.maps.projection import EARTH_RADIUS, Floats, ground_metres_per_world_metre

PIXEL_MM = 25.4 / 96  # a pixel here is 1/96 inch; painters of paper are scaled to it
TILE_PIXELS = 256
_METRES_PER_PIXEL_AT_ZOOM_0 = 2 * math.pi * EARTH_RADIUS / TILE_PIXELS


@dataclass(frozen=True, slots=True)
class Viewport:
    """A north-up rectangle of the world on a picture of `width` × `height` pixels (1/96 inch each).

    Centre in world metres (EPSG:3857); `metres_per_pixel` in world metres; the picture's y axis points
    down. Screen, picture and paper all use it, so a layer is written once.
    """

    centre_x: float
    centre_y: float
    metres_per_pixel: float
    width: float
    height: float

    def __post_init__(self) -> None:
        if not (self.metres_per_pixel > 0 and self.width > 0 and self.height > 0):
            raise ValueError("a viewport has a positive scale and size")

    @classmethod
    def fitting(cls, box: Box, width: float, height: float, *, margin: float = 0.04) -> "Viewport":
        """The viewport that shows a whole world box, with `margin` of the picture left free on each side."""
        free = 1 - 2 * margin
        scale = max(box.width / (width * free), box.height / (height * free), 1e-3)
        x, y = box.centre
        return cls(x, y, scale, width, height)

    @property
    def box(self) -> Box:
        half_w = self.width / 2 * self.metres_per_pixel
        half_h = self.height / 2 * self.metres_per_pixel
        return Box(self.centre_x - half_w, self.centre_y - half_h, self.centre_x + half_w, self.centre_y + half_h)

    @property
    def zoom(self) -> float:
        """The level of the tile pyramid with the same scale, fractional (256-pixel tiles)."""
        return math.log2(_METRES_PER_PIXEL_AT_ZOOM_0 / self.metres_per_pixel)

    @property
    def ground_metres_per_pixel(self) -> float:
        return self.metres_per_pixel * ground_metres_per_world_metre(self.centre_y)

    @property
    def scale_denominator(self) -> float:
        """The map's scale 1 : n at its centre, with pixels of 1/96 inch."""
        return self.ground_metres_per_pixel / (PIXEL_MM / 1000)

    def to_screen(self, world: Floats) -> Floats:
        """World metres (n, 2) → picture pixels (n, 2)."""
        screen = np.empty(np.shape(world), dtype=np.float64)
        screen[..., 0] = (world[..., 0] - self.centre_x) / self.metres_per_pixel + self.width / 2
        screen[..., 1] = (self.centre_y - world[..., 1]) / self.metres_per_pixel + self.height / 2
        return screen

    def from_screen(self, screen: NDArray[np.float64]) -> Floats:
        """Picture pixels (n, 2) → world metres (n, 2)."""
        world = np.empty(np.shape(screen), dtype=np.float64)
        world[..., 0] = (screen[..., 0] - self.width / 2) * self.metres_per_pixel + self.centre_x
        world[..., 1] = self.centre_y - (screen[..., 1] - self.height / 2) * self.metres_per_pixel
        return world

    def panned(self, dx: float, dy: float) -> "Viewport":
        """The picture pulled by (dx, dy) pixels, as a hand pulls a sheet of paper."""
        return replace(
            self,
            centre_x=self.centre_x - dx * self.metres_per_pixel,
            centre_y=self.centre_y + dy * self.metres_per_pixel,
        )

    def zoomed(self, factor: float, at: tuple[float, float]) -> "Viewport":
        """Enlarged by `factor` (> 1 is closer); the world point under pixel `at` stays there."""
        x, y = self.from_screen(np.array(at, dtype=np.float64))
        scale = self.metres_per_pixel / factor
        return replace(
            self,
            centre_x=float(x) - (at[0] - self.width / 2) * scale,
            centre_y=float(y) + (at[1] - self.height / 2) * scale,
            metres_per_pixel=scale,
        )

    def centred(self, x: float, y: float) -> "Viewport":
        return replace(self, centre_x=x, centre_y=y)

    def resized(self, width: float, height: float) -> "Viewport":
        """The same centre and scale on another size of picture."""
        return replace(self, width=width, height=height)

    def grown(self, margin: float) -> "Viewport":
        """The same view with `margin` more pixels on each side: what is drawn ahead for panning."""
        return replace(self, width=self.width + 2 * margin, height=self.height + 2 * margin)
