"""The change dossier as a PDF: gathers what is printed in a worker, notes it in the audit log, writes the file."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.database.connection import Connection
from desktop.drawing.content import MapContent
from desktop.drawing.plan_content import plan_content
from desktop.editing.audit_queries import times_noted
from desktop.organisation.queries import staff_by_id
from desktop.plans.comparison import compare
from desktop.plans.draft_state import DraftState
from desktop.plans.moved_villages import moved_villages
from desktop.plans.place_queries import village_places
from desktop.plans.side_queries import Choice, side_of, side_today
from desktop.printing.change_maps import ChangeMaps
from desktop.printing.change_report import ChangeReport, write_change_report
from desktop.printing.paper import Paper, sheet
from desktop.progress import Progress
from desktop.session import login_name
from desktop.ui.background import Background
from desktop.ui.reported import Reported

if TYPE_CHECKING:  # it makes the desk that makes this
    from desktop.ui.main_window import MainWindow

translate = QCoreApplication.translate

_PAPERS = {"A4 PDF (*.pdf)": ("A4", False), "A3 PDF (*.pdf)": ("A3", True)}


class ReportOutput(QObject):
    """One dossier at a time; `moved(share 0..1, or None when none is made)`."""

    moved = Signal(object)

    def __init__(self, window: "MainWindow", background: Background, reader: Callable[[], Connection]) -> None:
        super().__init__(window)
        self._window, self._background, self._reader = window, background, reader
        self._work: Reported | None = None

    @property
    def under_way(self) -> bool:
        return self._work is not None

    def ask(self, state: DraftState, content: MapContent) -> None:
        """Where is it to go, and on which paper?"""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        title = translate("Dossier", "改动说明")
        name = f"{title}-{state.draft.plan.title}-{datetime.now().astimezone():%Y%m%d-%H%M}.pdf".replace("/", "／")
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("改动说明（PDF）"), str(Path(folder) / name), ";;".join(_PAPERS)
        )
        if chosen:
            paper, landscape = _PAPERS.get(kind, ("A4", False))
            self.write(state, content, Path(chosen), sheet(paper, landscape=landscape))

    def write(self, state: DraftState, content: MapContent, path: Path, paper: Paper) -> None:
        """Made and written behind the window; a note that cannot be written leaves no file."""
        if self._work is not None:
            return
        place = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        work = self._work = Reported(self)
        work.told.connect(lambda done, *_: self.moved.emit(done))
        self.moved.emit(0.0)
        about = f"plan:{state.draft.plan.uid}"

        def job() -> int:
            db = self._reader()
            report = change_report(
                db, state, content, paper, copy_no=times_noted(db, "PRINT", about) + 1, progress=work.progress
            )
            self._window.privacy.trail.note_and_wait("PRINT", about, "")
            return write_change_report(report, place, work.progress.part(0.3, 1.0))

        def done(pages: int) -> None:
            self._finish()
            words = self.tr("改动说明 {0} 页已保存到 {1}，已记入审计日志。")
            self._window.messages.say(words.format(pages, place.name), tone="ok")

        def failed(problem: Exception) -> None:
            self._finish()
            self._window.show_problem(problem)

        self._background.run(job, done, failed, lane="long")

    def stop(self) -> None:
        """No file is left of it."""
        if self._work is not None:
            self._work.cancel()
            self._finish()

    def _finish(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.deleteLater()
        self.moved.emit(None)


def change_report(
    db: Connection, state: DraftState, content: MapContent, paper: Paper, *, copy_no: int, progress: Progress
) -> ChangeReport:
    """Everything that is printed of a draft; `content` is what is in force. Raises Cancelled on request."""
    draft = state.draft
    now = side_today(db, content.partition, content.points)
    then = side_of(db, Choice(plan=draft.plan.id), now, content.points)
    found = compare(now, then, state.totals.weights, progress.part(0.0, 0.2))
    staff = {one.id: one.name for one in staff_by_id(db).values()}
    names: dict[tuple[str, int | None], str] = {("branch", branch.id): branch.name for branch in content.branches}
    names |= {("staff", key): name for key, name in staff.items()}
    after = plan_content(content, then.partition, then.grids, names=staff, locked=draft.locked)
    titles = (
        translate("ChangeReport", "改动前：现行网格（{0}）").format(content.as_of),
        translate("ChangeReport", "改动后：{0}").format(draft.plan.title),
    )
    villages = moved_villages(now, then, village_places(db, content.as_of))
    progress.report(0.3, "")
    return ChangeReport(
        plan=draft.plan,
        maps=ChangeMaps.of(found, content, after, titles),
        names=names,
        villages=villages,
        paper=paper,
        printed_by=login_name(),
        printed_at=datetime.now().astimezone(),
        copy_no=copy_no,
    )
