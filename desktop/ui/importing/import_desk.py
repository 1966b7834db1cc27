"""Reads, tries, imports and takes back behind the window of an import."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop import formats
from desktop.customers.queries import bank_date
from desktop.database.backup import backup
from desktop.editing.changes import Changes
from desktop.editing.editor import Editor
from desktop.importing.batch_queries import CHANGES
from desktop.importing.import_file import Source, dry_run, import_file
from desktop.importing.mapping import Mapping
from desktop.importing.opening import SUFFIXES
from desktop.importing.preview import Preview, preview_of
from desktop.importing.receipt import Receipt
from desktop.importing.take_back_edits import take_back
from desktop.refusal import Refused
from desktop.session import Session
from desktop.ui import theme
from desktop.ui.background import Background
from desktop.ui.importing.import_window import ImportWindow
from desktop.ui.preferences import Preferences
from desktop.ui.reported import Reported

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow, OpenBank

_NOTHING = Changes(frozenset())


class ImportDesk(QObject):
    """Made when first asked for."""

    _finished = Signal(object)  # Receipt, or how many customers went with a batch

    def __init__(
        self, window: "MainWindow", background: Background, session: "OpenBank", preferences: Preferences
    ) -> None:
        super().__init__(window)
        assert isinstance(session, Session)  # its key is needed for the backup
        self._window, self._background, self._session, self._preferences = window, background, session, preferences
        self._preview: Preview | None = None
        self._work: Reported | None = None
        self._writes = False  # the work is the runner's: an import or its taking back
        shown = self.shown = ImportWindow(theme.THEMES[preferences.text("theme", "light")], window)
        shown.file_asked.connect(self._choose)
        shown.sheet_chosen.connect(self._turn)
        shown.meaning_chosen.connect(self._mean)
        shown.told_changed.connect(self._tell)
        shown.trial_asked.connect(self._try)
        shown.import_asked.connect(self._import)
        shown.cancel_asked.connect(self._cancel)
        shown.receipt.take_back_asked.connect(self._take_back)
        window.runner.busy_changed.connect(self._runner_rests)
        self._finished.connect(self._show_end)

    def open(self) -> None:
        self.shown.show()
        self.shown.raise_()
        self.shown.activateWindow()
        self._background.run(
            lambda: bank_date(self._session.reader()), self._offer_day, self._window.show_problem, newest="import day"
        )

    def look_at(self, path: Path) -> None:
        """Show the top of a file."""
        self._read(path, None)

    # ── the file ───────────────────────────────────────────────────────────────────────────────────────────

    def _offer_day(self, day: str) -> None:
        if not self.shown.as_of.hasAcceptableInput():
            self.shown.as_of.setText(day)

    def _choose(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        chosen, _ = QFileDialog.getOpenFileName(
            self.shown, self.tr("选择客户文件"), self._preferences.text("import/folder", ""), kinds
        )
        if chosen:
            self._preferences.keep("import/folder", str(Path(chosen).parent))
            self.look_at(Path(chosen))

    def _read(self, path: Path, mapping: Mapping | None, sheet: str | None = None) -> None:
        self._background.run(
            lambda: preview_of(self._session.reader(), path, mapping, sheet=sheet),
            self._show, self._stay, newest="import preview",
        )  # fmt: skip

    def _stay(self, problem: Exception) -> None:
        """What was shown before stays."""
        if self._preview is not None:
            self.shown.show_sheet(self._preview.sheet)
        self._window.show_problem(problem)

    def _show(self, preview: Preview) -> None:
        self._preview = preview
        self.shown.show_preview(preview)

    def _turn(self, sheet: str) -> None:
        """Another sheet of the same file."""
        if self._preview is not None and sheet != self._preview.sheet:
            self._read(self._preview.path, None, sheet)

    def _mean(self, column: int, key: str) -> None:
        """A column means something else, or nothing."""
        preview = self._preview
        if preview is None:
            return
        before, name = preview.meanings[column], preview.layout.header[column]
        mapping = preview.mapping
        if before is not None:
            mapping = mapping.with_column(before, None)
        if key:
            mapping = mapping.with_column(key, name)
        self._read(preview.path, mapping, preview.sheet)

    def _tell(self) -> None:
        preview = self._preview
        if preview is not None:
            said = preview.mapping.with_(platform=self.shown.chosen_platform, datum=self.shown.chosen_datum)
            self._read(preview.path, said, preview.sheet)

    # ── trial and import ───────────────────────────────────────────────────────────────────────────────────

    def _try(self) -> None:
        preview, work = self._preview, self._begun()
        if preview is None or work is None:
            return

        def job() -> Receipt:
            return dry_run(self._session.reader(), _source(preview), work.progress)

        def fail(problem: Exception) -> None:
            self._over(work)
            self._window.show_problem(problem)

        self._background.run(job, lambda receipt: self._show_trial(work, receipt), fail, lane="long")

    def _show_trial(self, work: Reported, receipt: Receipt) -> None:
        if self._work is work:
            self._over(work)
            self.shown.show_receipt(receipt)

    def _import(self) -> None:
        preview = self._preview
        if preview is None:
            return
        day = self.shown.as_of.text()
        try:
            date.fromisoformat(day)
        except ValueError:
            self._window.show_problem(
                Refused(
                    f"数据日期 {day} 不存在，没有导入。请写成 2016-04-30 的样子。",
                    f"{day} is no day, so nothing was imported. Write it like 2016-04-30.",
                )
            )
            return
        work = self._begun()
        if work is None:
            return
        path, key = self._session.path, self._session.key

        def write(editor: Editor) -> Changes:
            backup(path, key, reason="import", progress=work.progress.part(0.0, 0.2))
            progress = work.progress.part(0.2, 1.0)
            receipt = import_file(editor, _source(preview), rejects=preview.path.parent, progress=progress, as_of=day)
            self._finished.emit(receipt)
            return CHANGES if receipt.batch is not None else _NOTHING

        self._run(work, write)

    def _take_back(self, batch: str) -> None:
        work = self._begun()
        if work is None:
            return

        def write(editor: Editor) -> Changes:
            self._finished.emit(take_back(editor, batch))
            return CHANGES

        self._run(work, write)

    def _run(self, work: Reported, write: Callable[[Editor], Changes]) -> None:
        self._writes = True
        if not self._window.runner.write(write):
            self._over(work)

    def _show_end(self, end: Receipt | int) -> None:
        if isinstance(end, Receipt):
            self.shown.show_receipt(end)
        else:
            words = self.tr("已撤回这一批，随之移除客户 {0} 位。").format(formats.count(end))
            self.shown.receipt.say(words)

    def _begun(self) -> Reported | None:
        """Something long begins; None while something else is under way."""
        if self._work is not None:
            return None
        work = self._work = Reported(self)
        work.told.connect(lambda done, what, _: self.shown.show_progress(done, what) if self._work is work else None)
        self.shown.show_progress(0.0)
        return work

    def _over(self, work: Reported) -> None:
        if self._work is work:
            self._work, self._writes = None, False
            self.shown.show_progress(None)

    def _cancel(self) -> None:
        work = self._work
        if work is not None:
            work.cancel()
            if not self._writes:  # a trial tells nobody that it was given up
                self._over(work)

    def _runner_rests(self, busy: bool) -> None:
        if not busy and self._writes and self._work is not None:
            self._over(self._work)


def _source(preview: Preview) -> Source:
    return Source.opened(preview.path, preview.mapping, sheet=preview.sheet)
