import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from numpy.typing import NDArray
from rasterio.control import GroundControlPoint
from rasterio.io import MemoryFile
from rasterio.transform import Affine

from desktop.maps.archives.geotiff import convert_geotiff
from desktop.maps.archives.mbtiles import MbTiles
from desktop.maps.projection import WORLD_EDGE, to_world
from desktop.progress import Progress
from desktop.refusal import Cancelled, Refused
from tests import child

WEST, NORTH, STEP = 121.0, 32.0, 0.0001
RED, BLUE = [200, 30, 30], [30, 30, 200]
HALVES = np.array([RED, BLUE], dtype=np.uint8).T[:, None, :].repeat(600, axis=1).repeat(400, axis=2)  # west, east


def from_origin(west: float, north: float, step: float) -> Affine:
    return Affine(step, 0.0, west, 0.0, -step, north)


def tiff(path: Path, bands: NDArray[Any], **options: Any) -> Path:
    """A GeoTIFF of 800 × 600 pixels at Haimen, a ten-thousandth of a degree each."""
    count, height, width = bands.shape
    alpha, palette = options.pop("alpha_band", None), options.pop("palette", None)
    place = {"crs": "EPSG:4490", "transform": from_origin(WEST, NORTH, STEP)}
    options = (
        {"driver": "GTiff", "count": count, "height": height, "width": width, "dtype": bands.dtype} | place | options
    )
    with rasterio.open(path, "w", **options) as file:
        file.write(bands)
        if alpha is not None:
            file.write_mask(alpha)
        if palette is not None:
            file.write_colormap(1, palette)
    return path


def colour_at(tiles: MbTiles, column: float, row: float, *, up: int = 0) -> list[int]:
    """Red, green, blue, alpha that the tiles show where the picture has its pixel (column, row)."""
    z = tiles.facts.max_zoom - up
    x, y = to_world(np.array([WEST + column * STEP, NORTH - row * STEP])).tolist()
    across, down = (x + WORLD_EDGE) / (2 * WORLD_EDGE) * 2**z, (WORLD_EDGE - y) / (2 * WORLD_EDGE) * 2**z
    tile = tiles.tile(z, int(across), int(down))
    if tile is None:
        return [0, 0, 0, 0]
    with MemoryFile(tile.data) as memory, memory.open() as picture:
        pixels = picture.read()[:, int(down % 1 * 256), int(across % 1 * 256)].tolist()
    return [*pixels, 255][:4]


def near(found: list[int], wanted: list[int]) -> bool:
    return all(abs(one - other) <= 6 for one, other in zip(found, wanted, strict=True))


pytestmark = [
    pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning"),  # of the reading above
    pytest.mark.filterwarnings("ignore::PendingDeprecationWarning"),  # inside rasterio
]


def test_colours_stay_where_they_are_on_every_level(tmp_path: Path) -> None:
    path = convert_geotiff(tiff(tmp_path / "a.tif", HALVES), tmp_path / "a.mbtiles", Progress(), credit="© 航拍")
    tiles = MbTiles(path)
    assert (tiles.facts.form, tiles.facts.tile_pixels, tiles.facts.credit) == ("webp", 256, "© 航拍")
    assert tiles.facts.max_zoom == 14
    for up in range(tiles.facts.max_zoom - tiles.facts.min_zoom + 1):
        margin = 4 << up
        assert near(colour_at(tiles, 400 - margin, 300, up=up), [*RED, 255])
        assert near(colour_at(tiles, 400 + margin, 300, up=up), [*BLUE, 255])
        assert near(colour_at(tiles, 5, 5, up=up), [*RED, 255]) or up > 1
    assert colour_at(tiles, -4, 300)[3] == 0
    assert colour_at(tiles, 400, 604)[3] == 0
    tiles.close()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.mbtiles", "a.tif"]


@pytest.mark.parametrize("way", ["nodata", "alpha", "mask"])
def test_what_has_no_data_is_transparent(tmp_path: Path, way: str) -> None:
    bands, hole = HALVES.copy(), np.full((600, 800), 255, dtype=np.uint8)
    bands[:, 200:400, 300:500] = 0
    hole[200:400, 300:500] = 0
    if way == "nodata":
        source = tiff(tmp_path / "a.tif", bands, nodata=0)
    elif way == "alpha":
        source = tiff(tmp_path / "a.tif", np.concatenate([bands, hole[None]]), alpha="YES")
    else:
        source = tiff(tmp_path / "a.tif", bands, alpha_band=hole)
    tiles = MbTiles(convert_geotiff(source, tmp_path / "a.mbtiles", Progress()))
    assert colour_at(tiles, 400, 300)[3] == 0
    assert near(colour_at(tiles, 290, 300), [*RED, 255])
    assert near(colour_at(tiles, 290, 300, up=1), [*RED, 255])
    tiles.close()


def test_a_palette_keeps_its_exact_colours(tmp_path: Path) -> None:
    index = np.zeros((1, 600, 800), dtype=np.uint8)
    index[:, :, 400:] = 7
    palette = {0: (17, 99, 3, 255), 7: (250, 1, 128, 255)}
    source = tiff(tmp_path / "p.tif", index, palette=palette, photometric="PALETTE")
    tiles = MbTiles(convert_geotiff(source, tmp_path / "p.mbtiles", Progress()))
    assert tiles.facts.form == "png"
    assert colour_at(tiles, 100, 100) == [17, 99, 3, 255]
    assert colour_at(tiles, 700, 100) == [250, 1, 128, 255]
    tiles.close()


@pytest.mark.parametrize("kind", ["uint16", "int16", "float32"])
def test_measured_values_are_stretched_to_grey(tmp_path: Path, kind: str) -> None:
    slope = np.tile(np.linspace(1000, 3000, 800).astype(kind), (1, 600, 1))
    slope[:, :, 300:340] = 0
    tiles = MbTiles(convert_geotiff(tiff(tmp_path / "m.tif", slope, nodata=0), tmp_path / "m.mbtiles", Progress()))
    dark, middle, bright = (colour_at(tiles, column, 300) for column in (10, 400, 790))
    assert dark[0] < 12
    assert 110 < middle[0] < 145
    assert bright[0] > 240
    assert colour_at(tiles, 320, 300)[3] == 0
    tiles.close()


def test_a_picture_in_gauss_krueger_lies_right(tmp_path: Path) -> None:
    """EPSG:4549, central meridian 120° E; the corner is where the reference says 121° E 32° N lies in it."""
    easting, northing = 594_489.7, 3_542_011.0
    source = tiff(tmp_path / "g.tif", HALVES, crs="EPSG:4549", transform=from_origin(easting, northing, 10))
    tiles = MbTiles(convert_geotiff(source, tmp_path / "g.mbtiles", Progress()))
    corner = to_world(np.array([WEST, NORTH]))
    assert abs(tiles.facts.box.west - corner[0]) < 2 * WORLD_EDGE / 2**tiles.facts.max_zoom
    assert abs(tiles.facts.box.north - corner[1]) < 2 * WORLD_EDGE / 2**tiles.facts.max_zoom
    tiles.close()


def test_ground_control_points_place_a_scan(tmp_path: Path) -> None:
    corners = [(0, 0), (0, 800), (600, 0), (600, 800)]
    points = [
        GroundControlPoint(row=row, col=column, x=WEST + column * STEP, y=NORTH - row * STEP) for row, column in corners
    ]
    source = tiff(tmp_path / "s.tif", HALVES, gcps=points, transform=None)
    tiles = MbTiles(convert_geotiff(source, tmp_path / "s.mbtiles", Progress()))
    assert near(colour_at(tiles, 396, 300), [*RED, 255])
    assert near(colour_at(tiles, 404, 300), [*BLUE, 255])
    tiles.close()


def test_fewer_levels_can_be_had(tmp_path: Path) -> None:
    source = tiff(tmp_path / "a.tif", HALVES)
    tiles = MbTiles(convert_geotiff(source, tmp_path / "a.mbtiles", Progress(), max_zoom=12))
    assert tiles.facts.max_zoom == 12
    assert near(colour_at(tiles, 100, 300), [*RED, 255])
    tiles.close()


@pytest.mark.parametrize(
    ("bands", "options", "words"),
    [
        (HALVES, {"crs": None, "transform": None}, "no coordinates"),
        (HALVES, {"crs": None}, "no coordinates"),
        (HALVES, {"transform": from_origin(1e9, 1e9, 1e6), "crs": "EPSG:4549"}, "not lie on the earth"),
        (np.full((1, 600, 800), 3 + 4j, dtype=np.complex64), {}, "no picture"),
        (np.zeros((40, 600, 800), dtype=np.uint8), {}, "40 bands"),
        (np.zeros((1, 600, 800), dtype=np.uint16), {"nodata": 0}, "blank"),
        (np.zeros((3, 600, 800), dtype=np.uint8), {"nodata": 0}, "not one tile"),
    ],
)
def test_what_cannot_be_placed_or_seen_is_refused_and_leaves_nothing(
    tmp_path: Path, bands: NDArray[Any], options: dict[str, Any], words: str
) -> None:
    source = tiff(tmp_path / "a.tif", bands, **options)
    with pytest.raises(Refused) as refused:
        convert_geotiff(source, tmp_path / "a.mbtiles", Progress())
    assert words in refused.value.en
    assert [file.name for file in tmp_path.iterdir()] == ["a.tif"]


def test_pieces_too_large_to_be_read_at_once_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.maps.archives.geotiff._MOST_IN_A_PIECE", 1_000_000)
    strips = tiff(tmp_path / "strips.tif", HALVES, blockysize=8)
    assert convert_geotiff(strips, tmp_path / "a.mbtiles", Progress()).exists()
    with pytest.raises(Refused, match="tiled"):
        convert_geotiff(
            tiff(tmp_path / "one.tif", HALVES, blockysize=600, compress="lzw"), tmp_path / "b.mbtiles", Progress()
        )
    assert not (tmp_path / "b.mbtiles").exists()


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.95])
def test_a_damaged_file_is_refused_and_leaves_nothing(tmp_path: Path, share: float) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (3, 600, 800), dtype=np.uint8)
    source = tiff(tmp_path / "a.tif", noise, compress="deflate", tiled=True)
    source.write_bytes(source.read_bytes()[: int(source.stat().st_size * share)])
    with pytest.raises(Refused, match=r"a\.tif"):
        convert_geotiff(source, tmp_path / "a.mbtiles", Progress())
    assert [file.name for file in tmp_path.iterdir()] == ["a.tif"]


def test_cancelled_in_the_middle_it_leaves_the_older_file(tmp_path: Path) -> None:
    target = tmp_path / "a.mbtiles"
    target.write_bytes(b"older")
    told: list[float] = []

    def stop(done: float, _what: str, _left: float | None) -> None:
        told.append(done)
        progress.cancel()

    progress = Progress(stop)
    with pytest.raises(Cancelled):
        convert_geotiff(tiff(tmp_path / "a.tif", HALVES), target, progress)
    assert told
    assert target.read_bytes() == b"older"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.mbtiles", "a.tif"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of POSIX")
def test_a_picture_larger_than_the_memory_allowed_is_converted(tmp_path: Path) -> None:
    out, _ = child.run(
        "import resource, sys, numpy as np, rasterio; from pathlib import Path\n"
        "from rasterio.transform import from_origin\n"
        "from desktop.maps.archives.geotiff import convert_geotiff; from desktop.progress import Progress\n"
        "source, target = map(Path, sys.argv[1:])\n"
        "grid = dict(crs='EPSG:3857', transform=from_origin(13_470_000, 3_760_000, 1, 1))\n"
        "with rasterio.open(source, 'w', driver='GTiff', width=16_000, height=16_000, count=3, dtype='uint8',\n"
        "                   tiled=True, sparse_ok=True, nodata=0, **grid) as file:\n"
        "    file.write(np.full((3, 512, 512), 90, np.uint8), window=((7000, 7512), (7000, 7512)))\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "convert_geotiff(source, target, Progress(), max_zoom=13)\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)\n",
        tmp_path / "large.tif",
        tmp_path / "large.mbtiles",
    )
    assert int(out) < 350  # megabytes, of a picture of 768
