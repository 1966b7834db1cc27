"""制作离线地图: from which data, to which file, and then onto the map; goes on while its window is closed."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.refusal import Refused
from desktop.ui.base_maps.map_making import MapMaking
from desktop.ui.cards.parts import named
from desktop.ui.language import pick
from desktop.ui.theme import Tokens, icon

_PICTURES = (".tif", ".tiff")
_DATA = (".pbf", ".osm", ".o5m", ".toml", *_PICTURES)
_KIND_ICONS = ("base", "polygon", "rectangle")


class MapWizard(QDialog):
    """`finished_map(path, words, wanted)`: it was made, and whether it is to be put on the list of maps."""

    finished_map = Signal(object, str, bool)
    refused = Signal(object)  # Refused, for when this window is closed

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.making = MapMaking(self)
        self._guessed = ""
        self.source, self.target = QLineEdit(), QLineEdit()
        self.choose_source, self.choose_target = QPushButton(), QPushButton()
        self.add = QCheckBox()
        self.add.setChecked(True)
        self.go, self.close_ = QPushButton(), QPushButton()
        self.go.setProperty("primary", "true")
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.doing = named("", "SectionNote", wrap=True)
        self.problem = named("", "UnlockProblem", wrap=True)
        for words in (self.doing, self.problem):
            words.setTextFormat(Qt.TextFormat.PlainText)
        self._title, self._intro = named("", "CardTitle"), named("", "EmptyText", wrap=True)
        self._labels = (QLabel(), QLabel())
        self._kinds = [(QLabel(), named("", "RowValue"), named("", "RowKey", wrap=True)) for _ in _KIND_ICONS]
        for button in (self.choose_source, self.choose_target, self.close_):
            button.setAutoDefault(False)
        self._lay_out()
        self.choose_source.clicked.connect(self._ask_source)
        self.choose_target.clicked.connect(self._ask_target)
        self.source.textChanged.connect(self._source_changed)
        self.target.textChanged.connect(lambda _: self._show_state())
        self.go.clicked.connect(self._start_or_cancel)
        self.close_.clicked.connect(self.close)
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
        self.resize(640, 480)

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
        ready = bool(self.source.text().strip() and self.target.text().strip())
        self.go.setText(self.tr("取消制作") if running else self.tr("开始制作"))
        self.go.setEnabled(running or ready)
        self.go.setToolTip("" if self.go.isEnabled() else self.tr("先选数据文件"))
        self.close_.setText(self.tr("在后台继续") if running else self.tr("关闭"))

    # ── acting ─────────────────────────────────────────────────────────────────────────────────────────────

    def _ask_source(self) -> None:
        kinds = self.tr("地图数据 (*.osm.pbf *.pbf *.osm *.o5m *.toml *.tif *.tiff);;所有文件 (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("选择数据文件"), "", kinds)
        if chosen:
            self.source.setText(chosen)

    def _ask_target(self) -> None:
        suffix = target_for(Path(self.source.text())).suffix
        kinds = self.tr("底图文件 (*{0})").format(suffix)
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("底图文件"), self.target.text(), kinds)
        if chosen:
            self.target.setText(chosen if chosen.endswith(suffix) else chosen + suffix)

    def _source_changed(self, text: str) -> None:
        """Offer a place beside the data, unless the user has named one."""
        if self.target.text() in ("", self._guessed):
            self._guessed = str(target_for(Path(text.strip()))) if text.strip() else ""
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
        self.making.start(source, target)
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
        self.doing.setText("　".join(filter(None, (step, left))))

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
        self._rest(self.tr("已取消，没有留下文件。"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
            self._show_state()
        super().changeEvent(event)


def is_map_data(path: Path) -> bool:
    """Whether a map can be made of it, by its name; what is in it is seen when it is read."""
    return path.suffix.lower() in _DATA


def target_for(source: Path) -> Path:
    """Where a map made of `source` is offered to be: beside it, named alike."""
    stem = source.name.removesuffix(".pbf").removesuffix(".osm") if source.suffix == ".pbf" else source.stem
    return source.with_name(stem + (".mbtiles" if source.suffix.lower() in _PICTURES else ".ground"))


def _both(line: str) -> tuple[str, str]:
    """A line of a verb in Chinese and in English."""
    zh, slash, en = line.partition(" / ")
    return zh, en if slash else zh
