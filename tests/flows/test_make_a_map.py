"""Stories of making a base map from data that somebody brought on a stick."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from desktop import paths
from desktop.ui.base_maps.map_wizard import MapWizard, target_for
from tests.flows.person import LEFT, Person
from tests.flows.test_base_maps import drops

MONACO = paths.ROOT / "tests" / "data" / "osm" / "monaco.osm.pbf"
LIECHTENSTEIN = MONACO.with_name("liechtenstein-2013.osm.pbf")


@pytest.fixture
def wizard(person: Person) -> MapWizard:
    """Opened from the map manager, as a person opens it."""
    person.does("map_manager")
    maps = person.window.maps
    assert maps is not None
    assert maps.manager is not None
    QTest.mouseClick(maps.manager.make, LEFT)
    assert maps.wizard is not None
    return maps.wizard


def waits_for_the_end(person: Person, wizard: MapWizard) -> None:
    person.waits_for(lambda: not wizard.making.running, "the map in the making")
    person.waits()


def listed(person: Person) -> list[Path]:
    maps = person.window.maps
    assert maps is not None
    return [one.listed.path for one in maps.shelf.maps]


def test_an_extract_becomes_a_map_on_the_list(person: Person, wizard: MapWizard, tmp_path: Path) -> None:
    source = Path(shutil.copy(MONACO, tmp_path / "摩纳哥.osm.pbf"))
    assert not wizard.go.isEnabled()
    assert wizard.go.toolTip()
    wizard.source.setText(str(source))
    assert wizard.target.text() == str(tmp_path / "摩纳哥.ground")
    wizard.go.click()
    assert wizard.making.running
    assert not wizard.making.start(source, tmp_path / "again.ground")  # a second one waits its turn
    waits_for_the_end(person, wizard)
    assert "个对象" in wizard.doing.text()
    assert listed(person)[0] == tmp_path / "摩纳哥.ground"
    maps = person.window.maps
    assert maps is not None
    assert maps.shelf.maps[0].is_visible
    assert "OpenStreetMap" in maps.corner.text()


def test_a_map_may_be_made_without_being_listed(person: Person, wizard: MapWizard, tmp_path: Path) -> None:
    before = listed(person)
    wizard.source.setText(str(MONACO))
    wizard.target.setText(str(tmp_path / "m.ground"))
    wizard.add.setChecked(False)
    wizard.go.click()
    wizard.close()  # it goes on behind
    waits_for_the_end(person, wizard)
    assert (tmp_path / "m.ground").is_file()
    assert listed(person) == before
    assert "m.ground" in person.window.messages.words


def test_cancelling_leaves_nothing(person: Person, wizard: MapWizard, tmp_path: Path) -> None:
    wizard.source.setText(str(LIECHTENSTEIN))
    wizard.target.setText(str(tmp_path / "l.ground"))
    told: list[int] = []
    wizard.making.told.connect(lambda percent, *_: told.append(percent))
    wizard.go.click()
    person.waits_for(lambda: bool(told), "the first word of progress")
    wizard.go.click()
    waits_for_the_end(person, wizard)
    assert "已取消" in wizard.doing.text()
    assert [file for file in tmp_path.iterdir() if file.name.startswith("l.ground")] == []


@pytest.mark.parametrize("name", ["坏.osm.pbf", "坏.tif", "不是.docx"])
def test_what_is_no_map_data_is_refused_in_a_sentence(
    person: Person, wizard: MapWizard, tmp_path: Path, name: str
) -> None:
    heads = {".pbf": MONACO.read_bytes()[:3000], ".tif": b"II*\0garbage", ".docx": b"PK\x03\x04"}
    source = tmp_path / name
    source.write_bytes(heads[source.suffix])
    wizard.source.setText(str(source))
    wizard.go.click()
    waits_for_the_end(person, wizard)
    assert wizard.problem.isVisible()
    assert name in wizard.problem.text()
    assert "Traceback" not in wizard.problem.text()
    assert sorted(file.name for file in tmp_path.glob("坏*")) == ([name] if name.startswith("坏") else [])


def test_a_file_that_is_there_is_not_written_over(person: Person, wizard: MapWizard, tmp_path: Path) -> None:
    kept = tmp_path / "kept.ground"
    kept.write_bytes(b"mine")
    wizard.source.setText(str(MONACO))
    wizard.target.setText(str(kept))
    wizard.go.click()
    assert not wizard.making.running
    assert "kept.ground" in wizard.problem.text()
    assert kept.read_bytes() == b"mine"


def test_the_wizard_looks_and_reads_well(person: Person, wizard: MapWizard, tmp_path: Path) -> None:
    """Pictures for people, at rest and at work."""
    pictures = paths.ROOT / "out" / "flows"
    pictures.mkdir(parents=True, exist_ok=True)
    wizard.source.setText(str(tmp_path / "海门.osm.pbf"))
    for theme, language in (("light", "zh"), ("dark", "en")):
        person.window.use_theme(theme)
        person.window.use_language(language)
        person.waits()
        assert wizard.grab().save(str(pictures / f"wizard-{theme}-{language}.png"))
    assert wizard.go.text() == "Make the map"
    manager = person.window.maps.manager if person.window.maps else None
    assert manager is not None
    assert manager.grab().save(str(pictures / "manager-dark-en.png"))
    person.window.use_language("zh")
    person.window.use_theme("light")
    wizard.source.setText(str(LIECHTENSTEIN))
    wizard.target.setText(str(tmp_path / "列支敦士登.ground"))
    told: list[int] = []
    wizard.making.told.connect(lambda percent, *_: told.append(percent))
    wizard.go.click()
    person.waits_for(lambda: bool(told) and told[-1] > 40, "half of the map")
    assert wizard.grab().save(str(pictures / "wizard-at-work.png"))
    assert wizard.bar.value() > 40
    waits_for_the_end(person, wizard)
    assert wizard.grab().save(str(pictures / "wizard-done.png"))


def test_data_brought_to_the_list_of_maps_are_offered_to_the_wizard(person: Person, tmp_path: Path) -> None:
    person.does("map_manager")
    maps = person.window.maps
    assert maps is not None
    assert maps.manager is not None
    drops(maps.manager, tmp_path / "海门.osm.pbf")
    assert maps.wizard is not None
    assert maps.wizard.isVisible()
    assert maps.wizard.source.text().endswith("海门.osm.pbf")


def test_a_map_is_offered_beside_its_data() -> None:
    assert target_for(Path("/data/海门.osm.pbf")) == Path("/data/海门.ground")
    assert target_for(Path("/data/影像.TIF")) == Path("/data/影像.mbtiles")
    assert target_for(Path("/data/mapping.toml")) == Path("/data/mapping.ground")
