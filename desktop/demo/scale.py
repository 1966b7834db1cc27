"""How many of everything a demo bank holds: the seed's scale, and 1/40 of its people."""

from dataclasses import dataclass
from typing import Literal

from desktop.refusal import Refused

Size = Literal["small", "full"]

HEAD_OFFICES = 1
CREDIT_BRANCHES = 28
OUTLETS = 42
DEPARTMENTS = 3
STAFF = 95
TOWNS = 12
RURAL_GRIDS = 231
URBAN_GRIDS = 66


@dataclass(frozen=True, slots=True)
class Scale:
    """Row counts of one size. Everything but people is the same in both: the seed's figures (domain §1.1)."""

    name: Size
    existing: int  # records of every lifecycle but POTENTIAL
    potential: int
    located: int
    with_family: int  # records that have a household
    visits: int
    credit_lines: int
    loans: int
    space_needed: int  # bytes that must be free before we start

    @property
    def records(self) -> int:
        return self.existing + self.potential


FULL = Scale(
    name="full",
    existing=890_000,
    potential=98_700,
    located=530_400,
    with_family=35_200,
    visits=160_000,
    credit_lines=112_000,
    loans=64_000,
    space_needed=1_100_000_000,
)

SMALL_SHARE = 40

SMALL = Scale(
    name="small",
    existing=round(FULL.existing / SMALL_SHARE),
    potential=round(FULL.potential / SMALL_SHARE),
    located=round(FULL.located / SMALL_SHARE),
    with_family=round(FULL.with_family / SMALL_SHARE),
    visits=round(FULL.visits / SMALL_SHARE),
    credit_lines=round(FULL.credit_lines / SMALL_SHARE),
    loans=round(FULL.loans / SMALL_SHARE),
    space_needed=80_000_000,
)

SCALES: dict[str, Scale] = {"small": SMALL, "full": FULL}


def scale_of(size: str) -> Scale:
    """The counts for `small` or `full`. Raises Refused for any other word."""
    if size not in SCALES:
        raise Refused(f"没有“{size}”这种规模，只有 small 和 full。", f"There is no size “{size}”, only small and full.")
    return SCALES[size]
