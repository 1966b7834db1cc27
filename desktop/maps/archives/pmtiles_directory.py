"""One directory of a PMTiles file, unpacked into arrays and checked as it is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.maps.archives.hilbert import Ints
from desktop.maps.archives.tile_bytes import unpacked

_MOST_UNPACKED = 32 * 2**20
_LONGEST_NUMBER = 9  # bytes of 7 bits: more does not fit into 63 bits and is no offset of any file


class BadDirectory(Exception):
    """The bytes are not a directory."""


@dataclass(frozen=True, slots=True, eq=False)
class Directory:
    """Entries in the order of their first tile ids, each (n,) int64.

    An entry stands for `runs` tiles with the same content, or, where `runs` is 0, for a directory one step down.
    """

    ids: Ints
    runs: Ints
    lengths: Ints
    offsets: Ints

    def find(self, tile_id: int) -> tuple[int, int, int] | None:
        """(runs, offset, length) of the entry that a tile belongs to."""
        i = int(self.ids.searchsorted(tile_id, side="right")) - 1
        if i < 0:
            return None
        run = int(self.runs[i])
        if run and tile_id - int(self.ids[i]) >= run:
            return None
        return run, int(self.offsets[i]), int(self.lengths[i])


def read_directory(packed: bytes) -> Directory:
    """A directory as the file holds it (specification 3, §4.2). Raises `BadDirectory`."""
    plain = unpacked(packed, _MOST_UNPACKED)
    if plain is None:
        raise BadDirectory
    numbers = _varints(plain)
    count = int(numbers[0]) if len(numbers) else 0
    if count < 1 or len(numbers) != 1 + 4 * count:
        raise BadDirectory
    steps, runs, lengths, places = numbers[1:].reshape(4, count)
    if count > 1 and int(steps[1:].min()) < 1:
        raise BadDirectory
    ids = np.cumsum(steps)
    offsets = _offsets(places, lengths)
    if int(ids[-1]) < 0 or int(np.diff(ids, prepend=0).min()) < 0 or int(offsets.min()) < 0:  # went over 63 bits
        raise BadDirectory
    return Directory(ids, runs, lengths, offsets)


def _offsets(places: Ints, lengths: Ints) -> Ints:
    """Where each content begins: as said, one too high, or, where 0 is said, right behind the one before."""
    if places[0] == 0:
        raise BadDirectory
    said = np.flatnonzero(places)
    last_said = said[np.searchsorted(said, np.arange(len(places)), side="right") - 1]
    before = np.cumsum(lengths) - lengths
    offsets: Ints = places[last_said] - 1 + before - before[last_said]
    return offsets


def _varints(data: bytes) -> Ints:
    """All numbers of a run of LEB128 varints (n,)."""
    each = np.frombuffer(data, dtype=np.uint8)
    ends = np.flatnonzero(each < 0x80)
    if len(ends) == 0 or ends[-1] != len(each) - 1:
        raise BadDirectory
    starts: NDArray[np.int64] = np.concatenate([[0], ends[:-1] + 1])
    sizes = ends - starts + 1
    if int(sizes.max()) > _LONGEST_NUMBER:
        raise BadDirectory
    numbers = (each[starts] & 0x7F).astype(np.int64)
    for i in range(1, int(sizes.max())):
        longer = np.flatnonzero(sizes > i)
        numbers[longer] |= (each[starts[longer] + i] & 0x7F).astype(np.int64) << (7 * i)
    return numbers
