"""Grids leave the program as a layer that other programs open: of a draft, or of a plan on its first day."""

import importlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from desktop import formats
from desktop.database.connection import Connection
from desktop.grids.boundary import Partition
from desktop.grids.grid import Grid
from desktop.grids.queries import grids_on, partition_of
from desktop.plans.draft_queries import draft_of
from desktop.plans.grid_columns import grid_columns
from desktop.plans.plan import Plan
from desktop.refusal import Refused
from desktop.ui.background import Background
from desktop.ui.plans.draft_content import draft_content

if TYPE_CHECKING:  # it asks for the desk that makes this
    from desktop.drawing.content import MapContent
    from desktop.ui.main_window import MainWindow


class GridOutput(QObject):
    """Made with the list of plans."""

    def __init__(self, window: "MainWindow", background: Background, reader: Callable[[], Connection]) -> None:
        super().__init__(window)
        self._window, self._background, self._reader = window, background, reader

    def ask(self, plan: Plan) -> None:
        """Where to, and as what."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{plan.title}-{datetime.now().astimezone():%Y%m%d}.gpkg".replace("/", "／")
        kinds = {
            "GeoPackage (*.gpkg)": (".gpkg", "UTF-8"),
            self.tr("Shapefile，UTF-8 (*.shp)"): (".shp", "UTF-8"),
            self.tr("Shapefile，GBK：给老软件 (*.shp)"): (".shp", "GBK"),
            "GeoJSON (*.geojson)": (".geojson", "UTF-8"),
            "KML (*.kml)": (".kml", "UTF-8"),
        }
        dialog = QFileDialog(self._window, self.tr("导出网格"), str(Path(folder) / name), ";;".join(kinds))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)

        def chosen(place: str) -> None:
            suffix, encoding = kinds[dialog.selectedNameFilter()]
            path = Path(place)
            self.write(plan, path if path.suffix.lower() == suffix else path.with_suffix(suffix), encoding=encoding)

        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, plan: Plan, path: Path, *, encoding: str = "UTF-8") -> None:
        """Write the layer behind the window, noted in the audit log first."""
        content = self._window.content
        if content is None:
            return
        self._window.messages.say(self.tr("正在导出 {0}…").format(path.name), tone="ok")

        def job() -> int:
            partition, grids = self._drawn(plan, content)
            columns = grid_columns(partition, grids, content.branches, content.outlets)
            self._window.privacy.trail.note_and_wait("EXPORT", f"grids {path.name}", "")
            late: Any = importlib.import_module("desktop.plans.polygon_export")  # GDAL takes a second
            late.export(partition, columns, path, encoding=encoding)
            return len(partition.faces)

        def done(count: int) -> None:
            words = self.tr("已导出 {0} 个网格到 {1}，坐标为 CGCS2000，已记入审计日志。")
            self._window.messages.say(words.format(formats.count(count), path.name), tone="ok")

        self._background.run(job, done, self._window.show_problem, lane="long")

    def _drawn(self, plan: Plan, content: "MapContent") -> tuple[Partition, tuple[Grid, ...]]:
        db = self._reader()
        if not plan.status.is_published:
            drawn = draft_content(content, draft_of(db, plan.id))
            return drawn.partition, drawn.grids
        partition = partition_of(db, plan.id)
        if not partition.arcs:
            raise Refused(
                f"本行数据里没有方案“{plan.title}”的边界，没有写出文件。请选另一个方案。",
                f"The bank's data hold no borders of the plan “{plan.title}”, so no file was written. Choose another.",
            )
        first, day = plan.valid_from or content.as_of, content.as_of
        ended = plan.valid_to is not None and plan.valid_to <= day
        return partition, grids_on(db, first if ended or first > day else day)
