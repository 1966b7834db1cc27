"""Where the details of a bug go: a small log file with places in the code, never with data of a customer."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from desktop import paths
from desktop.refusal import Refused

_LARGEST = 500_000  # bytes; the log before it is kept, older ones are not


class PlacesOnly(logging.Formatter):
    """Writes where an exception came from and its type; its message is left out, since it may quote a row."""

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        kind, _, trace = ei
        return "".join(traceback.format_tb(trace)) + (kind.__name__ if kind is not None else "")


def start(tell: Callable[[Exception], None]) -> None:
    """Log everything unforeseen to `getu.log` of the user's data folder, and hand it to `tell` to be shown."""
    log = logging.getLogger("desktop")
    try:
        paths.home().mkdir(parents=True, exist_ok=True)
        file = paths.home() / "getu.log"
        if file.exists() and file.stat().st_size > _LARGEST:
            file.replace(file.with_suffix(".old.log"))
        handler: logging.Handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PlacesOnly("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.addHandler(handler)

    def on_main(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        if isinstance(problem, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
        elif isinstance(problem, Exception):
            if isinstance(problem, Refused):
                log.warning("refused: %s", problem.en)
            tell(problem)

    def in_thread(what: threading.ExceptHookArgs) -> None:
        log.error("a thread failed", exc_info=what.exc_value)

    sys.excepthook = on_main
    threading.excepthook = in_thread
