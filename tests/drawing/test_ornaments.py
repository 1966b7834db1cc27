import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.drawing.ornaments import bar_length, distance_words, paint_north_arrow, paint_scale_bar
from desktop.drawing.style import LIGHT
from desktop.maps.viewport import Viewport
from tests.drawing.painting import argb


@given(st.floats(0.05, 5_000), st.floats(40, 400))
def test_the_bar_is_round_and_as_long_as_fits(scale: float, most: float) -> None:
    view = Viewport(1.35e7, 3.75e6, scale, 800, 600)
    metres, pixels = bar_length(view, most)
    assert most / 2.51 <= pixels <= most * 1.0001
    assert metres == pytest.approx(pixels * view.ground_metres_per_pixel)
    assert f"{metres:e}"[0] in "125"


def test_distances_are_written_in_metres_and_kilometres() -> None:
    assert [distance_words(m) for m in (50.0, 500.0, 1000.0, 2500.0)] == ["50 m", "500 m", "1 km", "2.5 km"]


def test_scale_bar_and_north_arrow_leave_ink_where_they_are_asked_to(qapp: QApplication) -> None:
    image = QImage(300, 120, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    length = paint_scale_bar(painter, Viewport(1.35e7, 3.75e6, 20, 800, 600), QPointF(20, 20), 160, LIGHT)
    paint_north_arrow(painter, QPointF(260, 60), 40, LIGHT)
    painter.end()
    ink = argb(image) >> 24 > 0
    columns = np.flatnonzero(ink[20:55, :220].any(axis=0))
    assert 18 <= columns.min() <= 21
    assert columns.max() >= 20 + length - 1
    assert ink[40:81, 245:276].sum() > 150
    assert not ink[90:].any()
