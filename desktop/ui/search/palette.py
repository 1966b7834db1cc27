"""The search over the map: one line to type in, answers below it, everything by keyboard. Nothing typed is kept."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from desktop import formats
from desktop.database.connection import Connection
from desktop.search.answer import Answer, Hit, Kind
from desktop.search.directory import Directory
from desktop.search.queries import directory
from desktop.search.search import LONGEST, clean, search
from desktop.ui.actions import TABLE, Actions, keys_text
from desktop.ui.background import Background
from desktop.ui.preferences import Preferences
from desktop.ui.search.index_learning import IndexLearning
from desktop.ui.search.recent_places import RecentPlaces
from desktop.ui.search.result_list import Command, Heading, More, ResultList, Row
from desktop.ui.search.search_box import SearchBox
from desktop.ui.theme import Tokens

_WIDTH, _HEIGHT, _TOP = 560, 440, 60
_FURTHER = 50  # rows more of a group at a time
_MOST_ROWS = 1_000  # of one group; who wants more types more
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
        preferences: Preferences,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("SearchPalette")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._window = parent
        self._actions, self._background, self._reader, self._failed = actions, background, reader, failed
        self._recent = RecentPlaces(preferences)
        self.learning = IndexLearning(background, reader, failed)
        self.learning.learned.connect(self._ask_again)
        self._box: SearchBox | None = None  # where it opens while that can be seen
        self._before: QWidget | None = None  # what had the keyboard
        self._shown_of: dict[Kind, int] = {}  # how many rows of a kind, where more than usual are wanted
        self._directory: Directory | None = None
        self._state = 0  # counts the states of the bank, so that no directory of an older one is kept
        self._hits: tuple[Hit, ...] = ()
        self._number = -1
        self._shown = ""  # the text whose answer the list shows
        self._extended: tuple[Kind, int] | None = None  # the group asked for more rows, and how many it had
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

    def _ask_again(self) -> None:
        self._typed(self.line.text())

    def forget(self) -> None:
        """The bank has changed: what was read of it is read again."""
        self._directory, self._hits, self._number = None, (), -1
        self._state += 1
        self._typed(self.line.text())

    def stand_at(self, box: SearchBox) -> None:
        """Open over this box, as if it were the box itself, while it can be seen."""
        self._box = box
        box.asked.connect(self.open)

    def open(self, text: str = "") -> None:
        """Take the keyboard, with what was typed already."""
        if not self.isVisible():
            before = QApplication.focusWidget()
            self._before = None if self._box is not None and before is self._box.line else before
        self.show()
        self._place()
        self.raise_()
        self.line.setFocus()
        if text:
            self.line.setText(text)
            return
        self.line.selectAll()
        self._typed(self.line.text())

    def _place(self) -> None:
        window, box, layout = self._window, self._box, self.layout()
        if layout is not None:
            layout.activate()  # where the line stands in it is known from here on
        width = min(_WIDTH, window.width() - 24)
        left, top = (window.width() - width) // 2, _TOP
        if box is not None and box.isVisible():
            corner = box.line.mapTo(window, QPoint(0, 0)) - self.line.pos()
            left, top = max(0, corner.x()), max(0, corner.y())
        self.setGeometry(left, top, min(width, window.width() - left - 8), min(_HEIGHT, window.height() - top - 16))

    def close_up(self) -> None:
        """Hide, and forget what was typed: it may name a person."""
        self.hide()
        self.line.clear()
        self._shown_of.clear()
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
        if clean(text) != self._shown:
            self._shown_of.clear()
        state, known, index, shown = self._state, self._directory, self.learning.index, dict(self._shown_of)

        def job() -> tuple[Answer, Directory]:
            db = self._reader()
            names = known or directory(db)
            if index is not None and names.hears is None:
                names = index.teach(names)
            answer = search(db, names, text, index, shown=shown)
            return (answer if answer.text else replace(answer, groups=self._recent.groups(names))), names

        def take(read: tuple[Answer, Directory]) -> None:
            if state == self._state:
                self._directory = read[1]
                self._show(read[0])
                if read[0].partial and index is not None and index is self.learning.index:
                    self.learning.learn()  # names or addresses have changed

        self._background.run(job, take, self._failed, newest="search")

    def _show(self, answer: Answer) -> None:
        if answer.text != clean(self.line.text()) or not self.isVisible():
            return
        rows: list[Row] = []
        for group in answer.groups:
            count = formats.count(group.total)
            total = self.tr("多于 {0} 条").format(count) if group.more else self.tr("{0} 条").format(count)
            rows += [Heading(self._kind(group.kind), "" if group.kind is Kind.RECENT else total), *group.hits]
            if group.total > len(group.hits) and len(group.hits) < _MOST_ROWS:
                rows.append(More(group.kind, len(group.hits), self.tr("再显示 {0} 条…").format(_FURTHER)))
        commands = self._commands(answer.text)
        rows += [Heading(self.tr("命令"), ""), *commands] if commands else []
        self._hits, self._number = tuple(hit for group in answer.groups for hit in group.hits), -1
        extended = self._extended
        self._extended = None
        self.results.show_rows(rows)
        if extended is not None:
            self.results.choose(rows, extended)
        self.results.setVisible(bool(rows))
        self._hint.setVisible(not rows or not answer.text or answer.partial)
        self._hint.setText(
            self._partial() if answer.text and answer.partial else self._nothing() if answer.text else self._welcome()
        )
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

    def _choose(self, *, stay: bool = False) -> None:
        """Take the chosen row; while the list still answers an older text, wait for the answer to this one.

        With `stay` the list is kept open, to look at one hit after another.
        """
        self._enter_waits = self._shown != clean(self.line.text())
        if self._enter_waits:
            return
        chosen = self.results.chosen
        if isinstance(chosen, Command):
            self.close_up()
            self._actions[chosen.key].trigger()
        elif isinstance(chosen, Hit):
            self._number = self._hits.index(chosen)
            self._recent.keep(chosen)
            if not stay:
                self.close_up()
            self.found.emit(chosen)
            if stay:
                self.line.setFocus()
        elif isinstance(chosen, More):
            self._extended = (chosen.kind, chosen.had)
            self._shown_of[chosen.kind] = chosen.had + _FURTHER
            self._typed(self.line.text())

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
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._choose(stay=True)
            else:
                acts[key]()
        return True

    def _escape(self) -> None:
        before = self._before
        self.close_up()
        (before if before is not None and before.isVisible() else self._window).setFocus()

    def _kind(self, kind: Kind) -> str:
        return {
            Kind.RECENT: self.tr("最近去过"),
            Kind.COORDINATE: self.tr("坐标"),
            Kind.GRID: self.tr("网格"),
            Kind.OUTLET: self.tr("网点"),
            Kind.BRANCH: self.tr("支行"),
            Kind.MANAGER: self.tr("客户经理"),
            Kind.TOWN: self.tr("乡镇、街道"),
            Kind.PLACE: self.tr("村、社区"),
            Kind.CUSTOMER: self.tr("客户"),
        }[kind]

    def _welcome(self) -> str:
        return self.tr(
            "一个字即可：网格、网点、支行、客户经理、村、姓名，也可用拼音或首字母；地址任一段；号码从头输入，"
            "或证件、电话的末四位起；坐标如 gcj 121.36 32.01。空格隔开的几个词须同时符合。"
        )

    def _nothing(self) -> str:
        return self.tr("没有找到。试试少输几个字、拼音首字母，或证件、电话的末四位；坐标如 121.355 32.015。")

    def _partial(self) -> str:
        return self.tr("姓名和地址的索引还在准备，几秒后自动补全；现在先按姓名开头和号码查找。")

    def _translate(self) -> None:
        self.line.setPlaceholderText(self.tr("搜索网格、客户、地点、坐标…"))
        self.line.setAccessibleName(self.tr("搜索"))
        self.results.setAccessibleName(self.tr("搜索结果"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
