"""Runs the organisation tree: reads it off the UI thread, lists what is asked for, keeps it one with map and cards."""

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject

from desktop.customers.queries import home_grid
from desktop.drawing.style import Style
from desktop.editing.changes import Changes
from desktop.hierarchy.node import Level, Node
from desktop.hierarchy.outline import Look, Measure, Order, outlined
from desktop.hierarchy.queries import organisation_facts
from desktop.hierarchy.tree import Arrangement, OrganisationTree, build
from desktop.plans.drafted_facts import posts_of, with_posts
from desktop.plans.post_moves import Holder, Receiver
from desktop.refusal import Refused
from desktop.ui.background import Background
from desktop.ui.organisation.grid_drag import Drop
from desktop.ui.organisation.node_acts import NodeActs
from desktop.ui.organisation.tree_panel import TreePanel
from desktop.ui.organisation.words import title
from desktop.ui.preferences import Preferences
from desktop.ui.subject import BRANCH, CUSTOMER, GRID, HOUSEHOLD, MANAGER, OUTLET, TOWN, Subject
from desktop.ui.theme import Tokens

if TYPE_CHECKING:  # it makes this desk
    from desktop.ui.main_window import MainWindow, OpenBank

_TOUCHES = frozenset(
    {
        "org_unit", "staff", "admin_division", "grid", "grid_plan", "grid_lock", "grid_assignment", "boundary_arc",
        "customer", "geo_point", "household",
    }
)  # fmt: skip
_KINDS = {
    Level.GRID: GRID, Level.BRANCH: BRANCH, Level.MANAGER: MANAGER, Level.OUTLET: OUTLET, Level.TOWN: TOWN,
}  # fmt: skip
_HOLDERS = {
    Level.BRANCH: Holder.BRANCH, Level.OUTLET: Holder.OUTLET, Level.MANAGER: Holder.MANAGER,
    Level.VACANT: Holder.VACANT,
}  # fmt: skip
_LEVELS = {kind: level for level, kind in _KINDS.items()}


E = TypeVar("E", bound=StrEnum)


class TreeDesk(QObject):
    """A node that is picked opens its card, and whatever card is open has its node marked: one and the same subject.

    It is made and reads the tree once the map stands; from then on it reads again after every edit that touches it.
    """

    def __init__(
        self, window: "MainWindow", background: Background, session: "OpenBank", preferences: Preferences
    ) -> None:
        super().__init__(window)
        self.panel = TreePanel(window.left.tokens)
        self._background, self._session, self._preferences = background, session, preferences
        self._desk, self._canvas, self._failed = window.desk, window.canvas, window.show_problem
        self._left, self._actions, self._plans = window.left, window.actions_, window.plans
        self._posts = posts_of(None)
        self._tree: OrganisationTree | None = None
        self._day = window.plans.day  # None = today
        self.arrangement = _kept(preferences.text("organisation/arrangement", ""), Arrangement.BRANCHES)
        self._look = Look(
            measure=_kept(preferences.text("organisation/measure", ""), Measure.RECORDS),
            order=_kept(preferences.text("organisation/order", ""), Order.CODE),
        )
        self._style = window.map.style
        self.acts = NodeActs(window, background, self.panel)
        self._connect(window)
        self.panel.show_choice(self.arrangement, self._look)
        self._left.put_tree(self.panel)
        self.read()

    @property
    def tree(self) -> OrganisationTree | None:
        return self._tree

    def read(self) -> None:
        """Read the tree anew, of the day on the map, or as the open draft has the posts; until it is there the old one
        stays."""
        day, draft = self._day, self._plans.draft
        self._posts = posts_of(draft)
        self._background.run(
            lambda: build(with_posts(organisation_facts(self._session.reader(), day), draft)),
            self._take, self._broke, newest="organisation",
        )  # fmt: skip

    def show_day(self, day: str | None) -> None:
        """The tree of the day that the map shows, None for today."""
        if day != self._day:
            self._day = day
            self.read()

    def dress(self, tokens: Tokens, style: Style) -> None:
        """After a change of theme."""
        self._style = style
        self.panel.dress(tokens)
        self._colour()

    def _colour(self) -> None:
        """Colours of the territories, as the map has them."""
        style, content = self._style, self._canvas.content
        if content is not None:
            hues, colours = content.branch_hues, self.panel.view.painter_.colours
            colours.clear()
            for branch in content.branches:
                colours[Level.BRANCH, branch.id] = style.hue(hues.get(branch.id))
            for grid in content.grids:
                colours[Level.GRID, grid.id] = style.hue(None if grid.branch_id is None else hues.get(grid.branch_id))
        self.panel.view.viewport().update()

    def choose(self, how: Arrangement) -> None:
        """Arrange the tree by branch, outlet or town."""
        self.arrangement = how
        self._preferences.keep("organisation/arrangement", how.value)
        self.panel.show_choice(how, self._look)
        self._list()
        self._follow(self._desk.subject)

    def open(self) -> None:
        """Bring the tree forward and give it the keyboard."""
        if not self._actions["left_panel"].isChecked():
            self._actions["left_panel"].trigger()
        self._left.show_tab("organisation")
        self.panel.view.take_keys()

    # ── answers ────────────────────────────────────────────────────────────────────────────────────────────

    def _connect(self, window: "MainWindow") -> None:
        panel, view = self.panel, self.panel.view
        self._actions.bind({"organisation": self.open})
        panel.arrangement_chosen.connect(self.choose)
        panel.look_changed.connect(self._use_look)
        view.picked.connect(self._pick)
        view.went.connect(self.acts.zoom_to)
        view.menu_asked.connect(self.acts.show_menu)
        view.dropped.connect(self._give)
        self._plans.draft_changed.connect(self._draft_changed)
        window.desk.subject_changed.connect(self._follow)
        window.runner.changed.connect(self._data_changed)
        panel.installEventFilter(self)

    def _take(self, tree: OrganisationTree) -> None:
        self._tree = tree
        self._colour()
        self._list()
        self._follow(self._desk.subject)

    def _broke(self, problem: Exception) -> None:
        if self._tree is None:
            self.panel.show_failure()
        self._failed(problem)

    def _data_changed(self, changes: Changes) -> None:
        if self._tree is not None and changes.touches(_TOUCHES):
            self.read()

    def _draft_changed(self) -> None:
        if self._tree is not None and self._posts != posts_of(self._plans.draft):
            self.read()

    def _give(self, drop: Drop) -> None:
        """Grids were let go on a branch, outlet or manager: a step of the open draft, or a sentence."""
        kind = _HOLDERS[drop.onto.level]
        key = drop.branch_id if kind is Holder.VACANT else drop.onto.id
        try:
            self._plans.give(drop.grids, Receiver(kind, key, drop.branch_id), title(drop.onto))
        except Refused as refused:
            self._failed(refused)

    def _use_look(self, look: Look) -> None:
        self._look = look
        self._preferences.keep("organisation/measure", look.measure.value)
        self._preferences.keep("organisation/order", look.order.value)
        self._list()
        if not look.is_narrow:
            self._follow(self._desk.subject)

    def _list(self) -> None:
        if self._tree is None:
            return
        root = self._tree.roots[self.arrangement]
        found = outlined(root, self._look, title)
        levels = Counter(node.level for node in root.children)
        self.panel.show_summary(root.counts, levels, drafted=bool(self._posts))
        self.panel.show_tree(empty=found is None)
        view = self.panel.view
        view.show_root(found, self._look.measure, whole=not self._look.is_narrow, counted=self._tree.counted)

    def _pick(self, node: Node) -> None:
        kind = _KINDS.get(node.level)
        if kind is not None and node.id is not None:
            subject = Subject(kind, node.id)
            if self._desk.subject != subject:
                self._desk.open((subject,))
        self.acts.bring_into_view(node)

    def _follow(self, subject: Subject | None) -> None:
        """Mark what is open, whoever opened it; of a customer or a household the home grid."""
        view = self.panel.view
        if self._tree is None:
            return
        if subject is None:
            view.unmark()
        elif subject.kind in _LEVELS:
            view.mark(_LEVELS[subject.kind], subject.id)
        elif subject.kind in (CUSTOMER, HOUSEHOLD):
            self._background.run(
                lambda: home_grid(self._session.reader(), subject.id, household=subject.kind == HOUSEHOLD),
                lambda grid: self._follow_home(subject, grid),
                self._failed,
                newest="organisation-home",
            )

    def _follow_home(self, subject: Subject, grid: int | None) -> None:
        if subject == self._desk.subject:
            if grid is None:
                self.panel.view.unmark()
            else:
                self.panel.view.mark(Level.GRID, grid)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The words of the rows are made when they are asked for; the summary and the order by name are not."""
        if watched is self.panel and event.type() is QEvent.Type.LanguageChange:
            self._list()
        elif watched is self.panel and event.type() is QEvent.Type.Show:
            self.panel.view.show_current()
        return super().eventFilter(watched, event)


def _kept(word: str, usual: E) -> E:
    """The choice that was kept, or the usual one where nothing sensible was."""
    return next((one for one in type(usual) if one.value == word), usual)
