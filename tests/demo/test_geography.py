"""The demo's country: real places, one whole partition, houses where people live."""

import os
import subprocess
import sys
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import shapely

from desktop.demo import open_data
from desktop.demo.geography import Geography, make
from desktop.grids.boundary import Partition
from desktop.grids.coverage import defects
from desktop.grids.membership import Membership
from desktop.maps.projection import e7_to_world

SEED = 1


@pytest.fixture(scope="module")
def country() -> Geography:
    return make(SEED)


@pytest.fixture(scope="module")
def borders(country: Geography) -> Partition:
    return country.partition()


def test_the_figures_of_the_county_are_there(country: Geography) -> None:
    kinds = Counter(village.kind for village in country.villages)
    assert kinds == {"VILLAGE": 231, "COMMUNITY": 66}
    assert len(country.towns) == 12
    assert sum(town.is_zone for town in country.towns) == 6
    assert len({village.code for village in country.villages}) == 297
    assert all(len(village.code) == 12 for village in country.villages)


def test_the_two_communities_of_2023_belong_to_the_development_zone() -> None:
    late = {unit.name: (unit.code, unit.town) for unit in open_data.villages() if unit.code.startswith("320614")}
    assert late == {
        "光华社区": ("320614400073", "海门市经济技术开发区"),
        "浦江社区": ("320614400074", "海门市经济技术开发区"),
    }


def test_the_grids_cover_the_county_without_gap_or_overlap(country: Geography, borders: Partition) -> None:
    assert defects(borders, country.county_ring) == ()


def test_neighbours_share_every_point_of_their_border(borders: Partition) -> None:
    shapes = [shapely.Polygon(rings[0], rings[1:]) for rings in map(borders.rings, borders.faces)]
    assert all(shape.is_valid for shape in shapes)
    assert shapely.coverage_is_valid(shapes)


def test_every_point_of_the_real_county_outline_is_on_ours(country: Geography) -> None:
    county = next(county for county in open_data.counties() if county.code == open_data.HAIMEN)
    real = {(x, y) for x, y in np.rint(county.rings[0] * 1e7).astype(int).tolist()}
    assert real <= {(x, y) for x, y in country.county_ring.tolist()}


def test_every_outline_has_100_to_400_points(borders: Partition) -> None:
    counts = [sum(len(ring) - 1 for ring in borders.rings(face)) for face in borders.faces]
    assert min(counts) >= 100
    assert max(counts) <= 400


def test_borders_still_make_a_whole_when_thinned_for_drawing(borders: Partition) -> None:
    for tolerance in (5.0, 30.0):
        assert [
            d for d in defects(borders.simplified(tolerance)) if d.kind in ("OVERLAP", "UNCLOSED", "DETACHED")
        ] == []


def test_houses_stand_inside_their_village(country: Geography, borders: Partition) -> None:
    rng = np.random.default_rng(5)
    membership = Membership(borders)
    for index in range(0, len(country.villages), 9):
        sites = country.house_sites(rng, index, 400)
        assert (membership.assign(e7_to_world(sites.e7)) == index).all()
        assert set(sites.group_no.tolist()) <= {group.group_no for group in country.villages[index].groups}


def test_offices_and_groups_are_in_their_village_and_groups_are_8_to_25(country: Geography, borders: Partition) -> None:
    membership = Membership(borders)
    for index, village in enumerate(country.villages):
        spots = [(village.lon_e7, village.lat_e7), *((group.lon_e7, group.lat_e7) for group in village.groups)]
        assert (membership.assign(e7_to_world(np.array(spots))) == index).all()
        assert 8 <= len(village.groups) <= 25


def test_there_are_42_counters_28_with_credit_in_their_own_towns(country: Geography, borders: Partition) -> None:
    sites = country.outlet_sites
    assert len(sites) == len({site.name for site in sites}) == 42
    assert sum(site.has_credit for site in sites) == 28
    assert [site.name for site in sites if site.is_main] == ["总行营业部"]
    assert min(Counter(site.town for site in sites).values()) >= 2
    where = Membership(borders).assign(e7_to_world(np.array([(site.lon_e7, site.lat_e7) for site in sites])))
    assert [country.villages[village].town for village in where] == [site.town for site in sites]


def test_the_ground_is_light_and_says_where_it_comes_from(country: Geography) -> None:
    kinds = {feature.kind for feature in country.backdrop}
    assert kinds >= {"WATER", "LAND", "NEIGHBOUR", "COUNTY", "CANAL", "ROAD", "RAIL", "BUILT_UP", "WOODS", "PLACE"}
    assert sum(len(part) for feature in country.backdrop for part in feature.parts) < 150_000
    made_up = {feature.kind for feature in country.backdrop if feature.source == open_data.CREDIT_DEMO}
    assert made_up >= {"ROAD", "RAIL", "BUILT_UP"}
    real = next(feature for feature in country.backdrop if feature.name == "通吕运河")
    assert real.source == open_data.CREDIT_CANAL


def test_the_same_seed_makes_the_same_country_in_any_process(country: Geography) -> None:
    program = (
        "import zlib, numpy as np\nfrom desktop.demo.geography import make\n"
        f"country = make({SEED})\nparts = [p for f in country.backdrop for p in f.parts]\n"
        "print(zlib.crc32(b''.join(p.tobytes() for p in [*(a.e7 for a in country.arcs), *parts])))"
    )
    import_root = str(Path(__file__).resolve().parents[2])
    env = {**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": import_root}
    out = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=True).stdout

    parts = [part for feature in country.backdrop for part in feature.parts]
    assert int(out) == zlib.crc32(b"".join(part.tobytes() for part in [*(arc.e7 for arc in country.arcs), *parts]))


def test_another_seed_makes_another_country_just_as_whole(country: Geography) -> None:
    other = make(SEED + 1)
    assert [arc.e7.tobytes() for arc in other.arcs] != [arc.e7.tobytes() for arc in country.arcs]
    assert defects(other.partition(), other.county_ring) == ()
