"""The list of plans: begin a draft, open one, copy it, throw it away, and bring it into force."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.plans.plan import Plan, Status
from desktop.ui.cards.parts import named
from desktop.ui.plans.plan_acts import PlanActs
from desktop.ui.plans.plan_words import history_words, status_words


class PlansDialog(QDialog):
    """Signals say what is wanted; the desk does it and shows the list anew."""

    begun = Signal(str, str)  # title, purpose
    opened = Signal(int)
    copied = Signal(int, str)  # plan, title of the copy
    discarded = Signal(int)
    import_wanted = Signal()  # a layer of another program
    exported = Signal(object)  # Plan: its grids are to leave as a layer
    compared = Signal(object)  # Plan: it is to be seen beside what is in force
    handover_asked = Signal(int, str)  # plan, its title
    dated = Signal(str)  # the day from which a published plan holds: its map is to be seen

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("PlansDialog")
        self.setModal(False)
        self.resize(620, 460)
        self._plans: tuple[Plan, ...] = ()
        self._day, self._busy = "", False
        self.acts = PlanActs()
        self._title, self._note = named("", "CardTitle"), QLabel()
        self._note.setObjectName("EmptyText")
        self._note.setWordWrap(True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(lambda _: self._allow())
        self.list.itemActivated.connect(lambda _: self._open())
        self.name, self.purpose = QLineEdit(), QLineEdit()
        self.name.textChanged.connect(lambda _: self._allow())
        self.name.returnPressed.connect(self._begin)
        self.begin, self.open_, self.copy, self.discard, self.compare, self.handover = (QPushButton() for _ in range(6))
        self.import_, self.export_ = QPushButton(), QPushButton()
        for button, act in (
            (self.begin, self._begin), (self.open_, self._open), (self.copy, self._copy), (self.discard, self._discard),
            (self.compare, self._compare), (self.handover, self._ask_handover),
            (self.import_, self.import_wanted.emit), (self.export_, self._export),
        ):  # fmt: skip
            button.setAutoDefault(False)
            button.clicked.connect(act)
        self.begin.setProperty("primary", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(9)
        column.addWidget(self._title)
        column.addWidget(self._note)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.open_)
        row.addWidget(self.compare)
        row.addWidget(self.copy)
        row.addWidget(self.handover)
        row.addWidget(self.export_)
        row.addStretch(1)
        row.addWidget(self.discard)
        column.addLayout(row)
        column.addWidget(self.acts)
        new = QHBoxLayout()
        new.addWidget(self.name, 2)
        new.addWidget(self.purpose, 3)
        new.addWidget(self.begin)
        new.addWidget(self.import_)
        column.addLayout(new)
        self._translate()
        self._allow()

    def show_plans(self, plans: tuple[Plan, ...], day: str, *, on_map: int | None = None) -> None:
        """All plans, and how far they have come on a day; the one on the map is chosen."""
        chosen = on_map if on_map is not None else None if self.chosen is None else self.chosen.id
        self._plans, self._day = plans, day
        self.list.clear()
        for plan in plans:
            item = QListWidgetItem(f"{plan.title}\n{status_words(plan, day)} · {history_words(plan)}")
            item.setToolTip(plan.purpose or "")
            self.list.addItem(item)
            if plan.id == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and plans:
            self.list.setCurrentRow(0)
        self._allow()

    @property
    def chosen(self) -> Plan | None:
        row = self.list.currentRow()
        return self._plans[row] if 0 <= row < len(self._plans) else None

    def show_busy(self, busy: bool) -> None:
        """While something is written no other act begins."""
        self._busy = busy
        self._allow()

    def _allow(self) -> None:
        plan = self.chosen
        is_draft = plan is not None and plan.status is Status.DRAFT
        self.open_.setEnabled(plan is not None)
        self.open_.setText(self.tr("打开草案") if is_draft else self.tr("在地图上看"))
        self.compare.setEnabled(plan is not None)
        self.handover.setEnabled(plan is not None)
        self.handover.setToolTip(
            self.tr("这个方案要移交的客户、贷款和走访，从谁到谁，存为 PDF 或 Excel，个人信息脱敏")
            if plan is not None
            else self.tr("先在列表中选一个方案")
        )
        for button in (self.copy, self.discard):
            button.setEnabled(is_draft and not self._busy)
            button.setToolTip("" if is_draft else self.tr("先在列表中选一个草案"))
        self.export_.setEnabled(plan is not None)
        self.export_.setToolTip(self.tr("存为 GeoPackage、Shapefile、GeoJSON 或 KML，其他软件可以打开"))
        self.import_.setToolTip(self.tr("其他软件画的网格面，检查、修复后成为草案"))
        self.acts.show_plan(plan, busy=self._busy)
        self.begin.setEnabled(bool(self.name.text().strip()))
        self.begin.setToolTip("" if self.begin.isEnabled() else self.tr("先写草案的名称"))

    def _begin(self) -> None:
        if self.name.text().strip():
            self.begun.emit(self.name.text().strip(), self.purpose.text().strip())

    def _open(self) -> None:
        plan = self.chosen
        if plan is not None and not plan.status.is_published:
            self.opened.emit(plan.id)
        elif plan is not None:
            self.dated.emit(plan.valid_from or self._day)

    def _compare(self) -> None:
        if self.chosen is not None:
            self.compared.emit(self.chosen)

    def _copy(self) -> None:
        if self.chosen is not None:
            taken = {plan.title for plan in self._plans}
            title = next(
                name
                for number in range(2, 1000)
                if (name := self.tr("{0} 副本{1}").format(self.chosen.title, number)) not in taken
            )
            self.copied.emit(self.chosen.id, title)

    def _ask_handover(self) -> None:
        if self.chosen is not None:
            self.handover_asked.emit(self.chosen.id, self.chosen.title)

    def _export(self) -> None:
        if self.chosen is not None:
            self.exported.emit(self.chosen)

    def _discard(self) -> None:
        if self.chosen is not None:
            self.discarded.emit(self.chosen.id)

    def _translate(self) -> None:
        self.setWindowTitle(self.tr("网格化方案"))
        self._title.setText(self.tr("网格化方案"))
        self._note.setText(
            self.tr("草案从现行方案开始，只记下不同之处；改动不影响现行的网格。每一步都会立即保存，断电也不会丢。")
        )
        self.list.setAccessibleName(self.tr("方案列表"))
        self.name.setPlaceholderText(self.tr("新草案的名称"))
        self.name.setAccessibleName(self.tr("新草案的名称"))
        self.purpose.setPlaceholderText(self.tr("为什么起草（可不填）"))
        self.purpose.setAccessibleName(self.tr("为什么起草"))
        for button, words in (
            (self.begin, self.tr("起草")), (self.copy, self.tr("复制为新草案")), (self.discard, self.tr("删除草案")),
            (self.import_, self.tr("导入图层…")), (self.export_, self.tr("导出图层…")),
            (self.compare, self.tr("与现行对比")),
            (self.handover, self.tr("移交清单…")),
        ):  # fmt: skip
            button.setText(words)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
            self.show_plans(self._plans, self._day)
        super().changeEvent(event)
