"""Sheets of paper, and the step between millimetres and the drawing's pixel of 1/96 inch."""

from dataclasses import dataclass

from desktop.maps.viewport import PIXEL_MM
from desktop.refusal import Refused


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet as it lies on the table, in millimetres."""

    name: str
    width_mm: float
    height_mm: float

    @property
    def enlargement(self) -> float:
        """How much larger type and lines are than on A3: a wall map is read from further away, but not only."""
        return float((min(self.width_mm, self.height_mm) / 297.0) ** 0.6)


# ISO 216, portrait
_PORTRAIT = {"A0": (841, 1189), "A1": (594, 841), "A2": (420, 594), "A3": (297, 420), "A4": (210, 297)}
NAMES = tuple(sorted(_PORTRAIT))


def sheet(name: str, *, landscape: bool) -> Paper:
    """The sheet of that ISO 216 name. Raises `Refused` for any other name."""
    key = name.strip().upper()
    if key not in _PORTRAIT:
        known = "、".join(NAMES)
        raise Refused(
            f"没有“{name}”这种纸张；可用：{known}。", f"There is no paper “{name}”; use one of {', '.join(NAMES)}."
        )
    short, long = _PORTRAIT[key]
    return Paper(key, long, short) if landscape else Paper(key, short, long)


def px(millimetres: float) -> float:
    """Millimetres → pixels of 1/96 inch."""
    return millimetres / PIXEL_MM


def mm(pixels: float) -> float:
    """Pixels of 1/96 inch → millimetres."""
    return pixels * PIXEL_MM
