"""A real window on a copy of the small demo bank, with a person in front of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.baking.close_up import cache_size, clear_cache
from desktop.baking.map_opening import open_map
from desktop.bank_editor import open_editor
from desktop.content_loader import load_content
from desktop.drawing.content import MapContent
from desktop.session import Session
from desktop.ui import language, theme
from desktop.ui.background import Background
from desktop.ui.base_maps.map_shelf import MapShelf, PaintedTiles
from desktop.ui.main_window import MainWindow
from desktop.ui.preferences import Preferences
from tests.flows.person import Person

Opens = Callable[[], Person]


@pytest.fixture(scope="session")
def small_content(small_bank: Path, small_key: bytes) -> MapContent:
    """What the untouched small bank shows; immutable, so all windows may share it."""
    session = Session(small_bank, small_key)
    content = load_content(session.reader())
    session.close()
    return content


@pytest.fixture
def opens(
    qapp: QApplication,
    bank_copy: Path,
    small_key: bytes,
    small_content: MapContent,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Opens]:
    """Opens the bank in a window; a second call closes the first window and starts afresh, as a restart does."""
    monkeypatch.setattr("desktop.baking.on_demand.paths.cache", lambda: tmp_path)
    running: list[tuple[MainWindow, Background, Session]] = []
    untouched = [small_content]

    def close() -> None:
        for window, background, session in running:
            window.close()
            background.close()
            session.close()
            background.deleteLater()  # first, so that late answers find nobody to call
            window.deleteLater()
        running.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def reopened(session: Session) -> MapContent:
        """Read from the file again; what no story here changes is shared, as simplifying borders takes long."""
        read = load_content(session.reader())
        same = small_content
        return replace(read, partition=same.partition, backdrop=same.backdrop, points=same.points)

    def start() -> Person:
        close()
        session = Session(
            bank_copy,
            small_key,
            make_editor=lambda one: open_editor(one.path, one.key, user=one.user, device=one.device),
        )
        background = Background()
        window = MainWindow(background, session=session, preferences=Preferences(tmp_path / "window.ini"))
        shelf = MapShelf(
            background,
            file=tmp_path / "maps.json",
            shipped=tmp_path / "shipped",
            opens=open_map,
            painted=PaintedTiles(lambda: cache_size(tmp_path / "tiles"), lambda: clear_cache(tmp_path / "tiles")),
            failed=window.show_problem,
        )
        window.use_shelf(shelf)
        shelf.start()
        running.append((window, background, session))
        window.resize(1366, 768)
        window.show()
        if untouched:
            window.set_content(untouched.pop())
        else:
            background.run(lambda: reopened(session), window.set_content, window.show_problem)
        person = Person(window, background)
        person.waits_for(lambda: window.content is not None, "the bank")
        person.waits()
        return person

    yield start
    close()
    language.switch(qapp, language.CHINESE)
    theme.apply(qapp, "light")


@pytest.fixture
def person(opens: Opens) -> Person:
    return opens()
