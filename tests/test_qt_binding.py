"""The Qt binding counts its references right: a wrong one (6.12.0 on CPython 3.11) ends the process after a while."""

import subprocess
import sys

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QApplication, QWidget

CALLS = 10_000
# Other code may take or give back a few references to None meanwhile; the fault takes one for every call.
NOISE = 500


def test_void_calls_do_not_give_away_references_to_none(qapp: QApplication) -> None:
    path, timer, widget = QPainterPath(), QTimer(), QWidget()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        path.moveTo(QPointF(1.0, 2.0))
        timer.setInterval(5)
        widget.setVisible(False)
    assert abs(sys.getrefcount(None) - before) < NOISE


def test_bool_calls_do_not_give_away_references_to_true_or_false(qapp: QApplication) -> None:
    path, widget = QPainterPath(), QWidget()
    before = sys.getrefcount(True), sys.getrefcount(False)
    for _ in range(CALLS):
        path.isEmpty()
        widget.isVisible()
        widget.isEnabled()
    after = sys.getrefcount(True), sys.getrefcount(False)
    assert max(abs(after[0] - before[0]), abs(after[1] - before[1])) < NOISE


def test_a_process_outlives_a_hundred_thousand_void_calls() -> None:
    program = "from PySide6.QtGui import QPainterPath\np = QPainterPath()\nfor _ in range(100_000): p.moveTo(1.0, 2.0)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
