"""The words that float at the cursor while a border moves: what each grid holds now, will hold, and by how much."""

from desktop.drawing.gauge import Gauge
from desktop.plans.draft_state import DraftState
from desktop.plans.goals import MEASURED, Goals, Level
from desktop.plans.level_totals import grid_aim
from desktop.plans.weight_queries import MEASURES, Amounts
from desktop.plans.workload import WORKLOAD
from desktop.ui.language import QT_TRANSLATE_NOOP
from desktop.ui.plans.measure_words import changed_figure, measure_name, say

_STOCK = MEASURES.index("stock")
_FLOATING = tuple(
    (measure, MEASURES.index(measure))
    for measure in ("households", "stock", "potential", "deposits_fen", "loans_fen", "visits_due")
)
_SIDE = QT_TRANSLATE_NOOP("Plans", "{0}：{1}")
_NEW = QT_TRANSLATE_NOOP("Plans", "新网格")
_NOBODY_MOVES = QT_TRANSLATE_NOOP("Plans", "没有客户随之换格")


def gauged(goals: Goals) -> str:
    """The measure whose tolerance bar is shown of single grids: what grids have a target for, else the workload."""
    with_target = [measure for measure in MEASURED if (Level.GRID, measure) in goals.targets]
    return WORKLOAD if WORKLOAD in with_target or not with_target else with_target[0]


def side_lines(now: DraftState, difference: dict[int, Amounts]) -> tuple[list[str], dict[str, Gauge]]:
    """Two lines for each grid that gains or loses, those that lose most last: its name with how it stands to its goal,
    and its figures; and the tolerance bars, by line."""
    if not difference:
        return [say(_NOBODY_MOVES)], {}
    measure = gauged(now.goals)
    aim = grid_aim(now.draft, now.totals, now.goals, measure)
    lines: list[str] = []
    gauges: dict[str, Gauge] = {}
    for face, by in sorted(difference.items(), key=lambda one: -int(one[1][_STOCK])):
        grid, after = now.draft.grids.get(face), now.totals.now(face) + by
        before, value = now.goals.value(measure, now.totals.now(face)), now.goals.value(measure, after)
        gauge = Gauge.of(aim, value)
        words = f"{measure_name(measure)} {changed_figure(measure, value, value - before)}"
        head = say(_SIDE).format(
            say(_NEW) if grid is None else grid.name, words if gauge is None else f"{words}  {gauge.words}"
        )
        if gauge is not None:
            gauges[head] = gauge
        parts = [
            f"{measure_name(shown)} {changed_figure(shown, int(after[place]), int(by[place]))}"
            for shown, place in _FLOATING
            if by[place] or place == _STOCK
        ]
        lines += [head, " · ".join(parts)]
    return lines, gauges
