"""What the themes, their values and their ways of classing are called."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.themes.classes import Method
from desktop.themes.theme import Theme
from desktop.ui.language import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """Sources of the translation context "Themes"."""

    name: str
    what: str  # the two parts of the figure
    unit: str  # of what is counted


WORDS: dict[Theme, ThemeWords] = {
    Theme.OWNERSHIP: ThemeWords(QT_TRANSLATE_NOOP("Themes", "归属"),
                                QT_TRANSLATE_NOOP("Themes", "网格按所属支行着色"), ""),
    Theme.COVERAGE: ThemeWords(QT_TRANSLATE_NOOP("Themes", "覆盖"),
                               QT_TRANSLATE_NOOP("Themes", "有在用产品或未结清贷款的客户 ÷ 归属本网格的客户"),
                               QT_TRANSLATE_NOOP("Themes", "条")),
    Theme.VISITS: ThemeWords(QT_TRANSLATE_NOOP("Themes", "走访"),
                             QT_TRANSLATE_NOOP("Themes", "近12个月见到过的客户 ÷ 归属本网格的客户"),
                             QT_TRANSLATE_NOOP("Themes", "条")),
    Theme.CREDIT: ThemeWords(QT_TRANSLATE_NOOP("Themes", "授信"),
                             QT_TRANSLATE_NOOP("Themes", "有有效授信的客户 ÷ 归属本网格的客户"),
                             QT_TRANSLATE_NOOP("Themes", "条")),
    Theme.DENSITY: ThemeWords(QT_TRANSLATE_NOOP("Themes", "密度"),
                              QT_TRANSLATE_NOOP("Themes", "已落图的客户 ÷ 网格面积"),
                              QT_TRANSLATE_NOOP("Themes", "条")),
}  # fmt: skip

METHODS: tuple[tuple[Method, str], ...] = (
    (Method.QUANTILE, QT_TRANSLATE_NOOP("Themes", "分位数（等数量）")),
    (Method.EQUAL, QT_TRANSLATE_NOOP("Themes", "等距")),
    (Method.NATURAL, QT_TRANSLATE_NOOP("Themes", "自然断点")),
    (Method.BY_HAND, QT_TRANSLATE_NOOP("Themes", "自定断点")),
)


def word(source: str) -> str:
    """A text of the tables above in the language of the window."""
    return QCoreApplication.translate("Themes", source) if source else ""


def value_text(theme: Theme, value: float) -> str:
    """55.4 % or 1,401 or 12.5; a dash for no value."""
    if not math.isfinite(value):
        return formats.NOTHING
    if theme.is_share:
        return f"{100 * value:.1f} %"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.1f}"


def limits_text(theme: Theme, limits: tuple[float, ...]) -> str:
    """Limits as a person types them: shares in per cent."""
    return "，".join(f"{100 * limit if theme.is_share else limit:g}" for limit in limits)


def limits_of(theme: Theme, text: str) -> tuple[float, ...] | None:
    """What a person typed as limits, in the unit of the values; None when it is no list of numbers."""
    parts = text.replace("，", " ").replace(",", " ").replace("、", " ").replace("%", " ").replace("；", " ").split()
    try:
        numbers = [float(part) / (100 if theme.is_share else 1) for part in parts]
    except ValueError:
        return None
    return tuple(sorted(set(numbers))) if numbers and all(map(math.isfinite, numbers)) else None
