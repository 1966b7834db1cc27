"""Brings the shelf of base maps onto the window: the map, the layer list, the credit line, the two dialogs."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.maps.viewport import Viewport
from desktop.refusal import Refused
from desktop.ui.background import Background
from desktop.ui.base_maps.about_map import AboutMap
from desktop.ui.base_maps.map_shelf import MapShelf
from desktop.ui.base_maps.map_wizard import MapWizard
from desktop.ui.base_maps.map_words import zoom_words
from desktop.ui.base_maps.maps_dialog import MapsDialog
from desktop.ui.language import pick
from desktop.ui.layers_panel import LayersPanel
from desktop.ui.map_desk import MapDesk
from desktop.ui.maps.canvas import MapCanvas
from desktop.ui.refusal_bar import RefusalBar
from desktop.ui.theme import Tokens

_BESIDE = 270  # pixels at the right that the scale bar takes


class MapsOnWindow(QObject):
    """Lives as long as the window; `corner` is the credit line that the licences of shown maps ask for."""

    def __init__(
        self,
        shelf: MapShelf,
        desk: MapDesk,
        layers: LayersPanel,
        messages: RefusalBar,
        background: Background,
        canvas: MapCanvas,
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(canvas)
        self.shelf = shelf
        self._desk, self._layers, self._messages, self._background = desk, layers, messages, background
        self._failed, self._canvas = failed, canvas
        self.manager: MapsDialog | None = None
        self.wizard: MapWizard | None = None
        self.corner = QLabel(canvas)
        self.corner.setObjectName("MapCredit")
        self.corner.setTextFormat(Qt.TextFormat.PlainText)
        self.corner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._canvas = canvas
        self._size = (0.0, 0.0)
        canvas.viewport_changed.connect(self._resized)
        shelf.shown_changed.connect(self._show)
        shelf.refused.connect(self._say)
        self._show()

    def open_manager(self, tokens: Tokens, parent: QWidget) -> MapsDialog:
        """The one map manager; asked for again it comes to the front."""
        if self.manager is None:
            self.manager = MapsDialog(self.shelf, self._background, tokens, self._failed, parent)
            self.manager.finished.connect(self._closed)
            self.manager.making_asked.connect(lambda data: self.open_wizard(tokens, parent, data))
        self.manager.show()
        self.manager.raise_()
        return self.manager

    def open_wizard(self, tokens: Tokens, parent: QWidget, data: Path | None = None) -> MapWizard:
        """The one wizard: what it makes goes on while it is closed, and is there when it is opened again."""
        if self.wizard is None:
            self.wizard = MapWizard(tokens, lambda: self._canvas.viewport.box, parent)
            self.wizard.finished_map.connect(self._made)
            self.wizard.refused.connect(self._say)
        self.wizard.dress(tokens)
        if data is not None:
            self.wizard.use_data(data)
        self.wizard.show()
        self.wizard.raise_()
        return self.wizard

    def open_about(self, backdrop_credits: Sequence[str], parent: QWidget) -> AboutMap:
        about = AboutMap(self.shelf.maps, backdrop_credits, parent)
        about.show()
        return about

    def _made(self, path: Path, words: str, wanted: bool) -> None:
        self._messages.say(words, tone="ok")
        if wanted:
            self.shelf.add(path)

    def _closed(self) -> None:
        self.manager = None

    def _show(self) -> None:
        self._desk.use_maps(self.shelf.shown)
        zooms = self.shelf.zooms
        self._layers.show_note("base", "" if zooms is None else zoom_words(*zooms))
        self._credit()

    def _resized(self, viewport: Viewport) -> None:
        if (viewport.width, viewport.height) != self._size:
            self._size = (viewport.width, viewport.height)
            self._credit()

    def _credit(self) -> None:
        """The credits of what is shown, cut where the scale bar begins; About this map has them whole."""
        words = "  ".join(self.shelf.credits)
        room = max(self._canvas.width() - _BESIDE, 80)
        self.corner.setText(self.corner.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
        self.corner.adjustSize()
        self.corner.move(8, self._canvas.height() - self.corner.height() - 6)
        self.corner.setVisible(bool(words))

    def _say(self, problem: Refused) -> None:
        if self.manager is None:
            self._messages.say(pick(problem.zh, problem.en))
