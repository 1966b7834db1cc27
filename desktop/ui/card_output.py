"""What leaves the card: its words for the clipboard, its one page for a printer or a PDF, noted in the audit log."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from desktop.database.connection import Connection
from desktop.editing.audit_queries import times_noted
from desktop.grids.dated_card_queries import GridThen
from desktop.printing.card_page import PAPER, CardPage, render_card, write_card
from desktop.printing.card_text import plain_text
from desktop.printing.output import picture_of
from desktop.refusal import Refused
from desktop.session import login_name
from desktop.ui.background import Background
from desktop.ui.cards.places import object_of
from desktop.ui.print_dialog import PrintDialog
from desktop.ui.privacy.reason_dialog import ReasonDialog

if TYPE_CHECKING:  # it makes this
    from desktop.ui.main_window import MainWindow

_PREVIEW_DPI = 130


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A page, the code of its thing, and why originals are on it ("" for none)."""

    page: CardPage
    object_: str
    reason: str


class CardOutput(QObject):
    """As the card is shown now: masked, unless revealed; then printing asks for a reason of its own."""

    def __init__(self, window: "MainWindow", background: Background, reader: Callable[[], Connection]) -> None:
        super().__init__(window)
        self._window, self._background, self._reader = window, background, reader
        self._grey = False
        self.dialog: PrintDialog | None = None
        window.cards.copy_asked.connect(self.copy)
        window.cards.print_asked.connect(self.ask_print)
        window.desk.sheet_changed.connect(self._allow)
        window.actions_.bind({"copy_card": self.copy, "print_card": self.ask_print})
        window.actions_.bind(
            {"card_back": lambda: window.cards.went.emit(-1), "card_forward": lambda: window.cards.went.emit(1)}
        )
        self._allow()

    @property
    def is_open(self) -> bool:
        """Whether a page is shown to be printed."""
        return self.dialog is not None

    def copy(self) -> None:
        """The words of the card as plain text."""
        sheet = self._window.desk.sheet
        if sheet is not None:
            QGuiApplication.clipboard().setText(plain_text(sheet))
            self._window.messages.say(self.tr("已复制卡片文字"), tone="ok")

    def ask_print(self) -> None:
        """Show the page; when originals are on the card, ask for the reason first."""
        window = self._window
        if window.desk.sheet is None or window.content is None:
            return
        if not window.privacy.reveal.on:
            self._prepare("")
            return
        says = self.tr("打印的纸上将有个人信息原文，请选择理由。纸张离开打印机后由您负责保管。")
        reason = ReasonDialog(self.tr("打印个人信息原文"), says, window)
        reason.given.connect(self._prepare)
        reason.open()

    def _prepare(self, reason: str) -> None:
        desk, content = self._window.desk, self._window.content
        if content is not None and isinstance(desk.card, GridThen):
            content = self._window.plans.overlaid(content)  # the day the card is of
        sheet, card = desk.sheet, desk.card
        if sheet is None or card is None or content is None:
            return
        object_ = object_of(card)
        page = CardPage(
            sheet=sheet,
            content=content,
            place=desk.place,
            printed_by=login_name(),
            printed_at=datetime.now().astimezone(),
            grey=self._grey,
            maps=self._window.map.look.maps,
        )
        self._background.run(
            lambda: times_noted(self._reader(), "PRINT", object_) + 1,
            lambda copy: self._open(_Wanted(replace(page, copy_no=copy), object_, reason)),
            self._window.show_problem,
        )

    def _open(self, wanted: _Wanted) -> None:
        copy = self.tr("第 {0} 份").format(wanted.page.copy_no)
        held = self.tr("含个人信息原文") if wanted.reason else self.tr("个人信息已脱敏")
        says = self.tr("一页 A4 · {0} · {1}。打印和保存都记入审计日志。").format(copy, held)
        dialog = PrintDialog(
            self.tr("打印卡片"), says, self._window.desk.tokens, grey=wanted.page.grey, parent=self._window
        )
        self.dialog = dialog

        def page_in(grey: bool) -> _Wanted:
            self._grey = grey
            return replace(wanted, page=replace(wanted.page, grey=grey))

        dialog.grey_chosen.connect(lambda grey: self._preview(page_in(grey), dialog))
        dialog.print_asked.connect(lambda grey: self._ask_printer(page_in(grey), dialog))
        dialog.save_asked.connect(lambda grey: self._ask_place(page_in(grey), dialog))
        dialog.finished.connect(self._closed)
        dialog.open()
        self._preview(wanted, dialog)

    def _closed(self) -> None:
        self.dialog = None

    def _preview(self, wanted: _Wanted, dialog: PrintDialog) -> None:
        page = wanted.page

        def job() -> QImage:
            return picture_of(PAPER, lambda painter, dpi: render_card(painter, page, dpi=dpi), dpi=_PREVIEW_DPI)

        def take(image: QImage) -> None:
            if self.dialog is dialog:
                dialog.show_page(image)

        self._background.run(job, take, self._window.show_problem, lane="pictures", newest="card preview")

    def _ask_place(self, wanted: _Wanted, dialog: PrintDialog) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{wanted.object_.replace(':', '-')}-{wanted.page.printed_at:%Y%m%d-%H%M}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(dialog, self.tr("保存 PDF"), str(Path(folder) / name), "*.pdf")
        if chosen:
            path = Path(chosen)
            self.save(wanted, path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf"))

    def save(self, wanted: _Wanted, path: Path) -> None:
        """Note it, then write the page; a note that cannot be written leaves no file."""

        def job() -> None:
            self._note(wanted)
            write_card(wanted.page, path)

        words = self.tr("已保存 {0}，已记入审计日志。").format(path.name)
        self._run(job, words)

    def _ask_printer(self, wanted: _Wanted, dialog: PrintDialog) -> None:
        try:
            late: Any = importlib.import_module("desktop.ui.system_printer")
        except ImportError:
            self._window.show_problem(
                Refused(
                    "这台电脑没有可用的打印组件，没有打印。请保存为 PDF，到别的电脑打印。",
                    "This computer has no printing system, nothing was printed. Save a PDF and print it elsewhere.",
                )
            )
            return
        late.ask_printer(wanted.page, dialog, lambda printer: self._print(wanted, printer, late.print_card))

    def _print(self, wanted: _Wanted, printer: object, print_card: Callable[[Any, CardPage], None]) -> None:
        def job() -> None:
            self._note(wanted)
            print_card(printer, wanted.page)

        self._run(job, self.tr("已送到打印机，已记入审计日志。"))

    def _run(self, job: Callable[[], None], words: str) -> None:
        def done(_: None) -> None:
            if self.dialog is not None:
                self.dialog.accept()
            self._window.messages.say(words, tone="ok")

        self._background.run(job, done, self._window.show_problem, lane="pictures")

    def _note(self, wanted: _Wanted) -> None:
        self._window.privacy.trail.note_and_wait("PRINT", wanted.object_, wanted.reason)

    def _allow(self) -> None:
        shown = self._window.desk.sheet is not None
        for key in ("copy_card", "print_card"):
            self._window.actions_.allow(key, on=shown)
        back, forward = self._window.desk.ways
        self._window.actions_.allow("card_back", on=back)
        self._window.actions_.allow("card_forward", on=forward)
