"""导入网格图层: first the file and what is asked about it, then the review of what would come of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.maps.datum import Datum
from desktop.ui.cards.parts import named
from desktop.ui.choices import say_choices
from desktop.ui.plans.import_words import Group
from desktop.ui.plans.review_tree import ReviewTree
from desktop.ui.window_frame import resize_within, stand_aside

if TYPE_CHECKING:  # brings GDAL along
    from desktop.plans.layer_review import FirstLook

SYSTEMS = ("EPSG:4490", "EPSG:4326", "EPSG:4547", "EPSG:4548", "EPSG:4549", "EPSG:4550", "EPSG:3857")


class ImportDialog(QDialog):
    """Signals say what is wanted; the desk does it. `file_wanted`: which file; `again`: read it otherwise."""

    file_wanted = Signal()
    again = Signal()
    reviewed = Signal()
    taken = Signal()
    cancelled = Signal()  # the work under way
    left = Signal()  # the review: its preview goes
    place_chosen = Signal(object)  # a Place
    spoken = Signal()  # another language: the review is to be said anew

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ImportDialog")
        self.setModal(False)
        self._look: FirstLook | None = None
        self._busy = False
        self._draft = ""  # title of the draft that is open
        self._nothing = False  # the review found nothing to take
        self._title, self._intro = named("", "CardTitle"), named("", "EmptyText", wrap=True)
        self.file = QLineEdit()
        self.file.setReadOnly(True)
        self.choose = QPushButton()
        self.layer, self.system, self.code, self.name = (QComboBox() for _ in range(4))
        self.datum, self.target, self.absent = QComboBox(), QComboBox(), QComboBox()
        self.system.setEditable(True)
        self.new_title = QLineEdit()
        self.names_count = QCheckBox()
        self.guess, self.samples = named("", "SectionNote", wrap=True), named("", "SectionNote", wrap=True)
        self.told = named("", "RowValue", wrap=True)
        self.tree = ReviewTree()
        self.bar, self.doing = QProgressBar(), named("", "SectionNote", wrap=True)
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.problem = named("", "UnlockProblem", wrap=True)
        self.back, self.go, self.close_ = QPushButton(), QPushButton(), QPushButton()
        for button in (self.choose, self.back, self.go, self.close_):
            button.setAutoDefault(False)
        self.go.setProperty("primary", True)
        self._labels = [QLabel() for _ in range(8)]
        self.form, self.pages = QFormLayout(), QStackedWidget()
        self._lay_out()
        self.choose.clicked.connect(self.file_wanted)
        self.layer.activated.connect(lambda _: self.again.emit())
        self.system.activated.connect(lambda _: self.again.emit())
        typed = self.system.lineEdit()
        if typed is not None:
            typed.returnPressed.connect(self.again)
        for box in (self.code, self.name):
            box.currentIndexChanged.connect(lambda _: self._say_samples())
        self.target.currentIndexChanged.connect(lambda _: self._allow())
        self.new_title.textChanged.connect(lambda _: self._allow())
        self.back.clicked.connect(self.step_back)
        self.go.clicked.connect(self._go)
        self.close_.clicked.connect(self._close_or_cancel)
        self.tree.chosen.connect(self.place_chosen)
        self._translate()
        self.show_busy("")

    # ── what was chosen ────────────────────────────────────────────────────────────────────────────────────

    @property
    def chosen_layer(self) -> str:
        return self.layer.currentText() if self.layer.count() > 1 else ""

    @property
    def chosen_system(self) -> str:
        """Empty for what the file says."""
        return "" if self.system.currentIndex() == 0 and not self._typed_system() else self.system.currentText().strip()

    @property
    def into_open(self) -> bool:
        return self.target.currentIndex() == 1

    @property
    def absent_go(self) -> bool:
        return self.absent.currentIndex() == 1

    def chosen_field(self, box: QComboBox) -> str | None:
        return None if box.currentIndex() <= 0 else box.currentText()

    @property
    def chosen_datum(self) -> Datum:
        return list(Datum)[max(self.datum.currentIndex(), 0)]

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────────

    def start(self, draft: str) -> None:
        """A new import; `draft` is the title of the open draft, empty for none that may be drawn on."""
        self._draft = draft
        self._translate()
        self.target.setCurrentIndex(1 if draft else 0)
        self.step_back()
        self.show()
        self.raise_()

    def show_file(self, name: str) -> None:
        self.file.setText(name)
        self._look = None
        for box in (self.layer, self.code, self.name):
            box.clear()
        self.guess.clear()
        self.system.setCurrentIndex(0)
        self.new_title.setText(name.rpartition(".")[0])
        self._allow()

    def show_look(self, look: "FirstLook") -> None:
        """Fill in what was guessed."""
        self._look = look
        chosen = self.layer.currentText() or look.names[0] if look.names else ""
        self.layer.clear()
        self.layer.addItems(list(look.names))
        self.layer.setCurrentText(chosen)
        for box, field in ((self.code, look.layer.code_field), (self.name, look.layer.name_field)):
            box.clear()
            box.addItems([self.tr("（没有）"), *look.layer.columns])
            box.setCurrentText(field or self.tr("（没有）"))
        if look.guess.datum is not None:
            self.datum.setCurrentIndex(list(Datum).index(look.guess.datum))
        self._say_guess()
        self._allow()

    def show_review(self, told: str, groups: tuple[Group, ...], *, nothing: bool) -> None:
        self.told.setText(told)
        self.tree.show_groups(groups)
        self._nothing = nothing
        self.pages.setCurrentIndex(1)
        self._allow()
        stand_aside(self)

    def show_progress(self, done: float, words: str) -> None:
        self.bar.setValue(round(100 * done))
        self.doing.setText(words)

    def show_busy(self, words: str) -> None:
        """While something is under way it can only be cancelled; empty words when it is over."""
        self._busy = bool(words)
        self.bar.setVisible(self._busy)
        self.doing.setVisible(self._busy)
        self.doing.setText(words)
        self.bar.setValue(0)
        if self._busy:
            self.problem.hide()
        self._allow()

    def show_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()

    def step_back(self) -> None:
        """To the file and its questions; the preview goes."""
        self.pages.setCurrentIndex(0)
        self.problem.hide()
        self.left.emit()
        self._allow()

    def _allow(self) -> None:
        review = self.pages.currentIndex() == 1
        for part in (self.choose, *self._fields()):
            part.setEnabled(not self._busy)
        self.form.setRowVisible(self.layer, self.layer.count() > 1)
        self.new_title.setEnabled(not self._busy and not self.into_open)
        self.back.setVisible(review)
        self.back.setEnabled(not self._busy)
        self.go.setText(self._go_words() if review else self.tr("检查并预览"))
        why = ""
        if self._look is None:
            why = self.tr("先选择一个图层文件")
        elif not self.into_open and not self.new_title.text().strip():
            why = self.tr("先写新草案的名称")
        elif review and self._nothing:
            why = self.tr("文件与现有网格一致，没有要导入的")
        elif self._busy:
            why = self.tr("正在处理，请稍候")
        self.go.setEnabled(not why)
        self.go.setToolTip(why)
        self.close_.setText(self.tr("取消") if self._busy else self.tr("关闭"))

    def _fields(self) -> tuple[QWidget, ...]:
        return (self.layer, self.system, self.code, self.name, self.datum, self.target, self.absent, self.names_count)

    def _go_words(self) -> str:
        return self.tr("放进草案“{0}”").format(self._draft) if self.into_open else self.tr("放进新草案")

    def _go(self) -> None:
        (self.taken if self.pages.currentIndex() == 1 else self.reviewed).emit()

    def _close_or_cancel(self) -> None:
        if self._busy:
            self.cancelled.emit()
        else:
            self.close()

    def reject(self) -> None:
        """Esc and the window's own cross come here as well."""
        self.cancelled.emit()
        self.left.emit()
        super().reject()

    def _typed_system(self) -> bool:
        return self.system.currentText() != self.system.itemText(0)

    def _say_guess(self) -> None:
        look = self._look
        if look is None:
            self.guess.clear()
            return
        guess, words = look.guess, ""
        if guess.datum is None:
            words = self.tr("图层轮廓与县界不相符（可能只画了一部分），看不出坐标系；请按数据来源选择。")
        elif guess.shifted:
            words = self.tr(
                "整层偏离县界 {0} 米（东 {1}，北 {2}），正是 {3} 的偏移；已选 {3}，导入时纠正。如不同意请改选。"
            )
            words = words.format(round(guess.metres), round(guess.east), round(guess.north), guess.datum.value)
        else:
            words = self.tr("与县界相符（相差 {0} 米），不需要纠正。").format(round(guess.metres))
        if look.layer.assumed_degrees:
            words += self.tr("文件没有写明坐标参考系，按经纬度读取。")
        self.guess.setText(words)

    def _say_samples(self) -> None:
        look, words = self._look, []
        for box, title in ((self.code, self.tr("代码")), (self.name, self.tr("名称"))):
            field = self.chosen_field(box)
            if look is not None and field is not None and field in look.layer.columns:
                words.append(self.tr("{0}：{1}").format(title, self.tr("、").join(look.samples(field))))
        self.samples.setText("　".join(words))

    # ── layout and words ───────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        form = self.form
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.file, 1)
        row.addWidget(self.choose)
        columns = QHBoxLayout()
        columns.setSpacing(8)
        columns.addWidget(self.code, 1)
        columns.addWidget(self._labels[4])
        columns.addWidget(self.name, 1)
        into = QHBoxLayout()
        into.setSpacing(8)
        into.addWidget(self.target, 1)
        into.addWidget(self.new_title, 1)
        form.addRow(self._labels[0], row)
        form.addRow(self._labels[1], self.layer)
        form.addRow(self._labels[2], self.system)
        form.addRow(self._labels[3], columns)
        form.addRow("", self.samples)
        form.addRow(self._labels[5], self.datum)
        form.addRow("", self.guess)
        form.addRow(self._labels[6], self.absent)
        form.addRow("", self.names_count)
        form.addRow(self._labels[7], into)
        ask = QWidget()
        ask.setLayout(form)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(ask)
        review = QWidget()
        below = QVBoxLayout(review)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.told)
        below.addWidget(self.tree, 1)
        self.pages.addWidget(scroll)
        self.pages.addWidget(review)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.close_)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(9)
        for part in (self._title, self._intro):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        column.addWidget(self.bar)
        column.addWidget(self.doing)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self.problem.hide()
        resize_within(self, 640, 560)

    def _translate(self) -> None:
        self.setWindowTitle(self.tr("导入网格图层"))
        self._title.setText(self.tr("导入网格图层"))
        self._intro.setText(
            self.tr("其他软件画的网格面（GeoPackage、Shapefile、GeoJSON、KML、DXF），检查、修复后成为草案。")
        )
        words = (
            self.tr("文件"), self.tr("图层"), self.tr("坐标参考系"), self.tr("代码列"), self.tr("名称列"),
            self.tr("坐标偏移"), self.tr("文件里没有的网格"), self.tr("放进"),
        )  # fmt: skip
        fields = (self.file, self.layer, self.system, self.code, self.name, self.datum, self.absent, self.target)
        for label, field, text in zip(self._labels, fields, words, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        self.new_title.setAccessibleName(self.tr("新草案的名称"))
        self.new_title.setPlaceholderText(self.tr("新草案的名称"))
        self.tree.setAccessibleName(self.tr("检查结果"))
        self.bar.setAccessibleName(self.tr("进度"))
        self.choose.setText(self.tr("选择…"))
        self.choose.setAccessibleName(self.tr("选择图层文件"))
        self.back.setText(self.tr("上一步"))
        say_choices(self.system, (self.tr("按文件里写的"), *SYSTEMS))
        datums = (self.tr("没有偏移（CGCS2000 / WGS 84）"), self.tr("GCJ-02（高德、腾讯）"), self.tr("BD-09（百度）"))
        say_choices(self.datum, datums)
        say_choices(self.absent, (self.tr("保留（文件只画了一部分）"), self.tr("撤销，地块并入邻格")))
        open_ = (self.tr("已打开的草案“{0}”").format(self._draft),) if self._draft else ()
        say_choices(self.target, (self.tr("新草案"), *open_))
        self.names_count.setText(self.tr("网格名称以文件为准"))
        self._say_guess()
        self._say_samples()
        self._allow()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
            self.spoken.emit()
        super().changeEvent(event)
