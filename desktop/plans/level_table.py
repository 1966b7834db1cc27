"""The totals of a draft by level as a table for the clipboard and for Excel: every measure, before, after, by how much,
and what share of its goal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desktop.plans.dossier import OF_MEASURE
from desktop.plans.face_shapes import Shape
from desktop.plans.goals import MEASURED, Goals
from desktop.plans.level_totals import LevelRow, Lie, values_to_compare
from desktop.plans.workload import WORKLOAD, hundredths
from desktop.tables.building import table_of
from desktop.tables.column import Head, Kind
from desktop.tables.table import About, Table

_N = Kind.NUMBER
_OF_MEASURE = {**OF_MEASURE, WORKLOAD: ("工作量（分）", "Workload (points)", _N)}


def _heads_of(measure: str) -> tuple[Head, ...]:
    zh, en, kind = _OF_MEASURE[measure]
    decimals = 2 if measure == WORKLOAD else 0
    return (
        *(
            Head(f"{measure}_{when}", f"{zh}{zh_when}", f"{en} {en_when}", kind, 14, decimals=decimals)
            for when, zh_when, en_when in (
                ("before", "改动前", "before"),
                ("after", "改动后", "after"),
                ("by", "增减", "+/−"),
            )
        ),
        Head(f"{measure}_pct", f"{zh}占目标 %", f"{en} % of goal", _N, 10, summed=False),
    )


HEADS = (
    Head("name", "名称", "Name", Kind.TEXT, 18),
    Head("grids", "网格数", "Grids", _N, 8),
    *(head for measure in (WORKLOAD, *MEASURED[:-1]) for head in _heads_of(measure)),
    Head("area", "面积（平方公里）", "Area (km²)", _N, 12, decimals=3),
    Head("compactness", "紧凑度（Polsby–Popper）", "Compactness (Polsby–Popper)", _N, 12, summed=False, decimals=3),
    Head("outlet", "到网点距离（公里）", "Distance to outlet (km)", _N, 12, summed=False, decimals=3),
)


def level_table(
    rows: Sequence[LevelRow],
    everybody: tuple[LevelRow, ...],
    goals: Goals,
    *,
    names: Mapping[int | None, str],
    shapes: Mapping[int, Shape],
    as_of: str,
) -> Table:
    """One line for each holder in the given order; those nobody holds have the name of None. `everybody` at the level
    is for the mean, whichever rows are told."""
    return table_of(
        "level_totals", About.GRID, HEADS, _lines(rows, everybody, goals, names, shapes), as_of=as_of, orders={}
    )


def _lines(
    rows: Sequence[LevelRow],
    everybody: tuple[LevelRow, ...],
    goals: Goals,
    names: Mapping[int | None, str],
    shapes: Mapping[int, Shape],
) -> Iterator[tuple[Any, ...]]:
    measures = (WORKLOAD, *MEASURED[:-1])
    aims = {
        (row.level, measure): goals.aim(row.level, measure, values_to_compare(everybody, goals, measure))
        for row in rows[:1]
        for measure in measures
    }
    for number, row in enumerate(rows):
        figures: list[int | None] = []
        for measure in measures:
            before, after = goals.value(measure, row.before), goals.value(measure, row.after)
            share = aims[row.level, measure].percent(after) if row.counts else None
            if measure == WORKLOAD:
                before, after = hundredths(before), hundredths(after)
            figures += [before, after, after - before, share]
        lie = Lie.of(shapes, row.faces)
        yield (
            number + 1, 0, names.get(row.key, ""), len(row.faces), *figures,
            None if lie is None else round(lie.area_m2 / 1_000),
            None if lie is None or lie.compactness is None else round(lie.compactness * 1_000),
            None if lie is None or lie.outlet_m is None else round(lie.outlet_m),
        )  # fmt: skip
