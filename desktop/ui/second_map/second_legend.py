"""The legend of the second map: what the colours of its grids mean, and how many grids of each are in view."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop import formats
from desktop.themes.scheme import Classed
from desktop.themes.theme import Theme
from desktop.ui.cards.parts import named
from desktop.ui.territory_legend import Swatch
from desktop.ui.themes.theme_panel import ranges
from desktop.ui.themes.theme_words import WORDS, word

_WIDE = 236


class SecondLegend(QFrame):
    """Lies on the map's lower left corner."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("MapLegend")
        self.setFixedWidth(_WIDE)
        self._title, self._what = named("", "SectionTitle"), named("", "FigureWhat", wrap=True)
        self._body = QWidget()
        self._counts: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(13, 10, 13, 11)
        self._column.setSpacing(4)
        for part in (self._title, self._what, self._body):
            self._column.addWidget(part)

    @property
    def rows(self) -> list[tuple[str, str]]:
        """(range, grids in view) from the highest class down."""
        return [(label.accessibleName(), label.text()) for label in self._counts]

    def show_theme(self, theme: Theme, found: Classed | None, colours: Sequence[str]) -> None:
        self._title.setText(word(WORDS[theme].name))
        self._what.setText(word(WORDS[theme].what))
        self._column.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._body, self._counts = QWidget(), []
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setHorizontalSpacing(9)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        if found is not None:
            rows = reversed(list(zip(ranges(found), colours, strict=True)))
            for place, (text, colour) in enumerate(rows):
                count = named("", "LegendCount")
                count.setAccessibleName(text)
                grid.addWidget(Swatch(colour), place, 0)
                grid.addWidget(QLabel(text), place, 1)
                grid.addWidget(count, place, 2, Qt.AlignmentFlag.AlignRight)
                self._counts.append(count)
        self._column.addWidget(self._body)
        self._body.show()
        self.place()

    def show_counts(self, in_classes: Sequence[int]) -> None:
        """Grids in view, from the lowest class to the highest."""
        if len(in_classes) == len(self._counts):
            for label, number in zip(self._counts, reversed(in_classes), strict=True):
                label.setText(formats.count(number))

    def place(self) -> None:
        above = self.parentWidget()
        self._column.activate()
        self.setFixedHeight(self._column.heightForWidth(_WIDE))
        if above is not None:
            self.move(12, max(0, above.height() - self.height() - 12))
