"""Grid polygons checked, repaired and exported at a terminal."""

import json
from pathlib import Path

import pytest
import shapely

from desktop.cli import DONE, REFUSED, main
from desktop.maps.datum import Datum, convert
from desktop.plans.polygon_layer import read_polygons
from tests.little_bank import make_little_bank
from tests.plans.layers import square, written


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("grids") / "三格.getu"
    make_little_bank(path)
    return path


@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".geojson", ".kml"])
def test_the_grids_of_a_bank_are_exported_and_found_in_order(
    bank: Path, tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"网格{suffix}"
    assert main(["grids", "export", str(bank), str(file)]) == DONE
    assert "3 grids" in capsys.readouterr().out
    layer = read_polygons(file)
    assert layer.label(0) == "#1 99000110020100 1号村"
    assert [str(layer.columns[field][0]) for field in ("town", "branch", "outlet", "manager")] == [
        "示例镇", "东支行", "东网点", "甲",
    ]  # fmt: skip
    again = tmp_path / f"again{suffix}"
    assert main(["grids", "check", str(file), "--bank", str(bank), "--out", str(again)]) == DONE
    said = capsys.readouterr().out
    assert "3 个要素 features → 3 个网格 grids" in said
    assert read_polygons(again).label(0) == layer.label(0)


def test_a_faulty_layer_is_told_and_repaired_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shapes = [square(0, 0), square(0.009, 0), square(0, 0)]
    file = written(tmp_path / "a.gpkg", shapes, code=["1", "2", "3"], name=["东村", "西村", "东村"])
    assert main(["grids", "check", str(file)]) == REFUSED
    said = capsys.readouterr().out
    assert "重叠 overlap: 1" in said
    assert "#1 1 东村 | #2 2 西村" in said
    assert "重复 duplicate: 1" in said
    assert main(["grids", "check", str(file), "--json", "--out", str(tmp_path / "b.gpkg")]) == DONE
    told = json.loads(capsys.readouterr().out)
    assert (told["features"], told["grids"], told["merged"], told["left"]) == (3, 2, 1, [])
    assert told["counts"] == {"DUPLICATE": 1, "OVERLAP": 1}
    assert main(["grids", "check", str(tmp_path / "b.gpkg")]) == DONE


def test_what_no_repair_can_do_ends_with_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ring = [square(x * 0.01, y * 0.01) for x in range(3) for y in range(3) if (x, y) != (1, 1)]
    file = written(tmp_path / "a.geojson", ring, code=list("12345678"))
    out = tmp_path / "b.gpkg"
    assert main(["grids", "check", str(file), "--out", str(out)]) == REFUSED
    assert "not repairable 1" in capsys.readouterr().out
    assert out.exists()
    assert main(["grids", "check", str(file), "--out", str(out), "--gap", "2000000"]) == DONE


def test_a_layer_on_a_web_map_datum_is_moved_when_the_planner_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path / "a.gpkg", [square(0, 0)], code=["1"])
    out = tmp_path / "b.gpkg"
    assert main(["grids", "check", str(file), "--datum", Datum.GCJ02.value, "--out", str(out)]) == DONE
    assert read_polygons(out).shapes[0].bounds[0] == pytest.approx(121.2 - 0.0046, abs=2e-4)


def test_a_file_without_polygons_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rubbish = tmp_path / "a.shp"
    rubbish.write_bytes(b"rubbish")
    assert main(["grids", "check", str(rubbish)]) == REFUSED
    said = capsys.readouterr()
    assert said.out == ""
    assert "无法读取" in said.err
    assert "Traceback" not in said.err


def test_a_shifted_layer_is_named_by_the_county_of_a_bank_and_moved_only_on_consent(
    small_bank: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right, shifted = tmp_path / "right.gpkg", tmp_path / "shifted.shp"
    assert main(["grids", "export", str(small_bank), str(right)]) == DONE
    layer = read_polygons(right)
    moved = shapely.transform(layer.shapes, lambda at: convert(at, source=Datum.CGCS2000, target=Datum.GCJ02))
    written(shifted, list(moved), "EPSG:4490", encoding="GBK", code=[layer.code(i) for i in range(layer.count)])
    words = ["grids", "check", str(shifted), "--bank", str(small_bank)]
    capsys.readouterr()
    assert main(words) == REFUSED
    said = capsys.readouterr().out
    assert "疑为 GCJ-02" in said
    assert "add --datum GCJ-02" in said
    assert main([*words, "--datum", "GCJ-02", "--out", str(tmp_path / "back.gpkg")]) == DONE
    assert "与县界相符" in capsys.readouterr().out
    back = read_polygons(tmp_path / "back.gpkg")
    assert back.count == layer.count
    assert max(shapely.hausdorff_distance(back.shapes, layer.shapes)) < 2e-7
