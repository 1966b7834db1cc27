"""Stories of base maps: brought, put in order, moved into place, hidden, checked, and still there tomorrow."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.baking.close_up import cache_size
from desktop.baking.ground_making import ground_of_backdrop
from desktop.maps.archives.tile import tile_box, tiles_in
from desktop.maps.datum import Datum
from desktop.maps.geodesy import length
from desktop.maps.projection import to_lonlat
from desktop.progress import Progress
from desktop.ui.base_maps.maps_dialog import MapsDialog
from tests.flows.conftest import Opens
from tests.flows.person import LEFT, NONE, PICTURES, Person
from tests.maps.archives.archive_maker import mbtiles, png

RED, BLUE = "#C00000", "#0000C0"


def over_the_county(
    person: Person, path: Path, colour: str, *, zooms: range = range(8, 13), attribution: str = ""
) -> Path:
    """A map of one colour; its western half is missing from level 11 on."""
    box = person.content.partition.box
    tiles = {}
    for z in zooms:
        columns, rows = tiles_in(box, z)
        for x in columns:
            for y in rows:
                if z < 11 or x >= columns[len(columns) // 2]:
                    tiles[(z, x, y)] = png(colour)
    return mbtiles(path, tiles, attribution=attribution)


def manager_of(person: Person) -> MapsDialog:
    person.does("map_manager")
    maps = person.window.maps
    assert maps is not None
    assert maps.manager is not None
    return maps.manager


def drops(manager: MapsDialog, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(QPoint(50, 50), copy, data, buttons, NONE)
    QApplication.sendEvent(manager, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(manager, QDropEvent(QPointF(50, 50), copy, data, buttons, NONE))


def reds(person: Person) -> float:
    """Share of the map that is more red than the ground ever is."""
    picture = person.canvas.grab_picture()
    spots = [(x, y) for x in range(20, picture.width(), 23) for y in range(20, picture.height(), 23)]
    seen = [QColor(picture.pixel(x, y)) for x, y in spots]
    return sum(one.red() - one.blue() > 120 for one in seen) / len(seen)


@pytest.fixture
def bare(person: Person) -> Person:
    """Only the ground is shown."""
    for key in ("pins", "outlets", "territories", "labels"):
        person.window.left.layers.switch(key).setChecked(False)
    person.waits()
    return person


def test_a_map_is_brought_and_lies_under_the_territories(bare: Person, tmp_path: Path) -> None:
    assert reds(bare) < 0.01  # a road or two
    path = over_the_county(bare, tmp_path / "红图.mbtiles", RED, attribution="© 某某地图")
    manager = manager_of(bare)
    drops(manager, path)
    bare.waits()
    assert reds(bare) > 0.5
    assert manager.list.count() == 1
    assert "PNG" in manager.list.item(0).text()
    assert "Z8–12" in manager.list.item(0).text()
    maps = bare.window.maps
    assert maps is not None
    assert maps.corner.text() == "© 某某地图"
    assert manager.grab().toImage().save(str(PICTURES / "20-map-manager.png"))
    bare.keeps_picture("20-brought-map")


def test_it_is_hidden_shown_and_still_there_after_a_restart(opens: Opens, tmp_path: Path) -> None:
    person = opens()
    path = over_the_county(person, tmp_path / "a.mbtiles", RED)
    manager = manager_of(person)
    drops(manager, path)
    person.waits()
    shown = person.window.maps
    assert shown is not None
    assert [len(shown.shelf.shown)] == [1]
    manager.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    person.waits()
    assert len(shown.shelf.shown) == 0
    manager.list.item(0).setCheckState(Qt.CheckState.Checked)
    person.waits()
    person = opens()
    again = person.window.maps
    assert again is not None
    person.waits_for(lambda: len(again.shelf.shown) == 1, "the map of yesterday")
    assert again.shelf.maps[0].listed.path == path


def test_the_first_of_the_list_lies_on_top(bare: Person, tmp_path: Path) -> None:
    manager = manager_of(bare)
    drops(manager, over_the_county(bare, tmp_path / "blue.mbtiles", BLUE))
    bare.waits()
    drops(manager, over_the_county(bare, tmp_path / "red.mbtiles", RED))
    bare.waits()
    assert reds(bare) > 0.5
    manager.list.setCurrentRow(0)
    QTest.mouseClick(manager.down, LEFT, NONE)
    bare.waits()
    assert [manager.list.item(row).text().split("\n")[0] for row in range(2)] == ["blue", "red"]
    assert reds(bare) < 0.01


def test_another_datum_moves_the_map_by_half_a_kilometre(bare: Person, tmp_path: Path) -> None:
    z = 14
    columns, rows = tiles_in(bare.content.partition.box, z)
    middle = (z, columns[len(columns) // 2], rows[len(rows) // 2])
    manager = manager_of(bare)
    drops(manager, mbtiles(tmp_path / "one.mbtiles", {middle: png(RED)}))
    bare.waits()
    bare.looks_at(*tile_box(*middle).centre, 8.0)

    def centre() -> tuple[float, float]:
        image = bare.canvas.grab_picture()
        spots = [
            (column, row)
            for column in range(0, image.width(), 2)
            for row in range(0, image.height(), 2)
            if QColor(image.pixel(column, row)).red() - QColor(image.pixel(column, row)).blue() > 100
        ]
        assert spots
        column, row = np.mean(spots, axis=0).tolist()
        return bare.canvas.world_at(QPointF(column, row))

    before = centre()
    manager.list.setCurrentRow(0)
    place = list(Datum).index(Datum.GCJ02)
    manager.details.datum.setCurrentIndex(place)
    manager.details.datum.activated.emit(place)
    bare.waits()
    moved = length(to_lonlat(np.array([before, centre()])))
    assert 440 < moved < 520  # 472–486 m in Haimen, measured on pixels of 7 m


@pytest.mark.parametrize("foreign", ["corrupt.mbtiles", "letter.txt", "gone.mbtiles"])
def test_what_is_no_map_is_refused_in_words_and_the_others_stay(person: Person, tmp_path: Path, foreign: str) -> None:
    manager = manager_of(person)
    drops(manager, over_the_county(person, tmp_path / "good.mbtiles", RED))
    person.waits()
    path = tmp_path / foreign
    if foreign != "gone.mbtiles":
        path.write_bytes(b"SQLite format 3\0" + b"\x11" * 4000 if foreign.endswith("mbtiles") else b"Dear bank")
    drops(manager, path)
    person.waits()
    assert manager.problem.isVisible()
    assert foreign in manager.problem.text()
    assert manager.list.count() == 1
    maps = person.window.maps
    assert maps is not None
    assert len(maps.shelf.shown) == 1


def test_a_map_is_taken_off_the_list_and_its_file_stays(person: Person, tmp_path: Path) -> None:
    path = over_the_county(person, tmp_path / "a.mbtiles", RED)
    manager = manager_of(person)
    drops(manager, path)
    person.waits()
    drops(manager, path)
    person.waits()
    assert "已在底图列表中" in manager.problem.text()
    QTest.mouseClick(manager.details.remove, LEFT, NONE)
    person.waits()
    assert manager.list.count() == 0
    assert path.exists()


def test_a_check_counts_holes_and_damage_and_remembers_the_checksum(person: Person, tmp_path: Path) -> None:
    path = over_the_county(person, tmp_path / "a.mbtiles", RED)
    manager = manager_of(person)
    drops(manager, path)
    person.waits()
    QTest.mouseClick(manager.details.check, LEFT, NONE)
    person.waits_for(lambda: "SHA-256" in manager.details.result.text(), "the check")
    assert "损坏 0 片" in manager.details.result.text()
    assert "共缺 0 片" not in manager.details.result.text()
    maps = person.window.maps
    assert maps is not None
    assert len(maps.shelf.maps[0].listed.sha256) == 64
    manager.resize(900, 640)
    QTest.qWait(50)
    assert manager.grab().toImage().save(str(PICTURES / "21-map-checked.png"))


def test_words_about_a_map_are_kept_and_told_in_about_this_map(person: Person, tmp_path: Path) -> None:
    manager = manager_of(person)
    drops(manager, over_the_county(person, tmp_path / "a.mbtiles", RED, attribution="<b>x</b><script>evil()</script>"))
    person.waits()
    field = manager.details.fields["approval"]
    person.writes("GS(2026)0001号", on=field)
    QTest.keyClick(field, Qt.Key.Key_Return)
    person.waits()
    maps = person.window.maps
    assert maps is not None
    about = maps.open_about(("示例数据",), person.window)
    assert "GS(2026)0001号" in about.text.toPlainText()
    assert "<b>" not in about.text.toPlainText()
    assert "示例数据" in about.text.toPlainText()
    assert about.grab().toImage().save(str(PICTURES / "22-about-this-map.png"))
    about.close()


def test_the_map_manager_in_the_dark_and_in_english(person: Person, tmp_path: Path) -> None:
    person.does("dark")
    person.does("language")
    manager = manager_of(person)
    drops(manager, over_the_county(person, tmp_path / "supplier.mbtiles", "#22324A", attribution="© supplier"))
    person.waits()
    assert manager.add_file.text() == "Add file…"
    assert manager.grab().toImage().save(str(PICTURES / "23-map-manager-dark-english.png"))


def test_streets_close_by_are_painted_on_demand_kept_and_cleared(bare: Person, tmp_path: Path) -> None:
    made = ground_of_backdrop(bare.content.backdrop, "demo.getu", tmp_path / "county.mbtiles", Progress())
    made.file.close()
    ground = tmp_path / "county.ground"
    manager = manager_of(bare)
    drops(manager, ground)
    bare.waits()
    assert "Z5–18" in manager.list.item(0).text()
    x, y = bare.outlet_place(0)
    bare.looks_at(x, y, 12.0)
    assert cache_size(tmp_path / "tiles") == 0  # painted as it is: nothing to keep yet
    bare.looks_at(x, y, 1.6)
    bare.waits_for(lambda: bare.canvas.at_rest, "a map drawn ahead")  # nothing paints tiles any more
    bare.keeps_picture("24-painted-on-demand")
    maps = bare.window.maps
    assert maps is not None
    maps.shelf.count_cache()
    bare.waits()
    assert cache_size(tmp_path / "tiles") > 10_000
    assert "kB" in manager.cache_words or "MB" in manager.cache_words
    assert manager.clear.isEnabled()
    QTest.mouseClick(manager.clear, LEFT, NONE)
    bare.waits()
    assert cache_size(tmp_path / "tiles") == 0
    assert not manager.clear.isEnabled()


def test_a_light_map_is_dimmed_in_the_dark(bare: Person, tmp_path: Path) -> None:
    drops(manager_of(bare), over_the_county(bare, tmp_path / "white.mbtiles", "#F4F4F4"))
    bare.waits()
    middle = bare.canvas.rect().center()
    bright = QColor(bare.canvas.grab_picture().pixel(middle)).lightness()
    bare.does("dark")
    assert QColor(bare.canvas.grab_picture().pixel(middle)).lightness() < bright / 1.7
