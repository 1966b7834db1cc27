"""The papers of the open draft: the change dossier as workbook and PDF, and who hands over what to whom."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.organisation.staff import Staff
from desktop.plans.draft_state import DraftState
from desktop.printing.paper import Paper
from desktop.ui.background import Background
from desktop.ui.plans.dossier_output import ask_place, write_dossier
from desktop.ui.plans.handover_output import HandoverOutput
from desktop.ui.plans.pending_panel import PendingPanel
from desktop.ui.plans.report_output import ReportOutput

if TYPE_CHECKING:  # it asks for the desk that makes this
    from desktop.ui.main_window import MainWindow, OpenBank


class PlanPapers(QObject):
    """`opened` is the draft on the map, None without one; `staff` everybody there is."""

    def __init__(
        self,
        window: "MainWindow",
        background: Background,
        session: "OpenBank",
        pending: PendingPanel,
        opened: Callable[[], DraftState | None],
        staff: Callable[[], tuple[Staff, ...]],
    ) -> None:
        super().__init__(window)
        self._window, self._opened, self._staff = window, opened, staff
        self.report = ReportOutput(window, background, session.reader)
        self.handover = HandoverOutput(window, background, session.reader)
        self.report.moved.connect(pending.show_report)
        pending.dossier_asked.connect(self._ask_dossier)
        pending.report_asked.connect(self._ask_report)
        pending.handover_asked.connect(self.ask_handover)

    def write_dossier(self, path: Path) -> None:
        """The change dossier as a workbook."""
        opened, content = self._opened(), self._window.content
        if opened is not None and content is not None:
            write_dossier(opened, content, self._staff(), self._window.tables.output, path)

    def write_report(self, path: Path, paper: Paper) -> None:
        """The change dossier as a PDF."""
        opened, content = self._opened(), self._window.content
        if opened is not None and content is not None:
            self.report.write(opened, content, path, paper)

    def ask_handover(self, codes: tuple[str, ...] = ()) -> None:
        """What these grids hand over; all that change hands where none is named."""
        opened = self._opened()
        if opened is not None:
            self.handover.ask(opened.draft.plan.id, opened.draft.plan.title, codes)

    def _ask_dossier(self) -> None:
        opened = self._opened()
        path = None if opened is None else ask_place(self._window, opened.draft.plan.title)
        if path is not None:
            self.write_dossier(path)

    def _ask_report(self) -> None:
        opened, content = self._opened(), self._window.content
        if self.report.under_way:
            self.report.stop()
        elif opened is not None and content is not None:
            self.report.ask(opened, content)
