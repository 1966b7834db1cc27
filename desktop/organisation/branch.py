"""A branch 支行: the second of the three levels 总行 → 支行 → 客户经理."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Branch:
    id: int
    uid: str
    code: str
    name: str
    head_name: str | None  # 支行负责人
