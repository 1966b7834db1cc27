"""The base map's style as a file: what ships is whole, and what cannot be is refused with the place named."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.maps.basemap_style import FILE, load_style, read_style, value_at
from desktop.maps.ground.classes import AREAS, LINES, ROADS
from desktop.refusal import Refused

THEMES = ("light", "dark", "paper", "grey")


@pytest.mark.parametrize("theme", THEMES)
def test_every_class_of_the_ground_has_a_rule(theme: str) -> None:
    style = load_style(theme)
    assert {rule.kind for rule in style.areas} == set(AREAS) - {"county"}  # the bank's own borders show the county
    assert {rule.kind for rule in style.lines} == set(LINES)


def test_more_important_roads_are_wider_at_every_zoom_and_come_earlier() -> None:
    rules = {rule.kind: rule for rule in load_style("light").lines}
    order = [rules[kind] for kind in ROADS if kind not in ("track", "path")]
    for more, less in pairwise(order):
        assert more.first <= less.first
        for zoom in range(int(less.first), 19):
            assert value_at(more.width, zoom) >= value_at(less.width, zoom)


def test_grey_paper_is_grey_and_themes_speak_of_the_same_things() -> None:
    assert all(len({colour[1:3], colour[3:5], colour[5:7]}) == 1 for colour in load_style("grey").palette.values())
    words = {frozenset(load_style(theme).palette) for theme in THEMES}
    assert len(words) == 1


@given(st.floats(0, 24))
def test_widths_grow_with_the_zoom(zoom: float) -> None:
    for rule in load_style("light").lines:
        assert value_at(rule.width, zoom) <= value_at(rule.width, min(24.0, zoom + 0.5)) + 1e-9


def test_between_two_stops_every_level_multiplies_by_the_same_factor() -> None:
    assert value_at(((10, 2.0), (12, 8.0)), 11) == pytest.approx(4.0)
    assert value_at(((10, 2.0), (12, 8.0)), 3) == 2.0
    assert value_at(((10, 2.0), (12, 8.0)), 20) == 8.0


PALETTE = '[palette.light]\nblue = "#0000FF"\n'


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "palette.light"),
        ("[palette", ""),
        ('[palette.light]\nblue = "blau"', "blue = 'blau'"),
        ('[palette.light]\nlike = "light"', "like"),
        (PALETTE + '[[area]]\nclass = "swamp"\nfill = "blue"', "swamp"),
        (PALETTE + '[[area]]\nclass = "water"', "fill is missing"),
        (PALETTE + '[[area]]\nclass = "water"\nfill = "red"', "fill = 'red'"),
        (PALETTE + '[[area]]\nclass = "water"\nfill = "blue"\nglow = 3', "glow"),
        (PALETTE + '[[area]]\nclass = "water"\nfill = "blue"\nalpha = 300', "alpha = 300"),
        (PALETTE + '[[line]]\nclass = "canal"\ncolour = "blue"\nwidth = 3', "width = 3"),
        (PALETTE + '[[line]]\nclass = "canal"\ncolour = "blue"\nwidth = [[12, 2], [10, 1]]', "out of order"),
        (PALETTE + '[[line]]\nclass = "canal"\ncolour = "blue"\nwidth = [[12, 2]]\ndashes = [3]', "dashes"),
        (PALETTE + '[[line]]\nclass = "canal"\ncolour = "blue"\nwidth = [[12, 2]]\nfrom = 9\nto = 3', "from 9 to 3"),
        (PALETTE + '[[label]]\nclass = "water"\ncolour = "blue"\nsize = [[9, 12]]', "water"),
        (PALETTE + '[[label]]\nclass = "canal"\ncolour = "blue"\nsize = [[9, 12]]\nbold = 1', "bold"),
    ],
)
def test_a_style_that_cannot_be_is_refused_and_the_place_named(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_style(path, "light")
    assert named in refused.value.zh
    assert named in refused.value.en
    assert "own.toml" in refused.value.zh


def test_a_missing_or_garbled_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        read_style(tmp_path / "none.toml", "light")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refused):
        read_style(tmp_path / "binary.toml", "light")


@given(st.binary(max_size=300))
def test_no_garbage_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, noise: bytes) -> None:
    path = tmp_path_factory.mktemp("style") / "noise.toml"
    whole = FILE.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] + noise + whole[len(whole) // 2 :])
    try:
        style = read_style(path, "light")
    except Refused:
        return
    assert style.areas
