"""What an archive that is being made says of itself to other programs."""

from dataclasses import dataclass

import numpy as np

from desktop.maps.box import Box
from desktop.maps.projection import to_lonlat

FORMATS = {"png": "png", "jpg": "jpg", "webp": "webp", "mvt": "pbf"}  # our word → the word of MBTiles 1.3


@dataclass(frozen=True, slots=True)
class Description:
    """`form` is "png", "jpg", "webp" or "mvt"; `box`, world metres, is what the map is of, by its tiles when None."""

    name: str
    form: str
    credit: str = ""
    text: str = ""
    version: str = "1"
    box: Box | None = None
    vector_layers: tuple[str, ...] = ()  # names of the layers in vector tiles

    def __post_init__(self) -> None:
        if self.form not in FORMATS:
            raise ValueError(f"tiles are one of {', '.join(FORMATS)}, not {self.form}")


def degrees(box: Box) -> tuple[float, float, float, float]:
    """A world box as west, south, east, north in degrees, as metadata has it."""
    (west, south), (east, north) = to_lonlat(np.array([[box.west, box.south], [box.east, box.north]])).tolist()
    return round(west, 7), round(south, 7), round(east, 7), round(north, 7)
