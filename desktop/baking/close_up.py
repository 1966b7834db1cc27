"""Deep levels of one ground file as tiles, painted on demand in the theme that is asked for."""

import threading
from contextlib import suppress
from pathlib import Path

from desktop.baking.on_demand import OnDemandTiles, default_folder
from desktop.baking.tile_painter import TileLook
from desktop.maps.basemap_style import load_style
from desktop.maps.ground.ground_file import GroundFile


class GroundCloseUp:
    """A `CloseUp` over a ground file: a capped cache for each theme, of tiles of 512 pixels."""

    def __init__(self, ground: GroundFile, *, folder: Path | None = None) -> None:
        self._ground, self._folder = ground, folder
        self._themes: dict[str, OnDemandTiles] = {}
        self._lock = threading.Lock()

    def tiles(self, theme: str) -> OnDemandTiles:
        """Painted in `theme`, the same archive every time. Reads the cache's folder at first: not for the UI thread."""
        with self._lock:
            found = self._themes.get(theme)
            if found is None:
                look = TileLook(load_style(theme), scale=2)
                found = self._themes[theme] = OnDemandTiles(self._ground, look, folder=self._folder)
            return found

    def clear(self) -> None:
        """Forget every tile that this object painted or found."""
        with self._lock:
            for tiles in self._themes.values():
                tiles.clear()


def cache_size(folder: Path | None = None) -> int:
    """Bytes of all painted tiles on disk, of whatever ground and look."""
    return sum(file.stat().st_size for file in _files(folder))


def clear_cache(folder: Path | None = None) -> None:
    """Remove all painted tiles from the disk; what is open paints them anew."""
    for file in _files(folder):
        with suppress(OSError):
            file.unlink()


def _files(folder: Path | None) -> list[Path]:
    return [file for file in (folder or default_folder()).glob("*/*.tile") if file.is_file()]
