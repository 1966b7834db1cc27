"""Everything the user can ask for, in one table that feeds menus, tool bar, keys and the ? help."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from desktop.ui.language import QT_TRANSLATE_NOOP
from desktop.ui.theme import Tokens, icon


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One row: texts are Chinese sources of the translation context "Actions"."""

    key: str
    group: str  # which menu and which section of the ? help
    text: str
    icon: str
    keys: tuple[str, ...]
    tip: str
    why_off: str = ""  # shown instead of the tip while the action is switched off
    checkable: bool = False


GROUPS: tuple[tuple[str, str], ...] = (
    ("tools", QT_TRANSLATE_NOOP("Actions", "工具")),
    ("view", QT_TRANSLATE_NOOP("Actions", "视图")),
    ("plan", QT_TRANSLATE_NOOP("Actions", "方案")),
    ("edit", QT_TRANSLATE_NOOP("Actions", "编辑")),
    ("data", QT_TRANSLATE_NOOP("Actions", "资料")),
    ("window", QT_TRANSLATE_NOOP("Actions", "窗口")),
    ("help", QT_TRANSLATE_NOOP("Actions", "帮助")),
)

_NOT_OPEN = QT_TRANSLATE_NOOP("Actions", "数据正在打开，请稍候")
_NO_DRAFT = QT_TRANSLATE_NOOP("Actions", "先打开一个方案草案（Ctrl+Shift+P）")
_NO_CARD = QT_TRANSLATE_NOOP("Actions", "先单击地图上的网格、网点或客户，打开一张卡片")
_WITH_OBJECT = QT_TRANSLATE_NOOP("Actions", "{0}：{1}")

TABLE: tuple[ActionRow, ...] = (
    ActionRow("identify", "tools", QT_TRANSLATE_NOOP("Actions", "查看"), "identify", ("V",),
              QT_TRANSLATE_NOOP("Actions", "单击网格、网点或客户看卡片；按住拖动可平移"), checkable=True),
    ActionRow("pan", "tools", QT_TRANSLATE_NOOP("Actions", "平移"), "pan", ("H",),
              QT_TRANSLATE_NOOP("Actions", "按住左键拖动地图；任何工具下按住空格或中键也可平移"), checkable=True),
    ActionRow("measure_line", "tools", QT_TRANSLATE_NOOP("Actions", "测距"), "ruler", ("L",),
              QT_TRANSLATE_NOOP("Actions", "逐点单击量距离，双击或回车结束（椭球面长度）"), checkable=True),
    ActionRow("measure_area", "tools", QT_TRANSLATE_NOOP("Actions", "测面积"), "area", ("A",),
              QT_TRANSLATE_NOOP("Actions", "逐点单击量面积，双击或回车结束（平方米、亩、平方公里）"), checkable=True),
    ActionRow("rectangle", "tools", QT_TRANSLATE_NOOP("Actions", "框选"), "rectangle", ("R",),
              QT_TRANSLATE_NOOP("Actions", "拖出矩形选客户；Shift 添加，Ctrl 移除"), _NOT_OPEN, checkable=True),
    ActionRow("polygon", "tools", QT_TRANSLATE_NOOP("Actions", "多边形选"), "polygon", ("G",),
              QT_TRANSLATE_NOOP("Actions", "逐点单击围出多边形选客户，双击或回车结束"), _NOT_OPEN, checkable=True),
    ActionRow("freehand", "tools", QT_TRANSLATE_NOOP("Actions", "手绘选"), "lasso", ("F",),
              QT_TRANSLATE_NOOP("Actions", "按住左键随手圈出范围选客户"), _NOT_OPEN, checkable=True),
    ActionRow("radius", "tools", QT_TRANSLATE_NOOP("Actions", "半径选"), "radius", ("C",),
              QT_TRANSLATE_NOOP("Actions", "从中心拖出半径选客户（地面米）"), _NOT_OPEN, checkable=True),

    ActionRow("back", "view", QT_TRANSLATE_NOOP("Actions", "上一视图"), "back", ("Alt+Left",),
              QT_TRANSLATE_NOOP("Actions", "回到上一个视图（鼠标后退键亦可）"),
              QT_TRANSLATE_NOOP("Actions", "这是最早的视图，前面没有了")),
    ActionRow("forward", "view", QT_TRANSLATE_NOOP("Actions", "下一视图"), "forward", ("Alt+Right",),
              QT_TRANSLATE_NOOP("Actions", "前进到下一个视图（鼠标前进键亦可）"),
              QT_TRANSLATE_NOOP("Actions", "这是最新的视图，后面没有了")),
    ActionRow("whole_bank", "view", QT_TRANSLATE_NOOP("Actions", "全行范围"), "whole", ("Ctrl+Shift+F",),
              QT_TRANSLATE_NOOP("Actions", "显示全行的网格"), _NOT_OPEN),
    ActionRow("to_selection", "view", QT_TRANSLATE_NOOP("Actions", "缩放到所选"), "to_selection", ("Ctrl+J",),
              QT_TRANSLATE_NOOP("Actions", "缩放到选中的客户或卡片上的对象"),
              QT_TRANSLATE_NOOP("Actions", "先选中客户，或单击一个网格、网点、客户")),
    ActionRow("zoom_in", "view", QT_TRANSLATE_NOOP("Actions", "放大"), "plus", (),
              QT_TRANSLATE_NOOP("Actions", "放大一级（滚轮、+、PgUp）")),
    ActionRow("zoom_out", "view", QT_TRANSLATE_NOOP("Actions", "缩小"), "minus", (),
              QT_TRANSLATE_NOOP("Actions", "缩小一级（滚轮、−、PgDn）")),
    ActionRow("refresh", "view", QT_TRANSLATE_NOOP("Actions", "重画"), "refresh", ("F5",),
              QT_TRANSLATE_NOOP("Actions", "重新读取并重画地图")),
    ActionRow("go_to", "view", QT_TRANSLATE_NOOP("Actions", "转到坐标"), "go_to", ("Ctrl+G",),
              QT_TRANSLATE_NOOP("Actions", "输入或粘贴坐标，地图转到那里"), _NOT_OPEN),
    ActionRow("search", "view", QT_TRANSLATE_NOOP("Actions", "搜索"), "search", ("Ctrl+F", "Ctrl+K"),
              QT_TRANSLATE_NOOP("Actions", "搜索网格、客户、地点、坐标和命令"), _NOT_OPEN),
    ActionRow("next_result", "view", QT_TRANSLATE_NOOP("Actions", "下一个结果"), "forward", ("F3",),
              QT_TRANSLATE_NOOP("Actions", "转到上次搜索的下一个结果；打开草案时转到下一个问题")),
    ActionRow("add_bookmark", "view", QT_TRANSLATE_NOOP("Actions", "添加书签"), "bookmark_add", ("Ctrl+D",),
              QT_TRANSLATE_NOOP("Actions", "把当前视图存为书签"), _NOT_OPEN),
    ActionRow("card_back", "view", QT_TRANSLATE_NOOP("Actions", "上一张卡片"), "back", ("Alt+Shift+Left",),
              QT_TRANSLATE_NOOP("Actions", "回到刚才看过的卡片"), QT_TRANSLATE_NOOP("Actions", "前面没有看过的卡片")),
    ActionRow("card_forward", "view", QT_TRANSLATE_NOOP("Actions", "下一张卡片"), "forward", ("Alt+Shift+Right",),
              QT_TRANSLATE_NOOP("Actions", "前进到后来看过的卡片"), QT_TRANSLATE_NOOP("Actions", "后面没有看过的卡片")),

    ActionRow("plans", "plan", QT_TRANSLATE_NOOP("Actions", "网格化方案…"), "edit", ("Ctrl+Shift+P",),
              QT_TRANSLATE_NOOP("Actions", "起草、打开、复制网格化方案；草案不影响现行网格"), _NOT_OPEN),
    ActionRow("map_on_day", "plan", QT_TRANSLATE_NOOP("Actions", "按日期看地图…"), "calendar", ("Ctrl+Shift+T",),
              QT_TRANSLATE_NOOP("Actions", "看某一天生效的网格，过去或将来；只能看，不能改"), _NOT_OPEN),
    ActionRow("import_grids", "plan", QT_TRANSLATE_NOOP("Actions", "导入网格图层…"), "polygon", (),
              QT_TRANSLATE_NOOP("Actions", "把 GeoPackage、Shapefile、GeoJSON、KML、DXF 的网格面检查、修复后放进草案"),
              _NOT_OPEN),
    ActionRow("export_grids", "plan", QT_TRANSLATE_NOOP("Actions", "导出网格图层…"), "export", (),
              QT_TRANSLATE_NOOP("Actions", "把地图上的网格（草案或现行方案）存为 GeoPackage、Shapefile、GeoJSON、KML"),
              _NOT_OPEN),
    ActionRow("compare_plans", "plan", QT_TRANSLATE_NOOP("Actions", "对比方案…"), "second_map", ("Ctrl+Shift+V",),
              QT_TRANSLATE_NOOP("Actions", "两个方案左右并排，地图同步移动，列出不同的网格和换网格、换主办的客户"),
              _NOT_OPEN),
    ActionRow("sweep", "plan", QT_TRANSLATE_NOOP("Actions", "推移边界"), "sweep", ("B",),
              QT_TRANSLATE_NOOP("Actions", "单击边界，移动鼠标画出新走向，再单击这条边界；两侧合计随鼠标显示"),
              _NO_DRAFT, checkable=True),
    ActionRow("vertex", "plan", QT_TRANSLATE_NOOP("Actions", "边界点"), "vertex", ("E",),
              QT_TRANSLATE_NOOP("Actions", "拖动边界上的点或交点，相邻网格一起改变；在边上按下可插入点，Delete 删除点"),
              _NO_DRAFT, checkable=True),
    ActionRow("split", "plan", QT_TRANSLATE_NOOP("Actions", "分割"), "split", ("X",),
              QT_TRANSLATE_NOOP("Actions", "画一条穿过网格的线，双击或回车结束；较小的一边成为新网格"),
              _NO_DRAFT, checkable=True),
    ActionRow("halve", "plan", QT_TRANSLATE_NOOP("Actions", "对半分"), "halve", ("Shift+X",),
              QT_TRANSLATE_NOOP("Actions", "单击网格，按已定位客户数分成相等的两半"), _NO_DRAFT, checkable=True),
    ActionRow("merge", "plan", QT_TRANSLATE_NOOP("Actions", "合并"), "merge", ("M",),
              QT_TRANSLATE_NOOP("Actions", "先单击要保留的网格，再单击并入的相邻网格"), _NO_DRAFT, checkable=True),
    ActionRow("carve", "plan", QT_TRANSLATE_NOOP("Actions", "划出"), "carve", ("D",),
              QT_TRANSLATE_NOOP("Actions", "画一圈，圈内地块成为新网格"), _NO_DRAFT, checkable=True),
    ActionRow("give", "plan", QT_TRANSLATE_NOOP("Actions", "划拨"), "give", ("P",),
              QT_TRANSLATE_NOOP("Actions", "单击要增加地块的网格，再圈出划给它的地块"), _NO_DRAFT, checkable=True),
    ActionRow("paint", "plan", QT_TRANSLATE_NOOP("Actions", "涂划"), "paint", ("U",),
              QT_TRANSLATE_NOOP("Actions", "按整村或村民小组涂画：左键涂给目标网格，右键收回；两侧合计随鼠标显示"),
              _NO_DRAFT, checkable=True),
    ActionRow("assign", "plan", QT_TRANSLATE_NOOP("Actions", "定员"), "customer", ("N",),
              QT_TRANSLATE_NOOP("Actions", "选定支行、网点、主办和协办，再单击网格套用；方案生效之日起执行"),
              _NO_DRAFT, checkable=True),
    ActionRow("snap", "plan", QT_TRANSLATE_NOOP("Actions", "吸附"), "snap", ("S",),
              QT_TRANSLATE_NOOP("Actions", "画线时吸附到公路、河道、铁路和村界；再按一次关闭"),
              _NO_DRAFT, checkable=True),
    ActionRow("trace", "plan", QT_TRANSLATE_NOOP("Actions", "沿线"), "trace", ("T",),
              QT_TRANSLATE_NOOP("Actions", "画线时沿着吸附到的公路、河道或村界走，不走直线；再按一次关闭"),
              _NO_DRAFT, checkable=True),
    ActionRow("lock_under", "plan", QT_TRANSLATE_NOOP("Actions", "锁定光标下的网格"), "lock", ("Q",),
              QT_TRANSLATE_NOOP("Actions", "锁定光标下的网格并写明原因；已锁定的则解除锁定"), _NO_DRAFT),
    ActionRow("draft_totals", "plan", QT_TRANSLATE_NOOP("Actions", "草案汇总"), "table", (),
              QT_TRANSLATE_NOOP("Actions", "按网格、客户经理、网点、支行看草案的合计、目标和增减"), _NO_DRAFT),
    ActionRow("suggest_moves", "plan", QT_TRANSLATE_NOOP("Actions", "建议调整"), "dashboard", (),
              QT_TRANSLATE_NOOP("Actions", "列出最能改善均衡的几步调整，单击采纳；不动锁定的网格"), _NO_DRAFT),
    ActionRow("goals", "plan", QT_TRANSLATE_NOOP("Actions", "目标与公式…"), "columns", (),
              QT_TRANSLATE_NOOP("Actions", "工作量公式，各层级的目标和容差"), _NO_DRAFT),
    ActionRow("posts_list", "plan", QT_TRANSLATE_NOOP("Actions", "定员列表…"), "table", ("Shift+N",),
              QT_TRANSLATE_NOOP("Actions", "草案全部网格的支行、网点、主办、协办和缺项；可选中多个一步设好"),
              _NO_DRAFT),

    ActionRow("locks", "plan", QT_TRANSLATE_NOOP("Actions", "锁定的网格…"), "lock", (),
              QT_TRANSLATE_NOOP("Actions", "全部锁定：原因、锁定人、到期日；可打开卡片、解除"), _NOT_OPEN),
    ActionRow("exceptions", "plan", QT_TRANSLATE_NOOP("Actions", "归属例外…"), "pin", (),
              QT_TRANSLATE_NOOP("Actions", "不随边界走的客户：归哪个网格、为什么、谁批准、到哪天；可结束"), _NOT_OPEN),

    ActionRow("undo", "edit", QT_TRANSLATE_NOOP("Actions", "撤销"), "undo", ("Ctrl+Z",),
              QT_TRANSLATE_NOOP("Actions", "撤销上一步修改"), QT_TRANSLATE_NOOP("Actions", "没有可撤销的修改")),
    ActionRow("redo", "edit", QT_TRANSLATE_NOOP("Actions", "重做"), "redo", ("Ctrl+Y", "Ctrl+Shift+Z"),
              QT_TRANSLATE_NOOP("Actions", "重做刚撤销的修改"), QT_TRANSLATE_NOOP("Actions", "没有可重做的修改")),
    ActionRow("import_files", "data", QT_TRANSLATE_NOOP("Actions", "导入客户文件…"), "database", ("Ctrl+Shift+I",),
              QT_TRANSLATE_NOOP("Actions", "导入其他系统的客户文件：先看列、试算，再导入；整批可撤回"), _NOT_OPEN),
    ActionRow("locate", "data", QT_TRANSLATE_NOOP("Actions", "客户定位"), "pin", ("Ctrl+Shift+K",),
              QT_TRANSLATE_NOOP("Actions", "按地址给客户定位；未定位和存疑的逐个在地图上点出位置"), _NOT_OPEN),
    ActionRow("undo_selection", "edit", QT_TRANSLATE_NOOP("Actions", "恢复上一选择"), "undo", ("Ctrl+Alt+Z",),
              QT_TRANSLATE_NOOP("Actions", "回到改动前的选择"), QT_TRANSLATE_NOOP("Actions", "选择还没有改动过")),
    ActionRow("redo_selection", "edit", QT_TRANSLATE_NOOP("Actions", "重做选择"), "redo", ("Ctrl+Alt+Y",),
              QT_TRANSLATE_NOOP("Actions", "重做刚恢复的选择改动"),
              QT_TRANSLATE_NOOP("Actions", "没有可重做的选择改动")),
    ActionRow("clear_selection", "edit", QT_TRANSLATE_NOOP("Actions", "清除选择"), "close", ("Ctrl+Shift+A",),
              QT_TRANSLATE_NOOP("Actions", "清除选中的客户（可恢复）"), QT_TRANSLATE_NOOP("Actions", "没有选中的客户")),

    ActionRow("conflicts", "data", QT_TRANSLATE_NOOP("Actions", "资料校对…"), "merge", ("Ctrl+Shift+J",),
              QT_TRANSLATE_NOOP("Actions", "各平台说法不一的资料并排对照，逐个判定，或按权威顺序一次判定"), _NOT_OPEN),
    ActionRow("segments", "data", QT_TRANSLATE_NOOP("Actions", "客群…"), "customers", ("Ctrl+Shift+G",),
              QT_TRANSLATE_NOOP("Actions", "按条件和地图范围圈定客户，保存起来，人数随资料变化"), _NOT_OPEN),
    ActionRow("quality", "data", QT_TRANSLATE_NOOP("Actions", "资料质量…"), "check", ("Ctrl+Shift+Q",),
              QT_TRANSLATE_NOOP("Actions", "各级客户资料是否完整、有效、一致、新鲜，哪些要整改"), _NOT_OPEN),
    ActionRow("matching", "data", QT_TRANSLATE_NOOP("Actions", "客户匹配…"), "customers", ("Ctrl+Shift+H",),
              QT_TRANSLATE_NOOP("Actions", "各平台上可能是同一个人的记录：并排对照，判定后合并，可以撤销"), _NOT_OPEN),

    ActionRow("map_manager", "window", QT_TRANSLATE_NOOP("Actions", "底图管理…"), "layers", ("Ctrl+Shift+B",),
              QT_TRANSLATE_NOOP("Actions", "添加、排序、隐藏、检查离线底图"), _NOT_OPEN),
    ActionRow("left_panel", "window", QT_TRANSLATE_NOOP("Actions", "图层面板"), "panel_left", ("F9",),
              QT_TRANSLATE_NOOP("Actions", "显示或隐藏左侧图层面板"), checkable=True),
    ActionRow("right_panel", "window", QT_TRANSLATE_NOOP("Actions", "卡片面板"), "panel_right", ("F10",),
              QT_TRANSLATE_NOOP("Actions", "显示或隐藏右侧卡片面板"), checkable=True),
    ActionRow("organisation", "window", QT_TRANSLATE_NOOP("Actions", "机构树"), "organisation", ("Ctrl+Shift+O",),
              QT_TRANSLATE_NOOP("Actions", "打开左侧的机构树：支行、网点、乡镇、客户经理和网格"), _NOT_OPEN),
    ActionRow("table", "window", QT_TRANSLATE_NOOP("Actions", "表格"), "table", ("F8",),
              QT_TRANSLATE_NOOP("Actions", "在地图下方显示或隐藏表格：客户、网格、网点、走访、贷款"),
              _NOT_OPEN, checkable=True),
    ActionRow("overview", "window", QT_TRANSLATE_NOOP("Actions", "总览"), "dashboard", ("F7",),
              QT_TRANSLATE_NOOP("Actions", "全行的数字、走势和支行排名；每个数字都能看到它背后的行"),
              _NOT_OPEN, checkable=True),
    ActionRow("presentation", "window", QT_TRANSLATE_NOOP("Actions", "演示"), "present", ("F11",),
              QT_TRANSLATE_NOOP("Actions", "全屏展示全行大数字并巡览各支行，不显示任何个人信息"), _NOT_OPEN),
    ActionRow("second_map", "window", QT_TRANSLATE_NOOP("Actions", "第二窗口"), "second_map", ("Ctrl+Shift+N",),
              QT_TRANSLATE_NOOP("Actions", "给投影仪另开一个地图窗口，可跟随本窗口，也可自由浏览"), _NOT_OPEN),
    ActionRow("export_table", "window", QT_TRANSLATE_NOOP("Actions", "导出表格"), "export", ("Ctrl+Shift+E",),
              QT_TRANSLATE_NOOP("Actions", "把表格现在的行和列导出为 Excel 或 CSV"),
              QT_TRANSLATE_NOOP("Actions", "先打开表格（F8）")),
    ActionRow("copy_card", "window", QT_TRANSLATE_NOOP("Actions", "复制卡片"), "copy", ("Ctrl+Shift+C",),
              QT_TRANSLATE_NOOP("Actions", "把卡片按现在显示的样子复制成文字"), _NO_CARD),
    ActionRow("print_card", "window", QT_TRANSLATE_NOOP("Actions", "打印卡片"), "print", ("Ctrl+P",),
              QT_TRANSLATE_NOOP("Actions", "把卡片印成一页 A4，或存为 PDF"), _NO_CARD),
    ActionRow("lock_now", "window", QT_TRANSLATE_NOOP("Actions", "立即锁定"), "lock", ("Ctrl+Alt+L",),
              QT_TRANSLATE_NOOP("Actions", "离开座位前隐藏地图和表格，凭口令继续"), _NOT_OPEN),
    ActionRow("auto_lock", "window", QT_TRANSLATE_NOOP("Actions", "自动锁定…"), "lock", (),
              QT_TRANSLATE_NOOP("Actions", "多久无人操作后自动锁定")),
    ActionRow("dark", "window", QT_TRANSLATE_NOOP("Actions", "深色主题"), "moon", ("Ctrl+Shift+D",),
              QT_TRANSLATE_NOOP("Actions", "在浅色与深色主题间切换"), checkable=True),
    ActionRow("language", "window", QT_TRANSLATE_NOOP("Actions", "English"), "language", ("Ctrl+Shift+L",),
              QT_TRANSLATE_NOOP("Actions", "界面语言切换为英文")),

    ActionRow("keys", "help", QT_TRANSLATE_NOOP("Actions", "按键说明"), "help", ("?", "F1"),
              QT_TRANSLATE_NOOP("Actions", "显示当前工具的鼠标与按键用法")),
    ActionRow("about_map", "help", QT_TRANSLATE_NOOP("Actions", "关于这张地图"), "base", (),
              QT_TRANSLATE_NOOP("Actions", "底图的来源、日期、范围、校验和与审图号"), _NOT_OPEN),
    ActionRow("about", "help", QT_TRANSLATE_NOOP("Actions", "关于格图"), "info", (),
              QT_TRANSLATE_NOOP("Actions", "版本、许可与数据来源")),
)  # fmt: skip

TOOLS = tuple(row.key for row in TABLE if row.group == "tools")
DRAFT_AIDS = ("snap", "trace", "lock_under")
DRAFT_TOOLS = tuple(row.key for row in TABLE if row.group == "plan" and row.checkable and row.key not in DRAFT_AIDS)
DRAFT_VIEWS = ("draft_totals", "suggest_moves", "goals")
BY_KEY = {row.key: row for row in TABLE}


def words(source: str) -> str:
    """A text of the table in the language of the window."""
    return QCoreApplication.translate("Actions", source)


class Actions(QObject):
    """The table's rows as living QActions; the tools form one exclusive group."""

    def __init__(self, tokens: Tokens, parent: QObject) -> None:
        super().__init__(parent)
        self._labels: dict[str, str] = {}
        self._actions: dict[str, QAction] = {}
        group = QActionGroup(self)
        for row in TABLE:
            action = QAction(self)
            action.setObjectName(f"action_{row.key}")
            action.setCheckable(row.checkable)
            action.setAutoRepeat(row.key not in DRAFT_AIDS)  # a key held down switches once
            action.setShortcuts([QKeySequence(keys) for keys in row.keys])
            if row.key in TOOLS + DRAFT_TOOLS:
                group.addAction(action)
            self._actions[row.key] = action
        self.dress(tokens)
        self.translate()

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def bind(self, handlers: dict[str, Callable[[], object]]) -> None:
        """Connect each key to what it does; KeyError for a key that is not in the table."""
        for key, handler in handlers.items():
            self._actions[key].triggered.connect(lambda _checked=False, act=handler: act())

    def allow(self, key: str, *, on: bool) -> None:
        """Switch an action on or off; switched off, its tooltip says why."""
        if self._actions[key].isEnabled() != on:
            self._actions[key].setEnabled(on)
            self._say(BY_KEY[key])

    def label(self, key: str, what: str) -> None:
        """Add what an action would do to its text, as in 撤销：锁定网格; "" for the plain text."""
        self._labels[key] = what
        self._say(BY_KEY[key])

    def dress(self, tokens: Tokens) -> None:
        for row in TABLE:
            self._actions[row.key].setIcon(icon(row.icon, tokens))

    def translate(self) -> None:
        for row in TABLE:
            self._say(row)

    def _say(self, row: ActionRow) -> None:
        action = self._actions[row.key]
        what = self._labels.get(row.key, "")
        text = words(row.text)
        action.setText(words(_WITH_OBJECT).format(text, what) if what else text)
        action.setIconText(text)
        tip = words(row.why_off) if row.why_off and not action.isEnabled() else words(row.tip)
        keys = keys_text(row)
        action.setToolTip(f"{tip}  [{keys}]" if keys else tip)


def keys_text(row: ActionRow) -> str:
    """The keys of a row as people read them: Ctrl+Y / Ctrl+Shift+Z."""
    native = QKeySequence.SequenceFormat.NativeText
    return " / ".join(QKeySequence(keys).toString(native) for keys in row.keys)
