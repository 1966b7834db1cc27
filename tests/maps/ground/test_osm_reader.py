"""OpenStreetMap extracts: every object of a class is built or named, and the counts agree with a reader of others."""

import bz2
import contextlib
from collections import Counter
from pathlib import Path

import numpy as np
import osmium
import pyogrio
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.maps.box import Box
from desktop.maps.ground.features import Features
from desktop.maps.ground.ground_file import GroundFile
from desktop.maps.ground.osm_classes import load_osm_classes
from desktop.maps.ground.osm_ground import compile_osm
from desktop.maps.ground.osm_reader import ReadingReport, osm_source, read_osm
from desktop.maps.projection import to_lonlat, to_world
from desktop.progress import Progress
from desktop.refusal import Cancelled, Refused
from tests.maps.ground.extracts import LIECHTENSTEIN, MONACO, TRAMS, node, relation, rewritten, way, written


def reading(path: Path) -> tuple[ReadingReport, dict[str, list[Features]]]:
    found: dict[str, list[Features]] = {}
    report = read_osm(path, lambda features: found.setdefault(features.kind, []).append(features), Progress())
    return report, found


@pytest.mark.parametrize("path", [MONACO, LIECHTENSTEIN, TRAMS], ids=lambda path: path.name)
def test_everything_is_built_or_named(path: Path) -> None:
    report, found = reading(path)
    assert report.complete
    assert len(report.skipped) <= 1
    assert len(report.sha256) == 64
    assert report.data_date[:2] == "20"
    polygons = {kind: sum(each.count for each in group) for kind, group in found.items() if kind not in ("sea", "land")}
    assert all(polygons[kind] >= count for kind, count in report.counts.items())


def test_an_extract_with_lz4_blocks_reads_the_same(tmp_path: Path) -> None:
    packed = rewritten(MONACO, tmp_path / "lz4.osm.pbf", "pbf,pbf_compression=lz4")
    assert packed.read_bytes() != MONACO.read_bytes()
    assert reading(packed)[0].counts == reading(MONACO)[0].counts


@pytest.mark.parametrize("form", ["osm", "osm.bz2"])
def test_xml_extracts_read_the_same(tmp_path: Path, form: str) -> None:
    assert reading(rewritten(TRAMS, tmp_path / f"trams.{form}"))[0].counts == reading(TRAMS)[0].counts


@pytest.mark.parametrize("form", ["osm.pbf", "pbf", "osm", "osm.bz2"])
def test_a_name_that_osmium_cannot_open_is_read_all_the_same(tmp_path: Path, form: str) -> None:
    path = rewritten(TRAMS, tmp_path / f"有轨电车.{form}")
    by_name, mapped = (
        Counter(thing.type_str() for thing in osmium.FileProcessor(osm_source(path, any_name=any_name)))
        for any_name in (True, False)
    )
    assert by_name == mapped
    assert by_name["w"] > 1_000


def by_gdal(path: Path, layer: str, columns: list[str]) -> list[dict[str, str]]:
    """The tags of all features that GDAL's OSM driver has in a layer."""
    meta, _, _, fields = pyogrio.raw.read(path, layer=layer, columns=[*columns, "other_tags"], read_geometry=False)
    found = []
    for *values, other in zip(*fields, strict=True):
        tags = {key: value for key, value in zip(meta["fields"], values, strict=False) if value}
        found.append(tags | dict(pair.split('"=>"') for pair in (other or "").strip('"').split('","') if pair))
    return found


@pytest.mark.parametrize("path", [MONACO, LIECHTENSTEIN, TRAMS], ids=lambda path: path.name)
def test_an_independent_reader_counts_the_same(path: Path) -> None:
    """GDAL sorts ways and areas by its own rules; what both call a road, a water line, a rail, a house must agree."""
    counts = reading(path)[0].counts
    lines = [tags for tags in by_gdal(path, "lines", ["highway", "waterway"]) if tags.get("indoor") != "yes"]
    areas = by_gdal(path, "multipolygons", ["building", "osm_way_id"])
    # GDAL calls every closed way with an area key an area, and hides area=yes, which squares have
    squares = (None, "pedestrian", "footway", "service")
    lines += [tags for tags in areas if tags.get("osm_way_id") and tags.get("highway") not in squares]
    for kind, key, values in (
        ("motorway", "highway", ["motorway", "motorway_link"]),
        ("primary", "highway", ["primary", "primary_link"]),
        ("secondary", "highway", ["secondary", "secondary_link"]),
        ("tertiary", "highway", ["tertiary", "tertiary_link"]),
        ("street", "highway", ["residential", "unclassified", "living_street", "road", "pedestrian", "busway"]),
        ("service", "highway", ["service"]),
        ("track", "highway", ["track"]),
        ("path", "highway", ["path", "footway", "cycleway", "bridleway", "steps"]),
        ("river", "waterway", ["river"]),
        ("canal", "waterway", ["canal"]),
        ("stream", "waterway", ["stream", "ditch", "drain"]),
    ):
        assert counts.get(kind, 0) == sum(tags.get(key) in values for tags in lines), kind
    assert counts.get("building", 0) == sum(tags.get("building", "no") != "no" for tags in areas)


def test_a_clipped_extract_uses_what_is_there_and_names_the_rest(tmp_path: Path) -> None:
    body = "".join(node(i, 121 + i / 10, 31.5) for i in (1, 2, 3))
    body += node(4, 121.2, 31.9) + way(10, 1, 2, 99, 3, highway="primary") + way(11, 98, 99, highway="track")
    body += way(12, 1, 2, 4, 1) + way(13, 1, 4, 98, 1, building="yes")
    body += relation(20, (12, "outer"), (77, "outer"), type="multipolygon", natural="water", name="湖")
    body += relation(21, (12, "outer"), type="multipolygon", landuse="forest")
    report, found = reading(written(tmp_path / "clipped.osm", body))
    assert report.counts == {"primary": 1, "woods": 1}
    assert sorted(report.skipped) == ["relation 20", "way 11", "way 13"]
    assert (report.clipped, report.complete) == (1, True)
    (primary,) = found["primary"]
    assert to_lonlat(primary.world) == pytest.approx(np.array([[121.1, 31.5], [121.2, 31.5]]), abs=1e-6)


def test_holes_stay_open_and_each_polygon_is_one_feature(tmp_path: Path) -> None:
    corners = [
        (0.1, 0.1),
        (0.5, 0.1),
        (0.5, 0.5),
        (0.1, 0.5),
        (0.2, 0.2),
        (0.3, 0.2),
        (0.3, 0.3),
        (0.6, 0.6),
        (0.7, 0.6),
        (0.7, 0.7),
    ]
    body = "".join(node(i, 121 + x, 31 + y) for i, (x, y) in enumerate(corners, 1))
    body += way(30, 1, 2, 3, 4, 1) + way(31, 5, 6, 7, 5) + way(32, 8, 9, 10, 8)
    body += relation(40, (30, "outer"), (31, "inner"), (32, "outer"), type="multipolygon", natural="water", name="湖")
    report, found = reading(written(tmp_path / "lake.osm", body))
    (lake,) = found["water"]
    assert report.counts == {"water": 1}
    assert (lake.count, len(lake.owner), list(lake.names)) == (2, 3, ["湖", "湖"])


def test_bridges_and_tunnels_know_their_height(tmp_path: Path) -> None:
    body = node(1, 121.1, 31.5) + node(2, 121.2, 31.5)
    tags: list[dict[str, str]] = [{}, {"bridge": "yes"}, {"tunnel": "yes"}]
    tags += [{"bridge": "yes", "layer": "3"}, {"bridge": "no", "layer": "x"}]
    body += "".join(way(10 + i, 1, 2, highway="primary", **each) for i, each in enumerate(tags))
    (roads,) = reading(written(tmp_path / "bridges.osm", body))[1]["primary"]
    assert roads.layer.tolist() == [0, 1, -1, 3, 0]


def test_a_chinese_name_comes_before_the_local_one(tmp_path: Path) -> None:
    names = {"name": "Vaduz"}
    body = node(1, 121.1, 31.5, place="town", **names, **{"name:zh": "瓦杜兹"}) + node(
        2, 121.1, 31.6, place="town", **names
    )
    (towns,) = reading(written(tmp_path / "names.osm", body + node(3, 121, 31, place="town")))[1]["place_town"]
    assert list(towns.names) == ["瓦杜兹", "Vaduz"]


@pytest.mark.parametrize("share", [0.3, 0.99])
def test_a_cut_off_extract_is_refused_and_nothing_is_written(tmp_path: Path, share: float) -> None:
    whole = MONACO.read_bytes()
    path = tmp_path / "cut.osm.pbf"
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(Refused):
        compile_osm(path, tmp_path / "out.ground")
    assert [file.name for file in tmp_path.iterdir()] == ["cut.osm.pbf"]


@pytest.mark.parametrize("name", ["garbage.osm.pbf", "garbage.osm", "garbage.osm.bz2", "garbage.txt"])
@pytest.mark.parametrize("content", [b"", b"\0" * 4000, b"<osm", bz2.compress(b"nothing")])
def test_garbage_is_refused_in_words(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Refused):
        reading(path)


def test_an_extract_without_anything_to_draw_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no features"):
        reading(written(tmp_path / "empty.osm", node(1, 121, 31, amenity="bench")))
    with pytest.raises(Refused, match="coordinates"):
        reading(written(tmp_path / "nowhere.osm", way(1, 5, 6, highway="primary")))


def test_a_ground_file_of_a_country_holds_what_was_read(tmp_path: Path) -> None:
    shares: list[float] = []
    report = compile_osm(MONACO, tmp_path / "monaco.ground", Progress(lambda done, what, left: shares.append(done)))
    file = GroundFile(tmp_path / "monaco.ground")
    file.check()
    assert (file.facts.source, file.facts.sha256, file.box) == ("monaco.osm.pbf", report.sha256, report.box)
    assert "OpenStreetMap" in file.credit
    found = {each.kind: each for each in file.read(Box(-2e7, -2e7, 2e7, 2e7), 18)}
    assert found["building"].count == file.facts.counts["building"] >= report.counts["building"]
    assert "Boulevard Charles III" in found["primary"].names
    assert "摩纳哥" in found["place_city"].names
    assert shares == sorted(shares)


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    progress = Progress(lambda done, what, left: progress.cancel() if done > 0.1 else None)
    with pytest.raises(Cancelled):
        compile_osm(MONACO, tmp_path / "monaco.ground", progress)
    assert list(tmp_path.iterdir()) == []


def polygons(features: Features) -> shapely.Geometry:
    """All rings of areas that do not lie in one another."""
    rings = np.split(features.world, features.starts[1:-1])
    return shapely.union_all([shapely.Polygon(ring) for ring in rings])


def test_monaco_has_sea_to_the_south_east() -> None:
    found = reading(MONACO)[1]
    sea, land = (
        shapely.union_all(
            [shapely.Polygon(ring) for each in found[kind] for ring in np.split(each.world, each.starts[1:-1])]
        )
        for kind in ("sea", "land")
    )
    spots = {
        "port": (7.4262, 43.7348),
        "sea": (7.445, 43.729),
        "palace": (7.4203, 43.7313),
        "casino": (7.4283, 43.7392),
    }
    from_degrees = {name: shapely.Point(to_world(np.array(place))) for name, place in spots.items()}
    assert sea.contains(from_degrees["sea"])
    assert land.contains(from_degrees["palace"])
    assert land.contains(from_degrees["casino"])


def test_the_rules_that_ship_are_sound() -> None:
    rules = load_osm_classes()
    assert rules.lines.class_of({"highway": "trunk_link"}) == "trunk"
    assert rules.lines.class_of({"highway": "pedestrian", "area": "yes"}) is None
    assert rules.areas.class_of({"highway": "pedestrian", "area": "yes"}) == "square"
    assert rules.areas.class_of({"building": "no", "landuse": "residential"}) == "built_up"
    assert rules.areas.class_of({"building": "yes", "landuse": "forest"}) == "building"
    assert rules.points.class_of({"place": "town", "capital": "6"}) == "place_county"
    assert rules.points.class_of({"place": "town"}) == "place_town"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[[area", "cannot be read"),
        ("[names]\norder = []", "names.order"),
        ('[names]\norder = ["name"]\n[[area]]\nclass = "lava"\ntags = { natural = "lava" }', "no class lava"),
        ('[names]\norder = ["name"]\n[[line]]\nclass = "river"\ntags = { waterway = 3 }', "must be one of"),
        ('[names]\norder = ["name"]\n[[line]]\nclass = "river"\ntags = { a = { not = ["b"] } }', "at least one tag"),
        ('[names]\norder = ["name"]\n[[shape]]\n', "unknown sections"),
    ],
)
def test_broken_rules_are_refused_with_their_place(tmp_path: Path, text: str, word: str) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=word):
        load_osm_classes(path)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 148_000), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_spoiled_extract_is_refused_or_accounted_for(tmp_path: Path, changes: list[tuple[int, int]]) -> None:
    spoiled = bytearray(TRAMS.read_bytes())
    for place, value in changes:
        spoiled[place] = value
    path = tmp_path / "spoiled.osm.pbf"
    path.write_bytes(spoiled)
    with contextlib.suppress(Refused):
        assert reading(path)[0].complete
