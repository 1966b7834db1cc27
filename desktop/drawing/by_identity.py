"""Keeps what was computed from immutable content, as long as the same objects are asked about."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class ByIdentity(Generic[V]):
    """Answers for the last `most` pairs of (object, key); objects are compared by `is`, so they need no hash.

    Safe from several threads: the worst that happens is that two of them compute the same answer.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[int, Hashable], tuple[object, V]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, thing: object, key: Hashable, make: Callable[[], V]) -> V:
        name = (id(thing), key)
        with self._lock:
            kept = self._kept.get(name)
            if kept is not None and kept[0] is thing:
                self._kept.move_to_end(name)
                return kept[1]
        made = make()
        with self._lock:
            self._kept[name] = (thing, made)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
