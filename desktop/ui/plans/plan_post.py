"""Approval by file in the window: a plan is sent out, opened at the approver's, answered, and the answer taken in."""

import importlib
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from desktop.database.connection import Connection
from desktop.plans.plan import Plan
from desktop.plans.reply_edits import TakeInReply
from desktop.ui.background import Background
from desktop.ui.plans.plans_dialog import PlansDialog
from desktop.ui.plans.post_forms import AnswerForm, PassphraseForm
from desktop.ui.plans.preview_map import PreviewMap

if TYPE_CHECKING:  # the first asks for the desk that makes this, the other brings the encryption along
    from desktop.plans.plan_file import OpenedPlan, Reply
    from desktop.ui.main_window import MainWindow


def _late() -> Any:
    """The encryption comes in behind the window, with the first file."""
    return importlib.import_module("desktop.plans.plan_file")


class PlanPost(QObject):
    """Made with the list of plans."""

    def __init__(
        self,
        window: "MainWindow",
        dialog: PlansDialog,
        background: Background,
        reader: Callable[[], Connection],
        preview: PreviewMap,
    ) -> None:
        super().__init__(dialog)
        self._window, self._dialog, self._background, self._reader = window, dialog, background, reader
        self._preview = preview
        self._then: Callable[[str], None] | None = None  # what the passphrase is for
        self._phrase = ""  # of the plan that is being answered: its reply has the same
        self._done = ""  # what to say once it is written
        self.passphrase, self.answer = PassphraseForm(window), AnswerForm(window)
        self.passphrase.given.connect(self._given)
        self.answer.answered.connect(self._ask_reply_place)
        self.answer.closed.connect(self._put_away)
        self.answer.chosen.connect(self._go_to)
        preview.bar.closed.connect(self.answer.hide)
        dialog.acts.asked.connect(self._act)
        window.runner.changed.connect(lambda _: self._written())
        window.runner.refused.connect(lambda _: self._forget())
        window.runner.broke.connect(self._forget)

    def _act(self, act: str, plan: Plan | None) -> None:
        if act == "send_out" and plan is not None:
            name = f"{plan.title}.getuplan".replace("/", "／")
            self._ask_place(self.tr("导出送审文件"), name, "getuplan", lambda place: self.send(plan, place))
        elif act == "open_sent":
            self._ask_file(self.tr("打开送审文件"), "getuplan", self.open)
        elif act == "take_in":
            self._ask_file(self.tr("收进审批回执"), "getureply", self.take_in)

    # ── the planner's PC ───────────────────────────────────────────────────────────────────────────────────

    def send(self, plan: Plan, place: Path) -> None:
        """Ask for a passphrase and write the plan for its approver."""

        def write(phrase: str) -> None:
            self._window.messages.say(self.tr("正在写送审文件，并统计方案的影响…"), tone="ok")

            def job() -> None:
                self._window.privacy.trail.note_and_wait("EXPORT", f"plan {place.name}", "")
                _late().send_plan(self._reader(), plan.id, place, phrase)

            words = self.tr("送审文件已写好：{0}。把它交给审批人，口令另行告知；收到回执后在这里收进。").format(
                place.name
            )
            self._background.run(
                job, lambda _: self._window.messages.say(words, tone="ok"), self._window.show_problem, lane="long"
            )

        self._ask_phrase(self.tr("送审：{0}").format(plan.title), write, twice=True)

    def take_in(self, file: Path) -> None:
        """Read the approver's answer and carry it out."""

        def read(phrase: str) -> None:
            self._background.run(
                lambda: _late().read_reply(file, phrase), self._carry_out, self._window.show_problem, lane="long"
            )

        self._ask_phrase(self.tr("回执：{0}").format(file.name), read, twice=False)

    def _carry_out(self, reply: "Reply") -> None:
        if not self._window.runner.run(TakeInReply(**asdict(reply))):
            return
        if reply.approved:
            words = self.tr("已收进回执：{0} 于 {1} 审批通过，文号 {2}。可以发布。")
            self._done = words.format(reply.approver, reply.approved_on, reply.document)
        else:
            self._done = self.tr("已收进回执：{0} 退回了方案：{1}").format(reply.approver, reply.reason)

    # ── the approver's PC ──────────────────────────────────────────────────────────────────────────────────

    def open(self, file: Path) -> None:
        """Ask for the passphrase and show the plan in a file."""
        content = self._window.content
        if content is None:
            return

        def read(phrase: str) -> None:
            self._window.messages.say(self.tr("正在打开送审文件，并按本机数据统计影响…"), tone="ok")

            def job() -> "OpenedPlan":
                opened: OpenedPlan = _late().open_plan(self._reader(), file, phrase, base=content.partition)
                return opened

            def show(opened: "OpenedPlan") -> None:
                self._phrase = phrase
                self._show(opened, content.as_of)

            self._background.run(job, show, self._window.show_problem, lane="long", newest="sent")

        self._ask_phrase(self.tr("送审文件：{0}").format(file.name), read, twice=False)

    def _show(self, opened: "OpenedPlan", day: str) -> None:
        self._dialog.hide()
        self._window.messages.hide()
        if opened.draft is not None:
            title = self.tr("送审方案：{0}").format(opened.sent.title)
            self._preview.show(opened.draft, title, self.tr("从文件读入，只能看；本机的数据没有改动。"))
            self._window.ways.show_whole_bank()
        self.answer.ask(opened, day)

    def _ask_reply_place(self, approved: bool) -> None:
        opened = self.answer.opened
        if opened is not None:
            kind = self.tr("通过") if approved else self.tr("退回")
            name = f"{opened.sent.title}-{kind}.getureply".replace("/", "／")
            self._ask_place(
                self.tr("写审批回执"), name, "getureply", lambda place: self.reply(place, approved=approved)
            )

    def reply(self, place: Path, *, approved: bool) -> None:
        """Write the answer that stands in the form."""
        opened, form = self.answer.opened, self.answer
        if opened is None:
            return
        sent, phrase = opened.sent, self._phrase
        values = (
            sent.uid, sent.submitted_at, sent.digest, approved, form.approver.text().strip(), form.chosen_day,
            form.document.text().strip() if approved else "", form.reason.toPlainText().strip(),
        )  # fmt: skip

        def job() -> None:
            late = _late()
            self._window.privacy.trail.note_and_wait("EXPORT", f"reply {place.name}", "")
            late.write_reply(place, late.Reply(*values), phrase)

        def done(_: None) -> None:
            self.answer.reject()
            words = self.tr("回执已写好：{0}，口令与送审文件相同。请交回送审人收进。")
            self._window.messages.say(words.format(place.name), tone="ok")

        self._background.run(job, done, self._window.show_problem, lane="long")

    def _go_to(self, code: str) -> None:
        """The ground of a grid of the plan on the map; of one that ends, where it is now."""
        draft = self._preview.draft
        if draft is None:
            return
        for partition, grids in ((draft.partition, draft.grids), (draft.base, draft.grids_in_force)):
            face = next((face for face, grid in grids.items() if grid.code == code), None)
            if face is not None:
                self._window.canvas.zoom_to(partition.face_box(face).grown(200.0))
                return

    def _put_away(self) -> None:
        self._phrase = ""
        self._preview.close()

    # ── asking ─────────────────────────────────────────────────────────────────────────────────────────────

    def _ask_phrase(self, heading: str, then: Callable[[str], None], *, twice: bool) -> None:
        self._then = then
        self.passphrase.ask(heading, twice=twice)

    def _given(self, phrase: str) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(phrase)

    def _ask_place(self, title: str, name: str, suffix: str, then: Callable[[Path], None]) -> None:
        dialog = self._file_dialog(title, suffix, str(_documents() / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.open()

    def _ask_file(self, title: str, suffix: str, then: Callable[[Path], None]) -> None:
        dialog = self._file_dialog(title, suffix, str(_documents()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.open()

    def _file_dialog(self, title: str, suffix: str, start: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, start, f"*.{suffix}")
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _written(self) -> None:
        if self._done:
            self._window.messages.say(self._done, tone="ok")
        self._forget()

    def _forget(self) -> None:
        self._done = ""


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
