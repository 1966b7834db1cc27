"""A real window opens under X11: its pixels are read from the X server's own frame buffer, not asked of Qt."""

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1366, 768

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 is Linux's")

# The window of the program: the map canvas with nothing loaded, in the program's own colours.
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from desktop.drawing.fonts import load_fonts
from desktop.ui.background import Background
from desktop.ui.maps.canvas import MapCanvas

app = QApplication([])
load_fonts()
background = Background()
canvas = MapCanvas(background)
canvas.setGeometry(100, 100, 640, 480)

class Mark(QWidget):
    def paintEvent(self, event):
        QPainter(self).fillRect(self.rect(), QColor("#15924B"))

mark = Mark(canvas)
mark.setGeometry(40, 40, 200, 100)
canvas.show()
QTimer.singleShot(600, lambda: print(QGuiApplication.platformName(), canvas.isVisible(), flush=True))
QTimer.singleShot(20_000, app.quit)
app.exec()
"""
GREEN = (0x15, 0x92, 0x4B)


@dataclass(frozen=True, slots=True)
class Screen:
    """A running X server and the file its frame buffer is mapped to (XWD format)."""

    display: str
    frame_buffer: Path

    def pixels(self) -> npt.NDArray[np.uint8]:
        """(HEIGHT, WIDTH, 3) red, green, blue as they are on the screen now."""
        data = self.frame_buffer.read_bytes()
        fields = struct.unpack(">25I", data[:100])  # XWDFileHeader of the X Consortium, version 7
        header, width, height, bytes_per_line, colours = fields[0], fields[4], fields[5], fields[12], fields[19]
        rows = np.frombuffer(data, np.uint8, height * bytes_per_line, header + 12 * colours)
        return rows.reshape(height, bytes_per_line // 4, 4)[:, :width, 2::-1]


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    assert shutil.which("Xvfb"), "Xvfb is missing: ./run tests installs it, or type: sudo apt-get install -y xvfb"
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(tmp_path)]
    with subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            os.close(write_end)
            with os.fdopen(read_end) as answer:
                number = answer.readline().strip()
            assert number, "Xvfb did not start"
            yield Screen(f":{number}", tmp_path / "Xvfb_screen0")
        finally:
            server.terminate()


def test_the_xcb_window_opens_and_is_painted_on_the_screen(screen: Screen) -> None:
    assert not (screen.pixels() == GREEN).all(axis=2).any()
    environment = {**os.environ, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    environment.pop("XAUTHORITY", None)
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        try:
            assert program.stdout is not None
            assert program.stderr is not None
            said = program.stdout.readline().strip()
            assert said == "xcb True", program.stderr.read()
            pixels = screen.pixels()
        finally:
            program.terminate()
    assert (pixels == GREEN).all(axis=2).sum() == 200 * 100
    shown = (pixels != 0).any(axis=2)
    assert shown.sum() >= 640 * 480 * 0.99
