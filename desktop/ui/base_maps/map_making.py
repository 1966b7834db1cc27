"""Makes a base map in a process of its own: the window stays quick, and cancelling leaves nothing behind."""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal

from desktop.refusal import Refused
from desktop.ui.own_process import interrupt, start_verb

_LINE = re.compile(r"\s*(\d+)%\s+(.*?)(?:\s+剩余 (\d+) s)?\s*$")  # as `progress_on_stderr` writes it
_REFUSED, _INTERRUPTED = 1, 130  # exit codes of a verb
_LEFTOVERS = (".part", ".part-journal")
_PATIENCE_MS = 5_000


class MapMaking(QObject):
    """One map at a time: `made` with what was said of it, `failed` with a sentence, `cancelled` with nothing left."""

    told = Signal(int, str, object)  # per cent, what is being read or written, seconds left or None
    made = Signal(object, str)  # Path
    failed = Signal(object)  # Refused
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._target = Path()
        self._said: list[str] = []
        self._rest = b""
        self._was_cancelled = self._resumable = False
        self._process = QProcess(self)
        self._process.readyReadStandardError.connect(self._hear)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._not_started)
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.stop)

    @property
    def resumable(self) -> bool:
        return self._resumable

    @property
    def running(self) -> bool:
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def start(self, words: Sequence[str], target: Path, *, resumable: bool = False) -> bool:
        """Run a verb that writes `target`. False when one is under way already; that one goes on.

        What is `resumable` keeps what was done when it is cancelled, and goes on from there the next time.
        """
        if self.running:
            return False
        self._target, self._said, self._rest, self._was_cancelled = target, [], b"", False
        self._resumable = resumable
        start_verb(self._process, words)
        return True

    def cancel(self) -> None:
        """The maker cleans up behind itself."""
        if not self.running or self._was_cancelled:  # hearing it twice, the maker would not clean up
            return
        self._was_cancelled = True
        interrupt(self._process)

    def stop(self) -> None:
        """Cancel and wait, because the window goes away."""
        self.cancel()
        if self.running and not self._process.waitForFinished(_PATIENCE_MS):
            self._process.kill()

    def _hear(self) -> None:
        *lines, self._rest = (self._rest + bytes(self._process.readAllStandardError().data())).split(b"\n")
        for raw in lines:
            line = raw.decode(errors="replace").rstrip()
            if match := _LINE.match(line):
                self.told.emit(int(match[1]), match[2], None if match[3] is None else int(match[3]))
            elif line:
                self._said.append(line)

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.failed.emit(_unmade(self._target))

    def _ended(self, code: int) -> None:
        self._hear()
        crashed = self._process.exitStatus() is QProcess.ExitStatus.CrashExit
        if code == 0 and not crashed:  # even if it was to be cancelled a moment too late
            self.made.emit(self._target, "\n".join(self._said))
            return
        for leftover in () if self._resumable else _LEFTOVERS:  # of one that was killed
            self._target.with_name(self._target.name + leftover).unlink(missing_ok=True)
        if self._was_cancelled or code == _INTERRUPTED:
            self.cancelled.emit()
        elif code == _REFUSED and len(self._said) >= 2:  # its sentence in both languages
            self.failed.emit(Refused(*self._said[-2:]))
        else:
            self.failed.emit(_unmade(self._target))


def _unmade(target: Path) -> Refused:
    return Refused(
        f"{target.name} 没有做成，没有留下文件，原有底图未变。请重试；若再出现，请换一个数据文件。",
        f"{target.name} was not made; no file was left, and the maps are as they were. Try again, or use other data.",
    )
