"""Keeps the theme of the map: reads its figures behind the window, classes them, remembers what was chosen."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.database.connection import Connection
from desktop.drawing.content import MapContent
from desktop.drawing.style import LIGHT, Style
from desktop.drawing.territory_layer import Shading
from desktop.drawing.theme_colours import class_colours
from desktop.editing.changes import Changes
from desktop.themes.scheme import Classed, Scheme, classed
from desktop.themes.theme import Theme, ThemeValues
from desktop.themes.value_queries import theme_values
from desktop.ui.background import Background
from desktop.ui.preferences import Preferences
from desktop.ui.themes.theme_panel import ThemePanel

_SHOWS = frozenset({"customer", "visit", "credit_line", "loan", "account_history", "geo_point", "grid", "boundary_arc"})


class ThemeDesk(QObject):
    """`changed` when the grids are to be coloured anew. Figures that were read are kept until the data change."""

    changed = Signal()

    def __init__(
        self,
        panel: ThemePanel,
        background: Background,
        reader: Callable[[], Connection],
        preferences: Preferences,
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(panel)
        self._panel, self._background, self._reader = panel, background, reader
        self._preferences, self._failed = preferences, failed
        self._style = LIGHT
        self._content: MapContent | None = None
        self._values: dict[Theme, ThemeValues] = {}
        self._classed: Classed | None = None
        self._shading: Shading | None = None
        told = preferences.text("themes/chosen", Theme.OWNERSHIP.value)
        self._theme = next((theme for theme in Theme if theme.value == told), Theme.OWNERSHIP)
        panel.theme_chosen.connect(self.choose)
        panel.scheme_chosen.connect(self._choose_scheme)
        panel.show_theme(self._theme, self._scheme())

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def classes(self) -> Classed | None:
        """The classes on the map; None for ownership, and until the figures are read."""
        return self._classed

    @property
    def shading(self) -> Shading | None:
        """The colours of the grids; None for those of the branches."""
        return self._shading

    def choose(self, theme: Theme) -> None:
        """Colour the grids by a theme."""
        self._theme = theme
        self._preferences.keep("themes/chosen", theme.value)
        self._panel.show_theme(theme, self._scheme())
        self._show()

    def use_content(self, content: MapContent) -> None:
        """The bank is open, or a newer state of it."""
        moved = self._content is not None and self._content.partition is not content.partition
        self._content = content
        if moved:
            self._values.clear()
        self._show()

    def forget(self, changes: Changes) -> None:
        """What was read is no longer true where an edit touched it."""
        if changes.touches(_SHOWS):
            self._values.clear()
            self._show()

    def use_style(self, style: Style) -> None:
        self._style = style
        self._colour()

    def _scheme(self) -> Scheme:
        return Scheme.from_text(self._preferences.text(f"themes/{self._theme.value}", ""))

    def _choose_scheme(self, scheme: Scheme) -> None:
        self._preferences.keep(f"themes/{self._theme.value}", scheme.as_text())
        self._panel.show_theme(self._theme, scheme)
        self._show()

    def _show(self) -> None:
        theme, content, scheme = self._theme, self._content, self._scheme()
        if content is None or not theme.has_values:
            self._take(None)
            return
        known = self._values.get(theme)
        if known is not None:
            self._take(classed(known, scheme))
            return

        def job() -> Classed:
            return classed(theme_values(self._reader(), theme, content.partition), scheme)

        self._background.run(job, self._take, self._failed, newest="theme")

    def _take(self, found: Classed | None) -> None:
        if found is not None:
            self._values[found.theme] = found.values
            if found.theme is not self._theme:
                return
            if found.scheme != self._scheme():  # another was chosen meanwhile
                found = classed(found.values, self._scheme())
        self._classed = found
        self._colour()

    def _colour(self) -> None:
        found, before = self._classed, self._shading
        if found is None:
            self._shading = None
        else:
            colours = class_colours(found.theme, len(found.breaks), self._style)
            pairs = zip(found.values.grid_ids.tolist(), found.class_of_grid.tolist(), strict=True)
            self._shading = Shading({grid: colours[place] for grid, place in pairs if place >= 0})
            self._panel.show_classes(found, colours)
        if self._shading is not before:
            self.changed.emit()
