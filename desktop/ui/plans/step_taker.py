"""Takes the steps of tools and lists: makes each behind the window, has it written, and says why one cannot be."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.plans.draft import Draft
from desktop.plans.draft_edits import RedrawDraft
from desktop.plans.steps import EnclaveRefused, StepRefused
from desktop.plans.totals import Moved
from desktop.ui.background import Background
from desktop.ui.language import pick
from desktop.ui.plans.draft_aids import DraftAids
from desktop.ui.plans.redraw_tool import Makes, MakesNoted

if TYPE_CHECKING:  # it asks for the desk that asks for this
    from desktop.ui.main_window import MainWindow


class StepTaker:
    """One step at a time: while `writing` no other is taken. `moved` is who moves by it, `told` is said once it is
    written."""

    def __init__(
        self, window: "MainWindow", background: Background, aids: DraftAids, draft: Callable[[], Draft | None]
    ) -> None:
        self._window, self._background, self._aids, self._draft = window, background, aids, draft
        self.writing = False
        self.moved: Moved | None = None
        self.told = ""

    def accept(
        self, make: Makes, moved: Moved | Callable[[], Moved], noted: MakesNoted | None = None, told: str = ""
    ) -> bool:
        """Have a step made and written; False when another is under way. `noted` makes the same step with a note,
        should it leave a grid in parts that lie apart."""
        if self.writing:
            return False
        self.writing = True
        self._aids.show_spot(None)

        def again(words: str) -> None:
            if noted is not None:
                self.accept(lambda: noted(words), moved, told=told)

        def failed(problem: Exception) -> None:
            self.done()
            if isinstance(problem, EnclaveRefused) and noted is not None:
                self._aids.show_spot(problem.spot)
                self._window.messages.hide()
                self._aids.ask.ask(pick(problem.zh, problem.en), again, so_far=problem.note)
            else:
                self.refuse(problem)

        def job() -> tuple[RedrawDraft, Moved]:
            step = make()
            return step, moved() if callable(moved) else moved

        self._background.run(job, lambda made: self._write(*made, told), failed, lane="edits")
        return True

    def refuse(self, problem: Exception) -> None:
        """Say why a step cannot be, and where."""
        self._window.show_problem(problem)
        if isinstance(problem, StepRefused):
            self._aids.show_spot(problem.spot)

    def done(self) -> None:
        """It is written, or it came to nothing."""
        self.writing, self.moved, self.told = False, None, ""

    def _write(self, step: RedrawDraft, moved: Moved, told: str) -> None:
        draft = self._draft()
        if draft is None or draft.plan.id != step.plan_id:  # put away meanwhile
            self.done()
            return
        self._window.messages.hide()
        self.writing = self._window.runner.run(step)
        self.moved, self.told = (moved, told) if self.writing else (None, "")
