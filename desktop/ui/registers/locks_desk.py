"""Locks of grids 锁定 in the window: the list of all with owner and expiry, and the release of one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from desktop.editing.changes import Changes
from desktop.grids.edits import UnlockGrid
from desktop.grids.lock_queries import LockLine, LockState, lock_lines
from desktop.ui.background import Background
from desktop.ui.registers.register_dialog import Entry, RegisterDialog, Words
from desktop.ui.subject import GRID, Subject

if TYPE_CHECKING:  # its door is made there
    from desktop.ui.main_window import MainWindow, OpenBank

translate = QCoreApplication.translate
_KINDS = frozenset({"grid_lock"})
_WIDTHS = (124, 108, 150, 76, 132, 90)


class LocksDesk(QObject):
    """Reads the list anew after every edit that touches it, while it is shown."""

    def __init__(self, window: "MainWindow", background: Background, session: "OpenBank") -> None:
        super().__init__(window)
        self._window, self._background, self._session = window, background, session
        self.dialog = RegisterDialog(_words, _WIDTHS, window.left.tokens, window)
        self.dialog.opened.connect(self._open)
        self.dialog.ended.connect(lambda grid: window.runner.run(UnlockGrid(grid)))
        window.runner.changed.connect(self._data_changed)
        window.runner.busy_changed.connect(self.dialog.show_busy)

    def show(self) -> None:
        self.dialog.show()
        self.dialog.raise_()
        self._read()

    def _open(self, grid: int) -> None:
        self._window.desk.open((Subject(GRID, grid),))
        self._window.ways.show_chosen()

    def _data_changed(self, changes: Changes) -> None:
        if changes.touches(_KINDS) and self.dialog.isVisible():
            self._read()

    def _read(self) -> None:
        self._background.run(
            lambda: lock_lines(self._session.reader()),
            lambda lines: self.dialog.show_entries([_entry(line) for line in lines]),
            self._window.show_problem,
            newest="locks",
        )


def _entry(line: LockLine) -> Entry:
    words = dict(_words().states)[line.state.value]
    if line.state is LockState.SOON and line.days_left is not None:
        words = translate("Locks", "还有 {0} 天").format(line.days_left)
    until = line.expires_on or translate("Locks", "至解除")
    cells = (line.grid_code, line.grid_name, line.reason, line.locked_by, line.locked_at[:16].replace("T", " "),
             until, words)  # fmt: skip
    tone = {LockState.SOON: "warn", LockState.OVER: "bad"}.get(line.state, "")
    return Entry(line.grid_id, line.grid_id, cells, line.state.value, line.state is not LockState.RELEASED, tone)


def _words() -> Words:
    return Words(
        title=translate("Locks", "锁定的网格"),
        about=translate("Locks", "边界和人员都不能改，工具、撤销、导入、调整建议都一样。在网格卡片上锁定。"),
        heads=(
            translate("Locks", "编码"), translate("Locks", "网格"), translate("Locks", "原因"),
            translate("Locks", "锁定人"), translate("Locks", "锁定时间"), translate("Locks", "到期日"),
            translate("Locks", "状态"),
        ),
        states=(
            ("all", translate("Locks", "全部")), (LockState.HOLDS.value, translate("Locks", "锁定中")),
            (LockState.SOON.value, translate("Locks", "30 天内到期")),
            (LockState.OVER.value, translate("Locks", "已到期")),
            (LockState.RELEASED.value, translate("Locks", "已解除")),
        ),
        open_=translate("Locks", "打开网格卡片"),
        end=translate("Locks", "解除锁定"),
        why_not_end=translate("Locks", "这把锁已经解除"),
        empty=translate("Locks", "没有锁定的网格。打开一个网格的卡片，写明原因来锁定。"),
    )  # fmt: skip
