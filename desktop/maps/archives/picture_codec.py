"""Pixels to the bytes of a tile and back, where there is no Qt: through GDAL."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.io import MemoryFile
from rasterio.transform import Affine

Pixels = NDArray[np.uint8]  # (4, height, width): red, green, blue, alpha

_DRIVERS: dict[str, dict[str, Any]] = {
    "png": {"driver": "PNG", "ZLEVEL": 6},
    "webp": {"driver": "WEBP", "QUALITY": 85},
}
_SOMEWHERE = Affine.translation(0.0, 0.5)  # pictures without a place make GDAL complain


def encoded(pixels: Pixels, form: str) -> bytes:
    """Pixels (4, height, width) as "png" or "webp"; an opaque picture does without its alpha."""
    _, height, width = pixels.shape
    if int(pixels[3].min()) == 255:
        pixels = pixels[:3]
    with MemoryFile() as memory:
        with memory.open(
            width=width, height=height, count=len(pixels), dtype="uint8", transform=_SOMEWHERE, **_DRIVERS[form]
        ) as file:
            file.write(pixels)
        return bytes(memory.getbuffer())
