"""Which customers are on the map and by what they are coloured: the choosers above the legend."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QWidget

from desktop.customers.point_codes import Flag
from desktop.customers.point_filter import COLOURINGS, ColourBy, PointFilter
from desktop.drawing.pin_layer import Mode
from desktop.ui.cards.parts import named
from desktop.ui.language import QT_TRANSLATE_NOOP, pick
from desktop.ui.preferences import Preferences

MODES: tuple[tuple[Mode, str], ...] = (
    ("auto", QT_TRANSLATE_NOOP("Customers", "自动（远聚合、近单点）")),
    ("density", QT_TRANSLATE_NOOP("Customers", "密度")),
    ("clusters", QT_TRANSLATE_NOOP("Customers", "聚合数量")),
    ("dots", QT_TRANSLATE_NOOP("Customers", "单个客户")),
)

LIFECYCLES: tuple[tuple[str, str, frozenset[str] | None], ...] = (
    ("any", QT_TRANSLATE_NOOP("Customers", "全部状态"), None),
    ("existing", QT_TRANSLATE_NOOP("Customers", "存量"), frozenset({"EXISTING"})),
    ("potential", QT_TRANSLATE_NOOP("Customers", "潜在"), frozenset({"POTENTIAL"})),
    ("dormant", QT_TRANSLATE_NOOP("Customers", "睡眠"), frozenset({"DORMANT"})),
    ("lost", QT_TRANSLATE_NOOP("Customers", "流失、销户"), frozenset({"CHURNED", "CLOSED"})),
)

KINDS: tuple[tuple[str, str, frozenset[str] | None], ...] = (
    ("any", QT_TRANSLATE_NOOP("Customers", "全部类型"), None),
    ("person", QT_TRANSLATE_NOOP("Customers", "个人"), frozenset({"PERSON"})),
    ("trader", QT_TRANSLATE_NOOP("Customers", "个体工商户"), frozenset({"SOLE_TRADER"})),
    ("firm", QT_TRANSLATE_NOOP("Customers", "企业"), frozenset({"ENTERPRISE"})),
    ("farm", QT_TRANSLATE_NOOP("Customers", "合作社、家庭农场"), frozenset({"COOP", "FAMILY_FARM"})),
    ("other", QT_TRANSLATE_NOOP("Customers", "村集体及其他"), frozenset({"VILLAGE_COLLECTIVE", "OTHER_ORG"})),
)

PLAIN = "plain"  # key of the choice not to colour by class

TRAITS: tuple[tuple[str, str, Flag, Flag], ...] = (
    ("any", QT_TRANSLATE_NOOP("Customers", "全部特征"), Flag(0), Flag(0)),
    ("key", QT_TRANSLATE_NOOP("Customers", "重点客户"), Flag.KEY, Flag(0)),
    ("loan", QT_TRANSLATE_NOOP("Customers", "有用信"), Flag.LOAN, Flag(0)),
    ("line_only", QT_TRANSLATE_NOOP("Customers", "有授信未用信"), Flag.LINE, Flag.LOAN),
    ("family", QT_TRANSLATE_NOOP("Customers", "已匹配家庭"), Flag.FAMILY, Flag(0)),
    ("visited", QT_TRANSLATE_NOOP("Customers", "12个月内已走访"), Flag.VISITED, Flag(0)),
    ("not_visited", QT_TRANSLATE_NOOP("Customers", "12个月内未走访"), Flag(0), Flag.VISITED),
)


@dataclass(frozen=True, slots=True)
class CustomerView:
    """What the map shows of the customers. Frozen, so it travels into workers as it is."""

    mode: Mode
    shown: PointFilter
    colour_by: ColourBy | None  # None = by number only


class CustomerChooser(QWidget):
    """Five choosers; `changed` carries the new `CustomerView`. Colouring and mode are remembered, filters are not."""

    changed = Signal(object)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._colourings: tuple[ColourBy, ...] = COLOURINGS
        self._mode, self._colour = QComboBox(), QComboBox()
        self._lifecycle, self._kind, self._trait = QComboBox(), QComboBox(), QComboBox()
        self._reset = QPushButton()
        self._reset.clicked.connect(self.reset)
        self._names = [named("", "RowKey") for _ in range(3)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for number, (name, widgets) in enumerate(
            zip(
                self._names,
                ((self._mode,), (self._colour,), (self._lifecycle, self._kind)),
                strict=True,
            )
        ):
            grid.addWidget(name, number, 0)
            for place, widget in enumerate(widgets):
                grid.addWidget(widget, number, 1 + place, 1, 2 // len(widgets))
        grid.addWidget(self._trait, 3, 1)
        grid.addWidget(self._reset, 3, 2)
        for combo in self._combos():
            combo.setMinimumWidth(60)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._fill()
        self._pick(self._mode, [key for key, _ in MODES], preferences.text("customers/mode", "auto"))
        self._pick(self._colour, self._colour_keys(), preferences.text("customers/colour", PLAIN))
        for combo in self._combos():
            combo.currentIndexChanged.connect(self._tell)
        self._reset.setEnabled(False)

    @property
    def view(self) -> CustomerView:
        _, _, lifecycles = LIFECYCLES[self._lifecycle.currentIndex()]
        _, _, kinds = KINDS[self._kind.currentIndex()]
        _, _, having, lacking = TRAITS[self._trait.currentIndex()]
        shown = PointFilter(lifecycles=lifecycles, kinds=kinds, having=having, lacking=lacking)
        colour = self._colour.currentIndex()
        by = self._colourings[colour - 1] if colour > 0 else None
        return CustomerView(MODES[self._mode.currentIndex()][0], shown, by)

    def offer(self, by_branch: ColourBy) -> None:
        """Add the colouring that needs the bank's own branches, or bring it up to date."""
        self._colourings = (*COLOURINGS, by_branch)
        if self._colour.count() <= len(self._colourings):
            self._colour.addItem(pick(by_branch.zh, by_branch.en))
            if self._preferences.text("customers/colour", PLAIN) == by_branch.key:
                self._colour.setCurrentIndex(len(self._colourings))
                return
        if self.view.colour_by is by_branch:
            self.changed.emit(self.view)

    def choose(self, *, lifecycle: str | None = None, kind: str | None = None, trait: str | None = None) -> None:
        """Set filters by their keys, for whoever leads here from elsewhere."""
        for combo, rows, key in (
            (self._lifecycle, [row[0] for row in LIFECYCLES], lifecycle),
            (self._kind, [row[0] for row in KINDS], kind),
            (self._trait, [row[0] for row in TRAITS], trait),
        ):
            if key is not None:
                combo.setCurrentIndex(rows.index(key))

    def reset(self) -> None:
        """Show every customer again."""
        self.choose(lifecycle="any", kind="any", trait="any")

    def _colour_keys(self) -> list[str]:
        return [PLAIN, *(one.key for one in self._colourings)]

    def _combos(self) -> tuple[QComboBox, ...]:
        return self._mode, self._colour, self._lifecycle, self._kind, self._trait

    def _tell(self) -> None:
        view = self.view
        self._preferences.keep("customers/mode", view.mode)
        self._preferences.keep("customers/colour", self._colour_keys()[self._colour.currentIndex()])
        self._reset.setEnabled(view.shown.narrows)
        self.changed.emit(view)

    @staticmethod
    def _pick(combo: QComboBox, keys: list[str], key: str) -> None:
        if key in keys:
            combo.setCurrentIndex(keys.index(key))

    def _fill(self) -> None:
        """(Re)write every text; items keep their places, so nothing is chosen anew."""
        word = QCoreApplication.translate
        for combo, texts, name in (
            (self._mode, [word("Customers", row[1]) for row in MODES], self.tr("显示方式")),
            (self._colour, [self.tr("按数量"), *(pick(one.zh, one.en) for one in self._colourings)], self.tr("着色")),
            (self._lifecycle, [word("Customers", row[1]) for row in LIFECYCLES], self.tr("筛选状态")),
            (self._kind, [word("Customers", row[1]) for row in KINDS], self.tr("筛选类型")),
            (self._trait, [word("Customers", row[1]) for row in TRAITS], self.tr("筛选特征")),
        ):
            combo.setAccessibleName(name)
            combo.setToolTip(name)
            if combo.count():
                for place, text in enumerate(texts):
                    combo.setItemText(place, text)
            else:
                combo.addItems(texts)
        for label, text in zip(self._names, (self.tr("显示"), self.tr("着色"), self.tr("筛选")), strict=True):
            label.setText(text)
        self._reset.setText(self.tr("清除筛选"))
        self._reset.setToolTip(self.tr("重新显示全部客户；没有筛选时不可用"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._fill()
        super().changeEvent(event)
