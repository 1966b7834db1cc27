"""What is wrong in a draft, in a sentence."""

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.plans.draft import Draft
from desktop.plans.problems import DraftProblem, Trouble
from desktop.ui.language import QT_TRANSLATE_NOOP

_WORDS: dict[Trouble, str] = {
    Trouble.UNASSIGNED: QT_TRANSLATE_NOOP("Troubles", "网格 {0} 还没有定支行或网点"),
    Trouble.VACANT: QT_TRANSLATE_NOOP("Troubles", "网格 {0} 缺主办客户经理"),
    Trouble.DETACHED: QT_TRANSLATE_NOOP("Troubles", "网格 {0} 有一块 {1} 的飞地"),
    Trouble.SLIVER: QT_TRANSLATE_NOOP("Troubles", "网格 {0} 有一块 {1} 的碎片"),
    Trouble.OUTSIDE: QT_TRANSLATE_NOOP("Troubles", "这里有客户不在任何网格内"),
}


def trouble_words(problem: DraftProblem, draft: Draft) -> str:
    """A problem with the name of its grid; a customer is not named."""
    grid = draft.grids.get(problem.face)
    size = "" if problem.size_m2 is None else formats.area(problem.size_m2)
    words = QCoreApplication.translate("Troubles", _WORDS[problem.trouble])
    return words.format("" if grid is None else grid.name, size)
