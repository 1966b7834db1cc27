"""How the bands of a GeoTIFF become red, green, blue and alpha."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rasterio.enums import ColorInterp
from rasterio.io import DatasetReader

from desktop.maps.archives.picture_codec import Pixels
from desktop.refusal import Refused

_STRETCH = (2.0, 98.0)  # percentiles that become black and white where values are no colours
_LOOK = 1024  # pixels a side of the thinned picture these are taken from
_RGB = (ColorInterp.red, ColorInterp.green, ColorInterp.blue)


@dataclass(frozen=True, slots=True, eq=False)
class Colours:
    """Which bands (from 1) to read, and what to do with them: look them up in a palette, stretch them, or nothing."""

    bands: tuple[int, ...]  # one, or red, green and blue
    has_alpha: bool  # of its own
    palette: NDArray[np.uint8] | None  # (256, 4)
    low: NDArray[np.float64] | None  # (bands,): what becomes black …
    high: NDArray[np.float64] | None  # … and what becomes white

    def pixels(self, values: NDArray[np.generic], alpha: NDArray[np.generic]) -> Pixels:
        """Band values (bands, height, width) and alpha (height, width), 0 where there is no data → pixels."""
        found = np.empty((4, *alpha.shape), dtype=np.uint8)
        if self.palette is not None:
            found[:] = np.moveaxis(self.palette[values[0].astype(np.uint8)], -1, 0)
            found[3][alpha == 0] = 0
            return found
        found[3] = alpha if alpha.dtype == np.uint8 else np.where(alpha > 0, 255, 0)  # type: ignore[operator]
        if self.low is None or self.high is None:
            found[:3] = values
            return found
        measured = values.astype(np.float64)
        found[3][~np.isfinite(measured).all(axis=0)] = 0
        share = (np.nan_to_num(measured) - self.low[:, None, None]) / (self.high - self.low)[:, None, None]
        found[:3] = np.rint(np.clip(share, 0.0, 1.0) * 255)
        return found


def colours_of(picture: DatasetReader, name: str) -> Colours:
    """Looks at what the bands are, and at their values where these are no colours. Raises `Refused`."""
    meaning = picture.colorinterp
    has_alpha = ColorInterp.alpha in meaning
    bands = [i for i, means in enumerate(meaning, 1) if means is not ColorInterp.alpha]
    kinds = {np.dtype(picture.dtypes[band - 1]) for band in bands}
    if not bands or any(kind.kind == "c" for kind in kinds):
        raise _no_picture(name)
    if meaning[bands[0] - 1] is ColorInterp.palette:
        if kinds != {np.dtype(np.uint8)}:
            raise _no_picture(name)
        palette = np.zeros((256, 4), dtype=np.uint8)
        for value, colour in picture.colormap(bands[0]).items():
            palette[value] = colour
        return Colours((bands[0],), has_alpha, palette, None, None)
    if set(_RGB) <= set(meaning):
        chosen = tuple(meaning.index(colour) + 1 for colour in _RGB)
    else:
        chosen = tuple(bands[:3]) if len(bands) >= 3 else (bands[0],)
    if kinds == {np.dtype(np.uint8)}:
        return Colours(chosen, has_alpha, None, None, None)
    low, high = _range(picture, chosen, name)
    return Colours(chosen, has_alpha, None, low, high)


def _range(
    picture: DatasetReader, bands: tuple[int, ...], name: str
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What is nearly the least and nearly the greatest of each band."""
    shape = (len(bands), min(picture.height, _LOOK), min(picture.width, _LOOK))
    seen = picture.read(list(bands), out_shape=shape, masked=True).astype(np.float64)
    values = [band.compressed()[np.isfinite(band.compressed())] for band in seen]
    if any(len(band) == 0 for band in values):
        raise Refused(f"{name} 里没有数据，全是空白。", f"There is no data in {name}: it is blank.")
    low, high = np.array([np.percentile(band, _STRETCH) for band in values]).T
    return low, np.where(high > low, high, low + 1.0)


def _no_picture(name: str) -> Refused:
    return Refused(
        f"{name} 的波段不是图片（复数或 16 位调色板），不能转换。请先在 GIS 软件里导出为 8 位彩色 GeoTIFF。",
        f"The bands of {name} are no picture (complex numbers, or a 16-bit palette). Export an 8-bit colour GeoTIFF.",
    )
