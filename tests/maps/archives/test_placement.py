import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.maps.archives.archive import ArchiveFacts, Content
from desktop.maps.archives.placement import box_in, place_tiles, true_box
from desktop.maps.archives.tile import tile_box, tiles_in
from desktop.maps.box import Box
from desktop.maps.datum import Datum, convert
from desktop.maps.projection import WORLD_EDGE, Floats, to_lonlat, to_world
from desktop.maps.viewport import Viewport

REFERENCE = Path(__file__).parents[2] / "data" / "datum_reference_points.csv"
SHIFTED = {Datum.GCJ02: "gcj02", Datum.BD09: "bd09"}
in_china = st.tuples(st.floats(75, 133), st.floats(19, 52)).map(np.array)


def facts(pixels: int) -> ArchiveFacts:
    return ArchiveFacts(Content.RASTER, "png", pixels, 0, 18, Box(0, 0, 1, 1), 1, "", "")


def view(centre: Floats, metres_per_pixel: float) -> Box:
    return Viewport(float(centre[0]), float(centre[1]), metres_per_pixel, 1920, 1080).box


def pixels_off(datum: Datum, z: int, pixels: int, true: Floats, shifted: Floats) -> float:
    """How far from `true` (world metres) the pixel is painted that an archive in `datum` has at `shifted`."""
    size = 2 * WORLD_EDGE / 2**z
    placed = place_tiles(facts(pixels), datum, view(true, size / pixels), z)
    across, down = (shifted[0] + WORLD_EDGE) / size, (WORLD_EDGE - shifted[1]) / size
    x, y = int(across), int(down)
    assert x in placed.columns
    assert y in placed.rows
    for piece in placed.pieces(x, y):
        right, below = (across - x - piece.left) / piece.side, (down - y - piece.top) / piece.side
        if 0 <= right < 1 and 0 <= below < 1:
            painted = piece.box.west + right * piece.box.width, piece.box.north - below * piece.box.height
            return float(max(abs(painted[0] - true[0]), abs(painted[1] - true[1])) / (size / pixels))
    raise AssertionError("no piece holds the point")


@pytest.mark.parametrize("datum", SHIFTED)
@pytest.mark.parametrize("pixels", [256, 512])
@pytest.mark.parametrize("z", [4, 8, 11, 14, 18])
def test_the_reference_points_are_painted_within_half_a_pixel_of_where_they_are(
    datum: Datum, pixels: int, z: int
) -> None:
    with REFERENCE.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 20
    for row in rows:
        true, shifted = (
            to_world(np.array([float(row[f"{name}_lon"]), float(row[f"{name}_lat"])]))
            for name in ("wgs84", SHIFTED[datum])
        )
        assert pixels_off(datum, z, pixels, true, shifted) < 0.5


@given(in_china, st.sampled_from(list(SHIFTED)), st.sampled_from([256, 512]), st.integers(3, 18))
@example(np.array([75.0, 49.0]), Datum.GCJ02, 256, 15)  # 0.556: the shift bends most at the corners of its range
def test_so_is_any_place_in_china(place: Floats, datum: Datum, pixels: int, z: int) -> None:
    shifted = convert(place, source=Datum.CGCS2000, target=datum)
    assert pixels_off(datum, z, pixels, to_world(place), to_world(shifted)) < 0.6


@given(in_china, st.sampled_from(list(Datum)), st.integers(8, 18))
def test_no_seam_opens_between_pieces_and_the_view_is_covered(place: Floats, datum: Datum, z: int) -> None:
    wanted = view(to_world(place), 2 * WORLD_EDGE / 2**z / 256)
    placed = place_tiles(facts(256), datum, wanted, z)
    assert np.all(np.diff(placed.across, axis=1) > 0)
    assert np.all(np.diff(placed.down, axis=0) < 0)
    assert placed.across[:, 0].max() <= wanted.west
    assert placed.across[:, -1].min() >= wanted.east
    assert placed.down[0].min() >= wanted.north
    assert placed.down[-1].max() <= wanted.south
    x, y = placed.columns[0], placed.rows[0]
    here, right = list(placed.pieces(x, y)), list(placed.pieces(x + 1, y))
    below, cuts = list(placed.pieces(x, y + 1)), placed.cuts
    for i in range(cuts):
        assert here[i * cuts + cuts - 1].box.east == right[i * cuts].box.west
        assert here[(cuts - 1) * cuts + i].box.south == below[i].box.north


def test_a_map_that_is_not_shifted_lies_where_its_numbers_say() -> None:
    box = Box(13_470_000.0, 3_750_000.0, 13_480_000.0, 3_756_000.0)
    placed = place_tiles(facts(512), Datum.CGCS2000, box, 13)
    assert (placed.columns, placed.rows) == tiles_in(box, 13)
    (piece,) = placed.pieces(placed.columns[1], placed.rows[1])
    true = tile_box(13, placed.columns[1], placed.rows[1])
    assert (piece.left, piece.top, piece.side) == (0, 0, 1)
    assert np.allclose([piece.box.west, piece.box.north], [true.west, true.north], atol=1e-6, rtol=0)


def test_a_level_the_archive_lacks_is_answered_with_its_nearest() -> None:
    box = Box(13_470_000.0, 3_750_000.0, 13_480_000.0, 3_756_000.0)
    assert place_tiles(facts(256), Datum.GCJ02, box, 21).z == 18


@given(in_china, st.sampled_from(list(Datum)), st.floats(10, 3e6))
def test_a_box_brought_over_holds_every_point_of_it(place: Floats, datum: Datum, size: float) -> None:
    x, y = to_world(place).tolist()
    box = Box(x, y, x + size, y + size / 2)
    points = np.random.default_rng(1).random((300, 2)) * (box.width, box.height) + (box.west, box.south)
    moved = to_world(convert(to_lonlat(points), source=Datum.CGCS2000, target=datum))
    around = box_in(datum, box)
    assert all(around.contains(*point) for point in moved.tolist())
    back = true_box(datum, Box.around(moved)).grown(1e-6)
    assert all(back.contains(*point) for point in points.tolist())
