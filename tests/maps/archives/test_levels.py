from hypothesis import given
from hypothesis import strategies as st

from desktop.maps.archives.levels import Level, pyramid_box
from desktop.maps.archives.tile import tile_box, tiles_in
from desktop.maps.box import Box

COUNTY = Box(13_450_000.0, 3_720_000.0, 13_520_000.0, 3_770_000.0)


def level_of(box: Box, z: int) -> Level:
    columns, rows = tiles_in(box, z)
    return Level(z, columns[0], rows[0], columns[-1], rows[-1])


def test_a_county_with_all_levels_above_it_is_a_map_of_the_county() -> None:
    levels = [level_of(COUNTY, z) for z in range(15)]
    assert pyramid_box(levels) == levels[-1].box
    assert pyramid_box(levels).width < 1.1 * COUNTY.width


def test_a_world_above_a_county_is_a_map_of_the_world() -> None:
    levels = [Level(z, 0, 0, 2**z - 1, 2**z - 1) for z in range(5)] + [level_of(COUNTY, z) for z in range(5, 15)]
    assert pyramid_box(levels).width == tile_box(0, 0, 0).width


@given(st.lists(st.integers(0, 14), min_size=1, unique=True), st.data())
def test_every_deepest_tile_lies_in_the_box_and_every_other_is_in_it_or_above_it(
    zooms: list[int], data: st.DataObject
) -> None:
    levels = []
    for z in sorted(zooms):
        west, east = sorted(data.draw(st.tuples(*[st.integers(0, 2**z - 1)] * 2)))
        north, south = sorted(data.draw(st.tuples(*[st.integers(0, 2**z - 1)] * 2)))
        levels.append(Level(z, west, north, east, south))
    box = pyramid_box(levels)
    for level in levels:
        assert box.grown(1.0).intersects(level.box)
    deepest = levels[-1].box
    assert box.union(deepest) == box
