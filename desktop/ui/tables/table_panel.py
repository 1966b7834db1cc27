"""The dock under the map: which table, which rows, what can be done with them; the cells and their foot."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import formats
from desktop.tables.catalogue import OFFERS
from desktop.ui.cards.parts import named
from desktop.ui.language import pick
from desktop.ui.tables.footer import Footer
from desktop.ui.tables.scope import Scope
from desktop.ui.tables.table_model import TableModel
from desktop.ui.tables.table_view import TableView
from desktop.ui.theme import Tokens, icon

_NARROW = 1240
_TOOLS = ("columns", "copy", "eye", "export", "close")


class TablePanel(QWidget):
    """Signals say what the user asked for; the desk does it."""

    table_chosen = Signal(str)
    scope_chosen = Signal(object)  # Scope
    asked = Signal(str)  # columns, copy, eye, export, close, cancel, clear
    export_cancelled = Signal()

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("TablePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(150)
        self.model = TableModel(self)
        self.view = TableView(self.model, tokens)
        self.footer = Footer(self.model, self.view.header, tokens)
        self._tables = {offer.key: self._chip() for offer in OFFERS}
        self._scopes = {scope: self._chip() for scope in Scope}
        self._choices = {"table": QComboBox(), "scope": QComboBox()}  # instead of the chips where these have no room
        self._tools = {name: self._tool(name) for name in _TOOLS}
        self._tools["eye"].setCheckable(True)
        self._count = QLabel()
        self._count.setObjectName("TableCount")
        self._clear = QToolButton()
        self._clear.setObjectName("offer")
        self._clear.clicked.connect(lambda: self.asked.emit("clear"))
        self._clear.hide()
        self._work, self._bar, self._cancel = QLabel(), QProgressBar(), QPushButton()
        self._title, self._hint, self._remedy = (
            named("", "EmptyTitle"),
            named("", "EmptyText", wrap=True),
            QPushButton(),
        )
        self._export_bar, self._export_cancel = QProgressBar(), QToolButton()
        self._rows = (0, 0)
        self._filters = 0
        self._lay_out()
        self._connect()
        self.dress(tokens)
        self.translate()

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────────

    def show_choice(self, table: str, scope: Scope) -> None:
        self._tables[table].setChecked(True)
        self._scopes[scope].setChecked(True)
        self._choices["table"].setCurrentIndex(list(self._tables).index(table))
        self._choices["scope"].setCurrentIndex(list(Scope).index(scope))

    def show_rows(self, shown: int, of: int, filters: int) -> None:
        """How many rows are shown of how many, and how many columns are filtered."""
        self._rows, self._filters = (shown, of), filters
        same = shown == of
        words = self.tr("{0} 条").format(formats.count(of))
        if not same:
            words = self.tr("{0} / {1} 条").format(formats.count(shown), formats.count(of))
        self._count.setText(words)
        self._clear.setText(self.tr("清除筛选 {0}").format(filters))
        self._clear.setVisible(filters > 0)
        self._make_room()

    def show_cells(self) -> None:
        self._pages.setCurrentIndex(0)

    def show_work(self, words: str, done: float | None = None) -> None:
        """Instead of the cells: what is under way, how far it is."""
        self._work.setText(words)
        self._bar.setRange(0, 0 if done is None else 1000)
        if done is not None:
            self._bar.setValue(round(1000 * done))
        self._pages.setCurrentIndex(1)

    def show_empty(self, title: str, hint: str, remedy: str = "") -> None:
        """Instead of the cells: why there is nothing, and what to do; `remedy` names the button that clears filters."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        self._pages.setCurrentIndex(2)

    def show_export(self, done: float) -> None:
        """How far an export is, 0..1; below 0 when it is over."""
        under_way = done >= 0
        self._export_bar.setVisible(under_way)
        self._export_cancel.setVisible(under_way)
        self._export_bar.setValue(round(1000 * max(0.0, done)))

    def show_revealed(self, *, on: bool) -> None:
        eye = self._tools["eye"]
        eye.setChecked(on)
        eye.setText(self.tr("恢复脱敏") if on else self.tr("显示原文"))
        self.view.viewport().update()

    @property
    def words_of_count(self) -> str:
        return self._count.text()

    @property
    def words_of_page(self) -> str:
        """What stands in place of the cells."""
        return "\n".join(
            (self._work.text(),) if self._pages.currentIndex() == 1 else (self._title.text(), self._hint.text())
        )

    @property
    def shows_cells(self) -> bool:
        return self._pages.currentIndex() == 0

    def tool(self, name: str) -> QToolButton:
        """A button of the bar: columns, copy, eye, export or close."""
        return self._tools[name]

    def scope_button(self, scope: Scope) -> QToolButton:
        return self._scopes[scope]

    def table_button(self, table: str) -> QToolButton:
        return self._tables[table]

    # ── making ─────────────────────────────────────────────────────────────────────────────────────────────

    @staticmethod
    def _chip() -> QToolButton:
        chip = QToolButton()
        chip.setObjectName("TableChip")
        chip.setCheckable(True)
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return chip

    def _tool(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"table_{name}")
        button.setIconSize(QSize(16, 16))
        button.clicked.connect(lambda: self.asked.emit(name))
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 5, 8, 5)
        bar.setSpacing(3)
        for chips in (self._tables.values(), self._scopes.values()):
            self._add_chips(bar, list(chips))
        for choice in self._choices.values():
            choice.hide()
            bar.insertWidget(bar.count() - 1, choice)
        bar.addWidget(self._count)
        bar.addWidget(self._clear)
        bar.addStretch(1)
        self._export_bar.setRange(0, 1000)
        self._export_bar.setFixedSize(120, 16)
        self._export_cancel.setObjectName("offer")
        self._export_cancel.clicked.connect(self.export_cancelled)
        for part in (self._export_bar, self._export_cancel):
            part.hide()
            bar.addWidget(part)
        for name in _TOOLS:
            bar.addWidget(self._tools[name])
        holder = QWidget()
        holder.setObjectName("TableBar")
        holder.setLayout(bar)
        cells = QWidget()
        column = QVBoxLayout(cells)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.footer)
        self._pages = QStackedLayout()
        for page in (
            cells,
            self._page(self._work, self._bar, self._cancel),
            self._page(self._title, self._hint, self._remedy),
        ):
            self._pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(holder)
        outer.addLayout(self._pages, 1)

    def _add_chips(self, bar: QHBoxLayout, chips: Sequence[QToolButton]) -> None:
        group = QButtonGroup(self)
        for chip in chips:
            group.addButton(chip)
            bar.addWidget(chip)
        bar.addSpacing(12)

    @staticmethod
    def _page(*parts: QWidget) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(8)
        column.addStretch(1)
        for part in parts:
            if isinstance(part, QLabel):
                part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            part.setMaximumWidth(520)
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
            if isinstance(part, QProgressBar):
                part.setFixedSize(320, 6)
                part.setTextVisible(False)
        column.addStretch(1)
        return page

    def _connect(self) -> None:
        for key, chip in self._tables.items():
            chip.clicked.connect(lambda _=False, chosen=key: self.table_chosen.emit(chosen))
        for scope, chip in self._scopes.items():
            chip.clicked.connect(lambda _=False, chosen=scope: self.scope_chosen.emit(chosen))
        self._choices["table"].activated.connect(lambda place: self.table_chosen.emit(list(self._tables)[place]))
        self._choices["scope"].activated.connect(lambda place: self.scope_chosen.emit(list(Scope)[place]))
        self._cancel.clicked.connect(lambda: self.asked.emit("cancel"))
        self._remedy.clicked.connect(lambda: self.asked.emit("clear"))

    def dress(self, tokens: Tokens) -> None:
        for name, button in self._tools.items():
            button.setIcon(icon(name, tokens))
        self.view.dress(tokens)
        self.footer.dress(tokens)

    def translate(self) -> None:
        for offer in OFFERS:
            self._tables[offer.key].setText(pick(offer.zh, offer.en))
        for scope, (words, tip) in {
            Scope.ALL: (self.tr("全部"), self.tr("全部记录，不论是否落图")),
            Scope.SHOWN: (self.tr("地图所示"), self.tr("地图上的客户：已落图，且符合左侧的筛选")),
            Scope.IN_VIEW: (self.tr("视野内"), self.tr("只看地图视野内的，随地图移动更新")),
            Scope.SELECTED: (self.tr("所选"), self.tr("只看地图上选中的")),
        }.items():
            self._scopes[scope].setText(words)
            self._scopes[scope].setToolTip(tip)
        for name, (text, tip) in {
            "columns": (self.tr("列"), self.tr("选择显示哪些列；拖动表头换位置，拖动边线改宽度")),
            "copy": (self.tr("复制"), self.tr("复制选中的行，可直接粘贴到 Excel，编号保持文本（Ctrl+C）")),
            "eye": (self.tr("显示原文"), self.tr("显示个人信息原文：需要理由，记入审计日志，两分钟后恢复脱敏")),
            "export": (self.tr("导出"), self.tr("把现在的行和列导出为 Excel 或 CSV（Ctrl+Shift+E）")),
            "close": ("", self.tr("关闭表格（F8）")),
        }.items():
            self._tools[name].setText(text)
            self._tools[name].setToolTip(tip)
            self._tools[name].setAccessibleName(text or tip)
        for choice, chips, about in (
            (self._choices["table"], list(self._tables.values()), self.tr("看哪张表")),
            (self._choices["scope"], list(self._scopes.values()), self.tr("看哪些行")),
        ):
            at = max(choice.currentIndex(), 0)
            choice.clear()
            choice.addItems([chip.text() for chip in chips])
            choice.setCurrentIndex(at)
            choice.setAccessibleName(about)
            choice.setToolTip(about)
        self.view.setAccessibleName(self.tr("表格"))
        self._cancel.setText(self.tr("取消"))
        self._export_cancel.setText(self.tr("取消导出"))
        self._export_bar.setFormat(self.tr("导出 %p%"))
        self._export_bar.setAccessibleName(self.tr("导出进度"))
        self.show_rows(*self._rows, self._filters)
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self.model.columnCount() - 1))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.translate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= _NARROW
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        for name, button in self._tools.items():
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly if name == "close" else style)
        self._make_room()
        super().resizeEvent(event)

    def _make_room(self) -> None:
        """Long words on a narrow window: two lists to choose from, so that nothing is cut."""
        chips = [*self._tables.values(), *self._scopes.values()]
        others = [self._count, *self._tools.values(), *([self._clear] if self._filters else [])]
        needed = sum(part.sizeHint().width() + 3 for part in (*chips, *others)) + 44  # gaps and margins
        fits = needed <= self.width()
        for part, shown in [*((chip, fits) for chip in chips), *((one, not fits) for one in self._choices.values())]:
            if part.isHidden() == shown:
                part.setVisible(shown)
