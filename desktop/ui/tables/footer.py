"""The foot of the table: under every column of numbers its sum, mean, least or most; a click goes on to the next."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from desktop import formats
from desktop.tables.column import Head, Kind, said
from desktop.tables.totals import Total
from desktop.ui.language import english
from desktop.ui.tables.table_model import TableModel
from desktop.ui.theme import Tokens

HEIGHT = 26
_WAYS = ("sum", "mean", "least", "most")


class Footer(QWidget):
    """Painted under the sections of `header`, so it moves and widens with them."""

    def __init__(self, model: TableModel, header: QHeaderView, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._header, self._tokens = model, header, tokens
        self._totals: Mapping[str, Total] = {}
        self._way = 0
        self.setFixedHeight(HEIGHT)
        self.setObjectName("TableFooter")
        header.sectionResized.connect(lambda *_: self.update())
        header.sectionMoved.connect(lambda *_: self.update())

    def show_totals(self, totals: Mapping[str, Total]) -> None:
        self._totals = totals
        self._tell()

    def dress(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    @property
    def words(self) -> dict[str, str]:
        """What stands under each column, by its key."""
        return {head.key: self._words(head) for head in self._heads() if self._words(head)}

    def _heads(self) -> list[Head]:
        return [self._model.head(place) for place in range(self._model.columnCount())]

    def _words(self, head: Head, *, short: bool = False) -> str:
        """`short` says money in 万元 or 亿元, for a column that is too narrow for its sum."""
        total = self._totals.get(head.key)
        if total is None or not total.count:
            return ""
        way = _WAYS[self._way]
        if way == "sum" and not head.summed:
            way = "mean"
        value = {"sum": total.sum, "mean": round(total.mean), "least": total.least, "most": total.most}[way]
        if short and head.kind is Kind.MONEY:
            return f"{self._sign(way)} {formats.money(value, english=english())}"
        return f"{self._sign(way)} {said(head, value)}"

    def _sign(self, way: str) -> str:
        return {"sum": "Σ", "mean": self.tr("均"), "least": self.tr("最小"), "most": self.tr("最大")}[way]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._tokens.raised))
        painter.setPen(QColor(self._tokens.line))
        painter.drawLine(0, 0, self.width(), 0)
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self._tokens.text))
        metrics = painter.fontMetrics()
        for place, head in enumerate(self._heads()):
            words = self._words(head)
            if not words:
                continue
            at = self._place(place)
            if metrics.horizontalAdvance(words) > at.width():
                words = self._words(head, short=True)
            if metrics.horizontalAdvance(words) > at.width():
                words = "#" * max(1, at.width() // 9)
            painter.drawText(at, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)
        painter.end()

    def _place(self, place: int) -> QRect:
        left = self._header.sectionViewportPosition(place) + self._header.x()
        return QRect(left + 4, 0, self._header.sectionSize(place) - 12, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._way = (self._way + 1) % len(_WAYS)
        self._tell()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            for place, head in enumerate(self._heads()):
                total = self._totals.get(head.key)
                if total is not None and self._place(place).contains(event.pos()):
                    QToolTip.showText(event.globalPos(), self._all(head, total), self)
                    return True
        if event.type() is QEvent.Type.LanguageChange:
            self._tell()
        return super().event(event)

    def _all(self, head: Head, total: Total) -> str:
        lines = [self.tr("有值 {0} 条").format(formats.count(total.count))]
        if head.summed:
            lines.append(self.tr("合计 {0}").format(said(head, total.sum)))
        lines.append(self.tr("平均 {0}").format(said(head, round(total.mean))))
        lines.append(self.tr("最小 {0}，最大 {1}").format(said(head, total.least), said(head, total.most)))
        return "\n".join(lines) + "\n" + self.tr("单击换一种合计")

    def _tell(self) -> None:
        self.setAccessibleName(self.tr("合计行") + " " + " ".join(self.words.values()))
        self.update()
