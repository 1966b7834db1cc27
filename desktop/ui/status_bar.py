"""The line at the bottom: coordinates and datum, scale and zoom, located of total, selection, work under way."""

import numpy as np
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from desktop import formats
from desktop.maps.datum import Datum, convert
from desktop.maps.viewport import Viewport
from desktop.ui.language import english
from desktop.ui.theme import Tokens, icon


class StatusBar(QWidget):
    """Signals carry what the user typed; the window decides what to do with it."""

    place_typed = Signal(str)
    scale_typed = Signal(float)
    datum_changed = Signal(object)  # Datum
    copied = Signal(str)

    def __init__(self, tokens: Tokens, *, datum: Datum = Datum.CGCS2000, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("StatusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(30)
        self._datum = datum
        self._at: tuple[float, float] | None = None
        self._numbers: tuple[int, int | None, int] = (0, None, 0)
        self._jobs = 0

        self._place = QLineEdit()
        self._place.setFixedWidth(268)
        self._place.returnPressed.connect(self._typed_place)
        self._place.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._place.customContextMenuRequested.connect(lambda _: self.copy())
        self._datum_button = QToolButton()
        self._datum_button.clicked.connect(self._choose_datum)
        self._scale = QLineEdit()
        self._scale.setFixedWidth(92)
        self._scale.returnPressed.connect(self._typed_scale)
        self._zoom = QLabel()
        self._located = QLabel()
        self._selected = QLabel()
        self._busy = QLabel()
        self._file = QLabel()
        self._pictures: list[tuple[QLabel, str]] = []

        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 12, 0)
        row.setSpacing(4)
        for name, widgets in (
            ("go_to", (self._place, self._datum_button)),
            ("scale", (self._scale, self._zoom)),
            ("pin", (self._located,)),
        ):
            self._add_picture(row, name)
            for widget in widgets:
                row.addWidget(widget)
            row.addSpacing(6)
            row.addWidget(_line())
            row.addSpacing(6)
        row.addWidget(self._selected)
        row.addStretch(1)
        row.addWidget(self._busy)
        row.addSpacing(10)
        self._add_picture(row, "database")
        row.addWidget(self._file)
        self.dress(tokens)
        self._translate()

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────────

    @property
    def datum(self) -> Datum:
        return self._datum

    @property
    def place(self) -> str:
        return self._place.text()

    def show_place(self, lon: float, lat: float) -> None:
        """Degrees CGCS2000 under the mouse; left alone while somebody types."""
        self._at = (lon, lat)
        if not self._place.hasFocus():
            self._place.setText(self._place_words())
            self._place.setCursorPosition(0)

    def show_view(self, viewport: Viewport) -> None:
        if not self._scale.hasFocus():
            self._scale.setText(formats.scale(viewport.scale_denominator))
        self._zoom.setText(f"Z{viewport.zoom:.1f}")

    def show_numbers(self, *, located: int, total: int | None, selected: int) -> None:
        """Counts of customer records 条; `total` None = not known yet."""
        self._numbers = (located, total, selected)
        whole = "…" if total is None else formats.count(total)
        self._located.setText(self.tr("已落图 {0} / {1} 条").format(formats.count(located), whole))
        self._selected.setText(self.tr("已选 {0} 条").format(formats.count(selected)) if selected else "")

    def show_jobs(self, number: int) -> None:
        self._jobs = number
        self._busy.setText(self.tr("● 后台 {0} 项").format(number) if number else "")

    def show_file(self, name: str) -> None:
        self._file.setText(name)

    def dress(self, tokens: Tokens) -> None:
        for label, name in self._pictures:
            label.setPixmap(icon(name, tokens).pixmap(14, 14))

    def offer(self, action: QAction) -> None:
        """A button of an action at the right end, before the file."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setObjectName(f"status_{action.objectName()}")
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(row.indexOf(self._busy) + 1, button)

    # ── what the user does ─────────────────────────────────────────────────────────────────────────────────

    def type_place(self) -> None:
        """Put the cursor into the coordinates field (Ctrl+G); what is on the clipboard may be pasted."""
        self._place.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._place.selectAll()

    def copy(self) -> None:
        """Copy the coordinates as they are shown, in the datum that is shown, as `lon,lat` degrees."""
        if self._at is None:
            return
        lon, lat = self._shifted(*self._at)
        words = f"{lon:.7f},{lat:.7f}"
        QGuiApplication.clipboard().setText(words)
        self.copied.emit(words)

    def use_datum(self, datum: Datum) -> None:
        self._datum = datum
        self._translate()
        self.datum_changed.emit(datum)

    def _choose_datum(self) -> None:
        menu = QMenu(self)
        for name in Datum:
            action = menu.addAction(self._datum_words(name))
            action.setCheckable(True)
            action.setChecked(name is self._datum)
            action.triggered.connect(lambda _=False, chosen=name: self.use_datum(chosen))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._datum_button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _typed_place(self) -> None:
        words = self._place.text()
        self._place.clearFocus()
        self.place_typed.emit(words)

    def _typed_scale(self) -> None:
        denominator = formats.parse_scale(self._scale.text())
        self._scale.clearFocus()
        if denominator is not None:
            self.scale_typed.emit(denominator)

    def _shifted(self, lon: float, lat: float) -> tuple[float, float]:
        """CGCS2000 degrees → degrees of the datum that is shown."""
        x, y = convert(np.array([lon, lat]), source=Datum.CGCS2000, target=self._datum)
        return float(x), float(y)

    def _place_words(self) -> str:
        return "" if self._at is None else formats.coordinates(*self._shifted(*self._at), english=english())

    def _datum_words(self, datum: Datum) -> str:
        return {
            Datum.CGCS2000: self.tr("CGCS2000 / WGS84"),
            Datum.GCJ02: self.tr("GCJ-02 火星坐标"),
            Datum.BD09: self.tr("BD-09 百度坐标"),
        }[datum]

    def _add_picture(self, row: QHBoxLayout, name: str) -> None:
        label = QLabel()
        self._pictures.append((label, name))
        row.addWidget(label)

    def _translate(self) -> None:
        self._datum_button.setText(self._datum_words(self._datum))
        self._datum_button.setToolTip(self.tr("坐标基准，单击更换"))
        self._datum_button.setAccessibleName(self.tr("坐标基准"))
        self._place.setToolTip(self.tr("光标处坐标。右键复制；输入或粘贴坐标后回车，地图转到那里"))
        self._place.setPlaceholderText(self.tr("输入坐标后回车"))
        self._place.setAccessibleName(self.tr("坐标"))
        self._scale.setToolTip(self.tr("比例尺。输入 1:10000 后回车"))
        self._scale.setAccessibleName(self.tr("比例尺"))
        self._zoom.setToolTip(self.tr("瓦片级别"))
        self._located.setToolTip(self.tr("有坐标的客户记录 / 全部客户记录（条，不是户）"))
        if self._at is not None and not self._place.hasFocus():
            self._place.setText(self._place_words())
        located, total, selected = self._numbers
        self.show_numbers(located=located, total=total, selected=selected)
        self.show_jobs(self._jobs)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)


def _line() -> QFrame:
    line = QFrame()
    line.setObjectName("BarLine")
    line.setFixedHeight(16)
    return line
