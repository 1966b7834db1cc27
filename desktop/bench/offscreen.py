"""A Qt application without a screen, for benches that draw."""

import os

from PySide6.QtWidgets import QApplication

from desktop.drawing.fonts import load_fonts


def application() -> QApplication:
    """The process's application with the map's font; made on first use, on no screen unless one was asked for."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_SCALE_FACTOR", "1")
    known = QApplication.instance()
    made = known if isinstance(known, QApplication) else QApplication(["getu-bench"])
    load_fonts()
    return made
