"""The bench below the map: who waits, why, which villages are likely, and what a key or a click does about it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop import formats
from desktop.locating.datum_check import DatumFinding
from desktop.locating.queue_queries import Queue, Waiting
from desktop.ui.cards.flow import FlowLayout
from desktop.ui.cards.parts import named
from desktop.ui.locating.reason_words import reason_words

OPEN, IN_DOUBT = "open", "doubtful"


class QueuePanel(QWidget):
    """`asked` when another part of the queue is wanted, `chosen(row)` when a customer is taken up; `pass_asked`,
    `repair_asked`, `closed` for the buttons. `pressed(key)`: a key of the work, True when it was used."""

    asked = Signal()
    chosen = Signal(int)
    pass_asked = Signal()
    repair_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("LocateBench")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pressed: Callable[[int], bool] = bool
        self._queue: Queue | None = None
        self._datum: tuple[DatumFinding, str] | None = None
        self._filling = False
        self.kind, self.reason, self.town, self.village = (QComboBox() for _ in range(4))
        self.pass_, self.close_, self.repair = (QPushButton() for _ in range(3))
        self._title, self._hint, self._shift = named("", "SectionTitle"), QLabel(), QLabel()
        self.table = QTableWidget(0, 4)
        self._lay_out()
        self._translate()

    def _lay_out(self) -> None:
        for box, signs in ((self.kind, 13), (self.reason, 7), (self.town, 7), (self.village, 7)):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(signs)
            box.activated.connect(lambda _: self.asked.emit())
        for button in (self.pass_, self.close_, self.repair):
            button.setAutoDefault(False)
            button.setObjectName("SmallButton")
        self.pass_.clicked.connect(self.pass_asked)
        self.close_.clicked.connect(self.closed)
        self.repair.clicked.connect(self.repair_asked)
        self._hint.setObjectName("EmptyText")
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._shift.setWordWrap(True)
        head = QWidget()
        flow = FlowLayout(head)
        for part in (self._title, self.kind, self.reason, self.town, self.village, self.pass_, self.close_):
            flow.addWidget(part)
        shift = QHBoxLayout()
        shift.addWidget(self._shift, 1)
        shift.addWidget(self.repair)
        table = self.table
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        table.currentCellChanged.connect(lambda row, *_: self._row_changed(row))
        table.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(5)
        column.addWidget(head)
        column.addLayout(shift)
        column.addWidget(self._hint)
        column.addWidget(table, 1)
        self.show_shift(None, "")

    @property
    def wanted(self) -> tuple[str, int | None, int | None, int | None]:
        """Which queue, reason, town and likely village are chosen; None for all."""
        kind = self.kind.currentData() or OPEN
        return kind, self.reason.currentData(), self.town.currentData(), self.village.currentData()

    @property
    def shift_words(self) -> str:
        """What is said of a batch from a shifted map; empty for none."""
        return self._shift.text() if self._datum is not None else ""

    def show_queue(self, queue: Queue, *, customer: int | None, row: int) -> None:
        """The rows, and the customer taken up: the one given if it is still there, else whoever stands in its row."""
        self._queue = queue
        self._fill_boxes(queue)
        self._filling = True
        self.table.setRowCount(len(queue.rows))
        for place, one in enumerate(queue.rows):
            for column, text in enumerate(_cells(one)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(place, column, item)
        self.table.resizeColumnToContents(0)
        self.table.resizeColumnToContents(2)
        self._filling = False
        self._say()
        rows = [one.customer for one in queue.rows]
        if not rows:
            self.chosen.emit(-1)
            return
        self.take(rows.index(customer) if customer in rows else min(max(row, 0), len(rows) - 1))

    def take(self, row: int) -> None:
        """Take up the customer of a row."""
        again = self.table.currentRow() == row
        self.table.setCurrentCell(row, 0)
        if again:
            self.chosen.emit(row)

    def show_shift(self, finding: DatumFinding | None, batch: str) -> None:
        """A batch that seems to come from a shifted map, with the button that repairs it."""
        self._datum = None if finding is None else (finding, batch)
        self._say()

    def show_work(self, done: float | None) -> None:
        """How far a pass over the bank is; None when none is under way."""
        self.pass_.setText(self.tr("按地址定位…") if done is None else self.tr("停止（{0:.0%}）").format(done))

    def _row_changed(self, row: int) -> None:
        if not self._filling and row >= 0:
            self.chosen.emit(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the work, where the list has the focus."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return bool(self.pressed(event.key()))
        return False

    def _fill_boxes(self, queue: Queue) -> None:
        kind, reason, town, village = self.wanted
        self.kind.setItemText(1, self.tr("存疑 {0}").format(formats.count(queue.doubtful)))
        for box in (self.reason, self.town, self.village):
            box.setVisible(kind == OPEN)
        if kind != OPEN:
            return
        self.kind.setItemText(0, self.tr("未定位 {0}").format(formats.count(sum(queue.by_reason.values()))))
        everything = self.tr("全部原因")
        reasons = [
            (f"{reason_words(key)} {formats.count(number)}", key) for key, number in sorted(queue.by_reason.items())
        ]
        _refill(self.reason, everything, reasons, reason)
        towns = [(f"{name} {formats.count(number)}", key) for (key, name), number in sorted(queue.by_town.items())]
        _refill(self.town, self.tr("全部乡镇"), towns, town)
        likely = sorted(queue.by_village.items(), key=lambda one: -one[1])
        villages = [(f"{name} {formats.count(number)}", key) for (key, name), number in likely]
        _refill(self.village, self.tr("全部候选村"), villages, village)

    def _say(self) -> None:
        self._shift.setVisible(self._datum is not None)
        self.repair.setVisible(self._datum is not None)
        if self._datum is not None:
            finding, batch = self._datum
            words = self.tr("批次“{0}”的 {1} 个坐标疑为 {2}：在所写村内的现有 {3:.0%}，纠正后 {4:.0%}。")
            self._shift.setText(
                words.format(
                    batch, formats.count(finding.points), finding.datum.value, finding.inside_now, finding.inside_then
                )
            )
            self.repair.setText(self.tr("纠正这一批"))
            self.repair.setToolTip(self.tr("整批换算到 CGCS2000，保留收到的原坐标，可撤销"))
        queue = self._queue
        if queue is None:
            self._hint.setText(self.tr("正在读取…"))
            return
        if queue.total:
            in_doubt = self.wanted[0] == IN_DOUBT
            work = (
                self.tr("单击地图改位置 · 回车确认原位置 · ↓ 下一位")
                if in_doubt
                else self.tr("单击地图即定位 · 1 2 采用候选村 · 回车采用第一个 · ↓ 下一位")
            )
            shown = self.tr("列出前 {0} 位，共 {1} 位 · ").format(len(queue.rows), formats.count(queue.total))
            self._hint.setText(shown + work if queue.total > len(queue.rows) else work)
            self._hint.setToolTip(work)
        elif self.wanted[0] == IN_DOUBT:
            self._hint.setText(self.tr("没有存疑的位置。坐标离所写的村超过 500 米时，会列在这里。"))
        else:
            self._hint.setText(
                self.tr("这里没有人等待。点“按地址定位”读取全行地址；读不出村的会列在这里，逐个手工定位。")
            )

    def _translate(self) -> None:
        self._title.setText(self.tr("客户定位"))
        if not self.kind.count():
            self.kind.addItem("", OPEN)
            self.kind.addItem("", IN_DOUBT)
        self.kind.setItemText(0, self.tr("未定位"))
        self.kind.setItemText(1, self.tr("存疑"))
        self.show_work(None)
        self.pass_.setToolTip(self.tr("离线读取还没有村的地址，给没有位置的客户定位；一步写入，可整步撤销"))
        self.close_.setText(self.tr("关闭"))
        self.table.setHorizontalHeaderLabels([self.tr("客户"), self.tr("地址"), self.tr("原因"), self.tr("候选村")])
        self.table.setAccessibleName(self.tr("等待定位的客户"))
        names = (self.tr("哪个队列"), self.tr("原因"), self.tr("乡镇"), self.tr("候选村"))
        for box, name in zip((self.kind, self.reason, self.town, self.village), names, strict=True):
            box.setAccessibleName(name)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
            self.asked.emit()
        super().changeEvent(event)


def _cells(one: Waiting) -> tuple[str, str, str, str]:
    likely = "   ".join(
        f"{number} {village.name}（{village.town}）" for number, village in enumerate(one.candidates, 1)
    )
    return one.name, one.address or formats.NOTHING, reason_words(one.reason), likely or one.town or formats.NOTHING


def _refill(box: QComboBox, everything: str, entries: list[tuple[str, int]], chosen: int | None) -> None:
    box.clear()
    box.addItem(everything, None)
    for text, key in entries:
        box.addItem(text, key)
    box.setCurrentIndex(max(0, box.findData(chosen) if chosen is not None else 0))
