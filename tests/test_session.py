"""An opened bank: who may read it where, and when."""

import threading
from pathlib import Path

import pytest

from desktop.bank_editor import open_editor
from desktop.session import Session


def test_the_bank_says_its_name_and_that_it_is_a_demo(small_bank: Path, small_key: bytes) -> None:
    title = Session(small_bank, small_key).title()
    assert title.is_demo
    assert "示例" in title.bank_name


def test_a_thread_keeps_its_connection_and_another_thread_gets_its_own(small_bank: Path, small_key: bytes) -> None:
    session = Session(small_bank, small_key)
    mine = session.reader()
    theirs: list[object] = []
    thread = threading.Thread(target=lambda: theirs.append(session.reader()))
    thread.start()
    thread.join()
    assert session.reader() is mine
    assert theirs
    assert theirs[0] is not mine
    session.close()


def test_a_locked_bank_cannot_be_read_until_it_is_unlocked(small_bank: Path, small_key: bytes) -> None:
    session = Session(small_bank)
    with pytest.raises(RuntimeError, match="locked"):
        session.reader()
    session.unlock(small_key)
    assert session.title().is_demo
    session.close()


def test_a_closed_bank_refuses_to_be_read(small_bank: Path, small_key: bytes) -> None:
    session = Session(small_bank, small_key)
    session.reader()
    session.close()
    with pytest.raises(RuntimeError, match="closed"):
        session.reader()


def test_sql_on_the_ui_thread_is_a_bug_in_the_debug_build(small_bank: Path, small_key: bytes) -> None:
    session = Session(small_bank, small_key, ui_thread=threading.current_thread())
    with pytest.raises(AssertionError, match="UI thread"):
        session.reader()


def test_there_is_one_writer_and_it_goes_with_the_session(bank_copy: Path, small_key: bytes) -> None:
    made: list[Session] = []

    def make(one: Session):  # type: ignore[no-untyped-def]
        made.append(one)
        return open_editor(one.path, one.key, user=one.user, device=one.device)

    session = Session(bank_copy, small_key, make_editor=make)
    assert session.editor() is session.editor()
    assert made == [session]
    session.close()
    with pytest.raises(RuntimeError, match="closed"):
        session.editor()
