"""A draft on the map: opens it, hands tools what they work on, takes their steps, and shows what came of them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from desktop.drawing.content import MapContent
from desktop.editing.changes import Changes
from desktop.organisation.queries import staff_by_id
from desktop.plans.draft import Draft
from desktop.plans.draft_edits import BeginDraft, DiscardDraft, RedrawDraft
from desktop.plans.draft_queries import draft_of, plans
from desktop.plans.draft_state import DraftState
from desktop.plans.plan import Plan, Status
from desktop.plans.problems import DraftProblem, problems
from desktop.plans.steps import EnclaveRefused, StepRefused
from desktop.plans.totals import Moved, Totals
from desktop.plans.weight_queries import Weights, read_weights
from desktop.ui.actions import DRAFT_AIDS, DRAFT_TOOLS
from desktop.ui.background import Background
from desktop.ui.language import pick
from desktop.ui.maps.tool import Tool
from desktop.ui.plans.assign_tool import AssignTool
from desktop.ui.plans.border_tools import SweepTool, VertexTool
from desktop.ui.plans.change_theme import ChangeTheme
from desktop.ui.plans.dated_map import DatedMap
from desktop.ui.plans.dossier_output import ask_place, write_dossier
from desktop.ui.plans.draft_aids import DraftAids
from desktop.ui.plans.draft_bar import DraftBar
from desktop.ui.plans.draft_content import draft_content
from desktop.ui.plans.face_tools import CarveTool, GiveTool, HalveTool, MergeTool, SplitTool
from desktop.ui.plans.paint_tool import PaintTool
from desktop.ui.plans.pending_panel import PendingPanel
from desktop.ui.plans.plan_life import PlanLife
from desktop.ui.plans.plan_words import why_not_edited
from desktop.ui.plans.plans_dialog import PlansDialog
from desktop.ui.plans.posts_panel import PostsPanel
from desktop.ui.plans.redraw_tool import Makes, MakesNoted, ToolLinks
from desktop.ui.plans.trouble_words import trouble_words
from desktop.ui.preferences import Preferences

if TYPE_CHECKING:  # it asks for this desk
    from desktop.ui.main_window import MainWindow, OpenBank

_KINDS = {
    "sweep": SweepTool, "vertex": VertexTool, "split": SplitTool, "halve": HalveTool, "merge": MergeTool,
    "carve": CarveTool, "give": GiveTool,
}  # fmt: skip
_DRAFT = frozenset({"draft_arc", "draft_grid", "grid_plan"})
_WEIGHED = frozenset({"customer", "geo_point", "loan", "visit", "account_history"})
_IN_FORCE = frozenset({"boundary_arc"})
_LOCKS = frozenset({"grid_lock"})


class PlanDesk(QObject):
    """Made when the plans are first asked for. `changed` when another draft, or none, is on the map."""

    changed = Signal()

    def __init__(
        self, window: "MainWindow", background: Background, session: "OpenBank", preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window, self._background, self._session = window, background, session
        self._opened: DraftState | None = None
        self._weights: Weights | None = None
        self._wanted: str | None = None  # title of the draft that was just begun
        self._writing = False
        self._problems: tuple[DraftProblem, ...] = ()
        self._problem = 0
        self._moved: Moved | None = None  # by the step that is being written
        self._told = ""  # what is to be said once it is
        self.dialog = PlansDialog(window)
        self.life = PlanLife(window, self.dialog, background, session.reader)
        self.dated = DatedMap(window, background, session.reader)
        self.dated.changed.connect(self._date_changed)
        self.dialog.dated.connect(self._show_day)
        self.colours = ChangeTheme(preferences)
        self.colours.use_style(window.map.style)
        self.colours.changed.connect(lambda: window.map.shade(self.colours.shading))
        window.map.shown.connect(lambda _: self.colours.use_style(window.map.style))
        self.bar = DraftBar(window.actions_, self.colours.toggle)
        self.posts = PostsPanel()
        self.aids = DraftAids(window, background, session, self)
        self.pending = PendingPanel()
        self.pending.hide()
        self.bar.closed.connect(self.close)
        self.bar.pending.connect(self.pending.setVisible)
        self.pending.chosen.connect(self._show_face)
        self.pending.dossier_asked.connect(self._ask_dossier)
        self.dialog.begun.connect(self._begin)
        self.dialog.opened.connect(self.open)
        self.dialog.copied.connect(lambda plan, title: self._begin(title, "", copied_from=plan))
        self.dialog.discarded.connect(lambda plan: window.runner.run(DiscardDraft(plan)))
        window.actions_.bind({"lock_under": lambda: self.aids.lock_under(self._state())})
        window.tools.changed.connect(lambda key: self.posts.setVisible(key == "assign"))
        window.runner.changed.connect(self._data_changed)
        window.runner.refused.connect(lambda _: self._written())
        window.runner.broke.connect(self._written)
        self._allow()

    # ── which draft ────────────────────────────────────────────────────────────────────────────────────────

    @property
    def draft(self) -> Draft | None:
        return None if self._opened is None else self._opened.draft

    @property
    def _editable(self) -> bool:
        return self._opened is not None and self._opened.draft.plan.status is Status.DRAFT

    @property
    def totals(self) -> Totals | None:
        return None if self._opened is None else self._opened.totals

    def show_list(self) -> None:
        """The list of plans, read anew."""
        self.dialog.show()
        self.dialog.raise_()
        self._read_list()

    def open(self, plan_id: int) -> None:
        """Put a draft on the map; its customers are weighed the first time, some seconds behind the window."""
        content = self._window.content
        if content is None:
            return
        known = self._weights
        self._window.messages.say(self.tr("正在打开草案，并统计每个客户的存贷款和走访…"), tone="ok")

        def job() -> DraftState:
            db = self._session.reader()
            draft = draft_of(db, plan_id, base=content.partition)
            weights = known or read_weights(db, content.points)
            return DraftState.of(draft, content.points, weights)

        self._background.run(job, self._take, self._window.show_problem, lane="long", newest="draft")
        self._background.run(
            lambda: tuple(staff_by_id(self._session.reader()).values()),
            lambda staff: self.posts.offer(content.branches, content.outlets, staff),
            self._window.show_problem,
            newest="staff",
        )
        self.dialog.hide()

    def _show_day(self, day: str) -> None:
        self.dialog.hide()
        self.dated.show_day(day)

    def _date_changed(self) -> None:
        self.close()
        self._show()

    def close(self) -> None:
        """Back to what is in force; the draft is kept as it is."""
        if self._opened is None:
            return
        self._opened = None
        self.bar.hide()
        self.pending.hide()
        self.aids.show_draft(None)
        self._window.tools.take("identify")
        self._show()

    def overlaid(self, content: MapContent) -> MapContent:
        """What the map shows: what is in force, now or on another day, or the open draft over it."""
        if self.dated.content is not None:
            return self.dated.content
        return content if self._opened is None else draft_content(content, self._opened.draft)

    def next_problem(self) -> bool:
        """Go to the next thing that is wrong in the draft; False when no draft is open."""
        opened = self._opened
        if opened is None:
            return False
        self._background.run(
            lambda: problems(opened.draft, opened.totals), self._take_problems, self._window.show_problem,
            newest="problems",
        )  # fmt: skip
        return True

    def _take_problems(self, found: tuple[DraftProblem, ...]) -> None:
        draft = self.draft
        if draft is None:
            return
        if not found:
            self._window.messages.say(self.tr("草案没有发现问题。"), tone="ok")
            return
        self._problem = (self._problem + 1) % len(found) if found == self._problems else 0
        self._problems = found
        one = found[self._problem]
        if one.face:
            self._show_face(one.face)
        else:
            self._window.ways.show_point(one.x, one.y)
        self._window.messages.say(
            self.tr("问题 {0} / {1}：{2}（F3 看下一个）").format(
                self._problem + 1, len(found), trouble_words(one, draft)
            ),
            tone="warn",
        )

    def tool(self, key: str, accent: QColor) -> Tool:
        """A tool of the draft; KeyError for a key that is none."""
        links = ToolLinks(
            state=self._state, accept=self._accept, refuse=self._refused, accent=accent, snap=self.aids.snap
        )
        if key == "assign":
            return AssignTool(panel=self.posts, **links)
        if key == "paint":
            return PaintTool(strip=self.aids.paint, book=self.aids.units, **links)
        return _KINDS[key](**links)

    # ── steps ──────────────────────────────────────────────────────────────────────────────────────────────

    def _state(self) -> DraftState | None:
        return None if self._writing else self._opened

    def _accept(
        self, make: Makes, moved: Moved | Callable[[], Moved], noted: MakesNoted | None = None, told: str = ""
    ) -> None:
        """Make the step of a gesture behind the window and have it written; until that is done no other gesture is
        taken. `noted` makes the same step with a note, should it leave a grid in parts that lie apart; `told` is said
        once it is written."""
        if self._writing:
            return
        self._writing = True
        self.aids.show_spot(None)

        def again(words: str) -> None:
            if noted is not None:
                self._accept(lambda: noted(words), moved, told=told)

        def failed(problem: Exception) -> None:
            self._written()
            if isinstance(problem, EnclaveRefused) and noted is not None:
                self.aids.show_spot(problem.spot)
                self._window.messages.hide()
                self.aids.ask.ask(pick(problem.zh, problem.en), again, so_far=problem.note)
            else:
                self._refused(problem)

        def job() -> tuple[RedrawDraft, Moved]:
            step = make()
            return step, moved() if callable(moved) else moved

        self._background.run(job, lambda made: self._write(*made, told), failed, lane="edits")

    def _write(self, step: RedrawDraft, moved: Moved, told: str) -> None:
        if self.draft is None or self.draft.plan.id != step.plan_id:  # put away meanwhile
            self._written()
            return
        self._window.messages.hide()
        self._writing = self._window.runner.run(step)
        self._moved, self._told = (moved, told) if self._writing else (None, "")

    def _refused(self, problem: Exception) -> None:
        """Say why a step cannot be, and where."""
        self._window.show_problem(problem)
        if isinstance(problem, StepRefused):
            self.aids.show_spot(problem.spot)

    def _written(self) -> None:
        self._writing, self._moved, self._told = False, None, ""

    def _begin(self, title: str, purpose: str, *, copied_from: int | None = None) -> None:
        if self._window.runner.run(BeginDraft(title, purpose, copied_from)):
            self._wanted = title

    def _data_changed(self, changes: Changes) -> None:
        if changes.touches(_WEIGHED):
            self._weights = None
        if changes.touches(frozenset({"grid_plan"})) and self.dialog.isVisible():
            self._read_list()
        if self._wanted is not None:
            self._read_list()
        if changes.touches(_IN_FORCE) and self._opened is not None:  # another plan came into force, by undo as well
            self._written()
            self.close()
        opened, content = self._opened, self._window.content
        if opened is None or content is None or not changes.touches(_DRAFT | _WEIGHED | _LOCKS):
            self._written()
            return
        moved, weighed_anew = self._moved, changes.touches(_WEIGHED)

        def job() -> DraftState | None:
            db = self._session.reader()
            if all(plan.id != opened.draft.plan.id for plan in plans(db)):
                return None  # the step that began it was undone
            if weighed_anew:
                draft = draft_of(db, opened.draft.plan.id, base=opened.draft.base)
                return DraftState.of(draft, content.points, read_weights(db, content.points))
            return opened.after_any(db) if moved is None else opened.after_step(db, moved)

        self._background.run(job, self._take, self._failed, newest="draft")

    def _failed(self, problem: Exception) -> None:
        self._written()
        self.close()
        self._window.show_problem(problem)

    def _take(self, opened: DraftState | None) -> None:
        told = self._told
        self._written()
        if told:
            self._window.messages.say(told, tone="ok")
        if opened is None:
            self.close()
            return
        self.dated.close()
        first = self._opened is None
        self._opened, self._weights = opened, opened.totals.weights
        plan = opened.draft.plan
        self.bar.show_draft(plan.title, len(opened.draft.changed_faces), why_not_edited(plan))
        self.pending.show_draft(opened.draft, opened.totals)
        self.aids.show_draft(opened)
        if first:
            self._window.messages.hide()
            self._window.tools.take("sweep" if self._editable else "identify")
        elif not self._editable and self._window.tools.current in DRAFT_TOOLS:
            self._window.tools.take("identify")
        self._show()

    def _read_list(self) -> None:
        self._background.run(
            lambda: plans(self._session.reader()), self._take_list, self._window.show_problem, newest="plans"
        )

    def _take_list(self, found: tuple[Plan, ...]) -> None:
        content = self._window.content
        on_map = None if self.draft is None else self.draft.plan.id
        self.dialog.show_plans(found, "" if content is None else content.as_of, on_map=on_map)
        begun = next((plan for plan in found if plan.title == self._wanted), None)
        if begun is not None:
            self._wanted = None
            self.dialog.name.clear()
            self.dialog.purpose.clear()
            self.open(begun.id)

    def _show(self) -> None:
        self._allow()
        self.colours.show_draft(self.draft)
        content = self._window.content
        if content is not None:
            self._window.show_map(self.overlaid(content))
        self.changed.emit()

    def _ask_dossier(self) -> None:
        opened = self._opened
        path = None if opened is None else ask_place(self._window, opened.draft.plan.title)
        if path is not None:
            self.write_dossier(path)

    def write_dossier(self, path: Path) -> None:
        """The change dossier of the open draft as a workbook."""
        opened, content = self._opened, self._window.content
        if opened is not None and content is not None:
            write_dossier(opened, content, self.posts.everybody, self._window.tables.output, path)

    def _show_face(self, face: int) -> None:
        draft = self.draft
        if draft is not None:
            partition = draft.partition if face in draft.grids else draft.base
            self._window.canvas.zoom_to(partition.face_box(face))

    def _allow(self) -> None:
        for key in DRAFT_TOOLS + DRAFT_AIDS:
            self._window.actions_.allow(key, on=self._editable)
