"""Records joined into customers, each with at most one record of any platform."""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


class Clusters:
    """Groups of rows 0 … n−1. `bits` (n,) is the bit of each row's platform; a group's bits are those of its rows."""

    def __init__(self, bits: Ints) -> None:
        self._parent = list(range(len(bits)))
        self._bits: list[int] = bits.tolist()

    def find(self, row: int) -> int:
        parent = self._parent
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    def join(self, left: int, right: int) -> bool:
        """Put two rows together. False, and nothing done, where both groups have a record of the same platform."""
        a, b = self.find(left), self.find(right)
        if a == b:
            return True
        if self._bits[a] & self._bits[b]:
            return False
        a, b = min(a, b), max(a, b)
        self._parent[b] = a
        self._bits[a] |= self._bits[b]
        return True

    def join_same(self, left: int, right: int) -> None:
        """Put two rows together that one platform says are one."""
        a, b = self.find(left), self.find(right)
        a, b = min(a, b), max(a, b)
        if a != b:
            self._parent[b] = a
            self._bits[a] |= self._bits[b]

    def joined(self) -> tuple[Ints, Ints]:
        """For each row the first row of its group, and the group's bits; (n,) each."""
        roots = np.array([self.find(row) for row in range(len(self._parent))], dtype=np.int64)
        return roots, np.array(self._bits, dtype=np.int64)[roots]
