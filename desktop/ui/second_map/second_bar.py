"""The small bar of the second map: theme, linked or free, customers or none, full screen."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QToolButton, QWidget

from desktop.themes.theme import Theme
from desktop.ui.theme import Tokens, icon
from desktop.ui.themes.theme_words import WORDS, word


class SecondBar(QWidget):
    """`theme_chosen(Theme)`, `link_toggled(bool)`, `people_toggled(bool)`, `screen_asked()`."""

    theme_chosen = Signal(object)
    link_toggled = Signal(bool)
    people_toggled = Signal(bool)
    screen_asked = Signal()

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("SecondBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.theme, self.link, self.people = QComboBox(), QCheckBox(), QCheckBox()
        self.screen_button = QToolButton()
        self.screen_button.setIconSize(QSize(18, 18))
        self.theme.addItems([""] * len(Theme))
        self.theme.setMinimumWidth(96)
        self.link.setChecked(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(14)
        for part in (self.theme, self.link, self.people):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.screen_button)
        self.theme.activated.connect(lambda place: self.theme_chosen.emit(list(Theme)[place]))
        self.link.toggled.connect(self.link_toggled)
        self.people.toggled.connect(self.people_toggled)
        self.screen_button.clicked.connect(self.screen_asked)
        self.dress(tokens)
        self._translate()

    def dress(self, tokens: Tokens) -> None:
        self.screen_button.setIcon(icon("whole", tokens))

    def _translate(self) -> None:
        for place, theme in enumerate(Theme):
            self.theme.setItemText(place, word(WORDS[theme].name))
        self.theme.setAccessibleName(self.tr("网格主题"))
        self.link.setText(self.tr("跟随主窗口"))
        self.link.setToolTip(self.tr("视图和选中的对象跟着主窗口走；在这里拖动地图即改为自由浏览"))
        self.people.setText(self.tr("显示单个客户"))
        self.people.setToolTip(self.tr("默认只显示五条以上的汇总，不显示单个客户和人名；给外人看时不要勾选"))
        self.screen_button.setToolTip(self.tr("全屏（F11），Esc 退出全屏"))
        self.screen_button.setAccessibleName(self.tr("全屏"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
