"""The second map window: the same content on a canvas of its own, in its own theme, linked to the first or free."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.database.connection import Connection
from desktop.drawing.content import MapContent
from desktop.drawing.public_map import public_options, without_people
from desktop.drawing.selection_layer import Selected
from desktop.drawing.stack import MapOptions, default_layers
from desktop.drawing.territory_layer import Shading, TerritoryOptions
from desktop.drawing.theme_colours import class_colours
from desktop.maps.viewport import Viewport
from desktop.themes.scheme import Classed, Scheme, classed
from desktop.themes.theme import Theme
from desktop.themes.value_queries import theme_values
from desktop.ui.background import Background
from desktop.ui.cards.parts import named
from desktop.ui.maps.flying_canvas import FlyingCanvas
from desktop.ui.maps.ground_lines import grids_in
from desktop.ui.preferences import Preferences
from desktop.ui.second_map.second_bar import SecondBar
from desktop.ui.second_map.second_legend import SecondLegend
from desktop.ui.subject import BRANCH, CUSTOMER, GRID, OUTLET, TOWN, Subject
from desktop.ui.theme import DARK, LIGHT, Tokens

_COUNT_MS = 80
_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.KeyPress})
_GRIDS_OF = {GRID: "id", BRANCH: "branch_id", TOWN: "town_id"}


class SecondMap(QWidget):
    """Reads only. Until customers are ticked it shows none by itself, and no name of a person; `gone` when closed."""

    gone = Signal()

    def __init__(
        self,
        background: Background,
        reader: Callable[[], Connection],
        preferences: Preferences,
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__()
        self._background, self._reader, self._preferences, self._failed = background, reader, preferences, failed
        self.setObjectName("SecondMap")
        self.canvas = FlyingCanvas(background, self)
        self.bar = SecondBar(LIGHT, self)
        self.legend = SecondLegend(self.canvas)
        self._days = ("", "")  # of the grids, and today
        self._day_note = named("", "DayNote")
        self._day_note.setParent(self.canvas)
        self._day_note.move(12, 12)
        self._content: MapContent | None = None
        self._public: MapContent | None = None
        self._options = MapOptions()
        self._main: Viewport | None = None
        self._subject: Subject | None = None
        self._touched = False  # by somebody, since it followed last
        self._size = (0.0, 0.0)  # of the map when it moved last
        self._following = False  # a move of the map now is not the user's
        told = preferences.text("second_map/theme", Theme.OWNERSHIP.value)
        self._theme = next((theme for theme in Theme if theme.value == told), Theme.OWNERSHIP)
        self._classed: dict[Theme, Classed] = {}
        self._shading: Shading | None = None
        self._shaded_as: object = None
        self.bar.theme.setCurrentIndex(list(Theme).index(self._theme))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.canvas, 1)
        self._soon_count = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._soon_count.timeout.connect(self._count)
        self._resized = QTimer(self, singleShot=True, interval=0)
        self._resized.timeout.connect(self._after_resize)
        self.bar.theme_chosen.connect(self.choose)
        self.bar.link_toggled.connect(lambda _: self._link_changed())
        self.bar.people_toggled.connect(lambda _: self._show())
        self.bar.screen_asked.connect(self.toggle_screen)
        self.canvas.viewport_changed.connect(self._moved)
        self.canvas.installEventFilter(self)
        self._name()

    @property
    def linked(self) -> bool:
        return self.bar.link.isChecked()

    @property
    def theme(self) -> Theme:
        return self._theme

    # ── what the first window tells ────────────────────────────────────────────────────────────────────────

    def use(self, content: MapContent, options: MapOptions, *, today: str) -> None:
        """Content, style and base maps of the first window; arrays and pictures' sources are shared with it.

        A content of another day than `today` is told on the map.
        """
        self._days = (content.as_of, today)
        self._name()
        if content is not self._content:
            self._content, self._public = content, without_people(content)
        self._options = options
        self.bar.dress(self._tokens)
        self.canvas.set_style(options.style)
        self._show()

    def forget_values(self) -> None:
        """The figures of the themes are no longer true."""
        self._classed.clear()
        self._show()

    def follow_view(self, viewport: Viewport) -> None:
        self._main = viewport
        self._follow()

    def follow_subject(self, subject: Subject | None) -> None:
        self._subject = subject
        if self.linked:
            self._show()

    def choose(self, theme: Theme) -> None:
        """Colour the grids here by a theme; the first window keeps its own."""
        self._theme = theme
        self.bar.theme.setCurrentIndex(list(Theme).index(theme))
        self._preferences.keep("second_map/theme", theme.value)
        self._show()

    # ── showing ────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def _tokens(self) -> Tokens:
        return DARK if self._options.style.name == "dark" else LIGHT

    def _link_changed(self) -> None:
        self._follow()
        self._show()

    def _follow(self) -> None:
        if self.linked and self._main is not None:
            view = self.canvas.viewport
            self._touched, self._following = False, True
            self.canvas.follow(Viewport.fitting(self._main.box, view.width, view.height, margin=0.0))
            self._following = False

    def _moved(self, view: Viewport) -> None:
        size, before = (view.width, view.height), self._size
        self._size = size
        if self._touched and size == before and not self._following and self.linked:
            self.bar.link.setChecked(False)  # who moves this map wants to look elsewhere
        self._soon_count.start()

    def _show(self) -> None:
        content, people = self._content, self.bar.people.isChecked()
        if content is None or self._public is None:
            return
        options = replace(
            self._options if people else public_options(self._options),
            territories=TerritoryOptions(shading=self._shade(content)),
            selected=self._selected(content, people=people),
        )
        self.canvas.set_content(content if people else self._public)
        self.canvas.set_layers(default_layers(options))

    def _selected(self, content: MapContent, *, people: bool) -> Selected:
        one = self._subject if self.linked else None
        if one is None:
            return Selected()
        if one.kind == OUTLET:
            return Selected(outlet=one.id)
        if one.kind == CUSTOMER:
            return Selected(customers=(one.id,)) if people else Selected()
        key = _GRIDS_OF.get(one.kind)
        grids = () if key is None else (grid.id for grid in content.grids if getattr(grid, key) == one.id)
        return Selected(grids=frozenset(grids))

    def _shade(self, content: MapContent) -> Shading | None:
        """Colours of the theme; the same object while nothing changed, so that the map keeps its pictures."""
        theme, style = self._theme, self._options.style
        found = self._classed.get(theme)
        if theme.has_values and found is None:
            self._read(content)
        if self._shaded_as == (theme, found, style):
            return self._shading
        colours = () if found is None else class_colours(theme, len(found.breaks), style)
        self._shading, self._shaded_as = None, (theme, found, style)
        if found is not None:
            pairs = zip(found.values.grid_ids.tolist(), found.class_of_grid.tolist(), strict=True)
            self._shading = Shading({grid: colours[place] for grid, place in pairs if place >= 0})
        self.legend.show_theme(theme, found, colours)
        self._soon_count.start()
        return self._shading

    def _read(self, content: MapContent) -> None:
        theme, scheme = self._theme, Scheme.from_text(self._preferences.text(f"themes/{self._theme.value}", ""))

        def job() -> Classed:
            return classed(theme_values(self._reader(), theme, content.partition), scheme)

        def take(found: Classed) -> None:
            self._classed[theme] = found
            self._show()

        self._background.run(job, take, self._failed, newest="second-theme")

    def _count(self) -> None:
        content, found, box = self._content, self._classed.get(self._theme), self.canvas.viewport.box
        if content is not None and found is not None:
            self._background.run(
                lambda: found.grids_in(grids_in(content, box))[0],
                self._take_counts,
                self._failed,
                newest="second-legend",
            )

    def _take_counts(self, in_classes: tuple[int, ...]) -> None:
        if self._content is not None:
            self.legend.show_counts(in_classes)

    # ── the window ─────────────────────────────────────────────────────────────────────────────────────────

    def open_on(self, screen: QScreen) -> None:
        """Full screen on another screen than this one, if there is another; else a window of moderate size."""
        others = [one for one in QGuiApplication.screens() if one is not screen]
        if others:
            self.setGeometry(others[0].geometry())
            self.toggle_screen()
        else:
            room = screen.availableGeometry()
            self.resize(min(960, room.width() - 40), min(640, room.height() - 60))
            self.show()

    def toggle_screen(self) -> None:
        """Full screen without the bar, and back."""
        full = not self.isFullScreen()
        self.bar.setVisible(not full)
        if full:
            self.showFullScreen()
        else:
            self.showNormal()
        self.canvas.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F11 or (event.key() == Qt.Key.Key_Escape and self.isFullScreen()):
            self.toggle_screen()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and watched is self.canvas:
            self._touched = True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()

    def _after_resize(self) -> None:
        self.legend.place()
        self._follow()

    def _name(self) -> None:
        day, today = self._days
        self._day_note.setVisible(day != today)
        self._day_note.setText(self.tr("{0} 的网格 · 客户和数字是今天（{1}）的").format(day, today))
        self._day_note.adjustSize()
        self.setWindowTitle(self.tr("第二窗口 · 格图 Getu"))
        self.setAccessibleName(self.tr("第二窗口"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._name()
            self._shaded_as = None
            self._show()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._content = None
        self.canvas.set_content(None)  # a picture that is still being made finds nobody who waits for it
        super().closeEvent(event)
        self.gone.emit()
