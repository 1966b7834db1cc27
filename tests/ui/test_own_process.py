"""Verbs beside the window are stopped by it, however the window itself was started."""

import signal
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess

from desktop.ui.own_process import interrupt, start_verb


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.usefixtures("qapp")
def test_a_verb_hears_to_stop_even_where_the_window_ignores_ctrl_c(tmp_path: Path) -> None:
    process = QProcess()
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell does for what runs in the background
    try:
        start_verb(process, ["demo", str(tmp_path / "全量.getu"), "--size", "full"])
        assert process.waitForStarted()
    finally:
        signal.signal(signal.SIGINT, before)
    interrupt(process)
    try:
        assert process.waitForFinished(15_000)
        assert process.exitCode() != 0 or process.exitStatus() is QProcess.ExitStatus.CrashExit
    finally:
        process.kill()
        process.waitForFinished()
    assert list(tmp_path.iterdir()) == []
