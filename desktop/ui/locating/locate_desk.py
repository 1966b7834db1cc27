"""Customers are placed one after the other: the queue is read, the map goes there, a click or a key is one step."""

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor

from desktop import formats
from desktop.editing.changes import Changes
from desktop.locating.datum_check import DatumFinding
from desktop.locating.datum_edit import RepairDatum
from desktop.locating.doubtful_batches import shifted_batches
from desktop.locating.edits import LocateCustomers
from desktop.locating.finding import Findings, find
from desktop.locating.hand_edits import AcceptVillage, ConfirmPoint, PlaceByHand
from desktop.locating.place_queries import batch_name
from desktop.locating.queue_queries import Queue, Waiting, doubtful, waiting
from desktop.maps.box import Box
from desktop.maps.projection import Floats, e7_to_world, world_to_e7
from desktop.progress import Progress
from desktop.ui.background import Background
from desktop.ui.locating.place_tool import PlaceTool
from desktop.ui.locating.queue_panel import IN_DOUBT, QueuePanel
from desktop.ui.locating.reason_words import reason_words
from desktop.ui.subject import CUSTOMER, Subject

if TYPE_CHECKING:  # it asks for this desk
    from desktop.ui.main_window import MainWindow, OpenBank

_QUEUED = frozenset({"unplaced", "geo_point", "address", "customer"})
_NEXT, _BEFORE = (Qt.Key.Key_Down, Qt.Key.Key_N), (Qt.Key.Key_Up,)
_DIGITS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
_ROOM = 1.3  # how much more than the likely villages the map shows


class LocateDesk(QObject):
    """Made when it is first asked for. One customer is taken up at a time; every placing is one undo step."""

    _moved = Signal(float)  # a pass over the bank goes on

    def __init__(self, window: "MainWindow", background: Background, session: "OpenBank") -> None:
        super().__init__(window)
        self._window, self._background, self._session = window, background, session
        self._queue: Queue | None = None
        self._row = -1
        self._progress: Progress | None = None
        self._datums: list[tuple[DatumFinding, str]] = []
        self._placing: int | None = None  # the customer whose step is being written
        self._done = ""  # what to say once the pass that was just found is written
        self.panel = QueuePanel()
        self.panel.hide()
        self.panel.pressed = self._pressed
        self.tool = PlaceTool(placed=self._place, pressed=self._pressed, accent=QColor(window.map.style.selected))
        self.panel.asked.connect(self._read)
        self.panel.chosen.connect(self._take_up)
        self.panel.pass_asked.connect(self._pass)
        self.panel.repair_asked.connect(self._repair)
        self.panel.closed.connect(self.close)
        self._moved.connect(self.panel.show_work)
        window.runner.changed.connect(self._data_changed)
        window.runner.refused.connect(lambda _: self._forget_step())
        window.runner.broke.connect(self._forget_step)

    def open(self) -> None:
        """Show the bench, its queue read anew; asked again, it closes."""
        if self.panel.isVisible():
            self.close()
            return
        self.panel.show()
        self.panel.table.setFocus()
        self._read()

    def close(self) -> None:
        """Back to looking around; what was placed stays placed."""
        self.panel.hide()
        if self._window.canvas.tool is self.tool:
            self._window.tools.take("identify")

    @property
    def current(self) -> Waiting | None:
        """The customer taken up."""
        queue = self._queue
        return queue.rows[self._row] if queue is not None and 0 <= self._row < len(queue.rows) else None

    # ── the queue ──────────────────────────────────────────────────────────────────────────────────────────

    def _read(self) -> None:
        if not self.panel.isVisible():
            return
        kind, reason, town, village = self.panel.wanted

        def job() -> Queue:
            db = self._session.reader()
            return doubtful(db) if kind == IN_DOUBT else waiting(db, reason=reason, town=town, village=village)

        self._background.run(job, self._take, self._window.show_problem, newest="locating")
        if kind == IN_DOUBT and not self._datums:
            self._background.run(
                lambda: shifted_batches(self._session.reader()), self._take_shifts, self._window.show_problem,
                lane="long", newest="locating shifts",
            )  # fmt: skip

    def _take_shifts(self, found: list[tuple[DatumFinding, str]]) -> None:
        self._datums = found
        self._show_shift()

    def _take(self, queue: Queue) -> None:
        current = self.current
        self._queue = queue
        self.panel.show_queue(queue, customer=None if current is None else current.customer, row=self._row)

    def _take_up(self, row: int) -> None:
        self._row = row
        canvas, one = self._window.canvas, self.current
        if one is None:
            self.tool.show([], (), None)
            canvas.update()
            return
        villages = [(village.name, self._rings(village.grids)) for village in one.candidates]
        doubted = None
        if one.place is not None:
            x, y = e7_to_world(np.array([one.place], dtype=np.int32))[0].tolist()
            doubted = (float(x), float(y))
        self.tool.show([f"{one.name} · {reason_words(one.reason)}", one.address], villages, doubted)
        if canvas.tool is not self.tool:
            canvas.set_tool(self.tool)
        self._look(one, villages, doubted)
        self._window.desk.open((Subject(CUSTOMER, one.customer),))  # what else is known of him, masked

    def _look(
        self, one: Waiting, villages: list[tuple[str, list[Floats]]], doubted: tuple[float, float] | None
    ) -> None:
        """The map goes to the likely villages, else to the town that is named; else it stays."""
        places = [ring for _, rings in villages for ring in rings]
        content = self._window.content
        if not places and one.town_id is not None and content is not None:
            places = self._rings(tuple(grid.id for grid in content.grids if grid.town_id == one.town_id))
        if doubted is not None:
            places.append(np.array([doubted]))
        if places:
            box = Box.around(np.concatenate(places))
            dx, dy = box.width * (_ROOM - 1) / 2, box.height * (_ROOM - 1) / 2
            self._window.canvas.zoom_to(Box(box.west - dx, box.south - dy, box.east + dx, box.north + dy))
        self._window.canvas.update()

    def _rings(self, grids: tuple[int, ...]) -> list[Floats]:
        content = self._window.content
        if content is None:
            return []
        faces = set(content.partition.faces)
        return [ring for grid in grids if grid in faces for ring in content.partition.rings(grid)]

    # ── the work ───────────────────────────────────────────────────────────────────────────────────────────

    def _pressed(self, key: int) -> bool:
        """The keys of the queue, in the list and on the map alike."""
        one = self.current
        if key in _NEXT or key in _BEFORE:
            rows = 0 if self._queue is None else len(self._queue.rows)
            if rows:
                self.panel.take((self._row + (1 if key in _NEXT else -1)) % rows)
        elif one is None:
            return False
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if one.place is not None:
                self._do(ConfirmPoint(one.customer))
            else:
                self._accept(one, 0)
        elif key in _DIGITS and one.place is None:
            self._accept(one, _DIGITS.index(Qt.Key(key)))
        else:
            return False
        return True

    def _accept(self, one: Waiting, number: int) -> None:
        if number < len(one.candidates):
            self._do(AcceptVillage(one.customer, one.candidates[number].id))
        else:
            self._window.messages.say(self.tr("没有这个候选村；请在地图上单击客户的位置。"), tone="warn")

    def _place(self, x: float, y: float) -> None:
        one = self.current
        if one is not None:
            lon, lat = world_to_e7(np.array([[x, y]]))[0].tolist()
            self._do(PlaceByHand(one.customer, lon, lat))

    def _do(self, edit: PlaceByHand | AcceptVillage | ConfirmPoint) -> None:
        self._window.messages.hide()
        if self._window.runner.run(edit):
            self._placing = edit.customer_id

    def _come_up(self) -> None:
        """The one who was just placed leaves the list and the next comes up; the counts follow behind the window."""
        queue, gone, self._placing = self._queue, self._placing, None
        if queue is None or gone is None:
            return
        rows = tuple(one for one in queue.rows if one.customer != gone)
        if len(rows) < len(queue.rows):
            self._queue = replace(queue, rows=rows, total=queue.total - 1)
            self.panel.show_queue(self._queue, customer=None, row=self._row)

    def _data_changed(self, changes: Changes) -> None:
        if self._done:  # the pass is written; with nothing new it changed nothing
            self._window.messages.say(self._done, tone="ok")
            self._done = ""
            self._read()
        elif changes.touches(_QUEUED):
            self._come_up()
            self._read()

    # ── the whole bank ─────────────────────────────────────────────────────────────────────────────────────

    def _pass(self) -> None:
        """Read all addresses behind the window; asked again, it stops."""
        if self._progress is not None:
            self._progress.cancel()
            self._over()
            return
        progress = self._progress = Progress(lambda done, *_: self._moved.emit(done))
        self._moved.emit(0.0)

        def job() -> tuple[Findings, list[tuple[DatumFinding, str]]]:
            db = self._session.reader()
            found = find(db, progress)
            return found, [(one, batch_name(db, one.batch)) for one in found.datums]

        self._background.run(job, self._found, self._failed, lane="long", newest="locating pass")

    def _found(self, answer: tuple[Findings, list[tuple[DatumFinding, str]]]) -> None:
        self._over()
        found, self._datums = answer
        self._show_shift()
        placed, left = len(found.points), len(found.unplaced)
        words = self.tr("新定位 {0} 位，存疑 {1} 位，仍有 {2} 位要手工定位。可用 Ctrl+Z 整步撤销。")
        if self._window.runner.run(LocateCustomers(found)):
            figures = (placed, len(found.doubtful), left)
            self._done = words.format(*(formats.count(figure) for figure in figures))
        else:
            self._window.messages.say(self.tr("另一步修改还在写入，定位没有写入；请稍后再按一次。"), tone="warn")

    def _forget_step(self) -> None:
        self._done, self._placing = "", None

    def _failed(self, problem: Exception) -> None:
        self._over()
        self._window.show_problem(problem)

    def _over(self) -> None:
        self._progress = None
        self.panel.show_work(None)

    def _show_shift(self) -> None:
        first = self._datums[0] if self._datums else None
        self.panel.show_shift(*(first if first is not None else (None, "")))

    def _repair(self) -> None:
        if self._datums and self._window.runner.run(
            RepairDatum(self._datums[0][0].batch, self._datums[0][0].datum.value)
        ):
            self._datums.pop(0)
            self._show_shift()
