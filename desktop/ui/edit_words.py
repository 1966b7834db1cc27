"""Names of edits in the language of the window: the journal keeps them in Chinese, the undo menu may be English."""

import re

from PySide6.QtCore import QCoreApplication

from desktop.ui.language import QT_TRANSLATE_NOOP

# As `Edit.label` words them; {0} is what the user wrote or chose.
LABELS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Edits", "锁定网格（{0}）"),
    QT_TRANSLATE_NOOP("Edits", "解除网格锁定"),
    QT_TRANSLATE_NOOP("Edits", "设置服务半径为 {0} 米"),
    QT_TRANSLATE_NOOP("Edits", "添加书签「{0}」"),
    QT_TRANSLATE_NOOP("Edits", "删除书签「{0}」"),
    QT_TRANSLATE_NOOP("Edits", "判定资料冲突"),
    QT_TRANSLATE_NOOP("Edits", "搁置资料冲突"),
    QT_TRANSLATE_NOOP("Edits", "按权威顺序判定冲突"),
    QT_TRANSLATE_NOOP("Edits", "保存客群「{0}」"),
    QT_TRANSLATE_NOOP("Edits", "删除客群「{0}」"),
    QT_TRANSLATE_NOOP("Edits", "起草方案「{0}」"),
    QT_TRANSLATE_NOOP("Edits", "方案改名为「{0}」"),
    QT_TRANSLATE_NOOP("Edits", "删除方案草案"),
    QT_TRANSLATE_NOOP("Edits", "导入网格图层，起草方案「{0}」"),
    QT_TRANSLATE_NOOP("Edits", "导入网格图层"),
    QT_TRANSLATE_NOOP("Edits", "移动边界"),
    QT_TRANSLATE_NOOP("Edits", "移动边界上的点"),
    QT_TRANSLATE_NOOP("Edits", "删除边界上的点"),
    QT_TRANSLATE_NOOP("Edits", "分割网格"),
    QT_TRANSLATE_NOOP("Edits", "对半分割网格"),
    QT_TRANSLATE_NOOP("Edits", "合并网格"),
    QT_TRANSLATE_NOOP("Edits", "划出新网格"),
    QT_TRANSLATE_NOOP("Edits", "划拨地块"),
    QT_TRANSLATE_NOOP("Edits", "涂划村组"),
    QT_TRANSLATE_NOOP("Edits", "收回村组"),
    QT_TRANSLATE_NOOP("Edits", "调整定员"),
    QT_TRANSLATE_NOOP("Edits", "提交方案"),
    QT_TRANSLATE_NOOP("Edits", "退回方案"),
    QT_TRANSLATE_NOOP("Edits", "审批方案"),
    QT_TRANSLATE_NOOP("Edits", "发布方案"),
    QT_TRANSLATE_NOOP("Edits", "导入文件"),
    QT_TRANSLATE_NOOP("Edits", "撤回导入"),
    QT_TRANSLATE_NOOP("Edits", "合并客户"),
    QT_TRANSLATE_NOOP("Edits", "合并 {0} 对客户"),
    QT_TRANSLATE_NOOP("Edits", "判为不同客户"),
    QT_TRANSLATE_NOOP("Edits", "稍后再判"),
    QT_TRANSLATE_NOOP("Edits", "拆分客户"),
    QT_TRANSLATE_NOOP("Edits", "方案生效，客户归入新网格"),
    QT_TRANSLATE_NOOP("Edits", "设定归属例外"),
    QT_TRANSLATE_NOOP("Edits", "结束归属例外"),
    QT_TRANSLATE_NOOP("Edits", "收进审批回执：通过"),
    QT_TRANSLATE_NOOP("Edits", "收进审批回执：退回"),
    QT_TRANSLATE_NOOP("Edits", "设置工作量公式"),
    QT_TRANSLATE_NOOP("Edits", "设置均衡目标"),
    QT_TRANSLATE_NOOP("Edits", "删除均衡目标"),
    QT_TRANSLATE_NOOP("Edits", "按地址定位（{0} 户）"),
    QT_TRANSLATE_NOOP("Edits", "纠正批次坐标系（{0}）"),
    QT_TRANSLATE_NOOP("Edits", "手工定位客户"),
    QT_TRANSLATE_NOOP("Edits", "确认客户位置"),
    QT_TRANSLATE_NOOP("Edits", "确认客户所在村"),
    QT_TRANSLATE_NOOP("Edits", "添加地名别名「{0}」"),
    QT_TRANSLATE_NOOP("Edits", "删除地名别名「{0}」"),
)
_SHAPES = tuple((label, re.compile(re.escape(label).replace(re.escape("{0}"), "(.*)"), re.DOTALL)) for label in LABELS)


def edit_words(label: str) -> str:
    """A label of the journal as the user reads it; one that is not known here stays as it was written."""
    for pattern, shape in _SHAPES:
        found = shape.fullmatch(label)
        if found is not None:
            return QCoreApplication.translate("Edits", pattern).format(*found.groups())
    return label
