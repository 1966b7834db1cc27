"""The bar at the top: which bank, is it demo data, the tools, and what concerns the window."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop.ui.actions import GROUPS, TABLE, TOOLS, Actions, words
from desktop.ui.cards.parts import chip, named
from desktop.ui.icons import pixmap
from desktop.ui.theme import Tokens, icon

_ROOM_FOR_WORDS = 1560  # narrower windows show the tools as icons, so no button is ever lost
_ROOM_FOR_ALL = 1180  # narrower ones (1366×768 at 125 % and more) keep these in the menu only
_WINDOW_KEYS = ("left_panel", "right_panel", "dark", "language", "go_to")  # the status bar goes there too
_SHORT_NAME = 70


class TopBar(QWidget):
    """All buttons come from the table of actions; the bookmarks menu is handed in."""

    def __init__(self, actions: Actions, tokens: Tokens, bookmarks: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("TopBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(52)
        self._actions = actions
        self._name, self._as_of = "", ""
        self._bank, self._subtitle = named("", "BankName"), named("", "BankSubtitle")
        self._demo, self._offline = chip("", "warn"), chip("", "ok")
        self._demo.hide()
        self._tools: list[QToolButton] = []
        self._others: dict[str, QToolButton] = {}
        self._menu, self._bookmark_button = QToolButton(), QToolButton()
        self._main_menu = QMenu(self)

        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 10, 0)
        row.setSpacing(3)
        logo = QLabel()
        logo.setPixmap(pixmap("logo", "#000000", 32, max(1.0, self.devicePixelRatioF())))
        row.addWidget(logo)
        row.addSpacing(8)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self._bank)
        names.addWidget(self._subtitle)
        names.addStretch(1)
        row.addLayout(names)
        row.addSpacing(10)
        row.addWidget(self._demo)
        row.addStretch(1)
        for key in TOOLS:
            if key == "measure_line" or key == "rectangle":
                self._separate(row)
            self._tools.append(self._button(row, key))
        self._separate(row)
        for key in ("undo", "redo"):
            self._others[key] = self._button(row, key)
        self._separate(row)
        for key in ("back", "forward", "search", "go_to"):
            self._others[key] = self._button(row, key)
        self._bookmark_button.setMenu(bookmarks)
        self._bookmark_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._bookmark_button.setIconSize(QSize(18, 18))
        row.addWidget(self._bookmark_button)
        row.addStretch(1)
        row.addWidget(self._offline)
        row.addSpacing(4)
        for key in ("left_panel", "right_panel", "dark", "language", "keys"):
            self._others[key] = self._button(row, key)
        self._menu.setMenu(self._main_menu)
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu.setIconSize(QSize(18, 18))
        self._menu.setShortcut("Alt+M")
        row.addWidget(self._menu)
        self.dress(tokens)
        self._translate()

    def show_bank(self, name: str, as_of: str, *, demo: bool) -> None:
        self._name = name
        self._as_of = as_of
        self._demo.setVisible(demo)
        self._translate()

    def dress(self, tokens: Tokens) -> None:
        self._menu.setIcon(icon("menu", tokens))
        self._bookmark_button.setIcon(icon("bookmark", tokens))

    def _button(self, row: QHBoxLayout, key: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"button_{key}")
        button.setDefaultAction(self._actions[key])
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(button)
        return button

    @staticmethod
    def _separate(row: QHBoxLayout) -> None:
        line = QFrame()
        line.setObjectName("BarLine")
        line.setFixedHeight(22)
        row.addSpacing(3)
        row.addWidget(line)
        row.addSpacing(3)

    def _fill_menu(self) -> None:
        self._main_menu.clear()
        for group, text in GROUPS:
            menu = self._main_menu.addMenu(words(text))
            for row in TABLE:
                if row.group == group:
                    menu.addAction(self._actions[row.key])

    def _translate(self) -> None:
        self._demo.setText(self.tr("示例数据"))
        self._offline.setText(self.tr("● 离线"))
        self._offline.setToolTip(self.tr("本程序不使用网络，数据只在这台电脑上"))
        self._subtitle.setText(self.tr("数据截至 {0}").format(self._as_of) if self._as_of else self.tr("正在打开…"))
        self._menu.setToolTip(self.tr("全部命令（Alt+M）"))
        self._menu.setAccessibleName(self.tr("菜单"))
        self._bookmark_button.setToolTip(self.tr("书签"))
        self._bookmark_button.setAccessibleName(self.tr("书签"))
        for key, button in [*zip(TOOLS, self._tools, strict=True), *self._others.items()]:
            button.setAccessibleName(self._actions[key].iconText())
        self._fill_menu()
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= _ROOM_FOR_WORDS
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._tools:
            if button.toolButtonStyle() != style:
                button.setToolButtonStyle(style)
        self._make_room()
        super().resizeEvent(event)

    def _make_room(self) -> None:
        """Show what there is room for; the menu holds everything."""
        all_ = self.width() >= _ROOM_FOR_ALL
        for key in _WINDOW_KEYS:
            self._others[key].setVisible(all_)
        self._offline.setVisible(all_)
        self._subtitle.setVisible(all_)
        metrics = self._bank.fontMetrics()
        room = 420 if all_ else _SHORT_NAME
        self._bank.setText(metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room))
        self._bank.setToolTip(self._name)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._actions.translate()
            self._translate()
        super().changeEvent(event)
