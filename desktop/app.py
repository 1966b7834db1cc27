"""The wiring: starts Qt, shows the window first, then unlocks and loads the bank behind it."""

import importlib
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop import crash_log, paths
from desktop.content_loader import load_content
from desktop.drawing.content import MapContent
from desktop.drawing.encoding import encoded
from desktop.files import ready_folder, whole_file
from desktop.progress import Progress
from desktop.refusal import Refused
from desktop.session import Session
from desktop.ui.background import Background
from desktop.ui.base_maps.map_shelf import MapShelf, PaintedTiles
from desktop.ui.demo_making import DemoMaking
from desktop.ui.main_window import MainWindow
from desktop.ui.preferences import Preferences
from desktop.ui.unlock_dialog import UnlockDialog

translate = QCoreApplication.translate
RECENT = "opening/recent"


def late(name: str) -> Any:
    """A module that start-up must not wait for; this is the one place that imports in the middle of work."""
    return importlib.import_module(name)


def session_at(path: Path, key: bytes | None = None) -> Session:
    """A session of the window, its writer imported on the first edit; in a debug build SQL on the UI thread fails."""
    return Session(
        path,
        key,
        make_editor=lambda one: late("desktop.bank_editor").open_editor(
            one.path, one.key, user=one.user, device=one.device
        ),
        ui_thread=threading.main_thread() if os.environ.get("GETU_DEBUG") == "1" else None,
    )


def shelf_of(background: Background, failed: Callable[[Exception], None]) -> MapShelf:
    """The base maps of this PC; what opens them is imported when the first is opened."""
    return MapShelf(
        background,
        file=paths.maps_list(),
        shipped=paths.OFFLINE_TILES,
        opens=lambda path: late("desktop.baking.map_opening").open_map(path),
        painted=PaintedTiles(
            lambda: late("desktop.baking.close_up").cache_size(), lambda: late("desktop.baking.close_up").clear_cache()
        ),
        failed=failed,
    )


def mark(what: str, **figures: int) -> None:
    """With GETU_TIMING=1 say on stderr when something was reached: seconds since the epoch and CPU seconds."""
    if os.environ.get("GETU_TIMING") == "1":
        told = json.dumps({"mark": what, "at": time.time(), "cpu": time.process_time(), **figures})
        sys.stderr.write(told + "\n")
        sys.stderr.flush()


class OpenedWindow(QObject):
    """One window and its bank, from the locked file to the settled map. Lives until the window is closed."""

    def __init__(self, path: Path, *, ask: bool = False, preferences: Preferences | None = None) -> None:
        super().__init__()
        self.path = path
        self.preferences = preferences or Preferences()
        self.background = Background()
        self.session = session_at(path)
        self.window = MainWindow(self.background, session=self.session, preferences=self.preferences)
        self.shelf = shelf_of(self.background, self.window.show_problem)
        self.window.use_shelf(self.shelf)
        self.dialog: UnlockDialog | None = None
        self.making: DemoMaking | None = None
        self.complete = False  # ground and customers are on the map
        self._ask = ask
        self._hint: str | None = None
        self._marked = False
        action = QAction(translate("Actions", "打开银行文件…"), self.window)
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Open))
        action.triggered.connect(self.choose_file)
        self.window.addAction(action)
        self.window.canvas.installEventFilter(self)
        self.window.canvas.settled.connect(self._settled)

    def start(self) -> None:
        """Read the bank once the window has been painted."""
        QTimer.singleShot(0, self._begin)

    def close(self) -> None:
        self.window.close()
        self.background.close()
        self.session.close()

    # ── opening ────────────────────────────────────────────────────────────────────────────────────────────

    def _begin(self) -> None:
        if not self.path.exists() and self.path == paths.demo_bank():
            self.making = DemoMaking(self.path, self.window)
            self.making.finished.connect(self._look)
            self.making.failed.connect(self.window.show_problem)
            self.making.cancelled.connect(lambda: self.window.show_problem(_not_made()))
            self.making.start()
        else:
            self._look()

    def _look(self) -> None:
        """A demo bank opens with its public passphrase, every other bank asks for its own."""
        self._run(lambda: late("desktop.database.keys").demo_hint(self.path), self._know_hint)

    def _know_hint(self, hint: str | None) -> None:
        self._hint = hint
        if hint is not None and not self._ask:
            self._unlock(hint)
        else:
            self._ask_passphrase()

    def _ask_passphrase(self) -> UnlockDialog:
        if self.dialog is None:
            self.dialog = UnlockDialog(self.path, hint=self._hint, parent=self.window)
            self.dialog.tried.connect(self._unlock)
            self.dialog.other_file.connect(self.choose_file)
            self.dialog.open()
        return self.dialog

    def _unlock(self, passphrase: str) -> None:
        def job() -> MapContent:
            self.session.unlock(late("desktop.database.workspace").Workspace.open(self.path, passphrase).key)
            return load_content(self.session.reader())  # in one go: the customers take less than a second picture

        self._run(job, self._take)

    def _take(self, content: MapContent) -> None:
        if self.dialog is not None:
            self.dialog.accept()
            self.dialog = None
        self.complete = True
        self.window.set_content(content)
        self.window.canvas.settled.connect(self.shelf.start, Qt.ConnectionType.SingleShotConnection)
        self.preferences.keep(RECENT, str(self.path))
        if content.is_demo and self._hint is not None:
            self.window.messages.say(translate("Opening", "示例数据，口令 {0}").format(self._hint), tone="ok")

    def _run(self, job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self.background.run(job, then, self._failed)

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Refused) and self.window.content is None:
            self._ask_passphrase().say(problem)
        else:
            self.window.show_problem(problem)

    def choose_file(self) -> None:
        """Another bank in its place: a new window, and this one goes once that one stands."""
        title = translate("Opening", "打开银行文件")
        kinds = translate("Opening", "银行文件 (*.getu)")
        chosen, _ = QFileDialog.getOpenFileName(self.window, title, str(self.path.parent), kinds)
        if chosen:
            _replace(self, Path(chosen))

    # ── marks for the bench ────────────────────────────────────────────────────────────────────────────────

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._marked:
            self._marked = True
            watched.removeEventFilter(self)
            QTimer.singleShot(0, lambda: mark("window_visible"))
        return False

    def _settled(self) -> None:
        if self.complete:
            content = self.window.content
            mark("first_map", points=0 if content is None else len(content.points))
            self.window.canvas.settled.disconnect(self._settled)


_open: list[OpenedWindow] = []


def _show(path: Path, *, ask: bool) -> OpenedWindow:
    opened = OpenedWindow(path, ask=ask)
    _open.append(opened)
    geometry = opened.preferences.geometry()
    if geometry is None or not opened.window.restoreGeometry(geometry):
        opened.window.resize(1366, 768)
    if os.environ.get("GETU_TIMING") == "1":
        opened.window.resize(1920, 1080)
    opened.window.show()
    opened.start()
    return opened


def _replace(old: OpenedWindow, path: Path) -> None:
    _show(path, ask=True)
    _open.remove(old)
    old.close()
    old.deleteLater()


def _application() -> QApplication:
    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else QApplication(["getu"])
    application.setApplicationName("getu")
    application.setApplicationDisplayName("格图 Getu")
    return application


def open_window(file: Path | None) -> int:
    """Show a bank, the demo bank if `file` is None, and return when the last window is closed."""
    mark("started")
    application = _application()
    crash_log.start(lambda problem: _open[-1].window.show_problem(problem) if _open else None)
    _show(file or paths.demo_bank(), ask=False)
    code = int(application.exec())
    for opened in _open:
        opened.close()
    _open.clear()
    return code


def main_job(
    out: Path, file: Path | None = None, *, branch: str | None = None, paper: str = "A3", grey: bool = False
) -> int:
    """Without a display: the picture of the window and the territory map as PDF and PNG, written to `out`.

    `branch` is the code of the branch 机构号 the map is about; None is the whole bank.
    The demo bank is made when `file` is None and it is missing. Raises `Refused` as opening a bank does.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_SCALE_FACTOR", "1")
    application = _application()
    path = file or paths.demo_bank()
    if file is None and not path.exists():
        sys.stderr.write("正在生成示例银行… / Making the demo bank …\n")
        late("desktop.demo.bank").make(path, size="small", seed=1, progress=Progress())
    bank = late("desktop.verbs.bank_file").unlock(path)
    session = session_at(path, bank.key)
    ready_folder(out)
    content: list[MapContent] = []
    reading = threading.Thread(target=lambda: content.append(load_content(session.reader())), name="getu-map-job")
    reading.start()
    reading.join()
    if not content:
        raise Refused(f"{path.name} 读取失败，没有输出。", f"{path.name} could not be read; nothing was written.")
    picture, pdf = out / "window.png", out / "territory-map.pdf"
    _picture_of_window(application, session, content[0], picture)
    about = None if branch is None else _branch_id(content[0], branch)
    for file_out in (pdf, pdf.with_suffix(".png")):
        late("desktop.printing.map_sheet").write_territory_map(
            content[0],
            file_out,
            printed_by=session.user,
            printed_at=datetime.now().astimezone(),
            branch=about,
            paper=paper,
            style="grey" if grey else "colour",
        )
    session.close()
    sys.stdout.write(f"窗口图片 / Picture of the window: {picture}\n网格辖区图 / Territory map: {pdf}\n")
    return 0


def _picture_of_window(application: QApplication, session: Session, content: MapContent, path: Path) -> None:
    background = Background()
    window = MainWindow(background, session=session)
    window.resize(1920, 1080)
    window.canvas.settled.connect(lambda: QTimer.singleShot(300, application.quit))
    QTimer.singleShot(30_000, application.quit)
    window.show()
    window.set_content(content)
    application.exec()
    picture = window.grab().toImage()
    window.close()
    background.close()
    window.deleteLater()
    with whole_file(path) as part:
        part.write_bytes(encoded(picture))


def _branch_id(content: MapContent, code: str) -> int:
    for branch in content.branches:
        if branch.code == code:
            return branch.id
    known = "、".join(f"{branch.code} {branch.name}" for branch in content.branches[:8])
    raise Refused(
        f"没有机构号为 {code} 的支行。例如：{known}。", f"There is no branch with the code {code}. Some are: {known}."
    )


def _not_made() -> Refused:
    return Refused(
        "已取消，没有留下文件。按 Ctrl+O 可打开已有的银行文件。",
        "Cancelled; no file was left. Press Ctrl+O to open an existing bank.",
    )
