"""The map that ships: small, whole, described truly, and made by the very command."""

import hashlib
import tomllib
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from desktop import paths
from desktop.baking.bake import Baking, bake
from desktop.baking.ground_making import ground_of_backdrop
from desktop.database.connection import Connection
from desktop.maps.archives.description import degrees
from desktop.maps.archives.opening import open_archive
from desktop.maps.backdrop_queries import backdrop
from desktop.progress import Progress

MAP = paths.OFFLINE_TILES / "haimen-demo.mbtiles"
SAID = tomllib.loads((paths.OFFLINE_TILES / "CREDITS.toml").read_text(encoding="utf-8"))


def test_every_map_that_ships_is_credited_and_unchanged() -> None:
    maps = {file.name: file for file in paths.OFFLINE_TILES.iterdir() if file.suffix in (".mbtiles", ".pmtiles")}
    assert maps.keys() == SAID.keys()
    for name, file in maps.items():
        assert hashlib.sha256(file.read_bytes()).hexdigest() == SAID[name]["sha256"]
        assert all(SAID[name][key] for key in ("name", "made_on", "datum", "credit", "licence", "made_by"))
        assert SAID[name]["approval"] or "未送审" in SAID[name]["approval_note"]
    assert sum(file.stat().st_size for file in maps.values()) <= 15_000_000


def test_what_is_said_of_the_demo_map_is_so() -> None:
    said = SAID[MAP.name]
    archive = open_archive(MAP)
    facts = archive.facts
    assert [facts.min_zoom, facts.max_zoom] == said["zooms"] == [8, 14]
    west, south, east, north = degrees(facts.box)
    assert west <= said["bounds"][0] < said["bounds"][2] <= east
    assert south <= said["bounds"][1] < said["bounds"][3] <= north
    assert "示例数据" in facts.credit
    assert "示例数据" in facts.name
    archive.close()


def test_the_demo_map_can_be_made_again(small_reader: Connection, tmp_path: Path) -> None:
    """Tile by tile; another version of Qt may encode a pixel a little differently."""
    out = tmp_path / MAP.name
    ground = ground_of_backdrop(backdrop(small_reader), "demo", out, Progress())
    bake(ground.file, out, Baking(range(8, 12), jobs=1), Progress())
    made, ships = open_archive(out), open_archive(MAP)
    for z in range(8, 12):
        for x, y in np.concatenate(list(made.numbers(z))).tolist():
            one, other = made.tile(z, x, y), ships.tile(z, x, y)
            assert one is not None
            assert other is not None
            assert np.abs(_pixels(one.data) - _pixels(other.data)).mean() < 1.0, (z, x, y)
    made.close()
    ships.close()


def _pixels(data: bytes) -> "np.ndarray[tuple[int, ...], np.dtype[np.int16]]":
    image = QImage.fromData(data).convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).astype(np.int16)


@pytest.mark.parametrize("name", sorted(SAID))
def test_every_map_that_ships_has_its_row(name: str) -> None:
    assert f"| `{name}` |" in (paths.OFFLINE_TILES / "README.md").read_text(encoding="utf-8")
