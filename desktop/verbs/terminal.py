"""Long work told in a terminal: a progress line on stderr, Ctrl-C as a clean cancel."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from desktop.progress import Progress


@contextmanager
def progress_on_stderr(*, lines: int = 10) -> Iterator[Progress]:
    """A `Progress` whose state is written to stderr; Ctrl-C cancels it, so the work can clean up behind itself.

    A terminal gets one line that is written over; a log file gets so many `lines`, evenly spread.
    """
    terminal = sys.stderr.isatty()
    told = -1

    def tell(done: float, what: str, seconds_left: float | None) -> None:
        nonlocal told
        left = "" if seconds_left is None else f"  剩余 {seconds_left:.0f} s"
        if terminal:
            print(f"\r\x1b[2K{done:5.0%}  {what}{left}", end="", file=sys.stderr, flush=True)
        elif int(done * lines) > told:
            told = int(done * lines)
            print(f"{done:5.0%}  {what}{left}", file=sys.stderr, flush=True)

    progress = Progress(tell)

    def cancel(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a second Ctrl-C ends it the hard way
        progress.cancel()

    before = signal.signal(signal.SIGINT, cancel)
    try:
        yield progress
    finally:
        signal.signal(signal.SIGINT, before)
        if terminal:
            print("\r\x1b[2K", end="", file=sys.stderr, flush=True)
