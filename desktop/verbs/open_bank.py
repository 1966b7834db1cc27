"""`getu open [FILE]`, and `getu` alone: the map in a window, or the same on paper where there is no display."""

import argparse
import os
import sys
from pathlib import Path

from desktop import app, paths
from desktop.database.connection import must_exist


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, nargs="?", help="银行文件；不写则为示例银行 / the bank; else the demo")


def run(options: argparse.Namespace) -> int:
    file: Path | None = options.file
    if file is not None:
        must_exist(file)
    if has_display():
        return app.open_window(file)
    print("没有显示器，改为输出图片和 PDF。/ No display: writing a picture and a PDF instead.", file=sys.stderr)
    return app.main_job(paths.results(), file)


def has_display() -> bool:
    """Whether a person could see a window: off Linux always, on Linux when X11 or Wayland is told of."""
    told = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if told:
        return told not in ("offscreen", "minimal")
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
