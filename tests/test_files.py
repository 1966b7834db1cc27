from pathlib import Path

import pytest

from desktop.files import ready_folder, whole_file
from desktop.refusal import Refused
from tests.full_disk import disk_with_room_for


def test_a_file_appears_when_all_of_it_is_written(tmp_path: Path) -> None:
    with whole_file(tmp_path / "new" / "a.txt") as part:
        part.write_text("all of it")
        assert not (tmp_path / "new" / "a.txt").exists()
    assert (tmp_path / "new" / "a.txt").read_text() == "all of it"
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.txt"]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"before")
    with disk_with_room_for(1000), pytest.raises(Refused, match=r"磁盘已满，a\.bin 没有写成"), whole_file(path) as part:
        part.write_bytes(bytes(5000))
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_bug_while_writing_stays_a_bug_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), whole_file(tmp_path / "a.txt") as part:
        part.write_text(str(1 // 0))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Refused, match="不能写入 sub"):
        ready_folder(tmp_path / "file" / "sub")
    with pytest.raises(Refused, match="不能写入 file"), whole_file(tmp_path / "file" / "a.txt"):
        pass
