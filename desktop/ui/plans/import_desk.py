"""Brings a layer of another program into a draft: reads it behind the window, shows what would come of it, takes it."""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.database.connection import Connection
from desktop.maps.backdrop_queries import county_ring
from desktop.maps.projection import to_world
from desktop.plans.draft import Draft
from desktop.plans.draft_queries import as_in_force, draft_of
from desktop.plans.plan import Status
from desktop.progress import Progress
from desktop.refusal import Cancelled, Refused
from desktop.ui.background import Background
from desktop.ui.language import pick
from desktop.ui.plans.import_dialog import ImportDialog
from desktop.ui.plans.import_words import Place, groups, summary
from desktop.ui.plans.preview_map import PreviewMap

if TYPE_CHECKING:  # the first asks for the desk that makes this, the others bring GDAL along
    from desktop.plans.layer_review import FirstLook
    from desktop.plans.polygon_draft import PolygonDraft
    from desktop.ui.main_window import MainWindow

_SUFFIXES = "*.gpkg *.shp *.geojson *.json *.kml *.kmz *.dxf"


def _late() -> Any:
    """GDAL and PROJ take a second; they come in behind the window, with the first file."""
    return importlib.import_module("desktop.plans.layer_review")


class ImportDesk(QObject):
    """`begun(title)` when a new draft is being written: it is to be opened."""

    begun = Signal(str)
    _moved = Signal(float, str)

    def __init__(
        self,
        window: "MainWindow",
        background: Background,
        reader: Callable[[], Connection],
        preview: PreviewMap,
        draft: Callable[[], Draft | None],
    ) -> None:
        """`draft` tells which draft is on the map."""
        super().__init__(window)
        self._window, self._background, self._reader = window, background, reader
        self._preview, self._draft = preview, draft
        self._file: Path | None = None
        self._look: FirstLook | None = None
        self._result: PolygonDraft | None = None
        self._progress: Progress | None = None
        self._taking = ""
        self.dialog = ImportDialog(window)
        self.dialog.file_wanted.connect(self._ask_file)
        self.dialog.again.connect(self._read)
        self.dialog.reviewed.connect(self._review)
        self.dialog.taken.connect(self._take)
        self.dialog.cancelled.connect(self._cancel)
        self.dialog.left.connect(self._leave)
        self.dialog.place_chosen.connect(self._go_to)
        self.dialog.spoken.connect(self._say_review)
        self._moved.connect(self._tell)
        preview.bar.closed.connect(self.dialog.step_back)
        window.runner.changed.connect(lambda _: self._written())
        window.runner.refused.connect(self._refused)
        window.runner.broke.connect(lambda: self._refused(""))

    def start(self) -> None:
        """Ask for a file, and what to do with it."""
        draft = self._draft()
        open_ = draft is not None and draft.plan.status is Status.DRAFT
        self.dialog.start(draft.plan.title if draft is not None and open_ else "")
        if self._file is None:
            self._ask_file()

    def use_file(self, file: Path) -> None:
        """Read this file."""
        self._file = file
        self.dialog.show_file(file.name)
        self._read()

    def _ask_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = self.tr("网格图层 ({0});;所有文件 (*)").format(_SUFFIXES)
        start = folder if self._file is None else str(self._file.parent)
        dialog = QFileDialog(self.dialog, self.tr("选择网格图层"), start, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.use_file(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # ── reading and reviewing ──────────────────────────────────────────────────────────────────────────────

    def _read(self) -> None:
        file, content = self._file, self._window.content
        if file is None or content is None:
            return
        layer, system = self.dialog.chosen_layer, self.dialog.chosen_system
        progress = self._begin(self.tr("正在读取 {0}…").format(file.name))

        def job() -> "FirstLook":
            county = county_ring(self._reader())
            look: FirstLook = _late().first_look(
                file, county, content.partition, progress, layer=layer, crs=system
            )  # fmt: skip
            return look

        self._background.run(job, self._took_look, self._failed, lane="long", newest="import")

    def _took_look(self, look: "FirstLook") -> None:
        self._end()
        self._look = look
        self.dialog.show_look(look)

    def _review(self) -> None:
        look, dialog, draft = self._look, self.dialog, self._draft()
        if look is None:
            return
        late_answers = {
            "datum": dialog.chosen_datum,
            "code_field": dialog.chosen_field(dialog.code),
            "name_field": dialog.chosen_field(dialog.name),
            "absent_go": dialog.absent_go,
            "take_names": dialog.names_count.isChecked(),
        }
        into = draft.plan.id if dialog.into_open and draft is not None else None
        progress = self._begin(self.tr("正在检查 {0}…").format(look.layer.name))

        def job() -> "PolygonDraft":
            late, db = _late(), self._reader()
            before = as_in_force(db) if into is None else draft_of(db, into)
            result: PolygonDraft = late.review(look, late.Answers(**late_answers), before, progress)
            return result

        self._background.run(job, self._took_review, self._failed, lane="long", newest="import")

    def _took_review(self, result: "PolygonDraft") -> None:
        self._end()
        self._result = result
        self._say_review()
        title = self.tr("导入预览：{0}").format(result.repair.layer.name)
        self._preview.show(result.after, title, self.tr("还没有导入。按“放进草案”才会写入，一次撤销全部收回。"))

    def _say_review(self) -> None:
        result = self._result
        if result is not None:
            self.dialog.show_review(summary(result), groups(result), nothing=result.changes_nothing)

    # ── taking ─────────────────────────────────────────────────────────────────────────────────────────────

    def _take(self) -> None:
        """Write the reviewed import as one step."""
        result, dialog = self._result, self.dialog
        if result is None or self._window.runner.running:
            return
        title = dialog.new_title.text().strip()
        if dialog.into_open:
            step: Any = result.step()
        else:
            step = result.step_into_new(title, self.tr("导入 {0}").format(result.repair.layer.name))
        self._window.runner.hold(None)  # the preview is what is being taken
        if self._window.runner.run(step):
            self._taking = title
            dialog.show_busy(self.tr("正在写入草案…"))
            if not dialog.into_open:
                self.begun.emit(title)

    def _written(self) -> None:
        if not self._taking and self._result is None:
            return
        if self._taking:
            self._taking = ""
            self._file = None
            self.dialog.show_busy("")
            self._forget()
            self.dialog.hide()
            self._window.messages.say(self.tr("图层已放进草案；要收回，请按撤销。"), tone="ok")

    def _refused(self, words: str) -> None:
        """The step was not written: the review stays, to be changed."""
        if self._taking:
            self._taking = ""
            self.dialog.show_busy("")
            self.dialog.step_back()
            self.dialog.show_problem(words or self.tr("没有写入，数据没有改动。请再试一次。"))

    def _forget(self) -> None:
        self._result = self._look = None
        self._preview.close()

    def _leave(self) -> None:
        self._result = None
        self._preview.close()

    def _go_to(self, place: Place) -> None:
        result = self._result
        if result is None:
            return
        if place.lon == place.lon:  # a number
            x, y = to_world(np.array([place.lon, place.lat]))
            self._window.ways.show_point(float(x), float(y))
        elif place.face is not None:
            draft = result.after if place.face in result.after.grids else result.before
            self._window.canvas.zoom_to(draft.partition.face_box(place.face).grown(200.0))

    # ── long work ──────────────────────────────────────────────────────────────────────────────────────────

    def _begin(self, words: str) -> Progress:
        if self._progress is not None:
            self._progress.cancel()
        self._progress = progress = Progress(lambda done, what, _: self._moved.emit(done, what))
        self.dialog.show_busy(words)
        return progress

    def _tell(self, done: float, what: str) -> None:
        words = {
            "read": self.tr("正在读取文件…"),
            "datum": self.tr("正在与县界比对…"),
            "examine": self.tr("正在检查边界…"),
            "repair": self.tr("正在修复…"),
            "lay": self.tr("正在与现有网格对照…"),
        }
        if self._progress is not None:
            self.dialog.show_progress(done, words.get(what, ""))

    def _end(self) -> None:
        self._progress = None
        self.dialog.show_busy("")

    def _cancel(self) -> None:
        """Drop what is under way; its answer is not heard any more."""
        if self._progress is not None:
            self._progress.cancel()
            self._background.run(lambda: None, lambda _: None, self._failed, newest="import")
            self._end()

    def _failed(self, problem: Exception) -> None:
        self._end()
        if isinstance(problem, Cancelled):
            return
        if isinstance(problem, Refused):
            self.dialog.show_problem(pick(problem.zh, problem.en))
        else:
            self._window.show_problem(problem)
