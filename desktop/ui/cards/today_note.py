"""Says on a card of today that the map shows another day, so that no figure is taken for one of that day."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from desktop.printing.card_sheet import Block, CardSheet, Mark, Words

translate = QCoreApplication.translate


def noted(sheet: CardSheet, day: str, today: str) -> CardSheet:
    """The same card with the warning at its head, on the screen, on paper and as text."""
    mark = Mark(translate("TodayNote", "今天（{0}）的数据").format(today), "warn")
    words = translate("TodayNote", "以下为今天（{0}）的数据，不是地图上 {1} 的。").format(today, day)
    return replace(sheet, marks=(mark, *sheet.marks), blocks=(Block("", "", (Words(words),)), *sheet.blocks))
