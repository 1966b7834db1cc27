"""`getu tiles` as a person types it: layers of the bank, and what is wrong said in words."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import geopandas
import pytest
import shapely
from pmtiles.reader import MmapSource, Reader

from desktop.cli import DONE, REFUSED, USAGE, main
from tests import child
from tests.maps.ground.extracts import MONACO

TILES = Path(__file__).resolve().parents[1] / "data" / "tiles"


def getu(*words: object) -> int:
    return main(["tiles", *map(str, words)])


def test_an_extract_becomes_pmtiles_that_the_library_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "摩纳哥.pmtiles"
    words = ("--zoom", "12-13", "--style", "dark", "--form", "png", "--jobs", 1)
    assert getu("build", MONACO, out, *words) == DONE
    said = capsys.readouterr().out
    assert "counted independently: 3,772 = 3,772" in said
    assert "building" in said
    with out.open("rb") as file:
        header = Reader(MmapSource(file)).header()  # type: ignore[no-untyped-call]
    assert (header["min_zoom"], header["max_zoom"]) == (12, 13)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["摩纳哥.ground", "摩纳哥.pmtiles"]
    assert getu("check", out) == DONE
    assert "damaged: 0" in capsys.readouterr().out


def test_layers_of_the_bank_become_a_map_by_a_mapping_file(tmp_path: Path) -> None:
    lake = shapely.box(121.1, 31.8, 121.2, 31.9)
    layer = tmp_path / "water.gpkg"
    geopandas.GeoDataFrame({"NAME": ["湖"]}, geometry=[lake], crs=4490).to_file(layer, engine="pyogrio")
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('[[layer]]\nfile = "water.gpkg"\nclass = "water"\nname = "NAME"\n', encoding="utf-8")
    out = tmp_path / "bank.mbtiles"
    assert getu("build", layer, out, "--zoom", "8-10", "--jobs", 1) == REFUSED
    assert getu("build", MONACO, out, "--zoom", "8-10", "--jobs", 1, "--mapping", mapping) == REFUSED
    assert not out.exists()
    assert getu("build", layer, out, "--zoom", "8-10", "--jobs", 1, "--mapping", mapping) == DONE
    assert out.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("build", "none.osm.pbf", "out.mbtiles"),
        ("build", MONACO, "out.zip"),
        ("build", TILES / "README.md", "out.mbtiles"),
        ("build", MONACO, "out.mbtiles", "--bbox", "100,10,101,11"),
        ("build", MONACO, "out.mbtiles", "--jobs", "0"),
        ("check", TILES / "corrupt.mbtiles"),
        ("check", "none.mbtiles"),
        ("convert", MONACO, "out.mbtiles"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    words: tuple[object, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert getu(*words) == REFUSED
    assert "Traceback" not in capsys.readouterr().err
    assert not [file for file in tmp_path.iterdir() if file.suffix != ".ground"]


@pytest.mark.parametrize(
    "words",
    [
        ("--zoom", "14-8"),
        ("--zoom", "8-25"),
        ("--zoom", "x"),
        ("--bbox", "1,2,3"),
        ("--bbox", "9,2,3,4"),
        ("--scale", "3"),
    ],
)
def test_wrong_words_are_a_usage_error(words: tuple[str, str]) -> None:
    with pytest.raises(SystemExit) as ended:
        getu("build", MONACO, "out.mbtiles", *words)
    assert ended.value.code == USAGE


def test_a_damaged_tile_fails_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoiled = tmp_path / "spoiled.mbtiles"
    spoiled.write_bytes((TILES / "world_png_z0-4.mbtiles").read_bytes())
    with sqlite3.connect(spoiled) as db:
        db.execute(
            "UPDATE images SET tile_data = substr(tile_data, 1, 200) WHERE rowid = (SELECT max(rowid) FROM images)"
        )
    db.close()
    assert getu("check", spoiled) == 1
    assert "damaged: 0" not in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_full_disk_is_said_and_what_was_painted_stays(tmp_path: Path) -> None:
    """A limit on the size of a file stands for the full disk; without it the same words finish the map."""
    out = tmp_path / "li.mbtiles"
    assert getu("build", MONACO, tmp_path / "small.mbtiles", "--zoom", "10", "--jobs", 1) == DONE
    words = ["tiles", "build", str(tmp_path / "small.ground"), str(out), "--zoom", "10-16", "--jobs", "1"]
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, -1));"
        "from desktop.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=child.ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == REFUSED, done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()
    assert (tmp_path / "li.mbtiles.part").exists()
    assert main(words) == DONE
