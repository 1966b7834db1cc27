"""A draft on the map: opens it, hands tools what they work on, takes their steps, and shows what came of them."""

from functools import reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from desktop.drawing.content import MapContent
from desktop.editing.changes import Changes
from desktop.maps.box import Box
from desktop.organisation.queries import staff_by_id
from desktop.organisation.staff import Staff
from desktop.plans.balance import Suggestion
from desktop.plans.draft import Draft
from desktop.plans.draft_edits import BeginDraft, DiscardDraft
from desktop.plans.draft_queries import draft_of, plans
from desktop.plans.draft_state import DraftState
from desktop.plans.goal_edits import GOAL_KINDS
from desktop.plans.goal_queries import goals_of
from desktop.plans.plan import Plan, Status
from desktop.plans.side_queries import Choice
from desktop.plans.totals import Totals
from desktop.plans.weight_queries import Weights, read_weights
from desktop.ui.actions import DRAFT_AIDS, DRAFT_TOOLS, DRAFT_VIEWS
from desktop.ui.background import Background
from desktop.ui.maps.tool import Tool
from desktop.ui.plans.assign_tool import AssignTool
from desktop.ui.plans.balance_desk import BalanceDesk
from desktop.ui.plans.border_tools import SweepTool, VertexTool
from desktop.ui.plans.change_theme import ChangeTheme
from desktop.ui.plans.compare_desk import CompareDesk
from desktop.ui.plans.dated_map import DatedMap
from desktop.ui.plans.draft_aids import DraftAids
from desktop.ui.plans.draft_bar import DraftBar
from desktop.ui.plans.draft_content import draft_content
from desktop.ui.plans.draft_dock import DraftDock
from desktop.ui.plans.face_tools import CarveTool, GiveTool, HalveTool, MergeTool, SplitTool
from desktop.ui.plans.paint_tool import PaintTool
from desktop.ui.plans.plan_exchange import PlanExchange
from desktop.ui.plans.plan_life import PlanLife
from desktop.ui.plans.plan_papers import PlanPapers
from desktop.ui.plans.plan_words import why_not_edited
from desktop.ui.plans.plans_dialog import PlansDialog
from desktop.ui.plans.posts_desk import PostsDesk
from desktop.ui.plans.posts_panel import PostsPanel
from desktop.ui.plans.problem_walk import ProblemWalk
from desktop.ui.plans.redraw_tool import ToolLinks
from desktop.ui.plans.step_taker import StepTaker
from desktop.ui.plans.today_notes import TodayNotes
from desktop.ui.preferences import Preferences

if TYPE_CHECKING:  # it asks for this desk
    from desktop.ui.main_window import MainWindow, OpenBank

_KINDS = {
    "sweep": SweepTool, "vertex": VertexTool, "split": SplitTool, "halve": HalveTool, "merge": MergeTool,
    "carve": CarveTool, "give": GiveTool,
}  # fmt: skip
_DRAFT = frozenset({"draft_arc", "draft_grid", "grid_plan"})
_WEIGHED = frozenset({"customer", "geo_point", "loan", "visit", "account_history", "home_override"})
_LOCATED = frozenset({"customer", "geo_point", "address", "grid_division", "admin_division"})
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
        self.dialog = PlansDialog(window)
        self.life = PlanLife(window, self.dialog, background, session.reader)
        self.dated = DatedMap(window, background, session.reader)
        self.dated.changed.connect(self._date_changed)
        self.exchange = PlanExchange(window, self, background, session)
        self.exchange.begun.connect(self._await)
        self.exchange.preview.changed.connect(self._preview_changed)
        self.notes = TodayNotes(window)
        self.dialog.dated.connect(self._show_day)
        self.comparison = CompareDesk(window, background, session.reader, lambda: self._weights, self._learn)
        self.dialog.compared.connect(self._compare_with)
        self.colours = ChangeTheme(preferences)
        self.colours.use_style(window.map.style)
        self.colours.changed.connect(lambda: window.map.shade(self.colours.shading))
        window.map.shown.connect(lambda _: self.colours.use_style(window.map.style))
        self.bar = DraftBar(window.actions_, self.colours.toggle)
        self.posts = PostsPanel()
        self.aids = DraftAids(window, background, session, self)
        self._steps = StepTaker(window, background, self.aids, lambda: self.draft)
        self.by_list = PostsDesk(
            window, self.posts, accept=self._steps.accept, state=self._state, go_to=self._show_face
        )
        self.dock = DraftDock()
        self.pending = self.dock.pending
        self.balance = BalanceDesk(window, background, session.reader, self.dock)
        self.balance.taken.connect(self._take_suggestion)
        self.balance.looked.connect(self._show_faces)
        window.actions_.bind(
            {
                "draft_totals": lambda: self._turn_to(self.dock.totals),
                "suggest_moves": lambda: self._turn_to(self.dock.suggestions),
                "goals": self.balance.show_goals,
            }
        )
        self.walk = ProblemWalk(window, background, session.reader, lambda: self.balance.names)
        self.walk.looked.connect(self._show_faces)
        self.bar.closed.connect(self.close)
        self.bar.pending.connect(self.dock.setVisible)
        self.pending.chosen.connect(self._show_face)
        self.papers = PlanPapers(
            window, background, session, self.pending, lambda: self._opened, lambda: self.posts.everybody
        )
        self.by_list.list.handover_asked.connect(self.papers.ask_handover)
        self.dialog.handover_asked.connect(self.papers.handover.ask)
        self.dialog.begun.connect(self._begin)
        self.dialog.opened.connect(self.open)
        self.dialog.copied.connect(lambda plan, title: self._begin(title, "", copied_from=plan))
        self.dialog.discarded.connect(lambda plan: window.runner.run(DiscardDraft(plan)))
        window.actions_.bind({"lock_under": lambda: self.aids.lock_under(self._state())})
        window.tools.changed.connect(lambda key: self.posts.setVisible(key == "assign"))
        window.runner.changed.connect(self._data_changed)
        window.runner.refused.connect(lambda _: self._steps.done())
        window.runner.broke.connect(self._steps.done)
        self._allow()

    # ── which draft ────────────────────────────────────────────────────────────────────────────────────────

    @property
    def draft(self) -> Draft | None:
        return None if self._opened is None else self._opened.draft

    @property
    def state(self) -> DraftState | None:
        """The draft with its totals and what is aimed at."""
        return self._opened

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
        self.exchange.drop_preview()
        known = self._weights
        self._window.messages.say(self.tr("正在打开草案，并统计每个客户的存贷款和走访…"), tone="ok")

        def job() -> DraftState:
            db = self._session.reader()
            draft = draft_of(db, plan_id, base=content.partition)
            weights = known or read_weights(db, content.points)
            return DraftState.of(draft, content.points, weights, goals_of(db))

        self._background.run(job, self._take, self._window.show_problem, lane="long", newest="draft")
        self._background.run(
            lambda: tuple(staff_by_id(self._session.reader()).values()),
            lambda staff: self._use_staff(content, staff),
            self._window.show_problem,
            newest="staff",
        )
        self.dialog.hide()

    def _use_staff(self, content: MapContent, staff: tuple[Staff, ...]) -> None:
        self.posts.offer(content.branches, content.outlets, staff)
        self.by_list.show_draft(self.draft)
        self.balance.use_staff(staff)

    def compare(self) -> None:
        """What is in force beside the draft on the map, or the newest plan that is worked on."""
        self.comparison.open(after=None if self.draft is None else Choice(plan=self.draft.plan.id))

    def _compare_with(self, plan: Plan) -> None:
        self.dialog.hide()
        published = plan.status.is_published
        self.comparison.open(after=Choice(day=plan.valid_from) if published else Choice(plan=plan.id))

    def _learn(self, weights: Weights) -> None:
        self._weights = weights

    def _await(self, title: str) -> None:
        self._wanted = title

    def _preview_changed(self) -> None:
        previewed = self.exchange.preview.draft is not None
        if previewed:
            self.dated.close()
        self.bar.setVisible(self._opened is not None and not previewed)
        self._show()

    def _show_day(self, day: str) -> None:
        self.exchange.drop_preview()
        self.dialog.hide()
        self.dated.show_day(day)

    def _date_changed(self) -> None:
        self.close()
        self._show()
        window, dated = self._window, self.dated.content
        day = None if dated is None else dated.as_of
        self.notes.show_day(day, "" if window.content is None else window.content.as_of)
        if window.organisation is not None:
            window.organisation.show_day(day)

    def close(self) -> None:
        """Back to what is in force; the draft is kept as it is."""
        if self._opened is None:
            return
        self._opened = None
        self.bar.hide()
        self.aids.show_draft(None)
        self.bar.changes.setChecked(False)
        self._window.tools.take("identify")
        self._show()

    def overlaid(self, content: MapContent) -> MapContent:
        """What the map shows: what is in force, now or on another day, or the open draft over it."""
        if self.exchange.preview.draft is not None:
            return self.exchange.preview.content(content)
        if self.dated.content is not None:
            return self.dated.content
        return content if self._opened is None else draft_content(content, self._opened.draft, self.posts.everybody)

    def next_problem(self) -> bool:
        """Go to the next thing that is wrong in the draft; False when no draft is open."""
        opened = self._opened
        if opened is None:
            return False
        self.walk.next(opened)
        return True

    def tool(self, key: str, accent: QColor) -> Tool:
        """A tool of the draft; KeyError for a key that is none."""
        links = ToolLinks(
            state=self._state, accept=self._steps.accept, refuse=self._steps.refuse, accent=accent, snap=self.aids.snap
        )
        if key == "assign":
            return AssignTool(panel=self.posts, **links)
        if key == "paint":
            return PaintTool(strip=self.aids.paint, book=self.aids.units, **links)
        return _KINDS[key](**links)

    # ── steps ──────────────────────────────────────────────────────────────────────────────────────────────

    def _state(self) -> DraftState | None:
        return None if self._steps.writing else self._opened

    def _begin(self, title: str, purpose: str, *, copied_from: int | None = None) -> None:
        if self._window.runner.run(BeginDraft(title, purpose, copied_from)):
            self._wanted = title

    def _data_changed(self, changes: Changes) -> None:
        if changes.touches(GOAL_KINDS):
            self.balance.goals_changed()
        if changes.touches(_WEIGHED):
            self._weights = None
        if changes.touches(_LOCATED):
            self.walk.forget_addresses()
        if changes.touches(frozenset({"grid_plan"})) and self.dialog.isVisible():
            self._read_list()
        if self._wanted is not None:
            self._read_list()
        if changes.touches(_IN_FORCE) and self._opened is not None:  # another plan came into force, by undo as well
            self._steps.done()
            self.close()
        opened, content = self._opened, self._window.content
        if opened is None or content is None or not changes.touches(_DRAFT | _WEIGHED | _LOCKS | GOAL_KINDS):
            self._steps.done()
            return
        moved, weighed_anew = self._steps.moved, changes.touches(_WEIGHED)

        def job() -> DraftState | None:
            db = self._session.reader()
            if all(plan.id != opened.draft.plan.id for plan in plans(db)):
                return None  # the step that began it was undone
            if weighed_anew:
                draft = draft_of(db, opened.draft.plan.id, base=opened.draft.base)
                return DraftState.of(draft, content.points, read_weights(db, content.points), goals_of(db))
            return opened.after_any(db) if moved is None else opened.after_step(db, moved)

        self._background.run(job, self._take, self._failed, newest="draft")

    def _failed(self, problem: Exception) -> None:
        self._steps.done()
        self.close()
        self._window.show_problem(problem)

    def _take(self, opened: DraftState | None) -> None:
        told = self._steps.told
        self._steps.done()
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
        self.pending.show_draft(opened)
        content = self._window.content
        if content is not None:
            self.balance.show_draft(opened, content)
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
        self.by_list.show_draft(self.draft)
        previewed = self.exchange.preview.draft
        self.colours.show_draft(previewed or self.draft, always=previewed is not None)
        content = self._window.content
        if content is not None:
            self._window.show_map(self.overlaid(content))
        self.changed.emit()

    def _show_face(self, face: int) -> None:
        self._show_faces((face,))

    def _show_faces(self, faces: tuple[int, ...]) -> None:
        draft = self.draft
        if draft is not None and faces:
            boxes = [(draft.partition if face in draft.grids else draft.base).face_box(face) for face in faces]
            self._window.canvas.zoom_to(reduce(Box.union, boxes))

    def _take_suggestion(self, suggestion: Suggestion) -> None:
        now = self._state()
        if now is not None and self._editable:
            self._steps.accept(lambda: suggestion.move.step(now.draft), suggestion.move.moved)

    def _allow(self) -> None:
        for key in DRAFT_TOOLS + DRAFT_AIDS:
            self._window.actions_.allow(key, on=self._editable and self.exchange.preview.draft is None)
        for key in (*DRAFT_VIEWS, "posts_list"):
            self._window.actions_.allow(key, on=self._opened is not None)

    def _turn_to(self, panel: QWidget) -> None:
        self.dock.turn_to(panel)
        self.bar.changes.setChecked(True)
