"""Layers of other programs are read with their names and sizes, and written so that they come back the same."""

from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import shapely

from desktop.grids.area import ground_areas
from desktop.grids.boundary import Partition
from desktop.maps.datum import Datum, convert
from desktop.plans.datum_guess import guessed
from desktop.plans.polygon_export import export, polygons_of
from desktop.plans.polygon_findings import examined
from desktop.plans.polygon_import import repaired
from desktop.plans.polygon_layer import PolygonLayer, read_polygons
from desktop.refusal import Refused
from tests.full_disk import disk_with_room_for
from tests.grids.partitions import island_in_a_lake, voronoi
from tests.plans.layers import careless, drawn, square, written

FORMATS = (".gpkg", ".shp", ".geojson", ".kml")


def back(layer: PolygonLayer) -> Partition:
    return repaired(examined(layer)).partition


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("before", [voronoi(4, 9), island_in_a_lake()], ids=["cells", "islands"])
def test_what_is_exported_comes_back_with_the_same_areas_and_attributes(
    tmp_path: Path, suffix: str, before: Partition
) -> None:
    codes = [f"9900011002{face:04d}" for face in before.faces]
    names = [f"镕村{face}号" for face in before.faces]
    file = tmp_path / f"网格{suffix}"
    export(before, {"code": codes, "name": names}, file, encoding="GBK")
    layer = read_polygons(file)
    assert [layer.label(i) for i in range(layer.count)] == [
        f"#{i + 1} {code} {name}" for i, (code, name) in enumerate(zip(codes, names, strict=True))
    ]
    assert bool(shapely.equals(layer.shapes, polygons_of(before)).all())
    assert back(layer).faces == tuple(range(1, len(before.faces) + 1))
    assert list(ground_areas(back(layer)).values()) == pytest.approx(list(ground_areas(before).values()), abs=0.01)
    assert {file.stem for file in tmp_path.iterdir()} == {"网格"}


@pytest.mark.parametrize("told", [True, False], ids=["with a .cpg", "without"])
@pytest.mark.parametrize("encoding", ["GBK", "UTF-8"])
def test_a_shapefile_table_is_read_in_its_encoding(tmp_path: Path, encoding: str, told: bool) -> None:
    file = written(tmp_path / "wg.shp", [square(0, 0)], encoding=encoding, 名称=["镕湖村"], 代码=["32068410020100"])
    if not told:
        file.with_suffix(".cpg").unlink()
    assert read_polygons(file).label(0) == "#1 32068410020100 镕湖村"


@pytest.mark.parametrize(
    ("fields", "code", "name"),
    [
        (["OBJECTID", "WGDM", "WGMC"], "WGDM", "WGMC"),
        (["id", "grid_code", "grid_name"], "grid_code", "grid_name"),
        (["id", "Name"], "id", "Name"),
        (["所属网格代码", "所属网格名称"], "所属网格代码", "所属网格名称"),
        (["area"], None, None),
    ],
)
def test_the_fields_of_code_and_name_are_guessed(
    tmp_path: Path, fields: list[str], code: str | None, name: str | None
) -> None:
    columns: dict[str, Any] = {field: ["1"] for field in fields}
    file = written(tmp_path / "a.gpkg", [square(0, 0)], **columns)
    layer = read_polygons(file)
    assert (layer.code_field, layer.name_field) == (code, name)
    assert set(layer.columns) == set(fields)


def test_a_projected_layer_lands_where_it_is(tmp_path: Path) -> None:
    """CGCS2000 in three-degree zone 120° E, the usual one of land surveys here."""
    box = shapely.box(620_000, 3_530_000, 621_000, 3_531_000)
    file = written(tmp_path / "a.shp", [box], "EPSG:4549", name=["甲"])
    lon, lat = shapely.get_coordinates(shapely.centroid(read_polygons(file).shapes[0]))[0]
    assert (lon, lat) == (pytest.approx(121.27, abs=0.01), pytest.approx(31.90, abs=0.02))
    (area,) = ground_areas(back(read_polygons(file))).values()
    assert area == pytest.approx(1e6, rel=1e-3)


def test_without_a_reference_system_degrees_are_assumed_and_told_and_metres_refused(tmp_path: Path) -> None:
    degrees = written(tmp_path / "degrees.shp", [square(0, 0)], name=["甲"])
    degrees.with_suffix(".prj").unlink()
    assert read_polygons(degrees).assumed_degrees
    metres = written(tmp_path / "metres.shp", [shapely.box(620_000, 3_530_000, 621_000, 3_531_000)], name=["甲"])
    metres.with_suffix(".prj").unlink()
    with pytest.raises(Refused, match="EPSG:4549") as refusal:
        read_polygons(metres)
    assert "reference system" in refusal.value.en
    assert not read_polygons(metres, crs="EPSG:4549").assumed_degrees


def test_closed_lines_of_a_drawing_program_are_polygons(tmp_path: Path) -> None:
    lines = [square(0, 0).exterior, square(0.01, 0).exterior, shapely.LineString([(121.2, 31.9), (121.3, 31.95)])]
    file = tmp_path / "a.dxf"
    pyogrio.raw.write(
        file, shapely.to_wkb(np.array([shapely.LineString(line) for line in lines], dtype=object)), [], [],
        geometry_type="LineString", driver="DXF", crs="EPSG:4326",
    )  # fmt: skip
    layer = read_polygons(file)
    assert layer.troubles == ((2, "NOT_POLYGON"),)
    repair = repaired(examined(layer))
    assert repair.features == (0, 1)
    assert [finding.kind for finding in repair.left] == ["NOT_POLYGON"]


def test_mixed_and_missing_geometries_are_listed_one_by_one(tmp_path: Path) -> None:
    shapes = [
        square(0, 0),
        shapely.Point(121.2, 31.9),
        None,
        shapely.GeometryCollection([square(0.01, 0), shapely.Point(121.2, 31.9)]),
        shapely.LineString([(121.2, 31.9), (121.3, 31.9)]),
    ]
    file = written(tmp_path / "a.gpkg", shapes, kind="Unknown", name=list("甲乙丙丁戊"))
    layer = read_polygons(file)
    assert layer.troubles == ((1, "NOT_POLYGON"), (2, "NO_GEOMETRY"), (3, "OTHER_PARTS"), (4, "NOT_POLYGON"))
    repair = repaired(examined(layer))
    assert repair.features == (0, 3)
    assert {finding.features for finding in repair.left} == {(1,), (2,), (3,), (4,)}


def test_the_one_layer_of_polygons_is_taken_and_of_several_one_must_be_named(tmp_path: Path) -> None:
    file = tmp_path / "a.gpkg"
    for name, shape in (("点", shapely.Point(121.2, 31.9)), ("网格", square(0, 0)), ("旧网格", square(1, 0))):
        pyogrio.raw.write(
            file, shapely.to_wkb(np.array([shape])), [], [], geometry_type=shape.geom_type, crs="EPSG:4326",
            driver="GPKG", layer=name, append=file.exists(),
        )  # fmt: skip
        if name == "网格":
            assert read_polygons(file).count == 1
    with pytest.raises(Refused, match="点、网格、旧网格"):
        read_polygons(file)
    assert read_polygons(file, layer="旧网格").shapes[0].bounds[0] == pytest.approx(122.2)


def test_files_that_hold_no_polygons_are_refused_in_a_sentence(tmp_path: Path) -> None:
    garbage = tmp_path / "garbage.shp"
    garbage.write_bytes(b"\x00\x00\x27\x0a" + bytes(range(256)) * 4)
    nonsense = tmp_path / "nonsense.geojson"
    nonsense.write_text("{", encoding="utf-8")
    torn = written(tmp_path / "torn.gpkg", [square(0, 0)], name=["甲"])
    torn.write_bytes(torn.read_bytes()[:6_000])
    empty = written(tmp_path / "empty.gpkg", [], name=[])
    points = written(tmp_path / "points.shp", [shapely.Point(121, 31)], kind="Point", name=["甲"])
    far = written(tmp_path / "far.geojson", [shapely.box(620_000, 3_530_000, 621_000, 3_531_000)], name=["甲"])
    wanted = {
        garbage: "cannot be read", nonsense: "cannot be read", torn: "cannot be read", empty: "holds no features",
        points: "holds no polygons (Point)", far: "off the map", tmp_path / "none.shp": "is not there",
    }  # fmt: skip
    for file, sentence in wanted.items():
        with pytest.raises(Refused) as refusal:
            read_polygons(file)
        assert sentence in refusal.value.en, file
        assert "Nothing was imported." in refusal.value.en
        assert file.name in refusal.value.zh
    with pytest.raises(Refused, match="EPSG:1"):
        read_polygons(far, crs="EPSG:1")


def test_a_table_with_its_own_fid_and_names_that_differ_in_case_alone_is_written(tmp_path: Path) -> None:
    before = voronoi(1, 2)
    columns = {"fid": ["a", "b"], "geom": ["c", "d"], "Name": ["甲", "乙"], "NAME": ["丙", "丁"]}
    export(before, columns, tmp_path / "a.gpkg")
    layer = read_polygons(tmp_path / "a.gpkg")
    assert {field: list(values) for field, values in layer.columns.items()} == {
        "fid": ["a", "b"], "geom": ["c", "d"], "Name": ["甲", "乙"], "NAME2": ["丙", "丁"],
    }  # fmt: skip


def test_an_export_that_cannot_be_is_refused_and_leaves_the_old_file(tmp_path: Path) -> None:
    before = voronoi(1, 2)
    old = tmp_path / "a.shp"
    export(before, {"name": ["甲", "乙"]}, old)
    kept = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    with pytest.raises(Refused, match="GBK"):
        export(before, {"name": ["甲", "𬭊"]}, old, encoding="GBK")
    with pytest.raises(Refused, match="放不下"):
        export(before, {"a_long_name_of_a_field": ["1", "2"]}, old)
    with pytest.raises(Refused, match=r"\.gpkg"):
        export(before, {}, tmp_path / "a.doc")
    with pytest.raises(Refused):
        export(before, {"name": ["甲", "乙"]}, old / "b.gpkg")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == kept


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_full_disk_is_told_and_leaves_the_old_file(tmp_path: Path, suffix: str) -> None:
    before = voronoi(1, 40)
    file = tmp_path / f"a{suffix}"
    export(before, {"name": ["甲" * 40] * 40}, file)
    kept = {part.name: part.read_bytes() for part in tmp_path.iterdir()}
    with disk_with_room_for(3_000), pytest.raises(Refused, match="没有改动"):
        export(before, {"name": ["乙" * 40] * 40}, file)
    assert {part.name: part.read_bytes() for part in tmp_path.iterdir()} == kept


COUNTY = np.rint(
    shapely.get_coordinates(
        shapely.segmentize(
            shapely.Polygon(
                [(121.0, 31.9), (121.12, 31.84), (121.3, 31.86), (121.35, 32.0), (121.2, 32.06), (121.1, 31.98)]
            ).exterior,
            0.01,
        )
    )
    * 1e7
).astype(np.int32)


def halves(datum: Datum) -> PolygonLayer:
    """The county in two pieces, drawn in a datum."""
    county = shapely.Polygon(COUNTY * 1e-7)
    west = shapely.intersection(county, shapely.box(120, 31, 121.2, 33))
    shapes = [west, shapely.difference(county, west)]
    return drawn(*shapely.transform(shapes, lambda places: convert(places, source=Datum.CGCS2000, target=datum)))


@pytest.mark.parametrize(
    ("datum", "metres"), [(Datum.CGCS2000, 0), (Datum.GCJ02, 480), (Datum.BD09, 1_150)], ids=lambda each: str(each)
)
def test_a_layer_of_a_web_map_is_named_measured_and_moved_on_consent(datum: Datum, metres: float) -> None:
    layer = halves(datum)
    guess = guessed(layer, COUNTY)
    assert guess.datum is datum
    assert guess.shifted == (datum is not Datum.CGCS2000)
    assert guess.metres == pytest.approx(metres, abs=25)
    assert guess.residual < 20
    moved = layer.moved_from(datum)
    for shape, right in zip(moved.shapes, halves(Datum.CGCS2000).shapes, strict=True):
        assert shapely.hausdorff_distance(shape, right) < 1e-8


def test_another_shift_or_another_county_is_not_guessed_at() -> None:
    north = drawn(*shapely.transform(halves(Datum.CGCS2000).shapes, lambda places: places + np.array([0.0, 0.006])))
    guess = guessed(north, COUNTY)
    assert guess.datum is None
    assert guess.north == pytest.approx(665, abs=25)
    assert guessed(drawn(square(0, 0, 0.02)), COUNTY).datum is None


def test_the_datum_of_a_careless_layer_is_guessed_all_the_same() -> None:
    before = voronoi(3, 12)
    county = np.rint(shapely.get_coordinates(shapely.union_all(polygons_of(before)).exterior) * 1e7).astype(np.int32)
    shifted = careless(before, 5e-5, 1)
    moved = drawn(*shapely.transform(shifted.shapes, lambda at: convert(at, source=Datum.CGCS2000, target=Datum.GCJ02)))
    assert guessed(moved, county).datum is Datum.GCJ02
