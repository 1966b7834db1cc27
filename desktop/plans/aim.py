"""What somebody should hold of something, in figures, and how what is held stands to it."""

from dataclasses import dataclass
from enum import Enum


class Light(Enum):
    """How a value stands to its goal; the sign says it to those who do not see the colour."""

    WITHIN = "●"
    NEAR_OVER = "▲"  # beyond the tolerance, by no more than as much again
    NEAR_UNDER = "▼"
    FAR_OVER = "▲▲"
    FAR_UNDER = "▼▼"

    @property
    def is_far(self) -> bool:
        return self in (Light.FAR_OVER, Light.FAR_UNDER)

    @property
    def is_over(self) -> bool:
        return self in (Light.NEAR_OVER, Light.FAR_OVER)


@dataclass(frozen=True, slots=True)
class Aim:
    """A target in figures: `whole` spread over `holders`, so that the mean of 100 over 3 is exact."""

    whole: int
    holders: int
    tolerance_pct: int

    def percent(self, value: int) -> int | None:
        """What share of the aim a value is, in whole percent, half up; None where nothing is aimed at."""
        if self.whole <= 0:
            return None
        return (200 * value * self.holders + self.whole) // (2 * self.whole)

    def light(self, value: int) -> Light | None:
        """None where nothing is aimed at."""
        if self.whole <= 0:
            return None
        off = value * self.holders - self.whole
        size, step = 100 * abs(off), self.tolerance_pct * self.whole
        if size <= step:
            return Light.WITHIN
        if size <= 2 * step:
            return Light.NEAR_OVER if off > 0 else Light.NEAR_UNDER
        return Light.FAR_OVER if off > 0 else Light.FAR_UNDER
