"""Where files are: what ships with the program, the user's data folder, the folder for results."""

import os
import sys
from pathlib import Path

ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))
"""The checkout, or the unpacked bundle of a frozen program: holds `resources/` and `offline_tiles/`."""

RESOURCES = ROOT / "resources"
OFFLINE_TILES = ROOT / "offline_tiles"


def home() -> Path:
    """The user's data folder (not created): `$GETU_HOME`, else the platform's usual place for user data."""
    told = os.environ.get("GETU_HOME")
    if told:
        return Path(told).expanduser()
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base) / "Getu" if base else Path.home() / "AppData" / "Local" / "Getu"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Getu"
    data = os.environ.get("XDG_DATA_HOME", "")
    # The XDG base directory specification says that a relative path is to be ignored.
    return (Path(data) if os.path.isabs(data) else Path.home() / ".local" / "share") / "getu"


def demo_bank() -> Path:
    """The demo bank that opens when no file is named."""
    return home() / "demo-small.getu"


def maps_list() -> Path:
    """The list of base maps of this PC."""
    return home() / "maps.json"


def cache() -> Path:
    """Things that can be made again: `.cache/` of a checkout, else `cache/` in the data folder (not created)."""
    return ROOT / ".cache" if (ROOT / "pyproject.toml").is_file() else home() / "cache"


def results() -> Path:
    """Pictures, pages and figures made without a window go to `out/` of the folder the user stands in."""
    return Path.cwd() / "out"
