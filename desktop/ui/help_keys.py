"""The ? help: mouse and keys of the present tool first, then of the whole window."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.actions import BY_KEY, GROUPS, TABLE, ActionRow, keys_text, words
from desktop.ui.cards.parts import named, section
from desktop.ui.language import QT_TRANSLATE_NOOP
from desktop.ui.window_frame import resize_within

Gesture = tuple[str, str]

_EVERYWHERE: tuple[Gesture, ...] = (
    (QT_TRANSLATE_NOOP("Keys", "空格或中键拖动"), QT_TRANSLATE_NOOP("Keys", "任何工具下平移")),
    (QT_TRANSLATE_NOOP("Keys", "方向键"), QT_TRANSLATE_NOOP("Keys", "平移；加 Shift 移半屏")),
    (QT_TRANSLATE_NOOP("Keys", "滚轮"), QT_TRANSLATE_NOOP("Keys", "在光标处缩放；加 Ctrl 微调")),
    (QT_TRANSLATE_NOOP("Keys", "+ / −，PgUp / PgDn"), QT_TRANSLATE_NOOP("Keys", "放大、缩小")),
    (QT_TRANSLATE_NOOP("Keys", "鼠标后退、前进键"), QT_TRANSLATE_NOOP("Keys", "上一视图、下一视图")),
    (QT_TRANSLATE_NOOP("Keys", "Esc 或右键"), QT_TRANSLATE_NOOP("Keys", "取消正在做的，不改变任何东西")),
    (QT_TRANSLATE_NOOP("Keys", "在坐标上右键"), QT_TRANSLATE_NOOP("Keys", "复制坐标")),
)
_BOX_ZOOM: Gesture = (QT_TRANSLATE_NOOP("Keys", "Shift 拖框"), QT_TRANSLATE_NOOP("Keys", "放大到框"))
_DOUBLE: Gesture = (QT_TRANSLATE_NOOP("Keys", "双击"), QT_TRANSLATE_NOOP("Keys", "放大"))
_FINISH: tuple[Gesture, ...] = (
    (QT_TRANSLATE_NOOP("Keys", "单击"), QT_TRANSLATE_NOOP("Keys", "加一个点")),
    (QT_TRANSLATE_NOOP("Keys", "双击或回车"), QT_TRANSLATE_NOOP("Keys", "结束")),
    (QT_TRANSLATE_NOOP("Keys", "退格"), QT_TRANSLATE_NOOP("Keys", "收回上一个点")),
)
_COMBINE: tuple[Gesture, ...] = (
    (QT_TRANSLATE_NOOP("Keys", "按住 Shift"), QT_TRANSLATE_NOOP("Keys", "添加到选择")),
    (QT_TRANSLATE_NOOP("Keys", "按住 Ctrl"), QT_TRANSLATE_NOOP("Keys", "从选择中移除")),
)
_GATHER: tuple[Gesture, ...] = (
    (QT_TRANSLATE_NOOP("Keys", "Shift 单击"), QT_TRANSLATE_NOOP("Keys", "把客户（远看时为整个网格的客户）加入选择")),
    (QT_TRANSLATE_NOOP("Keys", "Ctrl 单击"), QT_TRANSLATE_NOOP("Keys", "从选择中移除")),
)
_PICK: Gesture = (QT_TRANSLATE_NOOP("Keys", "单击"), QT_TRANSLATE_NOOP("Keys", "选一个客户，远看时选整个网格的客户"))
_CLICK = QT_TRANSLATE_NOOP("Keys", "单击")
_DRAG = QT_TRANSLATE_NOOP("Keys", "左键拖动")
_SNAP: tuple[Gesture, ...] = (
    ("S", QT_TRANSLATE_NOOP("Keys", "吸附到公路、河道、铁路和村界：开、关")),
    ("T", QT_TRANSLATE_NOOP("Keys", "沿着吸附到的公路、河道或边界走，不走直线：开、关")),
)
_LOCK: Gesture = ("Q", QT_TRANSLATE_NOOP("Keys", "锁定光标下的网格（写明原因），或解除锁定"))
_NOTE: Gesture = (
    QT_TRANSLATE_NOOP("Keys", "飞地"),
    QT_TRANSLATE_NOOP("Keys", "网格会分成不相连的几块时，先写明原因才采纳"),
)
_COPY: Gesture = ("Ctrl+C", QT_TRANSLATE_NOOP("Keys", "复制量得的数"))
_OF_TOOL: dict[str, tuple[Gesture, ...]] = {
    "identify": (
        (QT_TRANSLATE_NOOP("Keys", "单击"), QT_TRANSLATE_NOOP("Keys", "看网点、客户或网格的卡片")),
        (QT_TRANSLATE_NOOP("Keys", "左键拖动"), QT_TRANSLATE_NOOP("Keys", "平移")),
        *_GATHER,
        _DOUBLE,
        _BOX_ZOOM,
    ),
    "pan": ((QT_TRANSLATE_NOOP("Keys", "左键拖动"), QT_TRANSLATE_NOOP("Keys", "平移")), _DOUBLE, _BOX_ZOOM),
    "measure_line": (*_FINISH, _COPY, _BOX_ZOOM),
    "measure_area": (*_FINISH, _COPY, _BOX_ZOOM),
    "rectangle": ((QT_TRANSLATE_NOOP("Keys", "左键拖动"), QT_TRANSLATE_NOOP("Keys", "画矩形")), _PICK, *_COMBINE),
    "polygon": (*_FINISH, *_COMBINE),
    "freehand": ((QT_TRANSLATE_NOOP("Keys", "左键拖动"), QT_TRANSLATE_NOOP("Keys", "随手圈出范围")), _PICK, *_COMBINE),
    "sweep": (
        (_CLICK, QT_TRANSLATE_NOOP("Keys", "在要移动的边界上起步；再单击同一条边界采纳")),
        (QT_TRANSLATE_NOOP("Keys", "移动鼠标"), QT_TRANSLATE_NOOP("Keys", "画出新走向；两侧合计随鼠标显示")),
        (
            QT_TRANSLATE_NOOP("Keys", "橙色"),
            QT_TRANSLATE_NOOP("Keys", "这样画会碰到别的边界，不能采纳；单击只定一个拐点"),
        ),
        *_SNAP,
        _LOCK,
    ),
    "vertex": (
        (QT_TRANSLATE_NOOP("Keys", "拖动圆点"), QT_TRANSLATE_NOOP("Keys", "移动边界上的点，两侧网格一起改变")),
        (QT_TRANSLATE_NOOP("Keys", "拖动方块"), QT_TRANSLATE_NOOP("Keys", "移动几个网格的交点，各条边界一起改变")),
        (QT_TRANSLATE_NOOP("Keys", "在边上按下拖动"), QT_TRANSLATE_NOOP("Keys", "插入一个点")),
        ("Delete", QT_TRANSLATE_NOOP("Keys", "删除光标下的点")),
        *_SNAP,
        _LOCK,
    ),
    "split": (
        (_CLICK, QT_TRANSLATE_NOOP("Keys", "加一个点；线要从网格的一边穿到另一边")),
        *_FINISH[1:],
        *_SNAP,
        _LOCK,
    ),
    "halve": (
        (QT_TRANSLATE_NOOP("Keys", "移到网格上"), QT_TRANSLATE_NOOP("Keys", "预览：最短的直线，两边已定位客户数相等")),
        ("W", QT_TRANSLATE_NOOP("Keys", "改为按工作量对半分，再按改回客户数")),
        (_CLICK, QT_TRANSLATE_NOOP("Keys", "采纳")),
        _LOCK,
    ),
    "merge": (
        (_CLICK, QT_TRANSLATE_NOOP("Keys", "先单击要保留的网格")),
        (QT_TRANSLATE_NOOP("Keys", "再单击"), QT_TRANSLATE_NOOP("Keys", "把相邻的网格并进来")),
        _LOCK,
    ),
    "carve": (
        (_CLICK, QT_TRANSLATE_NOOP("Keys", "围出一圈；圈内成为新网格，从各原网格中划出")),
        *_FINISH[1:],
        *_SNAP,
        _NOTE,
        _LOCK,
    ),
    "give": (
        (_CLICK, QT_TRANSLATE_NOOP("Keys", "选要增加地块的网格")),
        (_DRAG, QT_TRANSLATE_NOOP("Keys", "圈出划给它的地块；松开采纳")),
        _NOTE,
        _LOCK,
    ),
    "paint": (
        (QT_TRANSLATE_NOOP("Keys", "Alt 单击，1–9"), QT_TRANSLATE_NOOP("Keys", "选目标网格；也可在工具条的列表中选")),
        (_DRAG, QT_TRANSLATE_NOOP("Keys", "把画笔碰到的村组涂给目标网格；松开采纳，一笔一步")),
        (
            QT_TRANSLATE_NOOP("Keys", "右键拖动"),
            QT_TRANSLATE_NOOP("Keys", "从目标网格收回：还给现行所属网格，它已不在时给接壤最长的相邻网格"),
        ),
        ("[ ]", QT_TRANSLATE_NOOP("Keys", "画笔小一号、大一号")),
        ("K", QT_TRANSLATE_NOOP("Keys", "在整村与村民小组之间切换；小组边界为示意")),
        (QT_TRANSLATE_NOOP("Keys", "Esc 或另一键"), QT_TRANSLATE_NOOP("Keys", "放弃正在涂的这一笔")),
        _NOTE,
        _LOCK,
    ),
    "assign": (
        (QT_TRANSLATE_NOOP("Keys", "上方工具条"), QT_TRANSLATE_NOOP("Keys", "选定支行、网点、主办和协办")),
        (_CLICK, QT_TRANSLATE_NOOP("Keys", "套用到网格；方案生效之日起执行")),
        (QT_TRANSLATE_NOOP("Keys", "Ctrl 单击"), QT_TRANSLATE_NOOP("Keys", "取用这个网格现有的定员")),
        _LOCK,
    ),
    "radius": ((QT_TRANSLATE_NOOP("Keys", "左键拖动"), QT_TRANSLATE_NOOP("Keys", "从中心拖出半径")), _PICK, *_COMBINE),
}


def gestures_of(tool: str) -> tuple[Gesture, ...]:
    """What mouse and keys do in one tool, as translated pairs (how, what)."""
    word = QCoreApplication.translate
    return tuple((word("Keys", how), word("Keys", what)) for how, what in _OF_TOOL[tool])


class KeysHelp(QDialog):
    """Stands beside the map and never stops the work."""

    def __init__(self, tool: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("按键说明"))
        resize_within(self, 640, 620)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setSpacing(10)
        word = QCoreApplication.translate
        column.addWidget(section(self.tr("当前工具：{0}").format(words(BY_KEY[tool].text))))
        column.addWidget(_table(gestures_of(tool)))
        column.addWidget(section(self.tr("任何时候")))
        column.addWidget(_table(tuple((word("Keys", how), word("Keys", what)) for how, what in _EVERYWHERE)))
        for group, text in GROUPS:
            column.addWidget(section(words(text)))
            column.addWidget(_table(tuple(self._told(row) for row in TABLE if row.group == group)))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        scroll.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        outer = QVBoxLayout(self)
        outer.addWidget(scroll)
        outer.addWidget(buttons)

    def _told(self, row: ActionRow) -> Gesture:
        """Its keys, or that it is in the menu; its name and what it does."""
        return keys_text(row) or self.tr("菜单"), f"{words(row.text).rstrip('…')} · {words(row.tip)}"


def _table(pairs: tuple[Gesture, ...]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(4, 0, 4, 0)
    grid.setColumnMinimumWidth(0, 170)
    grid.setColumnStretch(1, 1)
    for line, (how, what) in enumerate(pairs):
        grid.addWidget(named(how, "RowValue"), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(named(what, "RowKey", wrap=True), line, 1)
    return holder
