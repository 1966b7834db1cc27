"""Stories of segments: filters and a shape become a saved segment, which is shown, shared and forgotten."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desktop.segments.segment import Definition, Ids, members
from desktop.tables.arrangement import Arrangement
from desktop.tables.conditions import OneOf
from desktop.ui.segments.segments_desk import SegmentsDesk
from desktop.ui.segments.segments_window import AREAS, SegmentsWindow
from desktop.ui.selection import Combine
from desktop.ui.tables.scope import Scope
from tests.flows.person import LEFT, Person


def opens_segments(person: Person) -> SegmentsWindow:
    person.window.actions_["segments"].trigger()
    desk = person.window.data.desks["segments"]
    assert isinstance(desk, SegmentsDesk)
    person.waits_for(lambda: person.window.tables.desk.shelf.get("customers") is not None, "the customers")
    person.waits()
    return desk.shown


def key_customers(person: Person) -> Ids:
    table = person.window.tables.desk.shelf.get("customers")
    assert table is not None
    return members(Definition({"is_key": OneOf(frozenset({1}))}), table, person.content.points)


def number_in(words: str) -> int:
    return int(words.split()[0].replace(",", ""))


def count_under(shown: SegmentsWindow, most: int) -> bool:
    """Whether the counting is over, and found fewer."""
    words = shown.count.text()
    return words[:1].isdecimal() and number_in(words) < most


def test_filters_and_a_shape_become_a_segment_that_is_shown_shared_and_forgotten(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = person.window
    shown = opens_segments(person)
    assert shown.empty.isVisible()
    person.waits_for(lambda: shown.count.text()[:1].isdecimal(), "the count of everybody")
    everybody = number_in(shown.count.text())
    window.tables.show_rows("customers", Scope.ALL, Arrangement({"is_key": OneOf(frozenset({1}))}))
    person.waits()
    person.waits_for(lambda: count_under(shown, everybody), "the count of the filter")
    key = number_in(shown.count.text())
    assert "重点：是" in shown.filters.text()
    window.selection.combine(key_customers(person), Combine.REPLACE)
    person.waits()
    located = int(np.isin(person.content.points.customer_id, window.selection.ids).sum())
    assert 0 < located < len(window.selection)
    assert f"另有 {len(window.selection) - located:,} 条没有坐标" in person.words_on_card()
    window.selection.clear()
    person.waits()

    person.does("rectangle")
    person.drags(QPoint(120, 60), QPoint(420, 300))
    shown.area.setCurrentIndex(AREAS.index("shape"))
    person.waits_for(lambda: "圈出的范围" in shown.filters.text(), "the words of the shape")
    person.waits()
    person.waits_for(lambda: count_under(shown, key), "the count of the shape")
    assert number_in(shown.count.text()) > 0

    person.writes("城东重点", on=shown.title)
    QTest.mouseClick(shown.save, LEFT)
    person.waits_for(lambda: shown.list.topLevelItemCount() == 1, "the saved segment")
    person.waits()
    line = shown.list.topLevelItem(0)
    assert line is not None
    assert line.text(0) == "城东重点"
    assert line.text(1) == shown.count.text().split()[0]

    line.setSelected(True)
    assert "圈出的范围" in shown.words.text()
    QTest.mouseClick(shown.show_, LEFT)
    person.waits_for(lambda: len(window.selection) == number_in(line.text(1)), "the selection")
    person.waits()
    assert window.tables.desk.scope is Scope.SELECTED
    person.keeps_picture("segments")

    file = tmp_path / "来自同事.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    QTest.mouseClick(shown.export, LEFT)
    person.waits_for(file.exists, "the file")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    QTest.mouseClick(shown.take_in, LEFT)
    person.waits_for(lambda: shown.list.topLevelItemCount() == 2, "the colleague's segment")
    person.waits()
    counts = {shown.list.topLevelItem(row).text(1) for row in range(2)}  # type: ignore[union-attr]
    assert len(counts) == 1

    file.write_text("{}", encoding="utf-8")
    QTest.mouseClick(shown.take_in, LEFT)
    person.waits()
    assert "读不懂这个客群" in window.messages.words
    shown.list.topLevelItem(0).setSelected(True)  # type: ignore[union-attr]
    QTest.mouseClick(shown.remove, LEFT)
    person.waits_for(lambda: shown.list.topLevelItemCount() == 1, "one segment less")
    window.actions_["undo"].trigger()
    person.waits_for(lambda: shown.list.topLevelItemCount() == 2, "the segment again")
