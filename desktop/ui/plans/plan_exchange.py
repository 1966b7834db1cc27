"""What comes from other programs and other PCs, and leaves for them: layers of grids, plans for approval, replies."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.plans.draft_queries import as_in_force
from desktop.ui.background import Background
from desktop.ui.plans.grid_output import GridOutput
from desktop.ui.plans.import_desk import ImportDesk
from desktop.ui.plans.plan_post import PlanPost
from desktop.ui.plans.preview_map import PreviewMap

if TYPE_CHECKING:  # they ask for this
    from desktop.ui.main_window import MainWindow, OpenBank
    from desktop.ui.plans.plan_desk import PlanDesk


class PlanExchange(QObject):
    """`begun(title)` when a draft is being written that is to be opened."""

    begun = Signal(str)

    def __init__(self, window: "MainWindow", desk: "PlanDesk", background: Background, session: "OpenBank") -> None:
        super().__init__(desk)
        self._window, self._desk, self._background, self._session = window, desk, background, session
        self.preview = PreviewMap(window)
        self.importing = ImportDesk(window, background, session.reader, self.preview, lambda: desk.draft)
        self.post = PlanPost(window, desk.dialog, background, session.reader, self.preview)
        self.output = GridOutput(window, background, session.reader)
        self.importing.begun.connect(self.begun)
        desk.dialog.import_wanted.connect(self.import_layer)
        desk.dialog.exported.connect(self.output.ask)
        desk.dated.form.chosen.connect(lambda _: self.drop_preview())

    def import_layer(self) -> None:
        """A layer of another program is to become a draft."""
        self._desk.dialog.hide()
        self.importing.start()

    def export_shown(self) -> None:
        """The grids on the map are to leave as a layer: of the open draft, or of the plan in force."""
        draft = self._desk.draft
        if draft is not None:
            self.output.ask(draft.plan)
            return
        self._background.run(
            lambda: as_in_force(self._session.reader()).plan, self.output.ask, self._window.show_problem, newest="shown"
        )

    def drop_preview(self) -> None:
        """Something else is to be seen: what was previewed is not taken."""
        if self.preview.draft is not None:
            self.importing.dialog.reject()
            self.post.answer.reject()
