"""Theme 变动: grids in the colours of what the draft does to them, with a legend that counts them."""

from collections import Counter

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from desktop import formats
from desktop.drawing.change_layer import change_colours, change_shading, seen
from desktop.drawing.style import LIGHT, Style
from desktop.drawing.territory_layer import Shading
from desktop.plans.draft import Draft
from desktop.plans.draft_changes import Change, changes_of
from desktop.ui.preferences import Preferences

_KEY = "plans/changes_coloured"


class ChangeTheme(QLabel):
    """The legend, a line under the draft's bar; `toggle` is the switch in that bar. `changed` when grids are to be
    coloured anew; `shading` is how, None for the theme of the layers panel."""

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ChangeLegend")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setMargin(5)
        self._preferences = preferences
        self._changes: dict[int, Change] = {}
        self._shown: Draft | None = None
        self._always = False
        self._style = LIGHT
        self.shading: Shading | None = None
        self.toggle = QToolButton()
        self.toggle.setCheckable(True)
        self.toggle.setChecked(preferences.flag(_KEY, default=False))
        self.toggle.toggled.connect(self._switch)
        self.hide()
        self._translate()

    def show_draft(self, draft: Draft | None, *, always: bool = False) -> None:
        """None when no draft is on the map; `always`: coloured whatever the switch says, for a preview."""
        if draft is not self._shown or always is not self._always:
            self._shown, self._always = draft, always
            self._changes = {} if draft is None else changes_of(draft)
            self._shade()

    def use_style(self, style: Style) -> None:
        if change_colours(style) is not change_colours(self._style):
            self._style = style
            self._shade()

    def _switch(self, on: bool) -> None:
        self._preferences.keep(_KEY, on)
        self._shade()

    def _shade(self) -> None:
        on = self._shown is not None and (self._always or self.toggle.isChecked())
        draft = self._shown
        self.shading = None
        if on and draft is not None:
            self.shading = change_shading(self._changes, draft.partition.faces, self._style)
        self._say()
        self.setVisible(on)
        self.changed.emit()

    def _say(self) -> None:
        counts = Counter(map(seen, self._changes.values()))
        words = {
            Change.BORDER: self.tr("边界改变"),
            Change.NEW: self.tr("新设"),
            Change.PEOPLE: self.tr("人员或资料改变"),
            Change.NONE: self.tr("不变"),
        }
        parts = [
            f'<span style="color:{change_colours(self._style)[change]}; font-size:15px">■</span>&nbsp;{text}&nbsp;'
            f"<b>{formats.count(counts[change])}</b>"
            for change, text in words.items()
        ]
        gone = self.tr("撤销")
        parts.append(f"{gone}&nbsp;<b>{formats.count(counts[Change.GONE])}</b>")
        self.setText(" &nbsp; ".join(parts))
        self.setAccessibleName(
            ", ".join(f"{text} {counts[change]}" for change, text in words.items()) + f", {gone} {counts[Change.GONE]}"
        )

    def _translate(self) -> None:
        self.toggle.setText(self.tr("变动"))
        self.toggle.setAccessibleName(self.tr("按变动着色"))
        self.toggle.setToolTip(self.tr("按草案的改动给网格着色：边界改变、新设、换人员；再按一次恢复"))
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
