"""Whether rows of tiles count from the north, told by the pictures alone: a tile looks like its part of its parent."""

import warnings
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from rasterio.enums import Resampling
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.io import MemoryFile
from rasterio.windows import Window

_SIDE = 16  # pixels a side that are compared
_CLEAR = 0.8  # how much better one reading must fit than the other
_SEEN = 1.0  # mean difference of grey below which pictures tell nothing


def from_north(families: Iterable[tuple[bytes, bytes, int, int]]) -> bool | None:
    """From tiles with their parents (parent, tile, column, row as numbered): True, False, or None when unclear."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)  # tiles never say where they lie
        misfits = np.array([misfit for family in families if (misfit := _misfit(*family)) is not None])
    if len(misfits) == 0:
        return None
    as_north, as_south = misfits.mean(axis=0).tolist()
    if max(as_north, as_south) < _SEEN or min(as_north, as_south) > _CLEAR * max(as_north, as_south):
        return None
    return bool(as_north < as_south)


def _misfit(parent: bytes, tile: bytes, column: int, row: int) -> tuple[float, float] | None:
    """How much a tile differs from the two parts of its parent that it may be, rows from the north and the south."""
    try:
        small = _grey(tile, None)
        north, south = (_grey(parent, (column % 2, half)) for half in (row % 2, 1 - row % 2))
    except RasterioError:
        return None
    return float(np.abs(small - north).mean()), float(np.abs(small - south).mean())


def _grey(data: bytes, quarter: tuple[int, int] | None) -> NDArray[np.float64]:
    """The picture, or a quarter of it by column and row, as a few grey pixels; alpha has no say."""
    with MemoryFile(data) as memory, memory.open() as picture:
        width, height = picture.width, picture.height
        window = Window(0, 0, width, height)
        if quarter is not None:
            window = Window(quarter[0] * width // 2, quarter[1] * height // 2, width // 2, height // 2)
        bands = [1] if picture.count < 3 else [1, 2, 3]
        shape = (len(bands), _SIDE, _SIDE)
        pixels = picture.read(bands, window=window, out_shape=shape, resampling=Resampling.average)
    grey: NDArray[np.float64] = pixels.astype(np.float64).mean(axis=0)
    return grey
