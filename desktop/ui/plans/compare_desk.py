"""Opens the comparison of two plans, has it worked out behind the window, and keeps it true while the bank changes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from desktop.database.connection import Connection
from desktop.drawing.content import MapContent
from desktop.drawing.plan_content import plan_content
from desktop.drawing.stack import MapOptions
from desktop.editing.changes import Changes
from desktop.organisation.queries import staff_by_id
from desktop.plans.comparison import Comparison, compare
from desktop.plans.draft_queries import plans
from desktop.plans.plan import Plan
from desktop.plans.side_queries import Choice, side_of, side_today
from desktop.plans.weight_queries import Weights, read_weights
from desktop.printing.change_maps import face_changes
from desktop.progress import Progress
from desktop.refusal import Refused
from desktop.ui import language
from desktop.ui.background import Background
from desktop.ui.plans.compare_maps import Shown
from desktop.ui.plans.compare_tables import Names
from desktop.ui.plans.compare_window import CompareWindow
from desktop.ui.reported import Reported

if TYPE_CHECKING:  # it makes the desk that makes this
    from desktop.ui.main_window import MainWindow

_COMPARED = frozenset({"draft_arc", "draft_grid", "grid_plan", "grid_assignment", "grid_lock"})


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with its maps and names, and the weights that were read for it."""

    found: Comparison
    sides: tuple[Shown, Shown]
    names: Names
    weights: Weights


class CompareDesk(QObject):
    """One window at a time. `known` are the weights of the customers as far as they are at hand, `learned` takes them
    when they were read here."""

    def __init__(
        self,
        window: "MainWindow",
        background: Background,
        reader: Callable[[], Connection],
        known: Callable[[], Weights | None],
        learned: Callable[[Weights], None],
    ) -> None:
        super().__init__(window)
        self._window, self._background, self._reader = window, background, reader
        self._known, self._learned = known, learned
        self._content: MapContent | None = None
        self._work: Reported | None = None
        self._hidden = False  # by the lock
        self.window: CompareWindow | None = None
        window.map.shown.connect(self._shown)
        window.runner.changed.connect(self._changed)
        window.privacy.locked.connect(self._lock)
        window.privacy.unlocked.connect(self._unlock)
        window.installEventFilter(self)

    def open(self, before: Choice = Choice(), after: Choice | None = None) -> None:
        """Compare these two, by default what is in force with the newest plan that is worked on."""
        if self._window.content is None:
            return
        if self.window is None:
            made = self.window = CompareWindow(self._background)
            made.gone.connect(self._gone)
            made.asked.connect(self._compare)
            made.stopped.connect(self._stop)
            made.stopped.connect(made.show_stopped)
            made.use_options(self._window.map.options)
            made.open_on(self._window.screen())
        self.window.raise_()
        self.window.activateWindow()
        self._read_plans(lambda found: self._choose(found, before, after))

    def _read_plans(self, then: Callable[[tuple[Plan, ...]], None]) -> None:
        self._background.run(lambda: plans(self._reader()), then, self._failed, newest="compare-plans")

    def _choose(self, found: tuple[Plan, ...], before: Choice, after: Choice | None) -> None:
        window, content = self.window, self._window.content
        if window is None or content is None:
            return
        if after is None:
            newest = next((plan.id for plan in found if not plan.status.is_published), None)
            after = Choice(plan=newest) if newest is not None else Choice(day=content.as_of)
        for chooser, choice in ((window.before, before), (window.after, after)):
            chooser.offer(found, content.as_of)
            chooser.choose(choice)
        self._compare()

    def _compare(self) -> None:
        window, content = self.window, self._window.content
        if window is None or content is None:
            return
        self._stop()
        self._content = content
        work = self._work = Reported(self)
        work.told.connect(lambda done, *_: window.show_busy(done))
        window.show_busy(0.0)
        before, after, known = window.before.choice, window.after.choice, self._known()
        self._background.run(
            lambda: compared(self._reader(), content, before, after, known, work.progress),
            self._take,
            self._failed,
            lane="long",
            newest="compare",
        )

    def _take(self, made: Compared) -> None:
        self._finish()
        self._learned(made.weights)
        if self.window is not None:
            self.window.show_comparison(made.found, made.sides, made.names)

    def _failed(self, problem: Exception) -> None:
        self._finish()
        window = self.window
        if window is None:
            return
        if isinstance(problem, Refused):
            window.show_problem(language.pick(problem.zh, problem.en))
        else:
            window.show_problem(self.tr("没有对比成：出了意外，数据没有改动。请再选一次。"))
            self._window.show_problem(problem)

    def _stop(self) -> None:
        """End the work under way; what was shown before stays."""
        if self._work is not None:
            self._work.cancel()
        self._finish()

    def _finish(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.deleteLater()
        if self.window is not None:
            self.window.show_busy(None)

    def _shown(self, options: MapOptions) -> None:
        """The first window shows a newer state of the bank, or looks otherwise."""
        if self.window is None:
            return
        self.window.use_options(options)
        if self._window.content is not self._content and self._content is not None:
            self._again()

    def _changed(self, changes: Changes) -> None:
        if self.window is not None and changes.touches(_COMPARED):
            self._again()

    def _again(self) -> None:
        def take(found: tuple[Plan, ...]) -> None:
            if self.window is not None:
                self._choose(found, self.window.before.choice, self.window.after.choice)

        self._read_plans(take)

    def _gone(self) -> None:
        self._stop()
        gone, self.window = self.window, None
        self._content = None
        if gone is not None:
            gone.deleteLater()

    def _lock(self) -> None:
        if self.window is not None and self.window.isVisible():
            self._hidden = True
            self.window.hide()

    def _unlock(self) -> None:
        if self.window is not None and self._hidden:
            self.window.show()
        self._hidden = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Close and watched is self._window and self.window is not None:
            self.window.close()
        return False


def compared(
    db: Connection, content: MapContent, before: Choice, after: Choice, known: Weights | None, progress: Progress
) -> Compared:
    """Everything the window shows, made in a worker. Raises Refused, and Cancelled on request."""
    weights = known or read_weights(db, content.points, progress.part(0.0, 0.7))
    now = side_today(db, content.partition, content.points)
    sides = []
    for place, choice in enumerate((before, after)):
        sides.append(side_of(db, choice, now, content.points))
        progress.report(0.75 + 0.05 * place, "")
    found = compare(sides[0], sides[1], weights, progress.part(0.8, 0.95))
    staff = {one.id: one.name for one in staff_by_id(db).values()}
    locked = {grid.id: grid.locked_reason for grid in content.grids if grid.locked_reason is not None}
    maps = tuple(
        Shown.of(
            plan_content(content, side.partition, side.grids, names=staff, locked=locked), face_changes(found, side)
        )
        for side in (found.before, found.after)
    )
    progress.report(1.0, "")
    names: dict[tuple[str, int | None], str] = {("branch", branch.id): branch.name for branch in content.branches}
    names |= {("staff", key): name for key, name in staff.items()}
    return Compared(found, (maps[0], maps[1]), names, weights)
