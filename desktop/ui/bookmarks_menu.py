"""The menu of saved views: go to one, add the present one, remove one."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.maps.bookmark import Bookmark
from desktop.ui.actions import Actions


class BookmarksMenu(QMenu):
    chosen = Signal(object)  # Bookmark
    removed = Signal(object)  # Bookmark

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions_table = actions
        self._bookmarks: tuple[Bookmark, ...] = ()
        self._build()

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        return self._bookmarks

    def show_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        self._bookmarks = bookmarks
        self._build()

    def _build(self) -> None:
        self.clear()
        self.addAction(self._actions_table["add_bookmark"])
        self.addSeparator()
        if not self._bookmarks:
            nothing = self.addAction(self.tr("还没有书签：Ctrl+D 保存当前视图"))
            nothing.setEnabled(False)
            return
        for bookmark in self._bookmarks:
            action = self.addAction(bookmark.name)
            action.triggered.connect(lambda _=False, one=bookmark: self.chosen.emit(one))
        self.addSeparator()
        remove = self.addMenu(self.tr("删除书签"))
        for bookmark in self._bookmarks:
            action = remove.addAction(bookmark.name)
            action.triggered.connect(lambda _=False, one=bookmark: self.removed.emit(one))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._build()
        super().changeEvent(event)
