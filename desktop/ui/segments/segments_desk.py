"""Counts segments behind their window, shows one on the map and in the table, saves and shares them."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from desktop.customers.point_index import PointIndex
from desktop.editing.changes import Changes
from desktop.files import whole_file
from desktop.maps.projection import world_to_e7
from desktop.refusal import Refused
from desktop.segments.edits import RemoveSegment, SaveSegment
from desktop.segments.queries import segments
from desktop.segments.segment import Area, Definition, Ids, Segment, members
from desktop.segments.segment_text import from_text, to_text
from desktop.tables.table import Table
from desktop.ui.background import Background
from desktop.ui.preferences import Preferences
from desktop.ui.segments.segments_window import SegmentsWindow
from desktop.ui.segments.words import definition_words
from desktop.ui.selection import Combine
from desktop.ui.subject_grids import grids_of
from desktop.ui.tables.scope import Scope

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow, OpenBank

_SOON_MS = 150
_LARGEST_FILE = 10_000_000  # bytes; a segment of every grid has a few thousand


class SegmentsDesk(QObject):
    """Made when first asked for."""

    def __init__(
        self, window: "MainWindow", background: Background, session: "OpenBank", preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window, self._background, self._session = window, background, session
        self._segments: tuple[Segment, ...] = ()
        self._counts: dict[int, int] = {}
        shown = self.shown = SegmentsWindow(window)
        shown.chosen.connect(self._say_words)
        shown.shown_asked.connect(self._show)
        shown.removed.connect(lambda one: window.runner.run(RemoveSegment(one.id, one.title)))
        shown.exported.connect(self._export)
        shown.import_asked.connect(self._take_in)
        shown.draft_changed.connect(self._look_at_draft)
        shown.saved.connect(lambda title: self._save(title, self.draft))
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._look_at_draft)
        tables = window.tables.desk
        tables.shelf.arrived.connect(lambda key: self._count_all() if key == "customers" else None)
        tables.arranged_anew.connect(self._soon.start)
        window.select.shape_drawn.connect(self._soon.start)
        window.desk.subject_changed.connect(lambda _: self._soon.start())
        window.runner.changed.connect(self._data_changed)

    def open(self) -> None:
        self.shown.show()
        self.shown.raise_()
        self.shown.activateWindow()
        self._window.tables.desk.shelf.want("customers")
        self._read()

    @property
    def draft(self) -> Definition:
        """The new one: the filters of the customer table, with the area and the exclusions chosen here."""
        shown = self.shown
        filters = self._window.tables.desk.filters
        return Definition(
            dict(filters), self._area(), with_quiet=not shown.quiet.isChecked(),
            with_blacklisted=not shown.listed.isChecked(),
        )  # fmt: skip

    def _area(self) -> Area | None:
        content, subject = self._window.content, self._window.desk.subject
        shape = self._window.select.last_shape
        if self.shown.chosen_area == "card" and content is not None and subject is not None:
            codes = sorted(grid.code for grid in content.grids if grid.id in grids_of(content, subject))
            return Area(grids=tuple(codes)) if codes else None
        if self.shown.chosen_area == "shape" and shape is not None:
            if shape.circle is not None:
                x, y, metres = shape.circle
                ((lon, lat),) = world_to_e7(np.array([[x, y]])).tolist()
                return Area(circle=(lon, lat, max(1, round(metres))))
            if shape.ring is not None and len(shape.ring) > 2:
                return Area(ring=tuple((int(lon), int(lat)) for lon, lat in world_to_e7(shape.ring)))
        return None

    # ── reading and counting ───────────────────────────────────────────────────────────────────────────────

    def _read(self) -> None:
        self._background.run(
            lambda: segments(self._session.reader()), self._take, self._window.show_problem, newest="segments"
        )

    def _take(self, found: tuple[Segment, ...]) -> None:
        self._segments = found
        self._counts = {key: number for key, number in self._counts.items() if key in {one.id for one in found}}
        self.shown.show_segments(found, self._counts)
        self._count_all()

    def _count_all(self) -> None:
        if not self.shown.isVisible():
            return
        known, listed = self._known(), self._segments
        self._look_at_draft()
        if known is None:
            return

        def job() -> dict[int, int]:
            return {one.id: len(members(one.definition, *known)) for one in listed}

        self._background.run(job, self._take_counts, self._window.show_problem, lane="tables", newest="segment counts")

    def _take_counts(self, counts: dict[int, int]) -> None:
        self._counts = counts
        self.shown.show_segments(self._segments, counts)

    def _look_at_draft(self) -> None:
        if not self.shown.isVisible():
            return
        known, draft = self._known(), self.draft
        self.shown.show_draft(self._words(draft), None)
        if known is not None:
            self._background.run(
                lambda: len(members(draft, *known)),
                lambda number: self.shown.show_draft(self._words(draft), number),
                self._window.show_problem,
                lane="tables",
                newest="segment draft",
            )

    def _known(self) -> tuple[Table, PointIndex] | None:
        """The customer table and the points, once both are there."""
        table, content = self._window.tables.desk.shelf.get("customers"), self._window.content
        return None if table is None or content is None else (table, content.points)

    def _data_changed(self, changes: Changes) -> None:
        if not self.shown.isVisible():
            return
        if changes.touches(frozenset({"segment"})):
            self._read()
        if self._window.tables.desk.shelf.get("customers") is None:
            self._window.tables.desk.shelf.want("customers")

    def _say_words(self) -> None:
        one = self.shown.segment
        self.shown.say_words(() if one is None else self._words(one.definition))

    def _words(self, definition: Definition) -> tuple[str, ...]:
        content = self._window.content
        names = {} if content is None else {grid.code: grid.name for grid in content.grids}
        return definition_words(definition, names)

    # ── on the map, as a file ──────────────────────────────────────────────────────────────────────────────

    def _show(self, segment: Segment) -> None:
        known = self._known()
        if known is not None:
            self._background.run(
                lambda: members(segment.definition, *known), self._select, self._window.show_problem, lane="tables"
            )

    def _select(self, ids: Ids) -> None:
        """The members become the selection, on the map and in the table."""
        window = self._window
        if not len(ids):
            window.messages.say(self.tr("这个客群现在没有客户。"))
            return
        window.selection.combine(ids, Combine.REPLACE)
        window.tables.show_rows("customers", Scope.SELECTED)

    def _export(self, segment: Segment) -> None:
        name = f"{segment.title}.json".replace("/", "／")
        chosen, _ = QFileDialog.getSaveFileName(self.shown, self.tr("存为文件"), name, "*.json")
        if not chosen:
            return
        path, text = Path(chosen), to_text(segment.definition)
        self._background.run(
            lambda: _write(path, text),
            lambda _: self._window.messages.say(
                self.tr("已存为 {0}；其中只有条件，没有客户资料。").format(path.name), tone="ok"
            ),
            self._window.show_problem,
        )

    def _take_in(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self.shown, self.tr("读入文件"), "", "*.json")
        if chosen:
            path = Path(chosen)
            self._background.run(
                lambda: _definition_of(path), lambda one: self._save(path.stem, one), self._window.show_problem
            )

    def _save(self, title: str, definition: Definition) -> None:
        self._window.runner.run(SaveSegment.of(title, definition))


def _write(path: Path, text: str) -> None:
    with whole_file(path) as part:
        part.write_text(text, encoding="utf-8")


def _definition_of(path: Path) -> Definition:
    """Raises Refused for a file that is no segment."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise ValueError("too large for a segment")
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise Refused(
            f"读不了文件 {path.name}：{error}。已有的客群保持不变。",
            f"{path.name} cannot be read: {error}. Your segments are as they were.",
        ) from error
    return from_text(text)
