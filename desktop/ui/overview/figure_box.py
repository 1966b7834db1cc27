"""One box of the overview: figures of one kind of thing, a bar of their shares, the sums that must hold."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop import formats
from desktop.overview.headline import Headline, Reconciliation
from desktop.ui.cards.parts import named
from desktop.ui.overview.figure import Figure, SplitBar, Sum
from desktop.ui.overview.figure_words import BY_KEY, FIGURES, GROUPS, Group, Rows, word
from desktop.ui.theme import Tokens


class FigureBox(QFrame):
    """Calls `asked` with the rows behind a figure that was clicked."""

    def __init__(self, group: Group, tokens: Tokens, asked: Callable[[Rows], None], parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("OverviewBox")
        self.group = group
        self._headline: Headline | None = None
        self._title, self._unit = named("", "SectionTitle"), named("", "SectionNote")
        self.figures = {one.key: Figure(tokens, big=one.leading) for one in FIGURES if one.group is group}
        for key, figure in self.figures.items():
            figure.clicked.connect(lambda _=False, rows=BY_KEY[key].rows: asked(rows))
        self._bar = SplitBar(tokens)
        self.sums = (Sum(), Sum())
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 10, 0)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._unit)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 11, 6, 11)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.leading)
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 0, 10, 4)
        bar.addWidget(self._bar)
        column.addLayout(bar)
        small = QGridLayout()
        small.setSpacing(2)
        others = [figure for figure in self.figures.values() if figure is not self.leading]
        for place, figure in enumerate(others):
            last = place == len(others) - 1 and place % 2 == 0
            small.addWidget(figure, place // 2, place % 2, 1, 2 if last else 1)
        for side in (0, 1):
            small.setColumnStretch(side, 1)
        column.addLayout(small)
        column.addStretch(1)
        for one in self.sums:
            row = QHBoxLayout()
            row.setContentsMargins(10, 2, 10, 0)
            row.addWidget(one)
            row.addStretch(1)
            column.addLayout(row)
            one.hide()
        self.speak_again()

    @property
    def leading(self) -> Figure:
        return next(figure for key, figure in self.figures.items() if BY_KEY[key].leading)

    def show_headline(self, headline: Headline | None) -> None:
        self._headline = headline
        self.speak_again()

    def dress(self, tokens: Tokens) -> None:
        for figure in self.figures.values():
            figure.dress(tokens)
        self._bar.dress(tokens)

    def speak_again(self) -> None:
        """Write numbers and words anew, in the language of now."""
        told = self._headline
        title, unit = GROUPS[self.group]
        self._title.setText(word(title))
        self._unit.setText(word(unit))
        source = "" if told is None else self.tr("来源：本行数据文件，截至 {0}。单击看每一行。").format(told.as_of)
        for key, figure in self.figures.items():
            words = BY_KEY[key]
            figure.show_words(word(words.label), word(words.unit), word(words.what), source)
            figure.show_number(None if told is None else words.value(told), self._beside(key, told))
        if told is not None:
            self._show_sums(told)

    def _beside(self, key: str, told: Headline | None) -> str:
        if key != "located" or told is None:
            return ""
        share = formats.share(told.located, told.records)
        return self.tr("条，占客户记录的 {0}").format(share)

    def _show_sums(self, told: Headline) -> None:
        if self.group is Group.ORGANISATION:
            self._bar.show_share(told.rural / told.grids if told.grids else 0.0, self.tr("行政村网格所占的份额"))
            self._check(0, told.grids_add_up, self.tr("行政村 + 城区 = 边界划出的网格"))
        elif self.group is Group.RECORDS:
            share = told.existing / told.records if told.records else 0.0
            self._bar.show_share(share, self.tr("存量记录所占的份额"))
            self._check(0, told.records_add_up, self.tr("存量 + 潜在 = 全部记录"))
            why = self.tr("{0} 批导入：采用 + 合并 + 退回 = 读入的行").format(told.imports.batches)
            self._check(1, told.imports_add_up, why, self.tr("导入"))
        else:
            self._bar.show_share(told.located_share, self.tr("已落图记录所占的份额"))

    def _check(self, place: int, sum_: Reconciliation, why: str, about: str = "") -> None:
        parts = " + ".join(formats.count(part) for part in sum_.parts)
        if sum_.holds:
            words = f"{parts} = {formats.count(sum_.whole)}"
        else:
            off = formats.count(abs(sum(sum_.parts) - sum_.whole))
            words = self.tr("{0} ≠ {1}，差 {2}").format(parts, formats.count(sum_.whole), off)
        words = f"{about} {words}" if about else words
        self.sums[place].show_sum(words, holds=sum_.holds, why=why)
        self.sums[place].show()
