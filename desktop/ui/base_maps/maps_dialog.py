"""底图管理: the list of maps under the bank, to be added to, ordered, hidden, described, checked and shortened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.refusal import Refused
from desktop.ui.background import Background
from desktop.ui.base_maps.map_details import MapDetails
from desktop.ui.base_maps.map_shelf import MapShelf, ShelfMap
from desktop.ui.base_maps.map_wizard import is_map_data
from desktop.ui.base_maps.map_words import size_words, state_words
from desktop.ui.cards.parts import named
from desktop.ui.language import pick
from desktop.ui.theme import Tokens
from desktop.ui.window_frame import resize_within

_PATH = Qt.ItemDataRole.UserRole


class MapsDialog(QDialog):
    """Changes take effect on the map at once; there is nothing to confirm. Files can be dropped onto it."""

    making_asked = Signal(object)  # Path of the data, or None

    def __init__(
        self,
        shelf: MapShelf,
        background: Background,
        tokens: Tokens,
        failed: Callable[[Exception], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._shelf = shelf
        self._filling = False
        self.problem = named("", "UnlockProblem", wrap=True)
        self.list = QListWidget()
        self.list.setObjectName("MapList")
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.details = MapDetails(shelf, background, tokens, failed)
        self.add_file, self.add_folder, self.make, self.up, self.down = (QPushButton() for _ in range(5))
        self._cache, self.clear = named("", "SectionNote"), QPushButton()
        self._note, self._empty = named("", "SectionNote", wrap=True), QLabel()
        self._empty.setObjectName("EmptyText")
        self._empty.setWordWrap(True)
        buttons = (self.add_file, self.add_folder, self.make, self.up, self.down, self.clear)
        for button in (*buttons, self.details.check, self.details.remove):
            button.setAutoDefault(False)  # Enter in a field accepts the field and presses no button
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_: self._show_current())
        self.list.itemChanged.connect(self._toggled)
        self.list.model().rowsMoved.connect(self._dragged)
        self.add_file.clicked.connect(self._choose_file)
        self.add_folder.clicked.connect(self._choose_folder)
        self.make.clicked.connect(lambda: self.making_asked.emit(None))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.details.removed.connect(self._remove)
        self.clear.clicked.connect(shelf.clear_cache)
        shelf.cache_counted.connect(self._show_cache)
        shelf.count_cache()
        # later: the list must not be made anew while it tells of one of its own items
        shelf.changed.connect(self._fill, Qt.ConnectionType.QueuedConnection)
        shelf.refused.connect(self.say)
        self._translate()
        self._fill()

    @property
    def current(self) -> ShelfMap | None:
        if self.list.currentRow() < 0:
            return None
        path = self.list.currentItem().data(_PATH)
        return next((one for one in self._shelf.maps if one.listed.path == path), None)

    @property
    def cache_words(self) -> str:
        """What is said of the tiles painted on demand."""
        return self._cache.text()

    def say(self, problem: Refused) -> None:
        """Show the sentence of something that could not be done."""
        self.problem.setText(pick(problem.zh, problem.en))
        self.problem.show()

    # ── making ─────────────────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        adding = QHBoxLayout()
        adding.addWidget(self.add_file)
        adding.addWidget(self.add_folder)
        moving = QHBoxLayout()
        moving.addWidget(self.up)
        moving.addWidget(self.down)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(adding)
        left.addWidget(self.list, 1)
        left.addLayout(moving)
        left.addWidget(self.make)
        left.addWidget(self._note)
        cache = QHBoxLayout()
        cache.addWidget(self._cache, 1)
        cache.addWidget(self.clear)
        left.addLayout(cache)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        right = QVBoxLayout(holder)
        right.setContentsMargins(4, 0, 8, 0)
        right.addWidget(self._empty)
        right.addWidget(self.details)
        right.addStretch(1)
        scroll.setWidget(holder)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addLayout(left, 4)
        sides.addWidget(scroll, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.addWidget(self.problem)
        column.addLayout(sides, 1)
        self.problem.hide()
        resize_within(self, 900, 560)

    def _translate(self) -> None:
        self.setWindowTitle(self.tr("底图管理"))
        self.add_file.setText(self.tr("添加文件…"))
        self.add_file.setToolTip(self.tr("MBTiles、PMTiles 或 ground 文件；也可以把文件拖到这里"))
        self.add_folder.setText(self.tr("添加文件夹…"))
        self.add_folder.setToolTip(self.tr("按 z/x/y 存放瓦片图片的文件夹"))
        self.make.setText(self.tr("制作离线地图…"))
        self.make.setToolTip(self.tr("用 OpenStreetMap 数据、本行图层或 GeoTIFF 影像"))
        self.clear.setText(self.tr("清空"))
        self.clear.setToolTip(self.tr("删除 Z15 以下按需画出的瓦片，需要时会重新画"))
        self.up.setText(self.tr("上移"))
        self.down.setText(self.tr("下移"))
        self.up.setToolTip(self.tr("让这张底图盖住上面的一张；最上面的不能再上移"))
        self.down.setToolTip(self.tr("让这张底图移到下面的一张之下；最下面的不能再下移"))
        self.list.setAccessibleName(self.tr("底图列表，最上面的盖住下面的"))
        self._note.setText(self.tr("最上面的盖住下面的；取消勾选即隐藏。最底下是银行文件自带的底图。"))
        self._empty.setText(self.tr("还没有添加底图。点“添加文件…”，或把瓦片文件拖到这里。"))

    def _show_cache(self, size: int) -> None:
        self._cache.setText(self.tr("近看时画出的瓦片：{0}").format(size_words(size)))
        self.clear.setEnabled(size > 0)

    def _fill(self) -> None:
        """Show the list as it is now, keeping the chosen map chosen."""
        chosen = None if self.list.currentRow() < 0 else self.list.currentItem().data(_PATH)
        self._filling = True
        self.list.clear()
        for one in self._shelf.maps:
            item = QListWidgetItem(f"{one.listed.title}\n{state_words(one)}")
            item.setData(_PATH, one.listed.path)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one.listed.shown else Qt.CheckState.Unchecked)
            item.setToolTip(str(one.listed.path))
            self.list.addItem(item)
            if one.listed.path == chosen:
                self.list.setCurrentItem(item)
        self._filling = False
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self._show_current()

    def _show_current(self) -> None:
        if self._filling:
            return
        one, row = self.current, self.list.currentRow()
        self._empty.setVisible(one is None)
        self.details.show_map(one)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)

    # ── acting ─────────────────────────────────────────────────────────────────────────────────────────────

    def _add(self, path: Path) -> None:
        self.problem.hide()
        if is_map_data(path):
            self.making_asked.emit(path)
        else:
            self._shelf.add(path)

    def _choose_file(self) -> None:
        kinds = self.tr("地图文件 (*.mbtiles *.pmtiles *.ground);;所有文件 (*)")
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("添加底图"), "", kinds)
        for path in chosen:
            self._add(Path(path))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("添加瓦片文件夹"))
        if chosen:
            self._add(Path(chosen))

    def _toggled(self, item: QListWidgetItem) -> None:
        if not self._filling:
            self._shelf.show(item.data(_PATH), shown=item.checkState() is Qt.CheckState.Checked)

    def _move(self, steps: int) -> None:
        one = self.current
        if one is not None:
            self._shelf.move(one.listed.path, steps)

    def _dragged(self) -> None:
        """The list shows another order than the shelf has: bring each map to its place there."""
        if self._filling:
            return
        order = [self.list.item(row).data(_PATH) for row in range(self.list.count())]
        self._shelf.put_in_order(order)

    def _remove(self) -> None:
        one = self.current
        if one is not None:
            self._shelf.remove(one.listed.path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self._add(Path(url.toLocalFile()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
            self._fill()
        super().changeEvent(event)

    def done(self, code: int) -> None:
        self.details.stop()
        super().done(code)
