from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from desktop.bench import filter as filter_bench
from desktop.customers.point_codes import Flag
from desktop.customers.point_filter import PointFilter
from desktop.customers.point_store import load_points
from desktop.database.connection import Connection


@pytest.mark.usefixtures("qapp")
def test_the_redraw_is_measured_and_its_answers_are_checked(small_bank: Path, small_key: bytes) -> None:
    report = filter_bench.run(small_bank, small_key)
    assert isinstance(QApplication.instance(), QApplication)
    assert report.checked
    assert report.items > 10_000
    assert [result.what for result in report.results] == ["redraw", "redraw_clusters"]
    assert all(result.n > 100 and result.median > 0 for result in report.results)


def test_a_wrong_flag_on_one_pin_fails_the_check(small_reader: Connection) -> None:
    index = load_points(small_reader)
    chosen = PointFilter(having=Flag.KEY)
    assert filter_bench.is_right(small_reader, index, chosen)
    flags = np.array(index.flags)
    flags[len(flags) // 2] ^= Flag.KEY
    assert not filter_bench.is_right(small_reader, replace(index, flags=flags), chosen)
