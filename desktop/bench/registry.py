"""Which benches there are; each is a module of this package and is imported only when it runs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BenchEntry:
    """One bench: its name on the command line, what it measures, and the module that offers `run(bank, key)`."""

    name: str
    zh: str
    en: str
    module: str


BENCHES = (
    BenchEntry("canvas", "拖动、缩放和首张完整地图", "panning, zooming, first full picture", "desktop.bench.canvas"),
    BenchEntry("filter", "筛选和换色后的重绘", "redraw after a filter or colour class", "desktop.bench.filter"),
    BenchEntry("panels", "卡片、机构树和表格", "cards, organisation tree and tables", "desktop.bench.panels"),
    BenchEntry("open", "从启动到看见窗口和地图", "from start to window and map", "desktop.bench.open"),
    BenchEntry("membership", "客户归入网格", "customers assigned to grids", "desktop.bench.membership"),
    BenchEntry("tiles", "底图瓦片的制作、读取和绘制", "tiles baked, read and painted", "desktop.bench.tiles"),
    BenchEntry("edit", "重划边界：预览和采纳", "redrawing: preview and accepted step", "desktop.bench.edit"),
    BenchEntry("import", "百万行文件的导入", "a million-row file brought in", "desktop.bench.import_files"),
    BenchEntry("search", "每键入一个字的搜索", "the search at every keystroke", "desktop.bench.search"),
    BenchEntry("match", "三个平台的记录匹配", "records of three platforms matched", "desktop.bench.match"),
    BenchEntry("locate", "按地址定位", "addresses located without a network", "desktop.bench.locate"),
)
