"""What is wrong in a draft, in a sentence."""

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.plans.draft import Draft
from desktop.plans.problems import DraftProblem, Trouble
from desktop.ui.language import QT_TRANSLATE_NOOP
from desktop.ui.plans.measure_words import level_name, measure_name
from desktop.ui.plans.totals_panel import Names

_WORDS: dict[Trouble, str] = {
    Trouble.UNASSIGNED: QT_TRANSLATE_NOOP("Troubles", "网格 {0} 还没有定支行或网点"),
    Trouble.VACANT: QT_TRANSLATE_NOOP("Troubles", "网格 {0} 缺主办客户经理"),
    Trouble.DETACHED: QT_TRANSLATE_NOOP("Troubles", "网格 {0} 有一块 {1} 的飞地"),
    Trouble.SLIVER: QT_TRANSLATE_NOOP("Troubles", "网格 {0} 有一块 {1} 的碎片"),
    Trouble.OUTSIDE: QT_TRANSLATE_NOOP("Troubles", "这里有客户不在任何网格内"),
    Trouble.MISPLACED: QT_TRANSLATE_NOOP(
        "Troubles", "网格 {0}：这里的客户地址写的是 {1}，坐标却在 {2}（本网格第 {3} / {4} 条，全部 {5} 条）"
    ),
    Trouble.OVER_TARGET: QT_TRANSLATE_NOOP("Troubles", "{0} {1} 的{2}是目标的 {3} %，高于容差 ±{4} %"),
    Trouble.UNDER_TARGET: QT_TRANSLATE_NOOP("Troubles", "{0} {1} 的{2}只有目标的 {3} %，低于容差 ±{4} %"),
}


def trouble_words(problem: DraftProblem, draft: Draft, names: Names) -> str:
    """A problem with the name of its grid, or of who holds too much; a customer is not named."""
    grid = draft.grids.get(problem.face)
    village, target = problem.village, problem.target
    pattern = QCoreApplication.translate("Troubles", _WORDS[problem.trouble])
    if village is not None:
        return pattern.format(
            "" if grid is None else grid.name, village.said, village.lies, village.number,
            formats.count(village.count), formats.count(village.everywhere),
        )  # fmt: skip
    if target is not None:
        who = names.get(target.level, {}).get(target.key, "")
        level, measure = level_name(target.level), measure_name(target.measure)
        return pattern.format(level, who, measure, target.percent, target.tolerance_pct)
    size = "" if problem.size_m2 is None else formats.area(problem.size_m2)
    return pattern.format("" if grid is None else grid.name, size)
