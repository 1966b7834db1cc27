"""The standings as a table that leaves the program like any other."""

from collections.abc import Iterator, Sequence
from typing import Any

from desktop.quality.standing import Standing
from desktop.tables.building import table_of
from desktop.tables.column import Head, Kind
from desktop.tables.table import About, Table

_T, _C, _N = Kind.TEXT, Kind.CODE, Kind.NUMBER
SHARES = ("completeness", "validity", "consistency", "freshness", "uniqueness")
HEADS = (
    Head("code", "编码", "Code", _C, 16),
    Head("name", "名称", "Name", _T, 18),
    Head("people", "负责人", "In charge", _T, 12),
    Head("records", "记录（条）", "Records", _N, 12),
    Head("score", "得分", "Score", _N, 8, summed=False, decimals=1),
    Head("gain", "较上次", "Gain", _N, 8, summed=False, decimals=1),
    Head("completeness", "完整（%）", "Complete (%)", _N, 10, summed=False, decimals=1),
    Head("validity", "有效（%）", "Valid (%)", _N, 10, summed=False, decimals=1),
    Head("consistency", "一致（%）", "Consistent (%)", _N, 10, summed=False, decimals=1),
    Head("freshness", "新鲜（%）", "Fresh (%)", _N, 10, summed=False, decimals=1),
    Head("uniqueness", "唯一（%）", "Unique (%)", _N, 10, summed=False, decimals=1),
)


def quality_table(lines: Sequence[Standing], *, as_of: str) -> Table:
    """One row for each line; shares in percent with one decimal."""
    return table_of("quality", About.GRID, HEADS, _rows(lines), as_of=as_of, orders={})


def _rows(lines: Sequence[Standing]) -> Iterator[tuple[Any, ...]]:
    for number, line in enumerate(lines):
        shares = [getattr(line.sums, key) for key in SHARES]
        yield (
            number + 1, 0, line.code, line.name, line.people, line.sums.records, _tenths(line.sums.score, 1),
            _tenths(line.gain, 1), *(_tenths(share, 100) for share in shares),
        )  # fmt: skip


def _tenths(value: float | None, times: int) -> int | None:
    return None if value is None else round(value * times * 10)
