"""The menu of a column as Excel has it: sort, group, hide; a condition; a choice of values with a search."""

from PySide6.QtCore import QDate, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import formats
from desktop.tables.column import Head, Kind, day_number
from desktop.tables.conditions import Between, Blank, Condition, Match, OneOf, Top, Wording
from desktop.tables.distinct import Values
from desktop.ui.cards.parts import divider, named
from desktop.ui.language import pick

WIDTH = 300
_SEARCH_MS = 180
_VALUE = int(Qt.ItemDataRole.UserRole)
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class FilterPopup(QFrame):
    """Says what was asked for and closes. `values_wanted` carries what is searched for."""

    sort_asked = Signal(bool)  # descending?
    group_asked = Signal()
    hide_asked = Signal()
    filtered = Signal(object)  # Condition, or None for no filter
    values_wanted = Signal(str)

    def __init__(self, head: Head, now: Condition | None, *, grouped: bool, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("FilterPopup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._head = head
        self._known: Values | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 12)
        self._column.setSpacing(7)
        self._column.addWidget(named(pick(head.zh, head.en), "SectionTitle"))
        self._add_acts(grouped=grouped)
        self._column.addWidget(divider())
        self._add_condition(now)
        self._column.addWidget(divider())
        self._add_values()
        self._add_buttons(has_filter=now is not None)
        self._search_soon = QTimer(self, singleShot=True, interval=_SEARCH_MS)
        self._search_soon.timeout.connect(lambda: self.values_wanted.emit(self.search.text().strip()))

    def open_at(self, place: QPoint) -> None:
        """Show below a column, wholly on the screen."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        left = min(place.x(), room.right() - self.width())
        top = (
            place.y() if place.y() + self.height() <= room.bottom() else max(room.top(), room.bottom() - self.height())
        )
        self.move(max(room.left(), left), top)
        self.show()
        self.search.setFocus()
        self.values_wanted.emit("")

    def show_values(self, values: Values, now: Condition | None) -> None:
        """The values to choose from; those that the filter of now lets through are checked."""
        self._known = values
        self.list.clear()
        chosen = now.values if isinstance(now, OneOf) else None
        for one in values.values:
            item = QListWidgetItem(f"{self._said(one.value, one.text)}　{formats.count(one.rows)}")
            item.setData(_VALUE, one.value)
            checked = chosen is None or one.value in chosen
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(_CHECKED if checked else _UNCHECKED)
            self.list.addItem(item)
        more = self.tr("另有 {0} 个值未列出，请输入文字缩小范围").format(formats.count(values.more))
        none = self.tr("没有这样的值")
        self.more.setText(more if values.more else none if not values.values else "")
        self.more.setVisible(bool(self.more.text()))
        self.adjustSize()

    # ── parts ──────────────────────────────────────────────────────────────────────────────────────────────

    def _add_acts(self, *, grouped: bool) -> None:
        upward, downward = self._button(self.tr("升序")), self._button(self.tr("降序"))
        upward.clicked.connect(lambda: self._leave(self.sort_asked.emit, False))
        downward.clicked.connect(lambda: self._leave(self.sort_asked.emit, True))
        group = self._button(self.tr("取消分组") if grouped else self.tr("按此列分组"))
        group.clicked.connect(lambda: self._leave(self.group_asked.emit))
        hide = self._button(self.tr("隐藏此列"))
        hide.clicked.connect(lambda: self._leave(self.hide_asked.emit))
        for pair in ((upward, downward), (group, hide)):
            row = QHBoxLayout()
            row.setSpacing(6)
            for button in pair:
                row.addWidget(button, 1)
            self._column.addLayout(row)

    def _add_condition(self, now: Condition | None) -> None:
        self.how = QComboBox()
        self.how.setAccessibleName(self.tr("条件"))
        for key, words in self._ways():
            self.how.addItem(words, key)
        self.first, self.second = QLineEdit(), QLineEdit()
        for field, words in ((self.first, self.tr("条件值")), (self.second, self.tr("到"))):
            field.setAccessibleName(words)
            field.returnPressed.connect(self.apply)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.first, 1)
        row.addWidget(self.second, 1)
        self._column.addWidget(self.how)
        self._column.addLayout(row)
        self.problem = named("", "FilterProblem", wrap=True)
        self.problem.hide()
        self._column.addWidget(self.problem)
        self.how.currentIndexChanged.connect(lambda _: self._fit())
        self._say(now)
        self._fit()

    def _add_values(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("搜索值"))
        self.search.setAccessibleName(self.tr("搜索值"))
        self.search.setClearButtonEnabled(True)
        self.search.textEdited.connect(lambda _: self._search_soon.start())
        self.search.returnPressed.connect(self.apply)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("值"))
        self.list.setFixedHeight(150)
        self.list.setUniformItemSizes(True)
        self.more = named("", "SectionNote", wrap=True)
        self.more.hide()
        everything, nothing = self._button(self.tr("全选")), self._button(self.tr("全不选"))
        everything.clicked.connect(lambda: self._check(_CHECKED))
        nothing.clicked.connect(lambda: self._check(_UNCHECKED))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(everything, 1)
        row.addWidget(nothing, 1)
        self._column.addWidget(self.search)
        self._column.addLayout(row)
        self._column.addWidget(self.list)
        self._column.addWidget(self.more)

    def _add_buttons(self, *, has_filter: bool) -> None:
        clear, done = self._button(self.tr("清除筛选")), self._button(self.tr("确定"))
        clear.setEnabled(has_filter)
        clear.clicked.connect(lambda: self._leave(self.filtered.emit, None))
        done.setProperty("primary", True)
        done.setDefault(True)
        done.clicked.connect(self.apply)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(clear, 1)
        row.addWidget(done, 1)
        self._column.addLayout(row)

    @staticmethod
    def _button(words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName("SmallButton")
        button.setAutoDefault(False)
        return button

    def _ways(self) -> list[tuple[str, str]]:
        none = ("", self.tr("不限条件"))
        blanks = [("blank", self.tr("空白")), ("full", self.tr("非空白"))]
        if self._head.kind is Kind.FLAG:
            return [none]
        if self._head.is_number:
            tops = [("top", self.tr("最大的几项")), ("bottom", self.tr("最小的几项"))]
            return [none, ("between", self.tr("介于（含两端）")), *tops, *blanks]
        if self._head.kind is Kind.DATE:
            return [none, ("between", self.tr("日期介于（含两端）")), *blanks]
        words = {
            Match.CONTAINS: self.tr("包含"),
            Match.STARTS: self.tr("开头是"),
            Match.ENDS: self.tr("结尾是"),
            Match.IS: self.tr("等于"),
            Match.LACKS: self.tr("不包含"),
        }
        return [none, *((how.value, text) for how, text in words.items()), *blanks]

    # ── what was typed, as a condition, and back ───────────────────────────────────────────────────────────

    def apply(self) -> None:
        """Say the condition, or the choice of values when there is none; a text that is no number says so."""
        try:
            condition = self._condition()
        except ValueError:
            wanted = self.tr("请按 2016-04-30 的样子写日期") if self._head.kind is Kind.DATE else self.tr("请写数字")
            self.problem.setText(wanted)
            self.problem.show()
            self.adjustSize()
            return
        self._leave(self.filtered.emit, condition)

    def _condition(self) -> Condition | None:
        how, first, second = self.how.currentData(), self.first.text().strip(), self.second.text().strip()
        if how == "blank" or how == "full":
            return Blank(blank=how == "blank")
        if how == "between":
            low, high = self._stored(first), self._stored(second)
            return None if low is None and high is None else Between(low, high)
        if how in ("top", "bottom"):
            return Top(int(first or "10"), smallest=how == "bottom")
        if how and first:
            return Wording(Match(how), first)
        return self._choice()

    def _choice(self) -> Condition | None:
        """None when every value is checked and no search narrows them."""
        items = [self.list.item(row) for row in range(self.list.count())]
        chosen = frozenset(item.data(_VALUE) for item in items if item.checkState() is _CHECKED)
        if self._known is None or (len(chosen) == len(items) and not self.search.text().strip()):
            return None
        return OneOf(chosen)

    def _stored(self, text: str) -> int | None:
        if not text:
            return None
        if self._head.kind is Kind.DATE:
            return day_number(text.replace("/", "-").replace(".", "-"))
        unit = 1.0
        if text.endswith(("万", "亿")):
            unit, text = {"万": 1e4, "亿": 1e8}[text[-1]], text[:-1]
        scale = 100 if self._head.kind is Kind.MONEY else 10**self._head.decimals
        return round(float(text.replace(",", "").replace("，", "")) * unit * scale)

    def _say(self, now: Condition | None) -> None:
        how = ""
        if isinstance(now, Wording):
            how = now.how.value
            self.first.setText(now.text)
        elif isinstance(now, Between):
            how = "between"
            self.first.setText(self._typed(now.low))
            self.second.setText(self._typed(now.high))
        elif isinstance(now, Top):
            how = "bottom" if now.smallest else "top"
            self.first.setText(str(now.count))
        elif isinstance(now, Blank):
            how = "blank" if now.blank else "full"
        self.how.setCurrentIndex(max(0, self.how.findData(how)))

    def _typed(self, stored: int | None) -> str:
        if stored is None:
            return ""
        if self._head.kind is Kind.DATE:
            return QDate(1970, 1, 1).addDays(stored).toString(Qt.DateFormat.ISODate)
        scale = 100 if self._head.kind is Kind.MONEY else 10**self._head.decimals
        return f"{stored / scale:.10g}"

    def _fit(self) -> None:
        how = self.how.currentData()
        self.first.setVisible(how not in ("", "blank", "full"))
        self.second.setVisible(how == "between")
        hint = {"top": self.tr("几项，如 10"), "bottom": self.tr("几项，如 10"), "between": self.tr("从")}
        money = self.tr("从（元，可写 5万）")
        wanted = money if how == "between" and self._head.kind is Kind.MONEY else hint.get(how, self.tr("文字"))
        self.first.setPlaceholderText(wanted)
        self.second.setPlaceholderText(self.tr("到"))
        self.problem.hide()
        self.how.setVisible(self.how.count() > 1)

    def _said(self, value: object, text: str) -> str:
        if value is None:
            return self.tr("（空白）")
        if self._head.kind is Kind.FLAG:
            return self.tr("是") if value else self.tr("否")
        return text

    def _check(self, state: Qt.CheckState) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(state)

    def _leave(self, tell: object, *values: object) -> None:
        self.close()
        assert callable(tell)
        tell(*values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
