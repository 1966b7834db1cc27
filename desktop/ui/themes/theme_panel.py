"""The theme of the grids: five words to choose from, how values are classed, and the classes with their counts."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import formats
from desktop.drawing.theme_colours import UNKNOWN
from desktop.themes.classes import MOST_CLASSES, Method
from desktop.themes.scheme import Classed, Scheme
from desktop.themes.theme import Theme
from desktop.ui.cards.parts import named
from desktop.ui.territory_legend import Swatch, TerritoryLegend
from desktop.ui.themes.theme_words import METHODS, WORDS, limits_of, limits_text, value_text, word

FEWEST = 3


class ThemePanel(QWidget):
    """`theme_chosen(Theme)`, `scheme_chosen(Scheme)`. Shows the branches for ownership, else the classes."""

    theme_chosen = Signal(object)
    scheme_chosen = Signal(object)

    def __init__(self, territories: TerritoryLegend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ThemePanel")
        self._territories = territories
        self._classed: Classed | None = None
        self._colours: tuple[str, ...] = ()
        self._counts: list[QLabel] = []
        self._none: QLabel | None = None
        self._theme, self._scheme = Theme.OWNERSHIP, Scheme()
        self._title, self._note = named("", "SectionTitle"), named("", "SectionNote")
        self._what = named("", "LegendCount", wrap=True)
        self._whole = named("", "RowValue", wrap=True)
        self._chips = QButtonGroup(self)
        self._method, self._number, self._limits = QComboBox(), QComboBox(), QLineEdit()
        self._method.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._method.setMinimumWidth(60)
        self._number.addItems([str(count) for count in range(FEWEST, MOST_CLASSES + 1)])
        self._body = QWidget()
        self._values = QWidget()
        self._lay_out()
        self._method.activated.connect(self._chose_scheme)
        self._number.activated.connect(self._chose_scheme)
        self._limits.editingFinished.connect(self._chose_scheme)
        self._translate()
        self.show_theme(Theme.OWNERSHIP, Scheme())

    @property
    def rows(self) -> list[tuple[str, str]]:
        """What the legend says: (range, grids in view) from the highest class down, then those without a value."""
        labels = [*self._counts, *([] if self._none is None else [self._none])]
        return [(label.accessibleName(), label.text()) for label in labels]

    def show_theme(self, theme: Theme, scheme: Scheme) -> None:
        """Press the theme's word and show how it is classed; its classes follow with `show_classes`."""
        self._theme, self._scheme = theme, scheme
        self._chips.button(list(Theme).index(theme)).setChecked(True)
        self._territories.setVisible(not theme.has_values)
        self._values.setVisible(theme.has_values)
        self._method.setCurrentIndex([method for method, _ in METHODS].index(scheme.method))
        self._number.setCurrentIndex(max(scheme.count - FEWEST, 0))
        self._number.setEnabled(scheme.method is not Method.BY_HAND)
        self._limits.setVisible(scheme.method is Method.BY_HAND)
        self._limits.setText(limits_text(theme, scheme.limits))
        if self._classed is not None and self._classed.theme is not theme:
            self._classed = None
            self._build()
        self._write()

    def show_classes(self, classed: Classed, colours: Sequence[str]) -> None:
        """`colours` from the lowest class to the highest."""
        self._classed, self._colours = classed, tuple(colours)
        self._build()
        self._write()

    def show_counts(self, in_classes: Sequence[int], without: int) -> None:
        """Grids in view, from the lowest class to the highest, and those without a value."""
        if self._classed is None or len(in_classes) != len(self._counts):
            return
        for label, number in zip(self._counts, reversed(in_classes), strict=True):
            label.setText(formats.count(number))
        if self._none is not None:
            self._none.setText(formats.count(without))

    # ── making ─────────────────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        chips = self._row_of_chips = QHBoxLayout()
        chips.setSpacing(3)
        for place, theme in enumerate(Theme):
            chip = QToolButton()
            chip.setObjectName("ThemeChip")
            chip.setProperty("theme", theme.value)
            chip.setCheckable(True)
            chip.setSizePolicy(
                QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
            )  # long words must not widen the panel
            self._chips.addButton(chip, place)
            chips.addWidget(chip, 1)
        self._chips.idClicked.connect(lambda place: self.theme_chosen.emit(list(Theme)[place]))
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._note)
        choices = QHBoxLayout()
        choices.setSpacing(6)
        choices.addWidget(self._method, 1)
        choices.addWidget(self._number)
        values = QVBoxLayout(self._values)
        values.setContentsMargins(0, 0, 0, 0)
        values.setSpacing(6)
        for part in (self._what, self._whole):
            values.addWidget(part)
        values.addLayout(choices)
        values.addWidget(self._limits)
        values.addWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addLayout(head)
        column.addLayout(chips)
        column.addWidget(self._values)
        self._build()

    def _build(self) -> None:
        holder = self._values.layout()
        assert isinstance(holder, QVBoxLayout)
        holder.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._body = QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(4, 0, 4, 0)
        grid.setHorizontalSpacing(9)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        self._counts, self._none = [], None
        found = self._classed
        if found is not None:
            for place, (text, colour) in enumerate(reversed(list(zip(ranges(found), self._colours, strict=True)))):
                self._counts.append(self._row(grid, place, text, colour))
            if (found.class_of_grid < 0).any():
                self._none = self._row(grid, len(found.breaks), self.tr("无数据"), UNKNOWN)
        holder.addWidget(self._body)

    def _row(self, grid: QGridLayout, place: int, text: str, colour: str) -> QLabel:
        count = named("", "LegendCount")
        count.setAccessibleName(text)
        grid.addWidget(Swatch(colour), place, 0)
        grid.addWidget(QLabel(text), place, 1)
        grid.addWidget(count, place, 2, Qt.AlignmentFlag.AlignRight)
        return count

    def _write(self) -> None:
        words = WORDS[self._theme]
        self._note.setText(self.tr("视野内 · 网格") if self._theme.has_values else "")
        self._what.setText(word(words.what))
        found = self._classed
        if found is None:
            self._whole.setText(self.tr("正在统计…"))
            return
        values, unit = found.values, word(words.unit)
        whole, below = value_text(found.theme, values.whole), f"{values.denominator.sum():,.0f}"
        if found.theme.is_share:
            below = f"{below} {unit}"
        else:
            whole, below = f"{whole} {unit}/km²", f"{below} km²"
        above = f"{values.numerator.sum():,.0f} {unit}"
        self._whole.setText(self.tr("全行 {0}（{1} ÷ {2}）\n截至 {3}").format(whole, above, below, values.as_of))

    def _chose_scheme(self) -> None:
        method = METHODS[self._method.currentIndex()][0]
        limits = self._scheme.limits
        if method is Method.BY_HAND:
            told = limits_of(self._theme, self._limits.text())
            if told is not None and self._limits.isVisible():
                limits = told[:MOST_CLASSES]
            elif not limits and self._classed is not None:  # begin with the breaks that are there
                limits = self._classed.breaks[:-1]
        chosen = Scheme(method, self._number.currentIndex() + FEWEST, limits)
        if chosen != self._scheme:
            self.scheme_chosen.emit(chosen)
        else:
            self._limits.setText(limits_text(self._theme, limits))

    def _translate(self) -> None:
        self._title.setText(self.tr("网格主题"))
        for place, (chip, theme) in enumerate(zip(self._chips.buttons(), Theme, strict=True)):
            chip.setText(word(WORDS[theme].name))
            self._row_of_chips.setStretch(place, chip.fontMetrics().horizontalAdvance(chip.text()) + 6)
            chip.setToolTip(word(WORDS[theme].what))
        for place, (_, text) in enumerate(METHODS):
            if self._method.count() <= place:
                self._method.addItem("")
            self._method.setItemText(place, word(text))
        for widget, text in (
            (self._method, self.tr("分级方法")),
            (self._number, self.tr("分几级")),
            (self._limits, self.tr("各级上限，用逗号隔开")),
        ):
            widget.setAccessibleName(text)
            widget.setToolTip(text)
        self._limits.setPlaceholderText(self.tr("各级上限，用逗号隔开"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
            self._build()
            self._write()
        super().changeEvent(event)


def ranges(found: Classed) -> list[str]:
    """The classes in words, from the lowest up: ≤ 54.2 %, 54.2 – 55.1 %, …, > 57.1 %."""
    limits = [value_text(found.theme, limit) for limit in found.breaks]
    if len(limits) < 2:
        return limits
    between = [f"{low.removesuffix(' %')} – {high}" for low, high in pairwise(limits[:-1])]
    return [f"≤ {limits[0]}", *between, f"> {limits[-2]}"]
