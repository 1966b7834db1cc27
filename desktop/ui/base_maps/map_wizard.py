"""制作离线地图: from which data, to which file, and then onto the map; goes on while its window is closed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop import formats
from desktop.maps.archives.description import degrees
from desktop.maps.archives.tile import tiles_in
from desktop.maps.box import Box
from desktop.refusal import Refused
from desktop.ui.base_maps.map_making import MapMaking
from desktop.ui.cards.parts import named
from desktop.ui.language import pick
from desktop.ui.theme import Tokens, icon
from desktop.ui.window_frame import resize_within

_PICTURES = (".tif", ".tiff")
_DATA = (".pbf", ".osm", ".o5m", ".toml", *_PICTURES)
_ONE_FORM = (".toml", *_PICTURES)  # what can become one form of map only
_STYLES = ("light", "dark", "grey")
DEEPEST = 18
_KIND_ICONS = ("base", "polygon", "rectangle")


class MapWizard(QDialog):
    """`finished_map(path, words, wanted)`: it was made, and whether it is to be put on the list of maps."""

    finished_map = Signal(object, str, bool)
    refused = Signal(object)  # Refused, for when this window is closed

    def __init__(self, tokens: Tokens, view: Callable[[], Box], parent: QWidget) -> None:
        """`view` tells what the map shows now, in world metres."""
        super().__init__(parent)
        self._view = view
        self.making = MapMaking(self)
        self._double_click = QTimer(self, singleShot=True, interval=QApplication.doubleClickInterval())
        self._guessed = ""
        self.source, self.target = QLineEdit(), QLineEdit()
        self.choose_source, self.choose_target = QPushButton(), QPushButton()
        self.add, self.only_view = QCheckBox(), QCheckBox()
        self.add.setChecked(True)
        self.go, self.close_ = QPushButton(), QPushButton()
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)  # the words below tell it
        self.doing = named("", "SectionNote", wrap=True)
        self.problem = named("", "UnlockProblem", wrap=True)
        for words in (self.doing, self.problem):
            words.setTextFormat(Qt.TextFormat.PlainText)
        self._title, self._intro = named("", "CardTitle"), named("", "EmptyText", wrap=True)
        self._labels, self._form_label = (QLabel(), QLabel()), QLabel()
        self._kinds = [(QLabel(), named("", "RowValue"), named("", "RowKey", wrap=True)) for _ in _KIND_ICONS]
        for button in (self.choose_source, self.choose_target, self.close_):
            button.setAutoDefault(False)
        self.form, self.style_ = QComboBox(), QComboBox()
        self.first, self.last = QSpinBox(), QSpinBox()
        for spin, value in ((self.first, 8), (self.last, 14)):
            spin.setRange(0, DEEPEST)
            spin.setValue(value)
            spin.setPrefix("Z")
        self._lay_out()
        self.form.currentIndexChanged.connect(self._form_changed)
        self.style_.setMinimumWidth(84)
        self.first.valueChanged.connect(self.last.setMinimum)
        for spin in (self.first, self.last):
            spin.valueChanged.connect(lambda _: self._estimate())
        self.only_view.toggled.connect(lambda _: self._estimate())
        self.choose_source.clicked.connect(self._ask_source)
        self.choose_target.clicked.connect(self._ask_target)
        self.source.textChanged.connect(self._source_changed)
        self.target.textChanged.connect(lambda _: self._show_state())
        self.go.clicked.connect(self._start_or_cancel)
        self.close_.clicked.connect(self.close)
        parent.installEventFilter(self)
        self._double_click.timeout.connect(self._show_state)
        self.making.told.connect(self._tell)
        self.making.made.connect(self._made)
        self.making.failed.connect(self._failed)
        self.making.cancelled.connect(self._cancelled)
        self.dress(tokens)
        self._translate()
        self._show_state()

    def use_data(self, path: Path) -> None:
        """Offer to make a map of this, unless one is in the making."""
        if not self.making.running:
            self.problem.hide()
            self.source.setText(str(path))

    def dress(self, tokens: Tokens) -> None:
        for name, (picture, _, _) in zip(_KIND_ICONS, self._kinds, strict=True):
            picture.setPixmap(icon(name, tokens).pixmap(20, 20))

    # ── making ─────────────────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        kinds = QWidget()
        kinds.setObjectName("CardBox")
        kinds.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lines = QGridLayout(kinds)
        lines.setContentsMargins(14, 12, 14, 12)
        lines.setHorizontalSpacing(12)
        lines.setVerticalSpacing(3)
        lines.setColumnStretch(1, 1)
        for number, (picture, title, words) in enumerate(self._kinds):
            if number:
                lines.setRowMinimumHeight(3 * number - 1, 5)
            lines.addWidget(picture, 3 * number, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
            lines.addWidget(title, 3 * number, 1)
            lines.addWidget(words, 3 * number + 1, 1)
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(9)
        for label, field, button in zip(
            self._labels, (self.source, self.target), (self.choose_source, self.choose_target), strict=True
        ):
            label.setBuddy(field)
            button.setMinimumWidth(92)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(field, 1)
            row.addWidget(button)
            form.addRow(label, row)
        tiles = QHBoxLayout()
        tiles.setSpacing(8)
        tiles.addWidget(self.form, 1)
        for part in (self.first, self.last, self.style_):
            tiles.addWidget(part)
        form.insertRow(1, self._form_label, tiles)
        form.insertRow(2, "", self.only_view)
        form.addRow("", self.add)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._intro)
        column.addWidget(kinds)
        column.addLayout(form)
        column.addWidget(self.bar)
        column.addWidget(self.doing)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addLayout(buttons)
        self.problem.hide()
        self.bar.hide()
        resize_within(self, 640, 480)

    def _translate(self) -> None:
        self.setWindowTitle(self.tr("制作离线地图"))
        self._title.setText(self.tr("制作离线地图"))
        self._intro.setText(self.tr("把手头的数据一次做成底图文件，以后直接使用。数据只读，不会改动。"))
        texts = (
            (self.tr("OpenStreetMap 数据（.osm.pbf）"), self.tr("做成矢量底图：道路、水系、地名齐全，颜色随主题。")),
            (self.tr("本行图层（GeoPackage、Shapefile）"), self.tr("选说明各图层用途的映射文件（.toml）。")),
            (self.tr("GeoTIFF 影像（.tif）"), self.tr("切成瓦片，保留原来的颜色和透明。")),
        )
        for (_, title, words), (head, text) in zip(self._kinds, texts, strict=True):
            title.setText(head)
            words.setText(text)
        fields = (self.source, self.target)
        for label, field, text in zip(self._labels, fields, (self.tr("数据文件"), self.tr("底图文件")), strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        self._form_label.setText(self.tr("做成"))
        forms = (self.tr("矢量底图（推荐，任何级别都清楚）"), self.tr("瓦片图片（其他软件也能打开）"))
        styles = (self.tr("浅色"), self.tr("深色"), self.tr("灰度"))
        for box, items in ((self.form, forms), (self.style_, styles)):
            for number, item in enumerate(items):
                box.setItemText(number, item) if number < box.count() else box.addItem(item)
        self.form.setAccessibleName(self.tr("做成"))
        self.style_.setAccessibleName(self.tr("样式"))
        self._estimate()
        self.first.setAccessibleName(self.tr("最小级别"))
        self.last.setAccessibleName(self.tr("最大级别"))
        self.choose_source.setText(self.tr("选择…"))
        self.choose_target.setText(self.tr("另存为…"))
        self.choose_source.setAccessibleName(self.tr("选择数据文件"))
        self.choose_target.setAccessibleName(self.tr("选择底图文件的位置"))
        self.bar.setAccessibleName(self.tr("制作进度"))
        self.add.setText(self.tr("做好后加入底图列表并显示"))

    def _show_state(self) -> None:
        running = self.making.running
        for part in (self.source, self.target, self.choose_source, self.choose_target):
            part.setEnabled(not running)
        either = Path(self.source.text().strip()).suffix.lower() not in _ONE_FORM
        self.form.setEnabled(either and not running)
        for tile_part in (self.first, self.last, self.style_, self.only_view):
            tile_part.setVisible(self._as_tiles)
            tile_part.setEnabled(not running)
        ready = bool(self.source.text().strip() and self.target.text().strip())
        self.go.setText(self.tr("取消制作") if running else self.tr("开始制作"))
        self.go.setEnabled(not self._double_click.isActive() if running else ready)
        self.go.setToolTip("" if running or ready else self.tr("先选数据文件"))
        self.go.setProperty("primary", "false" if running else "true")
        self.go.style().polish(self.go)
        self.close_.setText(self.tr("在后台继续") if running else self.tr("关闭"))

    # ── acting ─────────────────────────────────────────────────────────────────────────────────────────────

    def _ask_source(self) -> None:
        kinds = self.tr("地图数据 (*.osm.pbf *.pbf *.osm *.o5m *.toml *.tif *.tiff);;所有文件 (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("选择数据文件"), "", kinds)
        if chosen:
            self.source.setText(chosen)

    def _ask_target(self) -> None:
        suffix = target_for(Path(self.source.text()), as_tiles=self._as_tiles).suffix
        kinds = self.tr("底图文件 (*{0})").format(suffix)
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("底图文件"), self.target.text(), kinds)
        if chosen:
            self.target.setText(chosen if chosen.endswith(suffix) else chosen + suffix)

    @property
    def _as_tiles(self) -> bool:
        """Whether vector data are to be baked into pictures."""
        return self.form.currentIndex() == 1 and Path(self.source.text().strip()).suffix.lower() not in _ONE_FORM

    def _estimate(self) -> None:
        """Say how many tiles the view takes; how many the data take is known when they are read."""
        words = self.tr("只做地图当前视野")
        if self.only_view.isChecked():
            levels = range(self.first.value(), self.last.value() + 1)
            count = sum(len(columns) * len(rows) for columns, rows in (tiles_in(self._view(), z) for z in levels))
            words = self.tr("只做地图当前视野（最多 {0} 张瓦片）").format(formats.count(count))
        self.only_view.setText(words)

    def _form_changed(self) -> None:
        self._source_changed(self.source.text())

    def _source_changed(self, text: str) -> None:
        """Offer a place beside the data, unless the user has named one."""
        if self.target.text() in ("", self._guessed):
            offered = target_for(Path(text.strip()), as_tiles=self._as_tiles)
            self._guessed = str(offered) if text.strip() else ""
            self.target.setText(self._guessed)
        self._show_state()

    def _start_or_cancel(self) -> None:
        if self.making.running:
            self.doing.setText(self.tr("正在取消…"))
            self.making.cancel()
            return
        self.problem.hide()
        source, target = Path(self.source.text().strip()), Path(self.target.text().strip())
        if target.exists():
            self._failed(
                Refused(
                    f"{target.name} 已经存在，没有改动。请换一个文件名。",
                    f"{target.name} exists and was left as it is. Choose another name.",
                )
            )
            return
        self.bar.setRange(0, 0)
        self.bar.show()
        self.doing.setText(self.tr("正在读取 {0}…").format(source.name))
        if self._as_tiles:
            zooms, style = f"{self.first.value()}-{self.last.value()}", _STYLES[self.style_.currentIndex()]
            words = ["tiles", "build", str(source), str(target), "--zoom", zooms, "--style", style]
            if self.only_view.isChecked():
                words.append("--bbox=" + ",".join(f"{edge:.6f}" for edge in degrees(self._view())))
            self.making.start(words, target, resumable=True)
        else:
            self.making.start(("ground", str(source), str(target), "--lines", "100"), target)
        self._double_click.start()  # its second click must not cancel
        self._show_state()

    def _tell(self, percent: int, what: str, seconds: int | None) -> None:
        self.bar.setRange(0, 100)
        self.bar.setValue(percent)
        source, target = Path(self.source.text().strip()), Path(self.target.text().strip())
        if what == source.name:
            step = self.tr("正在读取 {0}…").format(source.name)
        else:  # the writers tell classes and levels
            step = self.tr("正在写入 {0}…").format(target.name)
        left = "" if seconds is None else self.tr("剩余约 {0}").format(f"{seconds // 60}:{seconds % 60:02d}")
        self.doing.setText("　".join(filter(None, (f"{percent}%", step, left))))

    def _rest(self, words: str) -> None:
        self.bar.hide()
        self.doing.setText(words)
        self._show_state()

    def _made(self, path: Path, said: str) -> None:
        self._rest("\n".join(pick(*_both(line)) for line in said.splitlines()))
        self.finished_map.emit(path, self.tr("{0} 已做好。").format(path.name), self.add.isChecked())

    def _failed(self, problem: Refused) -> None:
        self._rest("")
        self.problem.setText(pick(problem.zh, problem.en))
        self.problem.show()
        if not self.isVisible():
            self.refused.emit(problem)

    def _cancelled(self) -> None:
        if self.making.resumable:
            self._rest(self.tr("已取消。做好的部分留着，下次做同一底图时接着做。"))
        else:
            self._rest(self.tr("已取消，没有留下文件。"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Close:  # of the window this one belongs to
            self.making.stop()
        return False

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
            self._show_state()
        super().changeEvent(event)


def is_map_data(path: Path) -> bool:
    """Whether a map can be made of it, by its name; what is in it is seen when it is read."""
    return path.suffix.lower() in _DATA


def target_for(source: Path, *, as_tiles: bool = False) -> Path:
    """Where a map made of `source` is offered to be: beside it, named alike."""
    stem = source.name.removesuffix(".pbf").removesuffix(".osm") if source.suffix == ".pbf" else source.stem
    tiles = as_tiles or source.suffix.lower() in _PICTURES
    return source.parent / ((stem or "map") + (".mbtiles" if tiles else ".ground"))


def _both(line: str) -> tuple[str, str]:
    """A line of a verb in Chinese and in English."""
    zh, slash, en = line.partition(" / ")
    return zh, en if slash else zh
