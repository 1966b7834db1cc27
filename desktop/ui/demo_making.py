"""Makes the demo bank in a process of its own, with a progress bar and Cancel; the window stays quick meanwhile."""

import re
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from desktop.refusal import Refused
from desktop.ui.own_process import interrupt, start_verb

_LINE = re.compile(r"(\d+)%\s+(.*?)\s*$")


class DemoMaking(QObject):
    """`finished` when the bank stands at its place; `failed` with a sentence; `cancelled` when nothing was left."""

    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = path
        self._was_cancelled = False
        self._said = ""
        self.dialog = QProgressDialog(self.tr("正在生成示例银行…"), self.tr("取消"), 0, 100, parent)
        self.dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self.dialog.setMinimumDuration(0)
        self.dialog.setMinimumWidth(380)
        self.dialog.setAutoClose(False)
        self.dialog.setAutoReset(False)
        self.dialog.canceled.connect(self.cancel)
        self._process = QProcess(self)
        self._process.readyReadStandardError.connect(self._hear)
        self._process.finished.connect(self._ended)

    def start(self) -> None:
        self.dialog.show()
        start_verb(self._process, ["demo", str(self._path), "--size", "small"])

    def cancel(self) -> None:
        """The maker cleans up behind itself."""
        self._was_cancelled = True
        interrupt(self._process)

    def _hear(self) -> None:
        text = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        self._said = (self._said + text)[-2000:]
        for line in text.splitlines():
            if match := _LINE.search(line):
                self.dialog.setValue(int(match[1]))
                self.dialog.setLabelText(match[2] or self.tr("正在生成示例银行…"))

    def _ended(self, code: int) -> None:
        self.dialog.close()
        if self._was_cancelled:
            self.cancelled.emit()
        elif code == 0 and self._path.is_file():
            self.finished.emit(self._path)
        else:
            lines = [line for line in self._said.splitlines() if line and not _LINE.search(line)]
            said = lines[0] if code == 1 and lines else ""
            self.failed.emit(
                Refused(
                    f"示例银行没有生成，未留下文件。{said}", f"The demo bank was not made; no file was left. {said}"
                )
            )
