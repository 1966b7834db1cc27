"""What leaves the table: exports with reason, note in the audit log, progress and cancel; rows for the clipboard."""

import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import formats
from desktop.database.connection import Connection
from desktop.progress import Progress
from desktop.tables.catalogue import BY_KEY
from desktop.tables.clipboard_text import MOST_ROWS, as_html, as_text
from desktop.tables.column import Rows
from desktop.tables.originals_queries import Originals, originals
from desktop.tables.sheet import Sheet
from desktop.tables.table import Table
from desktop.ui.background import Background
from desktop.ui.language import pick
from desktop.ui.privacy.audit_trail import AuditTrail
from desktop.ui.privacy.reason_dialog import ReasonDialog
from desktop.ui.tables.export_dialog import SUFFIX, ExportDialog
from desktop.ui.tables.table_model import TableModel

if TYPE_CHECKING:  # brings the Excel writer along
    from desktop.tables.export import Exported

translate = QCoreApplication.translate

_TURN_SECONDS = 0.0002


@contextmanager
def _short_turns() -> Iterator[None]:
    """Let the window have the interpreter ten times as often while rows are written.

    Each drawing call of the window gives the interpreter away and waits for its turn; at 5 ms a turn a frame of the
    table would take half a second beside an export.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


class TableOutput(QObject):
    """`said` carries a sentence and its tone; `export_moved` how far an export is, 0..1, or below 0 when it is over."""

    said = Signal(str, str)
    export_moved = Signal(float)

    def __init__(
        self,
        background: Background,
        reader: Callable[[], Connection],
        trail: AuditTrail,
        operator: str,
        failed: Callable[[Exception], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._background, self._reader, self._trail = background, reader, trail
        self._operator, self._failed, self._window = operator, failed, window
        self._progress: Progress | None = None

    @property
    def exporting(self) -> bool:
        return self._progress is not None

    def cancel(self) -> None:
        if self._progress is not None:
            self._progress.cancel()
            self._over()
            self.said.emit(self.tr("已取消导出，没有留下文件。"), "ok")

    def ask(self, table: Table, rows: Rows, keys: Sequence[str]) -> ExportDialog | None:
        """Ask for the kind of file, a reason if it is to hold originals, and the place; then export."""
        if self.exporting:
            self.said.emit(self.tr("上一次导出还没有完成，请等它完成或先取消。"), "warn")
            return None
        offer = BY_KEY[table.key]
        personal = any(table.columns[key].head.personal for key in keys)
        dialog = ExportDialog(pick(offer.zh, offer.en), len(rows), len(keys), personal=personal, parent=self._window)

        def choose(form: str, in_original: bool) -> None:
            if not in_original:
                self._choose_place(table, rows, keys, form, "")
                return
            says = self.tr("导出的文件将包含个人信息原文，请选择理由。文件离开本程序后由您负责保管。")
            reason = ReasonDialog(self.tr("导出个人信息原文"), says, self._window)
            reason.given.connect(lambda words: self._choose_place(table, rows, keys, form, words))
            reason.open()

        dialog.chosen.connect(choose)
        dialog.open()
        return dialog

    def _choose_place(self, table: Table, rows: Rows, keys: Sequence[str], form: str, reason: str) -> None:
        offer, suffix = BY_KEY[table.key], SUFFIX[form]
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{pick(offer.zh, offer.en)}-{datetime.now().astimezone():%Y%m%d-%H%M}.{suffix}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("导出表格"), str(Path(folder) / name), f"*.{suffix}"
        )
        if chosen:
            self.export(table, rows, keys, form=form, path=Path(chosen), reason=reason)

    def export(self, table: Table, rows: Rows, keys: Sequence[str], *, form: str, path: Path, reason: str = "") -> None:
        """Write `path`; with a reason personal data are in the original, without one masked."""
        path = path if path.suffix.lower() == f".{SUFFIX[form]}" else path.with_name(f"{path.name}.{SUFFIX[form]}")
        self.write(self.sheet(table, rows, keys, original=bool(reason)), form=form, path=path, reason=reason)

    def write(self, sheet: Sheet, *, form: str, path: Path, reason: str = "") -> None:
        """Write a sheet behind the window, noted in the audit log before it gets its name."""
        progress = self._progress = Progress(lambda done, *_: self.export_moved.emit(done))

        def job() -> "Exported":
            late: Any = importlib.import_module("desktop.tables.export")  # the Excel writer costs 100 ms

            def log(done: "Exported") -> None:
                self._trail.note_and_wait("EXPORT", done.object_, reason)

            with _short_turns():
                exported: Exported = late.export(sheet, path, late.Form(form), progress=progress, log=log)
            return exported

        def done(exported: "Exported") -> None:
            self._over()
            words = self.tr("已导出 {0} 行到 {1}，已记入审计日志。")
            self.said.emit(words.format(formats.count(exported.rows), path.name), "ok")

        def fail(problem: Exception) -> None:
            self._over()
            self._failed(problem)

        self.export_moved.emit(0.0)
        self._background.run(job, done, fail, lane="long")

    def sheet(self, table: Table, rows: Rows, keys: Sequence[str], *, original: bool, name: str = "") -> Sheet:
        """The rows as they are to be written, with who and when above them; `name` for a table not in the catalogue."""
        now = datetime.now().astimezone()
        title = translate("TableExport", "格图 {0}表").format(name or pick(BY_KEY[table.key].zh, BY_KEY[table.key].en))
        kind = translate("TableExport", "含个人信息原文") if original else translate("TableExport", "个人信息已脱敏")
        watermark = translate("TableExport", "内部资料 注意保管 · 操作人 {0} · {1} · {2} 行 · {3} · 数据截至 {4}")
        told = watermark.format(self._operator, f"{now:%Y-%m-%d %H:%M}", formats.count(len(rows)), kind, table.as_of)
        heads = [table.columns[key].head for key in keys]
        return Sheet(
            table,
            rows,
            tuple(keys),
            title,
            tuple(pick(head.zh, head.en) for head in heads),
            (title, told),
            total=translate("TableExport", "合计"),
            yes=translate("TableExport", "是"),
            originals=self._originals if original else None,
        )

    def copy(self, model: TableModel, lines: tuple[int, int] | None) -> bool:
        """Put the chosen rows on the clipboard as they are shown: masked, unless revealed. False without rows."""
        if model.table is None or model.lines is None or lines is None:
            self.said.emit(self.tr("先在表格里选中要复制的行。"), "warn")
            return False
        rows = model.lines.rows_between(*lines)
        if len(rows) > MOST_ROWS:
            words = self.tr("一次最多复制 {0} 行，现选 {1} 行。请缩小范围，或用“导出”。")
            self.said.emit(words.format(formats.count(MOST_ROWS), formats.count(len(rows))), "warn")
            return False
        sheet = self.sheet(model.table, rows, model.keys, original=False)
        known = model.originals
        if known is not None:
            sheet = self._as_shown(sheet, known)
        data = QMimeData()
        data.setText(as_text(sheet))
        data.setHtml(as_html(sheet))
        QGuiApplication.clipboard().setMimeData(data)
        self.said.emit(self.tr("已复制 {0} 行，可直接粘贴到 Excel。").format(formats.count(len(rows))), "ok")
        return True

    @staticmethod
    def _as_shown(sheet: Sheet, known: dict[int, dict[str, str]]) -> Sheet:
        """With the originals that are on the screen, and no others: nothing is read for the clipboard."""
        return Sheet(
            sheet.table, sheet.rows, sheet.keys, sheet.title, sheet.names, sheet.notes, sheet.total, sheet.yes,
            lambda subjects: {one: known[one] for one in subjects if one in known},
        )  # fmt: skip

    def _originals(self, subjects: Sequence[int]) -> Originals:
        return originals(self._reader(), subjects)

    def _over(self) -> None:
        self._progress = None
        self.export_moved.emit(-1.0)
