"""The dashboard: a sheet over the map with the bank's figures, months and branches; every number opens its rows."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.overview.headline import Headline
from desktop.overview.history import BranchFigures, History, Ranked, Series
from desktop.ui.actions import Actions
from desktop.ui.cards.parts import named
from desktop.ui.overview.figure_box import FigureBox
from desktop.ui.overview.figure_words import Group, Rows, word
from desktop.ui.overview.ranking import Ranking
from desktop.ui.overview.trend_words import RANKINGS, rows_of_branch, rows_of_month
from desktop.ui.theme import Tokens, icon

_ROOMY, _NARROW = 1000, 620  # logical pixels: four charts beside one another above the first, one below the second
_SPACE = 12


class OverviewSheet(QFrame):
    """`rows_asked(table key, Arrangement)`, `place_asked(branch id)`; Esc or ✕ close it."""

    rows_asked = Signal(str, object)
    place_asked = Signal(int)
    closed = Signal()

    def __init__(self, actions: Actions, tokens: Tokens, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("OverviewSheet")
        self._over, self._tokens = over, tokens
        self._headline: Headline | None = None
        self._history: History | None = None
        self._by = Ranked.RECORDS
        self._columns = 0
        self.boxes = {group: FigureBox(group, tokens, self._ask) for group in Group}
        self.charts: list[Any] = []
        self._make_chart: Callable[..., Any] | None = None
        self.ranking = Ranking(tokens)
        self._title, self._subtitle = named("", "SheetTitle"), named("", "SectionNote")
        self._buttons = [self._button(actions, key) for key in ("presentation", "second_map")]
        self._close = QToolButton()
        self._close.setIconSize(QSize(18, 18))
        self._close.clicked.connect(self.close_sheet)
        self._ranking_box, self._ranking_title = QFrame(), named("", "SectionTitle")
        self._ranking_what = named("", "FigureWhat", wrap=True)
        self._chips = QButtonGroup(self)
        self._waiting = named("", "EmptyText")
        self._note = named("", "FigureWhat", wrap=True)
        self._grid = QGridLayout()
        self._scroll = QScrollArea()
        self._day_note = named("", "DayNote")
        self._lay_out()
        self.ranking.rows_asked.connect(self._ask_branch)
        self.ranking.place_asked.connect(self.place_asked)
        over.installEventFilter(self)
        self.dress(tokens)
        self.speak_again()
        self.hide()

    # ── what it shows ──────────────────────────────────────────────────────────────────────────────────────

    def open_sheet(self) -> None:
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.boxes[Group.ORGANISATION].leading.setFocus()

    def close_sheet(self) -> None:
        self.hide()
        self.closed.emit()

    def show_figures(self, headline: Headline | None, history: History | None) -> None:
        """None stands for what is still being counted."""
        self._headline, self._history = headline, history
        for box in self.boxes.values():
            box.show_headline(headline)
        self._show_history()
        self.speak_again()

    def use_charts(self, make: Callable[..., Any]) -> None:
        """`make(series, tokens, opened)` makes a chart; it comes late, with its library."""
        self._make_chart = make
        self._show_history()

    def _show_history(self) -> None:
        self.ranking.show_history(self._history, self._by)
        self._waiting.setVisible(self._history is None or self._make_chart is None)
        self._ranking_box.setVisible(self._history is not None)
        if self._history is None or self._make_chart is None:
            for chart in self.charts:
                chart.hide()
            return
        if not self.charts:
            self.charts = [self._made(series) for series in self._history.series]
            self._columns = 0
        for chart, series in zip(self.charts, self._history.series, strict=True):
            chart.show_series(series)
            chart.show()
        self._arrange()

    def _made(self, series: Series) -> Any:
        assert self._make_chart is not None

        def opened(month: str) -> None:
            self.rows_asked.emit(*rows_of_month(series.measure, month))

        return self._make_chart(series, self._tokens, opened)

    def _rank(self, by: Ranked) -> None:
        self._by = by
        self.ranking.show_history(self._history, by)
        self._ranking_what.setText(word(RANKINGS[by][1]))

    def _ask(self, rows: Rows) -> None:
        self.rows_asked.emit(rows.table, rows.arrangement())

    def _ask_branch(self, branch: BranchFigures) -> None:
        table, how = rows_of_branch(branch)
        self.rows_asked.emit(table, how)

    # ── laying out ─────────────────────────────────────────────────────────────────────────────────────────

    def _button(self, actions: Actions, key: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(actions[key])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setObjectName(f"sheet_{key}")
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(22, 12, 14, 6)
        head.setSpacing(10)
        head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._subtitle, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addStretch(1)
        for button in (*self._buttons, self._close):
            head.addWidget(button)
        self._ranking_box.setObjectName("OverviewBox")
        chips = QHBoxLayout()
        chips.setSpacing(6)
        chips.addWidget(self._ranking_title)
        chips.addSpacing(8)
        for place, by in enumerate(Ranked):
            button = QToolButton()
            button.setObjectName("RankChip")
            button.setCheckable(True)
            button.setChecked(by is self._by)
            self._chips.addButton(button, place)
            chips.addWidget(button)
        chips.addStretch(1)
        self._chips.idClicked.connect(lambda place: self._rank(list(Ranked)[place]))
        column = QVBoxLayout(self._ranking_box)
        column.setContentsMargins(14, 11, 14, 12)
        column.setSpacing(7)
        column.addLayout(chips)
        column.addWidget(self._ranking_what)
        column.addWidget(self.ranking)
        page = QWidget()
        self._grid.setContentsMargins(22, 4, 22, 16)
        self._grid.setSpacing(_SPACE)
        holder = QVBoxLayout(page)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addLayout(self._grid)
        holder.addStretch(1)
        self._scroll.setWidget(page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        self._day_note.setWordWrap(True)
        self._day_note.hide()
        whole.addWidget(self._day_note)
        whole.addWidget(self._scroll, 1)

    def show_day(self, day: str | None, today: str) -> None:
        """The map shows `day`, None for today: these figures are of today all the same."""
        self._day_note.setVisible(day is not None)
        self._day_note.setText(self.tr("以下为今天（{0}）的数据，不是地图上 {1} 的。").format(today, day))

    def _arrange(self) -> None:
        """Put the boxes where the width has room for them."""
        width = self.width()
        columns = 12 if width >= _ROOMY else 6 if width >= _NARROW else 3
        if columns == self._columns:
            return
        self._columns = columns
        for part in self._parts:
            self._grid.removeWidget(part)
        for column in range(12):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        row = self._flow(list(self.boxes.values()), 0, across={12: 3, 6: 2, 3: 1}[columns], of=columns)
        self._grid.addWidget(self._waiting, row, 0, 1, columns, Qt.AlignmentFlag.AlignHCenter)
        row = self._flow(self.charts, row + 1, across={12: 4, 6: 2, 3: 1}[columns], of=columns)
        self._grid.addWidget(self._ranking_box, row, 0, 1, columns)
        self._grid.addWidget(self._note, row + 1, 0, 1, columns)

    @property
    def _parts(self) -> tuple[QWidget, ...]:
        return (*self.boxes.values(), self._waiting, *self.charts, self._ranking_box, self._note)

    def _flow(self, parts: Sequence[QWidget], row: int, *, across: int, of: int) -> int:
        """Place parts `across` a row; the last takes what its row has left. Returns the next row."""
        span = of // across
        for place, part in enumerate(parts):
            down, along = divmod(place, across)
            wide = of - along * span if place == len(parts) - 1 else span
            self._grid.addWidget(part, row + down, along * span, 1, wide)
        return row + -(-len(parts) // across)

    # ── look and language ──────────────────────────────────────────────────────────────────────────────────

    def dress(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._close.setIcon(icon("close", tokens))
        for part in (*self.boxes.values(), *self.charts, self.ranking):
            part.dress(tokens)

    def speak_again(self) -> None:
        self._title.setText(self.tr("总览"))
        self._scroll.setAccessibleName(self.tr("总览"))
        told = self._headline
        as_of = "" if told is None else self.tr("{0} · 数据截至 {1}").format(told.bank_name, told.as_of)
        self._subtitle.setText(as_of)
        self._close.setToolTip(self.tr("关闭总览（Esc）"))
        self._close.setAccessibleName(self.tr("关闭总览"))
        self._ranking_title.setText(self.tr("支行排名"))
        for by, button in zip(Ranked, self._chips.buttons(), strict=True):
            button.setText(word(RANKINGS[by][0]))
            button.setToolTip(word(RANKINGS[by][1]))
        self._ranking_what.setText(word(RANKINGS[self._by][1]))
        self._waiting.setText(self.tr("正在统计走势和支行…"))
        self._note.setText(
            self.tr(
                "口径：条是各系统导入的客户记录，同一人可能有几条；户是家庭；个是网格和网点。去重后的客户人数要等各系统的记录比对之后才有，这里不估算。"
                "单击任何数字，下方表格列出它背后的每一行。"
            )
        )
        for part in (*self.boxes.values(), *self.charts):
            part.speak_again()

    # ── Qt's events ────────────────────────────────────────────────────────────────────────────────────────

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._over and self.isVisible():
            self.setGeometry(self._over.rect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()  # else the window's own Esc would take it
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.speak_again()
        super().changeEvent(event)
