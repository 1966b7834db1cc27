"""The words of a comparison: kinds of change, and a figure before, after and by how much."""

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.plans.draft_changes import Change
from desktop.plans.weight_queries import MEASURES, Amounts
from desktop.ui.language import QT_TRANSLATE_NOOP, english

KINDS: dict[Change, str] = {
    Change.BORDER: QT_TRANSLATE_NOOP("Compare", "边界改变"),
    Change.NEW: QT_TRANSLATE_NOOP("Compare", "新设"),
    Change.GONE: QT_TRANSLATE_NOOP("Compare", "撤销"),
    Change.PEOPLE: QT_TRANSLATE_NOOP("Compare", "换人员"),
    Change.RECORD: QT_TRANSLATE_NOOP("Compare", "改资料"),
}
NO_CONTRACTS = QT_TRANSLATE_NOOP("Compare", "责任书将在后续版本提供：本版本还没有责任书，无法列出受影响的责任书。")
_VACANT = QT_TRANSLATE_NOOP("Compare", "（缺岗）")
_NOWHERE = QT_TRANSLATE_NOOP("Compare", "（网格外）")
_THREE = QT_TRANSLATE_NOOP("Compare", "{0} → {1}（{2}）")
HOUSEHOLDS = MEASURES.index("households")
_STOCK, _POTENTIAL = MEASURES.index("stock"), MEASURES.index("potential")
DEPOSITS, LOANS = MEASURES.index("deposits_fen"), MEASURES.index("loans_fen")


def say(text: str) -> str:
    return QCoreApplication.translate("Compare", text)


def customers(held: Amounts) -> int:
    """Records 条, potential ones too."""
    return int(held[_STOCK] + held[_POTENTIAL])


def money(fen: int) -> str:
    return formats.money(fen, english=english())


def signed(by: float, said: str) -> str:
    """The size of a difference with its sign; a real minus, so that columns line up."""
    return "±0" if by == 0 else ("+" if by > 0 else "−") + said


def counted(before: int, after: int) -> str:
    """1,200 → 1,260（+60）; one figure where nothing changes."""
    by = after - before
    if by == 0:
        return formats.count(after)
    return say(_THREE).format(formats.count(before), formats.count(after), signed(by, formats.count(abs(by))))


def paid(before: int, after: int) -> str:
    """The same for money in 分."""
    by = after - before
    return money(after) if by == 0 else say(_THREE).format(money(before), money(after), signed(by, money(abs(by))))


def sized(before: float, after: float) -> str:
    """The same for square metres, in 亩; less than a hundredth of one is no difference."""
    by = after - before
    mu = formats.area_mu(after, english=english())
    if abs(by) < formats.MU_SQUARE_METRES / 100:
        return mu
    was, size = formats.area_mu(before, english=english()), formats.area_mu(abs(by), english=english())
    return say(_THREE).format(was, mu, signed(by, size))


def changed(before: str, after: str) -> str:
    """One word where nothing changes, two with an arrow where it does."""
    return after if before == after else f"{before or formats.NOTHING} → {after or formats.NOTHING}"


def vacant() -> str:
    return say(_VACANT)


def nowhere() -> str:
    return say(_NOWHERE)
