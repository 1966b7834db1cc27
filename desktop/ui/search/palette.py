"""The search over the map: one line to type in, answers below it, everything by keyboard. Nothing typed is kept."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from desktop import formats
from desktop.database.connection import Connection
from desktop.search.answer import Answer, Hit, Kind
from desktop.search.directory import Directory
from desktop.search.queries import directory
from desktop.search.search import LONGEST, clean, search
from desktop.ui.actions import TABLE, Actions, keys_text
from desktop.ui.background import Background
from desktop.ui.search.result_list import Command, Heading, ResultList, Row
from desktop.ui.theme import Tokens

_WIDTH, _HEIGHT, _TOP = 560, 440, 60
_MOST_COMMANDS = 5


class SearchPalette(QFrame):
    """`found` carries the chosen `Hit`. Newest text wins; the search runs off the UI thread."""

    found = Signal(object)

    def __init__(
        self,
        actions: Actions,
        tokens: Tokens,
        background: Background,
        reader: Callable[[], Connection],
        failed: Callable[[Exception], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("SearchPalette")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._window = parent
        self._actions, self._background, self._reader, self._failed = actions, background, reader, failed
        self._directory: Directory | None = None
        self._state = 0  # counts the states of the bank, so that no directory of an older one is kept
        self._hits: tuple[Hit, ...] = ()
        self._number = -1
        self._shown = ""  # the text whose answer the list shows
        self._enter_waits = False  # Enter came before the answer to what was typed
        self.line, self.results, self._hint = QLineEdit(), ResultList(tokens), QLabel()
        self.line.setMaxLength(10 * LONGEST)
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._typed)
        self.results.itemClicked.connect(self._clicked)
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        for part in (self.line, self._hint, self.results):
            column.addWidget(part)
        self.hide()
        self._translate()

    def dress(self, tokens: Tokens) -> None:
        self.results.dress(tokens)

    def forget(self) -> None:
        """The bank has changed: what was read of it is read again."""
        self._directory, self._hits, self._number = None, (), -1
        self._state += 1
        self._typed(self.line.text())

    def open(self) -> None:
        window = self._window
        width, height = min(_WIDTH, window.width() - 24), min(_HEIGHT, window.height() - _TOP - 24)
        self.setGeometry((window.width() - width) // 2, _TOP, width, height)
        self.show()
        self.raise_()
        self.line.setFocus()
        self.line.selectAll()
        self._typed(self.line.text())

    def close_up(self) -> None:
        """Hide, and forget what was typed: it may name a person."""
        self.hide()
        self.line.clear()
        self.results.show_rows([])

    def next_result(self) -> None:
        """The hit after the one last gone to."""
        if self._hits:
            self._number = (self._number + 1) % len(self._hits)
            self.found.emit(self._hits[self._number])

    def _typed(self, text: str) -> None:
        if not self.isVisible():
            return
        self._enter_waits = False
        state, known = self._state, self._directory

        def job() -> tuple[Answer, Directory]:
            db = self._reader()
            names = known or directory(db)
            return search(db, names, text), names

        def take(read: tuple[Answer, Directory]) -> None:
            if state == self._state:
                self._directory = read[1]
                self._show(read[0])

        self._background.run(job, take, self._failed, newest="search")

    def _show(self, answer: Answer) -> None:
        if answer.text != clean(self.line.text()) or not self.isVisible():
            return
        rows: list[Row] = []
        for group in answer.groups:
            more = group.total - len(group.hits)
            rest = self.tr("还有 {0} 条").format(formats.count(more) + ("+" if group.more else "")) if more > 0 else ""
            rows += [Heading(self._kind(group.kind), rest), *group.hits]
        commands = self._commands(answer.text)
        rows += [Heading(self.tr("命令"), ""), *commands] if commands else []
        self._hits, self._number = tuple(hit for group in answer.groups for hit in group.hits), -1
        self.results.show_rows(rows)
        self.results.setVisible(bool(rows))
        self._hint.setVisible(not rows or not answer.text)
        self._hint.setText(self._nothing() if answer.text else self._welcome())
        self._shown = answer.text
        if self._enter_waits:
            self._choose()

    def _commands(self, text: str) -> list[Command]:
        rows = [(self._actions[row.key], row) for row in TABLE if row.key != "search"]
        found = [
            Command(row.key, action.text(), keys_text(row))
            for action, row in rows
            if action.isEnabled() and text.lower() in action.text().lower()
        ]
        return found[:_MOST_COMMANDS]

    def _choose(self) -> None:
        """Take the chosen row; while the list still answers an older text, wait for the answer to this one."""
        self._enter_waits = self._shown != clean(self.line.text())
        if self._enter_waits:
            return
        chosen = self.results.chosen
        if isinstance(chosen, Command):
            self.close_up()
            self._actions[chosen.key].trigger()
        elif isinstance(chosen, Hit):
            self._number = self._hits.index(chosen)
            self.close_up()
            self.found.emit(chosen)

    def _clicked(self, item: QListWidgetItem) -> None:
        self.results.setCurrentItem(item)
        self._choose()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.line or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Up: lambda: self.results.step(-1),
            Qt.Key.Key_Down: lambda: self.results.step(1),
            Qt.Key.Key_Tab: lambda: self.results.next_group(1),
            Qt.Key.Key_Backtab: lambda: self.results.next_group(-1),
            Qt.Key.Key_Return: self._choose,
            Qt.Key.Key_Enter: self._choose,
            Qt.Key.Key_Escape: self._escape,
        }
        if key not in acts:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # the window's own Escape waits
        elif event.type() is QEvent.Type.KeyPress:
            acts[key]()
        return True

    def _escape(self) -> None:
        self.close_up()
        self._window.setFocus()

    def _kind(self, kind: Kind) -> str:
        return {
            Kind.COORDINATE: self.tr("坐标"),
            Kind.GRID: self.tr("网格"),
            Kind.OUTLET: self.tr("网点"),
            Kind.BRANCH: self.tr("支行"),
            Kind.MANAGER: self.tr("客户经理"),
            Kind.PLACE: self.tr("乡镇、村"),
            Kind.CUSTOMER: self.tr("客户"),
        }[kind]

    def _welcome(self) -> str:
        return self.tr("输入一个字即可：网格、网点、支行、客户经理、村名、客户姓名；客户号、证件号、电话从头输入。")

    def _nothing(self) -> str:
        return self.tr("没有找到。试试少输几个字、只输姓氏，或从第一位起输入号码；坐标如 121.355 32.015。")

    def _translate(self) -> None:
        self.line.setPlaceholderText(self.tr("搜索网格、客户、地点、坐标…"))
        self.line.setAccessibleName(self.tr("搜索"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
