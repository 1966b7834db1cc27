"""How quick the map is under the mouse: frames while panning and zooming, and the first full picture of the county."""

import math
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.bench.frame import BenchReport, Goal, Stopwatch, measure, resident_mb
from desktop.bench.offscreen import application
from desktop.content_loader import load_content
from desktop.database.connection import open_reader
from desktop.drawing.content import MapContent
from desktop.drawing.pin_layer import Mode, PinLayer, PinOptions, discs_for
from desktop.drawing.stack import MapOptions, default_layers
from desktop.maps.viewport import Viewport
from desktop.ui.background import Background
from desktop.ui.maps.canvas import MapCanvas

WIDTH, HEIGHT = 1920, 1080
PAN_GOAL = Goal(median=6.0, p95=10.0)
ZOOM_GOAL = Goal(median=10.0, p95=16.0)
FIRST_GOAL = Goal(median=60.0)
GAP_GOAL = Goal(p95=16.0)
_PAN_FRAMES, _ZOOM_FRAMES, _FIRST_PICTURES = 240, 160, 12
_PATIENCE_S = 20.0
_LEFT, _NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

R = TypeVar("R")


class TimedBackground(Background):
    """Notes the CPU time (ms) of every job of the pictures lane; all else is the real thing."""

    def __init__(self) -> None:
        super().__init__()
        self.worked: list[float] = []

    def run(
        self,
        job: Callable[[], R],
        then: Callable[[R], None],
        failed: Callable[[Exception], None],
        *,
        lane: str = "reads",
        newest: str | None = None,
    ) -> None:
        def timed() -> R:
            began = time.thread_time_ns()
            try:
                return job()
            finally:
                if lane == "pictures":
                    self.worked.append((time.thread_time_ns() - began) / 1e6)

        super().run(timed, then, failed, lane=lane, newest=newest)


def run(bank: Path, key: bytes) -> BenchReport:
    """Real mouse and wheel events on a real canvas without a screen; frames in CPU time of the UI thread."""
    application()
    content = load_content(open_reader(bank, key))
    background = TimedBackground()
    canvas = MapCanvas(background)
    canvas.resize(WIDTH, HEIGHT)
    canvas.set_layers(default_layers())
    canvas.show()
    canvas.set_content(content)
    try:
        _settle(canvas, ahead=True)
        _wait(lambda: background.under_way == 0)  # the other zoom levels are made ready
        whole = canvas.viewport
        first = _first_pictures(canvas, background, whole, "auto")
        dots = _first_pictures(canvas, background, whole, "dots")
        gaps = _input_gaps(canvas, whole)
        canvas.set_layers(default_layers())
        canvas.go_to(whole.zoomed(2.6, (WIDTH / 2, HEIGHT / 2)))
        _settle(canvas, ahead=True)
        right = _pan_is_exact(canvas) and _discs_are_complete(content, whole) and _dots_are_right(content, whole)
        pan = _pan_frames(canvas)
        canvas.go_to(whole)
        _settle(canvas)
        zoom = _zoom_frames(canvas)
        rss = resident_mb()
    finally:
        canvas.close()
        background.close()
    results = (
        measure("pan_frame", "ms", PAN_GOAL, pan),
        measure("zoom_frame", "ms", ZOOM_GOAL, zoom),
        measure("first_picture", "ms", FIRST_GOAL, first.process),
        measure("first_picture_wall", "ms", None, first.wall),
        measure("first_picture_dots", "ms", FIRST_GOAL, dots.process),
        measure("first_picture_dots_wall", "ms", None, dots.wall),
        measure("input_gap", "ms", GAP_GOAL, gaps),
    )
    return BenchReport("canvas", len(content.points), right, rss, results)


def _pan_frames(canvas: MapCanvas) -> list[float]:
    """A hand drags the map round and round, farther than what is drawn ahead, so pictures arrive meanwhile."""
    clock = Stopwatch()
    middle = QPoint(WIDTH // 2, HEIGHT // 2)
    QTest.mousePress(canvas, _LEFT, _NO_KEY, middle)
    for step in range(_PAN_FRAMES):
        turn = 2 * math.pi * step / 80
        at = middle + QPoint(round(420 * math.sin(turn)), round(420 * (math.cos(turn) - 1)))
        with clock.sample():
            QTest.mouseMove(canvas, at)
            QApplication.processEvents()
        time.sleep(0.008)  # a hand moves on at the pace of a screen
    QTest.mouseRelease(canvas, _LEFT, _NO_KEY, middle)
    return clock.thread


def _zoom_frames(canvas: MapCanvas) -> list[float]:
    """The wheel turns four zoom levels in and out again, the pictures always a little late."""
    clock = Stopwatch()
    at = QPoint(WIDTH // 3, HEIGHT // 2)
    for step in range(_ZOOM_FRAMES):
        angle = 120 if step // 8 % 2 == 0 else -120
        event = QWheelEvent(
            QPointF(at), QPointF(canvas.mapToGlobal(at)), QPoint(), QPoint(0, angle),
            Qt.MouseButton.NoButton, _NO_KEY, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        with clock.sample():
            QApplication.sendEvent(canvas, event)
            QApplication.processEvents()
        time.sleep(0.015)
    return clock.thread


def _first_pictures(canvas: MapCanvas, background: TimedBackground, whole: Viewport, mode: Mode) -> Stopwatch:
    """From a view at rest elsewhere to the whole county shown: `process` is the CPU time of the worker's jobs."""
    canvas.set_layers(default_layers(MapOptions(pins=PinOptions(mode=mode))))
    samples = Stopwatch()
    for number in range(_FIRST_PICTURES):
        canvas.go_to(whole.zoomed(6.0 + number / 10, (WIDTH / 2, HEIGHT / 2)))
        _settle(canvas, ahead=True)
        background.worked.clear()
        with samples.sample():
            canvas.go_to(replace(whole, metres_per_pixel=whole.metres_per_pixel * (1 + number / 200)))
            _settle(canvas)
        samples.process[-1] = sum(background.worked)
    return samples


def _input_gaps(canvas: MapCanvas, whole: Viewport) -> list[float]:
    """How long the window turns no event, while the worker draws the county, first the view and then ahead."""
    canvas.set_layers(default_layers())
    gaps: list[float] = []
    for number in range(_FIRST_PICTURES):
        canvas.go_to(whole.zoomed(6.0 + number / 10, (WIDTH / 2, HEIGHT / 2)))
        _settle(canvas, ahead=True)
        canvas.go_to(replace(whole, metres_per_pixel=whole.metres_per_pixel * (1 + number / 200)))
        while not canvas.at_rest:
            began = time.perf_counter_ns()
            QApplication.processEvents()
            time.sleep(0.001)  # whoever slept must get Python's lock back from the worker, as a waiting window does
            gaps.append((time.perf_counter_ns() - began) / 1e6 - 1.0)
    return gaps


def _settle(canvas: MapCanvas, *, ahead: bool = False) -> None:
    """Wait until the map is fresh; with `ahead` until it is also drawn beyond its edges and nothing more will come."""
    _wait(lambda: canvas.at_rest if ahead else canvas.fresh)


def _wait(done: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE_S
    while not done():
        QApplication.processEvents()
        time.sleep(0.001)
        if time.monotonic() > until:
            raise TimeoutError("the map did not settle")


def _pixels(image: QImage) -> NDArray[np.uint32]:
    return np.frombuffer(image.constBits(), dtype=np.uint32).reshape(image.height(), image.width()).copy()


def _pan_is_exact(canvas: MapCanvas) -> bool:
    """A drag by (64, −36) moves every pixel that stays in sight by exactly that much."""
    before = _pixels(canvas.grab_picture())
    start = QPoint(WIDTH // 2, HEIGHT // 2)
    QTest.mousePress(canvas, _LEFT, _NO_KEY, start)
    QTest.mouseMove(canvas, start + QPoint(64, -36))
    QTest.mouseRelease(canvas, _LEFT, _NO_KEY, start + QPoint(64, -36))
    after = _pixels(canvas.grab_picture())
    return bool((after[:-36, 64:] == before[36:, :-64]).all()) and len(np.unique(before)) > 100


def _discs_are_complete(content: MapContent, whole: Viewport) -> bool:
    """The counted discs of the whole county hold every located customer once."""
    return sum(disc.count for disc in discs_for(content, whole, PinOptions())) == len(content.points)


def _dots_are_right(content: MapContent, whole: Viewport) -> bool:
    """The dots of the county picture are on exactly the pixels a plain loop over a sample of customers says."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    layer = PinLayer(options=PinOptions(mode="dots"))
    from_painter = _painted(layer, content, whole, image)
    index = content.points
    for place in range(0, len(index), max(1, len(index) // 5_000)):
        column = math.floor((index.world_x[place] - whole.box.west) / whole.metres_per_pixel)
        row = math.floor((whole.box.north - index.world_y[place]) / whole.metres_per_pixel)
        if not from_painter[row, column]:
            return False
    column = np.floor((index.world_x - whole.box.west) / whole.metres_per_pixel).astype(np.int64)
    row = np.floor((whole.box.north - index.world_y) / whole.metres_per_pixel).astype(np.int64)
    return bool((from_painter != 0).sum() >= len(np.unique(row * WIDTH + column)))


def _painted(layer: PinLayer, content: MapContent, view: Viewport, image: QImage) -> NDArray[np.uint32]:
    painter = QPainter(image)
    layer.paint(painter, view, layer.read(content, view))
    painter.end()
    return _pixels(image)
