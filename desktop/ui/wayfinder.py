"""Ways to a place on the map: whole bank, a branch, what is selected, a typed place, a bookmark."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from desktop import formats
from desktop.customers.customer_card import CustomerCard
from desktop.customers.household_card_queries import HouseholdCard
from desktop.database.connection import Connection
from desktop.grids.grid import Grid
from desktop.maps.bookmark import Bookmark
from desktop.maps.bookmark_edits import AddBookmark, RemoveBookmark
from desktop.maps.bookmark_queries import bookmarks
from desktop.maps.box import Box
from desktop.maps.place_text import parse_place
from desktop.maps.projection import e7_to_world, to_lonlat, world_to_e7
from desktop.maps.viewport import Viewport
from desktop.refusal import Refused
from desktop.search.answer import Hit, Kind
from desktop.ui.background import Background
from desktop.ui.bookmarks_menu import BookmarksMenu
from desktop.ui.card_desk import CardDesk
from desktop.ui.edit_runner import EditRunner
from desktop.ui.maps.canvas import MapCanvas
from desktop.ui.maps.go_to import CentreMark, view_at_scale, view_of_place
from desktop.ui.maps.identify import grid_at
from desktop.ui.refusal_bar import RefusalBar
from desktop.ui.select_on_map import SelectOnMap
from desktop.ui.status_bar import StatusBar
from desktop.ui.subject import BRANCH, CUSTOMER, GRID, MANAGER, OUTLET, TOWN, Subject

_NEAR_PLACE = 2.0  # world metres per pixel to look at one outlet or customer from

_WITH_CARD = {
    Kind.GRID: GRID, Kind.OUTLET: OUTLET, Kind.CUSTOMER: CUSTOMER, Kind.BRANCH: BRANCH, Kind.MANAGER: MANAGER,
    Kind.TOWN: TOWN,
}  # fmt: skip


class Wayfinder(QObject):
    """Every jump goes through the map's history, so Alt+← leads back."""

    def __init__(
        self,
        canvas: MapCanvas,
        desk: CardDesk,
        select: SelectOnMap,
        status: StatusBar,
        messages: RefusalBar,
        menu: BookmarksMenu,
        runner: EditRunner,
        background: Background,
        reader: Callable[[], Connection],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._desk, self._select, self._status = canvas, desk, select, status
        self._messages, self._menu, self._runner = messages, menu, runner
        self._background, self._reader, self._failed = background, reader, failed
        self._mark = CentreMark(canvas)
        status.place_typed.connect(self.go_to_text)
        status.scale_typed.connect(lambda scale: canvas.go_to(view_at_scale(canvas.viewport, scale)))
        menu.chosen.connect(self._go_to_bookmark)
        menu.removed.connect(lambda one: runner.run(RemoveBookmark(one.id, one.name)))

    def show_whole_bank(self) -> None:
        content = self._canvas.content
        if content is not None:
            self._canvas.zoom_to(content.partition.box)

    def show_branch(self, branch_id: int) -> None:
        """All grids of a branch."""
        self._show_grids(lambda grid: grid.branch_id == branch_id)

    def show_hit(self, hit: Hit) -> None:
        """What the search found: its card where it has one, and its place on the map."""
        if hit.kind in _WITH_CARD:
            self._desk.open((Subject(_WITH_CARD[hit.kind], hit.id),))
        if hit.kind is Kind.GRID:
            self._show_grids(lambda grid: grid.id == hit.id)
        elif hit.kind is Kind.BRANCH:
            self.show_branch(hit.id)
        elif hit.kind is Kind.MANAGER:
            self._show_grids(lambda grid: grid.manager_id == hit.id)
        elif hit.lon_e7 is not None and hit.lat_e7 is not None:
            self._look_at(hit.lon_e7, hit.lat_e7)
            if hit.kind in (Kind.COORDINATE, Kind.TOWN, Kind.PLACE):
                self._mark.flash()
        else:
            self._messages.say(self.tr("它还没有坐标，地图上找不到。"))
        self._canvas.setFocus()

    def _show_grids(self, meant: Callable[[Grid], bool]) -> None:
        content = self._canvas.content
        if content is None:
            return
        boxes = [content.partition.face_box(grid.id) for grid in content.grids if meant(grid)]
        if boxes:
            whole = boxes[0]
            for box in boxes[1:]:
                whole = whole.union(box)
            self._canvas.zoom_to(whole)

    def show_chosen(self) -> None:
        """The thing whose card is shown, else the selected customers."""
        content, place = self._canvas.content, self._desk.place
        if content is None:
            return
        if self._desk.subject is None:
            self._select.find_box(self._show_box)
        elif place is not None and place.point is not None:
            self.show_point(*place.point)
        elif place is not None and (box := place.box(content)) is not None:
            self._canvas.zoom_to(box)
            if isinstance(self._desk.card, CustomerCard | HouseholdCard):
                self._messages.say(self.tr("这个客户还没有坐标，地图上显示的是归属网格。"))
        else:
            self._messages.say(self.tr("它还没有坐标，地图上找不到。"))

    def go_to_text(self, words: str) -> None:
        """Go to typed coordinates; without a prefix they are in the datum the status bar shows."""
        content = self._canvas.content
        if content is None or not words.strip():
            return
        try:
            view = view_of_place(
                parse_place(words, default=self._status.datum), self._canvas.viewport, content.partition.box
            )
        except Refused as problem:
            self._failed(problem)
            return
        self._canvas.go_to(view)
        self._canvas.setFocus()
        self._mark.flash()

    # ── bookmarks ──────────────────────────────────────────────────────────────────────────────────────────

    def read_bookmarks(self) -> None:
        self._background.run(
            lambda: bookmarks(self._reader()), self._menu.show_bookmarks, self._failed, newest="bookmarks"
        )

    def ask_bookmark(self) -> None:
        """Ask for the name of a new bookmark; the grid in the middle and the scale are offered."""
        view = self._canvas.viewport
        dialog = QInputDialog(self._canvas)
        dialog.setWindowTitle(self.tr("添加书签"))
        dialog.setLabelText(self.tr("书签名称"))
        dialog.setTextValue(self._offered_name(view))
        dialog.setMinimumWidth(360)
        dialog.textValueSelected.connect(lambda name: self.add_bookmark(name, view))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add_bookmark(self, name: str, view: Viewport) -> None:
        lon_e7, lat_e7 = world_to_e7(np.array([view.centre_x, view.centre_y]))
        self._runner.run(AddBookmark(name, int(lon_e7), int(lat_e7), view.metres_per_pixel))

    def _offered_name(self, view: Viewport) -> str:
        scale = formats.scale(view.scale_denominator)
        content = self._canvas.content
        if content is not None:
            here = grid_at(content, view.centre_x, view.centre_y)
            for grid in content.grids:
                if grid.id == here:
                    return f"{grid.name} {scale}"
        lon, lat = to_lonlat(np.array([view.centre_x, view.centre_y]))
        return f"{lon:.4f}, {lat:.4f} {scale}"

    def _go_to_bookmark(self, bookmark: Bookmark) -> None:
        x, y = _world(bookmark.lon_e7, bookmark.lat_e7)
        view = self._canvas.viewport
        self._canvas.go_to(Viewport(x, y, bookmark.metres_per_pixel, view.width, view.height))

    def _look_at(self, lon_e7: int, lat_e7: int) -> None:
        self._go_near(*_world(lon_e7, lat_e7))

    def show_point(self, x: float, y: float) -> None:
        """Go close to a point in world metres, and mark it for a moment."""
        self._go_near(x, y)
        self._mark.flash()

    def _go_near(self, x: float, y: float) -> None:
        view = self._canvas.viewport
        self._canvas.go_to(Viewport(x, y, min(view.metres_per_pixel, _NEAR_PLACE), view.width, view.height))

    def _show_box(self, box: Box | None) -> None:
        if box is not None:
            self._canvas.zoom_to(box.grown(50.0))


def _world(lon_e7: int, lat_e7: int) -> tuple[float, float]:
    x, y = e7_to_world(np.array([lon_e7, lat_e7], dtype=np.int32))
    return float(x), float(y)
