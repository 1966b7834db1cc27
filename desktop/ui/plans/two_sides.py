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
_FLOATING = ("households", "stock", "potential", "deposits_fen", "loans_fen", "visits_due")
_SIDE = QT_TRANSLATE_NOOP("Plans", "{0}：{1}")
_NEW = QT_TRANSLATE_NOOP("Plans", "新网格")
_NOBODY_MOVES = QT_TRANSLATE_NOOP("Plans", "没有客户随之换格")


def gauged(goals: Goals) -> str:
    """The measure whose tolerance bar is shown of single grids: what grids have a target for, else the workload."""
    with_target = [measure for measure in MEASURED if (Level.GRID, measure) in goals.targets]
    return WORKLOAD if WORKLOAD in with_target or not with_target else with_target[0]


def side_lines(now: DraftState, difference: dict[int, Amounts]) -> dict[str, Gauge | None]:
    """A line for each grid that gains or loses, those that lose most last, each with its tolerance bar."""
    if not difference:
        return {say(_NOBODY_MOVES): None}
    measure = gauged(now.goals)
    aim = grid_aim(now.draft, now.totals, now.goals, measure)
    lines: dict[str, Gauge | None] = {}
    for face, by in sorted(difference.items(), key=lambda one: -int(one[1][_STOCK])):
        grid, after = now.draft.grids.get(face), now.totals.now(face) + by
        parts = []
        for shown in _FLOATING:
            place = MEASURES.index(shown)
            if by[place] or shown == "stock":
                words = changed_figure(shown, int(after[place]), int(by[place]))
                parts.append(f"{measure_name(shown)} {words}")
        value = now.goals.value(measure, after)
        gauge = Gauge.of(aim, value)
        if gauge is not None:
            parts.append(f"{measure_name(measure)} {gauge.words}")
        lines[say(_SIDE).format(say(_NEW) if grid is None else grid.name, " · ".join(parts))] = gauge
    return lines
