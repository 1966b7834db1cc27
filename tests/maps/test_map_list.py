"""The list of maps on a PC: kept, completed by what ships, and never lost to a damaged file."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.maps.datum import Datum
from desktop.maps.map_list import ListedMap, MapList, read_list, write_list
from desktop.refusal import Refused
from tests.full_disk import disk_with_room_for

NOWHERE = Path("/nowhere at all")
texts = st.text(st.characters(codec="utf-8"), max_size=20)
listed = st.builds(
    ListedMap,
    st.from_regex(r"/maps/[a-z\u4e00-\u4e20]{1,8}\.mbtiles", fullmatch=True).map(Path),
    name=texts,
    shown=st.booleans(),
    datum=st.sampled_from(Datum),
    credit=texts,
    licence=texts,
    approval=texts,
    other=st.dictionaries(st.sampled_from(["opacity", "tint"]), st.integers(), max_size=2),
)
lists = st.lists(listed, max_size=6, unique_by=lambda one: one.path).map(lambda maps: MapList(tuple(maps)))


@given(lists)
def test_a_list_is_read_back_as_it_was_kept(tmp_path_factory: pytest.TempPathFactory, maps: MapList) -> None:
    file = tmp_path_factory.mktemp("list") / "maps.json"
    write_list(file, maps)
    assert read_list(file, NOWHERE) == (maps, None)


@given(lists, st.data())
def test_moving_keeps_every_map_and_adding_twice_adds_once(maps: MapList, data: st.DataObject) -> None:
    if maps.maps:
        one = data.draw(st.sampled_from(maps.maps))
        moved = maps.moved(one.path, data.draw(st.integers(-9, 9)))
        assert sorted(map(str, (other.path for other in moved.maps))) == sorted(str(other.path) for other in maps.maps)
        assert maps.added(one) == maps
        assert maps.without(one.path).added(one).maps[0] == one


def test_maps_that_ship_are_listed_last_and_can_be_hidden_but_not_removed(tmp_path: Path) -> None:
    shipped, file = tmp_path / "offline_tiles", tmp_path / "maps.json"
    shipped.mkdir()
    (shipped / "county.mbtiles").write_bytes(b"")
    (shipped / "README.md").write_text("no map")
    (shipped / "CREDITS.toml").write_text(
        '["county.mbtiles"]\nname = "示例县"\ncredit = "示例数据"\n', encoding="utf-8"
    )
    own = ListedMap(tmp_path / "own.pmtiles")
    write_list(file, MapList((own,)))
    maps, problem = read_list(file, shipped)
    assert problem is None
    assert [one.title for one in maps.maps] == ["own", "示例县"]
    county = maps.maps[1]
    assert county.ships
    assert county.credit == "示例数据"
    assert maps.without(county.path) == maps
    write_list(file, maps.changed(county.path, shown=False).moved(county.path, -1))
    again, _ = read_list(file, shipped)
    assert [(one.title, one.shown) for one in again.maps] == [("示例县", False), ("own", True)]
    (shipped / "county.mbtiles").unlink()
    assert [one.title for one in read_list(file, shipped)[0].maps] == ["own"]


def test_a_damaged_list_is_set_aside_and_told(tmp_path: Path) -> None:
    file = tmp_path / "maps.json"
    for damaged in ("{", "[]", '{"maps": [{}]}', '{"maps": [{"path": "a", "datum": "nobody knows"}]}', '{"maps": 3}'):
        file.write_text(damaged, encoding="utf-8")
        maps, problem = read_list(file, NOWHERE)
        assert maps == MapList()
        assert problem is not None
        assert "maps.json.damaged" in problem.zh
        assert (tmp_path / "maps.json.damaged").read_text(encoding="utf-8") == damaged
        assert not file.exists()


def test_a_full_disk_leaves_the_list_that_was_kept(tmp_path: Path) -> None:
    file = tmp_path / "maps.json"
    write_list(file, MapList((ListedMap(tmp_path / "a.mbtiles"),)))
    before = file.read_bytes()
    many = MapList(tuple(ListedMap(tmp_path / f"{i}.mbtiles", credit="长" * 100) for i in range(50)))
    with disk_with_room_for(2000), pytest.raises(Refused, match="磁盘已满"):
        write_list(file, many)
    assert file.read_bytes() == before


def test_the_file_is_plain_to_read(tmp_path: Path) -> None:
    file = tmp_path / "maps.json"
    write_list(file, MapList((ListedMap(tmp_path / "图.mbtiles", approval="GS(2026)0001号"),)))
    assert json.loads(file.read_text(encoding="utf-8"))["maps"][0]["approval"] == "GS(2026)0001号"
    assert "图.mbtiles" in file.read_text(encoding="utf-8")
