"""The layer list: one switch per sheet of the map, with how many things are on it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import formats
from desktop.ui.cards.parts import named
from desktop.ui.language import QT_TRANSLATE_NOOP
from desktop.ui.preferences import Preferences
from desktop.ui.switch import Switch
from desktop.ui.theme import Tokens, icon


@dataclass(frozen=True, slots=True)
class LayerRow:
    key: str
    icon: str
    text: str
    tip: str
    on: bool = True  # before anybody has chosen


ROWS: tuple[LayerRow, ...] = (
    LayerRow("pins", "customers", QT_TRANSLATE_NOOP("Layers", "客户"),
             QT_TRANSLATE_NOOP("Layers", "有坐标的客户：远看是数量，近看是单个客户")),
    LayerRow("outlets", "outlet", QT_TRANSLATE_NOOP("Layers", "网点"), QT_TRANSLATE_NOOP("Layers", "营业网点")),
    LayerRow("rings", "ring", QT_TRANSLATE_NOOP("Layers", "服务半径"),
             QT_TRANSLATE_NOOP("Layers", "网点服务半径圈"), on=False),
    LayerRow("territories", "territory", QT_TRANSLATE_NOOP("Layers", "网格归属"),
             QT_TRANSLATE_NOOP("Layers", "网格按支行着色，斜线为已锁定")),
    LayerRow("labels", "label", QT_TRANSLATE_NOOP("Layers", "名称标注"),
             QT_TRANSLATE_NOOP("Layers", "网格、网点与地名的文字")),
    LayerRow("base", "base", QT_TRANSLATE_NOOP("Layers", "离线底图"),
             QT_TRANSLATE_NOOP("Layers", "水系、道路与建成区")),
)  # fmt: skip


class LayersPanel(QWidget):
    """`toggled(key, on)`; what is on is remembered for the next start."""

    toggled = Signal(str, bool)

    def __init__(self, tokens: Tokens, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._pictures: dict[str, QLabel] = {}
        self._names: dict[str, QLabel] = {}
        self._counts: dict[str, QLabel] = {}
        self._switches: dict[str, Switch] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in ROWS:
            column.addWidget(self._row(row))
        self.dress(tokens)
        self._translate()

    def is_on(self, key: str) -> bool:
        return self._switches[key].isChecked()

    def switch(self, key: str) -> Switch:
        return self._switches[key]

    def show_counts(self, counts: dict[str, int]) -> None:
        for key, number in counts.items():
            self._counts[key].setText(formats.count(number))

    def show_note(self, key: str, note: str) -> None:
        """A few words in place of a count."""
        self._counts[key].setText(note)

    def dress(self, tokens: Tokens) -> None:
        for row in ROWS:
            self._pictures[row.key].setPixmap(icon(row.icon, tokens).pixmap(17, 17))

    def _row(self, row: LayerRow) -> QWidget:
        holder = QWidget()
        holder.setObjectName("LayerRow")
        line = QHBoxLayout(holder)
        line.setContentsMargins(4, 2, 0, 2)
        line.setSpacing(9)
        picture, name, amount, switch = QLabel(), QLabel(), named("", "LayerCount"), Switch()
        switch.setObjectName(f"layer_{row.key}")
        switch.setChecked(self._preferences.flag(f"layers/{row.key}", default=row.on))
        switch.toggled.connect(lambda on, key=row.key: self._tell(key, on))
        line.addWidget(picture)
        line.addWidget(name, 1)
        line.addWidget(amount)
        line.addWidget(switch)
        self._pictures[row.key], self._names[row.key] = picture, name
        self._counts[row.key], self._switches[row.key] = amount, switch
        return holder

    def _tell(self, key: str, on: bool) -> None:
        self._preferences.keep(f"layers/{key}", on)
        self.toggled.emit(key, on)

    def _translate(self) -> None:
        for row in ROWS:
            text = QCoreApplication.translate("Layers", row.text)
            tip = QCoreApplication.translate("Layers", row.tip)
            self._names[row.key].setText(text)
            self._names[row.key].setToolTip(tip)
            self._switches[row.key].setAccessibleName(text)
            self._switches[row.key].setToolTip(tip)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
