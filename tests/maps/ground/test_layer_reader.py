"""A bank's own layers become ground by a small mapping file; what does not fit is refused with what is possible."""

from pathlib import Path

import numpy as np
import pyogrio
import pyproj
import pytest
import shapely

from desktop.maps.box import Box
from desktop.maps.datum import Datum, convert
from desktop.maps.ground.features import Features
from desktop.maps.ground.ground_file import GroundFile
from desktop.maps.ground.layer_reader import compile_layers
from desktop.maps.projection import to_lonlat
from desktop.refusal import Refused

ISLAND = [(121.14, 31.94), (121.16, 31.94), (121.16, 31.96)]
LAKE = shapely.Polygon([(121.1, 31.9), (121.2, 31.9), (121.2, 32.0), (121.1, 32.0)], [ISLAND])
POND = shapely.Polygon([(121.3, 31.9), (121.31, 31.9), (121.31, 31.91)])


def layer(
    path: Path,
    geometries: list[shapely.Geometry | None],
    crs: str = "EPSG:4326",
    *,
    append: bool = False,
    name: str | None = None,
    encoding: str | None = None,
    kind: str = "Polygon",
    **fields: list[str],
) -> Path:
    driver = {".gpkg": "GPKG", ".shp": "ESRI Shapefile", ".geojson": "GeoJSON"}[path.suffix]
    columns = [np.array(values, dtype=object) for values in fields.values()]
    pyogrio.raw.write(
        path,
        shapely.to_wkb(np.array(geometries, dtype=object)),
        columns,
        list(fields),
        geometry_type=kind,
        crs=crs,
        driver=driver,
        layer=name,
        append=append,
        encoding=encoding,
    )
    return path


def compiled(folder: Path, mapping: str) -> dict[str, Features]:
    (folder / "map.toml").write_text(mapping, encoding="utf-8")
    compile_layers(folder / "map.toml", folder / "out.ground")
    return {each.kind: each for each in GroundFile(folder / "out.ground").read(Box(-2e7, -2e7, 2e7, 2e7), 18)}


def test_a_shapefile_with_a_gbk_table_keeps_its_names(tmp_path: Path) -> None:
    layer(tmp_path / "water.shp", [LAKE, POND], encoding="GBK", NAME=["镕湖", "小塘"], KIND=["lake", "pond"])
    found = compiled(
        tmp_path, '[[layer]]\nfile = "water.shp"\nclass = "water"\nname = "NAME"\nwhere = { KIND = "lake" }'
    )
    assert list(found["water"].names) == ["镕湖"]
    assert (found["water"].count, len(found["water"].owner)) == (1, 2)  # with its island
    assert list(found["water_name"].names) == ["镕湖"]


def test_a_table_that_does_not_say_its_encoding_can_be_told(tmp_path: Path) -> None:
    layer(tmp_path / "water.shp", [LAKE], encoding="GBK", NAME=["镕湖"])
    (tmp_path / "water.cpg").unlink()
    mapping = '[[layer]]\nfile = "water.shp"\nclass = "water"\nname = "NAME"\nencoding = "GB18030"'
    assert list(compiled(tmp_path, mapping)["water"].names) == ["镕湖"]


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:4490", "EPSG:4549", "EPSG:3857"])
def test_any_reference_system_lands_in_the_same_place(tmp_path: Path, crs: str) -> None:

    transformer = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    moved = shapely.transform(LAKE, lambda xy: np.column_stack(transformer.transform(*xy.T)))
    layer(tmp_path / "water.gpkg", [moved], crs)
    found = compiled(tmp_path, '[[layer]]\nfile = "water.gpkg"\nclass = "water"')
    assert to_lonlat(found["water"].world).min(axis=0) == pytest.approx([121.1, 31.9], abs=2e-7)


@pytest.mark.parametrize("datum", list(Datum))
def test_shifted_datums_are_put_right(tmp_path: Path, datum: Datum) -> None:
    shifted = shapely.transform(LAKE, lambda xy: convert(xy, source=Datum.CGCS2000, target=datum))
    layer(tmp_path / "water.geojson", [shifted])
    found = compiled(tmp_path, f'datum = "{datum.value}"\n[[layer]]\nfile = "water.geojson"\nclass = "water"')
    assert to_lonlat(found["water"].world).min(axis=0) == pytest.approx([121.1, 31.9], abs=3e-7)


def test_layers_of_a_geopackage_are_named(tmp_path: Path) -> None:
    road = shapely.LineString([(121.1, 31.9), (121.2, 31.9)])
    layer(tmp_path / "all.gpkg", [LAKE], name="lakes")
    layer(tmp_path / "all.gpkg", [road], name="roads", append=True, kind="LineString")
    entry = '[[layer]]\nfile = "all.gpkg"\n'
    both = f'{entry}layer = "lakes"\nclass = "water"\n{entry}layer = "roads"\nclass = "primary"'
    found = compiled(tmp_path, f'credit = "某行"\n{both}')
    assert set(found) == {"water", "primary"}
    assert GroundFile(tmp_path / "out.ground").credit == "某行"
    with pytest.raises(Refused, match="lakes, roads"):
        compiled(tmp_path, f'{entry}class = "water"')


def test_features_without_a_fitting_geometry_are_named(tmp_path: Path) -> None:
    layer(tmp_path / "water.gpkg", [LAKE, None])
    compiled(tmp_path, '[[layer]]\nfile = "water.gpkg"\nclass = "water"')
    assert GroundFile(tmp_path / "out.ground").facts.skipped == ("water.gpkg 2",)


@pytest.mark.parametrize(
    ("mapping", "word"),
    [
        ('file = "water.shp"\nclass = "lava"', "no class lava; there are sea, land"),
        ('file = "water.shp"\nclass = "water"\nname = "NAM"', "no field NAM; there are NAME"),
        ('file = "water.shp"\nclass = "water"\nwhere = { X = 1 }', "no field X; there are NAME"),
        ('file = "water.shp"\nclass = "water"\nlayer = "seas"', "there are water"),
        ('file = "water.shp"\nclass = "primary"', "nothing for the class primary"),
        ('file = "water.shp"\nclass = "water"\nwhere = { NAME = "海" }', "nothing for the class water"),
        ('file = "none.shp"\nclass = "water"', "is not there"),
        ('file = "bad.gpkg"\nclass = "water"', "cannot be read"),
        ('file = "nowhere.shp"\nclass = "water"', "reference system"),
        ('file = "water.shp"\nclass = "water"\ncolour = "red"', "needs file and class"),
        ('file = 3\nclass = "water"', "must be a text"),
        ("file = ", "cannot be read"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_is_possible(tmp_path: Path, mapping: str, word: str) -> None:
    layer(tmp_path / "water.shp", [LAKE], NAME=["湖"])
    layer(tmp_path / "nowhere.shp", [LAKE], NAME=["湖"]).with_suffix(".prj").unlink()
    (tmp_path / "bad.gpkg").write_bytes(b"no database" * 100)
    with pytest.raises(Refused, match=word):
        compiled(tmp_path, f"[[layer]]\n{mapping}")
    assert not (tmp_path / "out.ground").exists()


def test_a_datum_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="CGCS2000, GCJ-02, BD-09"):
        compiled(tmp_path, 'datum = "Beijing 54"\n[[layer]]\nfile = "a"\nclass = "water"')
