"""Which of a million keys are known, answered for thousands at once in 20 bytes a key."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def hashed(texts: Iterable[str]) -> Ints:
    """64-bit hashes of texts, the same within this process only."""
    return np.fromiter(map(hash, texts), dtype=np.int64)


class KeyTable:
    """Sorted runs that are merged as they grow (a log-structured merge of O'Neil et al. 1996, in memory).

    Each key carries a customer, and two numbers more. The newest entry of a key counts.
    """

    def __init__(self) -> None:
        self._runs: list[tuple[Ints, NDArray[np.int32], Ints, NDArray[np.int32]]] = []

    def add(self, keys: Ints, ids: Sequence[int] | Ints, one: Ints | None = None, two: Ints | None = None) -> None:
        """Keys (n,) with their customers, and what else is to be known of them (0 where nothing is given)."""
        if not len(keys):
            return
        order = np.argsort(keys, kind="stable")
        last = np.append(keys[order][1:] != keys[order][:-1], True)
        order = order[last]
        none = np.zeros(len(keys), dtype=np.int64)
        run = (
            keys[order],
            np.asarray(ids, dtype=np.int32)[order],
            (none if one is None else one)[order],
            (none if two is None else two)[order].astype(np.int32),
        )
        self._runs.append(run)
        while len(self._runs) > 1 and len(self._runs[-2][0]) < 3 * len(self._runs[-1][0]):
            newer, older = self._runs.pop(), self._runs.pop()
            keep = ~np.isin(older[0], newer[0], assume_unique=True)
            merged = np.concatenate([older[0][keep], newer[0]])
            order = np.argsort(merged, kind="stable")
            self._runs.append(
                (
                    merged[order],
                    np.concatenate([older[1][keep], newer[1]])[order],
                    np.concatenate([older[2][keep], newer[2]])[order],
                    np.concatenate([older[3][keep], newer[3]])[order],
                )
            )

    def find(self, keys: Ints) -> tuple[Ints, Ints, Ints]:
        """Customer of each key (n,), −1 for an unknown one, and its two numbers."""
        ids, one, two = (np.full(len(keys), fill, dtype=np.int64) for fill in (-1, 0, 0))
        open_ = np.ones(len(keys), dtype=np.bool_)
        for run in reversed(self._runs):
            at = np.minimum(np.searchsorted(run[0], keys), len(run[0]) - 1)
            hit = open_ & (run[0][at] == keys)
            ids[hit], one[hit], two[hit] = run[1][at[hit]], run[2][at[hit]], run[3][at[hit]]
            open_ &= ~hit
        return ids, one, two

    def ones(self) -> Ints:
        """The first number of every key there is (n,), in no order."""
        return np.concatenate([run[2] for run in self._runs]) if self._runs else np.zeros(0, dtype=np.int64)
