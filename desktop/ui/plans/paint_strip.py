"""The strip of the paint tool: whole villages or groups, the size of the brush, and the grids they are given to."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.plans.draft import Draft
from desktop.plans.units import UnitKind
from desktop.ui.cards.flow import FlowLayout

SIZES = (3, 10, 20, 35, 60, 100)  # radius of the brush in pixels
MOST_TARGETS = 9
_LETTERS = 7
_ROOM_FOR_NAMES = 620  # pixels


class PaintStrip(QWidget):
    """`changed` when another unit, brush or target is chosen. `target` is a face of the draft, None = none yet."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("DraftBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.kind = UnitKind.VILLAGE
        self.target: int | None = None
        self._size = 1
        self._faces: list[int] = []
        self._draft: Draft | None = None
        self.kinds = {kind: QToolButton() for kind in UnitKind}
        for kind, button in self.kinds.items():
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setChecked(kind is self.kind)
            button.clicked.connect(lambda _=False, chosen=kind: self.use_kind(chosen))
        self.smaller, self.larger = QToolButton(), QToolButton()
        self.smaller.clicked.connect(lambda: self.resize_brush(-1))
        self.larger.clicked.connect(lambda: self.resize_brush(1))
        self._brush, self._to, self.note = QLabel(), QLabel(), QLabel()
        self.note.setObjectName("EmptyText")
        self.list = QComboBox()
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.setMinimumContentsLength(9)
        self.list.activated.connect(lambda row: self.choose(self.list.itemData(row)))
        self.chips = [QToolButton() for _ in range(MOST_TARGETS)]
        for number, chip in enumerate(self.chips):
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, at=number: self.choose_number(at + 1))
            chip.hide()
        for label in (self._brush, self._to, self.note):  # in one line with the buttons
            label.setMinimumHeight(self.list.sizeHint().height())
        holder = QWidget()
        flow = FlowLayout(holder)
        for widget in (
            *self.kinds.values(), self._brush, self.smaller, self.larger, self._to, self.list, *self.chips, self.note,
        ):  # fmt: skip
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 4)
        column.addWidget(holder)
        self.hide()
        self._translate()

    @property
    def radius(self) -> int:
        """Of the brush, in pixels."""
        return SIZES[self._size]

    def show_draft(self, draft: Draft) -> None:
        """The grids to choose from; those that the draft has redrawn stand by at once."""
        first = self._draft is None or self._draft.plan.id != draft.plan.id
        if first:
            self._faces, self.target = sorted(draft.redrawn_faces & draft.grids.keys())[:MOST_TARGETS], None
        self._draft = draft
        self._faces = [face for face in self._faces if face in draft.grids]
        if self.target not in draft.grids:
            self.target = None
        with QSignalBlocker(self.list):
            self.list.clear()
            for face, grid in sorted(draft.grids.items(), key=lambda one: one[1].code):
                self.list.addItem(f"{grid.name} · {grid.code}", face)
        self._say()

    def choose(self, face: int) -> None:
        """Make a grid the target; it gets a number if it has none, the oldest makes room."""
        if self._draft is None or face not in self._draft.grids:
            return
        if face not in self._faces:
            self._faces = [*self._faces[-(MOST_TARGETS - 1) :], face]
        self.target = face
        self._say()
        self.changed.emit()

    def choose_number(self, number: int) -> bool:
        """The target with this number, from 1; False when there is none."""
        if not 1 <= number <= len(self._faces):
            return False
        self.choose(self._faces[number - 1])
        return True

    def use_kind(self, kind: UnitKind) -> None:
        self.kind = kind
        self.kinds[kind].setChecked(True)
        self._say()
        self.changed.emit()

    def resize_brush(self, by: int) -> None:
        self._size = min(len(SIZES) - 1, max(0, self._size + by))
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        draft = self._draft
        for number, chip in enumerate(self.chips):
            there = number < len(self._faces) and draft is not None
            chip.setVisible(there)
            if there and draft is not None:
                name = draft.grids[self._faces[number]].name
                short = name if len(name) <= _LETTERS else name[: _LETTERS - 1] + "…"
                chip.setText(f"{number + 1} {short}" if self.width() >= _ROOM_FOR_NAMES else str(number + 1))
                chip.setToolTip(self.tr("涂给 {0}（按 {1}）").format(name, number + 1))
                chip.setAccessibleName(chip.toolTip())
                chip.setChecked(self._faces[number] == self.target)
        self.list.setCurrentIndex(-1 if self.target is None else self.list.findData(self.target))
        self._brush.setText(self.tr("画笔 {0} 像素").format(2 * self.radius))
        self.smaller.setEnabled(self._size > 0)
        self.larger.setEnabled(self._size < len(SIZES) - 1)
        self.smaller.setToolTip(self.tr("画笔小一号 [") if self._size else self.tr("画笔已经最小"))
        self.larger.setToolTip(self.tr("画笔大一号 ]") if self.larger.isEnabled() else self.tr("画笔已经最大"))
        words = self.tr("小组边界为示意") if self.kind is UnitKind.GROUP else ""
        self.note.setText(words)
        self.note.setToolTip(self.tr("小组没有勘定边界：按各组位置就近划分"))
        self.note.setVisible(bool(words))
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() < _ROOM_FOR_NAMES) != (event.size().width() < _ROOM_FOR_NAMES):
            self._say()

    def _translate(self) -> None:
        texts = {UnitKind.VILLAGE: self.tr("整村"), UnitKind.GROUP: self.tr("小组")}
        tips = {
            UnitKind.VILLAGE: self.tr("一次涂一个村或社区（K 切换）"),
            UnitKind.GROUP: self.tr("一次涂一个村民小组；边界为示意（K 切换）"),
        }
        for kind, button in self.kinds.items():
            button.setText(texts[kind])
            button.setToolTip(tips[kind])
            button.setAccessibleName(tips[kind])
        self.smaller.setText("−")
        self.larger.setText("+")
        self.smaller.setAccessibleName(self.tr("画笔小一号"))
        self.larger.setAccessibleName(self.tr("画笔大一号"))
        self._to.setText(self.tr("涂给"))
        self.list.setAccessibleName(self.tr("目标网格"))
        self.list.setToolTip(self.tr("在这里选目标网格，或在地图上按住 Alt 单击"))
        self.list.setPlaceholderText(self.tr("选目标网格，或 Alt+单击"))
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
