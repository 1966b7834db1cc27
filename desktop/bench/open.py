"""`getu bench open`: the real program started on the bank, from the start of its process to window and complete map."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from desktop import paths
from desktop.bench.frame import BenchReport, measure
from desktop.content_loader import load_content
from desktop.session import Session

RUNS = 5
WINDOW_GOAL_S, MAP_GOAL_S, MEMORY_GOAL_MB = 1.0, 1.5, 450.0
_PATIENCE_S = 60.0


def run(bank: Path, key: bytes) -> BenchReport:
    """Starts of `python -m desktop open` without a screen, 1920×1080, after one unmeasured start.

    `…_wall` is what a person waits, the plain names are CPU time of the whole process, which a busy machine does not
    blur. Checked: the customers the program says it shows are the customers of the file.
    """
    session = Session(bank, key)
    content = load_content(session.reader())
    expected = len(content.points)
    session.close()
    with TemporaryDirectory(prefix="getu-bench-") as home:
        starts = [one_start(bank, Path(home)) for _ in range(RUNS + 1)][1:]
    memory = [start["rss_mb"] for start in starts]
    checked = all(start["points"] == expected for start in starts)
    return BenchReport(
        bench="open",
        items=expected,
        checked=checked,
        rss_mb=max(memory),
        results=(
            measure("window_visible", "s", WINDOW_GOAL_S, [start["window_visible_cpu"] for start in starts]),
            measure("first_map", "s", MAP_GOAL_S, [start["first_map_cpu"] for start in starts]),
            measure("window_visible_wall", "s", WINDOW_GOAL_S, [start["window_visible_wall"] for start in starts]),
            measure("first_map_wall", "s", MAP_GOAL_S, [start["first_map_wall"] for start in starts]),
            measure("memory", "MB", MEMORY_GOAL_MB, memory),
        ),
    )


def one_start(bank: Path, home: Path) -> dict[str, float]:
    """One start: seconds to each mark by wall and CPU clock, `points` on the map, resident MB (10⁶) when settled.

    Raises `RuntimeError` when the program does not come up within a minute.
    """
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": "1",
        "GETU_TIMING": "1",
        "GETU_HOME": str(home),
        "PYTHONPATH": os.pathsep.join(filter(None, (str(paths.ROOT), os.environ.get("PYTHONPATH")))),
    }
    words = [] if getattr(sys, "frozen", False) else ["-P", "-c", _PROGRAM]
    began = time.time()
    with subprocess.Popen(
        [sys.executable, *words, str(bank)], env=environment, stderr=subprocess.PIPE, encoding="utf-8"
    ) as program:
        stop = threading.Timer(_PATIENCE_S, program.kill)
        stop.start()
        try:
            return _heard(program, began)
        finally:
            stop.cancel()
            program.kill()


# An offscreen `getu open` writes pictures instead of opening a window, so the window is asked for by name.
_PROGRAM = "import sys, pathlib; from desktop import app; sys.exit(app.open_window(pathlib.Path(sys.argv[1])))"


def _heard(program: "subprocess.Popen[str]", began: float) -> dict[str, float]:
    found: dict[str, float] = {}
    assert program.stderr is not None
    for line in program.stderr:
        if not line.startswith('{"mark"'):
            continue
        told = json.loads(line)
        found[f"{told['mark']}_wall"] = told["at"] - began
        found[f"{told['mark']}_cpu"] = told["cpu"]
        if told["mark"] == "first_map":
            found["points"] = told["points"]
            time.sleep(1.0)  # what is made ready while the map rests counts as well
            found["rss_mb"] = psutil.Process(program.pid).memory_info().rss / 1e6
            return found
    raise RuntimeError("the program ended before its map was complete")
