"""The hand-over list leaves the program: asks for the place, writes PDF or Excel, notes it in the audit log."""

import hashlib
from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from desktop import formats
from desktop.database.connection import Connection
from desktop.files import whole_file
from desktop.organisation.queries import staff_by_id
from desktop.plans.draft_queries import plan_of
from desktop.plans.handover import Handed, by_people
from desktop.plans.handover_queries import handed, passages
from desktop.plans.plan import Plan
from desktop.printing.table_pages import table_pdf
from desktop.refusal import Refused
from desktop.session import login_name
from desktop.tables.table import Table
from desktop.ui.background import Background
from desktop.ui.plans.handover_words import HEADS, customers_table, document

if TYPE_CHECKING:  # it asks for the desk that makes this
    from desktop.ui.main_window import MainWindow


class HandoverOutput(QObject):
    """One at a time: a second click while one is written says so."""

    def __init__(self, window: "MainWindow", background: Background, reader: Callable[[], Connection]) -> None:
        super().__init__(window)
        self._window, self._background, self._reader = window, background, reader
        self._busy = False

    def ask(self, plan_id: int, title: str, codes: Collection[str] = ()) -> None:
        """Ask for the place, then write; `codes` are the grids concerned, none for all of the plan."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        words = self.tr("移交清单")
        name = f"{words}-{title}-{datetime.now().astimezone():%Y%m%d-%H%M}.pdf".replace("/", "／")
        kinds = f"PDF (*.pdf);;{self.tr('Excel 工作簿')} (*.xlsx)"
        chosen, kind = QFileDialog.getSaveFileName(self._window, words, str(Path(folder) / name), kinds)
        if chosen:
            path, suffix = Path(chosen), ".xlsx" if "xlsx" in kind else ".pdf"
            known = path.suffix.lower() in (".pdf", ".xlsx")
            typed = path if known else path.with_name(f"{path.name}{suffix}")
            self.write(plan_id, typed, codes)

    def write(self, plan_id: int, path: Path, codes: Collection[str] = ()) -> None:
        """Behind the window: `.xlsx` lists every customer, `.pdf` is one sheet for each pair of people."""
        content, messages = self._window.content, self._window.messages
        if self._busy or self._window.tables.output.exporting:
            messages.say(self.tr("上一份文件还没有写完，请稍候。"))
            return
        if content is None:
            return
        self._busy = True
        messages.say(self.tr("正在编制移交清单…"), tone="ok")
        names: dict[tuple[str, int | None], str] = {("branch", one.id): one.name for one in content.branches}
        names |= {("outlet", one.id): one.name for one in content.outlets}
        as_excel = path.suffix.lower() == ".xlsx"

        def job() -> tuple[Plan, Table | None, int]:
            db = self._reader()
            names.update({("staff", key): one.name for key, one in staff_by_id(db).items()})
            ways = passages(db, plan_id)
            wanted = [one for one in ways if not codes or {one.before.code, one.after.code} & set(codes)]
            if not wanted:
                raise Refused(
                    "所选的网格没有要移交的客户：它们的主办、支行、网点和边界都没有变。",
                    "The grids chosen hand nobody over: their lead, branch, outlet and border stay as they are.",
                )
            plan, found = plan_of(db, plan_id), handed(db, wanted)
            customers = sum(len(one.customers) for one in found)
            if as_excel:
                return plan, customers_table(found, names, as_of=content.as_of), customers
            self._write_pdf(plan, found, names, path, content.bank_name, content.as_of)
            return plan, None, customers

        def done(answer: tuple[Plan, Table | None, int]) -> None:
            self._busy = False
            plan, table, customers = answer
            if table is not None:
                output, rows = self._window.tables.output, np.arange(len(table), dtype=np.int32)
                name = self.tr("移交清单（{0}）").format(plan.title)
                sheet = output.sheet(table, rows, tuple(head.key for head in HEADS), original=False, name=name)
                output.write(sheet, form="xlsx", path=path)
                return
            words = self.tr("移交清单已写入 {0}：{1} 条客户，个人信息已脱敏，已记入审计日志。")
            messages.say(words.format(path.name, formats.count(customers)), tone="ok")

        self._background.run(job, done, self._failed, lane="long")

    def _write_pdf(
        self, plan: Plan, found: list[Handed], names: dict[tuple[str, int | None], str], path: Path, bank: str, day: str
    ) -> None:
        people = by_people(one.passage for one in found)
        of = {one.passage: one for one in found}
        documents = [
            document([of[way] for way in ways], names, plan=plan.title, bank=bank, day=plan.valid_from or "", as_of=day)
            for ways in people.values()
        ]
        title = self.tr("移交清单 {0}").format(plan.title)
        made = table_pdf(documents, title=title, printed_by=login_name(), printed_at=datetime.now().astimezone())
        rows = sum(len(one.customers) for one in found)
        object_ = f"handover rows={rows} masked sha256={hashlib.sha256(made).hexdigest()}"
        with whole_file(path) as part:
            part.write_bytes(made)
            self._window.privacy.trail.note_and_wait("EXPORT", object_, "")

    def _failed(self, problem: Exception) -> None:
        self._busy = False
        self._window.show_problem(problem)
