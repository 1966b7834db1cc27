"""Totals of a selection of pins, shown live while a rectangle, polygon or radius is drawn."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.customers.point_codes import LIFECYCLES, Flag

Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts of located customer records 条 (not households 户)."""

    records: int
    existing: int  # 存量
    potential: int  # 潜在
    dormant: int  # 睡眠
    lost: int  # 流失 and 销户
    persons: int
    organisations: int
    key: int  # 重点
    with_loan: int  # 用信
    with_line: int  # 授信
    with_family: int
    visited: int  # in the last 12 months
    unlocated: int = 0  # also chosen, but without coordinates: in none of the other counts


def count_totals(kind: Bytes, lifecycle: Bytes, flags: Bytes) -> Totals:
    """Columns of the selected points, each (n,) → totals."""
    stages = np.bincount(lifecycle, minlength=len(LIFECYCLES))
    by_flags = np.bincount(flags, minlength=256)
    codes = np.arange(256)

    def having(flag: Flag) -> int:
        return int(by_flags[(codes & flag) != 0].sum())

    organisations = having(Flag.ORGANISATION)
    return Totals(
        records=len(kind),
        existing=int(stages[LIFECYCLES.index("EXISTING")]),
        potential=int(stages[LIFECYCLES.index("POTENTIAL")]),
        dormant=int(stages[LIFECYCLES.index("DORMANT")]),
        lost=int(stages[LIFECYCLES.index("CHURNED")] + stages[LIFECYCLES.index("CLOSED")]),
        persons=len(kind) - organisations,
        organisations=organisations,
        key=having(Flag.KEY),
        with_loan=having(Flag.LOAN),
        with_line=having(Flag.LINE),
        with_family=having(Flag.FAMILY),
        visited=having(Flag.VISITED),
    )
