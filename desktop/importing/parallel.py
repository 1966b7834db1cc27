"""Checks a large text file in a process of its own while this one writes: two cores, half the time."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from desktop.importing.checking import CheckedPiece, Checker
from desktop.importing.layout import Layout, data_pieces
from desktop.importing.table import Table
from desktop.refusal import Refused

_AHEAD = 2  # pieces that are checked or wait to be written

_pieces: Iterator[CheckedPiece] | None = None


def checked_apart(checker: Checker, table: Table, layout: Layout) -> Iterator[CheckedPiece]:
    """All pieces in order. Closing it early ends the other process. Raises Refused when that one is killed."""
    pool = ProcessPoolExecutor(
        1, multiprocessing.get_context("spawn"), initializer=_begin, initargs=(checker, table, layout)
    )
    try:
        waiting: deque[Future[CheckedPiece | None]] = deque(pool.submit(_next) for _ in range(_AHEAD))
        while (piece := waiting.popleft().result()) is not None:
            waiting.append(pool.submit(_next))
            yield piece
    except BrokenProcessPool as problem:
        raise Refused(
            "读取文件的进程被系统中止（可能内存不足），什么都没有导入。请关闭其他程序后重试。",
            "The process that reads the file was ended by the system (memory may be short); nothing was imported. "
            "Close other programs and try again.",
        ) from problem
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(checker: Checker, table: Table, layout: Layout) -> None:
    global _pieces
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who writes
    _pieces = (checker.check(piece) for piece in data_pieces(table, layout))


def _next() -> CheckedPiece | None:
    return None if _pieces is None else next(_pieces, None)
