"""The window of segments: those that are saved, with their counts, and the making of a new one."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop import formats
from desktop.segments.edits import LONGEST_TITLE
from desktop.segments.segment import Segment
from desktop.ui.cards.parts import named
from desktop.ui.choices import say_choices

AREAS = ("bank", "card", "shape")


class SegmentsWindow(QDialog):
    """Says what is wanted; the desk does it."""

    chosen = Signal()
    shown_asked = Signal(object)  # Segment
    removed = Signal(object)
    exported = Signal(object)
    import_asked = Signal()
    draft_changed = Signal()  # area or exclusions of the new one
    saved = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("SegmentsWindow")
        self.setModal(False)
        self.resize(860, 520)
        self._segments: tuple[Segment, ...] = ()
        self._counts: Mapping[int, int] = {}
        self.list = QTreeWidget()
        self.empty = named("", "EmptyText", wrap=True)
        self.words = named("", "EmptyText", wrap=True)
        self.show_, self.export, self.remove, self.take_in = (QPushButton() for _ in range(4))
        self.fresh = QGroupBox()
        self.filters = named("", "EmptyText", wrap=True)
        self.area, self.quiet, self.listed = QComboBox(), QCheckBox(), QCheckBox()
        self.count, self.title, self.save = named("", "SectionTitle"), QLineEdit(), QPushButton()
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        self.list.setColumnCount(3)
        self.list.setRootIsDecorated(False)
        heads = self.list.header()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place in (1, 2):
            heads.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        for button in (self.show_, self.export, self.remove, self.take_in, self.save):
            button.setAutoDefault(False)
        self.save.setProperty("primary", True)
        self.title.setMaxLength(LONGEST_TITLE)
        for box in (self.quiet, self.listed):
            box.setChecked(True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.show_)
        row.addWidget(self.export)
        row.addWidget(self.take_in)
        row.addStretch(1)
        row.addWidget(self.remove)
        column.addLayout(row)
        inside = QVBoxLayout(self.fresh)
        inside.addWidget(self.filters)
        inside.addWidget(self.area)
        inside.addWidget(self.quiet)
        inside.addWidget(self.listed)
        inside.addStretch(1)
        inside.addWidget(self.count)
        inside.addWidget(self.title)
        inside.addWidget(self.save)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.fresh)
        split.setStretchFactor(0, 1)
        split.setSizes([540, 300])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 16)
        whole.addWidget(split)

    def _connect(self) -> None:
        self.list.itemSelectionChanged.connect(self._choose)
        self.list.itemActivated.connect(lambda *_: self._emit(self.shown_asked))
        self.show_.clicked.connect(lambda: self._emit(self.shown_asked))
        self.export.clicked.connect(lambda: self._emit(self.exported))
        self.remove.clicked.connect(lambda: self._emit(self.removed))
        self.take_in.clicked.connect(self.import_asked)
        self.area.currentIndexChanged.connect(lambda _: self.draft_changed.emit())
        for box in (self.quiet, self.listed):
            box.toggled.connect(lambda _: self.draft_changed.emit())
        self.title.textChanged.connect(lambda _: self._allow())
        self.title.returnPressed.connect(self._save)
        self.save.clicked.connect(self._save)

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────────

    @property
    def segment(self) -> Segment | None:
        """The one that is chosen."""
        items = self.list.selectedItems()
        return self._segments[self.list.indexOfTopLevelItem(items[0])] if items else None

    @property
    def chosen_area(self) -> str:
        """One of AREAS."""
        return AREAS[max(0, self.area.currentIndex())]

    def show_segments(self, segments: tuple[Segment, ...], counts: Mapping[int, int]) -> None:
        """`counts` by id; one that is not there is still being counted."""
        kept = self.segment
        self._segments, self._counts = segments, counts
        self.list.clear()
        for one in segments:
            number = counts.get(one.id)
            line = QTreeWidgetItem([one.title, "…" if number is None else formats.count(number), one.created_by])
            line.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(line)
            if kept is not None and one.id == kept.id:
                line.setSelected(True)
        self.empty.setVisible(not segments)
        self.list.setVisible(bool(segments))
        self._allow()

    def say_words(self, words: tuple[str, ...]) -> None:
        """Of the chosen segment."""
        self.words.setText("；".join(words))

    def show_draft(self, words: tuple[str, ...], number: int | None) -> None:
        """The new one in words, and how many it would hold; None while they are counted."""
        self.filters.setText(
            self.tr("{0}。").format("；".join(words)) + self.tr("在客户表（F8）中筛选、在地图上圈选，这里随之改变。")
        )
        self.count.setText(
            self.tr("正在计数…") if number is None else self.tr("{0} 位客户").format(formats.count(number))
        )

    def _choose(self) -> None:
        self._allow()
        self.chosen.emit()

    def _emit(self, signal: SignalInstance) -> None:
        if self.segment is not None:
            signal.emit(self.segment)

    def _save(self) -> None:
        if self.title.text().strip():
            self.saved.emit(self.title.text().strip())

    def _allow(self) -> None:
        some, why = self.segment is not None, self.tr("先选择一个客群")
        for button in (self.show_, self.export, self.remove):
            button.setEnabled(some)
            button.setToolTip("" if some else why)
        named_so = bool(self.title.text().strip())
        self.save.setEnabled(named_so)
        again = any(one.title == self.title.text().strip() for one in self._segments)
        self.save.setText(self.tr("更新这个客群") if again else self.tr("保存客群"))
        self.save.setToolTip("" if named_so else self.tr("先给客群起个名称"))
        if not some:
            self.words.setText("")

    def _translate(self) -> None:
        self.setWindowTitle(self.tr("客群"))
        self.list.setHeaderLabels([self.tr("客群"), self.tr("客户（条）"), self.tr("建立人")])
        self.list.setAccessibleName(self.tr("已保存的客群"))
        self.empty.setText(self.tr("还没有客群。在客户表中筛选，或在地图上圈选，然后在右边起名保存；人数随资料变化。"))
        self.show_.setText(self.tr("在地图和表格中显示"))
        self.export.setText(self.tr("存为文件…"))
        self.take_in.setText(self.tr("读入文件…"))
        self.remove.setText(self.tr("删除"))
        self.fresh.setTitle(self.tr("新客群"))
        areas = self.tr("全行"), self.tr("卡片上的网格、支行、客户经理或乡镇"), self.tr("最近一次在地图上圈出的范围")
        say_choices(self.area, areas)
        self.area.setAccessibleName(self.tr("范围"))
        self.quiet.setText(self.tr("排除勿扰客户"))
        self.listed.setText(self.tr("排除黑名单客户"))
        self.title.setPlaceholderText(self.tr("客群名称"))
        self.title.setAccessibleName(self.tr("客群名称"))
        self._allow()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
