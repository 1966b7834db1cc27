"""The tools of the map, one at a time, in the colours of the theme."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication

from desktop import formats
from desktop.customers.totals import Totals
from desktop.drawing.style import Style
from desktop.ui.actions import DRAFT_TOOLS, TOOLS, Actions
from desktop.ui.maps.canvas import MapCanvas
from desktop.ui.maps.identify_tool import IdentifyTool
from desktop.ui.maps.measure_tool import Exact, MeasureTool
from desktop.ui.maps.pan_tool import PanTool
from desktop.ui.maps.select_tools import FreehandTool, PolygonTool, RadiusTool, RectangleTool, SelectTool
from desktop.ui.maps.tool import Tool
from desktop.ui.select_on_map import SelectOnMap


class ToolBox(QObject):
    """`changed(key)` when another tool is taken up, `copied(words)` when a measurement went to the clipboard."""

    changed = Signal(str)
    copied = Signal(str)  # figures of a measurement

    def __init__(
        self,
        canvas: MapCanvas,
        actions: Actions,
        select: SelectOnMap,
        identify: Callable[[float, float], None],
        exact: Exact,
        of_draft: Callable[[str, QColor], Tool],
        style: Style,
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._actions = actions
        self._select = select
        self._identify = identify
        self._exact = exact
        self._of_draft = of_draft
        self._style = style
        self.current = "identify"
        self._tool: Tool = PanTool()
        for key in TOOLS + DRAFT_TOOLS:
            actions[key].triggered.connect(lambda _=False, chosen=key: self.take(chosen))
        select.previewed.connect(self._say)
        self.take("identify")

    @property
    def tool(self) -> Tool:
        return self._tool

    def take(self, key: str) -> None:
        """Give the mouse to a tool; KeyError for a key that is no tool."""
        self._tool = self._made(key)
        self.current = key
        self._actions[key].setChecked(True)
        self._canvas.set_tool(self._tool)
        self.changed.emit(key)

    def dress(self, style: Style) -> None:
        """The tool in hand keeps what it has under way."""
        self._style = style
        self._tool.use_accent(QColor(style.selected))
        self._canvas.update()

    def _made(self, key: str) -> Tool:
        accent = QColor(self._style.selected)
        if key in DRAFT_TOOLS:
            return self._of_draft(key, accent)
        if key == "pan":
            return PanTool()
        if key == "identify":
            return IdentifyTool(asked=self._identify, picked=self._select.pick, accent=accent)
        if key in ("measure_line", "measure_area"):
            return MeasureTool(area=key == "measure_area", accent=accent, exact=self._exact, copied=self._copy)
        kinds = {"rectangle": RectangleTool, "polygon": PolygonTool, "freehand": FreehandTool, "radius": RadiusTool}
        return kinds[key](
            accent=accent, drawn=self._select.drawn, preview=self._select.preview, picked=self._select.pick
        )

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.copied.emit(words)

    def _say(self, totals: Totals) -> None:
        """Float the live totals of a growing shape at the cursor."""
        if isinstance(self._tool, SelectTool):
            pattern = self.tr("{0} 条 · 存量 {1} · 潜在 {2} · 重点 {3}")
            numbers = (totals.records, totals.existing, totals.potential, totals.key)
            self._tool.said = pattern.format(*(formats.count(number) for number in numbers))
            self._canvas.update()
