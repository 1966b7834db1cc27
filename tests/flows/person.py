"""The person in front of the window: clicks, drags, types, waits until the map is still, keeps pictures."""

import time
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import paths
from desktop.drawing.content import MapContent
from desktop.maps.projection import e7_to_world
from desktop.maps.viewport import Viewport
from desktop.ui.background import Background
from desktop.ui.main_window import MainWindow

PICTURES = paths.ROOT / "out" / "flows"
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Person:
    def __init__(self, window: MainWindow, background: Background) -> None:
        self.window = window
        self.canvas = window.canvas
        self._background = background

    @property
    def content(self) -> MapContent:
        content = self.window.content
        assert content is not None
        return content

    def waits_for(self, true: Callable[[], bool], what: str, *, seconds: float = 60.0) -> None:
        patience = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < patience, f"waited in vain for {what}"
            QTest.qWait(5)

    def waits(self) -> None:
        """Until nothing is under way and the map is drawn."""
        QTest.qWait(30)
        self.waits_for(lambda: self.canvas.fresh and self._background.under_way == 0, "a still map")
        QTest.qWait(30)
        self.waits_for(lambda: self.canvas.fresh and self._background.under_way == 0, "a still map")

    def pixel(self, x: float, y: float) -> QPoint:
        """Where world metres are on the map."""
        px, py = self.canvas.viewport.to_screen(np.array([x, y]))
        return QPoint(round(px), round(py))

    def clicks(self, x: float, y: float) -> None:
        QTest.mouseClick(self.canvas, LEFT, NONE, self.pixel(x, y))
        self.waits()

    def drags(self, start: QPoint, end: QPoint, *, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.mousePress(self.canvas, LEFT, modifier, start)
        for step in (0.3, 0.7, 1.0):
            here = QPointF(start) + (QPointF(end) - QPointF(start)) * step
            self.moves(here, button=LEFT, modifier=modifier)
        QTest.mouseRelease(self.canvas, LEFT, modifier, end)
        self.waits()

    def moves(
        self,
        to: QPointF,
        *,
        button: Qt.MouseButton = Qt.MouseButton.NoButton,
        modifier: Qt.KeyboardModifier = NONE,
    ) -> None:
        """QTest's own move carries no buttons, so the event is made by hand."""
        on_screen = QPointF(self.canvas.mapToGlobal(to.toPoint()))
        nothing = Qt.MouseButton.NoButton
        QApplication.sendEvent(
            self.canvas, QMouseEvent(QEvent.Type.MouseMove, to, on_screen, nothing, button, modifier)
        )

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, *, on: QWidget | None = None) -> None:
        QTest.keyClick(on or self.canvas, key, modifier)
        self.waits()

    def writes(self, words: str, *, on: QWidget) -> None:
        """Chinese comes from an input method, not from keys."""
        composed = QInputMethodEvent()
        composed.setCommitString(words)
        QApplication.sendEvent(on, composed)

    def does(self, action: str) -> None:
        """Choose an action of the table, as a menu or a button would."""
        assert self.window.actions_[action].isEnabled(), f"{action} is switched off"
        self.window.actions_[action].trigger()
        self.waits()

    def turns_to(self, tab: str) -> None:
        """Click one of the two tabs at the left: organisation or layers."""
        tabs = self.window.left.tabs
        QTest.mouseClick(tabs, LEFT, NONE, tabs.tabRect(("organisation", "layers").index(tab)).center())
        self.waits()

    def looks_at(self, x: float, y: float, metres_per_pixel: float) -> None:
        self.canvas.go_to(Viewport(x, y, metres_per_pixel, self.canvas.width(), self.canvas.height()))
        self.waits()

    def outlet_place(self, number: int) -> tuple[float, float]:
        outlet = self.content.outlets[number]
        x, y = e7_to_world(np.array([outlet.lon_e7, outlet.lat_e7], dtype=np.int32))
        return float(x), float(y)

    def keeps_picture(self, name: str) -> QImage:
        """Into out/flows, for people to look at; the test probes the same picture."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        picture = self.window.grab().toImage()
        assert picture.save(str(PICTURES / f"{name}.png"))
        return picture

    def words_on_card(self) -> str:
        """Every text of the card, joined."""
        from_card = self.window.cards.findChildren(QWidget)
        return "\n".join(str(widget.property("text")) for widget in from_card if widget.property("text"))
