"""Saved views of the map."""

import pytest

from desktop.editing.edit import EditRefused
from desktop.maps.bookmark_edits import AddBookmark, RemoveBookmark
from tests.little_bank import LittleBank


def test_a_view_is_saved_and_forgotten(bank: LittleBank) -> None:
    with bank.editor() as editor:
        editor.do(AddBookmark(" 河边 ", 1211500000, 319500000, 12.5))
        assert bank.rows("SELECT id, name, lon_e7, lat_e7, metres_per_pixel, created_by FROM bookmark") == [
            (1, "河边", 1211500000, 319500000, 12.5, "zhang")
        ]
        editor.do(RemoveBookmark(1, "河边"))
    assert bank.rows("SELECT count(*) FROM bookmark") == [(0,)]


def test_a_view_needs_a_name(bank: LittleBank) -> None:
    with bank.editor() as editor, pytest.raises(EditRefused, match="名称"):
        editor.do(AddBookmark("  ", 0, 0, 1.0))


def test_a_view_forgotten_twice_is_refused(bank: LittleBank) -> None:
    with bank.editor() as editor, pytest.raises(EditRefused, match="已不存在"):
        editor.do(RemoveBookmark(7, "河边"))
