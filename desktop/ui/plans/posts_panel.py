"""Who is to hold the grids that are clicked: branch, outlet, lead and backup manager, chosen once and painted on."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QWidget

from desktop.organisation.branch import Branch
from desktop.organisation.outlet import Outlet
from desktop.organisation.staff import Staff
from desktop.plans.assignment import Posts, may_lead

_ROOM_FOR_ONE_LINE = 620  # pixels


class PostsPanel(QWidget):
    """`changed` when other posts are chosen, `list_asked` for all grids in a list.

    The managers of the chosen branch stand first.
    """

    changed = Signal()
    list_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("DraftBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._branches: tuple[Branch, ...] = ()
        self.outlets: tuple[Outlet, ...] = ()
        self.staff: tuple[Staff, ...] = ()  # who may lead a grid
        self.everybody: tuple[Staff, ...] = ()
        self.branch, self.outlet, self.lead, self.backup = (QComboBox() for _ in range(4))
        self._labels = [QLabel() for _ in range(4)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 4, 8, 4)
        self._grid.setSpacing(6)
        for box in (self.branch, self.outlet, self.lead, self.backup):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(3)
            box.activated.connect(lambda _: self.changed.emit())
        self.branch.activated.connect(lambda _: self._branch_chosen())
        self.list = QPushButton()
        self.list.setObjectName("SmallButton")
        self.list.setAutoDefault(False)
        self.list.clicked.connect(self.list_asked)
        self._make_room()
        self.hide()
        self._translate()

    @property
    def posts(self) -> Posts:
        """What is chosen now."""
        return Posts(*(box.currentData() for box in (self.branch, self.outlet, self.lead, self.backup)))

    def offer(self, branches: Sequence[Branch], outlets: Sequence[Outlet], staff: Sequence[Staff]) -> None:
        """Who and what there is to choose from."""
        self._branches, self.outlets = tuple(branches), tuple(outlets)
        self.everybody = tuple(staff)
        self.staff = tuple(one for one in staff if may_lead(one))
        self.branch.clear()
        for branch in self._branches:
            self.branch.addItem(branch.name, branch.id)
        self._branch_chosen()

    def show_posts(self, posts: Posts) -> None:
        """Choose what a grid has."""
        self.branch.setCurrentIndex(self.branch.findData(posts.branch_id))
        self._branch_chosen()
        for box, key in ((self.outlet, posts.outlet_id), (self.lead, posts.staff_id), (self.backup, posts.backup_id)):
            box.setCurrentIndex(max(0, box.findData(key)))
        self.changed.emit()

    def name_of(self, staff_id: int | None) -> str:
        """The name of a manager, or 缺岗."""
        return next((one.name for one in self.staff if one.id == staff_id), self.tr("缺岗"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """One line where there is room, else two with two choices each."""
        across = 4 if self.width() >= _ROOM_FOR_ONE_LINE else 2
        for place, (label, box) in enumerate(
            zip(self._labels, (self.branch, self.outlet, self.lead, self.backup), strict=True)
        ):
            row, column = place // across, 2 * (place % across)
            self._grid.addWidget(label, row, column)
            self._grid.addWidget(box, row, column + 1)
        for column in range(9):
            self._grid.setColumnStretch(column, int(column < 2 * across and column % 2 == 1))
        self._grid.addWidget(self.list, 0, 2 * across, 4 // across, 1)

    def _branch_chosen(self) -> None:
        branch = self.branch.currentData()
        self.outlet.clear()
        own = [outlet for outlet in self.outlets if outlet.branch_id == branch]
        for outlet in own:
            self.outlet.addItem(outlet.name, outlet.id)
        places = {branch, *(outlet.id for outlet in own)}
        order = sorted(self.staff, key=lambda one: (one.org_id not in places, one.staff_no))
        for box in (self.lead, self.backup):
            chosen = box.currentData()
            box.clear()
            box.addItem(self.tr("缺岗") if box is self.lead else self.tr("无"), None)
            for one in order:
                box.addItem(f"{one.name} · {one.org_name}", one.id)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def _translate(self) -> None:
        self.list.setText(self.tr("定员列表…"))
        self.list.setToolTip(self.tr("草案的全部网格：谁负责、缺什么；可选中多个一步设好"))
        words = (self.tr("支行"), self.tr("网点"), self.tr("主办"), self.tr("协办"))
        for label, box, text in zip(
            self._labels, (self.branch, self.outlet, self.lead, self.backup), words, strict=True
        ):
            label.setText(text)
            box.setAccessibleName(text)
        for box, text in ((self.lead, self.tr("缺岗")), (self.backup, self.tr("无"))):
            if box.count():
                box.setItemText(0, text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
