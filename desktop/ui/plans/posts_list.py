"""定员 by list: every grid of the draft with its posts, lights and lacks; many are chosen and set in one step."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import formats
from desktop.organisation.branch import Branch
from desktop.organisation.outlet import Outlet
from desktop.organisation.staff import Staff
from desktop.plans.assignment import may_lead
from desktop.plans.post_lines import PostLine
from desktop.ui.cards.parts import named
from desktop.ui.plans.posts_model import LINE, Column, Keep, LightsPainter, Narrowed, PostsModel
from desktop.ui.theme import Tokens

_AS_IT_IS = -1  # in a choice: this one is not changed
_FIELDS = ("branch_id", "outlet_id", "staff_id", "backup_id")
_TYPING_MS = 120
_WIDTHS = {Column.CODE: 124, Column.NAME: 130, Column.BRANCH: 96, Column.OUTLET: 112, Column.LEAD: 78,
           Column.BACKUP: 78, Column.LIGHTS: 62, Column.MISSING: 80}  # fmt: skip


class PostsList(QDialog):
    """`set_asked(faces, {field of Posts: id or None})`, `went(face)` by a double click. Nothing is written here."""

    set_asked = Signal(tuple, dict)
    went = Signal(int)
    handover_asked = Signal(tuple)  # codes of the grids that are chosen; none for all

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("PlanDialog")
        self.setModal(False)
        self.resize(880, 500)
        self._branches: tuple[Branch, ...] = ()
        self._outlets: tuple[Outlet, ...] = ()
        self._leads: tuple[Staff, ...] = ()
        self._why_not = ""
        self.rows, self.shown = PostsModel(self), Narrowed(self)
        self.shown.setSourceModel(self.rows)
        self._title, self._note, self.said = named("", "CardTitle"), named("", "SectionNote"), named("", "EmptyText")
        self.said.setWordWrap(True)
        self.words = QLineEdit()
        self.words.setClearButtonEnabled(True)
        self.keeps = QButtonGroup(self)
        self.table = QTableView()
        self.choices = {field: QComboBox() for field in _FIELDS}
        self._labels = {field: QLabel() for field in _FIELDS}
        self.apply, self.handover = QPushButton(), QPushButton()
        self._typed = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typed.timeout.connect(self._narrow)
        self._set_up_table(tokens)
        self._lay_out()
        self._translate()
        self._allow()

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────────

    def offer(self, branches: Sequence[Branch], outlets: Sequence[Outlet], staff: Sequence[Staff]) -> None:
        """Who and what there is to choose from."""
        leads = tuple(one for one in staff if may_lead(one))
        if (self._branches, self._outlets, self._leads) != (tuple(branches), tuple(outlets), leads):
            self._branches, self._outlets, self._leads = tuple(branches), tuple(outlets), leads
            self._fill_choices()

    def show_lines(
        self, lines: Sequence[PostLine], names: dict[tuple[str, int | None], str], *, draft: str, why_not: str
    ) -> None:
        """The grids of a draft; `why_not` says why its posts cannot be changed, empty when they can."""
        self._why_not = why_not
        self.rows.show(lines, names)
        self._note.setText(draft)
        for keep in Keep:
            fitting = sum(keep.fits(line) for line in lines)
            self.keeps.button(keep).setText(f"{self._keep_word(keep)} {formats.count(fitting)}")
        self._allow()

    @property
    def chosen(self) -> tuple[PostLine, ...]:
        """The grids that are chosen, in the order of the list."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(self.shown.index(row, 0).data(LINE) for row in rows)

    def choose(self, faces: Sequence[int]) -> None:
        """Choose these grids, as far as they are listed."""
        wanted, found = set(faces), QItemSelection()
        for row in range(self.shown.rowCount()):
            if self.shown.index(row, 0).data(LINE).face in wanted:
                found.select(self.shown.index(row, 0), self.shown.index(row, len(Column) - 1))
        self.table.selectionModel().select(found, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def say(self, words: str) -> None:
        """One sentence under the list: what was done, or why not."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def dress(self, tokens: Tokens) -> None:
        delegate = self.table.itemDelegateForColumn(Column.LIGHTS)
        if isinstance(delegate, LightsPainter):
            delegate.tokens = tokens
        self.table.viewport().update()

    # ── choosing ───────────────────────────────────────────────────────────────────────────────────────────

    def _narrow(self) -> None:
        self.shown.narrow(Keep(self.keeps.checkedId()), self.words.text())
        self._allow()

    def _chosen_changed(self) -> None:
        self.say("")
        self._fill_choices()
        self._allow()

    def _ask(self) -> None:
        set_to = self.set_to
        if self.apply.isEnabled() and set_to:
            self.set_asked.emit(tuple(line.face for line in self.chosen), set_to)

    @property
    def set_to(self) -> dict[str, int | None]:
        """What is chosen to be set, by field of Posts."""
        found = {field: box.currentData() for field, box in self.choices.items() if box.count()}
        return {field: key for field, key in found.items() if key != _AS_IT_IS}

    def _fill_choices(self) -> None:
        """Outlets of the branch that is chosen or that all chosen grids have; its people stand first."""
        kept = {field: box.currentData() if box.count() else _AS_IT_IS for field, box in self.choices.items()}
        held = {line.posts.branch_id for line in self.chosen}
        branch = kept["branch_id"] if kept["branch_id"] not in (None, _AS_IT_IS) else None
        if branch is None and len(held) == 1:
            branch = next(iter(held))
        own = [outlet for outlet in self._outlets if outlet.branch_id == branch]
        places = {branch, *(outlet.id for outlet in own)}
        people = sorted(self._leads, key=lambda one: (one.org_id not in places, one.staff_no))
        staff: list[tuple[str, int | None]] = [(f"{one.name} · {one.org_name}", one.id) for one in people]
        rows: dict[str, list[tuple[str, int | None]]] = {
            "branch_id": [(one.name, one.id) for one in self._branches],
            "outlet_id": [(one.name, one.id) for one in own],
            "staff_id": [(self.tr("缺岗"), None), *staff],
            "backup_id": [(self.tr("无"), None), *staff],
        }
        for field, box in self.choices.items():
            box.clear()
            nearest = field == "outlet_id" and kept["branch_id"] not in (None, _AS_IT_IS)
            box.addItem(self.tr("最近的网点") if nearest else self.tr("不变"), _AS_IT_IS)
            for words, key in rows[field]:
                box.addItem(words, key)
            place = next((i for i in range(box.count()) if box.itemData(i) == kept[field]), 0)
            box.setCurrentIndex(place)

    def _branch_chosen(self) -> None:
        self._fill_choices()
        self._allow()

    def _allow(self) -> None:
        chosen, why = len(self.chosen), self._why_not
        if not why and not chosen:
            why = self.tr("先在列表中选网格（Shift 选一段，Ctrl 逐个加）")
        if not why and not self.set_to:
            why = self.tr("先选要设的支行、网点、主办或协办")
        self.apply.setEnabled(not why)
        self.apply.setToolTip(why or self.tr("选中的网格一步设好，可撤销；方案生效之日起执行"))
        self.apply.setText(self.tr("设给所选 {0} 个网格").format(formats.count(chosen)))
        if not self.said.text():
            listed, every = self.shown.rowCount(), self.rows.rowCount()
            nothing = self.tr("没有符合条件的网格。清空筛选可看全部。") if every and not listed else ""
            self.said.setText(nothing or self._why_not)
            self.said.setVisible(bool(self.said.text()))

    # ── making ─────────────────────────────────────────────────────────────────────────────────────────────

    def _set_up_table(self, tokens: Tokens) -> None:
        table = self.table
        table.setObjectName("PlanTable")
        table.setModel(self.shown)
        table.setItemDelegateForColumn(Column.LIGHTS, LightsPainter(tokens, table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSortingEnabled(True)
        table.sortByColumn(Column.CODE, Qt.SortOrder.AscendingOrder)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(26)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        table.selectionModel().selectionChanged.connect(lambda *_: self._chosen_changed())
        table.doubleClicked.connect(lambda index: self.went.emit(index.siblingAtColumn(0).data(LINE).face))
        self.rows.dataChanged.connect(lambda *_: self._fill_choices())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        head, narrow, set_ = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._note)
        narrow.addWidget(self.words, 1)
        for keep in Keep:
            chip = QToolButton()
            chip.setObjectName("RankChip")
            chip.setCheckable(True)
            chip.setChecked(keep is Keep.ALL)
            self.keeps.addButton(chip, keep)
            narrow.addWidget(chip)
        narrow.addWidget(self.handover)
        for field, box in self.choices.items():
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(5)
            set_.addWidget(self._labels[field])
            set_.addWidget(box, 1)
        self.apply.setAutoDefault(False)
        self.handover.setAutoDefault(False)
        self.handover.setObjectName("SmallButton")
        self.handover.clicked.connect(lambda: self.handover_asked.emit(tuple(line.code for line in self.chosen)))
        self.apply.setProperty("primary", True)
        set_.addWidget(self.apply)
        column.addLayout(head)
        column.addLayout(narrow)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        column.addLayout(set_)
        self.said.hide()
        self.words.textChanged.connect(lambda _: self._typed.start())
        self.keeps.idClicked.connect(lambda _: self._narrow())
        self.choices["branch_id"].activated.connect(lambda _: self._branch_chosen())
        for box in self.choices.values():
            box.activated.connect(lambda _: self._allow())
        self.apply.clicked.connect(self._ask)

    def _keep_word(self, keep: Keep) -> str:
        return (self.tr("全部"), self.tr("缺岗"), self.tr("未分配"), self.tr("已改"))[keep]

    def _translate(self) -> None:
        self.setWindowTitle(self.tr("定员列表"))
        self._title.setText(self.tr("定员列表"))
        self.handover.setText(self.tr("移交清单…"))
        self.handover.setToolTip(
            self.tr("所选网格（没有选则全部）要移交的客户、贷款和走访，存为 PDF 或 Excel，个人信息脱敏")
        )
        self.words.setPlaceholderText(self.tr("筛选：编码、网格、支行、网点、人"))
        self.words.setAccessibleName(self.tr("筛选网格"))
        self.table.setAccessibleName(self.tr("草案的全部网格和定员"))
        words = (self.tr("支行"), self.tr("网点"), self.tr("主办"), self.tr("协办"))
        for (field, label), text in zip(self._labels.items(), words, strict=True):
            label.setText(text)
            self.choices[field].setAccessibleName(self.tr("所选网格的{0}").format(text))
        tips = (
            self.tr("草案的全部网格"),
            self.tr("没有主办，或主办已离岗"),
            self.tr("没有支行或网点"),
            self.tr("定员与现行的不同"),
        )
        for keep, tip in zip(Keep, tips, strict=True):
            self.keeps.button(keep).setToolTip(tip)
            fitting = sum(keep.fits(line) for line in self.rows.lines)
            self.keeps.button(keep).setText(f"{self._keep_word(keep)} {formats.count(fitting)}")
        self._fill_choices()
        self._allow()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.said.clear()
            self._translate()
        super().changeEvent(event)
