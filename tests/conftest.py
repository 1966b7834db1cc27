"""What every test stands on: the platform, the fonts, a clean data folder, and nothing going wrong unnoticed."""

import logging
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.database import keys
from desktop.database.connection import Connection, open_reader
from desktop.drawing.fonts import load_fonts
from tests.demo_bank import copied, kept_bank

# Before the first QApplication. A caller that wants to see the windows sets QT_QPA_PLATFORM itself.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"
# No test touches the data of the person who runs it.
os.environ["GETU_HOME"] = tempfile.mkdtemp(prefix="getu-tests-")


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """pytest-qt's application with the map's own font, so that a picture looks alike on every machine."""
    load_fonts()
    return qapp


@pytest.fixture(autouse=True)
def nothing_goes_wrong_unnoticed(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A logged error or a thread left behind fails the test. (Qt's own warnings do so by `qt_log_level_fail`.)"""
    before = set(threading.enumerate())
    yield
    errors = [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert not errors, f"logged as an error: {[record.getMessage() for record in errors]}"
    patience = time.monotonic() + 3.0
    while leaked := [thread for thread in threading.enumerate() if thread not in before and thread.is_alive()]:
        assert time.monotonic() < patience, f"threads left behind: {leaked}"
        time.sleep(0.01)


@pytest.fixture(scope="session")
def small_bank() -> Path:
    """The small demo bank, shared by all tests: never write to it (see `bank_copy`)."""
    return kept_bank("small")


@pytest.fixture(scope="session")
def small_key(small_bank: Path) -> bytes:
    return keys.unlock(small_bank, keys.DEMO_PASSPHRASE)


@pytest.fixture
def small_reader(small_bank: Path, small_key: bytes) -> Iterator[Connection]:
    db = open_reader(small_bank, small_key)
    yield db
    db.close()


@pytest.fixture
def bank_copy(small_bank: Path, tmp_path: Path) -> Path:
    """A copy of the small demo bank with its key file, opened with the same key, for tests that write."""
    return copied(small_bank, tmp_path)
