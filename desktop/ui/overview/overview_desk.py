"""Opens the overview and keeps it true: figures behind the window, rows in the table dock, places on the map."""

import importlib
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QToolTip

from desktop.drawing.stack import MapOptions
from desktop.editing.changes import Changes
from desktop.tables.arrangement import Arrangement
from desktop.ui.background import Background
from desktop.ui.overview.figure_shelf import FigureShelf
from desktop.ui.overview.presentation import Presentation
from desktop.ui.overview.sheet import OverviewSheet
from desktop.ui.subject import BRANCH, Subject
from desktop.ui.tables.scope import Scope
from desktop.ui.theme import Tokens

if TYPE_CHECKING:  # it makes this desk
    from desktop.ui.main_window import MainWindow, OpenBank

_CHARTS = "desktop.ui.overview.trend_chart"


class OverviewDesk(QObject):
    """Made by the window once its parts stand; nothing is read or built before it is asked for."""

    def __init__(self, window: "MainWindow", background: Background, session: "OpenBank", tokens: Tokens) -> None:
        super().__init__(window)
        self._window, self._background, self._tokens = window, background, tokens
        self.figures = FigureShelf(background, session.reader, window.show_problem, self)
        self.figures.changed.connect(self._show)
        self.sheet: OverviewSheet | None = None
        self.presentation: Presentation | None = None
        self._put_away: list[QDialog] = []
        actions = window.actions_
        actions.bind({"overview": self.open_or_close, "presentation": self.present})
        window.status.offer(actions["overview"])
        window.map.shown.connect(self._follow_map)
        window.runner.changed.connect(self._data_changed)
        window.privacy.locked.connect(lambda: QTimer.singleShot(0, self._stay_in_front))

    def open_or_close(self) -> None:
        if self.sheet is not None and self.sheet.isVisible():
            self.sheet.close_sheet()
            return
        if self.sheet is None:
            self.sheet = self._made()
        self._show()
        self._say_day()
        self.sheet.open_sheet()
        self._window.actions_["overview"].setChecked(True)
        self.figures.want()

    def dismiss(self) -> bool:
        """Esc with the keyboard elsewhere: close the sheet; False when there is none."""
        if self.sheet is None or not self.sheet.isVisible():
            return False
        self.sheet.close_sheet()
        return True

    def dress(self, tokens: Tokens) -> None:
        self._tokens = tokens
        for part in (self.sheet, self.presentation):
            if part is not None:
                part.dress(tokens)

    def show_rows(self, table: str, how: Arrangement) -> None:
        """The rows behind a number, in the table dock under the sheet."""
        self._window.tables.show_rows(table, Scope.ALL, how)

    def show_place(self, branch: int) -> None:
        """A branch on the map, which the sheet makes room for."""
        if self.sheet is not None:
            self.sheet.close_sheet()
        self._window.desk.open((Subject(BRANCH, branch),))
        self._window.ways.show_branch(branch)

    def present(self) -> None:
        """Full screen for visitors, until Esc; the window behind it is left exactly as it is."""
        content, window = self._window.content, self._window
        if content is None or self.presentation is not None:
            return
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        QToolTip.hideText()
        self._put_away = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
        for dialog in self._put_away:
            dialog.hide()
        shown = self.presentation = Presentation(self._background, window, self._tokens)
        shown.left.connect(self._left)
        shown.show_figures(self.figures.headline, self.figures.history)
        shown.use(content, window.map.options)
        shown.start()
        self.figures.want()

    def _left(self) -> None:
        """Back to the window; behind a fallen lock the passphrase comes first and small dialogs stay closed."""
        gone, self.presentation = self.presentation, None
        if gone is not None:
            gone.deleteLater()
        locked = self._window.privacy.dialog
        for dialog in self._put_away:
            if locked is None:
                dialog.show()
        self._put_away = []
        (self._window if locked is None else locked).activateWindow()

    def _stay_in_front(self) -> None:
        """The lock has fallen behind the presentation, which shows nothing that it hides."""
        if self.presentation is not None:
            self.presentation.stay_in_front()

    def _made(self) -> OverviewSheet:
        over = self._window.tables.widget(0)
        assert over is not None
        sheet = OverviewSheet(self._window.actions_, self._tokens, over)
        sheet.rows_asked.connect(self.show_rows)
        sheet.place_asked.connect(self.show_place)
        sheet.closed.connect(self._closed)
        self._background.run(
            _charts, lambda module: sheet.use_charts(module.TrendChart), self._window.show_problem, lane="tables"
        )
        return sheet

    def _closed(self) -> None:
        self._window.actions_["overview"].setChecked(False)
        self._window.canvas.setFocus()

    def _show(self) -> None:
        if self.sheet is not None:
            self.sheet.show_figures(self.figures.headline, self.figures.history)
        if self.presentation is not None:
            self.presentation.show_figures(self.figures.headline, self.figures.history)

    def _follow_map(self, options: MapOptions) -> None:
        content = self._window.content
        if content is not None:
            self._say_day()
            self.figures.use_content(content)
            if self.presentation is not None:
                self.presentation.use(content, options)
            self._read_again()

    def _say_day(self) -> None:
        content = self._window.content
        if self.sheet is not None and content is not None:
            self.sheet.show_day(self._window.plans.day, content.as_of)

    def _data_changed(self, changes: Changes) -> None:
        if self.figures.forget(changes):
            self._read_again()

    def _read_again(self) -> None:
        """Count again what is being looked at; what stood there stays until the new numbers are there."""
        if self.presentation is not None or (self.sheet is not None and self.sheet.isVisible()):
            self.figures.want()


def _charts() -> Any:
    """Brings in the chart library, in a worker."""
    return importlib.import_module(_CHARTS)
