"""定员 of the open draft by list and by drag: takes what is asked there, makes it one step, says what came of it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop import formats
from desktop.plans.assignment import Posts, assignment_step
from desktop.plans.draft import Draft
from desktop.plans.draft_edits import RedrawDraft
from desktop.plans.draft_state import DraftState
from desktop.plans.post_lines import post_lines
from desktop.plans.post_moves import Holder, Receiver, posts_under, posts_with
from desktop.plans.totals import NOBODY_MOVES, Moved
from desktop.refusal import Refused
from desktop.ui.language import pick
from desktop.ui.plans.plan_words import why_not_edited
from desktop.ui.plans.posts_list import PostsList
from desktop.ui.plans.posts_panel import PostsPanel

if TYPE_CHECKING:  # it asks for the desk that makes this
    from desktop.ui.main_window import MainWindow


class PostsDesk(QObject):
    """`accept` writes a step and says whether it began; `state` is None while one is under way."""

    def __init__(
        self,
        window: "MainWindow",
        panel: PostsPanel,
        *,
        accept: Callable[[Callable[[], RedrawDraft], Moved], bool],
        state: Callable[[], DraftState | None],
        go_to: Callable[[int], None],
    ) -> None:
        super().__init__(window)
        self._window, self._panel, self._accept, self._state = window, panel, accept, state
        self._draft: Draft | None = None
        self._done = ""  # what to say once it is written
        self.list = PostsList(window.left.tokens, window)
        self.list.set_asked.connect(self._set)
        self.list.went.connect(go_to)
        panel.list_asked.connect(self.open)
        window.actions_.bind({"posts_list": self.open})
        window.runner.refused.connect(self._refused)

    def open(self) -> None:
        """The list, to the front."""
        if self._draft is not None:
            self._fill(self._draft)
            self.list.dress(self._window.left.tokens)
            self.list.show()
            self.list.raise_()
            self.list.activateWindow()

    def show_draft(self, draft: Draft | None) -> None:
        """What is open now; without a draft the list goes. A list nobody sees is filled when it is opened."""
        self._draft = draft
        if draft is None:
            self.list.hide()
            return
        if self.list.isVisible():
            self._fill(draft)
        if self._done:
            self._say(self._done, tone="ok")
            self._done = ""

    def _fill(self, draft: Draft) -> None:
        content = self._window.content
        if content is None:
            return
        panel = self._panel
        names: dict[tuple[str, int | None], str] = {("branch", one.id): one.name for one in content.branches}
        names |= {("outlet", one.id): one.name for one in content.outlets}
        names |= {("staff", one.id): one.name for one in panel.everybody}
        self.list.offer(content.branches, content.outlets, panel.everybody)
        lines = post_lines(draft, panel.everybody) if panel.everybody else ()
        self.list.show_lines(lines, names, draft=draft.plan.title, why_not=why_not_edited(draft.plan))

    def give(self, faces: Sequence[int], to: Receiver, name: str) -> None:
        """Give grids to a branch, outlet or manager as a whole, as when they are dropped there."""

        def posts(draft: Draft) -> dict[int, Posts]:
            there = [face for face in faces if face in draft.grids]
            return posts_under(draft, there, to, outlets=self._panel.outlets, staff=self._panel.everybody)

        words = {
            Holder.BRANCH: self.tr("已记入草案：{0} 个网格划给支行 {1}。"),
            Holder.OUTLET: self.tr("已记入草案：{0} 个网格划给网点 {1}。"),
            Holder.MANAGER: self.tr("已记入草案：{0} 个网格由 {1} 主办。"),
            Holder.VACANT: self.tr("已记入草案：{0} 个网格改为缺岗。"),
        }
        self._take(posts, words[to.kind], name)

    def _set(self, faces: tuple[int, ...], set_to: dict[str, int | None]) -> None:
        self._take(
            lambda draft: posts_with(draft, faces, set_to, outlets=self._panel.outlets),
            self.tr("已记入草案：{0} 个网格的定员已设好，可撤销。"),
        )

    def _take(self, posts: Callable[[Draft], dict[int, Posts]], words: str, name: str = "") -> None:
        now, panel = self._state(), self._panel
        if now is None:
            return
        draft, changed, refusal = now.draft, 0, None
        try:
            wanted = posts(draft)
            step = assignment_step(draft, wanted, outlets=panel.outlets, staff=panel.everybody)
            changed = len(step.grids)
        except Refused as refused:
            refusal = refused
        if refusal is not None:
            self._say(pick(refusal.zh, refusal.en), tone="warn")
        elif self._accept(lambda: step, NOBODY_MOVES):
            self._done = words.format(formats.count(changed), name)

    def _refused(self, words: str) -> None:
        if self._done:
            self._done = ""
            self.list.say(words)

    def _say(self, words: str, *, tone: str) -> None:
        self.list.say(words)
        self._window.messages.say(words, tone=tone)
