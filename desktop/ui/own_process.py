"""Long work of our own verbs in a process beside the window: how it is started, and how it is asked to stop."""

import os
import signal
import sys
from collections.abc import Sequence

from PySide6.QtCore import QProcess, QProcessEnvironment

from desktop import paths


def start_verb(process: QProcess, words: Sequence[str]) -> None:
    """Run `getu WORDS…` with the program that is running now, frozen or not."""
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONPATH", os.pathsep.join(filter(None, (str(paths.ROOT), os.environ.get("PYTHONPATH")))))
    environment.insert("PYTHONUTF8", "1")
    process.setProcessEnvironment(environment)
    if sys.platform != "win32":  # a window started in the background ignores Ctrl-C, and its verbs would too
        process.setUnixProcessParameters(QProcess.UnixProcessFlag.ResetSignalHandlers)
    program = [] if getattr(sys, "frozen", False) else ["-P", "-m", "desktop"]
    process.start(sys.executable, [*program, *words])


def interrupt(process: QProcess) -> None:
    """The verb hears Ctrl-C and cleans up behind itself; where there is no such signal it is ended."""
    number = int(process.processId())
    if sys.platform == "win32" or not number:
        process.kill()
    else:
        os.kill(number, signal.SIGINT)
