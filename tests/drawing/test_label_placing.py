import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from desktop.drawing.label_layer import LabelLayer, LabelOptions
from desktop.drawing.label_placing import Room, place
from desktop.drawing.pin_layer import PinOptions, discs_for
from desktop.drawing.text import extent
from tests.drawing.content_maker import checkerboard
from tests.drawing.painting import whole

numbers = st.floats(-500, 500)
sizes = st.tuples(st.floats(1, 80), st.floats(1, 30))


@given(st.lists(st.tuples(sizes, st.lists(st.tuples(numbers, numbers), min_size=1, max_size=4)), max_size=120))
def test_no_two_names_ever_overlap(names: list[tuple[tuple[float, float], list[tuple[float, float]]]]) -> None:
    room = Room()
    boxes = []
    for (width, height), anchors in names:
        found = place(room, (width, height), anchors)
        if found is not None:
            assert found in anchors
            x, y = found
            boxes.append((x - width / 2, y - height / 2, x + width / 2, y + height / 2))
    for i, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:i]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_a_name_takes_the_first_spot_that_is_free() -> None:
    room = Room(np.array([(0.0, 0.0, 10.0, 10.0)]))
    assert place(room, (4, 4), [(5, 5), (20, 5)]) == (20, 5)
    assert place(room, (4, 4), [(5, 5), (20, 5)]) is None


def test_names_on_the_map_keep_off_one_another_and_off_the_discs(qapp: QApplication) -> None:
    content = checkerboard(6)
    view = whole(content, 900, 900)
    pins = PinOptions(mode="clusters")
    lines = LabelLayer(options=LabelOptions(avoid=pins)).read(content, view)
    boxes = []
    for line in lines:
        width, height = extent(line.words, line.lettering.size, bold=line.lettering.bold)
        boxes.append((line.x - width / 2, line.y - height * 0.4, line.x + width / 2, line.y + height * 0.4))
    assert len(lines) > 10
    for i, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:i]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
        for disc in discs_for(content, view, pins):
            half = disc.radius * 0.8
            assert right <= disc.x - half or disc.x + half <= left or bottom <= disc.y - half or disc.y + half <= top


def test_names_stay_where_they_are_while_the_map_is_panned(qapp: QApplication) -> None:
    content = checkerboard(6)
    view = whole(content, 700, 700)
    layer = LabelLayer()
    here = {line.words: (line.x, line.y) for line in layer.read(content, view)}
    there = {line.words: (line.x - 30, line.y - 10) for line in layer.read(content, view.panned(30, 10))}
    assert here.keys() == there.keys()
    assert all(np.allclose(here[words], there[words], atol=1e-6) for words in here)
