"""Base maps made at a terminal: of an extract, of own layers, of a picture."""

import subprocess
import sys
from pathlib import Path

from desktop import paths
from desktop.baking.map_opening import open_map
from desktop.cli import DONE, REFUSED
from tests.maps.archives.test_geotiff import HALVES, tiff
from tests.maps.ground.test_layer_reader import LAKE, layer

MONACO = paths.ROOT / "tests" / "data" / "osm" / "monaco.osm.pbf"


def getu(*words: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "desktop", *map(str, words)]
    return subprocess.run(
        command, cwd=paths.ROOT, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )


def test_a_base_map_is_made_of_an_extract_and_nothing_else_is_touched(tmp_path: Path) -> None:
    target = tmp_path / "摩纳哥.ground"
    done = getu("ground", MONACO, target)
    assert done.returncode == DONE, done.stderr
    assert "%  monaco.osm.pbf" in done.stderr
    assert "个对象" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == [target.name]


def test_a_base_map_of_a_wrong_name_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    done = getu("ground", MONACO, tmp_path / "m.mbtiles")
    assert done.returncode == REFUSED
    assert ".ground" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_layers_and_pictures_become_base_maps_too(tmp_path: Path) -> None:
    layer(tmp_path / "water.gpkg", [LAKE], NAME=["镕湖"])
    (tmp_path / "map.toml").write_text(
        '[[layer]]\nfile = "water.gpkg"\nclass = "water"\nname = "NAME"', encoding="utf-8"
    )
    tiff(tmp_path / "影像.tif", HALVES)
    for source, target in (("map.toml", "own.ground"), ("影像.tif", "影像.mbtiles")):
        done = getu("ground", tmp_path / source, tmp_path / target)
        assert done.returncode == DONE, done.stderr
        assert open_map(tmp_path / target).size > 0
