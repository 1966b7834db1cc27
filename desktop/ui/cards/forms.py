"""What can be done on a card: lock a grid, set a service radius, take a selection back."""

from PySide6.QtCore import QCoreApplication, QDate, QSize, Qt
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from desktop.customers.customer_card import CustomerCard
from desktop.grids.card_queries import GridCard
from desktop.organisation.card_queries import OutletCard
from desktop.organisation.edits import GREATEST_RADIUS_M, LEAST_RADIUS_M
from desktop.ui.cards.links import Links
from desktop.ui.theme import Tokens, icon

translate = QCoreApplication.translate
_USUAL_RADIUS_M = 3000


def grid_form(card: GridCard, tokens: Tokens, links: Links) -> QWidget:
    """Lock or unlock, and select the grid's customers."""
    holder = QWidget()
    lines = QVBoxLayout(holder)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(8)
    first = QHBoxLayout()
    first.setSpacing(8)
    choose = QPushButton(translate("GridCard", "选中本格客户"))
    choose.setIcon(icon("customers", tokens))
    choose.setIconSize(QSize(15, 15))
    choose.clicked.connect(lambda: links.select_grid(card.id))
    act = QPushButton()
    act.setObjectName("lock_button")
    act.setIcon(icon("unlock" if card.locked_reason is not None else "lock", tokens))
    act.setIconSize(QSize(15, 15))
    lines.addLayout(first)
    if card.locked_reason is not None:
        act.setText(translate("GridCard", "解除锁定"))
        act.setToolTip(translate("GridCard", "解除后边界与归属可以修改，可撤销"))
        act.clicked.connect(lambda: links.unlock_grid(card.id))
        first.addWidget(act, 1)
        first.addWidget(choose, 1)
        return holder
    reason = QLineEdit()
    reason.setObjectName("lock_reason")
    reason.setMaxLength(60)
    reason.setPlaceholderText(translate("GridCard", "锁定原因，如：责任书已签"))
    reason.setAccessibleName(translate("GridCard", "锁定原因"))
    ends, until = QCheckBox(translate("GridCard", "到期自动失效")), QDateEdit()
    ends.setObjectName("lock_ends")
    until.setObjectName("lock_until")
    until.setDisplayFormat("yyyy-MM-dd")
    until.setCalendarPopup(True)
    until.setAccessibleName(translate("GridCard", "锁定的最后一天"))
    until.setDate(QDate.fromString(card.as_of, Qt.DateFormat.ISODate).addYears(1))
    until.setMinimumHeight(32)
    until.setEnabled(False)
    until.setToolTip(translate("GridCard", "先勾选“到期自动失效”；不勾选则一直锁到解除"))
    ends.toggled.connect(until.setEnabled)
    act.setText(translate("GridCard", "锁定"))
    why_not = translate("GridCard", "先写明锁定原因")
    act.setEnabled(False)
    act.setToolTip(why_not)

    def written(words: str) -> None:
        act.setEnabled(bool(words.strip()))
        act.setToolTip("" if words.strip() else why_not)

    def lock() -> None:
        if reason.text().strip():
            last = str(until.date().toString(Qt.DateFormat.ISODate)) if ends.isChecked() else None
            links.lock_grid(card.id, reason.text().strip(), last)

    reason.textChanged.connect(written)
    reason.returnPressed.connect(lock)
    act.clicked.connect(lock)
    first.addWidget(reason, 1)
    first.addWidget(act)
    second = QHBoxLayout()
    second.setSpacing(8)
    second.addWidget(ends)
    second.addWidget(until, 1)
    lines.addLayout(second)
    lines.addWidget(choose)
    return holder


def customer_form(card: CustomerCard, tokens: Tokens, links: Links) -> QWidget:
    """Set an exception from the borders, or end the one there is."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    act = QPushButton()
    act.setObjectName("exception_button")
    act.setIcon(icon("pin", tokens))
    act.setIconSize(QSize(15, 15))
    one = card.exception
    if one is None:
        act.setText(translate("CustomerCard", "设归属例外…"))
        act.setToolTip(translate("CustomerCard", "不论边界怎么画，到期前都归所定的网格；要写原因和批准人"))
        act.clicked.connect(lambda: links.ask_exception(card))
    else:
        act.setText(translate("CustomerCard", "结束归属例外"))
        act.setToolTip(translate("CustomerCard", "现在就按坐标或地址归回，可撤销"))
        act.clicked.connect(lambda: links.end_exception(one.id))
    row.addWidget(act)
    row.addStretch(1)
    return holder


def outlet_form(card: OutletCard, tokens: Tokens, links: Links) -> QWidget:
    """The service radius in ground metres."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    metres = QSpinBox()
    metres.setObjectName("radius_metres")
    metres.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    metres.setMinimumHeight(32)
    metres.setRange(LEAST_RADIUS_M, GREATEST_RADIUS_M)
    metres.setSingleStep(100)
    metres.setSuffix(" m")
    metres.setGroupSeparatorShown(True)
    metres.setValue(card.radius_m or _USUAL_RADIUS_M)
    metres.setAccessibleName(translate("OutletCard", "服务半径"))
    act = QPushButton(translate("OutletCard", "应用"))
    act.setObjectName("radius_button")
    act.setProperty("primary", "true")
    unchanged = translate("OutletCard", "半径没有改动")

    def typed(value: int) -> None:
        act.setEnabled(value != card.radius_m)
        act.setToolTip(unchanged if value == card.radius_m else "")

    metres.valueChanged.connect(typed)
    typed(metres.value())
    act.clicked.connect(lambda: links.set_radius(card.id, metres.value()))
    row.addWidget(metres, 1)
    row.addWidget(act)
    return holder


def selection_form(links: Links) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    back = QPushButton(translate("SelectionCard", "恢复上一选择"))
    back.clicked.connect(lambda: links.undo_selection())
    clear = QPushButton(translate("SelectionCard", "清除选择"))
    clear.clicked.connect(lambda: links.clear_selection())
    row.addWidget(back)
    row.addWidget(clear)
    return holder
