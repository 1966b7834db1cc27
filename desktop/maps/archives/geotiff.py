"""Turns a GeoTIFF once into an MBTiles file, piece by piece, so that its size does not matter."""

import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio._err import CPLE_BaseError
from rasterio.control import GroundControlPoint
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.errors import CRSError, NotGeoreferencedWarning, RasterioError
from rasterio.io import DatasetReader
from rasterio.transform import Affine, from_gcps
from rasterio.vrt import WarpedVRT
from rasterio.warp import calculate_default_transform
from rasterio.windows import Window

from desktop.maps.archives.description import Description
from desktop.maps.archives.geotiff_colours import Colours, colours_of
from desktop.maps.archives.mbtiles_writer import MbTilesWriter
from desktop.maps.archives.picture_codec import Pixels, encoded
from desktop.maps.archives.tile import tile_box, tiles_in
from desktop.maps.box import Box
from desktop.maps.projection import WORLD_EDGE
from desktop.progress import Progress
from desktop.refusal import Refused

_WORLD = CRS.from_epsg(3857)
_SIDE = 256
_BLOCK_LEVELS = 3  # what is read at once is a block of 8 × 8 tiles
_DEEPEST = 22
_CACHE_MB = 128
_MOST_BANDS = 32
_MOST_IN_A_PIECE = 512 * 2**20  # bytes that come out of the file at once
_COARSER = 0.35  # of a level, by which tiles may be coarser than the picture


@dataclass(frozen=True, slots=True)
class _Cut:
    """Which tiles are cut: levels, and the numbers of the blocks, which are tiles of the level `blocks`."""

    box: Box
    shallowest: int
    blocks: int
    deepest: int
    columns: range
    rows: range

    @property
    def tiles(self) -> int:
        """Along the side of a block, of the deepest level."""
        return 1 << (self.deepest - self.blocks)


class _Cutter:
    """Reads every block once, in an order that keeps few of them in memory, and makes the levels above from below."""

    def __init__(
        self, picture: WarpedVRT, colours: Colours, cut: _Cut, writer: MbTilesWriter, form: str, progress: Progress
    ) -> None:
        self._picture = picture
        self._colours = colours
        self._cut = cut
        self._writer = writer
        self._form = form
        self._progress = progress
        self._done = 0

    def run(self) -> None:
        columns, rows = tiles_in(self._cut.box, self._cut.shallowest)
        for y in rows:
            for x in columns:
                self._tile(self._cut.shallowest, x, y)

    def _tile(self, z: int, x: int, y: int) -> Pixels | None:
        """The picture of a tile at or above the level of blocks, written as all below it are; None when blank."""
        cut = self._cut
        if z == cut.blocks:
            return self._block(x, y) if x in cut.columns and y in cut.rows else None
        down = cut.blocks - z - 1
        quarters = [
            self._tile(z + 1, 2 * x + i, 2 * y + j)
            if _overlaps(2 * x + i, cut.columns, down) and _overlaps(2 * y + j, cut.rows, down)
            else None
            for j in (0, 1)
            for i in (0, 1)
        ]
        if all(quarter is None for quarter in quarters):
            return None
        whole = np.zeros((4, 2 * _SIDE, 2 * _SIDE), dtype=np.uint8)
        for place, quarter in enumerate(quarters):
            if quarter is not None:
                top, left = place // 2 * _SIDE, place % 2 * _SIDE
                whole[:, top : top + _SIDE, left : left + _SIDE] = quarter
        pixels = _halved(whole)
        self._put(z, x, y, pixels)
        return pixels

    def _block(self, x: int, y: int) -> Pixels | None:
        """Read one block, write its tiles of all levels, return it as one tile."""
        cut = self._cut
        total = len(cut.columns) * len(cut.rows)
        self._progress.report(self._done / total, self._writer.path.name)
        self._done += 1
        side = cut.tiles * _SIDE
        window = Window((x - cut.columns.start) * side, (y - cut.rows.start) * side, side, side)
        alpha = self._picture.read(self._picture.count, window=window)
        if not alpha.any():
            return None
        pixels = self._colours.pixels(self._picture.read(list(self._colours.bands), window=window), alpha)
        for z in range(cut.deepest, cut.blocks, -1):
            self._put_all(z, x << (z - cut.blocks), y << (z - cut.blocks), pixels)
            pixels = _halved(pixels)
        self._put(cut.blocks, x, y, pixels)
        return pixels

    def _put_all(self, z: int, x: int, y: int, pixels: Pixels) -> None:
        """Write the tiles that a square of pixels consists of, (x, y) in its north-west."""
        for j in range(pixels.shape[1] // _SIDE):
            self._progress.check()
            for i in range(pixels.shape[2] // _SIDE):
                part = pixels[:, j * _SIDE : (j + 1) * _SIDE, i * _SIDE : (i + 1) * _SIDE]
                self._put(z, x + i, y + j, part)

    def _put(self, z: int, x: int, y: int, pixels: Pixels) -> None:
        if pixels[3].any():
            self._writer.put(z, x, y, encoded(pixels, self._form))


def convert_geotiff(
    source: Path, target: Path, progress: Progress, *, max_zoom: int | None = None, name: str = "", credit: str = ""
) -> Path:
    """Cut `source` into 256-pixel tiles at `target`, down to the level of its own pixels or `max_zoom`.

    Pixels without data stay transparent. Colours of 8 bits are kept; 16-bit and measured values are stretched
    between their 2nd and 98th percentile; what has a palette becomes PNG with its exact colours, all else WebP.
    Raises `Refused` for a file that is no GeoTIFF, is damaged, does not say where it lies, or whose bands are no
    picture, and `Cancelled`: then nothing is written, and an older `target` is as it was.
    """
    with _reading(source), rasterio.Env(GDAL_CACHEMAX=_CACHE_MB), rasterio.open(source, driver="GTiff") as picture:
        _must_be_readable_in_pieces(picture, source)
        crs, grid = _place(picture, source)
        colours = colours_of(picture, source.name)
        cut = _cut(picture, crs, grid, max_zoom, source)
        form = "webp" if colours.palette is None else "png"
        with _lying(picture, crs, grid, colours, cut) as lying, MbTilesWriter(target) as writer:
            _Cutter(lying, colours, cut, writer, form, progress).run()
            return writer.finish(Description(name or source.stem, form, credit, text=source.name, box=cut.box))


@contextmanager
def _reading(source: Path) -> Iterator[None]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)  # refused in words instead
            warnings.simplefilter("ignore", PendingDeprecationWarning)  # of one library about another
            yield
    except (RasterioError, CPLE_BaseError, CRSError) as problem:
        raise Refused(
            f"{source.name} 读不出来：不是 GeoTIFF，或已损坏。什么都没有写入。请换一个文件。",
            f"{source.name} cannot be read: it is no GeoTIFF, or damaged. Nothing was written. Choose another file.",
        ) from problem


def _must_be_readable_in_pieces(picture: DatasetReader, source: Path) -> None:
    if picture.count > _MOST_BANDS:
        raise Refused(
            f"{source.name} 有 {picture.count} 个波段，不是图片。请先导出红、绿、蓝三个波段。",
            f"{source.name} has {picture.count} bands and is no picture. Export red, green and blue first.",
        )
    height, width = picture.block_shapes[0]
    if height * width * sum(np.dtype(kind).itemsize for kind in picture.dtypes) > _MOST_IN_A_PIECE:
        raise Refused(
            f"{source.name} 没有分块，一次要读的数据太多。请先导出为分块（tiled）的 GeoTIFF。",
            f"{source.name} is not tiled, and its pieces are too large to be read. Export it as a tiled GeoTIFF.",
        )


def _place(picture: DatasetReader, source: Path) -> tuple[CRS, Affine]:
    """Where the picture lies: by its grid, which may be turned, or by an affine fit to its ground control points."""
    points, points_crs = picture.gcps
    if points and picture.crs is None:
        return points_crs, from_gcps(points)
    if picture.crs is None or picture.transform.is_identity:
        raise Refused(
            f"{source.name} 没有坐标，不知道它在哪里。请在 GIS 软件里配准后再转换。",
            f"{source.name} has no coordinates; where it lies is unknown. Georeference it in a GIS first.",
        )
    return picture.crs, picture.transform


def _cut(picture: DatasetReader, crs: CRS, grid: Affine, max_zoom: int | None, source: Path) -> _Cut:
    box, pixel = _extent(picture, crs, grid, source)
    finest = math.ceil(math.log2(2 * WORLD_EDGE / _SIDE / pixel) - _COARSER)
    deepest = min(max(finest if max_zoom is None else min(max_zoom, finest), 0), _DEEPEST)
    span = max(box.width, box.height) / (2 * WORLD_EDGE / 2**deepest)
    shallowest = max(0, deepest - max(0, math.ceil(math.log2(span))))
    blocks = max(shallowest, deepest - _BLOCK_LEVELS)
    return _Cut(box, shallowest, blocks, deepest, *tiles_in(box, blocks))


def _extent(picture: DatasetReader, crs: CRS, grid: Affine, source: Path) -> tuple[Box, float]:
    """The box of the picture and the size of its pixels, in world metres."""
    corners = [(row, column) for row in (0, picture.height) for column in (0, picture.width)]
    points = [GroundControlPoint(row, column, *(grid @ (column, row)), 0.0) for row, column in corners]
    with suppress(RasterioError, CPLE_BaseError, CRSError):
        lying, width, height = calculate_default_transform(crs, _WORLD, picture.width, picture.height, gcps=points)
        edges = (lying.c, lying.f + height * lying.e, lying.c + width * lying.a, lying.f)
        if np.isfinite(edges).all() and lying.a > 0:
            box = Box(*(min(max(edge, -WORLD_EDGE), WORLD_EDGE) for edge in edges))
            if box.width > 0 and box.height > 0:
                return box, lying.a
    raise Refused(
        f"{source.name} 的坐标不在地球上。请检查它的坐标系。",
        f"{source.name} does not lie on the earth. Check its coordinate system.",
    )


def _lying(picture: DatasetReader, crs: CRS, grid: Affine, colours: Colours, cut: _Cut) -> WarpedVRT:
    """The picture on the pixels of the deepest level, from the first block on; its last band is alpha."""
    corner = tile_box(cut.blocks, cut.columns.start, cut.rows.start)
    pixel = 2 * WORLD_EDGE / 2**cut.deepest / _SIDE
    return WarpedVRT(
        picture,
        src_crs=crs,
        src_transform=grid,
        crs=_WORLD,
        transform=Affine(pixel, 0.0, corner.west, 0.0, -pixel, corner.north),
        width=len(cut.columns) * cut.tiles * _SIDE,
        height=len(cut.rows) * cut.tiles * _SIDE,
        resampling=Resampling.bilinear if colours.palette is None else Resampling.nearest,
        add_alpha=not colours.has_alpha,
    )


def _overlaps(number: int, blocks: range, down: int) -> bool:
    """Whether a column or row has blocks `down` levels below it."""
    return number << down < blocks.stop and (number + 1) << down > blocks.start


def _halved(pixels: Pixels) -> Pixels:
    """Half as many pixels each way, the mean of four, in which transparent ones have no say."""
    if int(pixels[3].min()) == 255:
        return (_sum_of_fours(pixels.astype(np.uint16)) // 4).astype(np.uint8)
    weights = pixels[3].astype(np.uint32)
    weight = _sum_of_fours(weights)
    half = np.empty((4, *weight.shape), dtype=np.uint8)
    half[:3] = _sum_of_fours(pixels[:3] * weights) // np.maximum(weight, 1)
    half[3] = weight // 4
    return half


def _sum_of_fours(values: NDArray[Any]) -> NDArray[Any]:
    """The sums of each two by two values of (…, height, width)."""
    pairs = values[..., ::2, :] + values[..., 1::2, :]
    fours: NDArray[Any] = pairs[..., ::2] + pairs[..., 1::2]
    return fours
