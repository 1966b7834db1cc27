"""Presentation mode: the bank's big numbers and a slow tour of its branches, full screen, nothing personal in it."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.drawing.content import MapContent
from desktop.drawing.public_map import public_options, public_pins, without_people
from desktop.drawing.stack import MapOptions, default_layers
from desktop.drawing.style import Style
from desktop.drawing.territory_layer import Shading, TerritoryOptions
from desktop.maps.box import Box
from desktop.overview.headline import Headline
from desktop.overview.history import History
from desktop.ui.background import Background
from desktop.ui.maps.flying_canvas import FlyingCanvas
from desktop.ui.overview.slide_panel import SlidePanel
from desktop.ui.overview.slides import Slide, slides
from desktop.ui.theme import Tokens

SLIDE_MS = 8_000
_BANK_SLIDES = 2  # the first slide lasts as long as so many others
_PANEL_SHARE = 0.4
_FOCUS_ALPHA = 96


class Presentation(QWidget):
    """A window of its own over the main one, which stays as it is. `left` when it has gone.

    The map is without names of people, without single customers and without groups of fewer than five; it takes
    no mouse, has no search, no cards, no messages and no tooltips. Being public, it goes on when the privacy lock
    falls behind it: whoever leaves it then stands before the passphrase.
    """

    left = Signal()

    def __init__(self, background: Background, owner: QWidget, tokens: Tokens) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self.canvas = FlyingCanvas(background, self)
        self.canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.panel = SlidePanel(tokens, self)
        self._content: MapContent | None = None
        self._options = MapOptions()
        self._headline: Headline | None = None
        self._history: History | None = None
        self._slides: tuple[Slide, ...] = ()
        self._at = 0
        self._paused = False
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(lambda: self.step(1))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name()

    @property
    def slide(self) -> Slide:
        return self._slides[self._at]

    @property
    def paused(self) -> bool:
        return self._paused

    def use(self, content: MapContent, options: MapOptions) -> None:
        """Content and look of the main window, made fit for visitors."""
        self._content = without_people(content)
        self._options = public_options(options)
        self.canvas.set_style(options.style)
        self.canvas.set_content(self._content)
        self._show_map(flying=False)

    def show_figures(self, headline: Headline | None, history: History | None) -> None:
        """Figures may come while it runs; the slide of now stays."""
        self._headline, self._history = headline, history
        name = "" if self._content is None else self._content.bank_name
        self._slides = slides(name, headline, history)
        self._at = min(self._at, len(self._slides) - 1)
        self._say()
        if not self._clock.isActive():
            self._wait()

    def dress(self, tokens: Tokens) -> None:
        self.panel.dress(tokens)

    def start(self) -> None:
        """Show it on the screen of its owner."""
        owner = self.parentWidget()
        if owner is not None:
            self.setGeometry(owner.screen().geometry())
        self.showFullScreen()
        self.stay_in_front()
        self._wait()

    def stay_in_front(self) -> None:
        self.raise_()
        self.activateWindow()
        self.setFocus()

    def step(self, by: int) -> None:
        """The next slide, or another."""
        if not self._slides:
            return
        self._at = (self._at + by) % len(self._slides)
        self._say()
        self._show_map(flying=True)
        self._wait()

    def pause(self) -> None:
        """Stop the tour, or let it go on."""
        self._paused = not self._paused
        self._say()
        self._wait()

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────────

    def _wait(self) -> None:
        self._clock.stop()
        if not self._paused and len(self._slides) > 1:
            self._clock.start(SLIDE_MS * (_BANK_SLIDES if self._at == 0 else 1))

    def _say(self) -> None:
        if self._paused:
            hint = self.tr("空格 继续 · ← → 换支行 · Esc 退出")
        else:
            hint = self.tr("空格 暂停 · ← → 换支行 · Esc 退出")
        mark = self.tr("示例数据") if self._content is not None and self._content.is_demo else ""
        self.panel.show_slide(self.slide, self._at, len(self._slides), paused=self._paused, hint=hint, mark=mark)

    def _show_map(self, *, flying: bool) -> None:
        content = self._content
        if content is None:
            return
        branch = self.slide.branch if self._slides else None
        box = _territory(content, branch)
        if box is None:
            return
        if flying:
            self.canvas.fly(box)
        self.canvas.set_layers(default_layers(_focused(content, self._options, branch)))
        if not flying:
            self.canvas.fly(box, seconds=0)

    def _name(self) -> None:
        self.setWindowTitle(self.tr("演示 · 格图 Getu"))
        self.setAccessibleName(self.tr("演示"))

    # ── Qt's events ────────────────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = min(max(round(self.width() * _PANEL_SHARE), 330), 900)
        self.canvas.land()
        self.canvas.setGeometry(0, 0, self.width() - wide, self.height())
        self.panel.setGeometry(self.width() - wide, 0, wide, self.height())
        self._show_map(flying=False)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
        elif key == Qt.Key.Key_Space:
            self.pause()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Down):
            self.step(1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Up):
            self.step(-1)
        elif key == Qt.Key.Key_Home:
            self.step(-self._at)
        event.accept()  # no other key does anything here

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._name()
            self.show_figures(self._headline, self._history)
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._clock.stop()
        self.canvas.land()
        self.canvas.set_content(None)  # a picture that is still being made finds nobody who waits for it
        super().closeEvent(event)
        self.left.emit()


def _territory(content: MapContent, branch: int | None) -> Box | None:
    """The world box of a branch's grids, or of the bank; None for a branch without grids."""
    if branch is None:
        return content.partition.box
    boxes = [content.partition.face_box(grid.id) for grid in content.grids if grid.branch_id == branch]
    if not boxes:
        return content.partition.box
    west, south = min(box.west for box in boxes), min(box.south for box in boxes)
    east, north = max(box.east for box in boxes), max(box.north for box in boxes)
    return Box(west, south, east, north).grown(0.05 * max(east - west, north - south))


def _focused(content: MapContent, options: MapOptions, branch: int | None) -> MapOptions:
    """The bank in the colours of its branches; on the slide of one, its ground is coloured and its customers count."""
    style: Style = options.style
    if branch is None:
        return MapOptions(style=style, maps=options.maps, pins=public_pins(), hidden=options.hidden)
    own = frozenset(grid.id for grid in content.grids if grid.branch_id == branch)
    hue = style.hue(content.branch_hues.get(branch))
    shading = Shading(dict.fromkeys(own, hue), alpha=_FOCUS_ALPHA)
    territories = TerritoryOptions(shading=shading, hatching=False)
    return MapOptions(
        style=style, maps=options.maps, territories=territories, pins=public_pins(own), hidden=options.hidden
    )
